//! The header of a CSV: where it stands, what separates its cells, what its columns are called.

use super::record::{NoRecord, record};
use super::span::{Span, undoubled};
use super::text::{PIECE, TextReader, Trouble};
use crate::column_names::{MOST_COLUMNS, names_of};
use crate::error::FileError;

/// What separates cells, where it is not said.
pub(crate) const SEPARATORS: [u8; 4] = *b",;\t|";

/// No line of a header is longer.
const LONGEST_LINE: usize = 1 << 20;

/// What the lines above the rows say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) names: Vec<String>,
    pub(crate) separator: u8,
    /// The header's row as a spreadsheet counts.
    pub(crate) row: u64,
    /// Lines above it that a spreadsheet does not show, such as `sep=;`.
    pub(crate) hidden: u64,
}

/// The beginning of a text, read as far as it is needed.
pub(crate) struct Head<'a> {
    pub(crate) reader: &'a mut TextReader,
    pub(crate) text: Vec<u8>,
    pub(crate) trouble: Option<Trouble>,
    /// What sentences call the file.
    pub(crate) place: &'a str,
    /// What sentences call its encoding.
    pub(crate) declared: &'a str,
}

impl Head<'_> {
    /// Reads the next piece; answers whether there was one.
    fn read_on(&mut self) -> Result<bool, FileError> {
        if self.trouble.is_some() || self.reader.is_over() {
            return Ok(false);
        }
        let before = self.text.len();
        self.trouble = self.reader.add_to(&mut self.text, PIECE).map_err(|error| {
            FileError::Unreadable { place: self.place.to_owned(), message: error.to_string() }
        })?;
        Ok(self.text.len() > before || self.trouble.is_none())
    }

    /// Where the line behind this place begins; the end of the text where there is none.
    ///
    /// # Errors
    /// When the line is no text, or too long to be meant.
    fn line_behind(&mut self, start: usize, line: usize) -> Result<usize, FileError> {
        loop {
            let rest = self.text.get(start..).unwrap_or_default();
            let end = memchr::memchr(b'\n', rest).map(|end| end + 1);
            if end.unwrap_or(rest.len()) >= LONGEST_LINE {
                return Err(self.long_line(start, line));
            }
            if let Some(end) = end {
                return Ok(start + end);
            }
            if self.read_on()? {
                continue;
            }
            return match self.trouble {
                Some(trouble) => Err(self.told(trouble, start, line)),
                None => Ok(self.text.len()),
            };
        }
    }

    fn long_line(&self, start: usize, line: usize) -> FileError {
        let text = self.text.get(start..start + LONGEST_LINE).unwrap_or_default();
        let count = |separator: u8| memchr::memchr_iter(separator, text).count();
        let place = self.place.to_owned();
        match SEPARATORS.into_iter().map(count).max() {
            Some(most) if most + 1 > MOST_COLUMNS => {
                FileError::TooWide { place, found: format!("more than {MOST_COLUMNS}") }
            }
            _ => FileError::LongLine { place, line },
        }
    }

    /// What is said of a text that ends in a line of the header.
    fn told(&self, trouble: Trouble, start: usize, line: usize) -> FileError {
        let (place, at) = (self.place.to_owned(), self.text.len() - start);
        let declared = self.declared.to_owned();
        match trouble {
            Trouble::NotUtf8 => FileError::LineNotUtf8 { place, at, line },
            Trouble::Zero => FileError::LineWithZero { place, at, line },
            Trouble::NotDeclared(at) => FileError::NotDeclared { place, declared, at },
            Trouble::IsUtf8 => FileError::IsUtf8 { place, declared },
        }
    }

    /// Reads the header, which stands in this row.
    ///
    /// # Errors
    /// When it is not there, no text, or its names are none.
    pub(crate) fn header(&mut self, row: u64, declared: Option<u8>) -> Result<Header, FileError> {
        let second = self.line_behind(0, 1)?;
        let said = said_separator(self.text.get(..second).unwrap_or_default());
        let (start, hidden) = if said.is_some() { (second, 1) } else { (0, 0) };
        let separator = match declared.or(said) {
            Some(separator) => separator,
            None => separator_in(self.row_at(row)?),
        };
        let cells = self.cells(start, hidden, separator, row)?;
        if cells.len() > MOST_COLUMNS {
            let found = cells.len().to_string();
            return Err(FileError::TooWide { place: self.place.to_owned(), found });
        }
        let cells = cells.iter().enumerate().map(|(place, cell)| (place + 1, cell.as_str()));
        let names = names_of(cells, self.place, row)?;
        Ok(Header { names, separator, row, hidden })
    }

    /// The row with this number, whatever separates its cells.
    fn row_at(&mut self, number: u64) -> Result<&[u8], FileError> {
        let (mut start, mut end, mut line, mut row) = (0, 0, 0, 1);
        let mut quotes = Quotes::default();
        loop {
            line += 1;
            let next = self.line_behind(end, line)?;
            let is_over = next == end || next - start >= LONGEST_LINE;
            quotes.see(self.text.get(end..next).unwrap_or_default());
            end = next;
            if is_over || (row == number && !quotes.are_open) {
                return Ok(self.text.get(start..end).unwrap_or_default());
            }
            if !quotes.are_open {
                (start, row) = (end, row + 1);
            }
        }
    }

    /// The cells of a row, counted from the place where the first row starts.
    fn cells(
        &mut self,
        start: usize,
        hidden: u64,
        separator: u8,
        row: u64,
    ) -> Result<Vec<String>, FileError> {
        // Up to `end` the text is known to be text, in lines that are not too long.
        let (mut at, mut end, mut line) = (start, start, hidden as usize);
        let (mut is_last, mut ended) = (false, None);
        for number in 1..=row {
            let (mut spans, mut lines) = (Vec::new(), 1);
            let found = loop {
                if at < end || is_last {
                    spans.clear();
                    let text = self.text.get(..end).unwrap_or_default();
                    match record(text, at, separator, is_last, usize::MAX, &mut spans) {
                        Ok(_) if at == end => return Err(self.no_header(row)),
                        Ok(found) if found.has_text_behind => return Err(self.open(row)),
                        Ok(found) => break found,
                        Err(NoRecord::OpenQuote) if is_last || end - at >= LONGEST_LINE => {
                            return Err(self.open(row));
                        }
                        Err(_) if end - at >= LONGEST_LINE => return Err(self.long_line(at, line)),
                        Err(_) => {}
                    }
                }
                if let Some(error) = ended.take() {
                    return Err(error);
                }
                // Twice as many lines each time, so that a long row is not read again for every line of it.
                for _ in 0..lines {
                    line += 1;
                    match self.line_behind(end, line) {
                        Ok(next) if next == end => is_last = true,
                        Ok(next) => end = next,
                        Err(error) => ended = Some(error),
                    }
                    if is_last || ended.is_some() {
                        break;
                    }
                }
                lines *= 2;
            };
            if number == row {
                if spans
                    .iter()
                    .any(|span| !span.is_quoted() && span.of(&self.text).contains(&b'\r'))
                {
                    return Err(FileError::LoneReturn { place: self.place.to_owned(), row });
                }
                let cells: Vec<String> = spans.iter().map(|span| self.cell(*span)).collect();
                let is_blank = cells.iter().all(|cell| cell.trim().is_empty());
                return if is_blank { Err(self.no_header(row)) } else { Ok(cells) };
            }
            at = found.end;
        }
        Err(self.no_header(row))
    }

    fn cell(&self, span: Span) -> String {
        let bytes = span.of(&self.text);
        let bytes = if span.is_doubled() { undoubled(bytes).collect() } else { bytes.to_vec() };
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn open(&self, row: u64) -> FileError {
        FileError::OpenHeader { place: self.place.to_owned(), row }
    }

    fn no_header(&self, row: u64) -> FileError {
        let place = self.place.to_owned();
        match row {
            1 if self.reader.is_empty() => FileError::Empty { place },
            1 => FileError::BlankFirstLine { place },
            row => FileError::NoHeaderRow { place, row },
        }
    }
}

/// Whether a text that was seen so far ends within quotes. A quote opens a cell only where one begins.
#[derive(Debug, Default)]
struct Quotes {
    are_open: bool,
    is_in_cell: bool,
}

impl Quotes {
    /// Sees the next whole line.
    fn see(&mut self, line: &[u8]) {
        let mut bytes = line.iter().peekable();
        while let Some(&byte) = bytes.next() {
            match (self.are_open, byte) {
                (true, b'"') if bytes.peek() == Some(&&b'"') => drop(bytes.next()),
                (true, b'"') => self.are_open = false,
                (true, _) => {}
                (false, b'"') if !self.is_in_cell => {
                    (self.are_open, self.is_in_cell) = (true, true);
                }
                (false, _) => self.is_in_cell = byte != b'\n' && !SEPARATORS.contains(&byte),
            }
        }
    }
}

/// The separator that a first line `sep=;` says, as some programs write it.
fn said_separator(line: &[u8]) -> Option<u8> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    match line {
        [s, e, p, b'=', said] if [s, e, p].map(u8::to_ascii_lowercase) == *b"sep" => {
            (said.is_ascii() && *said != b'"').then_some(*said)
        }
        _ => None,
    }
}

/// The one of comma, semicolon, tab and bar that a header has most of outside quotes.
pub(crate) fn separator_in(header: &[u8]) -> u8 {
    let mut counts = [0_usize; 4];
    let mut rest = header;
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        if byte == b'"'
            && let Some(end) = memchr::memchr(b'"', behind)
        {
            rest = behind.get(end + 1..).unwrap_or_default();
        }
        for (separator, count) in SEPARATORS.iter().zip(&mut counts) {
            *count += usize::from(byte == *separator);
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    let found = SEPARATORS.into_iter().zip(counts).find(|(_, count)| *count == most);
    found.map_or(b',', |(separator, _)| separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_stands_most_often_in_the_header_outside_quotes() {
        assert_eq!(separator_in(b"Henvist;Startet;Slut"), b';');
        assert_eq!(separator_in(b"\"Navn, for og efter\";\"Henvist, dato\""), b';');
        assert_eq!(separator_in(b"a|b,c|d"), b'|');
        assert_eq!(separator_in(b"alone"), b',');
    }

    #[test]
    fn a_first_line_may_say_the_separator() {
        assert_eq!(said_separator(b"sep=;\r\n"), Some(b';'));
        assert_eq!(said_separator(b"SEP=\t\n"), Some(b'\t'));
        assert_eq!(said_separator(b"sep=\n"), None);
        assert_eq!(said_separator(b"separator\n"), None);
    }
}
