//! The rows of a programme, validated and compact: count them as often as you like.

use crate::records::columns::Columns;
use crate::records::labels::Labels;
use crate::records::layout::{DateField, Layout};
use crate::records::place::Places;
use crate::records::row_numbers::RowNumbers;
use crate::validate::{
    Action, Deed, Defect, IssueCounts, IssueList, RuleId, Validator, find_duplicates,
};
use crate::{Day, Error};
use std::sync::Arc;

/// Validated referrals as typed columns, some 30 bytes a row.
///
/// Built by [`crate::Cohort::from_records`], or by an adapter through [`CohortBuilder`].
#[derive(Debug, Clone)]
pub struct Cohort {
    columns: Columns,
    labels: Vec<Labels>,
    issues: IssueList,
    rows_read: u64,
}

/// Fills a cohort block by block.
#[derive(Debug)]
pub struct CohortBuilder {
    columns: Columns,
    labels: Vec<Labels>,
    validator: Validator,
    first_row: u64,
    rows_read: u64,
}

impl CohortBuilder {
    /// A builder for tables of this layout, whose first row has this number in its file.
    ///
    /// # Errors
    /// When a rule's declared date cannot be read.
    pub fn new(layout: &Arc<Layout>, first_row: u64) -> Result<Self, Error> {
        Ok(Self {
            columns: Columns::new(Arc::clone(layout)),
            labels: layout.strata.iter().map(|_| Labels::default()).collect(),
            validator: Validator::new(layout)?,
            first_row,
            rows_read: 0,
        })
    }

    /// The labels of the strata columns, for the adapter to number labels with.
    pub fn labels(&self) -> &[Labels] {
        &self.labels
    }

    /// Takes in a block, with what the adapter could not read in it.
    pub fn push(&mut self, block: &mut Columns, defects: &mut Vec<Defect>) {
        let rows = block.len();
        if !block.layout().has_row_numbers {
            block.rows = RowNumbers::following(self.first_row + self.rows_read, rows);
        }
        self.validator.check(block, defects);
        self.columns.extend(block);
        self.rows_read += rows as u64;
    }

    /// Checks what only the whole table can show, and closes the cohort.
    ///
    /// # Errors
    /// [`Error::Issues`] with every issue up to a cap, if any rule refuses.
    pub fn finish(mut self) -> Result<Cohort, Error> {
        let layout = Arc::clone(self.columns.layout());
        let duplicates = find_duplicates(&self.columns);
        let mut log = self.validator.into_log();
        let mut keep = vec![true; self.columns.len()];
        for (rule, ours, rows) in [
            (RuleId::DuplicateReferralId, "referral_id", duplicates.referral_ids),
            (RuleId::ReferralTwice, "person_id", duplicates.person_in_course),
        ] {
            let action = layout.action(rule).action();
            for place in rows {
                let row = self.columns.rows.number(place);
                let found = || "the same as on an earlier row".to_owned();
                log.record(row, layout.column(ours), rule, Deed::from(action), found);
                keep[place] &= action != Action::Exclude;
            }
        }
        if keep.contains(&false) {
            self.columns.retain(&keep);
        }
        let issues = log.accept()?;
        Ok(Cohort { columns: self.columns, labels: self.labels, issues, rows_read: self.rows_read })
    }
}

impl Cohort {
    /// How many referrals it holds.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// How many rows were read, with those that were excluded.
    pub const fn rows_read(&self) -> u64 {
        self.rows_read
    }

    /// What the columns are, and which of the table's were not used.
    pub fn layout(&self) -> &Layout {
        self.columns.layout()
    }

    /// The rows as columns.
    pub const fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The labels of the strata columns, in the layout's order.
    pub fn labels(&self) -> &[Labels] {
        &self.labels
    }

    /// What was blanked, assumed, excluded or warned about.
    pub const fn issues(&self) -> &IssueList {
        &self.issues
    }

    /// Names the file and the sheet of every issue's row.
    #[must_use]
    pub fn located(mut self, places: &Places) -> Self {
        self.issues = self.issues.located(places);
        self
    }

    /// How often each rule was broken.
    pub const fn issue_counts(&self) -> &IssueCounts {
        &self.issues.counts
    }

    /// The last date that anything is known to have happened, extract included.
    pub fn last_date(&self) -> Option<Day> {
        let dates = [DateField::Referred, DateField::Offered, DateField::Started, DateField::Ended];
        let last = dates
            .iter()
            .filter_map(|&field| self.columns.dates[field as usize].iter().max().copied())
            .filter_map(Day::from_epoch)
            .max();
        self.layout().extracted_on.or(last)
    }

    /// The rows for which the date lies before the given day, and the others: two cohorts.
    ///
    /// Rows without that date belong to neither; their number is returned.
    pub fn split_at(&self, field: DateField, day: Day) -> Split {
        let column = &self.columns.dates[field as usize];
        let part = |wanted: &dyn Fn(i32) -> bool| {
            let keep: Vec<bool> = column.iter().map(|&d| d != Day::NONE && wanted(d)).collect();
            let mut cohort = self.clone();
            cohort.columns.retain(&keep);
            cohort
        };
        let undated = column.iter().filter(|&&d| d == Day::NONE).count() as u64;
        Split {
            before: part(&|d| d < day.epoch()),
            after: part(&|d| d >= day.epoch()),
            undated: if column.is_empty() { self.len() as u64 } else { undated },
        }
    }
}

/// A cohort split in two at a date.
#[derive(Debug, Clone)]
pub struct Split {
    /// Rows dated before the day.
    pub before: Cohort,
    /// Rows dated on the day or later.
    pub after: Cohort,
    /// Rows without that date, in neither.
    pub undated: u64,
}
