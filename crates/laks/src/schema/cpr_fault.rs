//! What is said of a person's number that is none.

use crate::rules::Found;

/// What is wrong with a text that is no CPR number, without telling it.
///
/// ```
/// use laks::adapter::cpr_fault;
/// assert!(!cpr_fault("0102034").to_string().contains("0102034")); // it says how many digits, not which
/// ```
pub fn cpr_fault(text: &str) -> Found {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    match digits {
        9 | 10 if text.chars().any(char::is_alphabetic) => Found::IdWithLetters,
        9 | 10 => Found::IdWithoutDate,
        _ => Found::IdOfDigits { digits: digits as u64 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_without_the_number() {
        assert_eq!(cpr_fault("01020312").to_string(), "a person id with 8 digits");
        assert_eq!(
            cpr_fault("310203-1234").to_string(),
            "a person id that does not begin with a date"
        );
        assert_eq!(cpr_fault("0102031234 Bo").to_string(), "a person id with letters in it");
    }
}
