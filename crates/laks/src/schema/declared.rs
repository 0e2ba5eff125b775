//! What is wrong with a declared text (a schema, a plan, an instrument), in our words: what was expected,
//! what was found, where, and the nearest word.

use crate::error::TextFault;
use crate::nearest::nearest;

/// What a reader refuses, in our words, with what stands there; one that is not known stays as it is.
pub(crate) fn plainly(message: &str, found: &str) -> TextFault {
    let message = message.replace('\n', " ");
    let message = message.trim();
    unknown_name(message)
        .or_else(|| wrong_type(message))
        .or_else(|| missing(message))
        .unwrap_or_else(|| match message {
            "wanted string or table" => other("must be a word", found),
            "duplicate key" => TextFault::Twice,
            message => other(message, found),
        })
}

/// The message with what stands there, where it says what must be and not what is.
fn other(message: &str, found: &str) -> TextFault {
    const MOST_LETTERS: usize = 60;
    let said = message.to_owned();
    let is_told = message.contains(", but is ") || !message.contains("must be ");
    let first_line = found.lines().next().unwrap_or("").trim();
    if is_told || first_line.is_empty() {
        return TextFault::Other { said, found: None, near: None };
    }
    let shown: String = first_line.chars().take(MOST_LETTERS).collect();
    let near = if message.starts_with("a rule's action") {
        let actions = ["refuse", "blank", "exclude", "warn", "count", "assume"];
        nearest(&shown, actions.into_iter()).map(str::to_owned)
    } else {
        None
    };
    TextFault::Other { said, found: Some(shown), near }
}

/// A key or word that is none of those that are allowed.
fn unknown_name(message: &str) -> Option<TextFault> {
    let of_field = message.strip_prefix("unknown field ");
    let (found, rest) = quoted(of_field.or_else(|| message.strip_prefix("unknown variant "))?)?;
    let known = rest.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let found = found.to_owned();
    Some(match of_field {
        Some(_) => TextFault::Key { found, known },
        None => TextFault::Word { found, known },
    })
}

/// A value of another kind than the key takes.
fn wrong_type(message: &str) -> Option<TextFault> {
    let rest = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "))
        .or_else(|| message.strip_prefix("invalid length "))?;
    let (found, expected) = rest.rsplit_once(", expected ")?;
    Some(TextFault::Kind { expected: in_our_words(expected), found: in_our_words(found) })
}

/// A key that must be there.
fn missing(message: &str) -> Option<TextFault> {
    let (key, _) = quoted(message.strip_prefix("missing field ")?)?;
    Some(TextFault::Missing { key: key.to_owned() })
}

/// The text in the first pair of backticks, and what follows it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix('`')?.split_once('`')
}

/// What a kind of value is called in a file that people write.
fn in_our_words(kind: &str) -> String {
    let kinds = [
        ("a string", "a text"),
        ("string", "the text"),
        ("a map", "a section of keys"),
        ("map", "a section of keys"),
        ("a sequence", "a list"),
        ("sequence", "a list"),
        ("a boolean", "true or false"),
        ("boolean", "the truth value"),
        ("integer", "the number"),
        ("floating point", "the number"),
        ("u8", "a whole number from 0"),
        ("u16", "a whole number from 0"),
        ("u32", "a whole number from 0"),
        ("u64", "a whole number from 0"),
        ("usize", "a whole number from 0"),
        ("i32", "a whole number"),
        ("i64", "a whole number"),
        ("f64", "a number"),
        ("datetime", "a date"),
        ("null", "nothing"),
        ("struct", "a section of keys:"),
    ];
    for (theirs, ours) in kinds {
        if let Some(rest) = kind.strip_prefix(theirs)
            && (rest.is_empty() || rest.starts_with(' '))
        {
            let rest = if theirs == "struct" { "" } else { rest };
            return format!("{}{}", ours.trim_end_matches(':'), rest.replace('`', ""));
        }
    }
    kind.replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_told_in_our_words() {
        for (theirs, ours) in [
            (
                "unknown field `colums`, expected one of `table`, `columns`",
                "key \"colums\" is not known (did you mean \"columns\"?); known are table, columns",
            ),
            ("unknown field `x`, expected `id`", "key \"x\" is not known; known are id"),
            ("invalid type: integer `5`, expected a string", "must be a text, but is the number 5"),
            (
                "invalid type: string \"a\", expected u32",
                "must be a whole number from 0, but is the text \"a\"",
            ),
            (
                "invalid type: floating point `0.6`, expected u64",
                "must be a whole number from 0, but is the number 0.6",
            ),
            (
                "invalid type: string \"half\", expected f64",
                "must be a number, but is the text \"half\"",
            ),
            ("missing field `id`", "key \"id\" is missing"),
            ("something else\nagain", "something else again"),
        ] {
            assert_eq!(plainly(theirs, "").to_string(), ours);
        }
    }

    #[test]
    fn what_stands_there_is_told_once() {
        let action = "a rule's action must be refuse or blank";
        let told =
            "a rule's action must be refuse or blank, but is \"blnk\" (did you mean \"blank\"?)";
        let said = |message, found| plainly(message, found).to_string();
        assert_eq!(said(action, "\"blnk\""), told);
        assert_eq!(said("must be a list, but is 3", "3"), "must be a list, but is 3");
        assert_eq!(said("wanted string or table", "1900"), "must be a word, but is 1900");
        assert_eq!(
            plainly("duplicate key", "x").to_string(),
            "this key stands here a second time; keep one"
        );
    }
}
