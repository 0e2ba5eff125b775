//! Whether a file is still the one that was opened: its size, and when it was last changed.

use std::fs::File;
use std::io;
use std::time::SystemTime;

/// What is noted of a file when it is opened, and compared when its rows are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    size: u64,
    /// None where the system does not say it.
    changed: Option<SystemTime>,
}

impl Stamp {
    /// The stamp of an open file.
    ///
    /// # Errors
    /// When the system does not answer.
    pub(crate) fn of(file: &File) -> io::Result<Self> {
        let found = file.metadata()?;
        Ok(Self { size: found.len(), changed: found.modified().ok() })
    }
}
