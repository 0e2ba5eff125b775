//! Letters that were encoded twice: a program took the bytes of UTF-8 for letters of Windows, and encoded those, so
//! that `ø` became `Ã¸`. What can be read back is.

use encoding_rs::WINDOWS_1252;
use std::borrow::Cow;

/// The first letter of two that one letter of western Europe became, as bytes.
const FIRST: &[u8] = b"\xc3\x83";

/// Whether a text has letters that were encoded twice.
pub(crate) fn is_twice(text: &[u8]) -> bool {
    memchr::memmem::find_iter(text, FIRST).any(|at| {
        let end = (at + 8).min(text.len());
        let letters = text.get(at..end).map(String::from_utf8_lossy).unwrap_or_default();
        matches!(once(&letters), Cow::Owned(_))
    })
}

/// The text that was encoded twice.
pub(crate) fn once(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let (mut found, mut rest, mut is_changed) = (String::with_capacity(text.len()), text, false);
    while let Some(letter) = rest.chars().next() {
        let (letter, length) = match begun(rest) {
            Some((once, length)) => {
                is_changed = true;
                (once, length)
            }
            None => (letter, letter.len_utf8()),
        };
        found.push(letter);
        rest = rest.get(length..).unwrap_or_default();
    }
    if is_changed { Cow::Owned(found) } else { Cow::Borrowed(text) }
}

/// How many bytes at the end of a text may be the beginning of a letter that was encoded twice.
pub(crate) fn held_back(text: &str) -> usize {
    text.chars().rev().take(3).take_while(|letter| !letter.is_ascii()).map(char::len_utf8).sum()
}

/// The letter that the first letters of a text were, and how many bytes these have.
fn begun(text: &str) -> Option<(char, usize)> {
    let mut letters = text.chars();
    let first = letters.next()?;
    let mut bytes = [byte_of(first)?, 0, 0];
    let count = match bytes[0] {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => return None,
    };
    let mut length = first.len_utf8();
    for byte in bytes.get_mut(1..count)? {
        let letter = letters.next()?;
        *byte = byte_of(letter)?;
        length += letter.len_utf8();
    }
    let letter = std::str::from_utf8(bytes.get(..count)?).ok()?.chars().next()?;
    Some((letter, length))
}

/// The byte that a letter is in Windows, or in Latin-1 where Windows has none.
fn byte_of(letter: char) -> Option<u8> {
    match u32::from(letter) {
        code @ 0x80..=0xFF => u8::try_from(code).ok(),
        0..0x80 => None,
        _ => {
            let mut text = [0; 4];
            let (bytes, _, is_lost) = WINDOWS_1252.encode(letter.encode_utf8(&mut text));
            bytes.first().copied().filter(|_| !is_lost)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_were_encoded_twice_are_read_back() {
        let twice = "BrÃ¸ndby, Ã…ben, Ã†rÃ¸ â€“ Ã©n; KÃ¶ln";
        assert_eq!(once(twice), "Brøndby, Åben, Ærø – én; Köln");
        assert!(is_twice(twice.as_bytes()));
        assert_eq!(once("\u{c3}\u{85}ben"), "Åben");
        for text in ["Brøndby", "SÃO PAULO", "Ærø – én", "â €", "Ã", "abc", "café Ã la"]
        {
            assert_eq!(once(text), text);
            assert!(!is_twice(text.as_bytes()), "{text}");
        }
        assert_eq!(once("Brøndby BrÃ¸ndby"), "Brøndby Brøndby", "what is right stays");
        assert_eq!(["abcÃ", "abÃ¸", "ab"].map(held_back), [2, 4, 0]);
    }
}
