//! Why two tallies are not one source, counted again later.

use crate::calendar::Day;

/// What keeps two tallies from being an earlier and a later one of the same source.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExtractFault {
    /// The later was counted at an earlier date.
    #[error(
        "the later was counted at {later}, before the earlier at {earlier}; give the earlier one first"
    )]
    Order {
        /// The date of the first.
        earlier: Day,
        /// The date of the second.
        later: Day,
    },
    /// The later was taken out on an earlier day.
    #[error(
        "the later was taken out on {later}, before the earlier on {earlier}; give the one that was taken out \
         first as the earlier"
    )]
    OrderOfExtracts {
        /// The day on which the first was taken out.
        earlier: Day,
        /// The day on which the second was.
        later: Day,
    },
    /// Their scopes or splits say that they hold other people.
    #[error(
        "nothing of theirs overlaps: other units, other days, or two sides of a split; {COMPARE}"
    )]
    Apart,
    /// The later does not have the earlier's people.
    #[error(
        "of the {referred} referred in the earlier only {kept} are in the later on the same days; {COMPARE}"
    )]
    Others {
        /// How many were referred in the earlier.
        referred: u64,
        /// How many of them the later has on the same days, at most.
        kept: u64,
    },
    /// Published figures have no days.
    #[error("published figures have no days; count both from the rows of their tables")]
    Published,
}

const COMPARE: &str = "of two groups or periods, compare one with the other";
