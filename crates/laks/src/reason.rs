//! Why something is not defined: an enum, said in both languages in one place.

use crate::rules::Stage;
use crate::tally::Bounds;
use serde::{Deserialize, Serialize};

/// Why a figure, or a part of it, is not defined.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The table has no columns that could tell.
    NoColumn(Vec<String>),
    /// Counts were not published, and those that were leave it open.
    NotPublished {
        /// What would stand above the line, and what is known of it.
        numerator: (Stage, Bounds),
        /// What would stand below the line.
        denominator: (Stage, Bounds),
    },
    /// One of two compared figures is not known.
    OneSideUnknown,
    /// An interval is open above.
    NoUpperEnd,
    /// So many were closed before a start that the share can no longer start.
    OutOfReach,
    /// It is so by definition, so there is nothing to estimate.
    ByDefinition,
    /// Nobody has such a score.
    NoSuchScore,
    /// One score has no spread.
    OneScore,
    /// All scores are the same.
    SameScores,
    /// With follow-up from start, nothing is counted of those who only were referred.
    FollowedFromStart,
    /// Only some of the people counted were in the declared period, and it is not counted who.
    NotByDay,
    /// The table was split by a date, and only those who have it are on either side.
    OnlyThoseWithDate,
    /// Nobody who could have been offered a place was counted with offers.
    NoOffers,
    /// What a formula says of its own arguments.
    Formula(laks_stats::Reason),
}
