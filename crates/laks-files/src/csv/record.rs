//! One record of a CSV: where it ends, where its cells stand, and how its quotes stand.

use super::span::Span;
use memchr::{memchr, memchr3};

/// What a record turned out to be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Record {
    /// Where the next one begins.
    pub(crate) end: usize,
    /// How many cells it has.
    pub(crate) cells: usize,
    /// How many double quotes stand inside cells that are not in double quotes.
    pub(crate) stray_quotes: u32,
    /// Whether something stands behind the double quote that ends a cell.
    pub(crate) has_text_behind: bool,
}

/// Why there is no whole record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoRecord {
    /// The text ends before it does.
    CutOff,
    /// The text ends in a cell whose quote is still open.
    OpenQuote,
}

/// How one cell ended.
enum End {
    Separator(usize),
    Line(usize),
    Text,
    OpenQuote,
}

/// Reads the record that begins at `start`; of its cells the first `width` are added to `spans`.
///
/// `is_last` says that no text follows, so that the end of the text ends the record.
///
/// # Errors
/// When the text ends before the record does.
pub(crate) fn record(
    text: &[u8],
    start: usize,
    separator: u8,
    is_last: bool,
    width: usize,
    spans: &mut Vec<Span>,
) -> Result<Record, NoRecord> {
    let mut found = Record::default();
    let mut at = start;
    loop {
        let (span, end) = match text.get(at) {
            Some(b'"') => quoted(text, at, separator, &mut found),
            _ => plain(text, at, at, separator, &mut found),
        };
        if found.cells < width {
            spans.push(span);
        }
        found.cells += 1;
        match end {
            End::Separator(next) => at = next,
            End::Line(next) => {
                found.end = next;
                return Ok(found);
            }
            End::Text if is_last => {
                found.end = text.len();
                return Ok(found);
            }
            End::Text => return Err(NoRecord::CutOff),
            End::OpenQuote => return Err(NoRecord::OpenQuote),
        }
    }
}

/// A cell that is not in quotes, of which `from` on was not looked at yet.
#[inline]
fn plain(
    text: &[u8],
    start: usize,
    mut from: usize,
    separator: u8,
    found: &mut Record,
) -> (Span, End) {
    loop {
        let Some(at) = next_mark(text, from, separator) else {
            let end = without_return(text, start, text.len());
            return (Span::plain(start, end), End::Text);
        };
        match text.get(at) {
            Some(b'"') => {
                found.stray_quotes += 1;
                from = at + 1;
            }
            Some(b'\n') => {
                let end = without_return(text, start, at);
                return (Span::plain(start, end), End::Line(at + 1));
            }
            _ => return (Span::plain(start, at), End::Separator(at + 1)),
        }
    }
}

/// The end of a line without its carriage return, of which programs that end lines twice write two.
#[inline]
fn without_return(text: &[u8], start: usize, mut end: usize) -> usize {
    while end > start && text.get(end - 1) == Some(&b'\r') {
        end -= 1;
    }
    end
}

/// A cell that begins with a quote.
fn quoted(text: &[u8], start: usize, separator: u8, found: &mut Record) -> (Span, End) {
    let (first, mut from, mut is_doubled) = (start + 1, start + 1, false);
    loop {
        let Some(quote) = memchr(b'"', text.get(from..).unwrap_or_default()) else {
            return (Span::default(), End::OpenQuote);
        };
        let quote = from + quote;
        if text.get(quote + 1) == Some(&b'"') {
            (is_doubled, from) = (true, quote + 2);
            continue;
        }
        let span = Span::quoted(first, quote, is_doubled);
        let mut behind = quote + 1;
        while text.get(behind) == Some(&b'\r') {
            behind += 1;
        }
        return match text.get(behind) {
            None => (span, End::Text),
            Some(b'\n') => (span, End::Line(behind + 1)),
            Some(&byte) if byte == separator => (span, End::Separator(behind + 1)),
            // A quote behind a carriage return opens the cell once more.
            Some(b'"') => {
                (is_doubled, from) = (true, behind + 1);
                continue;
            }
            Some(_) => {
                found.has_text_behind = true;
                let (_, end) = plain(text, start, behind, separator, found);
                (span, end)
            }
        };
    }
}

const ONES: u64 = u64::MAX / 255;
const HIGHS: u64 = ONES << 7;

/// The high bit of the first byte that is 0; those above it may be wrong.
#[inline]
const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGHS
}

/// Where the next separator, line end or quote stands. Cells are short, so the first bytes are looked at
/// eight at a time.
#[inline]
fn next_mark(text: &[u8], from: usize, separator: u8) -> Option<usize> {
    let rest = text.get(from..)?;
    let (mut words, _) = rest.as_chunks::<8>();
    words = words.get(..3).unwrap_or(words);
    for (place, bytes) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*bytes);
        let of = |byte: u8| zeros(word ^ (ONES * u64::from(byte)));
        let marks = of(separator) | of(b'\n') | of(b'"');
        if marks != 0 {
            return Some(from + 8 * place + (marks.trailing_zeros() / 8) as usize);
        }
    }
    let seen = 8 * words.len();
    memchr3(separator, b'\n', b'"', rest.get(seen..)?).map(|at| from + seen + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The cells of every record, and why there is no further one.
    fn records(text: &str) -> (Vec<Vec<&str>>, Option<NoRecord>) {
        let (mut found, mut at) = (Vec::new(), 0);
        while at < text.len() {
            let mut spans = Vec::new();
            match record(text.as_bytes(), at, b';', true, usize::MAX, &mut spans) {
                Ok(record) => at = record.end,
                Err(error) => return (found, Some(error)),
            }
            let cell = |span: &Span| std::str::from_utf8(span.of(text.as_bytes())).unwrap();
            found.push(spans.iter().map(cell).collect());
        }
        (found, None)
    }

    #[test]
    fn separators_and_line_ends_in_quotes_belong_to_the_cell() {
        let (found, _) = records("a;b\n\"x;\ny\";2\r\n\"say \"\"hi\"\"\";;3");
        let expected: [&[&str]; 3] = [&["a", "b"], &["x;\ny", "2"], &["say \"\"hi\"\"", "", "3"]];
        assert_eq!(found, expected);
        assert_eq!(records("a;\"b\n").1, Some(NoRecord::OpenQuote));
        assert_eq!(records("a;\n;\n").0, [["a", ""], ["", ""]]);
        assert_eq!(records("a;\"\"\r\n").0, [["a", ""]]);
        assert_eq!(records("a;b\r\r\n1;\"2\"\r\r\n").0, [["a", "b"], ["1", "2"]]);
    }

    #[test]
    fn quotes_that_stand_wrong_are_counted() {
        let look = |text: &str| {
            let read = record(text.as_bytes(), 0, b';', true, 9, &mut Vec::new()).unwrap();
            (read.stray_quotes, read.has_text_behind)
        };
        assert_eq!(look("a;2\"x\n"), (1, false));
        assert_eq!(look("a;2\" og 3\"\n"), (2, false));
        assert_eq!(look("a;\"2\"x\n"), (0, true));
        assert_eq!(look("a;\"2\"\r\n"), (0, false));
    }

    proptest! {
        #[test]
        fn marks_are_found_where_they_stand(text in "[a-cø;\"\n]{0,60}", from in 0..61_usize) {
            let bytes = text.as_bytes();
            let expected = bytes.iter().enumerate().skip(from).find(|(_, b)| b";\"\n".contains(b));
            let found = next_mark(bytes, from, b';');
            prop_assert_eq!(found, expected.map(|(at, _)| at));
        }

        #[test]
        fn a_record_that_is_cut_off_is_none_and_a_whole_one_stays(text in "[a;\"\n\r ]{0,40}", cut in 0..41_usize) {
            let cut = cut.min(text.len());
            let whole = |text: &str, last| record(text.as_bytes(), 0, b';', last, 99, &mut Vec::new());
            if let Ok(found) = whole(&text[..cut], false) {
                // What ends with a line end does not change by what follows.
                prop_assert_eq!(whole(&text, true).map(|record| record.end), Ok(found.end));
            }
        }
    }
}
