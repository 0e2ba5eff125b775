//! What a letter is where a number is looked for: a digit in any dress, or nothing that is seen.

/// The first letters of ten digits in a row: Latin, Arabic, Persian and full width.
const ZEROS: [char; 4] = ['0', '\u{660}', '\u{6f0}', '\u{ff10}'];
/// The digits of mathematics, five times ten.
const MATHEMATICAL: std::ops::RangeInclusive<char> = '\u{1d7ce}'..='\u{1d7ff}';

/// The digit that a letter is.
pub(super) fn digit(letter: char) -> Option<u8> {
    let code = u32::from(letter);
    let digit = if MATHEMATICAL.contains(&letter) {
        Some((code - u32::from(*MATHEMATICAL.start())) % 10)
    } else {
        ZEROS.iter().map(|&zero| code.wrapping_sub(u32::from(zero))).find(|&digit| digit < 10)
    };
    digit.and_then(|digit| u8::try_from(digit).ok())
}

/// Whether a letter takes no room: soft hyphens, joiners, marks of direction and of the order of bytes.
pub(super) const fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_is_one_in_any_dress() {
        for (letter, number) in
            [('7', 7), ('٧', 7), ('۷', 7), ('７', 7), ('𝟕', 7), ('𝟟', 7), ('𝟿', 9), ('𝟎', 0)]
        {
            assert_eq!(digit(letter), Some(number), "{letter}");
        }
        for letter in ['a', '/', ':', '½', '\u{ff1a}', '\u{1d800}', '\0'] {
            assert_eq!(digit(letter), None, "{letter}");
        }
    }
}
