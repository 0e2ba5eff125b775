//! Hides the CPR numbers that stand in a text, however they are written there.

use super::cpr::{CPR_MASK, Cpr};
use super::letters::{digit, is_invisible};
use std::borrow::Cow;
use std::ops::Range;

/// The most letters between two parts of a number.
const WIDEST_GAP: usize = 3;

/// The most that an escape such as `\u{10ffff}` has.
const LONGEST_ESCAPE: usize = 10;

/// How many digits the parts of a number have: a zero in front may be lost, the date be in three parts, or every
/// digit stand alone.
const PARTS: [&[usize]; 6] =
    [&[10], &[9], &[6, 4], &[5, 4], &[2, 2, 2, 4], &[1, 1, 1, 1, 1, 1, 1, 1, 1, 1]];

/// The text with every CPR number in it replaced by [`CPR_MASK`].
///
/// What looks like one is replaced too: ten digits that begin with a date, alone, in two parts or with the
/// date in three, and nine that do with a zero in front. Up to three letters that are neither may stand between
/// the parts, such as hyphens, tabs or brackets, also as they are written in quotes (`\t`); what takes no room does
/// not count, and a digit is one in full width too.
///
/// ```
/// use laks::adapter::masked;
/// assert_eq!(masked("ring til 010203-1234 i morgen"), "ring til ######-#### i morgen");
/// assert_eq!(masked("35 of 2016-05-15"), "35 of 2016-05-15");
/// ```
pub fn masked(text: &str) -> Cow<'_, str> {
    if text.chars().filter(|&letter| digit(letter).is_some()).count() < 9 {
        return Cow::Borrowed(text);
    }
    let runs = runs(text);
    let (mut out, mut copied, mut first) = (String::new(), 0, 0);
    while first < runs.len() {
        let Some(parts) = number_at(&runs[first..]) else {
            first += 1;
            continue;
        };
        let (begin, end) = (runs[first].place.start, runs[first + parts - 1].place.end);
        out.push_str(&text[copied..begin]);
        out.push_str(CPR_MASK);
        (copied, first) = (end, first + parts);
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// Digits without a gap.
struct Run {
    digits: Vec<u8>,
    place: Range<usize>,
    /// Whether they may go on what stood before them.
    goes_on: bool,
}

/// Every run of digits of a text.
fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    // How many letters stand between the last digit and here; none where a number cannot go on.
    let mut gap = None;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let place = text.len() - rest.len();
        let escape = escape(rest).filter(|_| letter == '\\');
        rest = &rest[escape.unwrap_or(letter.len_utf8())..];
        let end = text.len() - rest.len();
        match (digit(letter), runs.last_mut()) {
            (Some(digit), Some(run)) if gap == Some(0) => {
                run.digits.push(b'0' + digit);
                run.place.end = end;
            }
            (Some(digit), _) => {
                let goes_on = gap.is_some_and(|gap| gap <= WIDEST_GAP);
                runs.push(Run { digits: vec![b'0' + digit], place: place..end, goes_on });
                gap = Some(0);
            }
            (None, _) if is_invisible(letter) => {}
            (None, _) if letter.is_alphanumeric() => gap = None,
            (None, _) => gap = gap.map(|gap| gap + 1),
        }
    }
    runs
}

/// How long the escape is that a text begins with, such as `\t`, `\xa0`, `\u00ad` or `\u{200b}`.
fn escape(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let are_hexadecimal = |from: usize, len: usize| {
        bytes.get(from..from + len).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    match bytes.get(1)? {
        b't' | b'n' | b'r' | b'v' | b'f' | b'\\' => Some(2),
        b'x' if are_hexadecimal(2, 2) => Some(4),
        b'u' if bytes.get(2) == Some(&b'{') => {
            let end = bytes.iter().take(LONGEST_ESCAPE).position(|&byte| byte == b'}')?;
            Some(end + 1)
        }
        b'u' if are_hexadecimal(2, 4) => Some(6),
        _ => None,
    }
}

/// How many runs are a number, if these begin with one.
fn number_at(runs: &[Run]) -> Option<usize> {
    let is_one = |parts: &&&[usize]| {
        let of_length = |(run, len): (&Run, &usize)| run.digits.len() == *len;
        let is_long = runs.len() >= parts.len();
        is_long
            && runs.iter().zip(**parts).all(of_length)
            && runs[1..parts.len()].iter().all(|run| run.goes_on)
            && is_plausible(
                runs[..parts.len()].iter().flat_map(|run| &run.digits).copied().collect(),
            )
    };
    PARTS.iter().find(is_one).map(|parts| parts.len())
}

/// Whether digits begin with a date; the 60 added to the day of a number for test or replacement is
/// taken off.
fn is_plausible(mut digits: Vec<u8>) -> bool {
    if digits.len() == 10 && digits[0] >= b'6' {
        digits[0] -= 6;
    }
    Cpr::of_digits(&digits).is_some()
}

/// Whether a label to count by has a CPR number in it.
///
/// Ten digits in a row that begin with 100 are a workplace's number (P-nummer) and no person's.
///
/// ```
/// use laks::adapter::names_a_person;
/// assert!(names_a_person("Jobcenter, 010203-1234"));
/// assert!(!names_a_person("Jobcenter Nord"));
/// ```
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
    fn a_workplace_is_no_person() {
        assert!(names_a_person("0102031234") && names_a_person("se 010203-1234"));
        assert!(!names_a_person("1003012345") && !names_a_person("Jobcenter"));
        assert!(names_a_person("100301-2345"));
    }

    #[test]
    fn a_number_in_any_dress_was_shown() {
        for text in [
            "010203\t1234",
            "010203\n1234",
            "010203\r\n1234",
            "010203\u{ad}1234",
            "010203\u{200b}-1234",
            "01\u{200b}02\u{200d}03-12\u{feff}34",
            "０１０２０３-１２３４",
            "٠١٠٢٠٣ ١٢٣٤",
            "(010203)1234",
            "[010203] 1234",
            "010203:1234",
            "010203,1234",
            "010203|1234",
            "010203--1234",
            "0 1 0 2 0 3 1 2 3 4",
            r"010203\t1234",
            r"010203\xa01234",
            r"010203\u{200b}1234",
            r"010203\u00ad-1234",
        ] {
            let hidden = masked(text);
            assert!(hidden.contains(CPR_MASK), "{text:?}");
            assert!(!hidden.chars().any(|letter| digit(letter).is_some()), "{hidden:?}");
            assert!(names_a_person(text), "{text:?}");
        }
        assert_eq!(masked("010203-1234, 020304-2345"), "######-####, ######-####");
        assert_eq!(masked("010203-1234 020304-2345"), "######-#### ######-####");
        assert_eq!(masked("0102031234020304 2345"), "0102031234020304 2345");
    }

    #[test]
    fn days_with_times_and_months_are_no_numbers() {
        for text in [
            "03-05-16 12:30",
            "2012-03, 2012-04",
            "15-05-2016/16-10-2016",
            "2016-05-15 12:30:00.123456",
        ] {
            assert_eq!(masked(text), text);
        }
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
