//! The comparison of two tallies, line by line.

use super::asked::{Compare, EntryPeriod};
use super::comparison_line::ComparisonLine;
use super::note::ComparisonNote;
use super::sides::{Side, Sides};
use super::{comparable, family, lines, notes};
use crate::calendar::Day;
use crate::error::Error;
use crate::figure::Figure;
use crate::schema::StageWords;
use crate::tally::{CountTable, Tally};
use serde::{Deserialize, Serialize};

/// Every figure before and after.
///
/// Rates over the referred run from referral and rates over the started from start. Shares of people who
/// sit in no course: difference with Miettinen and Nurminen's score interval and test (1985,
/// doi:10.1002/sim.4780040211). Shares and mean gains of the started, where their courses are known: t on
/// course totals (Donner and Klar 2000), with the plain difference beside. Counts per thirty days, by the
/// events' own dates: ratio with the exact conditional interval and test (Przyborowski and Wilenski 1940,
/// doi:10.1093/biomet/31.3-4.313). The word is change: what else changed between the two periods is not
/// known here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Comparison {
    /// The date of the count before.
    pub before_as_of: Option<Day>,
    /// The date of the count after.
    pub after_as_of: Option<Day>,
    /// Days everyone was followed, on the clock of each figure.
    pub follow_up_days: Option<u32>,
    /// The days before, where both ends are known.
    pub before_period: Option<EntryPeriod>,
    /// The days after, where both ends are known.
    pub after_period: Option<EntryPeriod>,
    /// What to know first.
    pub notes: Vec<ComparisonNote>,
    /// One line for each figure.
    pub lines: Vec<ComparisonLine>,
    /// What the programme calls its stages.
    #[serde(default, skip_serializing_if = "StageWords::is_empty")]
    pub words: StageWords,
}

impl Comparison {
    /// The line of a figure.
    ///
    /// ```
    /// use laks::{Compare, Figure, Tally, results::Figures};
    /// let published = |referred, started, as_of: &str| -> Result<Tally, laks::Error> {
    ///     let figures = Figures::new([("referred", referred), ("started", started)])?;
    ///     Tally::from_counts(figures, Some(as_of.parse()?))
    /// };
    /// let (before, after) = (published(35, 24, "2016-02-15")?, published(40, 33, "2016-10-31")?);
    /// let comparison = before.compared_with(&after, &Compare::default())?;
    /// let uptake = comparison.line(&Figure::Uptake).unwrap();
    /// assert_eq!(uptake.after.numerator, Some(33));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn line(&self, measure: &Figure) -> Option<&ComparisonLine> {
        self.lines.iter().find(|line| line.measure == *measure)
    }
}

impl Tally {
    /// Compares this tally, as before, with another, as after.
    ///
    /// Counts per time need to know in which days people could be referred. The date of a split and the
    /// date of the count are natural ends; the other end is declared, or there is no such line.
    ///
    /// ```
    /// use laks::{Compare, Tally};
    /// use laks::results::Figures;
    /// let figures = |referred, started| Figures::new([("referred", referred), ("started", started)]);
    /// let before = Tally::from_counts(figures(35, 24)?, None)?;
    /// let after = Tally::from_counts(figures(41, 36)?, None)?;
    /// let comparison = before.compared_with(&after, &Compare::default())?;
    /// let uptake = comparison.line(&laks::Figure::Uptake).unwrap();
    /// assert!((uptake.contrast.value.unwrap() - (36.0 / 41.0 - 24.0 / 35.0)).abs() < 1e-12);
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::SpecMismatch`] when they count other things, [`Error::UnequalFollowUp`] when cases are
    /// open and no follow-up was declared, [`Error::SamePeople`] when both hold the same people,
    /// [`Error::Argument`] when a period reaches beyond what was counted, [`Error::UnknownName`] when
    /// a line of the family is not there, an error when goals are asked for that were not counted, and when the
    /// level is not between 0 and 1.
    pub fn compared_with(&self, after: &Self, asked: &Compare) -> Result<Comparison, Error> {
        let sides = Sides::new(self, after, asked)?;
        comparable::check(self, after)?;
        let mut all = lines::every_line(&sides, asked)?;
        let mut notes = notes::of(&sides, &mut all)?;
        notes.extend(family::declare(&mut all, asked, &sides)?);
        let words = self.spec().words.merged(&after.spec().words);
        let courses = |side: &Side<'_>| side.tally.cells_of(CountTable::Courses, side.date);
        let courses = sides.both().map(courses);
        Ok(Comparison {
            before_as_of: self.as_of(),
            after_as_of: after.as_of(),
            follow_up_days: self.spec().follow_up_days,
            before_period: sides.before.period(),
            after_period: sides.after.period(),
            notes,
            lines: all.into_iter().map(|line| line.resting_on(&courses).worded(&words)).collect(),
            words,
        })
    }
}
