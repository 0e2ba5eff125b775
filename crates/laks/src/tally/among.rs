//! Of whom an outcome or a goal is asked.

use crate::error::Error;
use crate::rules::Stage;
use crate::rules::State;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The group below the line of outcomes and goals.
///
/// ```
/// use laks::Among;
/// use laks::words::State;
/// let among: Among = "exited".parse()?;
/// assert!(among.holds(State::DroppedOut) && !among.holds(State::Ongoing));
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Among {
    /// Who attended a first session, whatever came after.
    #[default]
    Started,
    /// Who met the course's completion rule.
    Completed,
    /// Who started and left again, for whatever reason.
    Exited,
    /// Everybody who was referred.
    Referred,
}

impl Among {
    /// Every group, the default first.
    pub const ALL: [Self; 4] = [Self::Started, Self::Completed, Self::Exited, Self::Referred];

    /// The canonical word.
    ///
    /// ```
    /// assert_eq!(laks::Among::Exited.name(), "exited");
    /// ```
    pub const fn name(self) -> &'static str {
        self.stage().name()
    }

    /// Whether a person in this state belongs to the group.
    ///
    /// ```
    /// use laks::{Among, words::State};
    /// assert!(Among::Started.holds(State::Ongoing));
    /// assert!(!Among::Completed.holds(State::DroppedOut)); // who left early did not complete
    /// ```
    pub const fn holds(self, state: State) -> bool {
        self.stage().holds(state)
    }

    /// The stage that it is.
    ///
    /// ```
    /// use laks::{Among, Stage};
    /// assert_eq!(Among::default().stage(), Stage::Started);
    /// ```
    pub const fn stage(self) -> Stage {
        match self {
            Self::Started => Stage::Started,
            Self::Completed => Stage::Completed,
            Self::Exited => Stage::Exited,
            Self::Referred => Stage::Referred,
        }
    }
}

impl FromStr for Among {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|among| among.name() == text).ok_or_else(|| Error::UnknownName {
            what: "group",
            found: text.to_owned(),
            known: Self::ALL.map(|among| among.name().to_owned()).to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_there_and_back_and_others_are_refused() {
        for among in Among::ALL {
            assert_eq!(among.name().parse::<Among>().unwrap(), among);
        }
        let error = "strated".parse::<Among>().unwrap_err().to_string();
        assert!(error.contains("did you mean \"started\"?"), "{error}");
    }

    #[test]
    fn every_group_is_within_the_referred() {
        let count = |among: Among| State::ALL.into_iter().filter(|&s| among.holds(s)).count();
        assert_eq!(Among::ALL.map(count), [5, 1, 4, 7]);
    }
}
