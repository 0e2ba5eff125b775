//! What no column could tell of goals.

use super::goal_row::{GoalLine, GoalRow};
use crate::estimate::Note;
use crate::reason::Reason;
use crate::records::Known;
use crate::rules::Stage;
use crate::tally::{Among, GoalSpec};

/// The columns that are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unknown {
    group: Vec<String>,
    /// By goal.
    goals: Vec<Vec<String>>,
    ends: Vec<String>,
    exits: Vec<String>,
}

impl Unknown {
    /// For goals that are asked of a group. Where facts were left out and no column says when a case ended,
    /// the marks of those who had left may be among them.
    pub(super) fn of(known: &Known, goals: &[GoalSpec], among: Among, left_out: bool) -> Self {
        let ends: &[&str] = if left_out { &["started_on", "ended_on"] } else { &[] };
        Self {
            group: known.lacking_for(among.stage()),
            goals: goals.iter().map(|goal| goal.lacking(known)).collect(),
            ends: known.lacking(ends),
            exits: known.lacking_for(Stage::Ongoing),
        }
    }

    /// A row without what is not known.
    pub(super) fn hide(&self, mut row: GoalRow) -> GoalRow {
        let ends = if row.reached.denominator == Some(0) { Vec::new() } else { self.ends.clone() };
        let of_all = distinct([self.group.clone(), ends].concat());
        let mut of_goals = self.goals.iter();
        let line = |line: GoalLine| {
            let lacking = [of_all.clone(), of_goals.next().cloned().unwrap_or_default()].concat();
            if lacking.is_empty() { line } else { hidden_line(line, lacking) }
        };
        row.goals = row.goals.into_iter().map(line).collect();
        let lacking = distinct([of_all.clone(), self.goals.concat()].concat());
        if !lacking.is_empty() {
            let people = row.reached.denominator.filter(|_| self.group.is_empty());
            row.reached = row.reached.hidden_above(Reason::NoColumn(lacking.clone()), people);
            row.judged = row.judged.hidden(Reason::NoColumn(lacking));
            (row.any_unrated, row.not_due, row.fewer_set) = (None, None, None);
            (row.unrated_could, row.open_could) = (None, None);
        } else if !self.exits.is_empty() {
            let open = row.not_due.unwrap_or(0);
            (row.any_unrated, row.not_due) = (None, None);
            (row.unrated_could, row.open_could) = (None, None);
            row.reached.note = (open > 0).then_some(Note::MayBeOpen { at_most: open });
            row.judged = row.judged.hidden(Reason::NoColumn(self.exits.clone()));
        }
        row
    }
}

/// Each column once.
fn distinct(mut columns: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    columns.retain(|column| seen.insert(column.clone()));
    columns
}

fn hidden_line(line: GoalLine, lacking: Vec<String>) -> GoalLine {
    GoalLine {
        set: None,
        reached: None,
        not_reached: None,
        unrated: None,
        share: line.share.hidden(Reason::NoColumn(lacking)),
        ..line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Earlier;

    /// A goal of a yes after the course was not known of a table that asked only after it.
    #[test]
    fn a_goal_that_asks_nothing_of_the_score_before_needs_no_column_for_it() {
        let known = Known::from_names(["referred_on", "started_on", "job_follow_up"]);
        let goal = |from| GoalSpec {
            id: "job".to_owned(),
            outcome: Some("job".to_owned()),
            improves_by: Some(1),
            from: Some(from),
        };
        let lacking =
            |from| Unknown::of(&known, &[goal(from)], Among::Started, false).goals.concat();
        assert_eq!(lacking(Earlier::Any), Vec::<String>::new());
        assert_eq!(lacking(Earlier::No), ["job_baseline"]);
    }
}
