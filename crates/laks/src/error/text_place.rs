//! Where in a text that people write, such as a schema or a plan, something is wrong.

use crate::persons::masked;
use std::fmt;

/// A place in a declared text: its file where it has one, and where in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TextPlace {
    /// The file.
    pub file: Option<String>,
    /// Line and column, each counted from 1, where the text has lines.
    pub line_column: Option<(usize, usize)>,
}

impl TextPlace {
    /// A byte of a text; its first, where the text is not so long.
    pub(crate) fn of(text: &str, byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|&letter| letter != '\n').count() + 1;
        Self { file: None, line_column: Some((line, column)) }
    }
}

impl fmt::Display for TextPlace {
    /// What stands before what is wrong: nothing where the place is not known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.as_deref().map(masked);
        match (file, self.line_column) {
            (Some(file), Some((line, column))) => {
                write!(f, "{file}, line {line}, column {column}: ")
            }
            (None, Some((line, column))) => write!(f, "line {line}, column {column}: "),
            (Some(file), None) => write!(f, "{file}: "),
            (None, None) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_in_letters_from_1() {
        let text = "# æ\n[[goals]]\nid = \"a\"\n";
        let place = TextPlace::of(text, text.find("\"a\"").unwrap());
        assert_eq!(place.line_column, Some((3, 6)));
        assert_eq!(TextPlace::of(text, 4).line_column, Some((1, 4)));
        assert_eq!(TextPlace::of(text, 99).line_column, Some((1, 1)));
    }

    #[test]
    fn a_place_says_what_is_known_of_it() {
        let said = |file: Option<&str>, line_column| {
            TextPlace { file: file.map(str::to_owned), line_column }.to_string()
        };
        assert_eq!(said(Some("cafe.toml"), Some((3, 6))), "cafe.toml, line 3, column 6: ");
        assert_eq!(said(Some("0102031234.toml"), None), "######-####.toml: ");
        assert_eq!(said(None, Some((3, 6))), "line 3, column 6: ");
        assert_eq!(said(None, None), "");
    }
}
