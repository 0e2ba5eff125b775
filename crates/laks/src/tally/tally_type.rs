//! The tally: per stratum tables of whole numbers, with what was said about the rows.

use super::cells::Cells;
use super::count_table::CountTable;
use super::published::Published;
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
    /// Published figures, in the order of the spec's columns; `None` is not known.
    pub(crate) published: Option<Published>,
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

    /// Bytes of counts held.
    pub fn bytes(&self) -> usize {
        self.strata.iter().flat_map(|s| &s.tables).map(Cells::bytes).sum()
    }
}
