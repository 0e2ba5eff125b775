//! Whether a referral id occurs twice in a stream of rows: checked exactly, up to a stated number of ids.

use crate::error::Error;
use crate::records::Columns;
use crate::rules::Found;
use crate::rules::{Action, Deed, EarlierRow, IssueLog, RuleId};
use crate::schema::Layout;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// The hash of an id, and the number of its row.
type Seen = (u64, u64);

/// The ids of a stream, gathered by its workers: 16 bytes each, until they are too many.
///
/// ```
/// use laks::sections::IdCheck;
/// let at_most_16_megabytes = IdCheck::up_to(1_000_000);
/// assert!(IdCheck::none().is_off() && !at_most_16_megabytes.is_off());
/// ```
#[derive(Debug)]
pub struct IdCheck {
    most: u64,
    met: AtomicU64,
    is_over: AtomicBool,
    parts: Mutex<Vec<Vec<Seen>>>,
}

impl IdCheck {
    /// Checks as many ids; if there are more, none is checked, and all are taken on trust.
    ///
    /// ```
    /// use laks::sections::IdCheck;
    /// assert!(!IdCheck::up_to(1_000_000).is_off()); // 16 megabytes at most
    /// ```
    pub fn up_to(most: u64) -> Self {
        Self {
            most,
            met: AtomicU64::new(0),
            is_over: AtomicBool::new(most == 0),
            parts: Mutex::default(),
        }
    }

    /// Takes every id on trust.
    ///
    /// ```
    /// assert!(laks::sections::IdCheck::none().is_off());
    /// ```
    pub fn none() -> Self {
        Self::up_to(0)
    }

    /// Whether no id is checked.
    ///
    /// ```
    /// use laks::sections::IdCheck;
    /// assert!(IdCheck::up_to(0).is_off()); // as IdCheck::none
    /// ```
    pub const fn is_off(&self) -> bool {
        self.most == 0
    }

    /// Whether there were too many ids, or none is checked.
    pub(crate) fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }

    /// Adds the ids of a block to those that a worker has met.
    pub(crate) fn see(&self, block: &Columns, mine: &mut Vec<Seen>) {
        if self.is_over() || block.referral_ids.is_empty() {
            *mine = Vec::new();
            return;
        }
        let before = mine.len();
        let ids = block.referral_ids.iter().enumerate().filter(|(_, id)| **id != 0);
        mine.extend(ids.map(|(place, &id)| (id, block.rows.number(place))));
        let met = (mine.len() - before) as u64;
        if self.met.fetch_add(met, Ordering::Relaxed) + met > self.most {
            self.is_over.store(true, Ordering::Relaxed);
        }
    }

    /// Takes over what a worker has met.
    pub(crate) fn take(&self, mine: Vec<Seen>) {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner).push(mine);
    }

    /// Records every row whose id stands on an earlier row. False if the ids were too many to know.
    ///
    /// # Errors
    /// When such rows are to be left out: they are counted already.
    pub(crate) fn report(self, layout: &Layout, log: &mut IssueLog) -> Result<bool, Error> {
        if self.is_over() {
            return Ok(false);
        }
        let parts = self.parts.into_inner().unwrap_or_else(PoisonError::into_inner);
        let rows = repeated(parts);
        let action = layout.action(RuleId::DuplicateReferralId).action();
        if action == Action::Exclude && !rows.is_empty() {
            return Err(Error::OnePass { rows: rows.len() });
        }
        for (row, first) in rows {
            let (column, rule) = (layout.column("referral_id"), RuleId::DuplicateReferralId);
            let found = || Found::AsOn(EarlierRow::numbered(first));
            log.record(row, column, rule, Deed::from(action), found);
        }
        Ok(true)
    }
}

/// The rows whose id stands on an earlier row, in rising order, each with the first of them.
fn repeated(parts: Vec<Vec<Seen>>) -> Vec<(u64, u64)> {
    let mut seen = Vec::with_capacity(parts.iter().map(Vec::len).sum());
    for part in parts {
        seen.extend(part);
    }
    seen.sort_unstable();
    let mut rows = Vec::new();
    for alike in seen.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
        rows.extend(alike[1..].iter().map(|(_, row)| (*row, alike[0].1)));
    }
    rows.sort_unstable();
    rows
}

#[cfg(test)]
mod tests {
    use super::repeated;

    #[test]
    fn whichever_worker_met_it_the_later_row_is_the_duplicate() {
        assert_eq!(repeated(vec![vec![(5, 9), (7, 3)], vec![(5, 2), (5, 30)]]), [(9, 2), (30, 2)]);
    }
}
