//! Strata on a page: their columns in words, their labels, and the total.

use super::NO_VALUE;
use crate::language::Language;
use crate::tables::Table;
use crate::voice::Voice;

/// A stratum's labels, one behind the other.
pub(super) fn label(by: &[String], key: &[Option<String>], language: Language) -> String {
    let labels = key.iter().enumerate().map(|(level, label)| {
        let name = by.get(level).map_or("", String::as_str);
        part(name, label.as_deref(), language.into())
    });
    labels.collect::<Vec<_>>().join(", ")
}

fn part(name: &str, label: Option<&str>, voice: Voice<'_>) -> String {
    match label {
        Some(label) => voice.label(name, label).into_owned(),
        None => voice.pick("(none)", "(ingen)").to_owned(),
    }
}

/// A table that begins with the columns of the strata; the first row is the total.
pub(super) fn by_stratum(
    title: impl Into<String>,
    by: &[String],
    keys: &[&[Option<String>]],
    voice: Voice<'_>,
) -> Table {
    by.iter().enumerate().fold(Table::titled(title), |table, (level, name)| {
        let total = if level == 0 { voice.pick("Total", "I alt") } else { NO_VALUE };
        let labels = keys.iter().map(|key| {
            let label = key.get(level).map_or(Some(NO_VALUE), |label| label.as_deref());
            Some(part(name, label, voice))
        });
        table.with_text(voice.stratum(name), [Some(total.to_owned())].into_iter().chain(labels))
    })
}
