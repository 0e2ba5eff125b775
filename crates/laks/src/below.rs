//! Who stands below the line of a figure.

use crate::rules::Stage;
use crate::tally::Among;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Who is below the line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Below {
    /// Measured before and after.
    Paired,
    /// Measured before and after on an outcome.
    PairedOn(String),
    /// Measured before and after, and not too near the best score.
    RoomToImprove,
    /// Measured before and after, and not too near the worst score.
    RoomToWorsen,
    /// With a score before, closed without one after.
    LostToFollowUp,
    /// With a score before, still open without one after.
    FollowUpNotDue,
    /// In the group, with the goal set.
    WithGoalSet(Among),
    /// No people: days.
    Days,
    /// No people: counts that are compared.
    Counts,
    /// Of a group, or of what is counted, those with some labels.
    Scoped {
        /// The group.
        who: Box<Below>,
        /// Column and labels.
        scopes: Vec<(String, Vec<String>)>,
    },
    /// Whose goals a target counts.
    Goals,
    /// Whose outcome a target counts.
    Improved,
    /// A stage or state.
    #[serde(untagged)]
    Stage(Stage),
}

impl From<Stage> for Below {
    fn from(stage: Stage) -> Self {
        Self::Stage(stage)
    }
}

impl From<Among> for Below {
    fn from(among: Among) -> Self {
        Self::Stage(among.stage())
    }
}

impl Below {
    /// Whether it is this stage.
    ///
    /// ```
    /// use laks::{Stage, words::Below};
    /// assert!(Below::from(Stage::Started).is(Stage::Started));
    /// assert!(!Below::Paired.is(Stage::Started));
    /// ```
    pub fn is(&self, stage: Stage) -> bool {
        *self == Self::Stage(stage)
    }
}

impl fmt::Display for Below {
    /// In English, as in a table.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paired => f.write_str("paired"),
            Self::PairedOn(outcome) => write!(f, "paired on {outcome}"),
            Self::RoomToImprove => f.write_str("paired with room to improve"),
            Self::RoomToWorsen => f.write_str("paired with room to worsen"),
            Self::LostToFollowUp => f.write_str("with a baseline, closed without a follow-up"),
            Self::FollowUpNotDue => f.write_str("with a baseline, still open without a follow-up"),
            Self::WithGoalSet(among) => write!(f, "{} with the goal set", among.name()),
            Self::Days => f.write_str("days"),
            Self::Counts => f.write_str("counts"),
            Self::Goals => f.write_str("goals"),
            Self::Improved => f.write_str("improved"),
            Self::Stage(stage) => write!(f, "{stage}"),
            Self::Scoped { who, scopes } => {
                write!(f, "{who} (")?;
                for (place, (column, labels)) in scopes.iter().enumerate() {
                    let apart = if place == 0 { "" } else { "; " };
                    write!(f, "{apart}{column} {}", labels.join(", "))?;
                }
                f.write_str(")")
            }
        }
    }
}
