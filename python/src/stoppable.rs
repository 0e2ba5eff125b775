//! A stream of rows that stops when it is told to.

use crate::interruptible::Signals;
use laks_arrow::Stream;
use std::sync::Arc;

/// A stream that ends once its signals say stop.
pub(crate) struct Stoppable {
    pub(crate) stream: Stream,
    pub(crate) signals: Arc<Signals>,
}

impl Iterator for Stoppable {
    type Item = <Stream as Iterator>::Item;

    fn next(&mut self) -> Option<Self::Item> {
        if self.signals.is_stopped() { None } else { self.stream.next() }
    }
}
