//! Where a CSV is broken: the first row with too many or too few cells, with bytes that are no text, or
//! with a quote that does not close.

use crate::csv_record::{Record, Records};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlawKind {
    /// More cells than the header.
    MoreCells,
    /// Fewer cells than the header, and not a blank row.
    FewerCells,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// A byte that is 0, which no text has.
    Zero,
    /// A cell that opens with a double quote and does not end with one.
    OpenQuote,
    /// Something behind the double quote that ends a cell.
    TextBehind,
    /// A double quote inside a cell that is not in double quotes; no flaw where none other is.
    StrayQuote,
}

/// The first thing that is wrong with a CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flaw {
    /// What is wrong.
    pub kind: FlawKind,
    /// In which row, counted as a spreadsheet counts; the header is row `header_row`.
    pub row: u64,
    /// How many cells that row has, where cells are wrong.
    pub cells: u64,
}

/// Finds the first flaw of a CSV whose header is row `header_row` and has `columns` cells.
///
/// Rows above the header may be as they like. A short row is a flaw only if `short_rows` says so.
///
/// # Errors
/// When the file cannot be read.
pub fn first_flaw(
    path: &Path,
    separator: u8,
    header_row: u64,
    columns: u64,
    short_rows: bool,
) -> io::Result<Option<Flaw>> {
    let mut search =
        Search { header_row, columns, short_rows, row: 0, first: None, stray_quote: None };
    let mut records = Records::new(separator);
    let mut file = File::open(path)?;
    let (mut buffer, mut kept) = (vec![0; 1 << 20], 0);
    loop {
        let read = file.read(buffer.get_mut(kept..).unwrap_or_default())?;
        let piece = buffer.get(..kept + read).unwrap_or_default();
        let (good, kind) = text_before(piece, read == 0);
        records.read(piece.get(..good).unwrap_or_default(), |record| search.judge(record));
        if search.first.is_none()
            && let Some(kind) = kind
        {
            search.first = Some(Flaw { kind, row: search.row + 1, cells: 0 });
        }
        if search.first.is_some() {
            return Ok(search.first);
        }
        if read == 0 {
            break;
        }
        let end = kept + read;
        buffer.copy_within(good..end, 0);
        kept = end - good;
    }
    Ok(search.finish(records))
}

/// How many bytes of a piece are text, and what is wrong with the next; a letter cut off by the piece's
/// end is not wrong unless the file ends there.
fn text_before(piece: &[u8], last: bool) -> (usize, Option<FlawKind>) {
    let (good, kind) = match std::str::from_utf8(piece) {
        Ok(_) => (piece.len(), None),
        Err(error) if error.error_len().is_some() || last => {
            (error.valid_up_to(), Some(FlawKind::NotUtf8))
        }
        Err(error) => (error.valid_up_to(), None),
    };
    match memchr::memchr(0, piece.get(..good).unwrap_or_default()) {
        Some(zero) => (zero, Some(FlawKind::Zero)),
        None => (good, kind),
    }
}

struct Search {
    header_row: u64,
    columns: u64,
    short_rows: bool,
    /// The last row that is whole.
    row: u64,
    first: Option<Flaw>,
    stray_quote: Option<u64>,
}

impl Search {
    fn judge(&mut self, record: Record) {
        self.row += 1;
        if record.stray_quote && self.stray_quote.is_none() {
            self.stray_quote = Some(self.row);
        }
        if self.row <= self.header_row || self.first.is_some() {
            return;
        }
        let kind = if record.text_behind {
            FlawKind::TextBehind
        } else if record.cells > self.columns {
            FlawKind::MoreCells
        } else if self.short_rows && record.cells < self.columns && record.filled {
            FlawKind::FewerCells
        } else {
            return;
        };
        self.first = Some(Flaw { kind, row: self.row, cells: record.cells });
    }

    fn finish(mut self, records: Records) -> Option<Flaw> {
        let (last, open) = records.end();
        if open {
            return Some(Flaw { kind: FlawKind::OpenQuote, row: self.row + 1, cells: 0 });
        }
        if let Some(record) = last {
            self.judge(record);
        }
        let stray = |row| Flaw { kind: FlawKind::StrayQuote, row, cells: 0 };
        self.first.or_else(|| self.stray_quote.map(stray))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flaw(content: &[u8]) -> Option<(FlawKind, u64, u64)> {
        let path = std::env::temp_dir().join(format!(
            "laks-flaw-{}-{}.csv",
            std::process::id(),
            content.iter().fold(7_u64, |sum, &byte| sum.wrapping_mul(31).wrapping_add(byte.into()))
        ));
        std::fs::write(&path, content).unwrap();
        let found = first_flaw(&path, b';', 1, 2, true).unwrap();
        std::fs::remove_file(&path).unwrap();
        found.map(|flaw| (flaw.kind, flaw.row, flaw.cells))
    }

    #[test]
    fn the_first_broken_row_is_named() {
        assert_eq!(flaw(b"a;b\n1;2\n\n;\n3;\"x\ny\"\n"), None);
        assert_eq!(flaw(b"a;b\n\n1;2;3\n"), Some((FlawKind::MoreCells, 3, 3)));
        assert_eq!(flaw(b"a;b\n\"\"\"\"\n"), Some((FlawKind::FewerCells, 2, 1)));
        assert_eq!(flaw(b"a;b\n1;2\n1\n"), Some((FlawKind::FewerCells, 3, 1)));
        assert_eq!(flaw(b"a;b\n1;\xf8\n"), Some((FlawKind::NotUtf8, 2, 0)));
        assert_eq!(flaw(b"a;b\n1;2\n1;\0\n"), Some((FlawKind::Zero, 3, 0)));
        assert_eq!(flaw(b"a;b\n1;\"2\n1;3\n"), Some((FlawKind::OpenQuote, 2, 0)));
        assert_eq!(flaw(b"a;b\n1;2\"x\n"), Some((FlawKind::StrayQuote, 2, 0)));
        assert_eq!(flaw(b"a;b\n1;\"2\"x\n"), Some((FlawKind::TextBehind, 2, 2)));
        assert_eq!(flaw(b"a;b\n1;\xc3"), Some((FlawKind::NotUtf8, 2, 0)));
    }

    #[test]
    fn a_letter_across_two_pieces_is_text() {
        let mut content = b"a;b\n".to_vec();
        content.resize((1 << 20) - 1, b'x');
        content.extend("ø;2\n".bytes());
        assert_eq!(flaw(&content), None);
    }
}
