//! "At least k of m": the rule, checked against the goals that were counted.

use crate::error::Error;
use crate::tally::Tally;

/// A rule that the tally can answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rule {
    /// How many must be reached.
    pub(super) at_least: u32,
    /// Of how many declared ones; `None` is of those set.
    pub(super) of: Option<u32>,
    /// How many are declared.
    pub(super) declared: u32,
}

impl Rule {
    /// Checks k and m.
    pub(super) fn new(tally: &Tally, at_least: u32, of: Option<u32>) -> Result<Self, Error> {
        let declared = tally.spec().goals.len();
        if declared == 0 {
            return Err(not_counted(tally));
        }
        let declared = u32::try_from(declared).unwrap_or(u32::MAX);
        if let Some(found) = of.filter(|&of| of != declared) {
            return Err(Error::Argument {
                argument: "of",
                expected: format!(
                    "the number of goals that were counted ({declared}), or left out"
                ),
                found: found.to_string(),
            });
        }
        if at_least == 0 || at_least > declared {
            return Err(Error::Argument {
                argument: "at_least",
                expected: format!("from 1 to the number of goals ({declared})"),
                found: at_least.to_string(),
            });
        }
        Ok(Self { at_least, of, declared })
    }
}

fn not_counted(tally: &Tally) -> Error {
    let remedy = if tally.spec().published {
        "the rows of the table: published figures have no goals of persons"
    } else {
        "the columns goal_1, goal_2, …, or a schema that declares [[goals]]"
    };
    Error::NotCounted {
        question: "how many reached their goals".to_owned(),
        table: "goals".to_owned(),
        remedy: remedy.to_owned(),
        options: None,
    }
}
