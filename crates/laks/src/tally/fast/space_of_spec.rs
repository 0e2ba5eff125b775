//! Which tables a space of addresses has, and which words count in them.

use super::addresses::{LINED, Meaning, Region};
use super::lines::{
    FAST_MONTHS, LINE, Months, STAY_LINES, STILL_LINES, WAIT_LINES, stay_lines, wait_lines,
};
use super::record_words::{Adding, DAY_BITS, FAST_DAYS, Keys, NO_KEY, OutcomeWords, WORDS};
use super::space::FastSpace;
use super::split_words::SplitWords;
use crate::records::EntryWindow;
use crate::tally::count_table::{CountTable, EventKind, SESSIONS, STATES, StayKind, WaitKind};
use crate::tally::spec::Spec;
use crate::tally::table_list::TableList;

/// Days of the space that lie after the last date of the count.
const AHEAD: i32 = 256;
/// The most goals whose marks fit a word together with the state.
const FAST_GOALS: usize = 6;
/// The most scores, "not known" included, whose pairs by state fit a word.
const SMALL_WIDTH: u64 = 90;

/// The cells of a dense table.
#[derive(Clone, Copy)]
struct Shape {
    lines: u64,
    /// Cells of a line that stand for something.
    width: u64,
    /// From one line to the next.
    stride: u64,
    /// All cells, with those of rows that are not counted.
    cells: usize,
}

impl FastSpace {
    /// The space of a spec, for rows that are one side of a split where `side` says its days.
    pub(crate) fn new(spec: &Spec, tables: &TableList, side: Option<EntryWindow>) -> Self {
        let last = spec.as_of.last().map_or(0, |day| day.epoch());
        let first_day = last
            .saturating_add(AHEAD - FAST_DAYS.cast_signed())
            .max(crate::calendar::Day::MIN.epoch());
        let months = Months::from(first_day);
        let mut space = Self {
            first_day,
            wait_lines: wait_lines(&months),
            stay_lines: stay_lines(&months),
            months,
            ..Self::default()
        };
        space.dated.wait = space.pair(NO_KEY);
        space.dated.stay = space.pair(NO_KEY);
        space.spans(tables);
        space.windows(tables, side.is_some());
        space.facts(spec, tables);
        space.dated_words = space.blank.len();
        space.dated_dense = space.dense;
        space.dated_addings = space.addings.concat();
        // Waits and stays hold the days of referral and of start.
        let [referred, started] = space.events(spec, tables, side);
        space.count_days(space.dated.wait, referred);
        space.count_days(space.dated.stay, started);
        space.blank.resize(space.blank.len().next_multiple_of(WORDS), 0);
        // Cells of dense tables stand together, so that they are counted together.
        for addings in &mut space.addings {
            addings.sort_by_key(|adding| matches!(adding, Adding::Cell { .. }));
        }
        space.put_in_order();
        space
    }

    /// Lets so many lines from the base on count a table.
    fn region(
        &mut self,
        (tables, table): (&TableList, CountTable),
        base: u64,
        (lines, stride): (u64, u64),
        meaning: Meaning,
    ) {
        if let Some(slot) = tables.slot(table, 0) {
            let (len, is_dated) = (lines * stride, table.is_dated());
            self.regions.push(Region { base, len, stride, slot, is_dated, meaning });
        }
    }

    fn days(&mut self, tables: &TableList, kind: EventKind, base: usize) {
        let meaning = Meaning::Day { kind: kind as u64 };
        self.region((tables, CountTable::Events), base as u64, (1, FAST_DAYS.into()), meaning);
    }

    /// Lets a word that holds a day in its low bits count it in the table that begins at the base.
    fn count_days(&mut self, counted: usize, base: Option<usize>) {
        for adding in self.addings.iter_mut().flatten() {
            if let Adding::Place { word, days, .. } = adding
                && *word == counted
            {
                *days = base;
            }
        }
    }

    /// The tables of events; those of referrals and starts are counted with the waits and stays, unless
    /// the rows are one side of a split.
    fn events(
        &mut self,
        spec: &Spec,
        tables: &TableList,
        side: Option<EntryWindow>,
    ) -> [Option<usize>; 2] {
        const ALL: usize = 1 << DAY_BITS;
        let referred = self.table(ALL);
        self.days(tables, EventKind::Referred, referred);
        if spec.known.has("offered_on") {
            let (word, base) = (self.word(FAST_DAYS as u16), self.table(ALL));
            self.offered = Some(word);
            self.add(Adding::Cell { word, base });
            self.days(tables, EventKind::Offered, base);
        }
        let started = self.table(ALL);
        self.days(tables, EventKind::Started, started);
        // Exit 1, completed, is the event after the start, and so on in the same order; 0 is none.
        let exits = &EventKind::ALL[EventKind::Completed as usize..];
        let len = (1 + exits.len()) * ALL;
        self.exit = self.word(FAST_DAYS as u16);
        let base = self.table(len);
        self.add(Adding::Cell { word: self.exit, base });
        for (number, &kind) in exits.iter().enumerate() {
            self.days(tables, kind, base + (number + 1) * ALL);
        }
        let Some(window) = side else { return [Some(referred), Some(started)] };
        let [referred, started] = [referred, started].map(|base| {
            let word = self.word(FAST_DAYS as u16);
            self.add(Adding::Cell { word, base });
            word
        });
        let (offered, exit) = (self.offered, self.exit);
        let window = SplitWords::offsets(window, self.first_day);
        self.split = Some(SplitWords { referred, started, offered, exit, window });
        [None; 2]
    }

    fn lined(&mut self, word: usize, keys: Keys, lines: u32) -> u64 {
        let first = self.lines;
        self.lines += lines as usize;
        self.add(Adding::Place { word, keys, first, days: None });
        LINED + first as u64 * u64::from(LINE)
    }

    /// The tables of waits and stays.
    fn spans(&mut self, tables: &TableList) {
        let stride = u64::from(LINE);
        let (wait, stay) = (self.dated.wait, self.dated.stay);
        let span = |kind: u64| (FAST_MONTHS, Meaning::Span { kind });
        let still = |kind: u64| (STILL_LINES, Meaning::Still { kind });
        let ongoing = StayKind::Ongoing as u64;
        let waits = [
            span(WaitKind::Started as u64),
            span(WaitKind::NeverStarted as u64),
            still(WaitKind::Waiting as u64),
        ];
        let stays = [
            span(StayKind::Completed as u64),
            span(StayKind::DroppedOut as u64),
            span(StayKind::EndedOther as u64),
            span(StayKind::EndedUnknown as u64),
            still(ongoing),
        ];
        // The first line of a table takes what counts nothing.
        let wait_base = self.lined(wait, Keys::Wait, 1 + WAIT_LINES) + stride;
        let stay_base = self.lined(stay, Keys::Stay, 1 + STAY_LINES) + stride;
        for (table, mut base, parts) in [
            (CountTable::Waiting, wait_base, waits.as_slice()),
            (CountTable::Staying, stay_base, stays.as_slice()),
        ] {
            for &(lines, meaning) in parts {
                self.region((tables, table), base, (lines.into(), stride), meaning);
                base += u64::from(lines) * stride;
            }
        }
    }

    /// With follow-up, the states after so many days from referral and from start, by day of entry; and
    /// the states themselves, where they do not follow from waits and stays.
    fn windows(&mut self, tables: &TableList, is_side: bool) {
        const ALL: usize = 1 << DAY_BITS;
        if is_side {
            let shape =
                Shape { lines: 1, width: STATES, stride: STATES, cells: STATES as usize + 1 };
            let base = self.small(tables, CountTable::States, shape);
            self.dated.states = Some(self.cell_word(base, STATES));
        }
        if !tables.has(CountTable::StartWindow) {
            return;
        }
        let by_referral: Vec<(usize, u64)> = (0..STATES).map(|s| (s as usize, s)).collect();
        let by_start = StayKind::ALL.map(|kind| (kind.state() as usize, kind as u64));
        let mut word = |table: CountTable, kinds: &[(usize, u64)]| {
            let (word, base) = (self.word(NO_KEY), self.table(8 * ALL));
            self.add(Adding::Cell { word, base });
            for &(state, kind) in kinds {
                let (base, meaning) = ((base + state * ALL) as u64, Meaning::Day { kind });
                self.region((tables, table), base, (1, FAST_DAYS.into()), meaning);
            }
            word
        };
        let referral = word(CountTable::ReferralWindow, &by_referral);
        let start = word(CountTable::StartWindow, &by_start);
        self.dated.windows = Some([referral, start]);
    }

    /// A table whose first word is a line: for each state so many, each of so many places.
    fn wide(&mut self, tables: &TableList, table: CountTable, by_state: u64, width: u64) -> usize {
        let lines = STATES * by_state;
        let word = self.pair(lines as u16);
        let base = self.lined(word, Keys::Line, (lines + by_state) as u32);
        self.region((tables, table), base, (lines, LINE.into()), Meaning::Lines { width });
        word
    }

    /// A table whose cells fit a word: lines of so many cells that lie so far from each other.
    fn small(&mut self, tables: &TableList, table: CountTable, shape: Shape) -> usize {
        let Shape { lines, width, stride, cells } = shape;
        let base = self.table(cells);
        self.region((tables, table), base as u64, (lines, stride), Meaning::Lines { width });
        base
    }

    /// The tables of sessions, scores, goals and horizons.
    fn facts(&mut self, spec: &Spec, tables: &TableList) {
        if spec.counts_sessions() {
            let word = self.wide(tables, CountTable::Attendance, SESSIONS, SESSIONS);
            self.dated.attendance = word;
        }
        for index in 0..spec.outcomes.len() {
            let words = self.scores(spec, tables, index);
            self.dated.outcomes.push(words);
        }
        if (1..=FAST_GOALS).contains(&spec.goals.len()) {
            let lines = 1 << (2 * spec.goals.len());
            let (width, stride) = (2 * STATES, 2 * (STATES + 1));
            let shape = Shape { lines, width, stride, cells: (lines * stride) as usize };
            let base = self.small(tables, CountTable::Goals, shape);
            self.dated.goals = Some(self.cell_word(base, width));
        }
        if !spec.horizons.is_empty() {
            let all: u64 = tables.lengths(CountTable::Horizons).iter().product();
            let shape = Shape { lines: 1, width: all, stride: all, cells: all as usize + 1 };
            let base = self.small(tables, CountTable::Horizons, shape);
            for _ in 0..2 * spec.horizons.len() {
                let word = self.cell_word(base, all);
                self.dated.horizons.push(word);
            }
        }
    }

    fn scores(&mut self, spec: &Spec, tables: &TableList, index: usize) -> OutcomeWords {
        let table = CountTable::Outcome(index);
        let width = spec.outcomes[index].instrument.levels() as u64 + 1;
        if width > SMALL_WIDTH {
            return OutcomeWords::Pair(self.wide(tables, table, width, width));
        }
        let pairs = width * width;
        let all = STATES * pairs;
        let shape = Shape { lines: 1, width: all, stride: all, cells: (all + pairs) as usize };
        let base = self.small(tables, table, shape);
        OutcomeWords::Cell(self.cell_word(base, all))
    }

    /// A word that is a cell of a dense table; one that counts nothing has this number.
    fn cell_word(&mut self, base: usize, blank: u64) -> usize {
        let word = self.word(blank as u16);
        self.add(Adding::Cell { word, base });
        word
    }
}
