//! One broken row, and the list of them.

use super::clue::Clue;
use super::deed::Deed;
use super::expected::Expected;
use super::found::Found;
use super::issue_counts::IssueCounts;
use super::place::Places;
use super::rule::RuleId;
use super::table_name::TableName;
use crate::persons::masked;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// A row that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Issue {
    /// The table it stands in.
    #[serde(default)]
    pub table: TableName,
    /// The file, where the row came from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The sheet, where the file is a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row's number as in the file; in a file with a header the first row is 2.
    pub row: u64,
    /// The column, by the table's own name.
    pub column: String,
    /// The rule.
    pub rule: RuleId,
    /// What stands there.
    pub found: Found,
    /// What was done.
    pub deed: Deed,
    /// What its column takes, where the rule alone does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Expected>,
}

impl Issue {
    /// What whoever keeps the table can do about it.
    ///
    /// ```
    /// use laks::{Cohort, Error, Record, Schema};
    /// let Err(Error::Issues(list)) = Cohort::from_records(&[Record::default()], &Schema::default()) else {
    ///     panic!("a referral without a date was counted")
    /// };
    /// assert_eq!(list.issues[0].remedy(), "enter the date of referral");
    /// ```
    pub fn remedy(&self) -> String {
        if let Some(clue) = Clue::of(&self.found, self.rule) {
            return clue.remedy(self.expected.as_ref().and_then(Expected::outcome));
        }
        let own = self.expected.as_ref().and_then(|expected| expected.remedy(self.rule));
        own.unwrap_or_else(|| self.rule.remedy().to_owned())
    }

    /// Which row it is about.
    fn place(&self) -> (TableName, Option<&str>, Option<&str>, u64) {
        (self.table, self.file.as_deref(), self.sheet.as_deref(), self.row)
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { row, column, rule, found, .. } = self;
        if self.table != TableName::Referrals {
            write!(f, "{}, ", self.table.name())?;
        }
        if let Some(file) = &self.file {
            write!(f, "{file:?}, ")?;
        }
        if let Some(sheet) = &self.sheet {
            write!(f, "sheet {sheet:?}, ")?;
        }
        write!(f, "row {row}, column {column:?}: {rule}: found {found}; {}", self.remedy())
    }
}

/// The first issues, in the order of rows, and how many there are in all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IssueList {
    /// The first of them.
    pub issues: Vec<Issue>,
    /// How many there are, listed or not.
    pub counts: IssueCounts,
}

impl IssueList {
    /// How many there are, listed or not; what is nothing wrong, and only counted, is none.
    ///
    /// ```
    /// use laks::{Cohort, Error, Record, Schema};
    /// let records = [Record::default(), Record::default()]; // neither says when it was made
    /// let Err(Error::Issues(list)) = Cohort::from_records(&records, &Schema::default()) else { panic!() };
    /// assert_eq!(list.total(), 2);
    /// ```
    pub fn total(&self) -> u64 {
        let wrong = self.counts.iter().filter(|(_, deed, _)| *deed != Deed::Counted);
        wrong.map(|(_, _, count)| count).sum()
    }

    /// Adds the issues of another table that was read beside it.
    pub(crate) fn extend(&mut self, other: Self) {
        self.counts.and_seen(&other.counts);
        self.issues.extend(other.issues);
    }

    /// The same of a table that is refused because of some: nothing was done about the others.
    pub(crate) fn of_refused_table(mut self) -> Self {
        let deed = |deed: Deed| match deed {
            Deed::Refused | Deed::Counted => deed,
            _ => Deed::NotCounted,
        };
        for issue in &mut self.issues {
            issue.deed = deed(issue.deed);
        }
        let mut counts = IssueCounts::default();
        for (rule, done, count) in self.counts.iter() {
            counts.see(rule, deed(done), count);
        }
        Self { issues: self.issues, counts }
    }

    /// How many rows were refused; known only if every issue is listed.
    ///
    /// ```
    /// use laks::{Cohort, Day, Error, Exit, Record, Schema};
    /// let twice_wrong = Record { // no date of referral, and an exit without an end
    ///     started_on: Some(Day::new(2016, 4, 12)?),
    ///     exit: Exit::Completed,
    ///     ..Record::default()
    /// };
    /// let Err(Error::Issues(list)) = Cohort::from_records(&[twice_wrong], &Schema::default()) else { panic!() };
    /// assert_eq!((list.total(), list.refused_rows()), (2, Some(1)));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn refused_rows(&self) -> Option<usize> {
        if self.issues.len() as u64 != self.total() {
            return None;
        }
        let refused = self.issues.iter().filter(|issue| issue.deed == Deed::Refused);
        Some(refused.map(Issue::place).collect::<BTreeSet<_>>().len())
    }

    /// Names the file and the sheet of every row of the referrals.
    ///
    /// ```
    /// use laks::results::{Place, Places};
    /// use laks::{Cohort, Error, Record, Schema};
    /// let Err(Error::Issues(list)) = Cohort::from_records(&[Record::default()], &Schema::default()) else { panic!() };
    /// let cafe = Place { file: "cafe.csv".to_owned(), sheet: None };
    /// let list = list.located(&Places(vec![cafe]));
    /// assert!(list.issues[0].to_string().starts_with(r#""cafe.csv", row 1, column "referred_on""#));
    /// ```
    #[must_use]
    pub fn located(self, places: &Places) -> Self {
        self.located_in(TableName::Referrals, places)
    }

    /// Names the file and the sheet of every row of a table.
    #[must_use]
    pub(crate) fn located_in(mut self, table: TableName, places: &Places) -> Self {
        for issue in self.issues.iter_mut().filter(|issue| issue.table == table) {
            issue.found = issue.found.clone().located(places);
            if let (Some(place), row) = places.of(issue.row) {
                issue.row = row;
                issue.file = Some(masked(&place.file).into_owned());
                issue.sheet = place.sheet.as_deref().map(|sheet| masked(sheet).into_owned());
            }
        }
        self
    }
}

impl fmt::Display for IssueList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 10;
        let refused = self.counts.total(Deed::Refused);
        write!(f, "the table is refused: {refused} issue{}", if refused == 1 { "" } else { "s" })?;
        if let Some(rows) = self.refused_rows() {
            write!(f, " in {rows} row{}", if rows == 1 { "" } else { "s" })?;
        }
        let lines: Vec<_> = self.issues.iter().filter(|i| i.deed == Deed::Refused).collect();
        for issue in lines.iter().take(SHOWN) {
            write!(f, "\n  {issue}")?;
        }
        if refused > SHOWN as u64 {
            write!(f, "\n  … and {} more: see the issues table", refused - SHOWN as u64)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::exit::Exit;
    use super::super::place::Place;
    use super::*;

    #[test]
    fn the_sentence_counts_issues_and_rows_and_no_rows_where_not_all_are_listed() {
        let issue = |row, rule| Issue {
            table: TableName::Referrals,
            file: None,
            sheet: None,
            row,
            column: "Slut".to_owned(),
            rule,
            found: Found::WithoutEnd { exit: Exit::Completed },
            deed: Deed::Refused,
            expected: None,
        };
        let rules = [RuleId::UnknownExit, RuleId::ExitWithoutEndDate, RuleId::UnknownExit];
        let issues: Vec<Issue> =
            [2, 2, 7].into_iter().zip(rules).map(|(n, r)| issue(n, r)).collect();
        let mut counts = IssueCounts::default();
        counts.add(RuleId::UnknownExit, Deed::Refused, 2).unwrap();
        counts.add(RuleId::ExitWithoutEndDate, Deed::Refused, 1).unwrap();
        let mut list = IssueList { issues, counts };
        let first_line = |list: &IssueList| list.to_string().lines().next().unwrap().to_owned();
        assert_eq!(first_line(&list), "the table is refused: 3 issues in 2 rows");
        list.counts.add(RuleId::UnknownExit, Deed::Refused, 10_000).unwrap();
        assert_eq!(first_line(&list), "the table is refused: 10003 issues");
    }

    #[test]
    fn a_row_of_a_workbook_is_told_with_file_and_sheet() {
        let places = Places(vec![
            Place { file: "cafe.xlsx".to_owned(), sheet: Some("LC1".to_owned()) },
            Place { file: "cafe.xlsx".to_owned(), sheet: Some("LC2".to_owned()) },
        ]);
        let issue = Issue {
            table: TableName::Referrals,
            file: None,
            sheet: None,
            row: (1 << 32) + 7,
            column: "Slut".to_owned(),
            rule: RuleId::UnreadableDate,
            found: Found::text("i går"),
            deed: Deed::Refused,
            expected: None,
        };
        let list = IssueList { issues: vec![issue], counts: IssueCounts::default() };
        let text = list.located(&places).issues[0].to_string();
        assert!(
            text.starts_with("\"cafe.xlsx\", sheet \"LC2\", row 7, column \"Slut\":"),
            "{text}"
        );
    }
}
