//! One broken row, the list of them, and how many there were by rule.

use super::action::Action;
use super::clue::Clue;
use super::expected::Expected;
use super::found::Found;
use super::place::Places;
use super::rule::RuleId;
use super::table_name::TableName;
use crate::persons::masked;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What was done about a broken row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// The table is refused because of it.
    Refused,
    /// The value was taken as missing.
    Blanked,
    /// A declared date was taken.
    Assumed,
    /// The row was left out.
    Excluded,
    /// It was counted as it stands.
    Warned,
    /// Nothing: the table is refused because of another row, and nothing of it was counted.
    NotCounted,
    /// It is nothing wrong, and only counted.
    Counted,
}

impl From<Action> for Deed {
    fn from(action: Action) -> Self {
        match action {
            Action::Refuse => Self::Refused,
            Action::Blank => Self::Blanked,
            Action::Assume => Self::Assumed,
            Action::Exclude => Self::Excluded,
            Action::Warn => Self::Warned,
            Action::Count => Self::Counted,
        }
    }
}

impl Deed {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Blanked => "blanked",
            Self::Assumed => "assumed",
            Self::Excluded => "excluded",
            Self::Warned => "warned",
            Self::NotCounted => "not_counted",
            Self::Counted => "counted",
        }
    }
}

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

/// How often each rule was broken, and what was done: issues, of which a row may have several. All of them together fit 64 bits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Counted", into = "Counted")]
pub struct IssueCounts(pub(crate) Counted);

type Counted = BTreeMap<RuleId, BTreeMap<Deed, u64>>;

impl From<IssueCounts> for Counted {
    fn from(counts: IssueCounts) -> Self {
        counts.0
    }
}

impl TryFrom<Counted> for IssueCounts {
    type Error = TooManyIssues;

    fn try_from(counted: Counted) -> Result<Self, TooManyIssues> {
        all(counted.values().flat_map(BTreeMap::values).copied())?;
        Ok(Self(counted))
    }
}

/// More issues than 64 bits count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the issues are more than 2^64 − 1; no table has so many rows")]
#[non_exhaustive]
pub struct TooManyIssues;

/// The sum of counts, if 64 bits can hold it.
fn all(counts: impl IntoIterator<Item = u64>) -> Result<u64, TooManyIssues> {
    counts.into_iter().try_fold(0_u64, u64::checked_add).ok_or(TooManyIssues)
}

impl IssueCounts {
    /// Adds to a count.
    ///
    /// # Errors
    /// [`TooManyIssues`] when all counts together would be more than 64 bits hold; nothing is added then.
    pub fn add(&mut self, rule: RuleId, deed: Deed, count: u64) -> Result<(), TooManyIssues> {
        all(self.iter().map(|(_, _, count)| count).chain([count]))?;
        self.see(rule, deed, count);
        Ok(())
    }

    /// Adds issues seen in rows, of which no reading has so many that 64 bits would not hold them.
    pub(crate) fn see(&mut self, rule: RuleId, deed: Deed, count: u64) {
        if count > 0 {
            *self.0.entry(rule).or_default().entry(deed).or_default() += count;
        }
    }

    /// How often this was done for this rule.
    pub fn get(&self, rule: RuleId, deed: Deed) -> u64 {
        self.0.get(&rule).and_then(|deeds| deeds.get(&deed)).copied().unwrap_or(0)
    }

    /// How often this was done, over all rules.
    pub fn total(&self, deed: Deed) -> u64 {
        let counts = self.0.values().filter_map(|deeds| deeds.get(&deed));
        counts.sum()
    }

    /// Every count, in the order of the rules.
    pub fn iter(&self) -> impl Iterator<Item = (RuleId, Deed, u64)> + '_ {
        self.0.iter().flat_map(|(&rule, deeds)| deeds.iter().map(move |(&d, &n)| (rule, d, n)))
    }

    /// The counts without what is nothing wrong.
    #[must_use]
    pub fn wrong(&self) -> Self {
        let mut wrong = Self::default();
        for (rule, deed, count) in self.iter().filter(|(_, deed, _)| *deed != Deed::Counted) {
            wrong.see(rule, deed, count);
        }
        wrong
    }

    /// Adds another's counts, all or none of them.
    ///
    /// # Errors
    /// [`TooManyIssues`] when both together are more than 64 bits hold.
    pub fn merge(&mut self, other: &Self) -> Result<(), TooManyIssues> {
        all(self.iter().chain(other.iter()).map(|(_, _, count)| count))?;
        self.and_seen(other);
        Ok(())
    }

    /// Adds the counts of other rows seen in the same reading.
    pub(super) fn and_seen(&mut self, other: &Self) {
        for (rule, deed, count) in other.iter() {
            self.see(rule, deed, count);
        }
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
    pub fn refused_rows(&self) -> Option<usize> {
        if self.issues.len() as u64 != self.total() {
            return None;
        }
        let refused = self.issues.iter().filter(|issue| issue.deed == Deed::Refused);
        Some(refused.map(Issue::place).collect::<BTreeSet<_>>().len())
    }

    /// Names the file and the sheet of every row of the referrals.
    #[must_use]
    pub fn located(self, places: &Places) -> Self {
        self.located_in(TableName::Referrals, places)
    }

    /// Names the file and the sheet of every row of a table.
    #[must_use]
    pub fn located_in(mut self, table: TableName, places: &Places) -> Self {
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

    #[test]
    fn counts_beyond_64_bits_are_refused_and_leave_both_as_they_were() {
        // Two stored tallies with large counts added up to a small one, or ended in a panic.
        let of = |count| {
            let mut counts = IssueCounts::default();
            counts.add(RuleId::UnknownExit, Deed::Blanked, count).unwrap();
            counts
        };
        let mut sum = of(u64::MAX);
        let refused = sum.merge(&of(1)).unwrap_err();
        assert!(refused.to_string().contains("more than 2^64 − 1"), "{refused}");
        assert_eq!(sum, of(u64::MAX));
        let twice = r#"{"unknown_exit":{"blanked":18446744073709551615,"excluded":1}}"#;
        assert!(serde_json::from_str::<IssueCounts>(twice).is_err());
    }

    #[test]
    fn counts_add_up_in_any_order() {
        let mut a = IssueCounts::default();
        a.add(RuleId::UnknownExit, Deed::Blanked, 2).unwrap();
        let mut b = IssueCounts::default();
        b.add(RuleId::UnknownExit, Deed::Blanked, 1).unwrap();
        b.add(RuleId::MissingReferredOn, Deed::Excluded, 5).unwrap();
        let (mut ab, mut ba) = (a.clone(), b.clone());
        ab.merge(&b).unwrap();
        ba.merge(&a).unwrap();
        assert_eq!(ab, ba);
        assert_eq!(ab.get(RuleId::UnknownExit, Deed::Blanked), 3);
        assert_eq!(ab.total(Deed::Excluded), 5);
    }
}
