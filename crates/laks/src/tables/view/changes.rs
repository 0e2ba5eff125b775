//! Outcomes and goals on a page.

use super::View;
use super::figures::figures;
use super::strata::label;
use crate::estimate::Estimate;
use crate::goals::GoalAttainment;
use crate::language::Language;
use crate::outcomes::{Change, Outcomes};
use crate::tables::Table;
use crate::voice::with_capital;

impl View for Change {
    fn view(&self, language: Language) -> Vec<Table> {
        let title = language.pick(&self.instrument.title.en, &self.instrument.title.da);
        let scaled: Vec<Estimate> =
            self.total.headline().into_iter().map(|estimate| self.as_shown(estimate)).collect();
        let rows: Vec<_> = scaled.iter().map(|estimate| (None, estimate)).collect();
        let table = figures(title, &rows, language).noted(self.scale_in_words(language));
        let mut tables = vec![table];
        if !self.strata.is_empty() {
            let gains: Vec<(String, Estimate)> = self
                .strata
                .iter()
                .map(|row| (label(&row.key, language), self.as_shown(&row.gain)))
                .collect();
            let rows: Vec<_> = gains.iter().map(|(key, e)| (Some(key.clone()), e)).collect();
            let name = with_capital(&language.figure(&self.total.gain.name));
            tables.push(figures(format!("{title}: {name}"), &rows, language));
        }
        tables
    }

    /// Every figure of the whole.
    fn rest(&self, language: Language) -> Vec<Table> {
        let title = language.pick(&self.instrument.title.en, &self.instrument.title.da);
        let scaled: Vec<Estimate> =
            self.total.estimates().into_iter().map(|estimate| self.as_shown(estimate)).collect();
        let rows: Vec<_> = scaled.iter().map(|estimate| (None, estimate)).collect();
        vec![figures(title, &rows, language)]
    }
}

impl View for Outcomes {
    fn view(&self, language: Language) -> Vec<Table> {
        self.changes.iter().flat_map(|change| change.view(language)).collect()
    }

    fn rest(&self, language: Language) -> Vec<Table> {
        self.changes.iter().flat_map(|change| change.rest(language)).collect()
    }
}

impl View for GoalAttainment {
    fn view(&self, language: Language) -> Vec<Table> {
        let title = with_capital(&self.at_least_in_words(language));
        let total: Vec<_> =
            self.total.estimates().into_iter().map(|estimate| (None, estimate)).collect();
        let mut tables = vec![figures(title.clone(), &total, language)];
        if !self.strata.is_empty() {
            let rows: Vec<_> = self
                .strata
                .iter()
                .map(|row| (Some(label(&row.key, language)), &row.reached))
                .collect();
            tables.push(figures(title, &rows, language));
        }
        tables
    }
}
