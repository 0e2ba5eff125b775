//! A comparison on a page: a row a figure, both values, the contrast, p, and what to know.

use super::{NO_VALUE, View};
use crate::compare::{Comparison, ComparisonLine};
use crate::estimate::{Estimate, Unit};
use crate::language::Language;
use crate::tables::Table;
use crate::voice::format_number;
use crate::voice::with_capital;

impl View for Comparison {
    fn view(&self, language: Language) -> Vec<Table> {
        let lines: Vec<&ComparisonLine> = self.lines.iter().collect();
        let title = language.pick("Before and after", "Før og efter");
        let table = lines_of(title, &lines, language);
        let notes = self.notes.iter().map(|note| language.comparison_note(note));
        vec![notes.fold(table, |table, note| table.noted(with_capital(&note) + "."))]
    }
}

impl View for ComparisonLine {
    fn view(&self, language: Language) -> Vec<Table> {
        vec![lines_of("", &[self], language)]
    }
}

fn lines_of(title: &str, lines: &[&ComparisonLine], language: Language) -> Table {
    let head = |english, danish| language.pick(english, danish);
    let p =
        |p: Option<f64>| Some(p.map_or_else(|| NO_VALUE.to_owned(), |p| p_in_words(p, language)));
    let side = |estimate: &Estimate| {
        let value = estimate.value_in_words(language);
        let counts = match (estimate.numerator, estimate.denominator) {
            (Some(above), Some(below)) if estimate.unit == Unit::Share => {
                format!(" ({above}/{below})")
            }
            (None, Some(below)) => format!(" (n = {below})"),
            _ => String::new(),
        };
        Some(value + &counts)
    };
    let name = |line: &&ComparisonLine| Some(with_capital(&language.figure(&line.measure)));
    let change = |line: &&ComparisonLine| Some(contrast(&line.contrast, language));
    let table = Table::titled(title)
        .with_text(head("Figure", "Nøgletal"), lines.iter().map(name))
        .with_text(head("Before", "Før"), lines.iter().map(|line| side(&line.before)))
        .with_text(head("After", "Efter"), lines.iter().map(|line| side(&line.after)))
        .with_text(head("Change (interval)", "Ændring (interval)"), lines.iter().map(change))
        .with_text("p", lines.iter().map(|line| p(line.p)));
    if lines.iter().any(|line| line.p_holm.is_some()) {
        table.with_text("p (Holm)", lines.iter().map(|line| p(line.p_holm)))
    } else {
        table
    }
}

/// The contrast with its interval: percentage points, points, or a ratio; why there is none.
fn contrast(estimate: &Estimate, language: Language) -> String {
    let Some(value) = estimate.value else {
        let why = estimate.reason.as_ref().map_or(String::new(), |why| language.why(why));
        return if why.is_empty() { NO_VALUE.to_owned() } else { format!("{NO_VALUE} ({why})") };
    };
    let unit = match estimate.unit {
        Unit::Share => language.pick(" percentage points", " procentpoint"),
        Unit::Ratio => language.pick(" times", " gange"),
        Unit::Points => language.pick(" raw points", " rå point"),
        _ => "",
    };
    let shown = estimate.shown(value, language);
    let interval = estimate.interval_in_words(language);
    format!("{shown}{unit}{}", interval.map_or(String::new(), |ends| format!(" ({ends})")))
}

fn p_in_words(p: f64, language: Language) -> String {
    const LEAST: f64 = 0.001;
    match p < LEAST {
        true => format!("< {}", format_number(LEAST, 3, language)),
        false => format_number(p, 3, language),
    }
}
