//! How a referral ended, and where it stands at a date.

use serde::{Deserialize, Serialize};

/// How a referral was closed, as the table says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Exit {
    /// Not closed.
    Open = 0,
    /// Met the course's completion rule.
    Completed = 1,
    /// Left early.
    DroppedOut = 2,
    /// Ended for a reason that is no dropout: no further need, moved, died.
    EndedOther = 3,
    /// Left, and the table does not say why.
    EndedUnknown = 4,
    /// Closed before a start.
    NeverStarted = 5,
}

impl Exit {
    /// Every way, in the order of their numbers.
    pub const ALL: [Self; 6] = [
        Self::Open,
        Self::Completed,
        Self::DroppedOut,
        Self::EndedOther,
        Self::EndedUnknown,
        Self::NeverStarted,
    ];

    /// The canonical word, as it stands in an `exit` column.
    ///
    /// ```
    /// assert_eq!(laks::Exit::DroppedOut.name(), "dropped_out");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Completed => "completed",
            Self::DroppedOut => "dropped_out",
            Self::EndedOther => "ended_other",
            Self::EndedUnknown => "ended_unknown",
            Self::NeverStarted => "never_started",
        }
    }

    /// The exit with this canonical word.
    ///
    /// ```
    /// use laks::Exit;
    /// assert_eq!(Exit::from_name("completed"), Some(Exit::Completed));
    /// assert_eq!(Exit::from_name("gennemført"), None); // a table's own word is for its schema
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|exit| exit.name() == name)
    }

    /// The exit with this number, as the columns hold it.
    pub(crate) fn from_code(code: u8) -> Self {
        Self::ALL.get(usize::from(code)).copied().unwrap_or(Self::Open)
    }
}

/// Where a referral stands at a date. Every referral known by then is in exactly one state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum State {
    /// Referred, neither started nor closed.
    Waiting = 0,
    /// Closed before a start.
    NeverStarted = 1,
    /// Started, not yet exited.
    Ongoing = 2,
    /// Met the course's completion rule.
    Completed = 3,
    /// Left early.
    DroppedOut = 4,
    /// Ended for a reason that is no dropout.
    EndedOther = 5,
    /// Ended, the reason is not known.
    EndedUnknown = 6,
}

impl State {
    /// Every state, in the order of their numbers.
    pub const ALL: [Self; 7] = [
        Self::Waiting,
        Self::NeverStarted,
        Self::Ongoing,
        Self::Completed,
        Self::DroppedOut,
        Self::EndedOther,
        Self::EndedUnknown,
    ];

    /// The canonical word.
    ///
    /// ```
    /// assert_eq!(laks::words::State::NeverStarted.name(), "never_started");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::NeverStarted => "never_started",
            Self::Ongoing => "ongoing",
            Self::Completed => "completed",
            Self::DroppedOut => "dropped_out",
            Self::EndedOther => "ended_other",
            Self::EndedUnknown => "ended_unknown",
        }
    }

    /// Whether a person in this state has attended a first session.
    ///
    /// ```
    /// use laks::words::State;
    /// let started = State::ALL.into_iter().filter(|state| state.is_started()).count();
    /// assert_eq!(started, 5); // all but those who wait and those who never came
    /// ```
    pub const fn is_started(self) -> bool {
        !matches!(self, Self::Waiting | Self::NeverStarted)
    }

    /// Whether a person in this state has started and left again, for whatever reason.
    ///
    /// ```
    /// use laks::words::State;
    /// assert!(State::DroppedOut.is_exited() && !State::Ongoing.is_exited());
    /// assert!(!State::NeverStarted.is_exited()); // who never started cannot leave
    /// ```
    pub const fn is_exited(self) -> bool {
        self.is_started() && !matches!(self, Self::Ongoing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_agree() {
        for (number, exit) in Exit::ALL.into_iter().enumerate() {
            assert_eq!(exit as usize, number);
            assert_eq!(Exit::from_name(exit.name()), Some(exit));
        }
        for (number, state) in State::ALL.into_iter().enumerate() {
            assert_eq!(state as usize, number);
        }
    }
}
