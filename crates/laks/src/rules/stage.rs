//! The stages and states of a programme: the groups that can stand above or below a line.

use super::exit::State;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A group of people by where they stand.
///
/// referred = waiting + `never_started` + started; started = ongoing + exited;
/// exited = completed + `dropped_out` + `ended_other` + `ended_unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Everybody whose referral was received.
    Referred,
    /// Who was offered a place.
    Offered,
    /// Referred, neither started nor closed.
    Waiting,
    /// Closed before a start.
    NeverStarted,
    /// Who attended a first session.
    Started,
    /// Started, not yet exited.
    Ongoing,
    /// Started and left again, for whatever reason.
    Exited,
    /// Met the course's completion rule.
    Completed,
    /// Left early.
    DroppedOut,
    /// Ended for a reason that is no dropout.
    EndedOther,
    /// Ended, the reason is not known.
    EndedUnknown,
}

impl Stage {
    /// Every stage and state, in the order of the way.
    pub const ALL: [Self; 11] = [
        Self::Referred,
        Self::Offered,
        Self::Waiting,
        Self::NeverStarted,
        Self::Started,
        Self::Ongoing,
        Self::Exited,
        Self::Completed,
        Self::DroppedOut,
        Self::EndedOther,
        Self::EndedUnknown,
    ];

    /// Its name.
    ///
    /// ```
    /// assert_eq!(laks::Stage::Ongoing.name(), "ongoing");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Referred => "referred",
            Self::Offered => "offered",
            Self::Waiting => "waiting",
            Self::NeverStarted => "never_started",
            Self::Started => "started",
            Self::Ongoing => "ongoing",
            Self::Exited => "exited",
            Self::Completed => "completed",
            Self::DroppedOut => "dropped_out",
            Self::EndedOther => "ended_other",
            Self::EndedUnknown => "ended_unknown",
        }
    }

    /// The stage with this name.
    ///
    /// ```
    /// use laks::Stage;
    /// assert_eq!(Stage::from_name("dropped_out"), Some(Stage::DroppedOut));
    /// assert_eq!(Stage::from_name("active"), None); // nobody knows whether that is a start
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }

    /// Whether a person in this state is in the group. An offer is an event, and no state tells it.
    ///
    /// ```
    /// use laks::{Stage, words::State};
    /// assert!(Stage::Started.holds(State::Completed)); // who completed had started
    /// assert!(!Stage::Waiting.holds(State::NeverStarted));
    /// ```
    pub const fn holds(self, state: State) -> bool {
        match self {
            Self::Referred => true,
            Self::Started => state.is_started(),
            Self::Exited => state.is_exited(),
            Self::Offered => false,
            Self::Waiting => matches!(state, State::Waiting),
            Self::NeverStarted => matches!(state, State::NeverStarted),
            Self::Ongoing => matches!(state, State::Ongoing),
            Self::Completed => matches!(state, State::Completed),
            Self::DroppedOut => matches!(state, State::DroppedOut),
            Self::EndedOther => matches!(state, State::EndedOther),
            Self::EndedUnknown => matches!(state, State::EndedUnknown),
        }
    }

    /// The states that make it up.
    ///
    /// ```
    /// use laks::{Stage, words::State};
    /// let exited: Vec<State> = Stage::Exited.states().collect();
    /// assert_eq!(exited, [State::Completed, State::DroppedOut, State::EndedOther, State::EndedUnknown]);
    /// ```
    pub fn states(self) -> impl Iterator<Item = State> {
        State::ALL.into_iter().filter(move |&state| self.holds(state))
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_is_its_states() {
        assert_eq!(Stage::Started.states().count(), 5);
        assert_eq!(Stage::Exited.states().count(), 4);
        assert_eq!(Stage::Offered.states().count(), 0);
        for stage in Stage::ALL {
            assert_eq!(Stage::from_name(stage.name()), Some(stage));
        }
        for state in State::ALL {
            assert_eq!(Stage::from_name(state.name()).unwrap().states().next(), Some(state));
        }
    }
}
