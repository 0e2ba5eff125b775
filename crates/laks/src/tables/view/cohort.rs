//! A cohort and its list of issues on a page.

use super::View;
use crate::calendar::DateField;
use crate::cohort::Cohort;
use crate::language::Language;
use crate::rules::IssueList;
use crate::tables::Table;
use crate::voice::{format_number, with_capital};

impl View for Cohort {
    /// How many were referred, and which columns were read.
    fn view(&self, language: Language) -> Vec<Table> {
        let layout = self.layout();
        let dates = DateField::ALL.into_iter().filter(|&field| layout.dates[field as usize]);
        let dates = dates.map(|field| field.name().to_owned());
        let exit = layout.has_exit.then(|| "exit".to_owned());
        let goals = layout.goals.iter().map(|goal| goal.id.clone());
        let of_rows = dates.chain(exit).chain(layout.strata.iter().cloned()).chain(goals);
        let words = of_rows.map(|name| (with_capital(language.column(&name)), name));
        let scores = layout.outcomes.iter().flat_map(|outcome| {
            let when = [
                ("baseline", language.pick("before", "før")),
                ("follow_up", language.pick("after", "efter")),
            ];
            when.map(|(occasion, word)| {
                let name = language.outcome(&outcome.name);
                (format!("{}, {word}", with_capital(name)), format!("{}_{occasion}", outcome.name))
            })
        });
        let ours: Vec<(String, String)> = words.chain(scores).collect();
        let number = format_number(self.len() as f64, 0, language);
        let title = match language {
            Language::English => format!("{number} referrals"),
            Language::Danish => format!("{number} visiterede"),
        };
        let words = ours.iter().map(|(word, _)| Some(word.clone()));
        let columns = ours.iter().map(|(_, name)| Some(layout.column(name)));
        let table = Table::titled(title)
            .with_text(language.pick("What", "Hvad"), words)
            .with_text(language.pick("Column", "Kolonne"), columns);
        vec![table]
    }
}

impl View for IssueList {
    fn view(&self, language: Language) -> Vec<Table> {
        vec![self.to_repair(language)]
    }
}
