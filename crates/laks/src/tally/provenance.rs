//! Where a tally's people come from. It stands outside what makes two tallies equal.

use super::cells::Cells;
use super::count_table::{CountTable, EventKind, place_day};
use super::tally_type::Tally;
use crate::calendar::Day;
use crate::records::{EntryWindow, Labels, SplitBy, Straddling};
use crate::rules::{Deed, RuleId};
use crate::schema::Layout;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One source of a tally's people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
    sources: Vec<Source>,
    /// Whether two of them may hold the same people.
    overlap: bool,
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

    /// Of two tallies merged.
    pub(crate) fn merged(mine: &Tally, theirs: &Tally) -> Self {
        let before = mine.provenance.overlap || theirs.provenance.overlap;
        let (mine, theirs) = (mine.sources(), theirs.sources());
        let overlap = before || mine.iter().any(|a| theirs.iter().any(|b| a.overlaps(b)));
        let mut sources = [mine, theirs].concat();
        sources.sort_by_cached_key(|source| serde_json::to_string(source).unwrap_or_default());
        Self { sources, overlap }
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

impl Tally {
    /// Where its people come from.
    pub fn sources(&self) -> Vec<Source> {
        let mut sources = self.provenance.sources.clone();
        if let [only] = sources.as_mut_slice() {
            only.referred = self.days_of_referral();
            only.digest = Some(self.digest());
        }
        sources
    }

    /// Whether it was taken on trust that no referral occurs twice: ids were not compared, or tallies
    /// were merged that may hold the same people.
    pub fn trusts_ids(&self) -> bool {
        self.provenance.overlap || self.provenance.sources.iter().any(|source| source.trusted_ids)
    }

    /// The day a table of its people ends, if that lies before the date of the count: nothing is known of
    /// the days between, and whoever was open then is counted as open still.
    pub fn ends_early(&self) -> Option<Day> {
        self.ends_before(self.as_of())
    }

    /// The same of another date of the count.
    pub(crate) fn ends_before(&self, as_of: Option<Day>) -> Option<Day> {
        let days = self.provenance.sources.iter().filter_map(|source| source.extracted_on);
        days.min().filter(|&day| as_of.is_some_and(|as_of| day < as_of))
    }

    /// Whether some of its people have facts without a date, on whichever clock they count.
    pub(crate) fn has_undated_facts(&self) -> bool {
        self.notes.undated_facts > 0
            || self.provenance.sources.iter().any(|source| source.starts_undated)
    }

    /// Whether tallies were merged that may hold the same people.
    pub fn may_count_twice(&self) -> bool {
        self.provenance.overlap
    }

    /// Whether some of its people are one side of a split, where who was referred is not who started.
    pub(crate) fn is_one_side(&self) -> bool {
        self.provenance.sources.iter().any(|source| source.entered.is_some())
    }

    /// Whether both are sides of one split, which say the same of what was wrong with its table.
    pub(super) fn is_other_side_of(&self, other: &Self) -> bool {
        let (mine, theirs) = (&self.provenance.sources, &other.provenance.sources);
        let windows = || mine.iter().flat_map(|a| theirs.iter().map(|b| (a.entered, b.entered)));
        let apart = |pair: (Option<EntryWindow>, Option<EntryWindow>)| match pair {
            (Some(a), Some(b)) => {
                let ends =
                    |a: EntryWindow, b: EntryWindow| a.to.zip(b.from).is_some_and(|(a, b)| a < b);
                ends(a, b) || ends(b, a)
            }
            _ => false,
        };
        let of_table = |tally: &Self| -> Vec<(RuleId, Deed, u64)> {
            // Counted from the rows of each side, and not of the table as a whole.
            tally.issues.iter().filter(|(rule, ..)| *rule != RuleId::AsOfBeforeExtract).collect()
        };
        let are_sides = !mine.is_empty() && !theirs.is_empty() && windows().all(apart);
        are_sides && of_table(self) == of_table(other)
    }

    /// The window of days that one side of a split has, if the tally is one.
    pub(crate) fn entered(&self) -> Option<EntryWindow> {
        match self.provenance.sources.as_slice() {
            [only] => only.entered,
            _ => None,
        }
    }

    /// The first and the last day on which somebody was referred.
    pub(crate) fn days_of_referral(&self) -> Option<(Day, Day)> {
        let events = self.strata.iter().flat_map(|s| self.places(s, CountTable::Events, 0));
        let referred = events.filter(|([kind, _], _)| *kind == EventKind::Referred as u64);
        let mut days = referred.map(|([_, day], _)| day);
        let first = days.next()?;
        let (from, to) = days.fold((first, first), |(from, to), day| (from.min(day), to.max(day)));
        Some((place_day(from), place_day(to)))
    }

    /// A sum over all events of a number that only their kind and day decide, so that it is the same
    /// for the same events in any order and any strata.
    fn digest(&self) -> String {
        let slot = self.tables.slot(CountTable::Events, 0);
        let cells = self.strata.iter().filter_map(|stratum| stratum.tables.get(slot?));
        let sum = cells.flat_map(Cells::iter).fold(0_u128, |sum, (cell, count)| {
            let high = spread(cell.wrapping_mul(2).wrapping_add(1));
            let number = u128::from(high) << 64 | u128::from(spread(high ^ cell));
            sum.wrapping_add(number.wrapping_mul(u128::from(count)))
        });
        format!("{sum:032x}")
    }
}

/// Spreads the bits of a number (the finaliser of splitmix64, Steele, Lea and Flood 2014,
/// doi:10.1145/2660193.2660195).
const fn spread(mut x: u64) -> u64 {
    x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
