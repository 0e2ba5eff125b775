//! A judged plan on a page: a row a target.

use super::{NO_VALUE, View};
use crate::estimate::Unit;
use crate::language::Language;
use crate::plan::{Plan, PlanStatus, Status, Target, TargetStatus};
use crate::tables::Table;
use crate::tables::phrases::counted_twice;
use crate::voice::with_capital;
use crate::voice::{format_number, format_share};

impl View for PlanStatus {
    fn view(&self, language: Language) -> Vec<Table> {
        let targets: Vec<&TargetStatus> = self.targets.iter().collect();
        let day = language.day(self.as_of);
        let title = match language {
            Language::English => format!("{}, as of {day}", self.title),
            Language::Danish => format!("{}, pr. {day}", self.title),
        };
        let table = targets_of(title, &targets, language);
        let table = match self.may_count_twice {
            true => table.noted(counted_twice(language)),
            false => table,
        };
        vec![table]
    }
}

impl View for TargetStatus {
    fn view(&self, language: Language) -> Vec<Table> {
        vec![targets_of(String::new(), &[self], language)]
    }
}

impl View for Plan {
    /// What it aims at: a row a target.
    fn view(&self, language: Language) -> Vec<Table> {
        let head = |english, danish| language.pick(english, danish);
        let each = || self.targets.iter();
        let needed = |target: &Target| {
            Some(match target.at_least_share {
                Some(share) => language.share_as_written(share),
                None => format_number(target.at_least.unwrap_or(0) as f64, 0, language),
            })
        };
        let due = |target: &Target| target.due_on().map(|day| language.day_in_table(day));
        let table = Table::titled(self.head.title.clone())
            .with_text(head("Target", "Måltal"), each().map(|t| Some(t.text.clone())))
            .with_text(head("Needed", "Krævet"), each().map(needed))
            .with_text(head("Due", "Frist"), each().map(due));
        vec![table]
    }
}

fn targets_of(title: String, targets: &[&TargetStatus], language: Language) -> Table {
    let head = |english, danish| language.pick(english, danish);
    let each = || targets.iter();
    let status = |t: &&TargetStatus| {
        Some(format!(
            "{}\u{a0}{}",
            language.status_mark(t.status),
            with_capital(language.status_of(t))
        ))
    };
    let chance = |t: &&TargetStatus| {
        let share = |chance: f64| language.chance(chance);
        Some(t.chance.probability.map_or_else(|| NO_VALUE.to_owned(), share))
    };
    Table::titled(title)
        .with_text(head("Target", "Måltal"), each().map(|t| Some(t.text.clone())))
        .with_text(head("Status", "Status"), each().map(status))
        .with_text(head("Reached", "Opnået"), each().map(|t| Some(t.reached_in_words(language))))
        .with_text(head("Needed", "Krævet"), each().map(|t| Some(t.needed_in_words(language))))
        .with_text(head("Chance", "Chance"), each().map(chance))
        .with_text(head("Due", "Frist"), each().map(|t| Some(language.day_in_table(t.due))))
        .with_text(head("To know", "Vær opmærksom på"), each().map(|t| t.to_know(language)))
}

impl TargetStatus {
    pub(super) fn reached_in_words(&self, language: Language) -> String {
        let number = |count: u64| format_number(count as f64, 0, language);
        match (self.numerator, self.denominator, self.observed) {
            (Some(above), Some(below), Some(share)) => {
                let of = language.pick("of", "af");
                let share = format_share(share, 1, language);
                format!("{share} ({} {of} {})", number(above), number(below))
            }
            (Some(above), None, _) => number(above),
            _ => NO_VALUE.to_owned(),
        }
    }

    pub(crate) fn needed_in_words(&self, language: Language) -> String {
        match self.unit {
            Unit::Share => language.share_as_written(self.needed),
            _ => format_number(self.needed, 0, language),
        }
    }

    /// Its note, and why there is no chance of it.
    fn to_know(&self, language: Language) -> Option<String> {
        let voice = self.words.voice(language);
        let note = self.note.as_ref().map(|note| voice.plan_note(note));
        let is_open = !matches!(self.status, Status::Attained | Status::Missed);
        let why = self.chance.reason.as_ref().filter(|_| is_open && self.note.is_none());
        note.or_else(|| why.map(|why| voice.no_chance(why)))
    }
}
