//! One person's session, and what sessions say of a referral.

use crate::calendar::Day;
use std::sync::atomic::{AtomicU8, Ordering};

/// No referral has the id.
const ORPHAN: u8 = 0;
/// The person was referred, but not to this course, or not at that time.
pub(super) const ELSEWHERE: u8 = 1;
/// It belongs to a referral.
pub(super) const USED: u8 = 2;

/// One person's session.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) key: u64,
    /// The course, by the number that sessions give it; 0 where it names none.
    pub(super) course: u32,
    pub(super) day: i32,
    pub(super) row: u64,
    pub(super) attended: bool,
    pub(super) state: State,
}

/// What became of a session, from the worst to the best. Whoever meets it can only better it.
#[derive(Debug)]
pub(super) struct State(AtomicU8);

impl State {
    pub(super) const fn new() -> Self {
        Self(AtomicU8::new(ORPHAN))
    }

    /// Tells whether it belongs to a referral of the person.
    pub(super) fn met(&self, belongs: bool) {
        self.0.fetch_max(if belongs { USED } else { ELSEWHERE }, Ordering::Relaxed);
    }

    /// Tells that it belongs to a referral, if it does.
    pub(super) fn met_if(&self, belongs: bool) {
        if belongs {
            self.met(true);
        }
    }

    /// Whether a referral of the person was met.
    pub(super) fn is_met(&self) -> bool {
        self.get() != ORPHAN
    }

    /// What became of it so far.
    pub(super) fn get(&self) -> u8 {
        self.0.load(Ordering::Relaxed)
    }
}

/// What the sessions say of one referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attendance {
    pub(super) attended: u32,
    pub(super) first: i32,
    pub(super) last: i32,
}

impl Attendance {
    /// Nobody came.
    pub(super) const NONE: Self = Self { attended: 0, first: Day::NONE, last: Day::NONE };

    /// Both together.
    pub(super) fn and(self, other: Self) -> Self {
        match (self.attended, other.attended) {
            (0, _) => other,
            (_, 0) => self,
            (some, more) => Self {
                attended: some.saturating_add(more),
                first: self.first.min(other.first),
                last: self.last.max(other.last),
            },
        }
    }
}

/// A referral that looks for its sessions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sought {
    pub(super) key: u64,
    /// The course, by the number that sessions give it; 0 where the referral names none.
    pub(super) course: u32,
    /// The first and the last day of the referral.
    pub(super) days: [i32; 2],
}
