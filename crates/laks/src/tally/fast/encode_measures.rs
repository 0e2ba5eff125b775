//! The words of sessions, scores, goals and horizons at a date.

use super::day_offsets::Days;
use super::encode::Encoder;
use super::record_words::{DatedWords, NOT_COUNTED, OutcomeWords, WordColumn, column, pair};
use super::space::FastSpace;
use crate::calendar::Day;
use crate::records::Columns;
use crate::schema::{Earlier, GoalChange, GoalKind, GoalLayout, GoalMark};
use crate::tally::count_table::{HORIZON_CELLS, SESSIONS, STATES};
use crate::tally::spec::Spec;

/// The cell of no cell.
pub(super) const NO_CELL: u32 = u32::MAX;

impl Encoder {
    #[inline(always)]
    pub(super) fn attendance(
        &self,
        columns: &Columns,
        from: usize,
        (lines, places): (&mut [u16], &mut [u16]),
    ) {
        let unknown = SESSIONS as u8 - 1;
        let number = |column: &[u8], row: usize| -> u8 {
            column.get(from + row).map_or(unknown, |&count| count.min(unknown))
        };
        let known = self.undated_known[1].iter().zip(&self.state).enumerate();
        for ((line, place), (row, (&known, &state))) in lines.iter_mut().zip(places).zip(known) {
            let attended = (number(&columns.attended, row) | !known).min(unknown);
            *line = state.cast_unsigned() * SESSIONS as u16 + u16::from(attended);
            *place = u16::from(number(&columns.planned, row));
        }
    }

    #[inline(always)]
    pub(super) fn outcomes(
        &mut self,
        spec: &Spec,
        space: &FastSpace,
        columns: &Columns,
        from: usize,
        words: &mut [WordColumn],
    ) {
        let rows = self.rows;
        self.known.resize(spec.outcomes.len(), Default::default());
        self.present.clear();
        self.present.resize(rows, 0);
        for (index, outcome) in spec.outcomes.iter().enumerate() {
            let missing = outcome.instrument.levels() as u8;
            self.known_scores(space.first_day, index, missing, columns, from);
            let [before, after] = &self.known[index];
            let (before, after) = (&before[..rows], &after[..rows]);
            let (state, present) = (&self.state[..rows], &mut self.present[..rows]);
            let width = u16::from(missing) + 1;
            let line = |row: usize| {
                let state = state[row].cast_unsigned().wrapping_mul(width);
                state.wrapping_add(u16::from(before[row]))
            };
            match space.dated.outcomes[index] {
                OutcomeWords::Cell(word) => {
                    let out = &mut column(words, word, rows)[..rows];
                    for row in 0..rows {
                        out[row] = line(row).wrapping_mul(width).wrapping_add(after[row].into());
                    }
                }
                OutcomeWords::Pair(word) => {
                    let (lines, places) = pair(words, word, rows);
                    for (row, (out, place)) in lines.iter_mut().zip(places).enumerate() {
                        (*out, *place) = (line(row), after[row].into());
                    }
                }
            }
            for row in 0..rows {
                present[row] |= u8::from(after[row] != missing);
            }
        }
    }

    /// The levels of an outcome that are known at the date, `missing` for others.
    #[inline(always)]
    fn known_scores(
        &mut self,
        first_day: i32,
        index: usize,
        missing: u8,
        columns: &Columns,
        from: usize,
    ) {
        let rows = self.rows;
        let scores = &columns.scores[index];
        let occasions =
            [(&scores.baseline, &scores.baseline_on), (&scores.follow_up, &scores.follow_up_on)];
        for (occasion, (levels, dates)) in occasions.into_iter().enumerate() {
            let known = &mut self.known[index][occasion];
            known.resize(rows, missing);
            let known = &mut known[..rows];
            let Some(levels) = levels.get(from..from + rows) else {
                known.fill(missing);
                continue;
            };
            // A level that is not known becomes 255, and the smaller of that and `missing` is stored.
            let undated = &self.undated_known[occasion][..rows];
            for row in 0..rows {
                known[row] = (levels[row] | !undated[row]).min(missing);
            }
            if let Some(dates) = dates.get(from..from + rows) {
                let cut = &self.cut[..rows];
                for row in 0..rows {
                    if dates[row] != Day::NONE {
                        let is_known = dates[row] <= first_day + i32::from(cut[row]);
                        known[row] = if is_known { levels[row].min(missing) } else { missing };
                    }
                }
            }
        }
    }

    #[inline(always)]
    pub(super) fn goals(
        &mut self,
        spec: &Spec,
        (date, columns, from): (usize, &Columns, usize),
        word: Option<usize>,
        words: &mut [WordColumn],
    ) {
        let rows = self.rows;
        let Some(word) = word else {
            return self.many_goals(spec, date, columns, from);
        };
        self.marks.clear();
        self.marks.resize(rows, 0);
        // Four goals' marks fill a byte; bytes are put together at the end of each.
        for (byte, goals) in columns.layout().goals.chunks(4).enumerate() {
            self.four_goals(spec, columns, from, goals);
            for (marks, &four) in self.marks.iter_mut().zip(&self.four_marks) {
                *marks |= u16::from(four) << (8 * byte);
            }
        }
        const STRIDE: u16 = 2 * (STATES as u16 + 1);
        let (marks, state) = (&self.marks[..rows], &self.state[..rows]);
        let (present, out) = (&self.present[..rows], &mut column(words, word, rows)[..rows]);
        for row in 0..rows {
            let cell = 2 * state[row].cast_unsigned() + u16::from(present[row]);
            out[row] = marks[row].wrapping_mul(STRIDE).wrapping_add(cell);
        }
    }

    /// The cells of more goals than fit a word; [`NO_CELL`] of rows that are not counted.
    #[inline(always)]
    fn many_goals(&mut self, spec: &Spec, date: usize, columns: &Columns, from: usize) {
        let rows = self.rows;
        self.goal_cells.resize_with(spec.as_of.len(), Vec::new);
        let mut cells = std::mem::take(&mut self.goal_cells[date]);
        cells.clear();
        cells.resize(rows, 0);
        for (byte, goals) in columns.layout().goals.chunks(4).enumerate() {
            self.four_goals(spec, columns, from, goals);
            for (marks, &four) in cells.iter_mut().zip(&self.four_marks) {
                *marks |= u32::from(four) << (8 * byte);
            }
        }
        let rows = self.state.iter().zip(&self.present);
        for (cell, (&state, &present)) in cells.iter_mut().zip(rows) {
            let place = 2 * u32::from(state.cast_unsigned()) + u32::from(present);
            let whole = *cell * (2 * STATES as u32) + place;
            *cell = if state == NOT_COUNTED { NO_CELL } else { whole };
        }
        self.goal_cells[date] = cells;
    }

    /// The marks of up to four goals, as a byte.
    #[inline(always)]
    fn four_goals(&mut self, spec: &Spec, columns: &Columns, from: usize, goals: &[GoalLayout]) {
        let rows = self.rows;
        self.four_marks.clear();
        self.four_marks.resize(rows, 0);
        for (place, goal) in goals.iter().enumerate() {
            let shift = 2 * place as u32;
            match (goal.kind, goal.change) {
                (GoalKind::Rated(index), _) => {
                    self.rated(&columns.goals[index][from..from + rows], shift);
                }
                (GoalKind::Outcome(index), Some(change)) => {
                    self.defined(spec, index, change, shift);
                }
                (GoalKind::Outcome(_), None) => self.unrated(shift),
            }
        }
    }

    #[inline(always)]
    fn unrated(&mut self, shift: u32) {
        for four in &mut self.four_marks {
            *four |= (GoalMark::Unrated as u8) << shift;
        }
    }

    /// The marks of a goal rated in a column; a mark that is not known yet is unrated.
    #[inline(always)]
    fn rated(&mut self, marks: &[u8], shift: u32) {
        let known = &self.undated_known[1];
        for ((four, &mark), &known) in self.four_marks.iter_mut().zip(marks).zip(known) {
            let said = if mark == GoalMark::NotSet as u8 { u8::MAX } else { known };
            *four |= ((mark & said & 3) | (GoalMark::Unrated as u8 & !said)) << shift;
        }
    }

    /// The marks of a goal that an outcome defines; without the scores it takes it is unrated.
    #[inline(always)]
    fn defined(&mut self, spec: &Spec, outcome: usize, change: GoalChange, shift: u32) {
        const UNRATED: u8 = GoalMark::Unrated as u8;
        let instrument = &spec.outcomes[outcome].instrument;
        let (missing, best) = (instrument.levels() as u8, instrument.best_level());
        let sign = instrument.gain(0, 1);
        let [before, after] = &self.known[outcome];
        let scores = self.four_marks.iter_mut().zip(before.iter().zip(after));
        match change.from {
            Earlier::No => {
                for (four, (&before, &after)) in scores {
                    let gain = sign * (i32::from(after) - i32::from(before));
                    let reached = u8::from(gain >= change.improves_by);
                    let paired = (before != missing) & (after != missing);
                    *four |= (if paired { reached } else { UNRATED }) << shift;
                }
            }
            Earlier::Any => {
                for (four, (_, &after)) in scores {
                    let mark = if after == missing { UNRATED } else { u8::from(after == best) };
                    *four |= mark << shift;
                }
            }
        }
    }

    /// By horizon what had come of the wait, of those referred that long ago.
    #[inline(always)]
    pub(super) fn referral_horizons(
        &self,
        spec: &Spec,
        places: &DatedWords,
        seen_to: i16,
        days: &Days,
        words: &mut [WordColumn],
    ) {
        let (rows, none) = (self.rows, no_horizon(spec));
        let state = &self.state[..rows];
        let (referred, started) = (&days.referred[..rows], &days.started[..rows]);
        let ended = &days.ended[..rows];
        for ((&horizon, two), base) in
            spec.horizons.iter().zip(places.horizons.chunks(2)).zip(bases())
        {
            let horizon = i16::try_from(horizon).unwrap_or(i16::MAX);
            for (row, out) in column(words, two[0], rows).iter_mut().enumerate() {
                let (state, referred) = (state[row], referred[row]);
                let due = (state != NOT_COUNTED) & (referred.saturating_add(horizon) <= seen_to);
                let within = |day: i16| day.wrapping_sub(referred) <= horizon;
                let has_started = (state >= 2) & within(started[row]);
                let never = (state == 1) & within(ended[row]);
                let cell = if has_started { 0 } else { 2 - u16::from(never) };
                *out = if due { base + cell } else { none };
            }
        }
    }

    /// By horizon what had come of the stay, of those who started that long ago.
    #[inline(always)]
    pub(super) fn start_horizons(
        &self,
        spec: &Spec,
        places: &DatedWords,
        seen_to: i16,
        days: &Days,
        words: &mut [WordColumn],
    ) {
        let (rows, none) = (self.rows, no_horizon(spec));
        let state = &self.state[..rows];
        let (started, ended) = (&days.started[..rows], &days.ended[..rows]);
        for ((&horizon, two), base) in
            spec.horizons.iter().zip(places.horizons.chunks(2)).zip(bases())
        {
            let horizon = i16::try_from(horizon).unwrap_or(i16::MAX);
            for (row, out) in column(words, two[1], rows).iter_mut().enumerate() {
                let (state, started) = (state[row], started[row]);
                let due = (state != NOT_COUNTED)
                    & (state >= 2)
                    & (started.saturating_add(horizon) <= seen_to);
                let left = (state >= 3) & (ended[row].wrapping_sub(started) <= horizon);
                let cell = if left { state.cast_unsigned() } else { 7 };
                *out = if due { base + cell } else { none };
            }
        }
    }
}

/// Where each horizon's cells begin.
fn bases() -> impl Iterator<Item = u16> {
    (0..).step_by(HORIZON_CELLS as usize)
}

/// The cell of a row that no horizon counts.
fn no_horizon(spec: &Spec) -> u16 {
    (spec.horizons.len() as u64 * HORIZON_CELLS) as u16
}
