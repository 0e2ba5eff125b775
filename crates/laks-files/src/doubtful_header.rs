//! A row of column names that is none: a title, or people's data, which no sentence repeats.

/// What a row that should have column names looks like instead, if it does.
pub(crate) fn looks_like(names: &[String]) -> Option<&'static str> {
    let nameless = names.iter().filter(|name| is_nameless(name)).count();
    let values = names.iter().filter(|name| is_value(name)).count();
    if 2 * nameless > names.len() {
        Some("a title")
    } else if 3 * values > names.len() {
        Some("a row of data")
    } else {
        None
    }
}

/// Whether a column is called by its letters, for want of a name.
fn is_nameless(name: &str) -> bool {
    let letters = name.strip_prefix("column ").unwrap_or_default();
    !letters.is_empty() && letters.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// Whether a name is a date or a number: digits, and signs between them.
fn is_value(name: &str) -> bool {
    let is_of_a_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let is_digit = |letter: char| letter.is_numeric() && !letter.is_alphabetic();
    name.chars().any(is_digit)
        && name.chars().all(|letter| is_digit(letter) || !is_of_a_word(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_rows_of_data_are_seen() {
        let look =
            |names: &[&str]| looks_like(&names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>());
        assert_eq!(look(&["Livsstilscafé 2016", "column B", "column C"]), Some("a title"));
        assert_eq!(look(&["R1", "2016-01-04", "2016-01-11", "completed"]), Some("a row of data"));
        assert_eq!(look(&["Henvist", "Startet", "q1", "Slut"]), None);
    }
}
