//! From a block of rows to the addresses each row adds one to, without branches.

use super::count_table::EventKind;
use super::fast::{DatedBases, FAST_DAYS, FAST_MONTHS, FAST_SPAN, FastSpace};
use super::spec::Spec;
use crate::records::{Columns, DateField, Day, GoalKind, Layout};

/// The state of a row that is not counted at the date.
const NOT_COUNTED: u8 = u8::MAX;

/// One worker's buffers: per column of addresses one number a row, and what is derived on the way.
#[derive(Debug, Default)]
pub(crate) struct Encoder {
    /// The addresses, one column after the other, `rows` each.
    pub(crate) addresses: Vec<u32>,
    /// Rows that have a cell without an address.
    pub(crate) slow: Vec<u8>,
    rows: usize,
    none: Vec<i32>,
    no_codes: Vec<u8>,
    cut: Vec<i32>,
    state: Vec<u8>,
    present: Vec<u8>,
    marks: Vec<u32>,
    known: Vec<[Vec<u8>; 2]>,
    fallback: [Vec<i32>; 2],
}

/// The columns of a block that every table reads.
struct Dates<'a> {
    referred: &'a [i32],
    started: &'a [i32],
    ended: &'a [i32],
    exit: &'a [u8],
}

/// How many addresses a row has.
pub(crate) fn address_columns(spec: &Spec) -> usize {
    let dated = 2
        + usize::from(spec.attendance)
        + spec.outcomes.len()
        + usize::from(!spec.goals.is_empty())
        + 2 * spec.horizons.len();
    3 + usize::from(spec.offers) + dated * spec.as_of.len()
}

impl Encoder {
    /// Encodes the rows from `from` on, `rows` of them.
    pub(crate) fn encode(
        &mut self,
        spec: &Spec,
        space: &FastSpace,
        columns: &Columns,
        from: usize,
        rows: usize,
    ) {
        self.rows = rows;
        self.addresses.clear();
        self.addresses.resize(rows * address_columns(spec), 0);
        self.slow.clear();
        self.slow.resize(rows, 0);
        self.none.resize(rows, Day::NONE);
        self.no_codes.resize(rows, 0);
        let none = std::mem::take(&mut self.none);
        let no_codes = std::mem::take(&mut self.no_codes);
        let date = |field: DateField| {
            let column = &columns.dates[field as usize];
            if column.is_empty() { &none[..rows] } else { &column[from..from + rows] }
        };
        let exit = if columns.exit.is_empty() {
            &no_codes[..rows]
        } else {
            &columns.exit[from..from + rows]
        };
        let dates = Dates {
            referred: date(DateField::Referred),
            started: date(DateField::Started),
            ended: date(DateField::Ended),
            exit,
        };
        let mut column = 0;
        self.events(space, dates.referred, EventKind::Referred, &mut column);
        if spec.offers {
            self.events(space, date(DateField::Offered), EventKind::Offered, &mut column);
        }
        self.events(space, dates.started, EventKind::Started, &mut column);
        self.exits(space, &dates, &mut column);
        for (index, bases) in space.dated.iter().enumerate() {
            self.states(spec, index, &dates);
            self.waits(space, bases, &dates, &mut column);
            self.stays(spec, space, bases, &dates, &mut column);
            self.undated(columns.layout(), &dates);
            if spec.attendance {
                self.attendance(bases, columns, from, &mut column);
            }
            self.outcomes(spec, bases, columns, from, &mut column);
            if !spec.goals.is_empty() {
                self.goals(spec, bases, columns, from, &mut column);
            }
            self.horizons(spec, bases, &dates, &mut column);
        }
        self.none = none;
        self.no_codes = no_codes;
    }

    fn column(&mut self, column: &mut usize) -> std::ops::Range<usize> {
        let from = *column * self.rows;
        *column += 1;
        from..from + self.rows
    }

    fn events(&mut self, space: &FastSpace, days: &[i32], kind: EventKind, column: &mut usize) {
        let base = space.events + kind as u32 * FAST_DAYS;
        let range = self.column(column);
        let first = space.first_day;
        for ((address, slow), &day) in
            self.addresses[range].iter_mut().zip(&mut self.slow).zip(days)
        {
            let offset = day.wrapping_sub(first).cast_unsigned();
            let (there, near) = (day != Day::NONE, offset < FAST_DAYS);
            *address = if there & near { base + offset } else { 0 };
            *slow |= u8::from(there & !near);
        }
    }

    fn exits(&mut self, space: &FastSpace, dates: &Dates<'_>, column: &mut usize) {
        // Exit 1, completed, is event 3, and so on in the same order.
        let base = space.events + 2 * FAST_DAYS;
        let range = self.column(column);
        let first = space.first_day;
        for (((address, slow), &day), &exit) in
            self.addresses[range].iter_mut().zip(&mut self.slow).zip(dates.ended).zip(dates.exit)
        {
            let offset = day.wrapping_sub(first).cast_unsigned();
            let (there, near) = ((day != Day::NONE) & (exit != 0), offset < FAST_DAYS);
            *address = if there & near { base + u32::from(exit) * FAST_DAYS + offset } else { 0 };
            *slow |= u8::from(there & !near);
        }
    }

    /// The last day that counts for each row, and where the row stands then.
    fn states(&mut self, spec: &Spec, date: usize, dates: &Dates<'_>) {
        let as_of = spec.as_of[date].epoch();
        let rows = self.rows;
        self.cut.clear();
        match spec.follow_up_days {
            None => self.cut.resize(rows, as_of),
            Some(days) => {
                let days = i32::try_from(days).unwrap_or(i32::MAX);
                self.cut.extend(dates.referred.iter().map(|&r| r.saturating_add(days)));
            }
        }
        self.state.resize(rows, 0);
        let (cut, state) = (&self.cut[..rows], &mut self.state[..rows]);
        let (referred, started) = (&dates.referred[..rows], &dates.started[..rows]);
        let (ended, exit) = (&dates.ended[..rows], &dates.exit[..rows]);
        for row in 0..rows {
            let counted = (referred[row] != Day::NONE) & (referred[row] <= cut[row]);
            let counted = counted & (cut[row] <= as_of);
            let has_started = (started[row] != Day::NONE) & (started[row] <= cut[row]);
            let closed = (ended[row] != Day::NONE) & (ended[row] <= cut[row]) & (exit[row] != 0);
            let closed = if closed { u8::MAX } else { 0 };
            let now = if has_started { 2 + (exit[row] & closed) } else { closed & 1 };
            state[row] = if counted { now } else { NOT_COUNTED };
        }
    }

    fn waits(
        &mut self,
        space: &FastSpace,
        bases: &DatedBases,
        dates: &Dates<'_>,
        column: &mut usize,
    ) {
        let rows = self.rows;
        let range = self.column(column);
        let addresses = &mut self.addresses[range][..rows];
        let (slow, state) = (&mut self.slow[..rows], &self.state[..rows]);
        let (referred, started) = (&dates.referred[..rows], &dates.started[..rows]);
        let ended = &dates.ended[..rows];
        let span = FAST_MONTHS * FAST_SPAN;
        for row in 0..rows {
            let offset = referred[row].wrapping_sub(space.first_day).cast_unsigned();
            let month = u32::from(space.months[offset.min(FAST_DAYS - 1) as usize]);
            let until = if state[row] >= 2 { started[row] } else { ended[row] };
            let days = until.wrapping_sub(referred[row]).cast_unsigned();
            let kind = u32::from(state[row] < 2);
            let spans =
                bases.waiting.wrapping_add(kind * span + month * FAST_SPAN).wrapping_add(days);
            let waiting = state[row] == 0;
            let counted = state[row] != NOT_COUNTED;
            let near = (offset < FAST_DAYS) & (waiting | (days < FAST_SPAN));
            let there = if waiting { bases.waiting_still.wrapping_add(offset) } else { spans };
            addresses[row] = if counted & near { there } else { 0 };
            slow[row] |= u8::from(counted & !near);
        }
    }

    fn stays(
        &mut self,
        spec: &Spec,
        space: &FastSpace,
        bases: &DatedBases,
        dates: &Dates<'_>,
        column: &mut usize,
    ) {
        let rows = self.rows;
        let range = self.column(column);
        let addresses = &mut self.addresses[range][..rows];
        let (slow, state) = (&mut self.slow[..rows], &self.state[..rows]);
        let (started, ended) = (&dates.started[..rows], &dates.ended[..rows]);
        let cut = &self.cut[..rows];
        let span = FAST_MONTHS * FAST_SPAN;
        let by_day = spec.follow_up_days.is_none();
        for row in 0..rows {
            let offset = started[row].wrapping_sub(space.first_day).cast_unsigned();
            let month = u32::from(space.months[offset.min(FAST_DAYS - 1) as usize]);
            let ongoing = state[row] == 2;
            let until = if ongoing { cut[row] } else { ended[row] };
            let days = until.wrapping_sub(started[row]).cast_unsigned();
            let kind = u32::from(state[row].wrapping_sub(3) & 3);
            let base = if ongoing { bases.staying_still } else { bases.staying + kind * span };
            let spans = base.wrapping_add(month * FAST_SPAN).wrapping_add(days);
            let still = ongoing & by_day;
            let counted = (state[row] >= 2) & (state[row] != NOT_COUNTED);
            let near = (offset < FAST_DAYS) & (still | (days < FAST_SPAN));
            let there = if still { base.wrapping_add(offset) } else { spans };
            addresses[row] = if counted & near { there } else { 0 };
            slow[row] |= u8::from(counted & !near);
        }
    }

    /// The days on which undated facts are true: before, the start or else the referral; after, the
    /// end or else the extract.
    fn undated(&mut self, layout: &Layout, dates: &Dates<'_>) {
        let extracted = layout.extracted_on.map_or(Day::NONE, Day::epoch);
        let [before, after] = &mut self.fallback;
        before.clear();
        before.extend(
            dates
                .started
                .iter()
                .zip(dates.referred)
                .map(|(&started, &referred)| if started == Day::NONE { referred } else { started }),
        );
        after.clear();
        after.extend(dates.ended.iter().map(
            |&ended| {
                if ended == Day::NONE { extracted } else { ended }
            },
        ));
    }

    fn attendance(
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

    fn outcomes(
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

    fn goals(
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

    fn horizons(&mut self, spec: &Spec, bases: &DatedBases, dates: &Dates<'_>, column: &mut usize) {
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
