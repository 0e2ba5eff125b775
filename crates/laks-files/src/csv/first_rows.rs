//! The first rows of a CSV of which nothing is known yet, for drafting a schema.

use super::encoding::TWICE;
use super::line_ends::{LineFeeds, are_old};
use super::packed::Packed;
use super::record::record;
use super::separators::separator_in;
use super::span::undoubled;
use super::twice::{is_twice, once};
use crate::error::FileError;
use crate::likely_letters::LikelyLetters;
use std::borrow::Cow;
use std::io::Read;
use std::path::Path;

/// No more bytes are looked at.
const MOST_BYTES: u64 = 1 << 24;

/// Its separator is sought in so many lines.
const LINES: usize = 20;

/// The first rows of a CSV, and how it seems to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstRows {
    /// The cells, without the spaces around them.
    pub rows: Vec<Vec<String>>,
    /// The letters, where they are not UTF-8.
    pub encoding: Option<&'static str>,
    /// What separates the cells.
    pub separator: char,
}

/// Looks at the first `most` rows; `place` is what sentences call the file.
///
/// ```
/// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
/// let path = files::csv("first_rows")?;
/// let first = laks_files::first_rows(&path, "cafe.csv", 10)?;
/// assert_eq!((first.separator, first.rows[0][2].as_str()), (';', "Henviser"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When the file cannot be read, or is empty.
pub fn first_rows(path: &Path, place: &str, most: usize) -> Result<FirstRows, FileError> {
    let mut raw = Vec::new();
    let read = Packed::open(path).and_then(|file| file.take(MOST_BYTES).read_to_end(&mut raw));
    read.map_err(|error| FileError::Unreadable {
        place: place.to_owned(),
        message: error.to_string(),
    })?;
    let (text, encoding) = decoded(&raw);
    if text.trim().is_empty() {
        return Err(FileError::NoTable { place: place.to_owned() });
    }
    let text = match are_old(text.as_bytes()) {
        true => Cow::Owned(LineFeeds::default().given(text.as_bytes())),
        false => Cow::Borrowed(text.as_bytes()),
    };
    let text = text.as_ref();
    let first = memchr::memchr_iter(b'\n', text).nth(LINES - 1).unwrap_or(text.len());
    let separator = separator_in(text.get(..first).unwrap_or_default());
    let (mut rows, mut at) = (Vec::new(), 0);
    while at < text.len() && rows.len() < most {
        let mut spans = Vec::new();
        let found = record(text, at, separator, true, usize::MAX, &mut spans);
        let cells = spans.iter().map(|span| {
            let cell = span.of(text);
            let cell = if span.is_doubled() { undoubled(cell).collect() } else { cell.to_vec() };
            String::from_utf8_lossy(&cell).trim().to_owned()
        });
        rows.push(cells.collect());
        // Behind a quote that is never closed there is no further row.
        at = found.map_or(text.len(), |found| found.end);
    }
    Ok(FirstRows { rows, encoding, separator: char::from(separator) })
}

/// The text of a file, and its encoding where that is not UTF-8.
fn decoded(raw: &[u8]) -> (Cow<'_, str>, Option<&'static str>) {
    if raw.starts_with(b"\xff\xfe") || raw.starts_with(b"\xfe\xff") {
        return (encoding_rs::UTF_16LE.decode(raw).0, Some("utf-16"));
    }
    let mut text = raw;
    while let Some(behind) = text.strip_prefix(b"\xef\xbb\xbf") {
        text = behind;
    }
    match std::str::from_utf8(text) {
        Ok(text) if is_twice(text.as_bytes()) => (once(text), Some(TWICE)),
        Ok(text) => (Cow::Borrowed(text), None),
        // The last letter was cut off by the end of what is looked at.
        Err(error) if error.error_len().is_none() => {
            (String::from_utf8_lossy(text.get(..error.valid_up_to()).unwrap_or_default()), None)
        }
        Err(_) => {
            let letters = LikelyLetters::of(raw);
            (Cow::Owned(letters.decoded(raw)), Some(letters.name()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_known_by_how_they_are_written() {
        assert_eq!(decoded(b"Forl\xf8b"), (Cow::Borrowed("Forløb"), Some("windows-1252")));
        assert_eq!(decoded("Forløb".as_bytes()), (Cow::Borrowed("Forløb"), None));
        assert_eq!(decoded(b"\xff\xfeF\0\xf8\0"), (Cow::Borrowed("Fø"), Some("utf-16")));
        assert_eq!(decoded(b"Forl\xc3"), (Cow::Borrowed("Forl"), None));
    }
}
