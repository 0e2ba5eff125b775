//! The Danish civil registration number (CPR): is a text one, and how is it hidden where it stands in one.
//!
//! Ten digits, `DDMMYY-SSSS`. The first six are the day of birth; the seventh tells the century. The last
//! digit is no longer a check digit for everybody: since October 2007 numbers are given out that do not
//! fulfil modulus 11, so it is not asked for.
//!
//! Source: CPR-kontoret, *Personnummeret i CPR* (2008), sections 2 and 3, and *Personnumre uden
//! kontrolciffer (modulus 11 kontrol)*.

use jiff::civil::Date;
use std::borrow::Cow;
use std::fmt;
use std::ops::{Range, RangeInclusive};

/// What stands where a CPR number stood.
pub const CPR_MASK: &str = "######-####";

/// How many values are looked at before a column is said to hold CPR numbers, at least and at most.
const LOOKED_AT: RangeInclusive<usize> = 3..=100;

/// A CPR number of good form, as ten digits. It is never printed.
///
/// ```
/// use laks::adapter::Cpr;
/// let number = Cpr::read("0102031234");
/// assert!(number.is_some());
/// assert_eq!(Cpr::read("010203-1234"), number);
/// assert_eq!(Cpr::read("102031234"), number); // a spreadsheet took the zero in front
/// assert_eq!(Cpr::read("310203-1234"), None); // 31 February
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cpr([u8; 10]);

impl fmt::Debug for Cpr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cpr({CPR_MASK})")
    }
}

impl Cpr {
    /// Reads a number written with or without a hyphen or space, or without its first digit if that
    /// was a zero; nothing if the text has another form, or its date does not exist.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut digits = Vec::with_capacity(10);
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            match letter.to_digit(10) {
                Some(_) if digits.len() < 10 => digits.push(letter as u8),
                // What follows a separator are the last four digits.
                None if is_separator(letter)
                    && matches!(digits.len(), 5 | 6)
                    && letters.clone().count() == 4 => {}
                _ => return None,
            }
        }
        Self::of_digits(&digits)
    }

    /// Nine or ten digits as a number, if they begin with a date.
    fn of_digits(digits: &[u8]) -> Option<Self> {
        let first = match digits.len() {
            9 => 1,
            10 => 0,
            _ => return None,
        };
        let mut number = [b'0'; 10];
        number[first..].copy_from_slice(digits);
        let number = Self(number);
        number.born_on().map(|_| number)
    }

    fn pair(&self, place: usize) -> i16 {
        i16::from(self.0[place] - b'0') * 10 + i16::from(self.0[place + 1] - b'0')
    }

    /// The day of birth that its digits tell, if there is such a day.
    fn born_on(&self) -> Option<Date> {
        let year = self.pair(4);
        let century = match (self.0[6] - b'0', year) {
            (0..=3, _) | (4 | 9, 37..) => 1900,
            (4 | 9, _) | (5..=8, ..=57) => 2000,
            _ => 1800,
        };
        let month = i8::try_from(self.pair(2)).ok()?;
        let day = i8::try_from(self.pair(0)).ok()?;
        Date::new(century + year, month, day).ok()
    }

    /// Its ten digits, for a hash and for nothing else.
    #[cfg(feature = "hmac")]
    pub(crate) const fn digits(&self) -> &[u8; 10] {
        &self.0
    }
}

fn is_separator(letter: char) -> bool {
    matches!(letter, '-' | ' ' | '.' | '/' | '_' | '\u{a0}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The text with every CPR number in it replaced by [`CPR_MASK`].
///
/// What looks like one is replaced too: ten digits that begin with a date, alone, in two parts or with the
/// date in three, and nine that do with a zero in front.
///
/// ```
/// use laks::adapter::masked;
/// assert_eq!(masked("ring til 010203-1234 i morgen"), "ring til ######-#### i morgen");
/// assert_eq!(masked("35 of 2016-05-15"), "35 of 2016-05-15");
/// ```
pub fn masked(text: &str) -> Cow<'_, str> {
    if text.bytes().filter(u8::is_ascii_digit).count() < 9 {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut copied = 0;
    let mut start = 0;
    while let Some(run) = next_run(text, start) {
        start = run.end;
        if let Some(end) = number_end(text, &run) {
            out.push_str(&text[copied..run.start]);
            out.push_str(CPR_MASK);
            (copied, start) = (end, end);
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// The next digits without a gap.
fn next_run(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let start = from + bytes.get(from..)?.iter().position(u8::is_ascii_digit)?;
    let rest = &bytes[start..];
    let len = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
    Some(start..start + len)
}

/// Where the number that begins with these digits ends, if they begin one.
fn number_end(text: &str, run: &Range<usize>) -> Option<usize> {
    let parts: &[usize] = match run.len() {
        9 | 10 => &[],
        5 | 6 => &[4],
        2 => &[2, 2, 4],
        _ => return None,
    };
    let mut digits = text.as_bytes()[run.clone()].to_vec();
    let mut end = run.end;
    for &len in parts {
        let part = next_part(text, end, len)?;
        end = part.end;
        digits.extend_from_slice(&text.as_bytes()[part]);
    }
    is_plausible(digits).then_some(end)
}

/// The next part of a number, if so many digits stand behind a separator.
fn next_part(text: &str, from: usize, len: usize) -> Option<Range<usize>> {
    let part = next_run(text, from)?;
    let gap = &text[from..part.start];
    let is_gap = gap.chars().count() <= 3 && gap.chars().all(is_separator);
    (is_gap && part.len() == len).then_some(part)
}

/// Whether digits begin with a date; the 60 added to the day of a number for test or replacement is
/// taken off.
fn is_plausible(mut digits: Vec<u8>) -> bool {
    if digits.len() == 10 && digits[0] >= b'6' {
        digits[0] -= 6;
    }
    Cpr::of_digits(&digits).is_some()
}

/// Whether the first values of a column are CPR numbers, every one: then it holds persons, declared or not.
/// Fewer than three values say nothing.
pub fn are_cpr_numbers<'a>(values: impl IntoIterator<Item = &'a str>) -> bool {
    let mut looked_at = 0;
    let filled = values.into_iter().filter(|value| !value.trim().is_empty());
    for value in filled.take(*LOOKED_AT.end()) {
        if Cpr::read(value).is_none() {
            return false;
        }
        looked_at += 1;
    }
    looked_at >= *LOOKED_AT.start()
}

/// Whether a label to count by has a CPR number in it.
///
/// Ten digits in a row that begin with 100 are a workplace's number (P-nummer) and no person's.
pub fn names_a_person(label: &str) -> bool {
    let label = label.trim();
    let is_workplace =
        label.len() == 10 && label.starts_with("100") && label.bytes().all(|b| b.is_ascii_digit());
    !is_workplace && matches!(masked(label), Cow::Owned(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
    use proptest::prelude::*;

    #[test]
    fn the_seventh_digit_tells_the_century() {
        let born = |text| Cpr::read(text).unwrap().born_on().unwrap().to_string();
        assert_eq!(born("010203-0000"), "1903-02-01");
        assert_eq!(born("010236-4000"), "2036-02-01");
        assert_eq!(born("010237-4000"), "1937-02-01");
        assert_eq!(born("010257-5000"), "2057-02-01");
        assert_eq!(born("010258-8000"), "1858-02-01");
        assert_eq!(born("010236-9000"), "2036-02-01");
        // 1900 was no leap year, 2000 was.
        assert_eq!(Cpr::read("290200-0000"), None);
        assert_eq!(born("290200-4000"), "2000-02-29");
    }

    #[test]
    fn other_forms_are_no_number() {
        for text in [
            "",
            "1234",
            "01020312345",
            "010203--1234",
            "010203-123",
            "01020-31234",
            "0102-031234",
            "010203-1234-",
            "ældre",
            "00010203-12",
            "300203-1234",
            "011303-1234",
            "99999999",
        ] {
            assert_eq!(Cpr::read(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_hidden_wherever_they_stand_and_other_digits_are_not() {
        for (text, hidden) in [
            ("cpr_0102031234.csv", "cpr_######-####.csv"),
            ("102031234.0", "######-####.0"),
            ("10203-1234", "######-####"),
            ("010203 – 1234", "######-####"),
            ("010203-1234/020304-2345", "######-####/######-####"),
            ("610203-1234", "######-####"),
            ("20160515 1200", "20160515 1200"),
            ("9999999999", "9999999999"),
            ("01020312345", "01020312345"),
            ("2016-05-15 to 2016-10-31", "2016-05-15 to 2016-10-31"),
            ("+45 12 34 56 78 90", "+45 12 34 56 78 90"),
        ] {
            assert_eq!(masked(text), hidden);
        }
    }

    #[test]
    fn a_number_with_its_date_in_three_parts_was_shown() {
        for text in ["01 02 03-1234", "01.02.03 1234", "01-02-03-1234", "01/02/03 - 1234"] {
            assert_eq!(masked(text), CPR_MASK);
        }
        for text in ["01-02-2003 1234", "32-01-03 1234", "01-02-03 12345", "1-02-03 1234567"] {
            assert_eq!(masked(text), text);
        }
    }

    #[test]
    fn a_column_of_numbers_is_known_by_its_first_values() {
        assert!(are_cpr_numbers(["0102031234", "", "020304-2345", "304052345"]));
        assert!(!are_cpr_numbers(["0102031234", "020304-2345"]));
        assert!(!are_cpr_numbers(["0102031234", "020304-2345", "B003"]));
    }

    #[test]
    fn a_workplace_is_no_person() {
        assert!(names_a_person("0102031234") && names_a_person("se 010203-1234"));
        assert!(!names_a_person("1003012345") && !names_a_person("Jobcenter"));
        assert!(names_a_person("100301-2345"));
    }

    proptest! {
        #[test]
        fn any_text_can_be_masked_and_twice_is_as_once(text in "([0-9]{1,11}|[-_ ./æ\u{2212}\u{1f600}]|\\PC){0,12}") {
            let once = masked(&text).into_owned();
            prop_assert_eq!(masked(&once), once.as_str());
        }

        #[test]
        fn no_number_is_left_in_a_masked_text(before in "\\PC{0,8}[^0-9]|", date in 0..40_000_i32, end in 0..10_000_u32, after in "([^0-9]\\PC{0,8})?") {
            let day = Day::from_epoch(date - 20_000).unwrap().to_string();
            let six = format!("{}{}{}", &day[8..], &day[5..7], &day[2..4]);
            let (plain, parted) = (format!("{six}{end:04}"), format!("{six}-{end:04}"));
            prop_assume!(Cpr::read(&plain).is_some());
            for number in [&plain, &parted] {
                let text = format!("{before}{number}{after}");
                prop_assert!(!masked(&text).contains(number.as_str()), "{}", text);
                prop_assert!(masked(&text).contains(CPR_MASK));
            }
        }
    }
}
