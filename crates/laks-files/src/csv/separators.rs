//! What separates the cells of a CSV that does not say it.

/// What separates cells, where it is not said.
pub(crate) const SEPARATORS: [u8; 4] = *b",;\t|";

/// Whether a double quote behind this byte opens a cell, whatever separates cells, or goes on with one that a
/// quote before it seemed to end.
pub(crate) fn opens_a_cell(before: u8) -> bool {
    b"\n\r\"".contains(&before) || SEPARATORS.contains(&before)
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
    fn a_quote_inside_a_cell_opens_none() {
        assert!([b'\n', b'\r', b'"', b';', b'\t'].into_iter().all(opens_a_cell));
        assert!(![b'2', b' ', b'='].into_iter().any(opens_a_cell));
    }
}
