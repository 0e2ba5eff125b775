//! Why there is no chance of attaining a target.

use serde::{Deserialize, Serialize};

/// Why there is no chance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoChance {
    /// It cannot be judged.
    NotJudged,
    /// The table ends before the day that decides.
    EndsEarly,
    /// Its window or course has not opened.
    NotOpen,
    /// Nothing was seen to predict from.
    NothingSeen,
    /// Nobody is below the line.
    Nobody,
    /// It is attained.
    Attained,
    /// Too few are open to reach it.
    OutOfReach,
    /// The due date has come.
    Due,
    /// The last day of its window is over.
    Over,
    /// Those who are in cannot change it, and others may still come.
    OthersMayCome,
    /// Who starts late was not likely to, so no rate applies.
    StartsLate,
    /// Nobody has come to the end yet, and who leaves early leaves first.
    NobodyAtTheEnd,
    /// Fewer than five have completed.
    FewCompleted,
    /// Fewer than five have started.
    FewStarted,
    /// What the formula says.
    Formula(String),
}
