//! Estimates on a page: what it is, its value, its interval, its counts, its bounds, what to know.

use super::{NO_VALUE, View};
use crate::estimate::Estimate;
use crate::figure::Figure;
use crate::funnel::{Rates, Waiting};
use crate::language::Language;
use crate::tables::Table;
use crate::voice::with_capital;
use crate::voice::{format_number, format_share};

/// Rows of estimates, each under its own name or the figure's.
pub(super) fn figures(
    title: impl Into<String>,
    rows: &[(Option<String>, &Estimate)],
    language: Language,
) -> Table {
    let head = |english, danish| language.pick(english, danish);
    let label = |(label, estimate): &(Option<String>, &Estimate)| {
        let figure = || with_capital(&language.figure(&estimate.name));
        Some(label.clone().unwrap_or_else(figure))
    };
    let level = rows.first().map_or(0.95, |(_, estimate)| estimate.level);
    let interval = format!("{} {}", format_share(level, 0, language), head("interval", "interval"));
    let estimates = || rows.iter().map(|(_, estimate)| *estimate);
    let mut table = Table::titled(title)
        .with_text(head("Figure", "Nøgletal"), rows.iter().map(label))
        .with_text(head("Value", "Værdi"), estimates().map(|e| Some(e.value_in_words(language))))
        .with_text(interval, estimates().map(|e| e.interval_in_words(language)))
        .with_text(head("Counts", "Antal"), estimates().map(|e| Some(e.counts_in_words(language))));
    let bounds: Vec<Option<String>> = estimates().map(|e| e.bounds_in_words(language)).collect();
    if bounds.iter().any(Option::is_some) {
        table = table.with_text(head("Bounds", "Mindst og højst"), bounds);
    }
    let notes: Vec<Option<String>> = estimates().map(|e| e.to_know(language)).collect();
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

impl Estimate {
    /// Its value, or the mark of none.
    pub(super) fn value_in_words(&self, language: Language) -> String {
        self.value.map_or_else(|| NO_VALUE.to_owned(), |value| self.shown(value, language))
    }

    pub(super) fn interval_in_words(&self, language: Language) -> Option<String> {
        Some(self.range(self.lower?, self.upper?, language))
    }

    fn bounds_in_words(&self, language: Language) -> Option<String> {
        Some(self.range(self.if_open_fail?, self.if_open_succeed?, language))
    }

    fn range(&self, low: f64, high: f64, language: Language) -> String {
        let [low, high] = [low, high].map(|end| self.shown(end, language));
        format!("{low} {} {high}", language.pick("to", "til"))
    }

    /// What it rests on: 24 of 35 referred.
    pub(super) fn counts_in_words(&self, language: Language) -> String {
        let number = |count: u64| format_number(count as f64, 0, language);
        let Some(below) = self.denominator else { return NO_VALUE.to_owned() };
        let who = language.below(&self.denominator_is);
        match self.numerator {
            Some(above) => {
                format!("{} {} {} {who}", number(above), language.pick("of", "af"), number(below))
            }
            None => format!("{} {who}", number(below)),
        }
    }

    /// Why there is no value, and what to know of one that there is.
    fn to_know(&self, language: Language) -> Option<String> {
        let why = self.reason.as_ref().map(|why| language.why(why));
        let note = self.note.as_ref().map(|note| language.note(note));
        let said: Vec<String> = [why, note].into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join("; "))
    }
}

impl View for Estimate {
    fn view(&self, language: Language) -> Vec<Table> {
        vec![figures("", &[(None, self)], language)]
    }
}

impl View for Rates {
    fn view(&self, language: Language) -> Vec<Table> {
        let rows: Vec<_> = self.rates.iter().map(|rate| (None, rate)).collect();
        vec![figures(with_capital(language.stage(self.numerator)), &rows, language)]
    }
}

impl View for Waiting {
    fn view(&self, language: Language) -> Vec<Table> {
        let title = language.pick("Days from referral to start", "Dage fra visitation til start");
        let total: Vec<_> = self.total.quartiles.iter().map(|quartile| (None, quartile)).collect();
        let mut tables = vec![figures(title, &total, language)];
        if !self.strata.is_empty() {
            let is_median = |quartile: &&Estimate| quartile.name == Figure::Median;
            let median = |quartiles: &[Estimate]| quartiles.iter().find(is_median).cloned();
            let rows = self.strata.iter().filter_map(|row| {
                Some((super::strata::label(&row.key, language), median(&row.quartiles)?))
            });
            let rows: Vec<(String, Estimate)> = rows.collect();
            let rows: Vec<_> = rows.iter().map(|(key, e)| (Some(key.clone()), e)).collect();
            let title = with_capital(&language.figure(&Figure::Median));
            tables.push(figures(title, &rows, language));
        }
        tables
    }
}
