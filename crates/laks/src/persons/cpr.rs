//! The Danish civil registration number (CPR): is a text one.
//!
//! Ten digits, `DDMMYY-SSSS`. The first six are the day of birth; the seventh tells the century. The last
//! digit is no longer a check digit for everybody: since October 2007 numbers are given out that do not
//! fulfil modulus 11, so it is not asked for.
//!
//! Source: CPR-kontoret, *Personnummeret i CPR* (2008), sections 2 and 3, and *Personnumre uden
//! kontrolciffer (modulus 11 kontrol)*.

use super::letters::{digit, is_invisible};
use jiff::civil::Date;
use std::fmt;
use std::ops::RangeInclusive;

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
        let mut letters = text.chars().filter(|&letter| !is_invisible(letter));
        while let Some(letter) = letters.next() {
            match digit(letter) {
                Some(digit) if digits.len() < 10 => digits.push(b'0' + digit),
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
    pub(super) fn of_digits(digits: &[u8]) -> Option<Self> {
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

/// Whether the first values of a column are CPR numbers, every one: then it holds persons, declared or not.
/// Fewer than three values say nothing.
///
/// ```
/// use laks::adapter::are_cpr_numbers;
/// assert!(are_cpr_numbers(["010203-1234", "0203041234", "030405-1234"]));
/// assert!(!are_cpr_numbers(["B001", "B002", "B003"]));
/// ```
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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_column_of_numbers_is_known_by_its_first_values() {
        assert!(are_cpr_numbers(["0102031234", "", "020304-2345", "304052345"]));
        assert!(!are_cpr_numbers(["0102031234", "020304-2345"]));
        assert!(!are_cpr_numbers(["0102031234", "020304-2345", "B003"]));
    }
}
