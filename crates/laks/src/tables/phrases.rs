//! What titles and sentences begin and end with.

use crate::calendar::Day;
use crate::estimate::Estimate;
use crate::language::Language;
use crate::tally::Bounds;
use crate::voice::{Voice, format_number, format_share};

pub(super) fn title(what: &str, as_of: Option<Day>) -> String {
    as_of.map_or(what.to_owned(), |day| format!("{what}, as of {day}"))
}

pub(super) fn on(as_of: Option<Day>, language: Language) -> String {
    as_of.map_or(String::new(), |day| match language {
        Language::English => format!("As of {}, ", language.day(day)),
        Language::Danish => format!("Pr. {} ", language.day(day)),
    })
}

/// The date of the count and, where people are followed from start, how long after it they are seen.
pub(super) fn on_seen(as_of: Option<Day>, follow_up_days: Option<u32>, voice: Voice<'_>) -> String {
    let on = on(as_of, *voice);
    follow_up_days.map_or(on.clone(), |days| {
        let seen = voice.pick("seen", "set");
        let (on, after) = (on.trim_end_matches([',', ' ']), voice.after_start(days));
        format!("{on}, {seen} {after}, ")
    })
}

/// A title, with how long after the start people are seen.
pub(super) fn seen(title: &str, follow_up_days: Option<u32>, voice: Voice<'_>) -> String {
    follow_up_days.map_or(title.to_owned(), |days| format!("{title}, {}", voice.after_start(days)))
}

/// The bounds of a share as words; none where nothing is open or missing.
pub(super) fn between(share: &Estimate, language: Language) -> Option<String> {
    let (low, high) = share.if_open_fail.zip(share.if_open_succeed)?;
    let (low, high) = (format_share(low, 1, language), format_share(high, 1, language));
    Some(match language {
        Language::English => format!("between {low} and {high}"),
        Language::Danish => format!("mellem {low} og {high}"),
    })
}

/// A count of people in a sentence: known, between two numbers, or not known. That it is at least none is
/// no news.
pub(super) fn people(count: Bounds, language: Language) -> String {
    let number = |n: u64| format_number(n as f64, 0, language);
    let least = number(count.at_least);
    match (count.known(), count.at_most, language) {
        (Some(n), _, _) => number(n),
        _ if count.at_least == 0 => {
            language.pick("an unknown number", "et ukendt antal").to_owned()
        }
        (_, Some(most), Language::English) => format!("between {least} and {}", number(most)),
        (_, Some(most), Language::Danish) => format!("mellem {least} og {}", number(most)),
        (_, None, _) => format!("{} {least}", language.pick("at least", "mindst")),
    }
}

/// The same in a table: 5–9, ≥ 5.
pub(super) fn people_in_table(count: Bounds, language: Language) -> Option<String> {
    let number = |n: u64| format_number(n as f64, 0, language);
    let least = number(count.at_least);
    match (count.known(), count.at_most) {
        (Some(n), _) => Some(number(n)),
        _ if count.at_least == 0 => None,
        (_, Some(most)) => Some(format!("{least}–{}", number(most))),
        (_, None) => Some(format!("≥ {least}")),
    }
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

/// That tables were added up that may hold the same people.
pub(super) const fn counted_twice(language: Language) -> &'static str {
    language.pick(
        "Some people may be counted twice: nothing keeps those of the added tables apart.",
        "Nogle borgere kan være talt to gange: intet holder dem i de sammenlagte tabeller adskilt.",
    )
}
