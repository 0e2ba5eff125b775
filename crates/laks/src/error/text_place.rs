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
    /// The path of the key, such as `outcomes.who5`, where it has none.
    pub key: Option<String>,
}

impl TextPlace {
    /// A byte of a text; its first, where the text is not so long.
    #[cfg(any(feature = "toml", test))]
    pub(crate) fn of(text: &str, byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|&letter| letter != '\n').count() + 1;
        Self { line_column: Some((line, column)), ..Self::default() }
    }

    /// The key at the end of a path; nowhere, where the path is that of the whole.
    pub(crate) fn at_key(path: &str) -> Self {
        let key = (!matches!(path, "" | "." | "?")).then(|| path.to_owned());
        Self { key, ..Self::default() }
    }
}

impl fmt::Display for TextPlace {
    /// What stands before what is wrong: nothing where the place is not known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            self.file.as_deref().map(|file| masked(file).into_owned()),
            self.line_column.map(|(line, column)| format!("line {line}, column {column}")),
            self.key.clone(),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { Ok(()) } else { write!(f, "{}: ", parts.join(", ")) }
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
            TextPlace { file: file.map(str::to_owned), line_column, key: None }.to_string()
        };
        assert_eq!(said(Some("cafe.toml"), Some((3, 6))), "cafe.toml, line 3, column 6: ");
        assert_eq!(said(Some("0102031234.toml"), None), "######-####.toml: ");
        assert_eq!(said(None, Some((3, 6))), "line 3, column 6: ");
        assert_eq!(said(None, None), "");
        assert_eq!(TextPlace::at_key("outcomes.who5").to_string(), "outcomes.who5: ");
        assert_eq!(TextPlace::at_key("."), TextPlace::default());
    }
}
