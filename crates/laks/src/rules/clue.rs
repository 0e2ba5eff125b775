//! What a wrong value itself says of what to do about it, whatever its column takes. The English is here, since
//! errors speak it; the Danish is in `voice`.

use super::found::Found;
use super::rule::RuleId;
use super::shown::Shown;
use crate::calendar::{Day, DayCount, month_number};

/// What stands for the value of a formula that was never calculated.
const NOT_CALCULATED: &str = "#NOT_CALCULATED!";

/// What a value says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Clue {
    /// It is a formula that no program has calculated.
    NotCalculated,
    /// It is a percentage.
    PerCent,
    /// It is a number that is a day in these ways.
    DayAsNumber(Vec<(DayCount, Day)>),
    /// It is a month, a quarter or a week, and no day.
    NoDay,
}

impl Clue {
    /// What a value that breaks a rule says.
    pub(crate) fn of(found: &Found, rule: RuleId) -> Option<Self> {
        let (Found::Cell(shown) | Found::FailedFormula(shown) | Found::Near { cell: shown, .. }) =
            found
        else {
            return None;
        };
        let (Shown::Text(text) | Shown::Value(text)) = shown else { return None };
        let text = text.trim();
        match rule {
            _ if text == NOT_CALCULATED => Some(Self::NotCalculated),
            RuleId::UnreadableNumber if is_per_cent(text) => Some(Self::PerCent),
            RuleId::UnreadableDate if is_part_of_a_year(text) => Some(Self::NoDay),
            RuleId::UnreadableDate => {
                let readings = DayCount::readings(text);
                (!readings.is_empty()).then_some(Self::DayAsNumber(readings))
            }
            _ => None,
        }
    }

    /// What to do.
    pub(crate) fn remedy(&self, outcome: Option<&str>) -> String {
        match self {
            Self::NotCalculated => "the formula was never calculated: open the workbook in Excel or LibreOffice, which \
                                    calculates it, and save it there"
                .to_owned(),
            Self::PerCent => format!(
                "if the column holds percentages, set scale = \"percent\" under [outcomes.{}]; else enter the raw \
                 score",
                outcome.unwrap_or("…")
            ),
            Self::DayAsNumber(readings) => {
                let all: Vec<String> =
                    readings.iter().map(|(count, day)| format!("{day} as {}", said(*count))).collect();
                format!("write the date as YYYY-MM-DD; the number is {}", all.join(", or "))
            }
            Self::NoDay => "the column holds months, quarters or weeks, and no days: map a column of dates, or write \
                            a day, such as the first of each, as YYYY-MM-DD"
                .to_owned(),
        }
    }
}

fn is_per_cent(text: &str) -> bool {
    text.strip_suffix('%').is_some_and(|number| {
        let number = number.trim();
        !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit() || b".,".contains(&byte))
    })
}

/// Whether a text is a month, a quarter or a week of a year, such as `JAN 2016`, `1 Q 2016` or `2016-01`.
fn is_part_of_a_year(text: &str) -> bool {
    let words: Vec<&str> =
        text.split([' ', '-', '/', '.']).filter(|word| !word.is_empty()).collect();
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = |word: &str| {
        !word.is_empty() && word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_letter_of = |word: &str| {
        let word = word.to_lowercase();
        let number = word
            .strip_prefix(['q', 'k', 'w', 'u', 'm', 'h'])
            .or_else(|| word.strip_suffix(['q', 'k']));
        number.is_some_and(is_short)
    };
    let is_month = |word: &str| month_number(&word.to_lowercase()).is_some();
    match words.as_slice() {
        [word] if word.is_char_boundary(4) => {
            let (year, part) = word.split_at(4);
            is_year(year) && is_letter_of(part)
        }
        [part, year] | [year, part] if is_year(year) => {
            is_month(part) || is_letter_of(part) || (is_short(part) && !text.contains(' '))
        }
        [number, kind, year] if is_year(year) && is_short(number) => {
            ["Q", "WK", "K", "KVT", "KVARTAL", "UGE"].contains(&kind.to_uppercase().as_str())
        }
        _ => false,
    }
}

/// A way to count days, as the end of a sentence.
const fn said(count: DayCount) -> &'static str {
    match count {
        DayCount::Spreadsheet => "days of a spreadsheet (excel_dates = \"1900\" under [read])",
        DayCount::Macintosh => "days of an old Macintosh's spreadsheet (excel_dates = \"1904\")",
        DayCount::SasDays => "days since 1960, of SAS and Stata",
        DayCount::UnixDays => "days since 1970, of R and Unix",
        DayCount::SpssSeconds => "seconds since 1582, of SPSS",
        DayCount::SasSeconds => "seconds since 1960, of SAS",
        DayCount::StataMilliseconds => "milliseconds since 1960, of Stata",
        DayCount::UnixSeconds => "seconds since 1970, of Unix",
        DayCount::UnixMilliseconds => "milliseconds since 1970, of Unix",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clue(text: &str, rule: RuleId) -> Option<Clue> {
        Clue::of(&Found::Cell(Shown::of_text(text.as_bytes())), rule)
    }

    #[test]
    fn a_number_for_a_date_is_told_as_the_days_it_may_be() {
        let said = clue("20457", RuleId::UnreadableDate).unwrap().remedy(None);
        assert_eq!(
            said,
            "write the date as YYYY-MM-DD; the number is 2016-01-04 as days since 1960, of SAS and Stata, or \
             2026-01-04 as days since 1970, of R and Unix"
        );
        assert_eq!(clue("20457", RuleId::UnreadableNumber), None);
        assert_eq!(clue("2016", RuleId::UnreadableDate), None);
    }

    #[test]
    fn months_quarters_and_weeks_are_known_as_no_days() {
        for text in [
            "JAN 2016",
            "MAR 2016",
            "1 Q 2016",
            "3 WK 2016",
            "2016-01",
            "1/2016",
            "marts 2016",
            "2016Q1 ",
            "Q1 2016",
            "2016 K1",
        ] {
            assert_eq!(clue(text, RuleId::UnreadableDate), Some(Clue::NoDay), "{text}");
        }
        for text in ["Hold 2016", "31-02-2016", "april", "LC1", "12 2016 x", "2016", "æøåé"] {
            assert_eq!(clue(text, RuleId::UnreadableDate), None, "{text}");
        }
    }

    #[test]
    fn percentages_and_formulas_say_what_they_are() {
        assert_eq!(clue("52 %", RuleId::UnreadableNumber), Some(Clue::PerCent));
        assert_eq!(clue("%", RuleId::UnreadableNumber), None);
        for rule in [RuleId::UnreadableNumber, RuleId::FormulaError, RuleId::UnknownExit] {
            assert_eq!(clue("#NOT_CALCULATED!", rule), Some(Clue::NotCalculated));
        }
    }
}
