//! What two tallies count differently; the first value is of one, the second of the other.

use crate::calendar::Day;

/// What differs between two specs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SpecDifference {
    /// The dates of the count.
    #[error("as_of is {0:?} in one and {1:?} in the other")]
    Dates(Vec<Day>, Vec<Day>),
    /// The strata.
    #[error("by is {0:?} in one and {1:?} in the other")]
    By(Vec<String>, Vec<String>),
    /// For how many days everyone is followed.
    #[error("follow_up_days is {} in one and {} in the other", days(*.0), days(*.1))]
    FollowUp(Option<u32>, Option<u32>),
    /// The same, where they are compared.
    #[error("everyone is followed {} in one and {} in the other", followed(*.0), followed(*.1))]
    ComparedFollowUp(Option<u32>, Option<u32>),
    /// The horizons.
    #[error("horizons is {0:?} in one and {1:?} in the other")]
    Horizons(Vec<u32>, Vec<u32>),
    /// The outcomes.
    #[error("the list of outcomes is {0:?} in one and {1:?} in the other")]
    Outcomes(Vec<String>, Vec<String>),
    /// The goals.
    #[error("the list of goals is {0:?} in one and {1:?} in the other")]
    Goals(Vec<String>, Vec<String>),
    /// Whether they are published figures.
    #[error("whether figures are published ones is {0} in one and {1} in the other")]
    Published(bool, bool),
    /// How an outcome is measured.
    #[error("the instrument of {outcome} is {one} in one and {other} in the other")]
    Instrument {
        /// The outcome.
        outcome: String,
        /// Its instrument in one.
        one: Measured,
        /// Its instrument in the other.
        other: Measured,
    },
    /// When a goal is reached.
    #[error("the definition of the goal {goal} differs")]
    Goal {
        /// The goal.
        goal: String,
    },
    /// The columns that the rows have.
    #[error("the columns are not those that the spec was made for")]
    Columns,
}

/// What of an instrument changes counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Measured {
    /// The smallest and the largest score.
    pub range: [i32; 2],
    /// Whether higher is better.
    pub higher_is_better: bool,
    /// How many points matter.
    pub meaningful_change: i32,
}

impl std::fmt::Display for Measured {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { range: [low, high], higher_is_better, meaningful_change } = self;
        let better = if *higher_is_better { "higher" } else { "lower" };
        write!(f, "{low} to {high}, {better} is better, {meaningful_change} points matter")
    }
}

fn days(days: Option<u32>) -> String {
    days.map_or_else(|| "not set".to_owned(), |days| days.to_string())
}

fn followed(days: Option<u32>) -> String {
    days.map_or_else(|| "to the date of the count".to_owned(), |days| format!("for {days} days"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_says_what_is_in_one_and_what_in_the_other() {
        let day = Day::new(2016, 5, 15).unwrap();
        let measured = |meaningful_change| Measured {
            range: [0, 25],
            higher_is_better: true,
            meaningful_change,
        };
        let (one, other) = (measured(3), measured(5));
        for (difference, said) in [
            (
                SpecDifference::Dates(vec![day], vec![day, day.plus_days(1)]),
                "as_of is [2016-05-15] in one and [2016-05-15, 2016-05-16] in the other",
            ),
            (
                SpecDifference::By(vec!["unit".to_owned()], Vec::new()),
                "by is [\"unit\"] in one and [] in the other",
            ),
            (
                SpecDifference::ComparedFollowUp(None, Some(90)),
                "everyone is followed to the date of the count in one and for 90 days in the other",
            ),
            (
                SpecDifference::Instrument { outcome: "who5".to_owned(), one, other },
                "the instrument of who5 is 0 to 25, higher is better, 3 points matter in one and 0 to \
                 25, higher is better, 5 points matter in the other",
            ),
        ] {
            assert_eq!(difference.to_string(), said);
        }
    }
}
