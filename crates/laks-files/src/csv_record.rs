//! The records of a CSV as they come in pieces: how many cells each has, and how its quotes stand.

use memchr::{memchr, memchr3};

/// What a record turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Record {
    /// How many cells it has.
    pub(crate) cells: u64,
    /// Whether any cell holds more than blanks.
    pub(crate) filled: bool,
    /// Whether a double quote stands inside a cell that is not in double quotes.
    pub(crate) stray_quote: bool,
    /// Whether something stands behind the double quote that ends a cell.
    pub(crate) text_behind: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    CellStart,
    Unquoted,
    Quoted,
    QuoteInQuoted,
}

/// Splits bytes into records; a piece may end anywhere.
#[derive(Debug)]
pub(crate) struct Records {
    separator: u8,
    at: At,
    record: Record,
    begun: bool,
}

const FRESH: Record = Record { cells: 1, filled: false, stray_quote: false, text_behind: false };

impl Records {
    pub(crate) const fn new(separator: u8) -> Self {
        Self { separator, at: At::CellStart, record: FRESH, begun: false }
    }

    /// Reads a piece; `done` is told every record that ends in it.
    pub(crate) fn read(&mut self, piece: &[u8], mut done: impl FnMut(Record)) {
        let mut from = 0;
        while let Some(&byte) = piece.get(from) {
            self.begun = true;
            let rest = piece.get(from..).unwrap_or_default();
            from += match self.at {
                At::Quoted => self.in_quotes(rest),
                _ => {
                    let (taken, ended) = self.outside(byte, rest);
                    if ended {
                        done(std::mem::replace(&mut self.record, FRESH));
                        self.begun = false;
                    }
                    taken
                }
            };
        }
    }

    /// The last record, if no line end closed it, and whether a quote is still open.
    pub(crate) fn end(self) -> (Option<Record>, bool) {
        (self.begun.then_some(self.record), self.at == At::Quoted)
    }

    fn in_quotes(&mut self, rest: &[u8]) -> usize {
        let Some(quote) = memchr(b'"', rest) else {
            self.record.filled |= !rest.iter().all(u8::is_ascii_whitespace);
            return rest.len();
        };
        self.record.filled |= !rest.iter().take(quote).all(u8::is_ascii_whitespace);
        self.at = At::QuoteInQuoted;
        quote + 1
    }

    /// Reads one mark or one run of plain bytes; answers how many, and whether the record ended.
    fn outside(&mut self, byte: u8, rest: &[u8]) -> (usize, bool) {
        if byte == self.separator {
            self.record.cells += 1;
            self.at = At::CellStart;
            return (1, false);
        }
        match (byte, self.at) {
            (b'\n', _) => {
                self.at = At::CellStart;
                (1, true)
            }
            (b'"', At::CellStart | At::QuoteInQuoted) => {
                // Two quotes in quotes are one that belongs to the text.
                self.record.filled |= self.at == At::QuoteInQuoted;
                self.at = At::Quoted;
                (1, false)
            }
            (b'"', _) => {
                self.record.stray_quote = true;
                (1, false)
            }
            (b'\r', At::QuoteInQuoted) => (1, false),
            _ => {
                self.record.text_behind |= self.at == At::QuoteInQuoted;
                self.at = At::Unquoted;
                let end = memchr3(self.separator, b'\n', b'"', rest).unwrap_or(rest.len());
                let run = rest.get(..end).unwrap_or_default();
                self.record.filled |= !run.iter().all(u8::is_ascii_whitespace);
                (end, false)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str, piece: usize) -> (Vec<u64>, bool) {
        let (mut records, mut found) = (Records::new(b';'), Vec::new());
        for piece in text.as_bytes().chunks(piece) {
            records.read(piece, |record| found.push(record.cells));
        }
        let (last, open) = records.end();
        found.extend(last.map(|record| record.cells));
        (found, open)
    }

    #[test]
    fn separators_and_line_ends_in_quotes_belong_to_the_cell() {
        assert_eq!(cells("a;b\n\"x;\ny\";2\r\n\"say \"\"hi\"\"\";;3", 64), (vec![2, 2, 3], false));
        assert_eq!(cells("a;\"b\n", 64), (vec![2], true));
    }

    proptest! {
        #[test]
        fn records_do_not_depend_on_how_the_bytes_come(text in "[a;\"\n\r ]{0,60}", piece in 1..9_usize) {
            prop_assert_eq!(cells(&text, piece), cells(&text, 1000));
        }
    }
}
