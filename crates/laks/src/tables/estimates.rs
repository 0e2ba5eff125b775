//! Estimates as rows of a table.

use super::phrases::between;
use super::table::Table;
use crate::estimate::{Estimate, Unit};
use crate::figure::Figure;
use crate::language::Language;
use crate::rules::Stage;
use crate::tables::Present;
use crate::voice::with_capital;
use crate::voice::{format_number, format_share};

/// Adds one column for each part of an estimate.
pub(crate) fn with_estimates(table: Table, estimates: &[&Estimate]) -> Table {
    let numbers = |part: fn(&Estimate) -> Option<f64>| estimates.iter().map(move |e| part(e));
    let counts = |part: fn(&Estimate) -> Option<u64>| estimates.iter().map(move |e| part(e));
    let note = |e: &&Estimate| {
        let voice = e.words.voice(Language::English);
        e.note.as_ref().map(|note| voice.note(note))
    };
    let reason = |e: &&Estimate| {
        let voice = e.words.voice(Language::English);
        e.reason.as_ref().map(|reason| voice.why(reason))
    };
    table
        .with_text("measure", estimates.iter().map(|e| Some(e.name.to_string())))
        .with_numbers("value", numbers(|e| e.value))
        .with_text("cell", estimates.iter().map(|e| Some(e.cell().name().to_owned())))
        .with_numbers("lower", numbers(|e| e.lower))
        .with_numbers("upper", numbers(|e| e.upper))
        .with_counts("numerator", counts(|e| e.numerator))
        .with_counts("denominator", counts(|e| e.denominator))
        .with_text("denominator_is", estimates.iter().map(|e| Some(e.denominator_is.to_string())))
        .with_numbers("if_open_fail", numbers(|e| e.if_open_fail))
        .with_numbers("if_open_succeed", numbers(|e| e.if_open_succeed))
        .with_numbers("level", numbers(|e| Some(e.level)))
        .with_text("method", estimates.iter().map(|e| Some(e.method.to_string())))
        .with_counts("excluded", counts(|e| Some(e.excluded)))
        .with_text("note", estimates.iter().map(note))
        .with_text("reason", estimates.iter().map(reason))
}

/// Adds one column for each stratum, from keys in the order of the names.
pub(crate) fn with_keys(table: Table, by: &[String], keys: &[&[Option<String>]]) -> Table {
    by.iter().enumerate().fold(table, |table, (level, name)| {
        table.with_text(name.clone(), keys.iter().map(|key| key.get(level).cloned().flatten()))
    })
}

/// What is to be said of facts without a date of their own.
pub(crate) fn dating_notes(undated_facts: u64, left_out: u64) -> Vec<String> {
    let mut notes = Vec::new();
    if undated_facts > 0 {
        notes.push(format!(
            "{undated_facts} scores or ratings in the table have no date and count from the start \
             or the end of their row"
        ));
    }
    if left_out > 0 {
        notes.push(format!(
            "{left_out} facts about open cases are true only on the day of the extract and are left \
             out"
        ));
    }
    notes
}

impl Estimate {
    /// Whether it is a difference of two values: shares differ by percentage points.
    fn is_difference(&self) -> bool {
        matches!(self.name, Figure::DifferenceOf(_))
    }

    /// The value as people read it: a share as percent, days, points and differences as numbers.
    pub(crate) fn shown(&self, value: f64, language: Language) -> String {
        match self.unit {
            Unit::Share if self.is_difference() => format_number(value * 100.0, 1, language),
            Unit::Share => format_share(value, 1, language),
            Unit::Days | Unit::Count => format_number(value, 0, language),
            Unit::Points | Unit::PerThirtyDays => format_number(value, 1, language),
            Unit::Ratio => format_number(value, 2, language),
        }
    }

    /// The value with its counts and interval, as a part of a sentence.
    pub(crate) fn in_words(&self, language: Language) -> String {
        self.in_words_on(false, language)
    }

    /// The same, where points are on the scale they are shown on, or raw.
    pub(super) fn in_words_on(&self, is_shown: bool, language: Language) -> String {
        let Some(value) = self.value else {
            let voice = self.words.voice(language);
            let reason = self.reason.as_ref().map_or(String::new(), |why| voice.why(why));
            // That it is between none and all says nothing.
            let is_bounded = self.if_open_fail > Some(0.0) || self.if_open_succeed < Some(1.0);
            let nothing = between(self, language).filter(|_| is_bounded);
            let nothing = nothing.unwrap_or_else(|| language.no_value(self.cell()).to_owned());
            return format!("{nothing} ({reason})");
        };
        let mut text = self.shown(value, language);
        if self.unit == Unit::Points {
            text.push_str(match is_shown {
                true => language.pick(" points", " point"),
                false => language.pick(" raw points", " rå point"),
            });
        }
        if self.unit == Unit::Days && !self.is_difference() {
            let (one, several) = (language.pick(" day", " dag"), language.pick(" days", " dage"));
            text.push_str(if value == 1.0 { one } else { several });
        }
        if self.unit == Unit::Share && self.is_difference() {
            text.push_str(language.pick(" percentage points", " procentpoint"));
        }
        if let Some(interval) = self.interval_in_words(language) {
            let level = format_number(self.level * 100.0, 0, language);
            text.push_str(&match language {
                Language::English => format!(" ({level}% interval {interval})"),
                Language::Danish => format!(" ({level}\u{a0}%-sikkerhedsinterval {interval})"),
            });
        }
        text
    }

    /// The interval: 12 to 30; at least 12, where the other end is not reached.
    pub(super) fn interval_in_words(&self, language: Language) -> Option<String> {
        let shown = |end: f64| self.shown(end, language);
        Some(match (self.lower, self.upper) {
            (Some(low), Some(high)) => {
                format!("{} {} {}", shown(low), language.pick("to", "til"), shown(high))
            }
            // Nobody waits fewer days than none.
            (Some(low), None) if low == 0.0 && self.unit == Unit::Days => return None,
            (Some(low), None) => format!("{} {}", language.pick("at least", "mindst"), shown(low)),
            (None, Some(high)) => format!("{} {}", language.pick("at most", "højst"), shown(high)),
            (None, None) => return None,
        })
    }

    /// The counts above and below the line, and who is below it: 24 of 35 referred.
    pub(super) fn counts_in_words(&self, language: Language) -> Option<String> {
        let voice = self.words.voice(language);
        let number = |count: u64| format_number(count as f64, 0, language);
        let (below, who) = (number(self.denominator?), voice.below(&self.denominator_is));
        let Some(above) = self.numerator.map(number) else {
            return Some(format!("{below} {who}"));
        };
        let counts = format!("{above} {} {below} {who}", voice.pick("of", "af"));
        // Above the line of a wait are those whose wait has ended with a start.
        Some(match self.name {
            Figure::LowerQuartile | Figure::Median | Figure::UpperQuartile => {
                let started = voice.stage(Stage::Started);
                format!("{counts} {} {started}", voice.pick("have", "er"))
            }
            _ => counts,
        })
    }
}

impl Present for Estimate {
    fn table(&self) -> Table {
        with_estimates(Table::titled(self.name.to_string()), &[self])
    }

    fn summary(&self) -> Table {
        self.table()
    }

    fn sentence(&self, language: Language) -> String {
        let voice = self.words.voice(language);
        let counts = self.counts_in_words(language).map_or(String::new(), |counts| {
            let n = if self.numerator.is_none() { "n = " } else { "" };
            format!(", {n}{counts}")
        });
        format!("{}: {}{counts}.", with_capital(&voice.figure(&self.name)), self.in_words(language))
    }
}
