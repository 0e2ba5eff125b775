//! Numbers as people read them: the last step, never fed back.

use super::language::Language;

/// A number with this many decimals, rounded half up on its decimal text.
///
/// ```
/// use laks::{Language, format_number};
/// assert_eq!(format_number(0.125, 2, Language::English), "0.13");
/// assert_eq!(format_number(12345.678, 1, Language::Danish), "12.345,7");
/// ```
pub fn format_number(value: f64, decimals: usize, language: Language) -> String {
    let rounded = half_up(value, decimals);
    let (whole, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push_str(language.pick(",", "."));
        }
        grouped.push(digit);
    }
    let point = if fraction.is_empty() { "" } else { language.pick(".", ",") };
    format!("{sign}{grouped}{point}{fraction}")
}

/// A share as percent, with this many decimals.
///
/// ```
/// use laks::{Language, format_share};
/// assert_eq!(format_share(24.0 / 35.0, 1, Language::English), "68.6%");
/// assert_eq!(format_share(24.0 / 35.0, 1, Language::Danish), "68,6 %");
/// ```
pub fn format_share(share: f64, decimals: usize, language: Language) -> String {
    format!("{}{}", format_number(share * 100.0, decimals, language), language.pick("%", " %"))
}

/// Rounds half up, away from zero, on the shortest decimal text of the number.
fn half_up(value: f64, decimals: usize) -> String {
    let text = format!("{value}");
    let Some((whole, fraction)) = text.split_once('.') else {
        return format!("{value:.decimals$}");
    };
    if fraction.len() <= decimals {
        return format!("{value:.decimals$}");
    }
    let up = fraction.as_bytes()[decimals] >= b'5';
    let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes().take(decimals)).collect();
    let mut place = digits.len();
    let mut carry = up;
    while carry && place > 0 && digits[place - 1] != b'-' {
        place -= 1;
        carry = digits[place] == b'9';
        digits[place] = if carry { b'0' } else { digits[place] + 1 };
    }
    if carry {
        digits.insert(usize::from(digits[0] == b'-'), b'1');
    }
    if decimals > 0 {
        digits.insert(digits.len() - decimals, b'.');
    }
    let text = String::from_utf8_lossy(&digits).into_owned();
    if text.trim_start_matches('-').bytes().all(|b| matches!(b, b'0' | b'.')) {
        return text.trim_start_matches('-').to_owned();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_up_on_the_decimal_text() {
        let round = |value, decimals| format_number(value, decimals, Language::English);
        assert_eq!(round(2.675, 2), "2.68");
        assert_eq!(round(0.5, 0), "1");
        assert_eq!(round(-0.25, 1), "-0.3");
        assert_eq!(round(999.95, 1), "1,000.0");
        assert_eq!(round(-0.04, 1), "0.0");
        assert_eq!(round(1_234_567.0, 0), "1,234,567");
    }
}
