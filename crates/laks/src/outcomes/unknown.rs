//! What no column could tell of an outcome.

use super::change_row::ChangeRow;
use crate::estimate::{Estimate, Note};
use crate::reason::Reason;
use crate::records::Known;
use crate::rules::Stage;
use crate::tally::{Among, UndatedFacts};

/// The columns that are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unknown {
    group: Vec<String>,
    before: Vec<String>,
    after: Vec<String>,
    ends: Vec<String>,
    exits: Vec<String>,
    /// Whether a score before may have been taken after the date of the count.
    is_before_undated: bool,
}

impl Unknown {
    /// For an outcome, asked of a group. Where facts were left out and no column says when a case ended,
    /// the scores of those who had left may be among them.
    pub(super) fn of(known: &Known, outcome: &str, among: Among, undated: UndatedFacts) -> Self {
        let score = |occasion: &str| known.lacking(&[&format!("{outcome}_{occasion}")]);
        let ends: &[&str] = if undated.at_an_end { &["started_on", "ended_on"] } else { &[] };
        Self {
            group: known.lacking_for(among.stage()),
            before: score("baseline"),
            after: score("follow_up"),
            ends: known.lacking(ends),
            exits: known.lacking_for(Stage::Ongoing),
            is_before_undated: undated.at_a_start && !known.starts(),
        }
    }

    /// A row without what is not known.
    pub(super) fn hide(&self, mut row: ChangeRow) -> ChangeRow {
        if self.is_before_undated {
            row.with_baseline = None;
        }
        let ends = if row.people == Some(0) { Vec::new() } else { self.ends.clone() };
        let mut lacking =
            [self.group.clone(), self.before.clone(), self.after.clone(), ends].concat();
        let mut seen = std::collections::BTreeSet::new();
        lacking.retain(|column| seen.insert(column.clone()));
        if lacking.is_empty() {
            return self.hide_open(row);
        }
        let group = self.group.is_empty();
        let people = row.people.filter(|_| group);
        let reason = Reason::NoColumn(lacking);
        let hide = |estimate: Estimate| estimate.hidden(reason.clone());
        let of_people = |estimate: &Estimate| estimate.clone().hidden_above(reason.clone(), people);
        let of_all = [&row.completeness, &row.improved_of_all].map(of_people);
        let mut hidden = row.mapped(hide);
        [hidden.completeness, hidden.improved_of_all] = of_all;
        ChangeRow {
            people,
            with_baseline: hidden.with_baseline.filter(|_| group && self.before.is_empty()),
            with_follow_up: hidden
                .with_follow_up
                .filter(|_| group && self.after.is_empty() && self.ends.is_empty()),
            paired: None,
            scores: None,
            missing: None,
            not_due: None,
            ..hidden
        }
    }

    /// Without a column for exits it is not known whose case is open.
    fn hide_open(&self, mut row: ChangeRow) -> ChangeRow {
        if self.exits.is_empty() {
            return row;
        }
        (row.missing, row.not_due) = (None, None);
        let unpaired = row.people.unwrap_or(0) - row.paired.unwrap_or(0);
        for estimate in [&mut row.completeness, &mut row.improved_of_all] {
            let is_so_far = matches!(estimate.note, Some(Note::LowerBoundSoFar { .. }));
            estimate.note = is_so_far.then_some(Note::MayBeOpen { at_most: unpaired });
        }
        let reason = Reason::NoColumn(self.exits.clone());
        row.baseline.lost = row.baseline.lost.hidden(reason.clone());
        row.baseline.not_due = row.baseline.not_due.hidden(reason);
        row
    }
}
