//! Lines that end with a carriage return alone, as some old programs end them, get line feeds.

use super::separators::opens_a_cell;
use memchr::{memchr, memchr3_iter};

/// Whether the lines of a text end with a carriage return alone; what stands in double quotes ends none.
pub(crate) fn are_old(text: &[u8]) -> bool {
    let (mut is_quoted, mut has_returns) = (false, false);
    for at in memchr3_iter(b'"', b'\n', b'\r', text) {
        match text.get(at) {
            Some(b'"') if is_quoted => is_quoted = false,
            Some(b'"') => {
                let before = at.checked_sub(1).and_then(|before| text.get(before));
                is_quoted = before.is_none_or(|before| opens_a_cell(*before));
            }
            Some(b'\n') if !is_quoted => return false,
            Some(b'\r') if !is_quoted => has_returns = true,
            _ => {}
        }
    }
    // A quote that is never closed hides nothing where there is one kind of line ends alone.
    has_returns || (memchr(b'\r', text).is_some() && memchr(b'\n', text).is_none())
}

/// Gives line feeds to a text that comes in pieces.
#[derive(Debug, Default)]
pub(crate) struct LineFeeds {
    was_return: bool,
}

impl LineFeeds {
    /// The next piece; a carriage return with a line feed behind it is one line end, as it is elsewhere.
    pub(crate) fn given(&mut self, piece: &[u8]) -> Vec<u8> {
        let mut given = Vec::with_capacity(piece.len());
        for &byte in piece {
            if !(byte == b'\n' && self.was_return) {
                given.push(if byte == b'\r' { b'\n' } else { byte });
            }
            self.was_return = byte == b'\r';
        }
        given
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_old_where_carriage_returns_end_them_and_line_feeds_stand_in_quotes() {
        for (text, expected) in [
            ("a;b\r1;2\r", true),
            ("a;b\r1;\"x\ny\"\r", true),
            ("a;\"b\r\nc\"\r1;2\r", true),
            ("a;2\" b\r1;2\r", true),
            ("a;b\r\n1;2\r\n", false),
            ("a;b\n1;\"x\ry\"\n", false),
            ("a;b\r1;2\n", false),
            ("2\" b\n1;\"x\ry\"\n", false),
            ("a;b", false),
        ] {
            assert_eq!(are_old(text.as_bytes()), expected, "{text:?}");
        }
    }

    #[test]
    fn line_feeds_are_the_same_however_the_text_comes() {
        let text = b"a\r\"x\r\ny\"\r\rz\n";
        for piece in 1..text.len() {
            let mut feeds = LineFeeds::default();
            let given: Vec<u8> = text.chunks(piece).flat_map(|piece| feeds.given(piece)).collect();
            assert_eq!(given, b"a\n\"x\ny\"\n\nz\n", "{piece}");
        }
    }
}
