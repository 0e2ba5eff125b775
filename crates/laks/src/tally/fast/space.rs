//! Where the common cells lie while counting: a small space of addresses, the same for all strata.
//!
//! The calendar of a tally is long and mostly empty. While counting, the ten years before the date of
//! the count and waits and stays under 512 days have addresses in a space that fits a cache; a cell that
//! lies outside is listed as it is. Both give the same cells.
//!
//! A row is a few words, each of which counts something: a cell of a dense table, or, with the word after
//! it, a place in a line of a table whose lines are made when they are used.

use super::addresses::Region;
use super::lines::LineOfKey;
use super::record_words::{Adding, DatedWords, WORDS};
use super::split_words::SplitWords;

/// The space of addresses of a spec: dense tables, and lines.
#[derive(Debug, Default)]
pub(crate) struct FastSpace {
    /// The first day that has an address.
    pub(crate) first_day: i32,
    pub(crate) exit: usize,
    pub(crate) offered: Option<usize>,
    /// Where the rows are one side of a split.
    pub(crate) split: Option<SplitWords>,
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
    /// The regions of addresses, each table's in the order of its cells.
    pub(crate) regions: Vec<Region>,
}

impl FastSpace {
    /// How many records a row has.
    pub(crate) const fn records(&self) -> usize {
        self.blank.len() / WORDS
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
