//! Estimates on a page: what it is, its value, its interval, its counts, its bounds, what to know.

use super::figure_words::FigureWords;
use super::{NO_VALUE, View};
use crate::estimate::Estimate;
use crate::figure::Figure;
use crate::funnel::{Rates, WaitRow, Waiting};
use crate::language::Language;
use crate::tables::Table;
use crate::voice::format_share;
use crate::voice::with_capital;

/// Rows of figures; a note that all have is said once.
pub(super) fn figures(title: impl Into<String>, rows: &[FigureWords], language: Language) -> Table {
    let head = |english, danish| language.pick(english, danish);
    let level = rows.first().map_or(0.95, |row| row.level);
    let level = format_share(level, 0, language);
    let interval = format!("{level}{}", head(" interval", "-interval"));
    let or_none = |cell: &Option<String>| Some(cell.clone().unwrap_or_else(|| NO_VALUE.to_owned()));
    let mut table = Table::titled(title)
        .with_text(head("Figure", "Nøgletal"), rows.iter().map(|row| Some(row.label.clone())))
        .with_text(head("Value", "Værdi"), rows.iter().map(|row| or_none(&row.value)))
        .with_text(interval, rows.iter().map(|row| row.interval.clone()))
        .with_text(head("Counts", "Antal"), rows.iter().map(|row| or_none(&row.counts)));
    if rows.iter().any(|row| row.bounds.is_some()) {
        let bounds = rows.iter().map(|row| row.bounds.clone());
        table = table.with_text(head("Bounds", "Mindst og højst"), bounds);
    }
    let notes: Vec<Option<String>> = rows.iter().map(FigureWords::to_know).collect();
    match notes.first() {
        Some(Some(note)) if notes.len() > 1 && notes.iter().all(|n| n.as_ref() == Some(note)) => {
            table.noted(with_capital(note) + ".")
        }
        _ if notes.iter().any(Option::is_some) => {
            table.with_text(head("To know", "Vær opmærksom på"), notes)
        }
        _ => table,
    }
}

/// One figure of each stratum.
pub(super) fn figure_by_stratum<'a>(
    title: impl Into<String>,
    by: &[String],
    rows: impl IntoIterator<Item = (&'a [Option<String>], FigureWords)>,
    language: Language,
) -> Table {
    let rows = rows
        .into_iter()
        .map(|(key, row)| FigureWords { label: super::strata::label(by, key, language), ..row });
    figures(title, &rows.collect::<Vec<_>>(), language)
}

impl View for Estimate {
    fn view(&self, language: Language) -> Vec<Table> {
        vec![figures("", &self.figures(language), language)]
    }

    fn figures(&self, language: Language) -> Vec<FigureWords> {
        vec![self.in_row(language)]
    }
}

impl View for Rates {
    fn view(&self, language: Language) -> Vec<Table> {
        let title = with_capital(self.words.voice(language).stage(self.numerator));
        vec![figures(title, &self.figures(language), language)]
    }

    fn figures(&self, language: Language) -> Vec<FigureWords> {
        self.rates.iter().map(|rate| rate.in_row(language)).collect()
    }
}

impl View for Waiting {
    fn view(&self, language: Language) -> Vec<Table> {
        let voice = self.words.voice(language);
        let title = match language {
            Language::English => format!("Days from {} to {}", voice.referral(), voice.start()),
            Language::Danish => format!("Dage fra {} til {}", voice.referral(), voice.start()),
        };
        let mut tables = vec![figures(title, &self.figures(language), language)];
        if !self.strata.is_empty() {
            let median = |row: &WaitRow| {
                let median = row.quartiles.iter().find(|quartile| quartile.name == Figure::Median);
                median.map(|median| median.in_row(language))
            };
            let rows = self.strata.iter().filter_map(|row| Some((&*row.key, median(row)?)));
            let title = with_capital(&voice.figure(&Figure::Median));
            tables.push(figure_by_stratum(title, &self.by, rows, language));
        }
        tables
    }

    fn figures(&self, language: Language) -> Vec<FigureWords> {
        self.total.quartiles.iter().map(|quartile| quartile.in_row(language)).collect()
    }
}
