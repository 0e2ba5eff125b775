//! A cohort and its list of issues on a page.

use super::View;
use crate::cohort::Cohort;
use crate::language::Language;
use crate::persons::masked;
use crate::rules::{IssueList, Stage};
use crate::tables::Table;
use crate::voice::{format_number, with_capital};

impl View for Cohort {
    /// How many were referred, and which columns were read.
    fn view(&self, language: Language) -> Vec<Table> {
        let columns = &self.layout().columns;
        let number = format_number(self.len() as f64, 0, language);
        let title = match language {
            Language::English => format!("{number} referrals"),
            Language::Danish => {
                format!("{number} {}", self.layout().words.voice(language).people(Stage::Referred))
            }
        };
        let words = columns.keys().map(|ours| Some(with_capital(&self.word(ours, language))));
        let columns = columns.values().map(|theirs| Some(masked(theirs).into_owned()));
        let table = Table::titled(title)
            .with_text(language.pick("What", "Hvad"), words)
            .with_text(language.pick("Column", "Kolonne"), columns);
        vec![table]
    }
}

impl Cohort {
    /// The word for one of our columns: that of an outcome says when it was measured.
    fn word(&self, ours: &str, language: Language) -> String {
        let layout = self.layout();
        let when = [("baseline", ("before", "før")), ("follow_up", ("after", "efter"))];
        for outcome in &layout.outcomes {
            for (occasion, (english, danish)) in when {
                let column = format!("{}_{occasion}", outcome.name);
                let rest = ours.strip_prefix(&column);
                let is_day = rest == Some("_on");
                if rest == Some("") || is_day {
                    let name = language.outcome(&outcome.name);
                    let day = if is_day { language.pick(", date", ", dato") } else { "" };
                    return format!("{name}, {}{day}", language.pick(english, danish));
                }
            }
        }
        match layout.goals.iter().any(|goal| goal.id == ours) {
            true => language.goal(ours).to_owned(),
            false => layout.words.voice(language).column(ours).into_owned(),
        }
    }
}

impl View for IssueList {
    fn view(&self, language: Language) -> Vec<Table> {
        if self.total() == 0 {
            return vec![Table::titled(language.pick("No issues", "Ingen fejl"))];
        }
        vec![self.to_repair(language)]
    }
}
