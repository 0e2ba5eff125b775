//! Where the common cells lie while counting: a small space of addresses, the same for all strata.
//!
//! The calendar of a tally is long and mostly empty. While counting, the ten years before the date of
//! the count and waits and stays under 512 days have addresses in a space that fits a cache; a cell that
//! lies outside is listed as it is. Both give the same cells.
//!
//! A row is a few words, each of which counts something: a cell of a dense table, or, with the word after
//! it, a place in a line of a table whose lines are made when they are used. The words that depend on a
//! date of the count come first, and mean the same at every date: rows are counted at the last date, and at
//! each earlier one what is otherwise there (`changes`).

use super::addresses::{LINED, Region};
use super::lines::{LINE, LineOfKey, Months};
use super::record_words::{Adding, DatedWords, Record, WORDS};
use super::split_words::SplitWords;
use crate::calendar::Day;

/// The space of addresses of a spec: dense tables, and lines.
#[derive(Debug, Default)]
pub(crate) struct FastSpace {
    /// The first day that has an address.
    pub(crate) first_day: i32,
    /// By date of the count the last day of which the table tells that nothing happened.
    pub(crate) seen_to: Vec<Day>,
    pub(crate) exit: usize,
    pub(crate) offered: Option<usize>,
    /// Where the rows are one side of a split.
    pub(crate) split: Option<SplitWords>,
    /// The words that depend on a date of the count.
    pub(crate) dated: DatedWords,
    /// How many words depend on a date: the first of a row.
    pub(crate) dated_words: usize,
    /// What they count.
    pub(crate) dated_addings: Vec<Adding>,
    /// A row that counts nothing.
    pub(crate) blank: Vec<u16>,
    /// What each record's words count.
    pub(crate) addings: Vec<Vec<Adding>>,
    pub(crate) months: Months,
    pub(crate) wait_lines: LineOfKey,
    pub(crate) stay_lines: LineOfKey,
    /// How many cells the dense tables have.
    pub(crate) dense: usize,
    /// How many of them depend on a date of the count: the first.
    pub(crate) dated_dense: usize,
    /// How many lines there can be.
    pub(crate) lines: usize,
    /// The regions of addresses, each table's in the order of its cells.
    pub(crate) regions: Vec<Region>,
    /// The same in the order of their addresses.
    pub(crate) by_base: Vec<Region>,
    /// What the words count, in the order of the addresses.
    pub(crate) words_by_base: Vec<CountedWord>,
}

/// What a word of the record with this number counts, or, where `is_day`, what the day in it does.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CountedWord {
    pub(crate) record: usize,
    pub(crate) base: u64,
    adding: Adding,
    is_day: bool,
}

impl CountedWord {
    /// The address that a row's record counts, from the base on.
    #[inline]
    pub(crate) fn of_record(&self, space: &FastSpace, record: &Record) -> u32 {
        self.offset(space, |word| record[word % WORDS])
    }

    /// The address that a row's words count, from the base on.
    #[inline]
    pub(crate) fn of_words(&self, space: &FastSpace, words: &[u16]) -> u32 {
        self.offset(space, |word| words[word])
    }

    #[inline]
    fn offset(&self, space: &FastSpace, word: impl Fn(usize) -> u16) -> u32 {
        let (address, day) = self.adding.addresses(space, word);
        let address = day.filter(|_| self.is_day).unwrap_or(address);
        (address - self.base) as u32
    }
}

/// So many bytes of counters take as long to be made and read as a row that is listed.
const BYTES_A_ROW: usize = 512;
/// The fewest rows that are worth counters.
const FEW: usize = 255;
/// Counters of changes are made when they are no more than so many times as large as the list.
const BYTES_A_CHANGED_WORD: usize = 4;

impl FastSpace {
    /// How many records a row has.
    pub(crate) const fn records(&self) -> usize {
        self.blank.len() / WORDS
    }

    /// How many rows a stratum lists before it is given counters.
    pub(crate) fn most_listed(&self) -> usize {
        ((self.dense + 8 * self.lines) / BYTES_A_ROW).max(FEW)
    }

    /// How many words of changes a stratum lists before it is given counters of them for each date.
    pub(crate) fn most_changes(&self) -> usize {
        (self.dated_dense + 8 * self.lines) / BYTES_A_CHANGED_WORD * self.seen_to.len()
    }

    /// Whether the words with this base depend on a date of the count.
    pub(crate) const fn is_dated(&self, base: u64) -> bool {
        base >= LINED || base < self.dated_dense as u64
    }

    /// Puts regions and words in the order of their addresses, when all are there.
    pub(super) fn put_in_order(&mut self) {
        self.by_base.clone_from(&self.regions);
        self.by_base.sort_by_key(|region| region.base);
        for (record, addings) in self.addings.iter().enumerate() {
            for &adding in addings {
                let word = |base: u64, is_day: bool| CountedWord { record, base, adding, is_day };
                match adding {
                    Adding::Cell { base, .. } => self.words_by_base.push(word(base as u64, false)),
                    Adding::Place { first, days, .. } => {
                        let line = LINED + first as u64 * u64::from(LINE);
                        self.words_by_base.push(word(line, false));
                        self.words_by_base.extend(days.map(|base| word(base as u64, true)));
                    }
                }
            }
        }
        self.words_by_base.sort_by_key(|word| word.base);
    }

    pub(super) fn word(&mut self, blank: u16) -> usize {
        self.blank.push(blank);
        self.blank.len() - 1
    }

    /// Two words of one record.
    pub(super) fn pair(&mut self, blank: u16) -> usize {
        if self.blank.len() % WORDS == WORDS - 1 {
            self.blank.push(0);
        }
        let word = self.word(blank);
        self.word(0);
        word
    }

    pub(super) fn add(&mut self, adding: Adding) {
        let record = adding.word() / WORDS;
        if self.addings.len() <= record {
            self.addings.resize_with(record + 1, Vec::new);
        }
        self.addings[record].push(adding);
    }

    /// Makes room for a dense table.
    pub(super) fn table(&mut self, len: usize) -> usize {
        self.dense += len;
        self.dense - len
    }
}
