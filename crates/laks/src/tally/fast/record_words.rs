//! The words of sixteen bits that a row becomes, eight to a record, and what each of them counts.

use crate::tally::block_reader::BLOCK_ROWS;
use crate::tally::count_table::STATES;

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
/// The key of a row that is not counted: no state, no day.
pub(crate) const NO_KEY: u16 = 0x7fff;

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
    /// The first word it reads.
    pub(super) const fn word(self) -> usize {
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
    /// The state, where it does not follow from the wait and the stay.
    pub(crate) states: Option<usize>,
    /// With follow-up: the state after so many days from referral, and from start, with that day.
    pub(crate) windows: Option<[usize; 2]>,
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

/// One word's column.
pub(super) fn column(words: &mut [WordColumn], word: usize, rows: usize) -> &mut [u16] {
    &mut words[word][..rows]
}

/// The columns of a word and the one after it.
pub(super) fn pair(words: &mut [WordColumn], word: usize, rows: usize) -> (&mut [u16], &mut [u16]) {
    let (before, after) = words.split_at_mut(word + 1);
    (&mut before[word][..rows], &mut after[0][..rows])
}
