//! What of the rows is otherwise at an earlier date of the count than at the next.
//!
//! Most of a register is closed long before the last date: there it stands at one date as at the next. So
//! rows are counted once, at the last date, and from each date back to the one before it only what changes:
//! one fewer of what a row was, one more of what it is. A stratum of a few people keeps its changes as they
//! came. One of many keeps counters.

use super::counters::Counters;
use super::record_words::WordColumn;
use super::space::FastSpace;

/// One stratum's changes.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// One after the other: the number of the date as two words, the row's words at the next date, and at this.
    listed: Vec<u16>,
    /// By date; none while changes are listed.
    counted: Vec<Counters>,
}

/// How many words the number of a date takes.
const DATE: usize = 2;

/// A change: a row's words at the next date, and at this.
pub(crate) type Change<'a> = (&'a [u16], &'a [u16]);

impl Changes {
    /// Adds changes as they are listed; to counters, if there may be any.
    pub(crate) fn add(&mut self, space: &FastSpace, listed: &[u16], may_be_counted: bool) {
        if self.counted.is_empty() {
            self.listed.extend_from_slice(listed);
            if may_be_counted && self.listed.len() > space.most_changes() {
                let dates = space.seen_to.len() - 1;
                self.counted.resize_with(dates, || Counters::of_changes(space));
                let listed = std::mem::take(&mut self.listed);
                self.count(space, &listed);
            }
        } else {
            self.count(space, listed);
        }
    }

    fn count(&mut self, space: &FastSpace, listed: &[u16]) {
        for (date, (was, is)) in each_listed(space, listed) {
            if let Some(counters) = self.counted.get_mut(date) {
                counters.change(space, was, is);
            }
        }
    }

    /// By date the changes that are listed.
    pub(super) fn by_date(&self, space: &FastSpace) -> Vec<Vec<Change<'_>>> {
        if space.seen_to.len() < 2 {
            return Vec::new();
        }
        let mut by_date = vec![Vec::new(); space.seen_to.len()];
        for (date, change) in each_listed(space, &self.listed) {
            by_date[date].push(change);
        }
        by_date
    }

    /// The counters of the changes to a date, where changes are counted.
    pub(super) fn counted(&self, date: usize) -> Option<&Counters> {
        self.counted.get(date)
    }
}

/// The changes of a list, each with the number of its date.
fn each_listed<'a>(
    space: &FastSpace,
    listed: &'a [u16],
) -> impl Iterator<Item = (usize, Change<'a>)> {
    let words = space.dated_words;
    listed.chunks_exact(DATE + 2 * words).filter_map(move |change| {
        let (&[low, high], words_of_row) = change.split_first_chunk::<DATE>()?;
        let date = usize::from(low) | usize::from(high) << u16::BITS;
        Some((date, words_of_row.split_at(words)))
    })
}

/// Finds the rows of a block whose words change.
#[derive(Debug, Default)]
pub(crate) struct ChangedRows {
    differ: Vec<u16>,
    change: Vec<u16>,
}

/// Rows looked at together.
const TOGETHER: usize = 32;

impl ChangedRows {
    /// Calls with each row whose words at the next date are not those at this date, and with its change.
    pub(crate) fn each(
        &mut self,
        date: usize,
        (next, this): (&[WordColumn], &[WordColumn]),
        rows: usize,
        mut visit: impl FnMut(usize, &[u16]),
    ) {
        let Self { differ, change } = self;
        differ.clear();
        differ.resize(rows, 0);
        for (next, this) in next.iter().zip(this) {
            for ((differ, next), this) in differ.iter_mut().zip(next).zip(this) {
                *differ |= next ^ this;
            }
        }
        for (from, differ) in (0..).step_by(TOGETHER).zip(differ.chunks(TOGETHER)) {
            if differ.iter().fold(0, |any, differ| any | differ) == 0 {
                continue;
            }
            for (row, _) in (from..).zip(differ).filter(|(_, differ)| **differ != 0) {
                change.clear();
                change.extend([date as u16, (date >> u16::BITS) as u16]);
                change.extend(next.iter().map(|column| column[row]));
                change.extend(this.iter().map(|column| column[row]));
                visit(row, change);
            }
        }
    }
}
