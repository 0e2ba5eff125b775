//! From a block of rows to the words of each row, without branches.
//!
//! A row whose days lie too far away is slow: it is counted by the plain definition. One that is only here
//! and there without an address is far: what has none is counted by itself.

use super::course_block::CourseBlock;
use super::day_offsets::{Days, FURTHEST, NEVER, address};
use super::lines::LINE;
use super::record_words::{DAY_BITS, FAST_DAYS, NOT_COUNTED, WordColumn, column, pair};
use super::space::FastSpace;
use crate::records::{Clock, Columns};
use crate::rules::Exit;
use crate::schema::Layout;
use crate::tally::spec::Spec;
use crate::wide_registers::in_wide_registers;

const PLACE: i16 = LINE as i16 - 1;
const NEVER_STARTED: i16 = Exit::NeverStarted as i16;
/// An offset before that of any day.
const BEFORE_ALL: i32 = -(FURTHEST as i32) - 1;

/// One worker's buffers: per word one number a row, and what is derived on the way.
#[derive(Debug, Default)]
pub(crate) struct Encoder {
    /// The words at the date of the count encoded last, a column each.
    pub(crate) words: Vec<WordColumn>,
    /// Those at the date encoded before, which is the next one.
    pub(crate) next_words: Vec<WordColumn>,
    /// Not 0 for rows that cannot be encoded.
    pub(crate) slow: Vec<i16>,
    /// Whether there are such rows.
    pub(crate) any_slow: bool,
    /// Not 0 for rows that have a day, a wait or a stay without an address.
    pub(crate) far: Vec<i16>,
    /// By date of the count the cell of each row's goals, where there are too many goals for a word.
    pub(crate) goal_cells: Vec<Vec<u32>>,
    pub(super) rows: usize,
    pub(super) days: Days,
    /// The last day that counts for each row.
    pub(super) cut: Vec<i16>,
    /// Where each row stands then.
    pub(super) state: Vec<i16>,
    /// The states before those that do not count on a clock were taken out; empty if none were.
    on_both: Vec<i16>,
    pub(super) present: Vec<u8>,
    pub(super) marks: Vec<u16>,
    pub(super) four_marks: Vec<u8>,
    pub(super) known: Vec<[Vec<u8>; 2]>,
    /// All bits where an undated fact about the start, or about the end, is known.
    pub(super) undated_known: [Vec<u8>; 2],
    /// By date of the count what the rows add to their courses; empty if courses are not counted.
    pub(crate) courses: Vec<CourseBlock>,
}

/// From when a row's last day that counts is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// The date of the count.
    AsOf,
    /// So many days after the referral.
    FromReferral(i16),
    /// So many days after the start.
    FromStart(i16),
}

impl Encoder {
    /// Reads the days of the rows from `from` on, `rows` of them, and encodes them at the last date of the
    /// count.
    pub(crate) fn encode_last(
        &mut self,
        spec: &Spec,
        space: &FastSpace,
        columns: &Columns,
        from: usize,
        rows: usize,
    ) {
        self.rows = rows;
        for words in [&mut self.words, &mut self.next_words] {
            words.resize(space.blank.len(), [0; size_of::<WordColumn>() / 2]);
        }
        for marks in [&mut self.slow, &mut self.far] {
            marks.clear();
            marks.resize(rows, 0);
        }
        let mut days = std::mem::take(&mut self.days);
        let marks = (&mut self.slow[..], &mut self.far[..]);
        in_wide_registers(|| days.read(space.first_day, columns, from, marks));
        self.any_slow = self.slow.iter().fold(0, |any, slow| any | slow) != 0;
        let mut words = std::mem::take(&mut self.words);
        self.events(space, &days, &mut words);
        if let Some(split) = &space.split {
            split.only(&days, &mut words, rows);
        }
        let last = space.seen_to.len() - 1;
        in_wide_registers(|| self.at_date(spec, space, (last, columns, from), &days, &mut words));
        self.words = words;
        self.days = days;
        self.blank_slow(space, space.blank.len());
    }

    /// Encodes the same rows at an earlier date of the count, the one before that of the last call; what they
    /// were then stands in `next_words`.
    pub(crate) fn encode_earlier(
        &mut self,
        spec: &Spec,
        space: &FastSpace,
        (date, columns, from): (usize, &Columns, usize),
    ) {
        std::mem::swap(&mut self.words, &mut self.next_words);
        let mut words = std::mem::take(&mut self.words);
        let days = std::mem::take(&mut self.days);
        in_wide_registers(|| self.at_date(spec, space, (date, columns, from), &days, &mut words));
        self.words = words;
        self.days = days;
        self.blank_slow(space, space.dated_words);
    }

    /// Lets the first words of slow rows count nothing.
    fn blank_slow(&mut self, space: &FastSpace, words: usize) {
        if self.any_slow {
            for row in (0..self.rows).filter(|&row| self.slow[row] != 0) {
                for (word, &blank) in self.words.iter_mut().zip(&space.blank).take(words) {
                    word[row] = blank;
                }
            }
        }
    }

    /// Everything that depends on a date of the count.
    #[inline(always)]
    fn at_date(
        &mut self,
        spec: &Spec,
        space: &FastSpace,
        (date, columns, from): (usize, &Columns, usize),
        days: &Days,
        words: &mut [WordColumn],
    ) {
        let (rows, places) = (self.rows, &space.dated);
        // No row with offsets was referred so long ago.
        let as_of = spec.as_of[date].epoch() - space.first_day;
        let as_of = as_of.clamp(BEFORE_ALL, i32::from(FURTHEST)) as i16;
        let seen_to = space.seen_to[date].epoch() - space.first_day;
        let seen_to = seen_to.clamp(BEFORE_ALL, i32::from(FURTHEST)) as i16;
        self.states(Cut::AsOf, as_of, days);
        self.take_clock(Clock::Referral, days);
        self.waits(days, pair(words, places.wait, rows));
        if let Some(word) = places.states {
            self.whole_states(column(words, word, rows));
        }
        if spec.counts_sessions() {
            self.undated(columns.layout(), space.first_day, days);
            self.attendance(columns, from, pair(words, places.attendance, rows));
        }
        self.referral_horizons(spec, places, seen_to, days, words);
        self.take_clock(Clock::Start, days);
        self.stays(days, pair(words, places.stay, rows));
        self.start_horizons(spec, places, seen_to, days, words);
        if let Some(block) = self.courses.get_mut(date) {
            block.fill_now(spec, &self.state[..rows]);
        }
        if let (Some(follow_up), Some([referral, start])) = (spec.follow_up_days, places.windows) {
            let follow_up = i16::try_from(follow_up).unwrap_or(i16::MAX);
            self.states(Cut::FromReferral(follow_up), seen_to, days);
            self.take_clock(Clock::Referral, days);
            self.window(&days.referred, column(words, referral, rows));
            self.states(Cut::FromStart(follow_up), seen_to, days);
            self.take_clock(Clock::Start, days);
            self.window(&days.started, column(words, start, rows));
        } else {
            self.take_clock(Clock::Referral, days);
        }
        self.undated(columns.layout(), space.first_day, days);
        self.outcomes(spec, space, columns, from, words);
        if !spec.goals.is_empty() {
            self.goals(spec, (date, columns, from), places.goals, words);
        }
        if let Some(block) = self.courses.get_mut(date) {
            block.fill(spec, &self.state[..rows], &self.known);
        }
    }

    fn events(&self, space: &FastSpace, days: &Days, words: &mut [WordColumn]) {
        let rows = self.rows;
        if let Some(word) = space.offered {
            for (out, &day) in column(words, word, rows).iter_mut().zip(&days.offered) {
                *out = address(day).cast_unsigned();
            }
        }
        let ended = days.ended.iter().zip(&days.exit);
        for (out, (&day, &exit)) in column(words, space.exit, rows).iter_mut().zip(ended) {
            *out = address(day).cast_unsigned() | u16::from(exit) << DAY_BITS;
        }
    }

    /// The last day that counts for each row, and where the row stands then.
    #[inline(always)]
    fn states(&mut self, from: Cut, as_of: i16, days: &Days) {
        let rows = self.rows;
        self.cut.clear();
        self.on_both.clear();
        match from {
            Cut::AsOf => self.cut.resize(rows, as_of),
            Cut::FromReferral(follow_up) => {
                self.cut.extend(days.referred.iter().map(|r| r.saturating_add(follow_up)));
            }
            Cut::FromStart(follow_up) => {
                self.cut.extend(days.started.iter().map(|s| s.saturating_add(follow_up)));
            }
        }
        self.state.resize(rows, 0);
        let (cut, state) = (&self.cut[..rows], &mut self.state[..rows]);
        let (referred, started) = (&days.referred[..rows], &days.started[..rows]);
        let (ended, exit) = (&days.ended[..rows], &days.exit[..rows]);
        for row in 0..rows {
            let (exit, cut) = (i16::from(exit[row]), cut[row]);
            let counted = (referred[row] <= cut) & (cut <= as_of);
            let closed = (ended[row] <= cut) & (exit != 0);
            // An exit after the start stands two after its number.
            let after_start = 2 + (exit & mask(closed & (exit < NEVER_STARTED)));
            let now = pick(started[row] <= cut, after_start, i16::from(closed));
            state[row] = pick(counted, now, NOT_COUNTED);
        }
    }

    /// Counts only rows that count on a clock, of the states last found.
    #[inline(always)]
    fn take_clock(&mut self, clock: Clock, days: &Days) {
        if days.clocks.is_empty() {
            return;
        }
        if self.on_both.is_empty() {
            self.on_both.clone_from(&self.state);
        }
        let whole = self.on_both.iter().zip(&days.clocks);
        for (state, (&whole, clocks)) in self.state.iter_mut().zip(whole) {
            *state = if clocks & clock as u8 == 0 { NOT_COUNTED } else { whole };
        }
    }

    /// The states of those who count by referral.
    #[inline(always)]
    fn whole_states(&self, out: &mut [u16]) {
        for (out, &state) in out.iter_mut().zip(&self.state) {
            *out = state.cast_unsigned();
        }
    }

    #[inline(always)]
    fn waits(&mut self, days: &Days, (keys, places): (&mut [u16], &mut [u16])) {
        let rows = self.rows;
        let (far, state) = (&mut self.far[..rows], &self.state[..rows]);
        let (referred, started) = (&days.referred[..rows], &days.started[..rows]);
        let ended = &days.ended[..rows];
        let (keys, places) = (&mut keys[..rows], &mut places[..rows]);
        for row in 0..rows {
            let state = state[row];
            let referred = referred[row];
            let until = pick(state > 1, started[row], ended[row]);
            let waited = until.wrapping_sub(referred);
            let is_far = (state != 0) & (state != NOT_COUNTED) & (waited & !PLACE != 0);
            keys[row] = key(pick(is_far, NOT_COUNTED, state), referred);
            places[row] = (pick(state == 0, referred, waited) & PLACE).cast_unsigned();
            far[row] |= mask(is_far);
        }
    }

    #[inline(always)]
    fn stays(&mut self, days: &Days, (keys, places): (&mut [u16], &mut [u16])) {
        let rows = self.rows;
        let (far, state) = (&mut self.far[..rows], &self.state[..rows]);
        let (started, ended) = (&days.started[..rows], &days.ended[..rows]);
        let (keys, places) = (&mut keys[..rows], &mut places[..rows]);
        for row in 0..rows {
            let state = state[row];
            let started = started[row];
            let stayed = ended[row].wrapping_sub(started);
            let counted = (state > 2) & (state != NOT_COUNTED);
            let is_far = counted & (stayed & !PLACE != 0);
            keys[row] = key(pick(is_far, NOT_COUNTED, state), started);
            places[row] = (pick(state == 2, started, stayed) & PLACE).cast_unsigned();
            far[row] |= mask(is_far);
        }
    }

    /// The state after so many days, with the day of entry.
    #[inline(always)]
    fn window(&self, entered: &[i16], out: &mut [u16]) {
        for ((out, &day), &state) in out.iter_mut().zip(entered).zip(&self.state) {
            *out = (address(day) | state << DAY_BITS).cast_unsigned();
        }
    }

    /// Whether undated facts are true by the cut: those before, from the start or else the referral;
    /// those after, from the end or else the extract.
    #[inline(always)]
    fn undated(&mut self, layout: &Layout, first: i32, days: &Days) {
        let rows = self.rows;
        // Without a day of the extract no date of a count is late enough.
        let extracted = layout.extracted_on.map_or(NEVER, |day| {
            (day.epoch() - first).clamp(BEFORE_ALL, i32::from(NEVER) - 1) as i16
        });
        let cut = &self.cut[..rows];
        let [before, after] = &mut self.undated_known;
        before.resize(rows, 0);
        after.resize(rows, 0);
        let (before, after) = (&mut before[..rows], &mut after[..rows]);
        let (referred, started) = (&days.referred[..rows], &days.started[..rows]);
        let ended = &days.ended[..rows];
        for row in 0..rows {
            let since = pick(started[row] == NEVER, referred[row], started[row]);
            before[row] = mask(since <= cut[row]) as u8;
        }
        for row in 0..rows {
            let since = pick(ended[row] == NEVER, extracted, ended[row]);
            after[row] = mask(since <= cut[row]) as u8;
        }
    }
}

/// The key of a state and a day; a day without an address has no state.
#[inline]
const fn key(state: i16, day: i16) -> u16 {
    let day = address(day);
    (day | pick(day == FAST_DAYS as i16, NOT_COUNTED, state) << DAY_BITS).cast_unsigned()
}

/// Every bit if it is so.
#[inline]
const fn mask(so: bool) -> i16 {
    -(so as i16)
}

/// One of two numbers; both are at hand, so that no branch is needed.
#[inline]
const fn pick(so: bool, one: i16, other: i16) -> i16 {
    (one & mask(so)) | (other & !mask(so))
}
