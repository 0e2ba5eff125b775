//! In which order the two bytes of a letter of UTF-16 stand, by a mark or by where the bytes that are 0 are.

/// Which byte of a letter is first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// The lower one, as Windows writes it.
    Little,
    /// The higher one.
    Big,
}

/// The order of a text and how long its mark is; none where it is not UTF-16.
///
/// Separators, line ends and digits are letters of ASCII, whose higher byte is 0 in any table.
pub(crate) fn order_of(raw: &[u8]) -> Option<(Order, usize)> {
    let marked = match raw {
        [0xff, 0xfe, ..] => Some(Order::Little),
        [0xfe, 0xff, ..] => Some(Order::Big),
        _ => None,
    };
    let mark = if marked.is_some() { 2 } else { 0 };
    let text = raw.get(mark..).unwrap_or_default();
    let (mut first, mut second) = (0, 0);
    for letter in text.chunks_exact(2) {
        first += usize::from(letter.first() == Some(&0));
        second += usize::from(letter.last() == Some(&0));
    }
    match marked {
        _ if first + second == 0 && text.len() > 1 => None,
        Some(order) => Some((order, mark)),
        None if first > second => Some((Order::Big, mark)),
        None => Some((Order::Little, mark)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        "Henvist;Ærø\nЖĀ\n".encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn the_order_is_said_by_a_mark_or_seen() {
        let (little, big) = (text(u16::to_le_bytes), text(u16::to_be_bytes));
        assert_eq!(order_of(&little), Some((Order::Little, 0)));
        assert_eq!(order_of(&big), Some((Order::Big, 0)));
        assert_eq!(order_of(&[b"\xff\xfe", &little[..]].concat()), Some((Order::Little, 2)));
        assert_eq!(order_of(&[b"\xfe\xff", &big[..]].concat()), Some((Order::Big, 2)));
        assert_eq!(order_of(b"\xff\xfe"), Some((Order::Little, 2)));
        assert_eq!(order_of(b""), Some((Order::Little, 0)));
    }

    #[test]
    fn a_text_of_single_bytes_is_none_whatever_its_mark() {
        // It was read two letters at a time, and its columns were not found.
        assert_eq!(order_of(b"Henvist;Hold\n"), None);
        assert_eq!(order_of(b"\xff\xfeHenvist;Hold\n"), None);
    }
}
