//! Why counts cannot be: which figure, and beside which.

use crate::persons::masked;
use crate::rules::TooManyIssues;

/// How published or stored counts contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Miscount {
    /// The fewest are more than the most.
    #[error("{figure} is at least {at_least} and at most {at_most}; give the smaller number first")]
    Crossed {
        /// The figure.
        figure: String,
        /// The fewest that were given.
        at_least: u64,
        /// The most that were given.
        at_most: u64,
    },
    /// A figure is larger than what every reader of JSON holds.
    #[error("{figure} is {count}, more than 2^53")]
    TooMany {
        /// The figure.
        figure: String,
        /// What it is.
        count: u64,
    },
    /// The figures of several tallies add up to more than that.
    #[error("{figure} adds up to more than 2^53")]
    SumTooLarge {
        /// The figure.
        figure: String,
    },
    /// A table counts more than that.
    #[error("a table's counts add up to more than 2^53")]
    TableTooLarge,
    /// A stored figure has a name that none has.
    #[error("{:?} is not a figure", masked(figure))]
    NotAFigure {
        /// The name.
        figure: String,
    },
    /// One group is more than the whole that it is part of.
    #[error("{part} is {count}, more than the {} {whole} it is part of", bounded(*of))]
    MoreThanWhole {
        /// The figure.
        part: String,
        /// What it is.
        count: u64,
        /// The figure of the whole.
        whole: &'static str,
        /// The fewest that the whole is, and the most.
        of: (u64, Option<u64>),
    },
    /// Groups that are a whole add up to more or less than it.
    #[error(
        "parts of {whole} add up to {}, but {whole} is {}",
        sum_of_parts(*parts, *count),
        bounded(*count)
    )]
    Parts {
        /// The figure of the whole.
        whole: &'static str,
        /// The fewest that its parts are together, and the most if something bounds it.
        parts: (u64, Option<u64>),
        /// The fewest that the whole is, and the most if something bounds it.
        count: (u64, Option<u64>),
    },
    /// More were offered a place than were referred.
    #[error("offered is {offered}, more than the {referred} referred it is part of")]
    Offered {
        /// Who were offered a place, at least.
        offered: u64,
        /// Who were referred, at most.
        referred: u64,
    },
    /// More issues than 64 bits count.
    #[error(transparent)]
    Issues(#[from] TooManyIssues),
}

/// What the parts add up to, on the side on which they miss the whole.
fn sum_of_parts(
    (least, most): (u64, Option<u64>),
    (_, most_of_whole): (u64, Option<u64>),
) -> String {
    if most == Some(least) || most_of_whole.is_some_and(|whole| least > whole) {
        return least.to_string();
    }
    most.map_or_else(|| format!("at least {least}"), |most| format!("at most {most}"))
}

/// A count, or between what it lies.
fn bounded((least, most): (u64, Option<u64>)) -> String {
    match most {
        Some(most) if most == least => least.to_string(),
        Some(most) => format!("between {least} and {most}"),
        None => format!("at least {least}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_on_the_side_on_which_they_miss_the_whole() {
        let said = |parts, count| Miscount::Parts { whole: "started", parts, count }.to_string();
        let exactly = |count| (count, Some(count));
        assert_eq!(
            said(exactly(25), exactly(20)),
            "parts of started add up to 25, but started is 20"
        );
        assert_eq!(
            said((25, None), (3, Some(20))),
            "parts of started add up to 25, but started is between 3 and 20"
        );
        assert_eq!(
            said((1, Some(12)), (20, None)),
            "parts of started add up to at most 12, but started is at least 20"
        );
    }
}
