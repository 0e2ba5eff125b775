//! One score of a form, and what became of it.

use crate::rules::Side;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// One score of a form.
#[derive(Debug)]
pub(super) struct Score {
    pub(super) key: u64,
    /// The outcome's number.
    pub(super) outcome: usize,
    /// The day, or [`crate::calendar::Day::NONE`].
    pub(super) day: i32,
    pub(super) row: u64,
    /// The occasion that the form names.
    pub(super) said: Option<usize>,
    pub(super) level: u8,
    pub(super) mark: Mark,
}

/// What became of a score, from the best to the worst. Whoever meets it can only better it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Became {
    Used,
    Double,
    Outside { days: u32, side: Side },
    NoAnchor,
    LeftOut,
    Orphan,
}

impl Score {
    /// Whether it is of the same person or referral and outcome, and names the same occasion.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        (self.key, self.outcome, self.said) == (other.key, other.outcome, other.said)
    }
}

/// What became of a score so far, as workers tell it.
#[derive(Debug)]
pub(super) struct Mark {
    best: AtomicU64,
    is_used_again: AtomicBool,
    /// Whether a referral has its id; told to the first score of an id.
    is_key_met: AtomicBool,
}

const STEP: u64 = 1 << 40;
/// What a day more outside a window adds to a number.
const A_DAY: u64 = 4;

impl Became {
    /// A number that is lower the better it is.
    pub(super) const fn number(self) -> u64 {
        match self {
            Self::Used => 0,
            Self::Double => STEP,
            Self::Outside { days, side } => 2 * STEP + A_DAY * days as u64 + side as u64,
            Self::NoAnchor => 3 * STEP,
            Self::LeftOut => 4 * STEP,
            Self::Orphan => u64::MAX,
        }
    }

    /// The number of a score so many days further outside.
    pub(super) const fn further(number: u64, days: u64) -> u64 {
        number.saturating_add(days.saturating_mul(A_DAY))
    }
}

impl Mark {
    pub(super) const fn new() -> Self {
        Self {
            best: AtomicU64::new(u64::MAX),
            is_used_again: AtomicBool::new(false),
            is_key_met: AtomicBool::new(false),
        }
    }

    /// Tells what became of it.
    pub(super) fn met(&self, became: Became) {
        self.met_number(became.number());
    }

    /// Tells the number of what became of it.
    pub(super) fn met_number(&self, number: u64) {
        if self.best.fetch_min(number, Ordering::Relaxed) == 0 && number == 0 {
            self.is_used_again.store(true, Ordering::Relaxed);
        }
    }

    /// Tells that a referral has its id.
    pub(super) fn meet_key(&self) {
        self.is_key_met.store(true, Ordering::Relaxed);
    }

    /// Whether a referral has its id.
    pub(super) fn is_key_met(&self) -> bool {
        self.is_key_met.load(Ordering::Relaxed)
    }

    /// What became of it in the end.
    pub(super) fn became(&self) -> Became {
        let code = self.best.load(Ordering::Relaxed);
        match code / STEP {
            0 => Became::Used,
            1 => Became::Double,
            2 => {
                let code = code % STEP;
                let side = match code % A_DAY {
                    0 => Side::Early,
                    1 => Side::Between,
                    _ => Side::Late,
                };
                Became::Outside { days: u32::try_from(code / A_DAY).unwrap_or(u32::MAX), side }
            }
            3 => Became::NoAnchor,
            4 => Became::LeftOut,
            _ => Became::Orphan,
        }
    }

    /// Whether more than one referral took it.
    pub(super) fn is_used_again(&self) -> bool {
        self.is_used_again.load(Ordering::Relaxed)
    }
}

/// The nearest score of an occasion so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Nearest<'a> {
    rank: i64,
    pub(super) score: &'a Score,
}

impl<'a> Nearest<'a> {
    /// Keeps the nearer of both, and of two as near the earlier.
    pub(super) fn keep(best: &mut Option<Self>, rank: i64, score: &'a Score) {
        let order = |of: &Self| (of.rank, of.score.day, of.score.row);
        let other = Self { rank, score };
        if best.is_none_or(|best| order(&other) < order(&best)) {
            *best = Some(other);
        }
    }
}
