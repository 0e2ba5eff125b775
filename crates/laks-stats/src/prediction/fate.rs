//! What becomes of a person who is still in, in one draw of everything that is not known.

use super::follow_up::{MAX_EXIT_KINDS, StillIn};
use super::hazards::DayOfExits;
use crate::random::{Stream, gamma};

/// What becomes of people who leave by one kind of exit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitOutcome {
    /// They succeed.
    Success,
    /// They do not, and are counted.
    Failure,
    /// They are not counted.
    Outside,
    /// It is learned from those who left so: the counted who succeeded, the counted who did not, and
    /// those who are not counted. Each share has Jeffreys' prior.
    Learned {
        /// Counted, and succeeded.
        succeeded: u64,
        /// Counted, and did not.
        failed: u64,
        /// Not counted.
        outside: u64,
        /// Whether somebody who leaves so may go uncounted.
        may_be_outside: bool,
    },
}

/// The chances of success and of failure; the rest is not counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fate {
    pub(super) success: f64,
    pub(super) failure: f64,
}

impl Fate {
    pub(super) const SUCCESS: Self = Self { success: 1.0, failure: 0.0 };
    pub(super) const FAILURE: Self = Self { success: 0.0, failure: 1.0 };
    pub(super) const OUTSIDE: Self = Self { success: 0.0, failure: 0.0 };

    fn plus(self, chance: f64, other: Self) -> Self {
        Self {
            success: self.success + chance * other.success,
            failure: self.failure + chance * other.failure,
        }
    }
}

impl ExitOutcome {
    /// One draw of the chances.
    pub(super) fn draw(self, stream: &mut Stream) -> Fate {
        match self {
            Self::Success => Fate::SUCCESS,
            Self::Failure => Fate::FAILURE,
            Self::Outside => Fate::OUTSIDE,
            Self::Learned { succeeded, failed, outside, may_be_outside } => {
                let share = beta(succeeded as f64 + 0.5, failed as f64 + 0.5, stream);
                let inside = if may_be_outside {
                    beta((succeeded + failed) as f64 + 0.5, outside as f64 + 0.5, stream)
                } else {
                    1.0
                };
                Fate { success: inside * share, failure: inside * (1.0 - share) }
            }
        }
    }
}

fn beta(a: f64, b: f64, stream: &mut Stream) -> f64 {
    let (x, y) = (gamma(a, stream), gamma(b, stream));
    if x + y > 0.0 { x / (x + y) } else { 0.5 }
}

/// One draw of the hazards of every day, and the fate of whoever has come to each.
pub(super) struct Fates {
    days: Vec<u64>,
    exits: Vec<[f64; MAX_EXIT_KINDS]>,
    /// The fate before each day's exits, and after the last.
    before: Vec<Fate>,
    outcomes: [Fate; MAX_EXIT_KINDS],
}

impl Fates {
    pub(super) fn draw(
        hazards: &[DayOfExits],
        outcomes: [Fate; MAX_EXIT_KINDS],
        stream: &mut Stream,
    ) -> Self {
        let exits: Vec<_> = hazards.iter().map(|day| dirichlet(day, stream)).collect();
        // Beyond the last day that anything is known of, the prior alone speaks.
        let end = beta(0.5, 0.5, stream);
        let mut fate = Fate::OUTSIDE.plus(end, outcomes[0]).plus(1.0 - end, outcomes[1]);
        let mut before = vec![fate; hazards.len() + 1];
        for (place, exits) in exits.iter().enumerate().rev() {
            let stays = (1.0 - exits.iter().sum::<f64>()).max(0.0);
            fate = leaving(exits, &outcomes).plus(stays, fate);
            before[place] = fate;
        }
        Self { days: hazards.iter().map(|day| day.day).collect(), exits, before, outcomes }
    }

    /// Of somebody who enters.
    pub(super) fn on_entry(&self) -> Fate {
        self.before.first().copied().unwrap_or(Fate::OUTSIDE)
    }

    /// Of somebody who is still in: every later day's exits lie ahead, or until a planned end.
    pub(super) fn of(&self, group: &StillIn) -> Fate {
        let from = self.days.partition_point(|&day| day <= group.days);
        let Some(end) = group.ends_at else { return self.before[from] };
        let to = self.days.partition_point(|&day| day < end).max(from);
        let (mut fate, mut stays) = (Fate::OUTSIDE, 1.0);
        for exits in &self.exits[from..to] {
            // Completing on a day before the planned end is not leaving.
            let mut leaves = *exits;
            leaves[0] = 0.0;
            fate = fate.plus(stays, leaving(&leaves, &self.outcomes));
            stays *= (1.0 - leaves.iter().sum::<f64>()).max(0.0);
        }
        fate.plus(stays, self.outcomes[0])
    }
}

fn leaving(exits: &[f64; MAX_EXIT_KINDS], outcomes: &[Fate; MAX_EXIT_KINDS]) -> Fate {
    exits
        .iter()
        .zip(outcomes)
        .fold(Fate::OUTSIDE, |fate, (&exit, &outcome)| fate.plus(exit, outcome))
}

/// The chances of each exit on a day; staying is the rest.
fn dirichlet(day: &DayOfExits, stream: &mut Stream) -> [f64; MAX_EXIT_KINDS] {
    let mut draw = |mass: f64| if mass > 0.0 { gamma(mass, stream) } else { 0.0 };
    let exits = day.exits.map(&mut draw);
    let total = exits.iter().sum::<f64>() + draw(day.stay);
    // A prior mass far below 1 may round to 0: then the day holds nothing.
    if total > 0.0 { exits.map(|exit| exit / total) } else { [0.0; MAX_EXIT_KINDS] }
}
