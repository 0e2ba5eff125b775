//! What titles and sentences begin and end with.

use crate::calendar::Day;
use crate::language::Language;

pub(super) fn title(what: &str, as_of: Option<Day>) -> String {
    as_of.map_or(what.to_owned(), |day| format!("{what}, as of {day}"))
}

pub(super) fn on(as_of: Option<Day>, language: Language) -> String {
    as_of.map_or(String::new(), |day| match language {
        Language::English => format!("As of {}, ", language.day(day)),
        Language::Danish => format!("Pr. {} ", language.day(day)),
    })
}

/// That the table ends before the date of the count, if it does.
pub(super) fn ended(ends_early: Option<Day>, language: Language) -> String {
    ends_early.map_or(String::new(), |day| match language {
        Language::English => format!(
            " The table ends on {}: what happened since is not known; count as of that day instead.",
            language.day(day)
        ),
        Language::Danish => {
            let day = language.day(day);
            format!(
                " Udtrækket er fra {day}: hvad der er sket siden, er ikke kendt; opgør i stedet pr. {day}."
            )
        }
    })
}
