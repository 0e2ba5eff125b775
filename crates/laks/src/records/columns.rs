//! The rows themselves, as typed columns: what an adapter fills and the counting loop reads.

use super::entered::Entered;
use super::row_numbers::RowNumbers;
use crate::calendar::{DateField, Day};
use crate::schema::GoalMark;
use crate::schema::Layout;
use std::sync::Arc;

/// What a score column holds where there is no score.
pub const NO_SCORE: u8 = u8::MAX;
/// What a session column holds where there is no number.
pub const NO_SESSIONS: u8 = u8::MAX;
/// The most sessions a course can have.
pub const MOST_SESSIONS: u8 = 200;

/// One outcome's scores as levels: the raw score less the instrument's smallest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScoreColumns {
    /// Before.
    pub baseline: Vec<u8>,
    /// After.
    pub follow_up: Vec<u8>,
    /// The date of the score before.
    pub baseline_on: Vec<i32>,
    /// The date of the score after.
    pub follow_up_on: Vec<i32>,
}

/// Rows as columns. A column that the table does not have is empty; every other has one value a row.
///
/// ```
/// use laks::adapter::{Columns, Layout};
/// use laks::{Day, Schema, words::DateField};
/// let mut layout = Layout::new(&Schema::default())?;
/// layout.dates[DateField::Referred as usize] = true;
/// layout.has_exit = true;
///
/// let mut block = Columns::new(std::sync::Arc::new(layout));
/// block.reset(35); // every value missing, every case open
/// block.dates[DateField::Referred as usize].fill(Day::new(2016, 3, 1)?.epoch());
/// assert_eq!((block.len(), block.exit.len(), block.attended.len()), (35, 35, 0));
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    layout: Arc<Layout>,
    len: usize,
    /// The rows' numbers in their file.
    pub rows: RowNumbers,
    /// Days since 1970-01-01 or [`Day::NONE`], by [`DateField`].
    pub dates: [Vec<i32>; 6],
    /// The days on which the row's course starts and ends, where a table of courses says them.
    pub course_dates: [Vec<i32>; 2],
    /// Numbers of [`crate::rules::Exit`].
    pub exit: Vec<u8>,
    /// Sessions attended.
    pub attended: Vec<u8>,
    /// Sessions planned.
    pub planned: Vec<u8>,
    /// Scores, by outcome.
    pub scores: Vec<ScoreColumns>,
    /// Numbers of [`GoalMark`], by rated goal.
    pub goals: Vec<Vec<u8>>,
    /// Codes of labels, by strata column.
    pub strata: Vec<Vec<u32>>,
    /// Hashes of referral ids; 0 is no id.
    pub referral_ids: Vec<u64>,
    /// Hashes of person ids; 0 is no id.
    pub person_ids: Vec<u64>,
    /// What is counted of the rows, where they are one side of a split.
    pub(crate) entered: Entered,
}

/// Calls the body with every column and whether the layout has it.
macro_rules! for_each_column {
    ($columns:expr, |$column:ident, $present:ident, $none:ident| $body:expr) => {{
        let layout = Arc::clone(&$columns.layout);
        for (index, column) in $columns.dates.iter_mut().enumerate() {
            let ($column, $present, $none) = (column, layout.dates[index], Day::NONE);
            $body;
        }
        for (index, column) in $columns.course_dates.iter_mut().enumerate() {
            let ($column, $present, $none) = (column, layout.course_dates[index], Day::NONE);
            $body;
        }
        for (column, present, none) in [
            (&mut $columns.exit, layout.has_exit, 0),
            (&mut $columns.attended, layout.has_attended, NO_SESSIONS),
            (&mut $columns.planned, layout.has_planned, NO_SESSIONS),
        ] {
            let ($column, $present, $none) = (column, present, none);
            $body;
        }
        for (scores, outcome) in $columns.scores.iter_mut().zip(&layout.outcomes) {
            for (column, present) in [
                (&mut scores.baseline, outcome.has_baseline),
                (&mut scores.follow_up, outcome.has_follow_up),
            ] {
                let ($column, $present, $none) = (column, present, NO_SCORE);
                $body;
            }
            for (column, present) in [
                (&mut scores.baseline_on, outcome.has_baseline_on),
                (&mut scores.follow_up_on, outcome.has_follow_up_on),
            ] {
                let ($column, $present, $none) = (column, present, Day::NONE);
                $body;
            }
        }
        for column in &mut $columns.goals {
            let ($column, $present, $none) = (column, true, GoalMark::Unrated as u8);
            $body;
        }
        for column in &mut $columns.strata {
            let ($column, $present, $none) = (column, true, 0);
            $body;
        }
        for (column, present) in [
            (&mut $columns.referral_ids, layout.has_referral_id),
            (&mut $columns.person_ids, layout.has_person_id),
        ] {
            let ($column, $present, $none) = (column, present, 0);
            $body;
        }
    }};
}

impl Columns {
    /// No rows yet.
    pub fn new(layout: Arc<Layout>) -> Self {
        Self {
            len: 0,
            rows: RowNumbers::default(),
            dates: Default::default(),
            course_dates: Default::default(),
            exit: Vec::new(),
            attended: Vec::new(),
            planned: Vec::new(),
            scores: vec![ScoreColumns::default(); layout.outcomes.len()],
            goals: vec![Vec::new(); layout.rated_goals()],
            strata: vec![Vec::new(); layout.strata.len()],
            referral_ids: Vec::new(),
            person_ids: Vec::new(),
            entered: Entered::default(),
            layout,
        }
    }

    /// What the columns are.
    pub const fn layout(&self) -> &Arc<Layout> {
        &self.layout
    }

    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no row.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Makes room for this many rows, every value missing; what was there is forgotten.
    pub fn reset(&mut self, len: usize) {
        self.len = len;
        self.rows = RowNumbers::following(0, len);
        for_each_column!(self, |column, present, none| if present {
            column.clear();
            column.resize(len, none);
        });
    }

    /// Adds the rows of another with the same layout.
    pub(crate) fn extend(&mut self, other: &Self) {
        self.rows.extend(&other.rows);
        for (mine, theirs) in self.dates.iter_mut().zip(&other.dates) {
            mine.extend_from_slice(theirs);
        }
        for (mine, theirs) in self.course_dates.iter_mut().zip(&other.course_dates) {
            mine.extend_from_slice(theirs);
        }
        self.exit.extend_from_slice(&other.exit);
        self.attended.extend_from_slice(&other.attended);
        self.planned.extend_from_slice(&other.planned);
        for (mine, theirs) in self.scores.iter_mut().zip(&other.scores) {
            mine.baseline.extend_from_slice(&theirs.baseline);
            mine.follow_up.extend_from_slice(&theirs.follow_up);
            mine.baseline_on.extend_from_slice(&theirs.baseline_on);
            mine.follow_up_on.extend_from_slice(&theirs.follow_up_on);
        }
        for (mine, theirs) in self.goals.iter_mut().zip(&other.goals) {
            mine.extend_from_slice(theirs);
        }
        for (mine, theirs) in self.strata.iter_mut().zip(&other.strata) {
            mine.extend_from_slice(theirs);
        }
        self.referral_ids.extend_from_slice(&other.referral_ids);
        self.person_ids.extend_from_slice(&other.person_ids);
        self.len += other.len;
    }

    /// Keeps the rows for which `keep` is true.
    pub(crate) fn retain(&mut self, keep: &[bool]) {
        for_each_column!(self, |column, present, _none| if present {
            let mut row = 0;
            column.retain(|_| {
                row += 1;
                keep.get(row - 1).copied().unwrap_or(true)
            });
        });
        let mut row = 0;
        self.entered.clocks.retain(|_| {
            row += 1;
            keep.get(row - 1).copied().unwrap_or(true)
        });
        self.rows.retain(keep);
        self.len = keep.iter().take(self.len).filter(|&&k| k).count();
    }

    /// A date, where there is one.
    pub fn date(&self, field: DateField, row: usize) -> Option<Day> {
        self.dates[field as usize].get(row).copied().and_then(Day::from_epoch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;

    #[test]
    fn rows_that_are_not_kept_leave_every_column() {
        let mut layout = Layout::new(&Schema::default()).unwrap();
        layout.dates[DateField::Referred as usize] = true;
        layout.has_exit = true;
        let mut columns = Columns::new(Arc::new(layout));
        columns.reset(3);
        columns.dates[0].copy_from_slice(&[1, 2, 3]);
        columns.retain(&[true, false, true]);
        assert_eq!((columns.len(), columns.dates[0].as_slice()), (2, [1, 3].as_slice()));
        assert_eq!(columns.exit.len(), 2);
        let copy = columns.clone();
        columns.extend(&copy);
        assert_eq!((columns.len(), columns.exit.len()), (4, 4));
        assert_eq!(columns.dates[0], [1, 3, 1, 3]);
    }
}
