//! Broken rows as a table to send back, and how many there were by rule.

use super::table::{Table, Values};
use crate::rules::{IssueCounts, IssueList, TableName};

impl IssueList {
    /// One row for each listed issue: where it stands, which rule, what was found, what was done, and
    /// what to do about it.
    ///
    /// `file` and `sheet` are columns where rows came from files and workbooks, `table` where some stand
    /// in another table than that of the referrals.
    ///
    /// ```
    /// use laks::{Cohort, Error, Record, Schema};
    /// let Err(Error::Issues(list)) = Cohort::from_records(&[Record::default()], &Schema::default()) else { panic!() };
    /// let table = list.table();
    /// assert_eq!((table.title.as_str(), table.rows()), ("1 of 1 issues", 1));
    /// assert!(table.to_string().contains("missing_referred_on"));
    /// ```
    pub fn table(&self) -> Table {
        let issues = &self.issues;
        let rows = issues.iter().map(|issue| i64::try_from(issue.row).ok());
        let mut table = Table::titled(format!("{} of {} issues", issues.len(), self.total()));
        if issues.iter().any(|issue| issue.file.is_some()) {
            table = table.with_text("file", issues.iter().map(|issue| issue.file.clone()));
        }
        if issues.iter().any(|issue| issue.sheet.is_some()) {
            table = table.with_text("sheet", issues.iter().map(|issue| issue.sheet.clone()));
        }
        if issues.iter().any(|issue| issue.table != TableName::Referrals) {
            table = table.with_text("table", issues.iter().map(|issue| Some(issue.table.name())));
        }
        let table = table
            .with("row", Values::Count(rows.collect()))
            .with_text("column", issues.iter().map(|issue| Some(issue.column.clone())))
            .with_text("rule", issues.iter().map(|issue| Some(issue.rule.name())))
            .with_text("found", issues.iter().map(|issue| Some(issue.found.to_string())))
            .with_text("deed", issues.iter().map(|issue| Some(issue.deed.name())))
            .with_text("remedy", issues.iter().map(|issue| Some(issue.remedy())));
        match self.total().saturating_sub(issues.len() as u64) {
            0 => table,
            rest => table.noted(format!("{rest} more are counted, but not listed")),
        }
    }
}

impl IssueCounts {
    /// One row for each rule and deed: how many issues. A row may break a rule more than once.
    ///
    /// ```
    /// use laks::{RuleId, results::IssueCounts, words::Deed};
    /// let mut counts = IssueCounts::default();
    /// counts.add(RuleId::UnreadableDate, Deed::Blanked, 3)?;
    /// assert_eq!(counts.table().rows(), 1);
    /// # Ok::<(), laks::results::TooManyIssues>(())
    /// ```
    pub fn table(&self) -> Table {
        Table::titled("Issues by rule")
            .with_text("rule", self.iter().map(|(rule, _, _)| Some(rule.name())))
            .with_text("deed", self.iter().map(|(_, deed, _)| Some(deed.name())))
            .with_counts("issues", self.iter().map(|(_, _, count)| Some(count)))
            .with_text("remedy", self.iter().map(|(rule, _, _)| Some(rule.remedy())))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::rules::{Deed, Exit, Found, Issue, RuleId};

    pub(in crate::tables) fn issue(file: Option<&str>, row: u64) -> Issue {
        Issue {
            table: TableName::Referrals,
            file: file.map(str::to_owned),
            sheet: None,
            row,
            column: "Slut".to_owned(),
            rule: RuleId::ExitWithoutEndDate,
            found: Found::WithoutEnd { exit: Exit::Completed },
            deed: Deed::Refused,
            expected: None,
        }
    }

    #[test]
    fn a_table_of_issues_says_how_many_are_not_listed() {
        let mut counts = IssueCounts::default();
        counts.add(RuleId::ExitWithoutEndDate, Deed::Refused, 3).unwrap();
        let list = IssueList { issues: vec![issue(None, 17)], counts };
        let table = list.table();
        assert_eq!(table.column("row"), Some(&Values::Count(vec![Some(17)])));
        assert_eq!(table.columns.len(), 6);
        assert_eq!(table.notes, ["2 more are counted, but not listed"]);
        assert_eq!(list.counts.table().column("issues"), Some(&Values::Count(vec![Some(3)])));
    }
}
