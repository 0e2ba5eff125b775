//! The addresses of sessions, scores, goals and horizons at a date.

use super::encode::{Dates, Encoder, NOT_COUNTED};
use super::fast::DatedBases;
use super::spec::Spec;
use crate::records::{Columns, Day, GoalKind};

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
            let [before, after] = &mut self.known[index];
            let own = |dates: &'_ [i32]| !dates.is_empty();
            for (known, levels, dates, fallback) in [
                (before, &scores.baseline, &scores.baseline_on, &self.fallback[0]),
                (after, &scores.follow_up, &scores.follow_up_on, &self.fallback[1]),
            ] {
                known.clear();
                if levels.is_empty() {
                    known.resize(rows, missing);
                } else if own(dates) {
                    let dates = &dates[from..from + rows];
                    let levels = &levels[from..from + rows];
                    known.extend((0..rows).map(|row| {
                        let day = if dates[row] == Day::NONE { fallback[row] } else { dates[row] };
                        if day <= self.cut[row] { levels[row].min(missing) } else { missing }
                    }));
                } else {
                    let levels = &levels[from..from + rows];
                    let days = fallback.iter().zip(&self.cut);
                    known.extend(levels.iter().zip(days).map(|(&level, (&day, &cut))| {
                        if day <= cut { level.min(missing) } else { missing }
                    }));
                }
            }
            let width = u32::from(missing) + 1;
            let base = bases.outcomes[index];
            let range = self.column(column);
            let [before, after] = &self.known[index];
            let pairs = before.iter().zip(after);
            for (((address, &state), (&before, &after)), present) in
                self.addresses[range].iter_mut().zip(&self.state).zip(pairs).zip(&mut self.present)
            {
                let cell =
                    (u32::from(state) * width + u32::from(before)) * width + u32::from(after);
                *address = if state == NOT_COUNTED { 0 } else { base + cell };
                *present |= u8::from(after != missing);
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
        for (place, goal) in columns.layout().goals.iter().enumerate() {
            let shift = 2 * place as u32;
            match goal.kind {
                GoalKind::Rated(index) => {
                    let marks = &columns.goals[index][from..from + rows];
                    let days = self.fallback[1].iter().zip(&self.cut);
                    for ((sum, &mark), (&day, &cut)) in self.marks.iter_mut().zip(marks).zip(days) {
                        let known = (day <= cut) | (mark == 3);
                        let mark = if known { mark & 3 } else { 2 };
                        *sum |= u32::from(mark) << shift;
                    }
                }
                GoalKind::Outcome(index) => {
                    let instrument = &spec.outcomes[index].instrument;
                    let missing = instrument.levels() as u8;
                    let sign = instrument.gain(0, 1);
                    let [before, after] = &self.known[index];
                    for (marks, (&before, &after)) in
                        self.marks.iter_mut().zip(before.iter().zip(after))
                    {
                        let gain = sign * (i32::from(after) - i32::from(before));
                        let reached = u32::from(gain >= instrument.meaningful_change);
                        let paired = (before != missing) & (after != missing);
                        *marks |= (if paired { reached } else { 2 }) << shift;
                    }
                }
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
