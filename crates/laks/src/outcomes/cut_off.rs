//! Who scores on the named side of a cut-off, before and after.

use super::score_count::ScoreCount;
use crate::error::Error;
use crate::estimate::Estimate;
use crate::figure::Figure;
use crate::schema::CutOff;
use serde::{Deserialize, Serialize};

/// The shares on the named side of one of the instrument's cut-offs, of those measured twice.
///
/// The same people stand below both lines, so the two shares can be held against each other; that they
/// differ is not yet an effect. WHO-5 has two cut-offs: below 50 of 100, poor well-being, and 28 or lower, signs
/// of depression (Topp et al. 2015, doi:10.1159/000376585).
///
/// ```
/// use laks::{Cohort, Exit, Record, Schema, Scores, Spec};
/// let person = |baseline, follow_up| Record {
///     referred_on: Some("2016-01-04".parse().unwrap()),
///     started_on: Some("2016-01-12".parse().unwrap()),
///     ended_on: Some("2016-05-10".parse().unwrap()),
///     exit: Exit::Completed,
///     scores: [("who5".to_owned(), Scores { baseline: Some(baseline), follow_up: Some(follow_up) })].into(),
///     ..Record::default()
/// };
/// let cohort = Cohort::from_records(&[person(12, 13), person(7, 8), person(20, 21)], &Schema::default())?;
/// let tally = cohort.tally(&Spec::new(cohort.layout(), ["2016-06-30"], &[])?)?;
/// let change = tally.outcome("who5")?.change(0.95)?;
/// let poor = &change.total.cut_offs[0];
/// assert_eq!(poor.cut_off.id, "poor_wellbeing");
/// assert_eq!((poor.before.numerator, poor.after.numerator), (Some(2), Some(1)));
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CutOffRow {
    /// The cut-off, with its bound.
    pub cut_off: CutOff,
    /// On its named side before / paired.
    pub before: Estimate,
    /// On its named side after / paired.
    pub after: Estimate,
}

impl CutOffRow {
    /// The rows of cut-offs, from how often each score was had.
    pub(super) fn of(
        cut_offs: &[CutOff],
        scores: &[ScoreCount],
        share: impl Fn(Figure, u64) -> Result<Estimate, Error>,
    ) -> Result<Vec<Self>, Error> {
        let row = |cut_off: &CutOff| {
            let sum = |count: fn(&ScoreCount) -> u64| {
                scores.iter().filter(|score| cut_off.holds(score.score)).map(count).sum()
            };
            Ok(Self {
                before: share(Figure::CutOffBefore(cut_off.id.clone()), sum(|score| score.before))?,
                after: share(Figure::CutOffAfter(cut_off.id.clone()), sum(|score| score.after))?,
                cut_off: cut_off.clone(),
            })
        };
        cut_offs.iter().map(row).collect()
    }

    /// The same with both figures changed.
    pub(super) fn mapped(self, change: &impl Fn(Estimate) -> Estimate) -> Self {
        Self { before: change(self.before), after: change(self.after), ..self }
    }
}
