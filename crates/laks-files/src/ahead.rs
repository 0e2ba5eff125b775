//! Reading ahead: batches are made on a thread of their own while earlier ones are counted.

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use laks_arrow::Batches;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::{Builder, JoinHandle};

/// So many batches wait at most.
const WAITING: usize = 4;

struct Ahead {
    batches: Receiver<Result<RecordBatch, ArrowError>>,
    worker: Option<JoinHandle<()>>,
}

/// The same batches, made ahead; in place where no thread is to be had.
pub(crate) fn ahead<I>(make: impl Fn() -> I) -> Batches
where
    I: Iterator<Item = Result<RecordBatch, ArrowError>> + Send + 'static,
{
    let (sender, batches) = sync_channel(WAITING);
    let made = make();
    let work = move || {
        for batch in made {
            // Whoever listened has stopped.
            if sender.send(batch).is_err() {
                break;
            }
        }
    };
    match Builder::new().name("laks-reading".to_owned()).spawn(work) {
        Ok(worker) => Box::new(Ahead { batches, worker: Some(worker) }),
        Err(_) => Box::new(make()),
    }
}

impl Iterator for Ahead {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Ok(batch) = self.batches.recv() {
            return Some(batch);
        }
        let is_whole = self.worker.take().is_none_or(|worker| worker.join().is_ok());
        (!is_whole).then(|| Err(ArrowError::ComputeError("the reader stopped half-way".to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_schema::Schema;
    use std::sync::Arc;

    fn batch() -> Result<RecordBatch, ArrowError> {
        Ok(RecordBatch::new_empty(Arc::new(Schema::empty())))
    }

    #[test]
    fn all_batches_come_in_their_order_and_then_none() {
        let mut batches = ahead(|| (0..9).map(|_| batch()));
        assert_eq!(batches.by_ref().filter(Result::is_ok).count(), 9);
        assert!(batches.next().is_none());
    }

    #[test]
    fn a_reader_that_stops_half_way_is_an_error() {
        let batches = ahead(|| (0..9).map(|number| if number < 3 { batch() } else { panic!() }));
        let found: Vec<bool> = batches.map(|batch| batch.is_ok()).collect();
        assert_eq!(found, [true, true, true, false]);
    }
}
