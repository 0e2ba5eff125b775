//! Texts that are numbers, by the rules that a schema declares.

use super::read_schema::{Decimal, ReadSchema};
use super::scale::Scale;
use crate::rules::RuleId;

/// How the numbers of one column are written.
///
/// Where the decimal mark is declared, thousands may be set apart by the other mark or by spaces, in whole
/// groups of three. Where it is not, a number has a decimal point or none, and no groups.
///
/// ```
/// use laks::RuleId;
/// use laks::adapter::NumberRule;
/// use laks::sections::{ReadSchema, Scale};
/// let read: ReadSchema = toml::from_str("decimal = \",\"")?;
/// let rule = NumberRule::new(&read, Scale::Percent);
/// assert_eq!(rule.read("1.234,56"), Ok(Some(1234.56)));
/// assert_eq!(rule.read("68 %"), Ok(Some(68.0)));
/// assert_eq!(rule.read("1.23,4"), Err(RuleId::UnreadableNumber));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NumberRule {
    decimal: Option<Decimal>,
    has_percent: bool,
}

impl NumberRule {
    /// The rule of numbers on this scale; a `%` behind a number is read only where they are percent.
    pub fn new(read: &ReadSchema, scale: Scale) -> Self {
        Self { decimal: read.decimal, has_percent: scale == Scale::Percent }
    }

    /// The number of a text; `None` where it is empty.
    ///
    /// # Errors
    /// [`RuleId::UnreadableNumber`] when it is no number.
    pub fn read(self, text: &str) -> Result<Option<f64>, RuleId> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let number = match self.has_percent {
            true => text.strip_suffix('%').map_or(text, str::trim_end),
            false => text,
        };
        let value = match self.decimal {
            None => finite(number),
            Some(Decimal::Point) => finite(number).or_else(|| grouped(number, '.', ',')),
            Some(Decimal::Comma) => grouped(number, ',', '.'),
        };
        value.map(Some).ok_or(RuleId::UnreadableNumber)
    }
}

fn finite(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

/// A number with this decimal mark, and perhaps thousands set apart by the other mark or by spaces.
fn grouped(text: &str, decimal: char, other: char) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once(decimal).unwrap_or((digits, "0"));
    let mark = whole.chars().find(|c| !c.is_ascii_digit());
    let whole = match mark {
        None => whole.to_owned(),
        Some(mark) if mark == other || is_blank(mark) => joined(whole, mark)?,
        Some(_) => return None,
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(&whole) || !is_digits(fraction) {
        return None;
    }
    finite(&format!("{sign}{whole}.{fraction}"))
}

/// Whether a letter is a space within a line: a new line stands between two numbers.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() && !letter.is_control() && !matches!(letter, '\u{2028}' | '\u{2029}')
}

/// The digits of groups of three; the first may be shorter, and does not begin with 0.
fn joined(text: &str, mark: char) -> Option<String> {
    let mut groups = text.split(mark);
    let first = groups.next()?;
    let is_first = (1..=3).contains(&first.len()) && !first.starts_with('0');
    (is_first && groups.all(|group| group.len() == 3)).then(|| text.replace(mark, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(decimal: Option<Decimal>, scale: Scale) -> NumberRule {
        NumberRule::new(&ReadSchema { decimal, ..ReadSchema::default() }, scale)
    }

    #[test]
    fn numbers_with_a_decimal_comma_may_have_whole_groups_of_three() {
        let comma = rule(Some(Decimal::Comma), Scale::Raw);
        for (text, value) in [
            ("68,6", 68.6),
            (" 12,0 ", 12.0),
            ("1.234,56", 1234.56),
            ("1 234", 1234.0),
            ("1\u{a0}234\u{a0}567,5", 1_234_567.5),
            ("-3", -3.0),
            ("\u{2212}3,5", -3.5),
            ("17", 17.0),
        ] {
            assert_eq!(comma.read(text), Ok(Some(value)), "{text}");
        }
        for text in [
            "1.23,4",
            "68.6",
            "0.500",
            "1.234.56",
            "1.234 567",
            "1,2,3",
            "1,",
            ",5",
            "12,0 %",
            "1e3",
            "sytten",
            "-",
            "1.2345",
            ".123",
            "nan",
            "inf",
            "--1",
            "1234.567",
        ] {
            assert_eq!(comma.read(text), Err(RuleId::UnreadableNumber), "{text}");
        }
        assert_eq!(comma.read("\u{a0}"), Ok(None));
    }

    #[test]
    fn numbers_with_a_declared_decimal_point_may_have_groups_too() {
        let point = rule(Some(Decimal::Point), Scale::Raw);
        for (text, value) in [("1,234.56", 1234.56), ("68.6", 68.6), ("12 000", 12_000.0)] {
            assert_eq!(point.read(text), Ok(Some(value)), "{text}");
        }
        for text in ["68,6", "1,23.4", "1.234,56"] {
            assert_eq!(point.read(text), Err(RuleId::UnreadableNumber), "{text}");
        }
    }

    #[test]
    fn two_numbers_on_two_lines_of_a_cell_were_read_as_one() {
        for decimal in [Decimal::Comma, Decimal::Point] {
            let rule = rule(Some(decimal), Scale::Raw);
            for text in ["12\n345", "12\t345", "12\r\n345", "12\u{2028}345", "12\u{85}345"] {
                assert_eq!(rule.read(text), Err(RuleId::UnreadableNumber), "{text:?}");
            }
            assert_eq!(rule.read("12\u{202f}345"), Ok(Some(12_345.0)));
        }
    }

    #[test]
    fn other_ways_to_write_a_number_are_refused_or_read_as_they_say() {
        let comma = rule(Some(Decimal::Comma), Scale::Raw);
        assert_eq!(comma.read("1.234"), Ok(Some(1234.0)));
        assert_eq!(comma.read("1,234"), Ok(Some(1.234)));
        for text in ["\u{bd}", "0x10", "\u{ff11}\u{ff17}", "\u{661}\u{667}", "1_000", "+-5", "(5)"]
        {
            for decimal in [None, Some(Decimal::Comma), Some(Decimal::Point)] {
                let read = rule(decimal, Scale::Raw).read(text);
                assert_eq!(read, Err(RuleId::UnreadableNumber), "{text} {decimal:?}");
            }
        }
    }

    #[test]
    fn without_a_declared_mark_a_comma_is_no_part_of_a_number() {
        let plain = rule(None, Scale::Raw);
        assert_eq!(plain.read(" 17.5 "), Ok(Some(17.5)));
        assert_eq!(plain.read(""), Ok(None));
        for text in ["17,5", "1 234", "1,234.5", "nan", "inf", "sytten", "68 %"] {
            assert_eq!(plain.read(text), Err(RuleId::UnreadableNumber), "{text}");
        }
    }

    #[test]
    fn a_percent_sign_is_read_only_on_a_scale_in_percent() {
        let percent = rule(Some(Decimal::Comma), Scale::Percent);
        assert_eq!(percent.read("68 %"), Ok(Some(68.0)));
        assert_eq!(percent.read("68,0%"), Ok(Some(68.0)));
        assert_eq!(percent.read("%"), Err(RuleId::UnreadableNumber));
        assert_eq!(percent.read("68 %%"), Err(RuleId::UnreadableNumber));
    }
}
