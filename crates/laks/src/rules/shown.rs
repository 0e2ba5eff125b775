//! One value as it stands in a table.

use crate::persons::masked;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A value as it stands in a table; numbers that name a person are masked in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// No value.
    Nothing,
    /// A number, a date, or yes or no, as it is written.
    Value(String),
    /// A text, shown in quotes.
    Text(String),
    /// The beginning of a long text.
    Cut {
        /// How it begins.
        start: String,
        /// How long it is.
        bytes: u64,
    },
    /// A text that is not UTF-8.
    BrokenText,
    /// A value of a type that has no text.
    OfType(String),
}

impl Shown {
    /// How many letters of a text are shown.
    const MOST_LETTERS: usize = 60;

    /// A text, cut where it is long; masked before that, which may be in the midst of a number.
    ///
    /// ```
    /// use laks::words::Shown;
    /// assert_eq!(Shown::of_text(b"29. marts"), Shown::Text("29. marts".to_owned()));
    /// assert_eq!(Shown::of_text(b"ring 010203-1234").to_string(), r#""ring ######-####""#);
    /// ```
    pub fn of_text(text: &[u8]) -> Self {
        let head = text.get(..Self::MOST_LETTERS * 5).unwrap_or(text);
        let is_all = head.len() == text.len();
        let head = String::from_utf8_lossy(head);
        let masked = masked(&head);
        let mut letters = masked.chars();
        let start: String = letters.by_ref().take(Self::MOST_LETTERS).collect();
        match letters.next().is_none() && is_all {
            true => Self::Text(start),
            false => Self::Cut { start, bytes: text.len() as u64 },
        }
    }

    pub(super) fn masked(self) -> Self {
        let own = |text: String| masked(&text).into_owned();
        match self {
            Self::Value(value) => Self::Value(own(value)),
            Self::Text(text) => Self::Text(own(text)),
            Self::Cut { start, bytes } => Self::Cut { start: own(start), bytes },
            other => other,
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("nothing"),
            Self::Value(value) => f.write_str(value),
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Cut { start, bytes } => write!(f, "{start:?} … ({bytes} bytes)"),
            Self::BrokenText => f.write_str("a broken text"),
            Self::OfType(kind) => write!(f, "a {kind}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_names_a_person_is_hidden_before_a_long_text_is_cut() {
        let text = format!("{}010203-1234 ringer", "x".repeat(53));
        let shown = Shown::of_text(text.as_bytes()).to_string();
        assert!(shown.contains("######-\"") && !shown.contains("010203"), "{shown}");
    }

    #[test]
    fn a_long_text_is_cut_off() {
        let text = Shown::of_text("é".repeat(1_000_000).as_bytes()).to_string();
        assert_eq!(text, format!("{:?} … (2000000 bytes)", "é".repeat(60)));
    }
}
