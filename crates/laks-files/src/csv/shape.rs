//! How the rows of a CSV stand under its header where each has one cell more: every row may end with a separator,
//! or begin with a name of its own, as R writes them.

use super::record::record;
use super::span::Span;

/// So many rows are looked at.
const LOOKED_AT: u64 = 1000;

/// How the rows stand under their header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Cell under name.
    Plain,
    /// Every row ends with a separator, and the header does not.
    EndsWithSeparator,
    /// Every row begins with its number, which has no name in the header.
    BeginsWithNumber,
}

/// The shape of the rows in a text that begins below a header of so many cells; `is_last` says that no text follows.
///
/// Where only some rows have a cell too many, the rows are taken as they stand: it may be a decimal comma.
pub(crate) fn shape_of(text: &[u8], separator: u8, width: usize, is_last: bool) -> Shape {
    let (mut at, mut rows, mut spans) = (0, 0_u64, Vec::new());
    let (mut ends, mut all_begin, mut all_quoted, mut first) = (0, true, true, None);
    let mut may_be_decimals = false;
    while at < text.len() && rows < LOOKED_AT {
        spans.clear();
        let Ok(found) = record(text, at, separator, is_last, width + 1, &mut spans) else { break };
        let line = text.get(at..found.end).unwrap_or_default();
        at = found.end;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let is_longer = found.cells == width + 1;
        ends += u64::from(is_longer && ends_with(line, separator));
        let number = spans
            .first()
            .and_then(|span| std::str::from_utf8(span.of(text)).ok()?.trim().parse::<u64>().ok());
        let first = *first.get_or_insert(number.filter(|number| *number < 2));
        all_begin &= is_longer && number.is_some() && number == first.map(|first| first + rows);
        all_quoted &= spans.first().is_some_and(|span| span.is_quoted());
        let is_plain_number = |span: &Span| {
            !span.is_quoted() && span.len() > 0 && span.of(text).iter().all(u8::is_ascii_digit)
        };
        may_be_decimals |=
            separator == b',' && spans.windows(2).any(|two| two.iter().all(is_plain_number));
        rows += 1;
    }
    // A row that is broken otherwise is named as the one that is.
    if rows > 0 && ends * 10 >= rows * 9 && !may_be_decimals {
        return Shape::EndsWithSeparator;
    }
    let is_sure = if all_quoted { rows > 1 } else { rows > 2 && separator != b',' };
    if all_begin && is_sure { Shape::BeginsWithNumber } else { Shape::Plain }
}

/// Whether a row's last cell is empty, and in no quotes.
pub(crate) fn ends_with(line: &[u8], separator: u8) -> bool {
    line.trim_ascii_end().last() == Some(&separator)
        || line.iter().rev().find(|byte| !b"\r\n".contains(byte)) == Some(&separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Shape {
        shape_of(text.as_bytes(), b';', 2, true)
    }

    #[test]
    fn rows_that_all_end_with_a_separator_or_begin_with_their_number_are_seen() {
        assert_eq!(shape("a;b;\nc;;\n\nd;e; \r\n"), Shape::EndsWithSeparator);
        assert_eq!(shape("1;a;b\n2;a;\n\"3\";;b\n"), Shape::BeginsWithNumber);
        assert_eq!(shape("\"0\";a;b\n\"1\";a;c"), Shape::BeginsWithNumber);
    }

    #[test]
    fn a_cell_too_many_in_some_rows_is_none_of_the_shape() {
        for text in [
            "",
            "a;b\n",
            "a;b;\nc;d\n",
            "1;5;\n2;3;4\n",
            "1;5;x\n",
            "1;a;b\n3;a;b\n",
            "7;a;b\n8;a;b\n",
        ] {
            assert_eq!(shape(text), Shape::Plain, "{text}");
        }
        // An id and a score with a decimal comma, in every row.
        let commas = |text: &str| shape_of(text.as_bytes(), b',', 2, true);
        assert_eq!(commas("1,5,2\n2,4,0\n3,7,5\n"), Shape::Plain);
        assert_eq!(commas("1,5,\n2,4,\n3,7,\n"), Shape::Plain);
        assert_eq!(commas("2016-01-04,A,\n2016-01-05,7,\n"), Shape::EndsWithSeparator);
    }
}
