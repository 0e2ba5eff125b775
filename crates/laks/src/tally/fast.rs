//! Where the common cells lie while counting: a small space of addresses, the same for all strata.
//!
//! The calendar of a tally is long and mostly empty. While counting, the ten years before the date of
//! the count and waits and stays under 512 days have addresses in a space that fits a cache; whatever
//! lies outside is counted one by one. Both give the same cells.
//!
//! A row is a few words of sixteen bits, eight to a record. An [`Adding`] says what a word counts: a
//! cell of a dense table, or, with the word after it, a place in a line of a table whose lines are made
//! when they are used.

use super::block_reader::BLOCK_ROWS;
use super::count_table::{
    CountTable, DAYS, EventKind, MONTHS, SESSIONS, STATES, StayKind, WaitKind, day_place,
    month_place,
};
use super::lines::{
    FAST_MONTHS, LINE, LineOfKey, STAY_LINES, STILL_LINES, WAIT_LINES, stay_lines, wait_lines,
};
use super::spec::Spec;

/// Words in a record.
pub(crate) const WORDS: usize = 8;
/// Eight words of a row.
pub(crate) type Record = [u16; WORDS];
/// One word of each row of a block. A little more than the rows, so that the words of one row do not lie
/// where they would crowd each other out of the cache.
pub(crate) type WordColumn = [u16; BLOCK_ROWS + 32];
/// The low bits of a word that hold a day.
pub(crate) const DAY_BITS: u32 = 12;
/// Days that have addresses; the number after theirs is no day.
pub(crate) const FAST_DAYS: u32 = (1 << DAY_BITS) - 1;
/// The state of a row that is not counted at the date: one after the last.
pub(crate) const NOT_COUNTED: i16 = STATES as i16;
/// Where the addresses of lines begin.
pub(crate) const LINED: u64 = 1 << 40;
/// Days of the space that lie after the last date of the count.
const AHEAD: i32 = 256;
/// The most goals whose marks fit a word together with the state.
const FAST_GOALS: usize = 6;
/// The most scores, "not known" included, whose pairs by state fit a word.
const SMALL_WIDTH: u64 = 90;
/// The key of a row that is not counted: no state, no day.
const NO_KEY: u16 = 0x7fff;

/// What the offsets of a region mean.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Meaning {
    /// The offset is a day; the kind is fixed.
    Day { kind: u64 },
    /// A line for each month, in it the days; the kind is fixed.
    Span { kind: u64 },
    /// The offset is the day of entry of somebody still there at the date.
    Still { kind: u64, date: usize },
    /// Lines of so many cells, one after the other.
    Lines { width: u64 },
}

/// Addresses that follow each other and mean the same.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Region {
    pub(crate) base: u64,
    pub(crate) len: u64,
    /// How far it is from one line to the next.
    pub(crate) stride: u64,
    pub(crate) slot: usize,
    pub(crate) meaning: Meaning,
}

impl Region {
    /// How many cells a line has.
    pub(crate) const fn width(&self) -> u64 {
        match self.meaning {
            Meaning::Lines { width } => width,
            _ => self.stride,
        }
    }
}

/// The line that a key stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keys {
    /// By state and day of referral.
    Wait,
    /// By state and day of start.
    Stay,
    /// The key is the line.
    Line,
}

/// What a word of a record counts.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Adding {
    /// The word is a cell of the dense table that begins here.
    Cell { word: usize, base: usize },
    /// The word gives one of the lines that begin here, the next word the place in it. The word's low
    /// bits may be a day of a dense table too.
    Place { word: usize, keys: Keys, first: usize, days: Option<usize> },
}

impl Adding {
    const fn word(self) -> usize {
        match self {
            Self::Cell { word, .. } | Self::Place { word, .. } => word,
        }
    }
}

/// The words of one date's facts; of a pair, the first.
#[derive(Debug, Clone, Default)]
pub(crate) struct DatedWords {
    pub(crate) wait: usize,
    pub(crate) stay: usize,
    pub(crate) attendance: usize,
    pub(crate) outcomes: Vec<OutcomeWords>,
    /// None if there are too many goals for a word.
    pub(crate) goals: Option<usize>,
    /// One for each horizon and clock.
    pub(crate) horizons: Vec<usize>,
}

/// Where the scores of an outcome stand.
#[derive(Debug, Clone, Copy)]
pub(crate) enum OutcomeWords {
    /// State and both scores in one word.
    Cell(usize),
    /// State and the score before in one word, the score after in the next.
    Pair(usize),
}

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

/// The space of addresses of a spec: dense tables, and lines.
#[derive(Debug, Default)]
pub(crate) struct FastSpace {
    /// The first day that has an address.
    pub(crate) first_day: i32,
    pub(crate) exit: usize,
    pub(crate) offered: Option<usize>,
    pub(crate) dated: Vec<DatedWords>,
    /// A row that counts nothing.
    pub(crate) blank: Vec<u16>,
    /// What each record's words count.
    pub(crate) addings: Vec<Vec<Adding>>,
    pub(crate) wait_lines: LineOfKey,
    pub(crate) stay_lines: LineOfKey,
    /// How many cells the dense tables have.
    pub(crate) dense: usize,
    /// How many lines there can be.
    pub(crate) lines: usize,
    regions: Vec<Region>,
}

impl FastSpace {
    pub(crate) fn new(spec: &Spec) -> Self {
        let last = spec.as_of.last().map_or(0, |day| day.epoch());
        let first_day =
            last.saturating_add(AHEAD - FAST_DAYS.cast_signed()).max(crate::Day::MIN.epoch());
        let mut space = Self {
            first_day,
            wait_lines: wait_lines(first_day),
            stay_lines: stay_lines(first_day, spec.follow_up_days.is_none()),
            ..Self::default()
        };
        // The first date's waits and stays hold the days of referral and of start.
        for date in 0..spec.as_of.len() {
            space.dated.push(DatedWords::default());
            space.dated[date].wait = space.pair(NO_KEY);
            space.dated[date].stay = space.pair(NO_KEY);
            let days = if date == 0 { space.events(spec) } else { [None; 2] };
            space.spans(spec, date, days);
            space.facts(spec, date);
        }
        space.blank.resize(space.blank.len().next_multiple_of(WORDS), 0);
        // Cells of dense tables stand together, so that they are counted together.
        for addings in &mut space.addings {
            addings.sort_by_key(|adding| matches!(adding, Adding::Cell { .. }));
        }
        space
    }

    /// How many records a row has.
    pub(crate) const fn records(&self) -> usize {
        self.blank.len() / WORDS
    }

    fn word(&mut self, blank: u16) -> usize {
        self.blank.push(blank);
        self.blank.len() - 1
    }

    /// Two words of one record.
    fn pair(&mut self, blank: u16) -> usize {
        if self.blank.len() % WORDS == WORDS - 1 {
            self.blank.push(0);
        }
        let word = self.word(blank);
        self.word(0);
        word
    }

    fn add(&mut self, adding: Adding) {
        let record = adding.word() / WORDS;
        if self.addings.len() <= record {
            self.addings.resize_with(record + 1, Vec::new);
        }
        self.addings[record].push(adding);
    }

    /// Makes room for a dense table.
    fn table(&mut self, len: usize) -> usize {
        self.dense += len;
        self.dense - len
    }

    fn region(&mut self, spec: &Spec, table: CountTable, date: usize, region: Region) {
        if let Some(slot) = spec.slot(table, date) {
            self.regions.push(Region { slot, ..region });
        }
    }

    fn days(&mut self, spec: &Spec, kind: EventKind, base: usize) {
        let meaning = Meaning::Day { kind: kind as u64 };
        let len = u64::from(FAST_DAYS);
        let region = Region { base: base as u64, len, stride: len, slot: 0, meaning };
        self.region(spec, CountTable::Events, 0, region);
    }

    /// The tables of events; those of referrals and starts are counted with the waits and stays.
    fn events(&mut self, spec: &Spec) -> [Option<usize>; 2] {
        const ALL: usize = 1 << DAY_BITS;
        let referred = self.table(ALL);
        self.days(spec, EventKind::Referred, referred);
        if spec.offers {
            let (word, base) = (self.word(FAST_DAYS as u16), self.table(ALL));
            self.offered = Some(word);
            self.add(Adding::Cell { word, base });
            self.days(spec, EventKind::Offered, base);
        }
        let started = self.table(ALL);
        self.days(spec, EventKind::Started, started);
        // Exit 1, completed, is the event after the start, and so on in the same order; 0 is none.
        let exits = &EventKind::ALL[EventKind::Completed as usize..];
        let len = (1 + exits.len()) * ALL;
        self.exit = self.word(FAST_DAYS as u16);
        let base = self.table(len);
        self.add(Adding::Cell { word: self.exit, base });
        for (number, &kind) in exits.iter().enumerate() {
            self.days(spec, kind, base + (number + 1) * ALL);
        }
        [Some(referred), Some(started)]
    }

    fn lined(&mut self, word: usize, keys: Keys, lines: u32, days: Option<usize>) -> u64 {
        let first = self.lines;
        self.lines += lines as usize;
        self.add(Adding::Place { word, keys, first, days });
        LINED + first as u64 * u64::from(LINE)
    }

    fn spans(&mut self, spec: &Spec, date: usize, days: [Option<usize>; 2]) {
        let stride = u64::from(LINE);
        let words = &self.dated[date];
        let (wait, stay) = (words.wait, words.stay);
        let span = |kind: u64| (FAST_MONTHS, Meaning::Span { kind });
        let still = |kind: u64| (STILL_LINES, Meaning::Still { kind, date });
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
            // With equal follow-up the days so far follow from the referral, not from the start alone.
            if spec.follow_up_days.is_none() { still(ongoing) } else { span(ongoing) },
        ];
        // The first line of a table takes what counts nothing.
        let wait_base = self.lined(wait, Keys::Wait, 1 + WAIT_LINES, days[0]) + stride;
        let stay_base = self.lined(stay, Keys::Stay, 1 + STAY_LINES, days[1]) + stride;
        for (table, mut base, parts) in [
            (CountTable::Waiting, wait_base, waits.as_slice()),
            (CountTable::Staying, stay_base, stays.as_slice()),
        ] {
            for &(lines, meaning) in parts {
                let len = u64::from(lines) * stride;
                self.region(spec, table, date, Region { base, len, stride, slot: 0, meaning });
                base += len;
            }
        }
    }

    /// A table whose first word is a line of so many places.
    fn wide(
        &mut self,
        spec: &Spec,
        table: CountTable,
        date: usize,
        lines: u64,
        width: u64,
    ) -> usize {
        let word = self.pair(0);
        let state = lines / STATES;
        self.blank[word] = lines as u16;
        let base = self.lined(word, Keys::Line, (lines + state) as u32, None);
        let (stride, meaning) = (u64::from(LINE), Meaning::Lines { width });
        let region = Region { base, len: lines * stride, stride, slot: 0, meaning };
        self.region(spec, table, date, region);
        word
    }

    /// A table whose cells fit a word: lines of so many cells that lie so far from each other.
    fn small(&mut self, spec: &Spec, table: CountTable, date: usize, shape: Shape) -> usize {
        let Shape { lines, width, stride, cells } = shape;
        let base = self.table(cells);
        let (len, meaning) = (lines * stride, Meaning::Lines { width });
        let region = Region { base: base as u64, len, stride, slot: 0, meaning };
        self.region(spec, table, date, region);
        base
    }

    fn facts(&mut self, spec: &Spec, date: usize) {
        if spec.attendance {
            let word = self.wide(spec, CountTable::Attendance, date, STATES * SESSIONS, SESSIONS);
            self.dated[date].attendance = word;
        }
        for (index, outcome) in spec.outcomes.iter().enumerate() {
            let table = CountTable::Outcome(index);
            let width = outcome.instrument.levels() as u64 + 1;
            let words = if width <= SMALL_WIDTH {
                let (all, len) = (STATES * width * width, ((STATES + 1) * width * width) as usize);
                let shape = Shape { lines: 1, width: all, stride: all, cells: len };
                let base = self.small(spec, table, date, shape);
                let word = self.word(all as u16);
                self.add(Adding::Cell { word, base });
                OutcomeWords::Cell(word)
            } else {
                OutcomeWords::Pair(self.wide(spec, table, date, STATES * width, width))
            };
            self.dated[date].outcomes.push(words);
        }
        if (1..=FAST_GOALS).contains(&spec.goals.len()) {
            let marks = 1 << (2 * spec.goals.len());
            let stride = 2 * (STATES + 1);
            let len = (marks * stride) as usize;
            let shape = Shape { lines: marks, width: 2 * STATES, stride, cells: len };
            let base = self.small(spec, CountTable::Goals, date, shape);
            let word = self.word(2 * STATES as u16);
            self.add(Adding::Cell { word, base });
            self.dated[date].goals = Some(word);
        }
        if !spec.horizons.is_empty() {
            let all: u64 = spec.axes(CountTable::Horizons).iter().product();
            let len = all as usize + 1;
            let shape = Shape { lines: 1, width: all, stride: all, cells: len };
            let base = self.small(spec, CountTable::Horizons, date, shape);
            for _ in 0..2 * spec.horizons.len() {
                let word = self.word(all as u16);
                self.add(Adding::Cell { word, base });
                self.dated[date].horizons.push(word);
            }
        }
    }

    /// The regions of addresses, each table's in the order of its cells.
    pub(crate) fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The table's slot and the cell of an address, if a region holds it.
    pub(crate) fn cell(&self, spec: &Spec, address: u64) -> Option<(usize, u64)> {
        let holds = |region: &&Region| (region.base..region.base + region.len).contains(&address);
        let region = self.regions.iter().find(holds)?;
        Some((region.slot, self.cell_in(spec, region, address - region.base)?))
    }

    /// The cell at an offset of a region, if there is one.
    pub(crate) fn cell_in(&self, spec: &Spec, region: &Region, offset: u64) -> Option<u64> {
        let (line, place) = (offset / region.stride, offset % region.stride);
        let months = month_place(self.first_day);
        match region.meaning {
            Meaning::Day { kind } => Some(kind * DAYS + day_place(self.first_day) + offset),
            Meaning::Span { kind } => Some(span_cell(kind, months + line, place)),
            Meaning::Lines { width } => (place < width).then_some(line * width + place),
            Meaning::Still { kind, date } => {
                let day = self.first_day + i32::try_from(offset).ok()?;
                let days = match spec.follow_up_days {
                    Some(days) => i64::from(days),
                    None => i64::from(spec.as_of[date].epoch() - day),
                };
                Some(span_cell(kind, month_place(day), days.cast_unsigned()))
            }
        }
    }
}

/// The cell of a kind, month and number of days.
const fn span_cell(kind: u64, month: u64, days: u64) -> u64 {
    (kind * MONTHS + month) * DAYS + days
}
