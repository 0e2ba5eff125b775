//! Names that a sentence may repeat: a header that is none may hold people's data.

use laks::adapter::masked;

/// No sentence lists more names.
const MOST: usize = 20;

/// Names for a sentence: masked where they look like a person's number, and not too many.
pub(crate) fn shown<T: AsRef<str>>(names: &[T]) -> String {
    let some: Vec<_> = names.iter().take(MOST).map(|name| masked(name.as_ref())).collect();
    match names.len().saturating_sub(MOST) {
        0 => some.join(", "),
        rest => format!("{} and {rest} more", some.join(", ")),
    }
}

/// A line's number as a word.
pub(crate) fn ordinal(number: usize) -> String {
    match number {
        1 => "first".to_owned(),
        2 => "second".to_owned(),
        3 => "third".to_owned(),
        _ => format!("{number}th"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_names_are_all_shown_and_of_many_the_first() {
        assert_eq!(shown(&["Hold 1", "Hold 2"]), "Hold 1, Hold 2");
        let many: Vec<String> = (0..30).map(|number| number.to_string()).collect();
        assert!(shown(&many).ends_with("18, 19 and 10 more"));
    }
}
