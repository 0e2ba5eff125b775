//! Where a tally's people come from. It stands outside what makes two tallies equal.

use crate::calendar::Day;
use crate::records::{EntryWindow, Labels, SplitBy, Straddling};
use crate::schema::Layout;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One source of a tally's people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Source {
    /// Which of them are in the tally, by column: the labels of a `where`, and the municipality and unit
    /// where there is only one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub scope: BTreeMap<String, BTreeSet<String>>,
    /// The days of one side of a split.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered: Option<EntryWindow>,
    /// Courses with starts on both sides of the split.
    #[serde(default)]
    pub straddling: Straddling,
    /// The splits that it is a side of, one within the other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub splits: Vec<SplitBy>,
    /// Whether people who are on this side of the split by their start alone have facts without a date.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub starts_undated: bool,
    /// The day the table was taken out of its register, if that was declared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extracted_on: Option<Day>,
    /// The first and the last day on which somebody was referred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referred: Option<(Day, Day)>,
    /// A digest of what happened on which day, whatever the table was dressed in: 32 hexadecimal digits.
    /// Digests of tables add up as the tables do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// Whether it was taken on trust that no referral occurs twice.
    #[serde(default)]
    pub trusted_ids: bool,
}

impl Source {
    /// The source of a table with these columns and labels.
    pub(super) fn of(layout: &Layout, labels: &[Labels]) -> Self {
        let one_label = |name: &str| {
            let labels = labels.get(layout.stratum(name)?)?;
            let label = (labels.len() == 1).then(|| labels.label(1)).flatten()?;
            Some((name.to_owned(), BTreeSet::from([label.to_string()])))
        };
        Self {
            scope: ["municipality", "unit"].into_iter().filter_map(one_label).collect(),
            extracted_on: layout.extracted_on,
            ..Self::default()
        }
    }

    /// Whether both may hold the same people: nothing in their scopes keeps them apart, and people were
    /// referred in both on days that overlap.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let cohort = cafe::cohort()?;
    /// let halves = cohort.split_at(laks::words::DateField::Referred, "2016-03-15")?;
    /// let sources = |cohort: &laks::Cohort| -> Result<_, laks::Error> {
    ///     let spec = laks::Spec::new(cohort.layout(), ["2016-05-15"], &[])?;
    ///     Ok(cohort.tally(&spec)?.sources())
    /// };
    /// let [all, before, after] = [sources(&cohort)?, sources(&halves.before)?, sources(&halves.after)?];
    /// assert!(all[0].overlaps(&before[0]));
    /// assert!(!before[0].overlaps(&after[0]));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn overlaps(&self, other: &Self) -> bool {
        let apart = self.scope.iter().any(|(column, labels)| {
            other.scope.get(column).is_some_and(|theirs| labels.is_disjoint(theirs))
        });
        let is_split = self.splits.iter().any(|a| other.splits.iter().any(|b| a.is_apart_from(b)));
        let apart = apart || is_split;
        let same_days = match (self.referred, other.referred) {
            (Some((from, to)), Some((first, last))) => from <= last && first <= to,
            _ => false,
        };
        // Who started then may have been referred on other days.
        let same_starts = match (self.entered, other.entered) {
            (Some(mine), Some(theirs)) => mine.overlaps(theirs),
            _ => false,
        };
        !apart && (same_days || same_starts)
    }
}

/// Every source of a tally's people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Provenance {
    pub(crate) sources: Vec<Source>,
    /// Whether two of them may hold the same people.
    pub(super) overlap: bool,
}

impl Provenance {
    /// Of one source.
    pub(crate) fn of(source: Source) -> Self {
        Self { sources: vec![source], overlap: false }
    }

    /// As it was stored.
    pub(crate) const fn stored(sources: Vec<Source>, overlap: bool) -> Self {
        Self { sources, overlap }
    }

    /// Takes in another's sources; both say all that their counts do. To be sorted when all are there.
    pub(super) fn take_in(&mut self, other: Self) {
        let meet = || self.sources.iter().any(|a| other.sources.iter().any(|b| a.overlaps(b)));
        self.overlap = self.overlap || other.overlap || meet();
        self.sources.extend(other.sources);
    }

    /// Puts its sources in order.
    pub(super) fn sort(&mut self) {
        self.sources.sort_by_cached_key(|source| serde_json::to_string(source).unwrap_or_default());
    }

    /// Of only the people with these labels.
    pub(crate) fn narrowed(&self, column: &str, labels: &[String]) -> Self {
        let mut narrowed = self.clone();
        for source in &mut narrowed.sources {
            let wanted: BTreeSet<String> = labels.iter().cloned().collect();
            source
                .scope
                .entry(column.to_owned())
                .and_modify(|known| known.retain(|label| wanted.contains(label)))
                .or_insert(wanted);
            source.digest = None;
        }
        narrowed
    }
}
