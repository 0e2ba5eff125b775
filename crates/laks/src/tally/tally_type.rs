//! The tally: per stratum tables of whole numbers, with what was said about the rows.

use super::cells::Cells;
use super::count_table::{CountTable, EventKind, day_place, place_day, places_of};
use super::published::Figures;
use super::spec::Spec;
use crate::records::Day;
use crate::validate::IssueCounts;
use serde::{Deserialize, Serialize};

/// What is to be known about the rows as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notes {
    /// Rows counted.
    pub rows: u64,
    /// Scores without a date of their own, dated by the row's start or end.
    pub undated_facts: u64,
    /// By date of the count: facts about open cases that are true only on the day of the extract.
    pub left_out: Vec<u64>,
    /// Whether it was taken on trust that no referral occurs twice.
    pub trusted_ids: bool,
}

impl Notes {
    pub(crate) fn new(dates: usize) -> Self {
        Self { left_out: vec![0; dates], ..Self::default() }
    }

    /// Adds another's numbers.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.rows += other.rows;
        self.undated_facts += other.undated_facts;
        for (mine, theirs) in self.left_out.iter_mut().zip(&other.left_out) {
            *mine += theirs;
        }
        self.trusted_ids |= other.trusted_ids;
    }
}

/// One stratum's counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stratum {
    /// Its labels, in the order of the spec's strata; `None` is no label.
    pub key: Vec<Option<String>>,
    /// Its tables, in the order of the spec.
    pub(crate) tables: Vec<Cells>,
    /// Figures figures, in the order of the spec's columns; `None` is not known.
    pub(crate) published: Option<Figures>,
}

impl Stratum {
    /// The published figures, if it holds such.
    pub const fn published(&self) -> Option<&Figures> {
        self.published.as_ref()
    }
}

/// Whole numbers that answer what its spec declared. Tallies of equal specs merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    pub(crate) spec: Spec,
    pub(crate) strata: Vec<Stratum>,
    pub(crate) issues: IssueCounts,
    pub(crate) notes: Notes,
}

impl Tally {
    /// A tally of nobody: what merging starts from.
    pub fn empty(spec: &Spec) -> Self {
        Self {
            notes: Notes::new(spec.as_of.len()),
            spec: spec.clone(),
            strata: Vec::new(),
            issues: IssueCounts::default(),
        }
    }

    /// What was counted.
    pub const fn spec(&self) -> &Spec {
        &self.spec
    }

    /// The strata, in the order of their labels.
    pub fn strata(&self) -> &[Stratum] {
        &self.strata
    }

    /// What was blanked, assumed, excluded or warned about.
    pub const fn issues(&self) -> &IssueCounts {
        &self.issues
    }

    /// What is to be known about the rows as a whole.
    pub const fn notes(&self) -> &Notes {
        &self.notes
    }

    /// The last date of the count.
    pub fn as_of(&self) -> Option<Day> {
        self.spec.as_of.last().copied()
    }

    /// A table's cells in a stratum, at the date of the count with this number.
    pub fn cells(&self, stratum: &Stratum, table: CountTable, date: usize) -> Option<Cells> {
        stratum.tables.get(self.spec.slot(table, date)?).cloned()
    }

    /// The counts of a table summed to its first axis: kinds or states. Empty if it was not counted.
    pub(crate) fn kinds(&self, stratum: &Stratum, table: CountTable, date: usize) -> Vec<u64> {
        let axes = self.spec.axes(table);
        let slot = self.spec.slot(table, date).and_then(|slot| stratum.tables.get(slot));
        let (Some(cells), Some((&first, rest))) = (slot, axes.split_first()) else {
            return Vec::new();
        };
        let per_kind: u64 = rest.iter().product();
        let mut kinds = vec![0; usize::try_from(first).unwrap_or(0)];
        for (cell, count) in cells.iter() {
            if let Some(kind) =
                kinds.get_mut(usize::try_from(cell / per_kind).unwrap_or(usize::MAX))
            {
                *kind += count;
            }
        }
        kinds
    }

    /// A table's cells as places on its axes, with their counts.
    pub(crate) fn places<const N: usize>(
        &self,
        stratum: &Stratum,
        table: CountTable,
        date: usize,
    ) -> Vec<([u64; N], u64)> {
        let axes = self.spec.axes(table);
        let slot = self.spec.slot(table, date).and_then(|slot| stratum.tables.get(slot));
        slot.map_or(Vec::new(), |cells| {
            cells.iter().map(|(cell, count)| (places_of(&axes, cell), count)).collect()
        })
    }

    /// The days on which somebody was referred.
    pub(crate) fn referral_days(&self) -> Vec<Day> {
        let events = self.strata.iter().flat_map(|s| self.places(s, CountTable::Events, 0));
        let referred = events.filter(|([kind, _], _)| *kind == EventKind::Referred as u64);
        referred.map(|([_, day], _)| place_day(day)).collect()
    }

    /// The day of the first event of any kind.
    pub(crate) fn first_event(&self) -> Option<Day> {
        let events = self.strata.iter().flat_map(|s| self.places(s, CountTable::Events, 0));
        events.map(|([_, day], _)| day).min().map(place_day)
    }

    /// How many were offered a place by a date of the count, if offers were counted.
    pub(crate) fn offers(&self, stratum: &Stratum, date: usize) -> Option<u64> {
        if !self.spec.offers || self.spec.follow_up_days.is_some() {
            return None;
        }
        let until = self.spec.as_of.get(date)?;
        Some(self.events(stratum, EventKind::Offered, Day::MIN, *until))
    }

    /// How often an event happened from one day to another, both included.
    pub(crate) fn events(&self, stratum: &Stratum, kind: EventKind, from: Day, to: Day) -> u64 {
        let slot = self.spec.slot(CountTable::Events, 0).and_then(|slot| stratum.tables.get(slot));
        let axes = self.spec.axes(CountTable::Events);
        let days = day_place(from.epoch())..=day_place(to.epoch());
        slot.map_or(0, |cells| {
            cells
                .iter()
                .filter(|(cell, _)| {
                    let [event, day] = places_of(&axes, *cell);
                    event == kind as u64 && days.contains(&day)
                })
                .map(|(_, count)| count)
                .sum()
        })
    }

    /// Bytes of counts held.
    pub fn bytes(&self) -> usize {
        self.strata.iter().flat_map(|s| &s.tables).map(Cells::bytes).sum()
    }
}
