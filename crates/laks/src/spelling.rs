//! When two texts are the same word: case and spaces do not count, nor how a letter is composed.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text without spaces, in small letters, each letter composed: equal words give equal texts.
///
/// `å` is one letter whether it is written as one or as `a` with a ring. Every kind of space is left out,
/// within the text too: non-breaking, narrow, of no width.
pub(crate) fn plain(text: &str) -> String {
    let is_space = |letter: char| {
        letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{2060}' | '\u{feff}')
    };
    text.chars().filter(|&letter| !is_space(letter)).flat_map(char::to_lowercase).nfc().collect()
}

/// The whole number of a text that writes one with noughts after its point: `1.0` is `1`, as programs write
/// columns of whole numbers that have gaps.
pub(crate) fn whole_number(text: &str) -> Option<&str> {
    let (whole, after) = text.trim().split_once(['.', ','])?;
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_whole && !after.is_empty() && after.bytes().all(|byte| byte == b'0')).then_some(whole)
}

/// A label as it is kept: without spaces around it, each letter composed.
///
/// ```
/// assert_eq!(laks::adapter::label(" Egen læge "), "Egen læge");
/// ```
pub fn label(text: &str) -> String {
    let text = text.trim();
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.to_owned(),
        _ => text.nfc().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_spaces_and_composition_do_not_count() {
        assert_eq!(plain(" I\u{a0}GANG "), plain("i gang"));
        assert_eq!(plain("I  gang"), plain("igang"));
        assert_eq!(plain("A\u{30a}ben"), plain("åben"));
        assert_eq!(plain("\u{212b}BEN"), plain("Åben"));
        assert_ne!(plain("aben"), plain("åben"));
    }

    #[test]
    fn a_number_with_noughts_after_its_point_is_whole() {
        assert_eq!(whole_number(" 1.0 "), Some("1"));
        assert_eq!(whole_number("-99,00"), Some("-99"));
        for text in ["1", "1.5", "1.", ".0", "1.0.0", "v1.0", "1.000.0", ""] {
            assert_eq!(whole_number(text), None, "{text}");
        }
    }

    #[test]
    fn a_label_keeps_its_case_and_its_inner_spaces() {
        assert_eq!(label(" Egen  læge\u{a0}"), "Egen  læge");
        assert_eq!(label("A\u{30a}rhus"), "Århus");
    }
}
