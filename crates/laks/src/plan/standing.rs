//! Who of a share's people reached it, who did not, and for whom it is not known yet.

use super::known::{Known, known_by_state};
use super::target::{Denominator, Measure, Target};
use crate::error::Error;
use crate::rules::State;
use crate::tally::Tally;

/// A share's people, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Standing {
    /// Above the line.
    pub(super) reached: u64,
    /// Below the line now.
    pub(super) below: u64,
    /// Below the line, and it can no longer change.
    pub(super) closed: u64,
    /// Not decided yet: below the line, or about to come there.
    pub(super) open: u64,
    /// Closed without a rating or measurement; they count as not reached.
    pub(super) unrated: u64,
    /// Who have left.
    pub(super) left: u64,
    /// Who still wait, and would come below the line by a start.
    pub(super) waiting: u64,
}

impl Standing {
    /// Who will be below the line once nobody is open.
    pub(super) const fn final_below(self) -> u64 {
        self.closed + self.open
    }
}

/// Counts a share's people at the last date of the tally.
///
/// # Errors
/// [`Error::NotCounted`] when the goals or the outcome were not counted.
pub(super) fn standing(
    people: &Tally,
    target: &Target,
    denominator: Denominator,
) -> Result<Standing, Error> {
    let known = known_by_state(people, target)?;
    let mut standing = Standing::default();
    for state in State::ALL {
        add(&mut standing, known[state as usize], state, target.measure, denominator);
    }
    Ok(standing)
}

fn add(
    standing: &mut Standing,
    known: Known,
    state: State,
    measure: Measure,
    denominator: Denominator,
) {
    let all = known.all();
    let is_open = match measure {
        Measure::Started => state == State::Waiting,
        _ => matches!(state, State::Waiting | State::Ongoing),
    };
    let inside = match denominator {
        Denominator::Paired if state.is_started() => known.reached + known.not_reached,
        _ if denominator.holds(state) => all,
        _ => 0,
    };
    standing.below += inside;
    if inside > 0 {
        standing.reached += known.reached;
    }
    let open = match denominator {
        _ if !is_open => 0,
        // Whoever is in a course is about to come below the line.
        Denominator::Exited | Denominator::Completed if state == State::Ongoing => all,
        _ if denominator.holds(state) => known.unrated,
        _ => 0,
    };
    standing.open += open;
    standing.closed += match denominator {
        Denominator::Referred | Denominator::Started => inside - open,
        Denominator::Exited | Denominator::Completed | Denominator::Paired => inside,
    };
    if inside > 0 && !is_open && denominator != Denominator::Paired {
        standing.unrated += known.unrated;
    }
    if state == State::Waiting && !denominator.holds(state) {
        standing.waiting += all;
    }
    standing.left += if state.is_exited() { inside } else { 0 };
}
