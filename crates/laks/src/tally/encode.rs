//! From a block of rows to the addresses each row adds one to, without branches.

use super::count_table::EventKind;
use super::fast::{DatedBases, FAST_DAYS, FAST_MONTHS, FAST_SPAN, FastSpace};
use super::spec::Spec;
use crate::records::{Columns, DateField, Day, Layout};

/// The state of a row that is not counted at the date.
pub(super) const NOT_COUNTED: u8 = u8::MAX;

/// One worker's buffers: per column of addresses one number a row, and what is derived on the way.
#[derive(Debug, Default)]
pub(crate) struct Encoder {
    /// The addresses, one column after the other, `rows` each.
    pub(crate) addresses: Vec<u32>,
    /// Rows that have a cell without an address.
    pub(crate) slow: Vec<u8>,
    pub(super) rows: usize,
    none: Vec<i32>,
    no_codes: Vec<u8>,
    pub(super) cut: Vec<i32>,
    pub(super) state: Vec<u8>,
    pub(super) present: Vec<u8>,
    pub(super) marks: Vec<u32>,
    pub(super) four_marks: Vec<u8>,
    pub(super) known: Vec<[Vec<u8>; 2]>,
    pub(super) fallback: [Vec<i32>; 2],
    /// All bits where an undated fact about the start, or about the end, is known.
    pub(super) undated_known: [Vec<u8>; 2],
}

/// The columns of a block that every table reads.
pub(super) struct Dates<'a> {
    pub(super) referred: &'a [i32],
    pub(super) started: &'a [i32],
    pub(super) ended: &'a [i32],
    pub(super) exit: &'a [u8],
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

    pub(super) fn column(&mut self, column: &mut usize) -> std::ops::Range<usize> {
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
        after.extend(
            dates.ended.iter().map(|&ended| if ended == Day::NONE { extracted } else { ended }),
        );
        let rows = self.rows;
        for (days, known) in self.fallback.iter().zip(&mut self.undated_known) {
            known.resize(rows, 0);
            let (days, cut, known) = (&days[..rows], &self.cut[..rows], &mut known[..rows]);
            for row in 0..rows {
                known[row] = if days[row] <= cut[row] { u8::MAX } else { 0 };
            }
        }
    }
}
