//! Outcomes and goals on a page.

use super::View;
use super::figure_words::FigureWords;
use super::figures::{figure_by_stratum, figures};
use crate::estimate::Estimate;
use crate::goals::GoalAttainment;
use crate::language::Language;
use crate::outcomes::{Change, Outcomes};
use crate::tables::Table;
use crate::tables::phrases::seen;
use crate::voice::with_capital;

impl Change {
    /// Figures in words, points on the scale that the instrument is shown on.
    fn rows(&self, estimates: Vec<&Estimate>, language: Language) -> Vec<FigureWords> {
        estimates.into_iter().map(|e| e.in_row_of(&self.instrument, language)).collect()
    }

    fn name(&self, language: Language) -> &str {
        language.pick(&self.instrument.title.en, &self.instrument.title.da)
    }
}

impl View for Change {
    fn view(&self, language: Language) -> Vec<Table> {
        let title = &seen(self.name(language), self.follow_up_days, self.words.voice(language));
        let rows = self.rows(self.total.headline(), language);
        let table = figures(title.clone(), &rows, language).noted(language.scale(&self.instrument));
        let mut tables = vec![table];
        if !self.strata.is_empty() {
            let gain = |estimate: &Estimate| estimate.in_row_of(&self.instrument, language);
            let rows = self.strata.iter().map(|row| (&*row.key, gain(&row.gain)));
            let name = with_capital(&language.figure(&self.total.gain.name));
            let title = format!("{title}: {name}");
            tables.push(figure_by_stratum(title, &self.by, rows, language));
        }
        tables
    }

    /// Every figure of the whole.
    fn rest(&self, language: Language) -> Vec<Table> {
        vec![figures(self.name(language), &self.figures(language), language)]
    }

    fn figures(&self, language: Language) -> Vec<FigureWords> {
        self.rows(self.total.estimates(), language)
    }
}

impl View for Outcomes {
    fn view(&self, language: Language) -> Vec<Table> {
        self.changes.iter().flat_map(|change| change.view(language)).collect()
    }

    fn rest(&self, language: Language) -> Vec<Table> {
        self.changes.iter().flat_map(|change| change.rest(language)).collect()
    }

    fn figures(&self, language: Language) -> Vec<FigureWords> {
        self.changes.iter().flat_map(|change| change.figures(language)).collect()
    }
}

impl View for GoalAttainment {
    fn view(&self, language: Language) -> Vec<Table> {
        let rule = with_capital(&self.at_least_in_words(language));
        let title = seen(&rule, self.follow_up_days, self.words.voice(language));
        let mut tables = vec![figures(title.clone(), &self.figures(language), language)];
        if !self.strata.is_empty() {
            let rows = self.strata.iter().map(|row| (&*row.key, row.reached.in_row(language)));
            tables.push(figure_by_stratum(title, &self.by, rows, language));
        }
        tables
    }

    fn figures(&self, language: Language) -> Vec<FigureWords> {
        self.total.estimates().into_iter().map(|estimate| estimate.in_row(language)).collect()
    }
}
