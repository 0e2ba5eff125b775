//! Texts that mean that nothing is known, as a schema lists them under `missing`.

use crate::spelling::{plain, whole_number};
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// The texts, and the bytes that one of them can begin with: most texts are known not to be missing by
/// their first byte.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MissingTexts {
    plain: HashSet<String>,
    first: FirstBytes,
}

/// A set of bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FirstBytes([u64; 4]);

impl FirstBytes {
    /// Adds a byte.
    pub const fn add(&mut self, byte: u8) {
        self.0[(byte >> 6) as usize] |= 1 << (byte & 63);
    }

    /// Whether a byte is one of them.
    #[inline]
    pub const fn has(&self, byte: u8) -> bool {
        self.0[(byte >> 6) as usize] >> (byte & 63) & 1 == 1
    }
}

impl MissingTexts {
    /// The texts of these lists.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a String>) -> Self {
        let plain: HashSet<String> = texts.into_iter().map(|text| plain(text)).collect();
        let mut first = FirstBytes::default();
        for text in &plain {
            // A letter with a ring may be written as a plain one and its ring.
            let mut letters = text.nfd();
            let Some(byte) = letters.next().and_then(|letter| u8::try_from(letter).ok()) else {
                continue;
            };
            first.add(byte);
            first.add(byte.to_ascii_uppercase());
        }
        if !plain.is_empty() {
            // Spaces of any kind may come first, and letters beyond ASCII change with their case.
            b" \t\r\n\x0b\x0c".iter().for_each(|&byte| first.add(byte));
            (0x80..=u8::MAX).for_each(|byte| first.add(byte));
        }
        Self { plain, first }
    }

    /// The bytes that a missing text can begin with.
    pub const fn first_bytes(&self) -> FirstBytes {
        self.first
    }

    /// Whether any text is listed.
    pub(crate) fn is_any(&self) -> bool {
        !self.plain.is_empty()
    }

    /// Whether a text is one of them.
    pub fn has(&self, text: &str) -> bool {
        text.as_bytes().first().is_some_and(|&byte| self.first.has(byte))
            && (self.plain.contains(&plain(text))
                || whole_number(text).is_some_and(|whole| self.plain.contains(whole)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(texts: &[&str]) -> MissingTexts {
        MissingTexts::new(&texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn listed_texts_are_missing_whatever_their_case_and_spaces() {
        let missing = missing(&["-", "Ukendt", "Åben", "99", "i. a."]);
        for text in
            ["-", " - ", "99.0", "UKENDT", "\u{a0}ukendt", "a\u{30a}ben", "Å BEN", "99", "I.A."]
        {
            assert!(missing.has(text), "{text}");
        }
        for text in ["", "--", "99.5", "kendt", "9", "aben"] {
            assert!(!missing.has(text), "{text}");
        }
    }

    #[test]
    fn without_a_list_no_text_is_missing() {
        assert!(!missing(&[]).has("-") && !missing(&[]).is_any());
    }
}
