//! What a reader of TOML or JSON refuses in a declared text, in our words.

use crate::nearest::nearest;

/// What does not read: a key or a word that is not known, or a value of another kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextFault {
    /// A key is none of those that may stand there.
    #[error(
        "key {found:?} is not known{}; known are {}",
        did_you_mean(found, known),
        listed(known)
    )]
    Key {
        /// The key.
        found: String,
        /// Those that may stand there.
        known: Vec<String>,
    },
    /// A word is none of those that are known.
    #[error(
        "the word {found:?} is not known{}; known are {}",
        did_you_mean(found, known),
        listed(known)
    )]
    Word {
        /// The word.
        found: String,
        /// Those that are known.
        known: Vec<String>,
    },
    /// A value is of another kind than its key takes.
    #[error("must be {expected}, but is {found}")]
    Kind {
        /// What would be accepted.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// A key that must be there is not.
    #[error("key {key:?} is missing")]
    Missing {
        /// The key.
        key: String,
    },
    /// A key stands there twice.
    #[error("this key stands here a second time; keep one")]
    Twice,
    /// Something else, as the reader says it.
    #[error("{said}{}", but_is(found.as_deref(), near.as_deref()))]
    Other {
        /// What it says.
        said: String,
        /// What stands there, where it does not say so.
        found: Option<String>,
        /// The nearest word that would be accepted.
        near: Option<String>,
    },
}

/// ` (did you mean "x"?)` where one of the names is near.
fn did_you_mean(found: &str, known: &[String]) -> String {
    nearest(found, known.iter().map(String::as_str))
        .map_or(String::new(), |word| format!(" (did you mean {word:?}?)"))
}

fn listed(known: &[String]) -> String {
    if known.is_empty() { "none".to_owned() } else { known.join(", ") }
}

fn but_is(found: Option<&str>, near: Option<&str>) -> String {
    let near = near.map_or(String::new(), |near| format!(" (did you mean {near:?}?)"));
    found.map_or(String::new(), |found| format!(", but is {found}{near}"))
}
