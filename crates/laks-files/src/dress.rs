//! What a schema says under `[read]` of where rows stand, checked.

use crate::error::FileError;
use laks::sections::ReadSchema;
use std::path::Path;

/// Refuses what no file can be dressed as.
///
/// # Errors
/// When the separator is no single character, or a row is numbered 0.
pub(crate) fn check(read: &ReadSchema) -> Result<(), FileError> {
    if read.header_row == Some(0) || read.skip_rows.contains(&0) {
        return Err(FileError::RowZero);
    }
    separator(read).map(|_| ())
}

/// The declared separator of a CSV.
///
/// # Errors
/// When it is no single character.
pub(crate) fn separator(read: &ReadSchema) -> Result<Option<u8>, FileError> {
    match read.separator.as_deref().map(|text| (text, text.as_bytes())) {
        None => Ok(None),
        Some((_, [byte])) if !b"\"\r\n".contains(byte) => Ok(Some(*byte)),
        Some((text, _)) => Err(FileError::Separator { found: text.to_owned() }),
    }
}

/// The row of the column names.
pub(crate) fn header_row(read: &ReadSchema) -> u64 {
    read.header_row.map_or(1, u64::from)
}

/// A file's name without its ending, and without that of a file that is packed in it.
pub(crate) fn stem(path: &Path) -> String {
    let inner = path.file_stem().map(Path::new).unwrap_or(path);
    let is_packed = path.extension().is_some_and(|ending| ending == "gz" || ending == "zip");
    let stem = if is_packed { inner.file_stem() } else { path.file_stem() };
    stem.unwrap_or_default().to_string_lossy().into_owned()
}
