//! Batches of rows that stop when they are told to, and tell how many were given.

use crate::interruptible::Signals;
use laks_arrow::Batches;
use std::sync::Arc;

/// Batches that end once their signals say stop.
pub(crate) struct Stoppable {
    pub(crate) batches: Batches,
    pub(crate) signals: Arc<Signals>,
    /// How many rows were given so far, where somebody is told.
    pub(crate) rows: Option<u64>,
}

impl Iterator for Stoppable {
    type Item = <Batches as Iterator>::Item;

    fn next(&mut self) -> Option<Self::Item> {
        if self.signals.is_stopped() {
            return None;
        }
        let batch = self.batches.next();
        if let Some(rows) = &mut self.rows {
            // What was given before is read when more is asked for.
            self.signals.go_on(*rows);
            *rows += match &batch {
                Some(Ok(batch)) => batch.num_rows() as u64,
                _ => 0,
            };
        }
        batch
    }
}
