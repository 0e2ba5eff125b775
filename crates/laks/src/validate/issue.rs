//! One broken row, the list of them, and how many there were by rule.

use super::rule::{Action, RuleId};
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
}

impl From<Action> for Deed {
    fn from(action: Action) -> Self {
        match action {
            Action::Refuse => Self::Refused,
            Action::Blank => Self::Blanked,
            Action::Assume => Self::Assumed,
            Action::Exclude => Self::Excluded,
            Action::Warn => Self::Warned,
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
        }
    }
}

/// A row that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Issue {
    /// The row's number as in the file; in a file with a header the first row is 2.
    pub row: u64,
    /// The column, by the table's own name.
    pub column: String,
    /// The rule.
    pub rule: RuleId,
    /// What stands there.
    pub found: String,
    /// What was done.
    pub deed: Deed,
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { row, column, rule, found, deed: _ } = self;
        write!(f, "row {row}, column {column:?}: {rule}: found {found}; {}", rule.remedy())
    }
}

/// How many rows broke each rule, and what was done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IssueCounts(pub(crate) BTreeMap<RuleId, BTreeMap<Deed, u64>>);

impl IssueCounts {
    /// Adds to a count.
    pub fn add(&mut self, rule: RuleId, deed: Deed, count: u64) {
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
        self.0.values().filter_map(|deeds| deeds.get(&deed)).sum()
    }

    /// Every count, in the order of the rules.
    pub fn iter(&self) -> impl Iterator<Item = (RuleId, Deed, u64)> + '_ {
        self.0.iter().flat_map(|(&rule, deeds)| deeds.iter().map(move |(&d, &n)| (rule, d, n)))
    }

    /// Adds another's counts.
    pub fn merge(&mut self, other: &Self) {
        for (rule, deed, count) in other.iter() {
            self.add(rule, deed, count);
        }
    }
}

/// The first issues, in the order of rows, and how many there are in all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IssueList {
    /// The first of them.
    pub issues: Vec<Issue>,
    /// How many there are, listed or not.
    pub counts: IssueCounts,
}

impl IssueList {
    /// How many there are, listed or not.
    pub fn total(&self) -> u64 {
        self.counts.iter().map(|(_, _, count)| count).sum()
    }

    /// How many rows were refused; known only if every issue is listed.
    pub fn refused_rows(&self) -> Option<usize> {
        if self.issues.len() as u64 != self.total() {
            return None;
        }
        let refused = self.issues.iter().filter(|issue| issue.deed == Deed::Refused);
        Some(refused.map(|issue| issue.row).collect::<BTreeSet<_>>().len())
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
    use super::*;

    #[test]
    fn the_sentence_counts_issues_and_rows_and_no_rows_where_not_all_are_listed() {
        let issue = |row, rule| Issue {
            row,
            column: "Slut".to_owned(),
            rule,
            found: "completed".to_owned(),
            deed: Deed::Refused,
        };
        let rules = [RuleId::UnknownExit, RuleId::ExitWithoutEndDate, RuleId::UnknownExit];
        let issues: Vec<Issue> =
            [2, 2, 7].into_iter().zip(rules).map(|(n, r)| issue(n, r)).collect();
        let mut counts = IssueCounts::default();
        counts.add(RuleId::UnknownExit, Deed::Refused, 2);
        counts.add(RuleId::ExitWithoutEndDate, Deed::Refused, 1);
        let mut list = IssueList { issues, counts };
        let first_line = |list: &IssueList| list.to_string().lines().next().unwrap().to_owned();
        assert_eq!(first_line(&list), "the table is refused: 3 issues in 2 rows");
        list.counts.add(RuleId::UnknownExit, Deed::Refused, 10_000);
        assert_eq!(first_line(&list), "the table is refused: 10003 issues");
    }

    #[test]
    fn counts_add_up_in_any_order() {
        let mut a = IssueCounts::default();
        a.add(RuleId::UnknownExit, Deed::Blanked, 2);
        let mut b = IssueCounts::default();
        b.add(RuleId::UnknownExit, Deed::Blanked, 1);
        b.add(RuleId::MissingReferredOn, Deed::Excluded, 5);
        let (mut ab, mut ba) = (a.clone(), b.clone());
        ab.merge(&b);
        ba.merge(&a);
        assert_eq!(ab, ba);
        assert_eq!(ab.get(RuleId::UnknownExit, Deed::Blanked), 3);
        assert_eq!(ab.total(Deed::Excluded), 5);
    }
}
