//! The rows of a CSV as its text comes: which are read, where their cells stand, and which one is broken.

use super::record::{NoRecord, Record, record};
use super::shape::ends_with;
use super::span::Span;
use crate::flaw::{Flaw, FlawKind};
use crate::row_choice::{RowChoice, RowCounts};
use std::borrow::Cow;

/// How the rows below a header are cut.
#[derive(Debug, Clone)]
pub(crate) struct Cut {
    /// What separates the cells.
    pub(crate) separator: u8,
    /// How many cells the header has.
    pub(crate) width: usize,
    /// How many records stand above the rows, with the header.
    pub(crate) above: u64,
    /// How many of those a spreadsheet does not show.
    pub(crate) hidden: u64,
    /// Whether a row may lack cells at its end.
    pub(crate) may_be_short: bool,
    /// Whether rows may end with a separator, behind which no cell stands.
    pub(crate) ends_with_separator: bool,
}

/// Rows of a text that are read.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    /// Their numbers as a spreadsheet counts.
    pub(crate) numbers: Vec<u64>,
    /// Their cells, row after row.
    pub(crate) spans: Vec<Span>,
    /// Up to where the text was read.
    pub(crate) end: usize,
}

/// Cuts a text into rows, piece after piece.
#[derive(Debug)]
pub(crate) struct Cutter {
    cut: Cut,
    choice: RowChoice,
    /// How many records ended so far.
    records: u64,
    /// What became of the rows so far.
    pub(crate) counts: RowCounts,
}

impl Cutter {
    pub(crate) fn new(cut: Cut, choice: RowChoice) -> Self {
        Self { cut, choice, records: 0, counts: RowCounts::default() }
    }

    /// The number of the row at hand, of which the end was not met yet.
    pub(crate) const fn row_at_hand(&self) -> u64 {
        self.number(self.records + 1)
    }

    const fn number(&self, record: u64) -> u64 {
        record.saturating_sub(self.cut.hidden)
    }

    /// The whole rows at the beginning of a text; `is_last` says that no text follows.
    ///
    /// # Errors
    /// The first row that is broken.
    pub(crate) fn rows(&mut self, text: &[u8], is_last: bool) -> Result<Rows, Flaw> {
        let width = self.cut.width;
        let mut rows = Rows::default();
        while rows.end < text.len() {
            let before = rows.spans.len();
            let separator = self.cut.separator;
            match record(text, rows.end, separator, is_last, width, &mut rows.spans) {
                Ok(found) => {
                    self.records += 1;
                    rows.end = found.end;
                    self.judge(text, found, before, &mut rows)?;
                }
                Err(NoRecord::OpenQuote) if is_last => {
                    return Err(self.flaw(FlawKind::OpenQuote, self.row_at_hand(), 0));
                }
                Err(_) => {
                    rows.spans.truncate(before);
                    break;
                }
            }
        }
        Ok(rows)
    }

    /// Keeps a record if it is a row to be read.
    #[inline]
    fn judge(
        &mut self,
        text: &[u8],
        mut found: Record,
        before: usize,
        rows: &mut Rows,
    ) -> Result<(), Flaw> {
        if self.cut.ends_with_separator
            && found.cells == self.cut.width + 1
            && ends_with(text.get(..found.end).unwrap_or_default(), self.cut.separator)
        {
            found.cells = self.cut.width;
        }
        let number = self.number(self.records);
        if self.records <= self.cut.above {
            rows.spans.truncate(before);
            return Ok(());
        }
        if found.cells != self.cut.width || found.has_text_behind || found.stray_quotes > 0 {
            let spans = rows.spans.get(before..).unwrap_or_default();
            if let Some(kind) = self.wrong(text, found, spans) {
                return Err(self.flaw(kind, number, found.cells as u64));
            }
            rows.spans.resize(before + self.cut.width, Span::default());
        }
        let spans = rows.spans.get(before..).unwrap_or_default();
        let cell = |place: usize| {
            let span = *spans.get(place)?;
            let is_there = span.len() > 0 || span.is_quoted();
            is_there.then(|| std::str::from_utf8(span.of(text)).ok().map(Cow::Borrowed)).flatten()
        };
        match self.choice.takes(number, self.cut.width, cell, &mut self.counts) {
            true => rows.numbers.push(number),
            false => rows.spans.truncate(before),
        }
        Ok(())
    }

    fn wrong(&self, text: &[u8], found: Record, spans: &[Span]) -> Option<FlawKind> {
        let filled = |span: &Span| span.of(text).iter().any(|b| !b.is_ascii_whitespace());
        let width = self.cut.width;
        if found.has_text_behind {
            Some(FlawKind::TextBehind)
        } else if found.cells > width {
            Some(FlawKind::MoreCells)
        } else if found.cells < width && !self.cut.may_be_short && spans.iter().any(filled) {
            Some(FlawKind::FewerCells)
        } else if found.stray_quotes % 2 == 1 {
            Some(FlawKind::StrayQuote)
        } else {
            None
        }
    }

    const fn flaw(&self, kind: FlawKind, row: u64, cells: u64) -> Flaw {
        Flaw { kind, row, cells }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cutter() -> Cutter {
        let cut = Cut {
            separator: b';',
            width: 2,
            above: 1,
            hidden: 0,
            may_be_short: false,
            ends_with_separator: false,
        };
        Cutter::new(cut, RowChoice::default())
    }

    fn flaw(text: &str) -> Option<(FlawKind, u64, u64)> {
        let flaw = cutter().rows(text.as_bytes(), true).err()?;
        Some((flaw.kind, flaw.row, flaw.cells))
    }

    #[test]
    fn the_first_broken_row_is_named() {
        assert_eq!(flaw("a;b\n1;2\n\n;\n3;\"x\ny\"\n"), None);
        assert_eq!(flaw("a;b\n\n1;2;3\n"), Some((FlawKind::MoreCells, 3, 3)));
        assert_eq!(flaw("a;b\n\"\"\"\"\n"), Some((FlawKind::FewerCells, 2, 1)));
        assert_eq!(flaw("a;b\n1;2\n1\n"), Some((FlawKind::FewerCells, 3, 1)));
        assert_eq!(flaw("a;b\n1;\"2\n1;3\n"), Some((FlawKind::OpenQuote, 2, 0)));
        assert_eq!(flaw("a;b\n1;2\"x\n"), Some((FlawKind::StrayQuote, 2, 2)));
        assert_eq!(flaw("a;b\n1;Café \"Solen\"\n"), None);
        assert_eq!(flaw("a;b\n1;\"2\"x\n"), Some((FlawKind::TextBehind, 2, 2)));
        assert_eq!(flaw("a\"b;c;d\"\n1;2"), None, "what stands above may be as it likes");
    }

    /// The numbers and cells of all rows, whose text comes in pieces.
    fn read(text: &str, piece: usize) -> Result<Vec<(u64, Vec<String>)>, Flaw> {
        let (mut cutter, mut found, mut begun) = (cutter(), Vec::new(), String::new());
        let pieces: Vec<char> = text.chars().collect();
        let mut pieces = pieces.chunks(piece).peekable();
        loop {
            begun.extend(pieces.next().unwrap_or_default());
            let is_last = pieces.peek().is_none();
            let rows = cutter.rows(begun.as_bytes(), is_last)?;
            let cell = |span: &Span| begun[span.start()..span.start() + span.len()].to_owned();
            let cells: Vec<Vec<String>> =
                rows.spans.chunks(2).map(|row| row.iter().map(cell).collect()).collect();
            found.extend(rows.numbers.into_iter().zip(cells));
            begun.drain(..rows.end);
            if is_last {
                return Ok(found);
            }
        }
    }

    proptest! {
        #[test]
        fn rows_do_not_depend_on_how_the_text_comes(text in "[aø;\"\n\r ]{0,60}", piece in 1..9_usize) {
            prop_assert_eq!(read(&text, piece), read(&text, 1000));
        }
    }
}
