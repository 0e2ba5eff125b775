//! What is said behind a word that is not known: the nearest one that is, or what went wrong.

use laks::is_formula_error;
use std::collections::HashMap;

const MOST_KEPT: usize = 1000;
const LONGEST_COMPARED: usize = 100;

/// The hints of one column, remembered by each worker: many rows have the same wrong word.
#[derive(Debug, Default)]
pub(crate) struct Hints(HashMap<String, String>);

impl Hints {
    /// What to say behind a text, with a space before it; empty where there is nothing to say.
    pub(crate) fn of<'a>(
        &mut self,
        text: &str,
        nearest: impl FnOnce(&str) -> Option<&'a str>,
    ) -> &str {
        if text.len() > LONGEST_COMPARED {
            return "";
        }
        if self.0.len() >= MOST_KEPT && !self.0.contains_key(text) {
            self.0.clear();
        }
        self.0.entry(text.to_owned()).or_insert_with(|| {
            if is_formula_error(text) {
                return " (the error of a formula)".to_owned();
            }
            nearest(text).map_or_else(String::new, |word| format!(" (nearest: {word:?})"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_names_the_nearest_word_or_a_failed_formula() {
        let mut hints = Hints::default();
        assert_eq!(hints.of("gennemfrt", |_| Some("gennemført")), " (nearest: \"gennemført\")");
        assert_eq!(hints.of("gennemfrt", |_| None), " (nearest: \"gennemført\")");
        assert_eq!(hints.of("#REF!", |_| None), " (the error of a formula)");
        assert_eq!(hints.of("vejret", |_| None), "");
        assert_eq!(hints.of(&"x".repeat(1_000_000), |_| Some("x")), "");
    }

    #[test]
    fn no_more_hints_are_kept_than_a_thousand() {
        let mut hints = Hints::default();
        for number in 0..5000 {
            hints.of(&number.to_string(), |_| None);
        }
        assert!(hints.0.len() <= MOST_KEPT);
    }
}
