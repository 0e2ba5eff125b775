//! What a referral makes of many forms at once.
//!
//! Whoever has many forms and many referrals would have as many pairs as both multiplied. But the windows of a
//! referral cut the days into a few pieces, and of all forms in a piece [`fit`] says the same, except how far they
//! are from a date. So the nearest form stands at the end of a piece or beside the date, and what becomes of the
//! others is told at the ends of the piece, to be passed on to each form when all referrals have passed.

use super::scores::{Became, Nearest, Score};
use super::windows::{Fit, Frame, fit};
use crate::calendar::Day;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};

/// What is told of a score and of those beside it.
#[derive(Debug)]
pub(super) struct Told {
    /// How many pieces in a window begin here, less those that ended at the score before.
    windows: AtomicI64,
    /// What became of it, and of later ones so many days further outside.
    and_later: AtomicU64,
    /// What became of it, and of earlier ones so many days further outside.
    and_earlier: AtomicU64,
    /// Told to the first: whether there was no date to count from, for all of them.
    no_anchor: AtomicBool,
}

impl Default for Told {
    fn default() -> Self {
        let nothing = || AtomicU64::new(u64::MAX);
        Self {
            windows: AtomicI64::new(0),
            and_later: nothing(),
            and_earlier: nothing(),
            no_anchor: AtomicBool::new(false),
        }
    }
}

/// Where pieces may begin: the edges of windows, and the days about as near to both dates.
fn cuts(frames: [Frame; 2]) -> [Option<i32>; 7] {
    let edges = |frame: Frame| match frame {
        Frame::Days { first, last, .. } => [Some(first), last.checked_add(1)],
        Frame::Undeclared | Frame::NoAnchor => [None; 2],
    };
    let ([a, b], [c, d]) = (edges(frames[0]), edges(frames[1]));
    let middle = match frames {
        [Frame::Days { anchor: one, .. }, Frame::Days { anchor: other, .. }] => {
            i32::try_from((i64::from(one) + i64::from(other)).div_euclid(2)).ok()
        }
        _ => None,
    };
    let mut cuts =
        [Some(Day::NONE + 1), a, b, c, d, middle, middle.and_then(|middle| middle.checked_add(1))];
    cuts.sort_unstable();
    cuts
}

/// Looks at many scores that name the same occasion, or none, in the order of their days.
pub(super) fn look_at<'a>(
    scores: &'a [Score],
    told: &[Told],
    frames: [Frame; 2],
    best: &mut [Option<Nearest<'a>>; 2],
) {
    let ends =
        cuts(frames).into_iter().flatten().map(|cut| scores.partition_point(|s| s.day < cut));
    let mut from = 0;
    for until in ends.chain([scores.len()]) {
        let Some([first, last]) = scores.get(from..until).and_then(ends_of) else { continue };
        match fit(frames, first.said, first.day) {
            Fit::Occasion { occasion, .. } => {
                told[from].windows.fetch_add(1, Ordering::Relaxed);
                if let Some(after) = told.get(until) {
                    after.windows.fetch_sub(1, Ordering::Relaxed);
                }
                for (rank, score) in nearest(&scores[from..until], frames, occasion) {
                    Nearest::keep(&mut best[occasion], rank, score);
                }
            }
            Fit::Outside { .. } => {
                let tell = |told: &AtomicU64, score: &Score| {
                    if let Fit::Outside { days, side } = fit(frames, score.said, score.day) {
                        let number = Became::Outside { days, side }.number();
                        told.fetch_min(number, Ordering::Relaxed);
                    }
                };
                tell(&told[from].and_later, first);
                tell(&told[until - 1].and_earlier, last);
            }
            Fit::NoAnchor => told[0].no_anchor.store(true, Ordering::Relaxed),
        }
        from = until;
    }
}

/// The first and the last of some.
fn ends_of(scores: &[Score]) -> Option<[&Score; 2]> {
    Some([scores.first()?, scores.last()?])
}

/// The scores of a piece that may be the nearest, with their ranks: the first and the last, and those on both
/// sides of the date.
fn nearest(
    piece: &[Score],
    frames: [Frame; 2],
    occasion: usize,
) -> impl Iterator<Item = (i64, &Score)> {
    let beside = match frames[occasion] {
        Frame::Days { anchor, .. } => piece.partition_point(|score| score.day < anchor),
        Frame::Undeclared | Frame::NoAnchor => piece.len(),
    };
    // Of several of one day the first.
    let first_of_day = move |place: usize| {
        let day = piece.get(place)?.day;
        piece.get(piece.partition_point(|score| score.day < day))
    };
    let places = [Some(0), beside.checked_sub(1), Some(beside), piece.len().checked_sub(1)];
    places.into_iter().flatten().filter_map(first_of_day).filter_map(move |score| {
        match fit(frames, score.said, score.day) {
            Fit::Occasion { rank, .. } => Some((rank, score)),
            Fit::Outside { .. } | Fit::NoAnchor => None,
        }
    })
}

/// Passes on to each score what was told of it and of those beside it.
pub(super) fn pass_on(scores: &[Score], told: &[Told]) {
    let no_anchor = told.first().is_some_and(|told| told.no_anchor.load(Ordering::Relaxed));
    let mut windows = 0;
    let mut before = Passing::default();
    for (score, told) in scores.iter().zip(told) {
        windows += told.windows.load(Ordering::Relaxed);
        if windows > 0 {
            score.mark.met(Became::Double);
        }
        if no_anchor {
            score.mark.met(Became::NoAnchor);
        }
        score.mark.met_number(before.next(score.day, &told.and_later));
    }
    let mut after = Passing::default();
    for (score, told) in scores.iter().zip(told).rev() {
        score.mark.met_number(after.next(score.day, &told.and_earlier));
    }
}

/// What is passed on from score to score: the day of the last, and the number it had.
#[derive(Debug, Default)]
struct Passing(Option<(i32, u64)>);

impl Passing {
    /// The number of the next score.
    fn next(&mut self, day: i32, told: &AtomicU64) -> u64 {
        let passed = self.0.map_or(u64::MAX, |(last, number)| {
            let days = i64::from(day) - i64::from(last);
            Became::further(number, days.unsigned_abs())
        });
        let number = passed.min(told.load(Ordering::Relaxed));
        self.0 = Some((day, number));
        number
    }
}
