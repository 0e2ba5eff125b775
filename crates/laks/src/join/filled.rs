//! What tables beside the referrals fill in a referral, and how often.

use std::sync::atomic::{AtomicU64, Ordering};

/// What can be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filled {
    Municipality,
    Unit,
    SessionsPlanned,
    SessionsAttended,
    StartedOn,
    LastContactOn,
}

impl Filled {
    /// Everything, in the order in which it is told.
    const ALL: [Self; 6] = [
        Self::Municipality,
        Self::Unit,
        Self::SessionsPlanned,
        Self::SessionsAttended,
        Self::StartedOn,
        Self::LastContactOn,
    ];

    /// What is told of it.
    const fn name(self) -> &'static str {
        match self {
            Self::Municipality => "filled_municipality",
            Self::Unit => "filled_unit",
            Self::SessionsPlanned => "filled_sessions_planned",
            Self::SessionsAttended => "filled_sessions_attended",
            Self::StartedOn => "filled_started_on",
            Self::LastContactOn => "filled_last_contact_on",
        }
    }
}

/// How often each was filled in a block of rows.
#[derive(Debug, Default)]
pub(super) struct FilledHere([u64; Filled::ALL.len()]);

impl FilledHere {
    /// Adds how often it was filled.
    pub(super) const fn add(&mut self, what: Filled, times: u64) {
        self.0[what as usize] += times;
    }
}

/// How often each was filled in all blocks, of every worker.
#[derive(Debug, Default)]
pub(super) struct FilledInAll([AtomicU64; Filled::ALL.len()]);

impl FilledInAll {
    /// Adds those of a block.
    pub(super) fn add(&self, here: &FilledHere) {
        for (sum, &times) in self.0.iter().zip(&here.0) {
            sum.fetch_add(times, Ordering::Relaxed);
        }
    }

    /// Each by its name.
    pub(super) fn by_name(self) -> impl Iterator<Item = (&'static str, u64)> {
        Filled::ALL.into_iter().map(Filled::name).zip(self.0.into_iter().map(AtomicU64::into_inner))
    }
}
