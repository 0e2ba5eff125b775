//! What the rows of every table beside the referrals have in common: they are counted, and checked.

use crate::calendar::{DateField, Day};
use crate::error::Error;
use crate::records::{Columns, Labels};
use crate::rules::Found;
use crate::rules::Moment;
use crate::rules::{Action, Deed, Defect, IssueList, IssueLog, Places, RuleId, TableName};
use crate::schema::Layout;
use crate::validate::outside;
use std::sync::Arc;

/// What a row's values say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kept {
    /// It can be used.
    Whole,
    /// The table is refused because of it.
    Refused,
    /// It is left out.
    Excluded,
}

impl Kept {
    fn after(self, action: Action) -> Self {
        self.max(match action {
            Action::Refuse => Self::Refused,
            Action::Exclude => Self::Excluded,
            Action::Blank | Action::Assume | Action::Warn | Action::Count => Self::Whole,
        })
    }
}

/// The rows of one table beside the referrals: how many there were, and what is wrong with them.
#[derive(Debug)]
pub(super) struct SideRows {
    pub(super) table: TableName,
    pub(super) layout: Arc<Layout>,
    pub(super) places: Places,
    pub(super) read: u64,
    /// Rows left out because a value in them cannot be read.
    pub(super) unreadable: u64,
    pub(super) log: IssueLog,
}

impl SideRows {
    pub(super) fn new(table: TableName, layout: &Arc<Layout>) -> Self {
        Self {
            table,
            layout: Arc::clone(layout),
            places: Places::default(),
            read: 0,
            unreadable: 0,
            log: IssueLog::of_table(table).expecting(&layout.expected),
        }
    }

    /// Whether its rows are joined by the referral's id, and not by the person's.
    pub(super) fn is_by_referral(&self) -> bool {
        self.layout.has_referral_id
    }

    /// Our word for the column by which its rows are joined.
    pub(super) fn id_column(&self) -> &'static str {
        if self.is_by_referral() { "referral_id" } else { "person_id" }
    }

    /// Records an issue, and says what is done about it.
    pub(super) fn issue(
        &mut self,
        row: u64,
        ours: &str,
        rule: RuleId,
        found: impl FnOnce() -> Found,
    ) -> Action {
        let action = self.layout.action(rule).action();
        self.log.record(row, self.layout.column(ours), rule, Deed::from(action), found);
        action
    }

    /// Records what could not be read in a block, and its dates outside the legal window. Says of
    /// every row what it is worth.
    ///
    /// # Errors
    /// [`Error::Block`] when the block is not whole, or holds what its columns cannot.
    pub(super) fn check(
        &mut self,
        block: &mut Columns,
        labels: &[Labels],
        defects: &mut Vec<Defect>,
        dates: &[(DateField, &'static str)],
    ) -> Result<Vec<Kept>, Error> {
        block.check(&self.layout, labels, defects)?;
        let mut kept = vec![Kept::Whole; block.len()];
        self.read += block.len() as u64;
        // What is unknown in these columns has rules of its own, which look at the words themselves.
        let words =
            ["outcome", "occasion", "attended"].map(|word| self.layout.column(word).to_owned());
        defects.retain(|defect| {
            defect.rule != RuleId::UnknownLabel
                || !words.iter().any(|word| **word == *defect.column)
        });
        for defect in defects.drain(..) {
            let row = block.rows.number(defect.row);
            let action = self.layout.action(defect.rule).action();
            let found = || defect.found.clone();
            self.log.record(row, &defect.column, defect.rule, Deed::from(action), found);
            if let Some(kept) = kept.get_mut(defect.row) {
                *kept = kept.after(action);
            }
        }
        for &(field, ours) in dates {
            self.check_dates(block, field, ours, &mut kept);
        }
        self.unreadable += kept.iter().filter(|kept| **kept != Kept::Whole).count() as u64;
        Ok(kept)
    }

    fn check_dates(
        &mut self,
        block: &mut Columns,
        field: DateField,
        ours: &str,
        kept: &mut [Kept],
    ) {
        let window = self.layout.window;
        // A course may end after the day of the extract.
        let extracted = self.layout.extracted_on.filter(|_| self.table != TableName::Courses);
        for (row, kept) in kept.iter_mut().enumerate() {
            let Some(&day) = block.dates[field as usize].get(row) else { return };
            let Some(rule) = outside(day, window.earliest, window.latest, extracted) else {
                continue;
            };
            let number = block.rows.number(row);
            let action = self.issue(number, ours, rule, || Found::Day(Moment(day)));
            *kept = kept.after(action);
            if action == Action::Blank {
                block.dates[field as usize][row] = Day::NONE;
            }
        }
    }

    /// The issues, with the file and sheet of every row.
    pub(super) fn into_issues(mut self) -> IssueList {
        self.log.record_absent(&self.layout.absent, self.layout.header_row(2));
        self.log.into_list().located_in(self.table, &self.places)
    }
}
