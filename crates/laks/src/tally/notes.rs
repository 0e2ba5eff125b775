//! What is to be known about the rows of a tally as a whole, and what of them no figure answers from.

use super::cells::MOST_PEOPLE;
use crate::error::Miscount;
use serde::{Deserialize, Serialize};

/// What is to be known about the rows as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Notes {
    /// Rows counted.
    pub rows: u64,
    /// Scores and ratings of goals without a date of their own, dated by the row's start or end.
    pub undated_facts: u64,
    /// By date of the count: facts about open cases that are true only on the day of the extract, at
    /// earlier dates and where that day is not declared.
    pub left_out: Vec<u64>,
    /// Rows that a rule left out before counting, each once, however many rules it broke. Not known of a tally
    /// that was stored before it was counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded: Option<u64>,
}

impl Notes {
    pub(crate) fn new(dates: usize) -> Self {
        Self { left_out: vec![0; dates], excluded: Some(0), ..Self::default() }
    }

    /// Both's numbers.
    ///
    /// # Errors
    /// When one of them would be more than JSON's readers agree on.
    pub(crate) fn merged(&self, other: &Self) -> Result<Self, Miscount> {
        let add = |note: &'static str, mine: u64, theirs: u64| {
            let sum = mine.checked_add(theirs).filter(|&sum| sum <= MOST_PEOPLE);
            sum.ok_or_else(|| Miscount::SumTooLarge { figure: note.to_owned() })
        };
        let excluded = self.excluded.zip(other.excluded);
        let left_out = self.left_out.iter().zip(&other.left_out);
        Ok(Self {
            rows: add("rows", self.rows, other.rows)?,
            undated_facts: add("undated_facts", self.undated_facts, other.undated_facts)?,
            left_out: left_out.map(|(&a, &b)| add("left_out", a, b)).collect::<Result<_, _>>()?,
            excluded: excluded.map(|(a, b)| add("excluded", a, b)).transpose()?,
        })
    }
}

/// Whether there are facts that only a start, or an end, dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct UndatedFacts {
    pub(crate) at_a_start: bool,
    pub(crate) at_an_end: bool,
}

/// What no figure answers from yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unread {
    /// What happened within each of the horizons.
    Horizons,
    /// Sessions attended and planned.
    Attendance,
    /// From when people could be seen to leave.
    ObservedFrom,
}
