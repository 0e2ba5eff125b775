//! A date as it is written: three parts, and perhaps the day of the week before and the time behind.

use super::calendar_day::calendar_day;
use super::date_order::DateOrder;
use super::month_name::{leads_to_date, month_number};
use super::time_of_day::is_time_of_day;

/// One part of a written date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A number, and with how many digits it is written.
    Number(i32, usize),
    /// A month as a word.
    Month(i32),
}

/// The three parts of a date, in the order written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DateParts([Part; 3]);

/// The year of two digits or four: 50 to 99 are 1950 to 1999, and 00 to 49 are 2000 to 2049.
fn year(part: Part) -> Option<i32> {
    match part {
        Part::Number(year, 4) => Some(year),
        Part::Number(year, 2) => Some(if year < 50 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

/// The day from 1970-01-01 of three parts, if they make a date.
fn day_of(year_part: Part, month: Part, day: Part) -> Option<i32> {
    let month = match month {
        Part::Number(month, 1 | 2) | Part::Month(month) => month,
        Part::Number(..) => return None,
    };
    let Part::Number(day, 1 | 2) = day else { return None };
    calendar_day(year(year_part)?, month, day)
}

impl DateParts {
    /// The parts of a text, if it is written like a date.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut writing = Writing { rest: text.trim(), has_word: false, has_comma: false };
        writing.pass_lead_in();
        let first = writing.part()?;
        writing.gap()?;
        writing.pass_of();
        let second = writing.part()?;
        writing.gap()?;
        let third = writing.part()?;
        writing.is_at_end().then_some(Self([first, second, third]))
    }

    /// The day from 1970-01-01, if the parts make a date in this order.
    ///
    /// A year of four digits in front, or a month in words, is never in doubt.
    pub(crate) fn day(self, order: DateOrder) -> Option<i32> {
        let [first, second, third] = self.0;
        match (first, second, order) {
            (Part::Number(_, 4), ..) => day_of(first, second, third),
            (Part::Month(_), ..) => day_of(third, first, second),
            (_, Part::Month(_), _) | (_, _, DateOrder::DayMonthYear) => {
                day_of(third, second, first)
            }
            (_, _, DateOrder::MonthDayYear) => day_of(third, first, second),
            (_, _, DateOrder::YearMonthDay) => day_of(first, second, third),
        }
    }

    /// Whether the parts make no date in this order, but one in another.
    pub(crate) fn contradicts(self, order: DateOrder) -> bool {
        use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};
        let others: &[DateOrder] = match order {
            DayMonthYear => &[MonthDayYear],
            MonthDayYear => &[DayMonthYear],
            YearMonthDay => &[DayMonthYear, MonthDayYear],
        };
        self.day(order).is_none() && others.iter().any(|other| self.day(*other).is_some())
    }

    /// The day that the parts make in every order in which they make one, if it is the same.
    pub(crate) fn only_day(self) -> Option<i32> {
        use DateOrder::{DayMonthYear, MonthDayYear};
        match (self.day(DayMonthYear), self.day(MonthDayYear)) {
            (Some(one), Some(other)) => (one == other).then_some(one),
            (one, other) => one.or(other),
        }
    }
}

/// A text while its parts are taken off in front.
struct Writing<'a> {
    rest: &'a str,
    has_word: bool,
    has_comma: bool,
}

impl<'a> Writing<'a> {
    /// Takes the letters in front that are of a kind.
    fn take(&mut self, is_kind: impl Fn(char) -> bool) -> &'a str {
        let (taken, rest) = split(self.rest, is_kind);
        self.rest = rest;
        taken
    }

    /// Takes a word in front, in small letters, if `is_known` knows it.
    fn word<T>(&mut self, is_known: impl Fn(&str) -> Option<T>) -> Option<T> {
        let (word, rest) = split(self.rest, char::is_alphabetic);
        let known = is_known(&word.to_lowercase())?;
        self.rest = rest;
        self.has_word = true;
        Some(known)
    }

    /// Passes a day of the week and `den`.
    fn pass_lead_in(&mut self) {
        while self.word(|word| leads_to_date(word).then_some(())).is_some() {
            self.has_comma |= self.take(is_gap).contains(',');
        }
    }

    /// Passes the `of` of `3rd of April`.
    fn pass_of(&mut self) {
        if self.word(|word| (word == "of").then_some(())).is_some() {
            self.take(char::is_whitespace);
        }
    }

    /// Takes a number of at most four digits, or a month.
    fn part(&mut self) -> Option<Part> {
        if !self.rest.starts_with(|letter: char| letter.is_ascii_digit()) {
            return self.word(month_number).map(Part::Month);
        }
        let digits = self.take(|letter| letter.is_ascii_digit());
        self.word(|word| matches!(word, "st" | "nd" | "rd" | "th").then_some(()));
        (digits.len() <= 4).then_some(Part::Number(digits.parse().ok()?, digits.len()))
    }

    /// Takes what separates two parts: spaces, at most one mark, at most one comma.
    fn gap(&mut self) -> Option<()> {
        let gap = self.take(is_gap);
        let commas = gap.matches(',').count();
        self.has_comma |= commas > 0;
        (commas <= 1 && gap.matches(['-', '.', '/']).count() <= 1).then_some(())
    }

    /// Whether nothing is left but a time of day; commas belong to dates with words.
    fn is_at_end(&self) -> bool {
        (self.has_word || !self.has_comma)
            && (is_time(self.rest) || (self.has_word && self.rest.trim_end() == "."))
    }
}

/// The letters in front that are of a kind, and the rest.
fn split(text: &str, is_kind: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|letter| !is_kind(letter)).unwrap_or(text.len()))
}

/// Whether a letter may stand between the parts of a date.
fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '.' | '/' | ',')
}

/// Whether nothing stands behind a date, or a time of day: `T10:00`, ` kl. 10.30`, ` 10:00:12 PM`.
fn is_time(text: &str) -> bool {
    let text = text.trim_end();
    if text.is_empty() {
        return true;
    }
    let Some(text) = text.strip_prefix(|c: char| c.is_whitespace() || matches!(c, 'T' | 't' | ','))
    else {
        return false;
    };
    let text = text.trim_start();
    let text = text.strip_prefix("kl").map_or(text, |text| text.trim_start_matches('.'));
    is_time_of_day(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};

    fn day(text: &str, order: DateOrder) -> Option<i32> {
        DateParts::read(text).and_then(|parts| parts.day(order))
    }

    #[test]
    fn numbers_read_in_the_declared_order_whatever_separates_them() {
        let third_of_april = calendar_day(2016, 4, 3);
        for text in
            ["03-04-2016", "3/4/16", "3.4.2016", "3. 4. 2016", "3 4 16", "3/4-2016", "03 - 04 - 16"]
        {
            assert_eq!(day(text, DayMonthYear), third_of_april, "{text}");
            assert_eq!(day(text, MonthDayYear), calendar_day(2016, 3, 4), "{text}");
        }
        for text in ["16-04-03", "2016.4.3", "2016/04/03", "16 4 3"] {
            assert_eq!(day(text, YearMonthDay), third_of_april, "{text}");
        }
        assert_eq!(day("2016/4/3", DayMonthYear), third_of_april);
    }

    #[test]
    fn years_of_two_digits_lie_from_1950_to_2049() {
        assert_eq!(day("1-1-50", DayMonthYear), calendar_day(1950, 1, 1));
        assert_eq!(day("1-1-49", DayMonthYear), calendar_day(2049, 1, 1));
        assert_eq!(day("1-1-049", DayMonthYear), None);
    }

    #[test]
    fn months_in_words_read_in_any_order() {
        let expected = calendar_day(2016, 4, 3);
        for text in [
            "3. april 2016",
            "3. apr. 2016",
            "3 apr 16",
            "den 3. april 2016",
            "søndag d. 3. april 2016",
            "Sunday, 3 April 2016",
            "april 3, 2016",
            "APRIL 3rd, 2016",
            "3rd of April 2016",
            "3-apr-2016",
            "3april2016",
            "2016, april 3",
            "søn., d. 3. april 2016 kl. 10.30",
        ] {
            for order in [DayMonthYear, MonthDayYear, YearMonthDay] {
                assert_eq!(day(text, order), expected, "{text}");
            }
        }
        assert_eq!(day("tirsdag den 29. marts 2016", DayMonthYear), calendar_day(2016, 3, 29));
    }

    #[test]
    fn a_time_behind_is_left_out() {
        for text in [
            "03-04-2016 10:00",
            "03-04-2016 00:00:00.000",
            "03-04-2016T10:00:00Z",
            "3/4/2016 9.05",
            "3.4.2016 kl. 10.30",
            "3.4.2016, 10:30",
            "3/4/2016 10:00:00 PM",
        ] {
            assert_eq!(day(text, DayMonthYear), calendar_day(2016, 4, 3), "{text}");
        }
    }

    #[test]
    fn a_second_date_behind_a_time_was_taken_for_a_part_of_it_and_lost() {
        for text in ["3-4-2016 10:00 - 05-04-2016", "3-4-2016 10.00 5.4.2016", "3-4-2016 10:00 ::"]
        {
            assert_eq!(day(text, DayMonthYear), None, "{text}");
        }
        assert_eq!(day("3-4-2016 10:00-12:00", DayMonthYear), calendar_day(2016, 4, 3));
    }

    #[test]
    fn digits_of_other_scripts_and_letters_of_no_width_make_no_date() {
        for text in ["\u{ff10}\u{ff13}-04-2016", "03-04-\u{662}016", "03-04-2016\u{200b}"] {
            assert_eq!(day(text, DayMonthYear), None, "{text}");
        }
        let spaced = "03-04-2016\u{a0}";
        assert_eq!(day(spaced, DayMonthYear), calendar_day(2016, 4, 3));
    }

    #[test]
    fn what_is_written_like_no_date_has_no_parts() {
        for text in [
            "",
            "3",
            "3-4",
            "3-4-2016-5",
            "3--4-2016",
            "3,4,2016",
            "42463",
            "03042016",
            "i går",
            "3. foo 2016",
            "-3-4-2016",
            "3-4-20166",
            "3-4-2016x",
            "3-4-2016 99:00",
            "april",
            "3. april",
            "3. april maj",
            "maj maj maj",
            "#REF!",
            "3 april 2016 ?",
        ] {
            assert_eq!(day(text, DayMonthYear), None, "{text}");
        }
        assert_eq!(day("29-02-2015", DayMonthYear), None);
    }

    #[test]
    fn a_date_that_reads_in_another_order_only_contradicts_the_declared_one() {
        let contradicts = |text, order| DateParts::read(text).unwrap().contradicts(order);
        assert!(contradicts("04-23-2016", DayMonthYear));
        assert!(contradicts("23-04-2016", MonthDayYear));
        assert!(contradicts("23-04-2016", YearMonthDay));
        assert!(!contradicts("03-04-2016", DayMonthYear));
        assert!(!contradicts("29-02-2015", DayMonthYear));
        assert!(!contradicts("31-04-2016", DayMonthYear));
        assert!(!contradicts("33-04-16", DayMonthYear));
    }

    #[test]
    fn a_date_without_a_declared_order_is_known_where_every_order_agrees() {
        let only = |text| DateParts::read(text).unwrap().only_day();
        assert_eq!(only("31-12-9999"), calendar_day(9999, 12, 31));
        assert_eq!(only("01-01-1900"), calendar_day(1900, 1, 1));
        assert_eq!(only("03-04-1900"), None);
    }
}
