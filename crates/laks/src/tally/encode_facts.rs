//! The addresses of sessions, scores, goals and horizons at a date.

use super::encode::{Dates, Encoder, NOT_COUNTED};
use super::fast::DatedBases;
use super::spec::Spec;
use crate::records::{Columns, Day, GoalKind};

/// The most scores, "not known" included, whose table of pairs by state has at most 2^16 cells.
const SMALL_WIDTH: u32 = 96;

impl Encoder {
    pub(super) fn attendance(
        &mut self,
        bases: &DatedBases,
        columns: &Columns,
        from: usize,
        column: &mut usize,
    ) {
        let range = self.column(column);
        let addresses = &mut self.addresses[range];
        for (row, address) in addresses.iter_mut().enumerate() {
            let state = self.state[row];
            let known = self.fallback[1][row] <= self.cut[row];
            let number = |column: &[u8]| {
                column.get(from + row).map_or(201, |&count| u32::from(count).min(201))
            };
            let attended = if known { number(&columns.attended) } else { 201 };
            let cell = (u32::from(state) * 202 + attended) * 202 + number(&columns.planned);
            *address = if state == NOT_COUNTED { 0 } else { bases.attendance + cell };
        }
    }

    pub(super) fn outcomes(
        &mut self,
        spec: &Spec,
        bases: &DatedBases,
        columns: &Columns,
        from: usize,
        column: &mut usize,
    ) {
        let rows = self.rows;
        self.known.resize(spec.outcomes.len(), Default::default());
        self.present.clear();
        self.present.resize(rows, 0);
        for (index, outcome) in spec.outcomes.iter().enumerate() {
            let missing = outcome.instrument.levels() as u8;
            let scores = &columns.scores[index];
            let occasions = [
                (&scores.baseline, &scores.baseline_on),
                (&scores.follow_up, &scores.follow_up_on),
            ];
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
                            let is_known = dates[row] <= cut[row];
                            known[row] = if is_known { levels[row].min(missing) } else { missing };
                        }
                    }
                }
            }
            let range = self.column(column);
            let addresses = &mut self.addresses[range][..rows];
            let [before, after] = &self.known[index];
            let (before, after) = (&before[..rows], &after[..rows]);
            let (state, present) = (&self.state[..rows], &mut self.present[..rows]);
            let base = bases.outcomes[index];
            let width = u32::from(missing) + 1;
            match u16::try_from(width) {
                // Small tables, such as WHO-5's, are reckoned in numbers that more of fit a register.
                Ok(width) if u32::from(width) <= SMALL_WIDTH => {
                    for row in 0..rows {
                        let line = u16::from(state[row]).wrapping_mul(width);
                        let line = line.wrapping_add(u16::from(before[row])).wrapping_mul(width);
                        let cell = line.wrapping_add(u16::from(after[row]));
                        let there = base + u32::from(cell);
                        addresses[row] = if state[row] == NOT_COUNTED { 0 } else { there };
                    }
                }
                _ => {
                    for row in 0..rows {
                        let line = u32::from(state[row]) * width + u32::from(before[row]);
                        let there = base + line * width + u32::from(after[row]);
                        addresses[row] = if state[row] == NOT_COUNTED { 0 } else { there };
                    }
                }
            }
            for row in 0..rows {
                present[row] |= u8::from(after[row] != missing);
            }
        }
    }

    pub(super) fn goals(
        &mut self,
        spec: &Spec,
        bases: &DatedBases,
        columns: &Columns,
        from: usize,
        column: &mut usize,
    ) {
        let rows = self.rows;
        self.marks.clear();
        self.marks.resize(rows, 0);
        // Four goals' marks fill a byte; bytes are put together at the end of each.
        for (byte, goals) in columns.layout().goals.chunks(4).enumerate() {
            self.four_marks.clear();
            self.four_marks.resize(rows, 0);
            for (place, goal) in goals.iter().enumerate() {
                let shift = 2 * place as u32;
                match goal.kind {
                    GoalKind::Rated(index) => {
                        self.rated(&columns.goals[index][from..from + rows], shift);
                    }
                    GoalKind::Outcome(index) => self.defined(spec, index, shift),
                }
            }
            for (marks, &four) in self.marks.iter_mut().zip(&self.four_marks) {
                *marks |= u32::from(four) << (8 * byte);
            }
        }
        let range = self.column(column);
        let base = bases.goals;
        let marks = self.marks.iter().zip(&self.present);
        let (fast, base) = (base.is_some(), base.unwrap_or(0));
        for (((address, slow), &state), (&marks, &present)) in
            self.addresses[range].iter_mut().zip(&mut self.slow).zip(&self.state).zip(marks)
        {
            let counted = state != NOT_COUNTED;
            let cell = marks.wrapping_mul(7).wrapping_add(u32::from(state)).wrapping_mul(2);
            let cell = cell.wrapping_add(u32::from(present));
            *address = if counted & fast { base.wrapping_add(cell) } else { 0 };
            *slow |= u8::from(counted & !fast);
        }
    }

    /// The marks of a goal rated in a column; a mark that is not known yet is unrated.
    fn rated(&mut self, marks: &[u8], shift: u32) {
        let known = &self.undated_known[1];
        for ((four, &mark), &known) in self.four_marks.iter_mut().zip(marks).zip(known) {
            let said = if mark == 3 { u8::MAX } else { known };
            *four |= ((mark & said & 3) | (2 & !said)) << shift;
        }
    }

    /// The marks of a goal that an outcome defines; without both scores it is unrated.
    fn defined(&mut self, spec: &Spec, outcome: usize, shift: u32) {
        let instrument = &spec.outcomes[outcome].instrument;
        let missing = instrument.levels() as u8;
        let sign = instrument.gain(0, 1);
        let [before, after] = &self.known[outcome];
        for (four, (&before, &after)) in self.four_marks.iter_mut().zip(before.iter().zip(after)) {
            let gain = sign * (i32::from(after) - i32::from(before));
            let reached = u8::from(gain >= instrument.meaningful_change);
            let paired = (before != missing) & (after != missing);
            *four |= (if paired { reached } else { 2 }) << shift;
        }
    }

    pub(super) fn horizons(
        &mut self,
        spec: &Spec,
        bases: &DatedBases,
        dates: &Dates<'_>,
        column: &mut usize,
    ) {
        for (index, &horizon) in spec.horizons.iter().enumerate() {
            let horizon = i32::try_from(horizon).unwrap_or(i32::MAX);
            let base = bases.horizons + index as u32 * 8;
            let range = self.column(column);
            for (row, address) in self.addresses[range].iter_mut().enumerate() {
                let (state, referred) = (self.state[row], dates.referred[row]);
                let due =
                    (state != NOT_COUNTED) & (referred.saturating_add(horizon) <= self.cut[row]);
                let within = |day: i32| day.wrapping_sub(referred) <= horizon;
                let started = (state >= 2) & within(dates.started[row]);
                let never = (state == 1) & within(dates.ended[row]);
                let cell = if started { 0 } else { 2 - u32::from(never) };
                *address = if due { base + cell } else { 0 };
            }
            let range = self.column(column);
            for (row, address) in self.addresses[range].iter_mut().enumerate() {
                let (state, started) = (self.state[row], dates.started[row]);
                let due = (state != NOT_COUNTED)
                    & (state >= 2)
                    & (started.saturating_add(horizon) <= self.cut[row]);
                let left = (state >= 3) & (dates.ended[row].wrapping_sub(started) <= horizon);
                let cell = if left { u32::from(state) } else { 7 };
                *address = if due { base + cell } else { 0 };
            }
        }
    }
}
