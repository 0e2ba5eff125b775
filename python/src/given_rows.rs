//! Rows that Python gives, frame after frame, as a source among those of files that are read in Rust.

use crate::errors::{invalid, is_ours};
use crate::polars_frames::stream_of;
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use laks::adapter::masked;
use laks_arrow::{Batches, Stream};
use laks_files::RowSource;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::types::PyIterator;
use std::sync::{Arc, Mutex, PoisonError};

/// What was raised while the rows of a file were given; a stream can pass on its text alone.
#[derive(Debug, Clone)]
pub(crate) struct Raised {
    file: Arc<str>,
    error: Arc<Mutex<Option<PyErr>>>,
}

impl Raised {
    /// What will be raised by the reader of a file.
    pub(crate) fn by_reader_of(file: &str) -> Self {
        Self { file: Arc::from(file), error: Arc::default() }
    }

    fn keep(&self, error: PyErr) -> ArrowError {
        let error = Python::attach(|py| self.as_refusal(py, error));
        let said = error.to_string();
        *self.error.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
        ArrowError::ComputeError(said)
    }

    /// What another library says of a file, as a refusal of it. A stop stays a stop.
    fn as_refusal(&self, py: Python<'_>, error: PyErr) -> PyErr {
        if is_ours(py, &error) || !error.is_instance_of::<PyException>(py) {
            return error;
        }
        let said = error.value(py).str().map(|text| text.to_string()).unwrap_or_default();
        let said = said.lines().next().unwrap_or_default();
        invalid(py, format!("the file {} cannot be read: {}", self.file, masked(said)))
    }

    /// Takes what was raised.
    pub(crate) fn take(&self) -> Option<PyErr> {
        self.error.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A function of Python's that gives frames.
#[derive(Debug)]
pub(crate) struct GivenRows {
    frames: Py<PyAny>,
    raised: Raised,
}

impl GivenRows {
    pub(crate) const fn new(frames: Py<PyAny>, raised: Raised) -> Self {
        Self { frames, raised }
    }
}

impl RowSource for GivenRows {
    fn batches(&self, _wanted: &[bool]) -> Batches {
        let begun = Python::attach(|py| {
            let frames = self.frames.bind(py).call0()?;
            Ok(frames.try_iter()?.unbind())
        });
        match begun {
            Ok(frames) => {
                let raised = self.raised.clone();
                Box::new(GivenBatches { frames, current: None, raised })
            }
            Err(error) => Box::new(std::iter::once(Err(self.raised.keep(error)))),
        }
    }
}

struct GivenBatches {
    frames: Py<PyIterator>,
    current: Option<Stream>,
    raised: Raised,
}

impl GivenBatches {
    fn next_stream(&self) -> PyResult<Option<Stream>> {
        Python::attach(|py| {
            let frame = self.frames.bind(py).clone().next().transpose()?;
            frame.map(|frame| stream_of(&frame)).transpose()
        })
    }
}

impl Iterator for GivenBatches {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(batch) = self.current.as_mut().and_then(Iterator::next) {
                return Some(batch);
            }
            match self.next_stream() {
                Ok(Some(stream)) => self.current = Some(stream),
                Ok(None) => return None,
                Err(error) => return Some(Err(self.raised.keep(error))),
            }
        }
    }
}
