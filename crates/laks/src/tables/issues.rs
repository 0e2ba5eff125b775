//! Broken rows as a table to send back, and how many there were by rule.

use super::table::{Table, Values};
use crate::validate::{IssueCounts, IssueList};

impl IssueList {
    /// One row for each listed issue: where it stands, which rule, what was found, what was done, and
    /// what to do about it.
    pub fn table(&self) -> Table {
        let issues = &self.issues;
        let rows = issues.iter().map(|issue| i64::try_from(issue.row).ok());
        let table = Table::titled(format!("{} of {} issues", issues.len(), self.total()))
            .with("row", Values::Count(rows.collect()))
            .with_text("column", issues.iter().map(|issue| Some(issue.column.clone())))
            .with_text("rule", issues.iter().map(|issue| Some(issue.rule.name())))
            .with_text("found", issues.iter().map(|issue| Some(issue.found.clone())))
            .with_text("deed", issues.iter().map(|issue| Some(issue.deed.name())))
            .with_text("remedy", issues.iter().map(|issue| Some(issue.rule.remedy())));
        match self.total() - issues.len() as u64 {
            0 => table,
            rest => table.noted(format!("{rest} more are counted, but not listed")),
        }
    }
}

impl IssueCounts {
    /// One row for each rule and deed: how many rows.
    pub fn table(&self) -> Table {
        Table::titled("Issues by rule")
            .with_text("rule", self.iter().map(|(rule, _, _)| Some(rule.name())))
            .with_text("deed", self.iter().map(|(_, deed, _)| Some(deed.name())))
            .with_counts("rows", self.iter().map(|(_, _, count)| Some(count)))
            .with_text("remedy", self.iter().map(|(rule, _, _)| Some(rule.remedy())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::{Deed, Issue, RuleId, TableName};

    #[test]
    fn a_table_of_issues_says_how_many_are_not_listed() {
        let issue = Issue {
            table: TableName::Referrals,
            file: None,
            sheet: None,
            row: 17,
            column: "Slut".to_owned(),
            rule: RuleId::ExitWithoutEndDate,
            found: "completed".to_owned(),
            deed: Deed::Refused,
        };
        let mut counts = IssueCounts::default();
        counts.add(RuleId::ExitWithoutEndDate, Deed::Refused, 3);
        let list = IssueList { issues: vec![issue], counts };
        let table = list.table();
        assert_eq!(table.column("row"), Some(&Values::Count(vec![Some(17)])));
        assert_eq!(table.notes, ["2 more are counted, but not listed"]);
        assert_eq!(list.counts.table().column("rows"), Some(&Values::Count(vec![Some(3)])));
    }
}
