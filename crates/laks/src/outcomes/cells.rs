//! Which cells of an outcome's table each figure of a change rests on.

use crate::counted::{CountRef, CountRefs, Part};
use crate::figure::Figure;
use crate::rules::State;
use crate::schema::{Better, CutOff, Instrument};
use crate::tally::{Among, CountTable, Tally};
use std::collections::HashMap;

/// The figures of every change.
const FIGURES: [Figure; 15] = [
    Figure::PairedCompleteness,
    Figure::MeanBefore,
    Figure::MeanAfter,
    Figure::MeanGain,
    Figure::MeanChange,
    Figure::Improved,
    Figure::Unchanged,
    Figure::Worse,
    Figure::ImprovedOfAble,
    Figure::WorseOfAble,
    Figure::Ceiling,
    Figure::ProbabilityBetter,
    Figure::BaselineOfFollowed,
    Figure::BaselineOfLost,
    Figure::BaselineOfNotDue,
];

/// The cells of a group's scores, at a date.
pub(super) struct ScoreCells<'a> {
    /// Those of the group.
    group: CountRef,
    instrument: &'a Instrument,
    among: Among,
    /// Whether cases can be open: without follow-up from start.
    can_be_open: bool,
}

impl<'a> ScoreCells<'a> {
    /// Of everybody in a group.
    pub(super) fn of(tally: &'a Tally, (index, date): (usize, usize), among: Among) -> Self {
        Self {
            group: tally.cells_of(CountTable::Outcome(index), date),
            instrument: &tally.spec().outcomes[index].instrument,
            among,
            can_be_open: !tally.spec().follows_from_start(),
        }
    }

    /// What every figure of a change rests on.
    pub(super) fn of_figures(&self) -> HashMap<Figure, CountRefs> {
        let cut_offs = self.instrument.cut_offs.iter().flat_map(|cut_off| {
            let id = || cut_off.id.clone();
            [Figure::CutOffBefore(id()), Figure::CutOffAfter(id())]
        });
        let figures = FIGURES.into_iter().chain([Figure::ImprovedOf(self.among)]).chain(cut_offs);
        let cells = |figure: Figure| {
            let cells = self.figure(&figure).into();
            (figure, cells)
        };
        figures.map(cells).collect()
    }

    fn figure(&self, figure: &Figure) -> Vec<CountRef> {
        let paired = || self.paired(self.group(|_| true));
        let above = |cells: CountRef| cells.part(Part::Numerator);
        let changed = |from: i32, to: i32| above(paired().numbers("score_change", from, to));
        let (least, width) = (self.instrument.meaningful_change, self.width());
        match figure {
            Figure::PairedCompleteness => {
                [vec![above(paired()), self.group(|_| true)], self.unpaired()].concat()
            }
            Figure::ImprovedOf(_) => {
                let improved = changed(least, width);
                [vec![improved, self.group(|_| true)], self.unpaired()].concat()
            }
            Figure::Improved => vec![changed(least, width), paired()],
            Figure::Unchanged => vec![changed(1 - least, least - 1), paired()],
            Figure::Worse => vec![changed(-width, -least), paired()],
            Figure::ImprovedOfAble => {
                let able = self.before(paired(), 0, width - least);
                vec![changed(least, width), able]
            }
            Figure::WorseOfAble => {
                let able = self.before(paired(), least, width);
                vec![changed(-width, -least), able]
            }
            Figure::Ceiling => {
                let near = self.before(paired(), width - least + 1, width);
                vec![above(near), paired()]
            }
            Figure::CutOffBefore(id) => self.on_side(id, "before"),
            Figure::CutOffAfter(id) => self.on_side(id, "after"),
            Figure::MeanGain
            | Figure::MeanChange
            | Figure::MeanBefore
            | Figure::MeanAfter
            | Figure::ProbabilityBetter
            | Figure::BaselineOfFollowed => vec![paired()],
            Figure::BaselineOfLost => vec![self.without_after(|open| !open)],
            Figure::BaselineOfNotDue => vec![self.without_after(|open| open)],
            _ => Vec::new(),
        }
    }

    /// The group's people whose case is open, or is not.
    fn group(&self, is_asked: impl Fn(bool) -> bool) -> CountRef {
        let is_open = |state| self.can_be_open && matches!(state, State::Waiting | State::Ongoing);
        self.group.clone().states(|state| self.among.holds(state) && is_asked(is_open(state)))
    }

    fn width(&self) -> i32 {
        self.instrument.range[1] - self.instrument.range[0]
    }

    fn known(&self, cells: CountRef, when: &str) -> CountRef {
        let [low, high] = self.instrument.range;
        cells.numbers(when, low, high)
    }

    fn paired(&self, cells: CountRef) -> CountRef {
        self.known(self.known(cells, "before"), "after")
    }

    /// Those with a score before that lies so far from the worst one.
    fn before(&self, cells: CountRef, from: i32, to: i32) -> CountRef {
        let [low, high] = self.instrument.range;
        match self.instrument.better {
            Better::Higher => cells.numbers("before", low + from, low + to),
            Better::Lower => cells.numbers("before", high - to, high - from),
        }
    }

    /// With a score before and none after.
    fn without_after(&self, is_asked: impl Fn(bool) -> bool) -> CountRef {
        self.known(self.group(is_asked), "before").words("after", ["missing"])
    }

    /// Who was not measured twice: without a score before, and with one and none after.
    fn unpaired(&self) -> Vec<CountRef> {
        let cells = self.group(|_| true).part(Part::Open);
        let neither = cells.clone().words("before", ["missing"]);
        vec![neither, self.known(cells, "before").words("after", ["missing"])]
    }

    /// On the named side of a cut-off, of the paired.
    fn on_side(&self, id: &str, when: &str) -> Vec<CountRef> {
        let paired = self.paired(self.group(|_| true));
        let cut_off = self.instrument.cut_offs.iter().find(|cut_off| cut_off.id == id);
        let [low, high] = self.instrument.range;
        let above = cut_off.map(|CutOff { at_most, at_least, .. }| {
            let (from, to) = (at_least.unwrap_or(low), at_most.unwrap_or(high));
            paired.part(Part::Numerator).numbers(when, from, to)
        });
        above.into_iter().chain([paired.clone()]).collect()
    }
}
