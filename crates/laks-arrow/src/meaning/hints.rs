//! What is said behind a word that is not known: the nearest one that is, or what went wrong.

use laks::adapter::is_formula_error;
use std::collections::HashMap;

const MOST_KEPT: usize = 1000;
const LONGEST_COMPARED: usize = 100;

/// No more issues are listed than this, so that nobody sees what is near to later texts.
const MOST_SOUGHT: usize = 10_000;

/// What is said behind a word that is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Hint {
    /// Nothing.
    None,
    /// It is the error of a formula.
    FailedFormula,
    /// The nearest word that is known.
    Near(String),
}

/// The hints of one column, remembered by each worker: many rows have the same wrong word.
#[derive(Debug, Default)]
pub(crate) struct Hints {
    kept: HashMap<String, Hint>,
    sought: usize,
}

impl Hints {
    /// What to say behind a text.
    pub(crate) fn of<'a>(
        &mut self,
        text: &str,
        nearest: impl FnOnce(&str) -> Option<&'a str>,
    ) -> Hint {
        if text.len() > LONGEST_COMPARED {
            return Hint::None;
        }
        if self.kept.len() >= MOST_KEPT && !self.kept.contains_key(text) {
            self.kept.clear();
        }
        let hint = self.kept.entry(text.to_owned()).or_insert_with(|| {
            if is_formula_error(text) {
                return Hint::FailedFormula;
            }
            self.sought += 1;
            if self.sought > MOST_SOUGHT {
                return Hint::None;
            }
            nearest(text).map_or(Hint::None, |word| Hint::Near(word.to_owned()))
        });
        hint.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_names_the_nearest_word_or_a_failed_formula() {
        let mut hints = Hints::default();
        let near = Hint::Near("gennemført".to_owned());
        assert_eq!(hints.of("gennemfrt", |_| Some("gennemført")), near);
        assert_eq!(hints.of("gennemfrt", |_| None), near);
        assert_eq!(hints.of("#REF!", |_| None), Hint::FailedFormula);
        assert_eq!(hints.of("vejret", |_| None), Hint::None);
        assert_eq!(hints.of(&"x".repeat(1_000_000), |_| Some("x")), Hint::None);
    }

    #[test]
    fn no_more_hints_are_kept_than_a_thousand() {
        let mut hints = Hints::default();
        for number in 0..5000 {
            hints.of(&number.to_string(), |_| None);
        }
        assert!(hints.kept.len() <= MOST_KEPT);
    }

    /// A column of free text was compared with every spelling for as many rows as it had.
    #[test]
    fn no_more_texts_are_compared_than_issues_are_listed() {
        let (mut hints, mut compared) = (Hints::default(), 0);
        for number in 0..3 * MOST_SOUGHT {
            hints.of(&number.to_string(), |_| {
                compared += 1;
                None
            });
        }
        assert_eq!(compared, MOST_SOUGHT);
    }
}
