//! Collects issues while rows stream by: every one is counted, the first of them are kept.

use super::deed::Deed;
use super::expected::{Expected, LONG_SCORE};
use super::found::Found;
use super::issue::{Issue, IssueList};
use super::issue_counts::IssueCounts;
use super::rule::RuleId;
use super::table_name::TableName;
use crate::persons::masked;
use std::collections::BTreeMap;

/// A log that keeps the first issues up to a cap, and counts all.
#[derive(Debug, Clone)]
pub struct IssueLog {
    table: TableName,
    cap: usize,
    issues: Vec<Issue>,
    counts: IssueCounts,
    /// By the table's own name of a column what it takes.
    expected: BTreeMap<String, Expected>,
}

impl Default for IssueLog {
    fn default() -> Self {
        Self::with_cap(Self::DEFAULT_CAP)
    }
}

impl IssueLog {
    /// How many issues are listed unless told otherwise.
    pub const DEFAULT_CAP: usize = 10_000;

    /// A log that lists at most this many.
    pub(crate) fn with_cap(cap: usize) -> Self {
        Self {
            table: TableName::Referrals,
            cap,
            issues: Vec::new(),
            counts: IssueCounts::default(),
            expected: BTreeMap::new(),
        }
    }

    /// The same, for a table whose columns take these.
    #[must_use]
    pub(crate) fn expecting(self, expected: &BTreeMap<String, Expected>) -> Self {
        Self { expected: expected.clone(), ..self }
    }

    /// A log of another table's rows, with as many issues listed.
    pub(crate) fn of_table(table: TableName) -> Self {
        Self { table, ..Self::default() }
    }

    /// Records an issue. One log sees rows in rising order. What is only counted is not listed.
    pub(crate) fn record(
        &mut self,
        row: u64,
        column: &str,
        rule: RuleId,
        deed: Deed,
        found: impl FnOnce() -> Found,
    ) {
        self.counts.see(rule, deed, 1);
        if self.issues.len() < self.cap && deed != Deed::Counted {
            let takes = self.expected.get(column);
            let expected = takes.filter(|expected| expected.remedy(rule).is_some()).cloned();
            let column = column.split_once(LONG_SCORE).map_or(column, |(column, _)| column);
            self.issues.push(Issue {
                table: self.table,
                file: None,
                sheet: None,
                row,
                column: masked(column).into_owned(),
                rule,
                found: found().masked(),
                deed,
                expected,
            });
        }
    }

    /// Records every column that a schema declares and the table does not have (our word, theirs), in the row
    /// of the header.
    pub(crate) fn record_absent(&mut self, absent: &BTreeMap<String, String>, header: u64) {
        for (role, column) in absent {
            let role = Some(role).filter(|role| *role != column).cloned();
            let found = || Found::NoSuchColumn { role };
            self.record(header, column, RuleId::MissingColumn, Deed::Warned, found);
        }
    }

    /// Takes in the log of another worker. Each kept its first rows, so together the first are among them.
    pub fn merge(&mut self, other: Self) {
        self.counts.and_seen(&other.counts);
        self.issues.extend(other.issues);
        self.issues.sort();
        self.issues.truncate(self.cap);
    }

    /// How many there were, by rule.
    pub const fn counts(&self) -> &IssueCounts {
        &self.counts
    }

    /// The list, to show or send back.
    pub(crate) fn into_list(mut self) -> IssueList {
        self.issues.sort();
        IssueList { issues: self.issues, counts: self.counts }
    }
}
