//! Months and days of the week as words, Danish and English.

const MONTHS: [[&str; 2]; 12] = [
    ["januar", "january"],
    ["februar", "february"],
    ["marts", "march"],
    ["april", "april"],
    ["maj", "may"],
    ["juni", "june"],
    ["juli", "july"],
    ["august", "august"],
    ["september", "september"],
    ["oktober", "october"],
    ["november", "november"],
    ["december", "december"],
];

const WEEKDAYS: [&str; 14] = [
    "mandag",
    "tirsdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lørdag",
    "søndag",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Whether a word is a name, or the first three letters of it or more.
fn stands_for(word: &str, name: &str) -> bool {
    word.chars().count() >= 3 && name.starts_with(word)
}

/// The number of a month, 1 to 12, by its name or the beginning of it, in small letters.
pub(crate) fn month_number(word: &str) -> Option<i32> {
    let is_named = |names: &[&str; 2]| names.iter().any(|name| stands_for(word, name));
    (1..).zip(&MONTHS).find(|(_, names)| is_named(names)).map(|(number, _)| number)
}

/// The Danish name of a month, 1 to 12.
pub(crate) fn danish_month(number: i8) -> &'static str {
    names(number)[0]
}

/// The English name of a month, 1 to 12, with its capital.
pub(crate) fn english_month(number: i8) -> String {
    let mut name = names(number)[1].to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

fn names(number: i8) -> [&'static str; 2] {
    let place = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    place.and_then(|place| MONTHS.get(place)).copied().unwrap_or_default()
}

/// Whether a word only leads up to a date: a day of the week, or `den` before it.
pub(crate) fn leads_to_date(word: &str) -> bool {
    matches!(word, "d" | "den" | "the" | "on") || WEEKDAYS.iter().any(|name| stands_for(word, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_their_first_three_letters_or_more() {
        for (number, names) in (1..).zip(&MONTHS) {
            for name in names {
                assert_eq!(month_number(name), Some(number));
                assert_eq!(month_number(&name[..3]), Some(number));
            }
        }
        assert_eq!(month_number("sept"), Some(9));
        assert_eq!(
            (month_number("ma"), month_number("mars"), month_number("")),
            (None, None, None)
        );
    }

    #[test]
    fn a_day_of_the_week_leads_to_a_date() {
        for word in ["tirsdag", "lør", "søn", "wed", "den", "d"] {
            assert!(leads_to_date(word), "{word}");
        }
        assert!(!leads_to_date("april") && !leads_to_date("ti"));
    }
}
