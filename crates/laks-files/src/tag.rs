//! A tag of a workbook's XML as bytes: its name and its attributes.

use memchr::{memchr, memmem};
use std::borrow::Cow;

/// A tag, without its angle brackets.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tag<'a> {
    /// Its name, without a prefix.
    pub(crate) name: &'a [u8],
    /// Whether it ends an element that another began.
    pub(crate) is_end: bool,
    attributes: &'a [u8],
}

impl<'a> Tag<'a> {
    pub(crate) fn of(tag: &'a [u8]) -> Self {
        let is_end = |byte: &u8| byte.is_ascii_whitespace();
        let end = tag.iter().position(is_end).unwrap_or(tag.len());
        let (name, attributes) = tag.split_at(end);
        let is_end_tag = name.starts_with(b"/");
        let name = name.strip_suffix(b"/").or_else(|| name.strip_prefix(b"/")).unwrap_or(name);
        let name = name.rsplit(|byte| *byte == b':').next().unwrap_or_default();
        Self { name, is_end: is_end_tag, attributes }
    }

    /// What stands behind ` name=`, which is given whole.
    pub(crate) fn value(&self, attribute: &[u8]) -> Option<&'a [u8]> {
        let at = memmem::find(self.attributes, attribute)? + attribute.len();
        let (quote, value) = self.attributes.get(at..)?.split_first()?;
        value.get(..memchr(*quote, value)?)
    }

    /// The same as text.
    pub(crate) fn text(&self, attribute: &[u8]) -> Option<Cow<'a, str>> {
        let text = std::str::from_utf8(self.value(attribute)?).ok()?;
        quick_xml::escape::unescape(text).ok()
    }

    /// The same as a number.
    pub(crate) fn number(&self, attribute: &[u8]) -> Option<u32> {
        std::str::from_utf8(self.value(attribute)?).ok()?.parse().ok()
    }

    /// Whether it says yes.
    pub(crate) fn says(&self, attribute: &[u8]) -> bool {
        matches!(self.value(attribute), Some(b"1" | b"true"))
    }
}

/// The row and column of a cell such as `AB12`, counted from 1.
pub(crate) fn cell_place(text: &[u8]) -> Option<(u32, u32)> {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, digits) = text.split_at(letters);
    let column = letters.iter().try_fold(0u32, |column, letter| {
        let letter = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column.checked_mul(26)?.checked_add(letter)
    })?;
    let row: u32 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    (column > 0 && row > 0).then_some((row, column))
}

/// The first and last cell of a reference such as `A2:A4`.
pub(crate) fn cell_range(text: &[u8]) -> Option<[(u32, u32); 2]> {
    let end = memchr(b':', text).unwrap_or(text.len());
    let first = cell_place(text.get(..end)?)?;
    let last = text.get(end + 1..).map_or(Some(first), cell_place)?;
    Some([first, last])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_whatever_their_quotes() {
        let tag = Tag::of(b"x:sheet name='Hold &amp; 1' r:id=\"rId3\" hidden=\"true\"/");
        assert_eq!(tag.name, b"sheet");
        assert_eq!(tag.text(b" name=").as_deref(), Some("Hold & 1"));
        assert_eq!(tag.value(b":id="), Some(&b"rId3"[..]));
        assert!(tag.says(b" hidden=") && !tag.says(b" state="));
        assert_eq!(Tag::of(b"/x:cellXfs").name, b"cellXfs");
        assert!(Tag::of(b"/x:cellXfs").is_end && !tag.is_end);
        assert_eq!(Tag::of(b"xf/").name, b"xf");
    }

    #[test]
    fn cells_are_counted_from_1() {
        assert_eq!(cell_place(b"AB12"), Some((12, 28)));
        assert_eq!(cell_range(b"A2:C4"), Some([(2, 1), (4, 3)]));
        assert_eq!(cell_range(b"B7"), Some([(7, 2), (7, 2)]));
        assert_eq!([&b"12"[..], b"A", b"A0", b"A1:"].map(cell_range), [None; 4]);
    }
}
