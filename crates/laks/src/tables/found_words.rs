//! What was found in a row, in the reader's language; what stood in a cell is never translated.

use crate::language::Language;
use std::borrow::Cow;

/// English and Danish, the longer before what is part of it.
const DANISH: [(&str, &str); 43] = [
    ("no such column", "kolonnen findes ikke"),
    ("nothing, and nothing to assume it from", "intet, og intet at antage den ud fra"),
    ("nothing", "intet"),
    ("a start date on a case closed as ", "en startdato på en sag, der er afsluttet som "),
    (" without a start date", " uden startdato"),
    (" without an end date", " uden slutdato"),
    (" without an exit", " uden afslutning"),
    ("end date ", "slutdato "),
    (", and the course starts ", ", og forløbet starter "),
    (", and the course ended ", ", og forløbet sluttede "),
    (" attended of ", " fremmøder af "),
    (" planned", " planlagte"),
    (", as on an earlier row", ", som i en tidligere række"),
    ("the same as on an earlier row", "det samme som i en tidligere række"),
    (", which stands on an earlier row", ", som står i en tidligere række"),
    ("a session on ", "en mødegang "),
    (" outside the person's referrals", " uden for borgerens henvisninger"),
    ("an id that no referral has", "et id, som ingen henvisning har"),
    ("another course at the same time", "et andet forløb samtidig"),
    ("another course before", "et andet forløb før"),
    ("another ", "et andet "),
    (" form on ", " skema fra "),
    (", which is not the nearest", ", som ikke er det nærmeste"),
    (" days too early", " dage for tidligt"),
    (" day too early", " dag for tidligt"),
    (" days too late", " dage for sent"),
    (" day too late", " dag for sent"),
    ("between the windows, ", "mellem vinduerne, "),
    (" days from the nearer", " dage fra det nærmeste"),
    (" day from the nearer", " dag fra det nærmeste"),
    (", and the referral has no ", ", og henvisningen har ingen "),
    (" to count from", " at tælle fra"),
    (", and the table of sessions has ", ", og tabellen over mødegange har "),
    (" sessions in the table of sessions", " mødegange i tabellen over mødegange"),
    ("a person id with letters in it", "et personnummer med bogstaver i"),
    (
        "a person id that does not begin with a date",
        "et personnummer, der ikke begynder med en dato",
    ),
    ("a person id with ", "et personnummer med "),
    (" digits", " cifre"),
    (" digit", " ciffer"),
    (" (the error of a formula)", " (fejl i en formel)"),
    (" (nearest: ", " (nærmest: "),
    ("items that sum to ", "spørgsmål med summen "),
    (" before ", " før "),
];

/// What was found, in the language; texts in quotes are what stood in the table, and stay.
///
/// `"i går" (nearest: "i dag")` is `"i går" (nærmest: "i dag")` in Danish.
pub(super) fn found_in(found: &str, language: Language) -> Cow<'_, str> {
    match language {
        Language::English => Cow::Borrowed(found),
        Language::Danish => Cow::Owned(
            quoted_and_not(found)
                .map(|(part, is_quoted)| if is_quoted { part.to_owned() } else { danish(part) })
                .collect(),
        ),
    }
}

fn danish(part: &str) -> String {
    DANISH.iter().fold(part.to_owned(), |text, (english, danish)| text.replace(english, danish))
}

/// The parts of a text in turn, each with whether it stands in quotes.
fn quoted_and_not(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let (mut rest, mut is_quoted) = (text, false);
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = quote_in(rest).unwrap_or(rest.len());
        let (part, behind) = rest.split_at(end);
        rest = behind;
        is_quoted = !is_quoted;
        Some((part, !is_quoted))
    })
}

/// Where a text's first quote ends that no backslash stands before.
fn quote_in(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (place, byte) in text.bytes().enumerate() {
        if byte == b'"' && !is_escaped {
            return Some(place + 1);
        }
        is_escaped = byte == b'\\' && !is_escaped;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn danish_of(found: &str) -> String {
        found_in(found, Language::Danish).into_owned()
    }

    /// The Danish workbook said in English what was found where no cell was quoted.
    #[test]
    fn what_was_found_is_said_in_danish() {
        assert_eq!(danish_of("nothing"), "intet");
        assert_eq!(
            danish_of("started_on 2016-04-01 before referred_on 2016-05-01"),
            "started_on 2016-04-01 før referred_on 2016-05-01"
        );
        assert_eq!(danish_of("completed without an end date"), "completed uden slutdato");
        assert_eq!(danish_of("2016-04-01, 3 days too late"), "2016-04-01, 3 dage for sent");
        assert_eq!(danish_of("a person id with 8 digits"), "et personnummer med 8 cifre");
        assert_eq!(found_in("nothing", Language::English), "nothing");
    }

    #[test]
    fn what_stood_in_a_cell_is_not_translated() {
        let found = r#""nothing before \" end date " (nearest: "end date nothing")"#;
        let said = r#""nothing before \" end date " (nærmest: "end date nothing")"#;
        assert_eq!(danish_of(found), said);
    }

    #[test]
    fn no_phrase_is_spoiled_by_one_that_stands_before_it() {
        for (place, (phrase, _)) in DANISH.iter().enumerate() {
            let earlier = DANISH[..place].iter().find(|(other, _)| phrase.contains(other));
            assert_eq!(earlier, None, "{phrase}");
        }
    }
}
