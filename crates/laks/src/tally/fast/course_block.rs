//! What the rows of a block add to the places of their courses, at one date of the count.

use super::record_words::NOT_COUNTED;
use crate::tally::axis::first_gains;
use crate::tally::count_table::StayKind;
use crate::tally::spec::Spec;

/// By part of a course's places, and by row, the place counted from the first of all parts.
#[derive(Debug, Default)]
pub(crate) struct CourseBlock {
    /// The place that stands for nothing: one after the last.
    nothing: u16,
    /// First what came of the stay, then the gain of each outcome.
    parts: Vec<Vec<u16>>,
}

impl CourseBlock {
    /// A block whose places end before `nothing`.
    pub(crate) fn new(nothing: usize) -> Self {
        Self { nothing: u16::try_from(nothing).unwrap_or(u16::MAX), parts: Vec::new() }
    }

    /// With follow-up, takes down where the rows stand at the date of the count.
    pub(super) fn fill_now(&mut self, spec: &Spec, state: &[i16]) {
        if spec.follows_from_start() {
            self.parts.resize_with(first_gains(spec) + spec.outcomes.len(), Vec::new);
            self.fill_stays(1, state);
        }
    }

    fn fill_stays(&mut self, part: usize, state: &[i16]) {
        const KINDS: u16 = StayKind::ALL.len() as u16;
        let (nothing, begins) = (self.nothing, part as u16 * KINDS);
        let part = &mut self.parts[part];
        part.resize(state.len(), nothing);
        for (place, &state) in part.iter_mut().zip(state) {
            *place = stay_place(state).map_or(nothing, |kind| begins + kind);
        }
    }

    /// Fills the block from the states and the known scores of the rows.
    pub(super) fn fill(&mut self, spec: &Spec, state: &[i16], known: &[[Vec<u8>; 2]]) {
        let (rows, nothing, first) = (state.len(), self.nothing, first_gains(spec));
        self.parts.resize_with(first + spec.outcomes.len(), Vec::new);
        self.fill_stays(0, state);
        let mut begins = (first * StayKind::ALL.len()) as u16;
        for (index, part) in self.parts[first..].iter_mut().enumerate() {
            part.resize(rows, nothing);
            let part = &mut part[..rows];
            let instrument = &spec.outcomes[index].instrument;
            let missing = instrument.levels() as u8;
            let (middle, sign) = (i32::from(missing) - 1, instrument.gain(0, 1));
            let [before, after] = &known[index];
            let scores = before[..rows].iter().zip(&after[..rows]);
            for ((place, (&before, &after)), &state) in part.iter_mut().zip(scores).zip(state) {
                let gain = sign * (i32::from(after) - i32::from(before)) + middle;
                let counts = (before != missing) & (after != missing) & is_started(state);
                *place = if counts { begins + gain as u16 } else { nothing };
            }
            begins += 2 * u16::from(missing) - 1;
        }
    }

    /// The places of every part, row by row.
    pub(crate) fn parts(&self) -> &[Vec<u16>] {
        &self.parts
    }

    /// Takes a row out: it adds nothing.
    pub(crate) fn take_out(&mut self, row: usize) {
        for place in self.parts.iter_mut().filter_map(|part| part.get_mut(row)) {
            *place = self.nothing;
        }
    }
}

const fn is_started(state: i16) -> bool {
    state >= 2 && state != NOT_COUNTED
}

/// The place of a state among the kinds of stay, ongoing last.
const fn stay_place(state: i16) -> Option<u16> {
    match state {
        2 => Some(StayKind::Ongoing as u16),
        3..=6 => Some(state as u16 - 3),
        _ => None,
    }
}
