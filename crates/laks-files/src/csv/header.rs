//! The header of a CSV: where it stands, what separates its cells, what its columns are called.

use super::record::{NoRecord, record};
use super::separators::{SEPARATORS, opens_a_cell, separator_in};
use super::shape::{Shape, shape_of};
use super::span::{Span, undoubled};
use super::text::{PIECE, TextReader, Trouble};
use crate::column_names::{MOST_COLUMNS, names_of};
use crate::error::FileError;

/// No row of a header, and none above it, is longer.
const LONGEST_ROW: usize = 1 << 20;

/// A line that says the separator is not longer.
const SAID: usize = 64;

/// What the lines above the rows say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) names: Vec<String>,
    pub(crate) separator: u8,
    /// The header's row as a spreadsheet counts.
    pub(crate) row: u64,
    /// Lines above it that a spreadsheet does not show, such as `sep=;`.
    pub(crate) hidden: u64,
    /// Whether every row ends with a separator, and the header does not.
    pub(crate) ends_with_separator: bool,
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

    /// Reads on until what begins at this place is found whole; `find` answers where it ends.
    ///
    /// # Errors
    /// When it is no text, too long to be meant, or ends in an open quote; `row` is the header's.
    fn whole<T>(
        &mut self,
        start: usize,
        row: u64,
        find: impl Fn(&[u8], bool) -> Result<(T, usize), NoRecord>,
    ) -> Result<(T, usize), FileError> {
        loop {
            let is_last = self.reader.is_over() && self.trouble.is_none();
            let found = find(&self.text, is_last);
            let end = found.as_ref().map_or(self.text.len(), |(_, end)| *end);
            match found {
                Err(NoRecord::OpenQuote) if is_last || end - start >= LONGEST_ROW => {
                    return Err(FileError::OpenHeader { place: self.place.to_owned(), row });
                }
                _ if end - start >= LONGEST_ROW => return Err(self.long_row(start)),
                Ok(found) => return Ok(found),
                Err(_) => {}
            }
            if !self.read_on()?
                && let Some(trouble) = self.trouble
            {
                return Err(self.told(trouble));
            }
        }
    }

    fn long_row(&self, start: usize) -> FileError {
        let text = self.text.get(start..start + LONGEST_ROW).unwrap_or_default();
        let count = |separator: u8| memchr::memchr_iter(separator, text).count();
        let place = self.place.to_owned();
        match SEPARATORS.into_iter().map(count).max() {
            Some(most) if most + 1 > MOST_COLUMNS => {
                FileError::TooWide { place, found: format!("more than {MOST_COLUMNS}") }
            }
            _ => FileError::LongHeader { place, line: self.line_of(start).0 },
        }
    }

    /// The number of the line in which this place stands, and where that line begins.
    fn line_of(&self, place: usize) -> (usize, usize) {
        let above = self.text.get(..place).unwrap_or_default();
        let begin = memchr::memrchr(b'\n', above).map_or(0, |end| end + 1);
        (memchr::memchr_iter(b'\n', above).count() + 1, begin)
    }

    /// What is said of a text that ends in a line of the header.
    fn told(&self, trouble: Trouble) -> FileError {
        let (line, begin) = self.line_of(self.text.len());
        let (place, at) = (self.place.to_owned(), self.text.len() - begin);
        let declared = self.declared.to_owned();
        match trouble {
            Trouble::NotUtf8(likely) => FileError::LineNotUtf8 { place, at, line, likely },
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
        let (said, second) = self.whole(0, row, said_separator)?;
        if said == Some(b'"') {
            return Err(FileError::Separator { found: "\"".to_owned() });
        }
        let (start, hidden) = if said.is_some() { (second, 1) } else { (0, 0) };
        let separator = match declared.or(said) {
            Some(separator) => separator,
            None => self.likely_separator(row)?,
        };
        let (mut cells, end) = self.cells(start, separator, row)?;
        if cells.len() > MOST_COLUMNS {
            let found = cells.len().to_string();
            return Err(FileError::TooWide { place: self.place.to_owned(), found });
        }
        let shape = self.shape(end, separator, cells.len())?;
        if shape == Shape::BeginsWithNumber {
            cells.insert(0, String::new());
        }
        let cells = cells.iter().enumerate().map(|(place, cell)| (place + 1, cell.as_str()));
        let names = names_of(cells, self.place, row)?;
        let ends_with_separator = shape == Shape::EndsWithSeparator;
        Ok(Header { names, separator, row, hidden, ends_with_separator })
    }

    /// How the rows that begin here stand under so many names.
    fn shape(&mut self, begin: usize, separator: u8, width: usize) -> Result<Shape, FileError> {
        // The header may have ended where the first piece did.
        if self.text.len() == begin {
            self.read_on()?;
        }
        let is_last = self.reader.is_over() && self.trouble.is_none();
        let below = self.text.get(begin..).unwrap_or_default();
        Ok(shape_of(below, separator, width, is_last))
    }

    /// What separates the cells of this row most likely.
    fn likely_separator(&mut self, row: u64) -> Result<u8, FileError> {
        let (mut start, mut end) = (0, 0);
        for _ in 0..row {
            let begin = end;
            let ((), next) =
                self.whole(begin, row, |text, is_last| any_record(text, begin, is_last))?;
            (start, end) = (begin, next);
            if end == start {
                return Err(self.no_header(row));
            }
        }
        Ok(separator_in(self.text.get(start..end).unwrap_or_default()))
    }

    /// The cells of a row, counted from the place where the first row starts.
    ///
    /// Gives them, and where the next row begins.
    fn cells(
        &mut self,
        start: usize,
        separator: u8,
        row: u64,
    ) -> Result<(Vec<String>, usize), FileError> {
        let mut at = start;
        for number in 1..=row {
            let ((found, spans), end) = self.whole(at, row, |text, is_last| {
                let mut spans = Vec::new();
                let found = record(text, at, separator, is_last, usize::MAX, &mut spans)?;
                Ok(((found, spans), found.end))
            })?;
            if end == at {
                return Err(self.no_header(row));
            }
            if found.has_text_behind {
                return Err(FileError::OpenHeader { place: self.place.to_owned(), row });
            }
            if number == row {
                return Ok((self.names(&spans, row)?, end));
            }
            at = end;
        }
        Err(self.no_header(row))
    }

    fn names(&self, spans: &[Span], row: u64) -> Result<Vec<String>, FileError> {
        let has_return = |span: &Span| !span.is_quoted() && span.of(&self.text).contains(&b'\r');
        if spans.iter().any(has_return) {
            return Err(FileError::LoneReturn { place: self.place.to_owned(), row });
        }
        let cells: Vec<String> = spans.iter().map(|span| self.cell(*span)).collect();
        match cells.iter().all(|cell| cell.trim().is_empty()) {
            true => Err(self.no_header(row)),
            false => Ok(cells),
        }
    }

    fn cell(&self, span: Span) -> String {
        let bytes = span.of(&self.text);
        let bytes = if span.is_doubled() { undoubled(bytes).collect() } else { bytes.to_vec() };
        String::from_utf8_lossy(&bytes).into_owned()
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

/// The separator that a first line `sep=;` says, as some programs write it, and where that line ends.
fn said_separator(text: &[u8], is_last: bool) -> Result<(Option<u8>, usize), NoRecord> {
    let end = memchr::memchr(b'\n', text).map(|end| end + 1);
    let end = end.or(is_last.then_some(text.len()));
    let Some(end) = end else {
        // No such line is that long.
        let is_longer = text.len() > SAID;
        return if is_longer { Ok((None, 0)) } else { Err(NoRecord::CutOff) };
    };
    let mut line = text.get(..end).unwrap_or_default();
    while let Some((b'\n' | b'\r', rest)) = line.split_last() {
        line = rest;
    }
    let said = match line {
        [s, e, p, b'=', said] if [s, e, p].map(u8::to_ascii_lowercase) == *b"sep" => Some(*said),
        _ => None,
    };
    Ok((said.filter(u8::is_ascii), end))
}

/// Where the record that begins at `start` ends, whatever separates its cells.
fn any_record(text: &[u8], start: usize, is_last: bool) -> Result<((), usize), NoRecord> {
    let (mut is_quoted, mut before, mut at) = (false, b'\n', start);
    for &byte in text.get(start..).unwrap_or_default() {
        at += 1;
        match byte {
            b'"' if is_quoted => is_quoted = false,
            b'"' if opens_a_cell(before) => is_quoted = true,
            b'\n' if !is_quoted => return Ok(((), at)),
            _ => {}
        }
        before = byte;
    }
    match is_last {
        true => Ok(((), at)),
        false if is_quoted => Err(NoRecord::OpenQuote),
        false => Err(NoRecord::CutOff),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_line_may_say_the_separator() {
        let said = |line: &[u8]| said_separator(line, true).unwrap().0;
        assert_eq!(said(b"sep=;\r\n"), Some(b';'));
        assert_eq!(said(b"SEP=|\na;b\n"), Some(b'|'));
        assert_eq!(said(b"sep=\t\n"), Some(b'\t'));
        assert_eq!(said(b"sep=\n"), None);
        assert_eq!(said(b"separator\n"), None);
    }

    #[test]
    fn a_row_ends_at_a_line_end_outside_quotes_whatever_separates_its_cells() {
        let end = |text: &str| any_record(text.as_bytes(), 0, false).map(|(_, end)| end);
        assert_eq!(end("\"Titel\nx\";;\na;b\n"), Ok(12));
        assert_eq!(end("a,\"b\n\"\"\nc\"\nd\n"), Ok(11));
        assert_eq!(end("2\" r\u{f8}r\nd\n"), Ok(8));
        assert_eq!(end("a;\"b\nc\n"), Err(NoRecord::OpenQuote));
        assert_eq!(end("a;b"), Err(NoRecord::CutOff));
    }
}
