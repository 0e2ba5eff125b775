//! The scores of forms by referral or person, and which of them a referral takes.

use super::key_index::KeyIndex;
use super::many_forms::{self, Told};
use super::scores::{Became, Nearest, Score};
use super::windows::{Fit, Frame, fit};
use std::ops::Range;

/// A score that a referral takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) outcome: usize,
    pub(super) occasion: usize,
    pub(super) level: u8,
    pub(super) day: i32,
}

/// So many scores of an outcome are looked at one by one; of more, a referral looks at a few.
const FEW: usize = 16;

/// The scores by key, outcome, the occasion that they name, and day.
#[derive(Debug, Default)]
pub(super) struct Forms {
    scores: Vec<Score>,
    index: KeyIndex,
    /// How many are looked at one by one.
    few: usize,
    /// By score what is told of many at once; nothing where everybody has few.
    told: Vec<Told>,
}

impl Forms {
    pub(super) fn new(scores: Vec<Score>) -> Self {
        Self::with_few(scores, FEW)
    }

    fn with_few(mut scores: Vec<Score>, few: usize) -> Self {
        scores.sort_unstable_by_key(|s| (s.key, s.outcome, s.said, s.day, s.row));
        let index = KeyIndex::of(scores.iter().map(|score| score.key));
        let are_many = scores.chunk_by(Score::is_like).any(|run| run.len() > few);
        let mut told = Vec::new();
        told.resize_with(if are_many { scores.len() } else { 0 }, Told::default);
        Self { scores, index, few, told }
    }

    /// Marks the scores of an id as those of a referral that was left out, unless one is met that was not.
    pub(super) fn meet(&self, key: u64) {
        if let Some(first) = self.scores.get(self.index.places(key)).and_then(<[Score]>::first) {
            first.mark.meet_key();
        }
    }

    /// The scores that a referral takes: of each outcome and occasion the nearest, and of those as near the
    /// earlier; they and the others are marked.
    pub(super) fn take(&self, key: u64, frames: [Frame; 2], mut take: impl FnMut(Taken)) {
        let mut places = self.index.places(key);
        while let Some(first) = self.scores[places.clone()].first() {
            let outcome = first.outcome;
            let mut best = [None; 2];
            while let Some(first) = self.scores[places.clone()].first()
                && first.outcome == outcome
            {
                let many = self.scores[places.clone()].partition_point(|s| s.is_like(first));
                self.look_at(places.start..places.start + many, frames, &mut best);
                places.start += many;
            }
            for (occasion, best) in best.into_iter().enumerate() {
                let Some(Nearest { score, .. }) = best else { continue };
                score.mark.met(Became::Used);
                take(Taken { outcome, occasion, level: score.level, day: score.day });
            }
        }
    }

    /// Looks at scores of one outcome that name the same occasion, or none.
    fn look_at<'a>(
        &'a self,
        places: Range<usize>,
        frames: [Frame; 2],
        best: &mut [Option<Nearest<'a>>; 2],
    ) {
        let scores = &self.scores[places.clone()];
        if scores.len() > self.few {
            many_forms::look_at(scores, &self.told[places], frames, best);
            return;
        }
        for score in scores {
            match fit(frames, score.said, score.day) {
                Fit::Occasion { occasion, rank } => {
                    score.mark.met(Became::Double);
                    Nearest::keep(&mut best[occasion], rank, score);
                }
                Fit::Outside { days, side } => score.mark.met(Became::Outside { days, side }),
                Fit::NoAnchor => score.mark.met(Became::NoAnchor),
            }
        }
    }

    /// Every score with its mark, when every referral has passed.
    pub(super) fn into_scores(self) -> Vec<Score> {
        for of_key in self.scores.chunk_by(|a, b| a.key == b.key) {
            if of_key[0].mark.is_key_met() {
                of_key.iter().for_each(|score| score.mark.met(Became::LeftOut));
            }
        }
        let mut told = self.told.as_slice();
        for run in self.scores.chunk_by(Score::is_like) {
            let (of_run, rest) = told.split_at(run.len().min(told.len()));
            many_forms::pass_on(run, of_run);
            told = rest;
        }
        self.scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
    use crate::join::scores::Mark;
    use proptest::prelude::*;

    /// A person, an outcome, the occasion that the form names, and its day.
    type Drawn = (u64, usize, Option<usize>, Option<i32>);

    /// Of two persons and outcomes, on a few days; a form that names an occasion may have no day.
    fn scores() -> impl Strategy<Value = Vec<Drawn>> {
        let said = prop_oneof![Just(None), Just(Some(0)), Just(Some(1))];
        let day = prop_oneof![9 => (0..60).prop_map(Some), 1 => Just(None)];
        prop::collection::vec((1..3_u64, 0..2_usize, said, day), 0..40)
    }

    fn frame() -> impl Strategy<Value = Frame> {
        let days = (0..60, 0..20, 0..20).prop_map(|(anchor, before, after)| Frame::Days {
            anchor,
            first: anchor - before,
            last: anchor + after,
        });
        prop_oneof![6 => days, 1 => Just(Frame::NoAnchor), 1 => Just(Frame::Undeclared)]
    }

    proptest! {
        #[test]
        fn many_forms_at_once_are_taken_and_marked_as_one_by_one(
            scores in scores(),
            referrals in prop::collection::vec((1..4_u64, frame(), frame(), any::<bool>()), 0..12),
        ) {
            // A form without a day is read only where the occasion that it names has no window.
            let no_windows = referrals.iter().all(|(_, a, b, _)| {
                [a, b].iter().all(|frame| !matches!(frame, Frame::Days { .. }))
            });
            let forms = |few| {
                let score = |(row, &(key, outcome, said, day)): (u8, &Drawn)| {
                    let undated = (said.is_some() && no_windows).then_some(Day::NONE);
                    let day = day.or(undated).unwrap_or(7);
                    Score { key, outcome, day, row: row.into(), said, level: row, mark: Mark::new() }
                };
                Forms::with_few((0..).zip(&scores).map(score).collect(), few)
            };
            let told = [0, usize::MAX].map(|few| {
                let forms = forms(few);
                let mut taken = Vec::new();
                for &(key, baseline, follow_up, is_left_out) in &referrals {
                    forms.meet(key);
                    if !is_left_out {
                        forms.take(key, [baseline, follow_up], |one| taken.push(one));
                    }
                }
                let mut scores = forms.into_scores();
                scores.sort_by_key(|score| score.row);
                let mark = |score: &Score| (score.mark.became(), score.mark.is_used_again());
                (taken, scores.iter().map(mark).collect::<Vec<_>>())
            });
            prop_assert_eq!(&told[0], &told[1]);
        }
    }
}
