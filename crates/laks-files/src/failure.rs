//! What was wrong with a file while its rows were read, where a stream can pass on its text alone.

use crate::error::FileError;
use std::sync::{Arc, Mutex, PoisonError};

/// Kept by whoever reads the rows, asked for by whoever counted them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Failure(Arc<Mutex<Option<FileError>>>);

impl Failure {
    pub(crate) fn keep(&self, error: &FileError) {
        self.set(Some(error.clone()));
    }

    pub(crate) fn forget(&self) {
        self.set(None);
    }

    pub(crate) fn kept(&self) -> Option<FileError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, found: Option<FileError>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = found;
    }
}
