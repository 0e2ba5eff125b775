//! The scores of forms by referral or person, and which of them a referral takes.

use super::key_index::KeyIndex;
use super::windows::{Fit, Frame, fit};
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

/// What became of a score so far, as workers tell it.
#[derive(Debug)]
pub(super) struct Mark {
    best: AtomicU64,
    is_used_again: AtomicBool,
}

const STEP: u64 = 1 << 40;

impl Mark {
    pub(super) const fn new() -> Self {
        Self { best: AtomicU64::new(u64::MAX), is_used_again: AtomicBool::new(false) }
    }

    fn met(&self, became: Became) {
        let code = match became {
            Became::Used => 0,
            Became::Double => STEP,
            Became::Outside { days, side } => 2 * STEP + 4 * u64::from(days) + side as u64,
            Became::NoAnchor => 3 * STEP,
            Became::LeftOut => 4 * STEP,
            Became::Orphan => u64::MAX,
        };
        if self.best.fetch_min(code, Ordering::Relaxed) == 0 && code == 0 {
            self.is_used_again.store(true, Ordering::Relaxed);
        }
    }

    /// What became of it in the end.
    pub(super) fn became(&self) -> Became {
        let code = self.best.load(Ordering::Relaxed);
        match code / STEP {
            0 => Became::Used,
            1 => Became::Double,
            2 => {
                let code = code % STEP;
                let side = match code % 4 {
                    0 => Side::Early,
                    1 => Side::Between,
                    _ => Side::Late,
                };
                Became::Outside { days: u32::try_from(code / 4).unwrap_or(u32::MAX), side }
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

/// A score that a referral takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) outcome: usize,
    pub(super) occasion: usize,
    pub(super) level: u8,
    pub(super) day: i32,
}

/// The scores by key, outcome and day.
#[derive(Debug, Default)]
pub(super) struct Forms {
    pub(super) scores: Vec<Score>,
    index: KeyIndex,
}

impl Forms {
    pub(super) fn new(mut scores: Vec<Score>) -> Self {
        scores.sort_unstable_by_key(|score| (score.key, score.outcome, score.day, score.row));
        let index = KeyIndex::of(scores.iter().map(|score| score.key));
        Self { scores, index }
    }

    /// Marks the scores of an id as those of a referral that was left out, unless one is met that was not.
    pub(super) fn meet(&self, key: u64) {
        for score in &self.scores[self.index.places(key)] {
            score.mark.met(Became::LeftOut);
        }
    }

    /// The scores that a referral takes: of each outcome and occasion the nearest, and of those as near the
    /// earlier; they and the others are marked.
    pub(super) fn take(&self, key: u64, frames: [Frame; 2], mut take: impl FnMut(Taken)) {
        let of_key = &self.scores[self.index.places(key)];
        for of_outcome in of_key.chunk_by(|a, b| a.outcome == b.outcome) {
            let mut best: [Option<(i64, &Score)>; 2] = [None; 2];
            for score in of_outcome {
                match fit(frames, score.said, score.day) {
                    Fit::Occasion { occasion, rank } => {
                        score.mark.met(Became::Double);
                        let best = &mut best[occasion];
                        if best.is_none_or(|(lowest, _)| rank < lowest) {
                            *best = Some((rank, score));
                        }
                    }
                    Fit::Outside { days, side } => score.mark.met(Became::Outside { days, side }),
                    Fit::NoAnchor => score.mark.met(Became::NoAnchor),
                }
            }
            for (occasion, best) in best.into_iter().enumerate() {
                let Some((_, score)) = best else { continue };
                score.mark.met(Became::Used);
                let (outcome, level, day) = (score.outcome, score.level, score.day);
                take(Taken { outcome, occasion, level, day });
            }
        }
    }
}
