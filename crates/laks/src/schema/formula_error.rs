//! What a spreadsheet writes where a formula failed.

/// Whether a text is the error value of a spreadsheet, such as `#REF!`, `#I/T`, `#NAVN?` or `Err:502`.
///
/// Such a cell is not empty: it says that something went wrong where the table was made.
///
/// ```
/// assert!(laks::adapter::is_formula_error("#DIVISION/0!"));
/// assert!(!laks::adapter::is_formula_error("#1 hold"));
/// ```
pub fn is_formula_error(text: &str) -> bool {
    let text = text.trim();
    if let Some(number) = text.strip_prefix("Err:") {
        return number.len() == 3 && number.bytes().all(|digit| digit.is_ascii_digit());
    }
    let Some(name) = text.strip_prefix('#') else { return false };
    let name = name.to_uppercase();
    if matches!(name.as_str(), "N/A" | "I/T" | "GETTING_DATA") {
        return true;
    }
    let is_cut_off = name.len() > 1 && name.chars().all(|letter| letter == '#');
    let word = name.strip_suffix(['!', '?']).unwrap_or("");
    let is_word =
        |letter: char| letter.is_alphanumeric() || matches!(letter, '/' | '_' | '\u{30a}');
    is_cut_off || (word.starts_with(char::is_alphabetic) && word.chars().all(is_word))
}

#[cfg(test)]
mod tests {
    use super::is_formula_error;

    #[test]
    fn error_values_are_known_in_english_and_danish() {
        for text in [
            "#REF!",
            "#N/A",
            "#DIV/0!",
            "#VALUE!",
            "#NAME?",
            "#NUM!",
            "#NULL!",
            "#SPILL!",
            "#CALC!",
            "#REFERENCE!",
            "#I/T",
            "#DIVISION/0!",
            "#VÆRDI!",
            "#NAVN?",
            "#NUL!",
            "#OVERLØB!",
            " #ref! ",
            "#####",
            "Err:502",
        ] {
            assert!(is_formula_error(text), "{text}");
        }
    }

    #[test]
    fn other_texts_are_none() {
        for text in ["", "#", "##", "#1", "#1 hold", "hold #1", "#!", "#0!", "Err:", "# a!", "N/A"]
        {
            assert!(!is_formula_error(text), "{text}");
        }
    }
}
