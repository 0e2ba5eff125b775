//! A rate of the funnel: its name, and who stands above and below its line.

use crate::figure::Figure;
use crate::rules::{Stage, State};

/// A rate: its name, and the groups above and below its line.
#[derive(Debug, Clone)]
pub(crate) struct Rate {
    pub(crate) figure: Figure,
    pub(crate) numerator: Stage,
    pub(crate) denominator: Stage,
}

impl Rate {
    /// Whether it runs from referral.
    pub(crate) fn is_of_referred(&self) -> bool {
        matches!(self.denominator, Stage::Referred | Stage::Waiting | Stage::NeverStarted)
    }

    /// The open groups that its bounds and its note speak of.
    pub(super) fn open(&self) -> &'static [State] {
        match (self.denominator, self.numerator) {
            (Stage::Referred, Stage::Started) => &[State::Waiting],
            (Stage::Referred, _) => &[State::Waiting, State::Ongoing],
            _ => &[State::Ongoing],
        }
    }
}
