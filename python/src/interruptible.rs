//! Long work beside a waiting loop, so that Ctrl-C and progress work while the interpreter is free.

use crate::errors::OrRaise;
use laks::Error;
use laks::results::SourceFault;
use pyo3::prelude::*;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc;
use std::time::Duration;

/// How often the waiting loop looks up.
const PATIENCE: Duration = Duration::from_millis(50);

/// What the work and the waiting loop tell each other.
#[derive(Debug, Default)]
pub(crate) struct Signals {
    stop: AtomicBool,
    rows: AtomicU64,
}

impl Signals {
    /// Notes how many rows were read so far; answers whether to go on.
    pub(crate) fn go_on(&self, rows: u64) -> bool {
        self.rows.fetch_max(rows, Ordering::Relaxed);
        !self.is_stopped()
    }

    /// Whether the work is to stop.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Does the work on another thread. Meanwhile, a signal such as Ctrl-C, or an error that `progress`
/// raises, stops it and is raised here. `progress` is called with the number of rows read so far.
pub(crate) fn interruptible<T: Send>(
    py: Python<'_>,
    signals: &Signals,
    progress: Option<&Py<PyAny>>,
    work: impl FnOnce() -> Result<T, Error> + Send,
) -> PyResult<T> {
    let mut raised = None;
    let result = py.detach(|| {
        std::thread::scope(|scope| {
            let (done, ended) = mpsc::channel();
            let worker = scope.spawn(move || {
                let result = work();
                // Nobody listens any more only if the waiting loop is gone, and it waits for this.
                let _ = done.send(());
                result
            });
            while ended.recv_timeout(PATIENCE) == Err(mpsc::RecvTimeoutError::Timeout) {
                let rows = signals.rows.load(Ordering::Relaxed);
                if let (None, Err(error)) = (&raised, look_up(progress, rows)) {
                    raised = Some(error);
                    signals.stop.store(true, Ordering::Relaxed);
                }
            }
            worker.join().unwrap_or_else(|_| Err(lost()))
        })
    });
    match raised {
        Some(error) => Err(error),
        None => {
            let value = result.or_raise(py)?;
            look_up(progress, signals.rows.load(Ordering::Relaxed))?;
            Ok(value)
        }
    }
}

fn look_up(progress: Option<&Py<PyAny>>, rows: u64) -> PyResult<()> {
    Python::attach(|py| {
        py.check_signals()?;
        progress.map_or(Ok(()), |progress| progress.call1(py, (rows,)).map(|_| ()))
    })
}

fn lost() -> Error {
    SourceFault::NoResult { who: "the work" }.into()
}
