//! What the rows of every table beside the referrals have in common: they are counted, and checked.

use crate::Day;
use crate::records::{Columns, DateField, Layout, Places};
use crate::validate::{Action, Deed, Defect, IssueList, IssueLog, RuleId, TableName, outside};
use std::sync::Arc;

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
            log: IssueLog::of_table(table),
        }
    }

    /// Records an issue, and says what is done about it.
    pub(super) fn issue(
        &mut self,
        row: u64,
        ours: &str,
        rule: RuleId,
        found: impl FnOnce() -> String,
    ) -> Action {
        let action = self.layout.action(rule).action();
        self.log.record(row, self.layout.column(ours), rule, Deed::from(action), found);
        action
    }

    /// Records what could not be read in a block, and its dates outside the legal window. Says of
    /// every row whether it stays.
    pub(super) fn check(
        &mut self,
        block: &mut Columns,
        defects: &mut Vec<Defect>,
        dates: &[(DateField, &'static str)],
    ) -> Vec<bool> {
        let mut stays = vec![true; block.len()];
        self.read += block.len() as u64;
        for defect in defects.drain(..) {
            let row = block.rows.number(defect.row);
            let action = self.layout.action(defect.rule).action();
            let found = || defect.found.clone();
            self.log.record(row, &defect.column, defect.rule, Deed::from(action), found);
            if let Some(stays) = stays.get_mut(defect.row) {
                *stays &= !matches!(action, Action::Refuse | Action::Exclude);
            }
        }
        for &(field, ours) in dates {
            self.check_dates(block, field, ours, &mut stays);
        }
        self.unreadable += stays.iter().filter(|stays| !**stays).count() as u64;
        stays
    }

    fn check_dates(
        &mut self,
        block: &mut Columns,
        field: DateField,
        ours: &str,
        stays: &mut [bool],
    ) {
        let window = self.layout.window;
        // A course may end after the day of the extract.
        let extracted = self.layout.extracted_on.filter(|_| self.table != TableName::Courses);
        for (row, stays) in stays.iter_mut().enumerate() {
            let Some(&day) = block.dates[field as usize].get(row) else { return };
            let Some(rule) = outside(day, window.earliest, window.latest, extracted) else {
                continue;
            };
            let number = block.rows.number(row);
            match self.issue(number, ours, rule, || day_text(day)) {
                Action::Refuse | Action::Exclude => *stays = false,
                Action::Blank => block.dates[field as usize][row] = Day::NONE,
                Action::Assume | Action::Warn | Action::Count => {}
            }
        }
    }

    /// The issues, with the file and sheet of every row.
    pub(super) fn into_issues(self) -> IssueList {
        self.log.into_list().located_in(self.table, &self.places)
    }
}

/// A day as text.
pub(super) fn day_text(day: i32) -> String {
    Day::from_epoch(day).map_or_else(|| "no date".to_owned(), |day| day.to_string())
}

/// A number of things, with their name in the singular where there is one.
pub(super) fn counted(count: u64, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
