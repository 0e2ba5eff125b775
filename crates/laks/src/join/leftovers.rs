//! What became of the forms, when every referral has passed: orphans, doubles, early and late ones.

use super::joined::Joined;
use super::measurements::Measurements;
use super::scores::{Became, Score};
use super::windows::FormWindow;
use crate::rules::Found;
use crate::rules::Moment;
use crate::rules::Side;
use crate::rules::{Action, IssueList, RuleId, TableName};
use std::collections::BTreeMap;

/// The facts about forms, in the order in which they are told.
const FACTS: [&str; 8] = [
    "used",
    "double",
    "early",
    "between",
    "late",
    "no_date_to_count_from",
    "referral_left_out",
    "orphan",
];

const fn fact(became: Became) -> &'static str {
    match became {
        Became::Used => "used",
        Became::Double => "double",
        Became::Outside { side: Side::Early, .. } => "early",
        Became::Outside { side: Side::Between, .. } => "between",
        Became::Outside { side: Side::Late, .. } => "late",
        Became::NoAnchor => "no_date_to_count_from",
        Became::LeftOut => "referral_left_out",
        Became::Orphan => "orphan",
    }
}

impl Measurements {
    /// The issues, and what became of the forms.
    pub(super) fn finish(mut self, joined: &mut Joined) -> IssueList {
        let mut scores = std::mem::take(&mut self.forms).into_scores();
        scores.sort_unstable_by_key(|score| (score.row, score.outcome));
        let mut facts: BTreeMap<&str, u64> = BTreeMap::new();
        let mut used_again = 0;
        for form in scores.chunk_by(|a, b| a.row == b.row) {
            let best = form.iter().map(|score| score.mark.became()).min();
            *facts.entry(best.map_or("orphan", fact)).or_default() += 1;
            used_again += u64::from(form.iter().any(|score| score.mark.is_used_again()));
            self.tell(form);
        }
        *facts.entry("orphan").or_default() += self.not_read.orphan;
        let mut add = |what, rows| joined.add(TableName::Measurements, what, rows);
        add("read", self.side.read);
        for what in FACTS {
            add(what, facts.get(what).copied().unwrap_or(0));
        }
        add("undated", self.not_read.undated);
        add("unreadable", self.side.unreadable);
        add("empty", self.not_read.empty);
        add("used_again", used_again);
        self.side.into_issues()
    }

    /// Tells what is wrong with a form: once, but a double for each of its scores.
    fn tell(&mut self, form: &[Score]) {
        let around = |windows: &[Option<FormWindow>]| -> Vec<String> {
            windows.iter().flatten().map(|window| window.around.clone()).collect()
        };
        for score in form {
            let became = score.mark.became();
            let on = Moment(score.day);
            let name = self.side.layout.outcomes.get(score.outcome).map(|o| o.name.clone());
            let (rule, column, found) = match became {
                Became::Used | Became::LeftOut => continue,
                Became::Double => {
                    let name = name.unwrap_or_default();
                    let found = Found::NotNearest { outcome: name, on };
                    (RuleId::MeasurementDouble, "measured_on", found)
                }
                Became::Outside { days, side } => {
                    let found = Found::OutsideWindows { on, days, side };
                    (RuleId::MeasurementOutsideWindow, "measured_on", found)
                }
                Became::NoAnchor => {
                    let found = Found::NothingToCountFrom { on, dates: around(&self.windows) };
                    (RuleId::MeasurementOutsideWindow, "measured_on", found)
                }
                Became::Orphan => {
                    let found = Found::NoReferral;
                    (RuleId::MeasurementOrphan, self.side.id_column(), found)
                }
            };
            let _: Action = self.side.issue(score.row, column, rule, || found);
            if became != Became::Double {
                return;
            }
        }
    }
}
