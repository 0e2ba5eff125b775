//! Numbers as people read them: the last step, never fed back.

use crate::language::Language;

/// A number with this many decimals (17 at most), rounded half up on its decimal text.
///
/// ```
/// use laks::Language;
/// use laks::words::format_number;
/// assert_eq!(format_number(0.125, 2, Language::English), "0.13");
/// assert_eq!(format_number(12345.678, 1, Language::Danish), "12.345,7");
/// assert_eq!(format_number(-0.25, 1, Language::Danish), "−0,3");
/// ```
pub fn format_number(value: f64, decimals: usize, language: Language) -> String {
    let rounded = half_up(value, decimals.min(MOST_DECIMALS));
    let (whole, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let minus = language.pick("-", "−");
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| (minus, digits));
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
/// use laks::Language;
/// use laks::words::format_share;
/// assert_eq!(format_share(24.0 / 35.0, 1, Language::English), "68.6%");
/// assert_eq!(format_share(24.0 / 35.0, 1, Language::Danish), "68,6\u{a0}%");
/// ```
pub fn format_share(share: f64, decimals: usize, language: Language) -> String {
    format!("{}{}", format_number(share * 100.0, decimals, language), language.pick("%", "\u{a0}%"))
}

/// What to say of a change beside the two values it lies between, where the rounded ones do not add up.
///
/// Each number is rounded on its own from what was counted, so 44.27 to 53.12 is a change of 8.85: shown
/// as 44.3, 53.1 and 8.9. None where the three add up as they are shown.
///
/// ```
/// use laks::Language;
/// use laks::words::rounding_note;
/// assert!(rounding_note([44.27, 53.12], 8.85, 1, Language::English).is_some());
/// assert!(rounding_note([44.3, 53.1], 8.8, 1, Language::English).is_none());
/// ```
pub fn rounding_note(
    [before, after]: [f64; 2],
    change: f64,
    decimals: usize,
    language: Language,
) -> Option<&'static str> {
    let shown = |value: f64| half_up(value, decimals.min(MOST_DECIMALS)).parse::<f64>().ok();
    let (before, after, change) = (shown(before)?, shown(after)?, shown(change)?);
    let unit = 0.1_f64.powi(i32::try_from(decimals).unwrap_or(i32::MAX));
    let adds_up = ((after - before).abs() - change.abs()).abs() < unit / 2.0;
    (!adds_up).then(|| {
        language.pick(
            "The change is calculated before rounding, so it can differ from the rounded values in \
             its last digit.",
            "Ændringen er regnet ud før afrunding og kan derfor afvige fra de afrundede tal på sidste \
             ciffer.",
        )
    })
}

/// More decimals than these say nothing about a binary number.
const MOST_DECIMALS: usize = 17;

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
    fn more_decimals_than_a_number_can_have_are_not_a_panic() {
        // A width of more than 65535 ended in a panic of the standard library.
        let text = format_number(0.5, usize::MAX, Language::English);
        assert_eq!(text, "0.50000000000000000");
    }

    #[test]
    fn a_change_that_does_not_add_up_as_it_is_shown_is_said() {
        // 44.3 to 53.1 stood beside a change of 8.9, without a word.
        let note = |before, after, change| {
            rounding_note([before, after], change, 1, Language::Danish).is_some()
        };
        assert!(note(44.27, 53.12, 8.85));
        assert!(note(53.12, 44.27, 8.85), "where lower is better the change is the fall");
        assert!(!note(50.0, 75.0, 25.0));
        assert!(!note(2.04, 2.04, 0.0));
    }

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
