//! A comparison on a page: a row a figure, both values, the contrast, p, and what to know.

use super::{NO_VALUE, View};
use crate::compare::{Comparison, ComparisonLine};
use crate::estimate::{Estimate, Unit};
use crate::language::Language;
use crate::tables::Table;
use crate::voice::{format_number, rounding_note, with_capital};

impl View for Comparison {
    fn view(&self, language: Language) -> Vec<Table> {
        let lines: Vec<&ComparisonLine> = self.lines.iter().collect();
        let title = language.pick("Before and after", "Før og efter");
        let table = lines_of(title, &lines, language);
        let voice = self.words.voice(language);
        let notes = self.notes.iter().map(|note| voice.comparison_note(note));
        vec![notes.fold(table, |table, note| table.noted(with_capital(&note) + "."))]
    }
}

impl View for ComparisonLine {
    fn view(&self, language: Language) -> Vec<Table> {
        vec![lines_of("", &[self], language)]
    }
}

impl ComparisonLine {
    /// What its figure is called.
    pub(in crate::tables) fn label(&self, language: Language) -> String {
        let voice = self.before.words.voice(language);
        with_capital(&voice.figure_on(&self.measure, self.shown_on))
    }

    /// That the change was rounded on its own, where the values shown do not give it.
    pub(in crate::tables) fn rounding(&self, language: Language) -> Option<&'static str> {
        let parts = [&self.before, &self.after, &self.contrast];
        let [before, after, change] = parts.map(|estimate| estimate.on_scale(self.shown_on).value);
        let factor = match self.contrast.unit {
            Unit::Share => 100.0,
            Unit::Ratio => return None,
            _ => 1.0,
        };
        let values = [before? * factor, after? * factor];
        rounding_note(values, change? * factor, 1, language)
    }
}

fn lines_of(title: &str, lines: &[&ComparisonLine], language: Language) -> Table {
    let head = |english, danish| language.pick(english, danish);
    let p = |p: Option<f64>| {
        let shown = p.map_or_else(|| NO_VALUE.to_owned(), |p| p_in_words(p, language));
        Some(shown)
    };
    let side = |line: &ComparisonLine, estimate: &Estimate| Some(line.side(estimate, language));
    let table = Table::titled(title)
        .with_text(head("Figure", "Nøgletal"), lines.iter().map(|l| Some(l.label(language))))
        .with_text(head("Before", "Før"), lines.iter().map(|l| side(l, &l.before)))
        .with_text(head("After", "Efter"), lines.iter().map(|l| side(l, &l.after)))
        .with_text(
            head("Change (interval)", "Ændring (interval)"),
            lines.iter().map(|line| Some(line.change(language))),
        )
        .with_text("p", lines.iter().map(|line| p(line.p)));
    let table = match lines.iter().any(|line| line.p_holm.is_some()) {
        true => table.with_text("p (Holm)", lines.iter().map(|line| p(line.p_holm))),
        false => table,
    };
    match lines.iter().find_map(|line| line.rounding(language)) {
        Some(note) => table.noted(note),
        None => table,
    }
}

impl ComparisonLine {
    /// A value, and what it rests on.
    fn side(&self, estimate: &Estimate, language: Language) -> String {
        let shown = estimate.on_scale(self.shown_on);
        let value = shown.value.map(|value| shown.shown(value, language));
        let value = value.unwrap_or_else(|| NO_VALUE.to_owned());
        let raw = estimate.raw_beside(self.shown_on, language);
        match (estimate.numerator, estimate.denominator) {
            (Some(above), Some(below)) if estimate.unit == Unit::Share => {
                format!("{value} ({above}/{below})")
            }
            (None, Some(below)) => format!("{value}{raw} (n = {below})"),
            _ => value + &raw,
        }
    }

    /// The contrast with its interval: percentage points, points, or a ratio; why there is none.
    fn change(&self, language: Language) -> String {
        let estimate = self.contrast.on_scale(self.shown_on);
        let Some(value) = estimate.value else {
            let voice = estimate.words.voice(language);
            let why = estimate.reason.as_ref().map_or(String::new(), |why| voice.why(why));
            return if why.is_empty() {
                NO_VALUE.to_owned()
            } else {
                format!("{NO_VALUE} ({why})")
            };
        };
        let unit = match estimate.unit {
            Unit::Share => language.pick(" percentage points", " procentpoint"),
            Unit::Ratio => language.pick(" times", " gange"),
            Unit::Points if self.shown_on.is_some() => language.pick(" points", " point"),
            Unit::Points => language.pick(" raw points", " rå point"),
            _ => "",
        };
        let shown = estimate.shown(value, language);
        let interval = estimate.in_row(language).interval;
        format!("{shown}{unit}{}", interval.map_or(String::new(), |ends| format!(" ({ends})")))
    }
}

/// A p-value as it is reported: never as 0.
pub(in crate::tables) fn p_in_words(p: f64, language: Language) -> String {
    const LEAST: f64 = 0.001;
    match p < LEAST {
        true => format!("< {}", format_number(LEAST, 3, language)),
        false => format_number(p, 3, language),
    }
}
