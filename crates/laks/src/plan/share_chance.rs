//! The chance of a share: what is known of its people, as the forecast of those still open needs it.

use super::known::{Known, known_by_state};
use super::standing::Standing;
use super::status::Chance;
use super::stays::stays;
use super::stays::{came_to_the_end, settle, waits};
use super::target::{Denominator, Measure, Target};
use crate::error::Error;
use crate::rules::State;
use crate::tally::Tally;
use laks_stats::{Draws, Entries, ExitOutcome, FollowUp, PriorMass, ShareSoFar};
use std::collections::BTreeSet;

/// The same seed for every target, so that the same tally has the same chance.
const SEED: u64 = 0x6c61_6b73;
/// Days and groups of people that are drawn in all, so that a register takes no longer than a second or so.
const MOST: usize = 10_000_000;

/// 10 000 draws, and fewer where people left, or are in, on thousands of days: down to 1 000.
fn draws(so_far: &ShareSoFar) -> Draws {
    let size = |follow_up: &FollowUp| {
        let days: BTreeSet<u64> = follow_up.left.iter().map(|left| left.days).collect();
        days.len() + follow_up.still_in.len()
    };
    let entries = so_far.entries.as_ref().map_or(0, |entries| size(&entries.follow_up));
    let times = MOST / (size(&so_far.follow_up) + entries).max(1);
    Draws { times: u32::try_from(times.clamp(1_000, 10_000)).unwrap_or(10_000), seed: SEED }
}

/// What a share's chance is learned from.
pub(super) struct Learned {
    so_far: ShareSoFar,
    /// How many are known to have come to the end of what is measured.
    pub(super) ended: u64,
}

impl Learned {
    /// From the stays, the waits, and what became of those who left each way.
    ///
    /// # Errors
    /// [`Error::NotCounted`] when the goals or the outcome were not counted.
    pub(super) fn from(
        people: &Tally,
        target: &Target,
        denominator: Denominator,
        standing: Standing,
    ) -> Result<Self, Error> {
        let known = known_by_state(people, target)?;
        let (mut follow_up, waiting) = (stays(people), waits(people));
        let mut outcomes = outcomes(&known, target.measure, denominator).to_vec();
        let mut entries = None;
        if target.measure == Measure::Started {
            (follow_up, outcomes) = (waiting, vec![ExitOutcome::Success, ExitOutcome::Failure]);
        } else {
            let ongoing = known[State::Ongoing as usize];
            settle(&mut follow_up, settled(ongoing, denominator));
            if denominator == Denominator::Referred {
                entries = Some(entries_of(waiting));
            }
        }
        let ended = came_to_the_end(&follow_up);
        // A course has an end that people come to; a wait has none.
        let prior = match target.measure {
            Measure::Started => PriorMass::after_every_day_seen(),
            _ => PriorMass::before_planned_ends(&follow_up),
        };
        let (mut succeeded, mut counted) = (standing.reached, standing.closed);
        if denominator == Denominator::Exited {
            let ongoing = known[State::Ongoing as usize];
            succeeded += ongoing.reached;
            counted += ongoing.reached + ongoing.not_reached;
        }
        let so_far = ShareSoFar { succeeded, counted, follow_up, prior, outcomes, entries };
        Ok(Self { so_far, ended })
    }

    /// The chance that the final share is at least the one needed, with the range of the final count.
    pub(super) fn chance(&self, share: f64, level: f64) -> Result<Chance, Error> {
        let prediction = laks_stats::share_more(&self.so_far, share, draws(&self.so_far), level);
        Chance::of(prediction, self.so_far.succeeded, level)
    }
}

fn entries_of(follow_up: FollowUp) -> Entries {
    Entries { follow_up, prior: PriorMass::after_every_day_seen() }
}

/// People in a course for whom it is decided already.
const fn settled(ongoing: Known, denominator: Denominator) -> u64 {
    match denominator {
        // They come below the line only if they complete.
        Denominator::Completed => 0,
        _ => ongoing.reached + ongoing.not_reached,
    }
}

/// The four ways out of a course, in the order of the tally's kinds of stay.
const EXITS: [State; 4] =
    [State::Completed, State::DroppedOut, State::EndedOther, State::EndedUnknown];

/// What becomes of those who leave each way: learned from those who did, never from who is still in.
fn outcomes(known: &[Known; 7], measure: Measure, denominator: Denominator) -> [ExitOutcome; 4] {
    EXITS.map(|state| match (measure, denominator) {
        (Measure::Completed, _) if state == State::Completed => ExitOutcome::Success,
        (Measure::Completed, _) => ExitOutcome::Failure,
        (_, Denominator::Completed) if state != State::Completed => ExitOutcome::Outside,
        _ => learned(known[state as usize], denominator == Denominator::Paired),
    })
}

/// Over the paired, who lacks a score is not below the line; else the unrated count as not reached.
const fn learned(known: Known, paired: bool) -> ExitOutcome {
    let Known { reached, not_reached, unrated } = known;
    let (failed, outside) =
        if paired { (not_reached, unrated) } else { (not_reached + unrated, 0) };
    ExitOutcome::Learned { succeeded: reached, failed, outside, may_be_outside: paired }
}
