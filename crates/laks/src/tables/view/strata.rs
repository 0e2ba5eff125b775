//! Strata on a page: their columns in words, their labels, and the total.

use super::NO_VALUE;
use crate::language::Language;
use crate::tables::Table;
use crate::voice::Voice;

/// A stratum's labels, one behind the other.
pub(super) fn label(key: &[Option<String>], language: Language) -> String {
    let labels = key.iter().map(|label| part(label.as_deref(), language));
    labels.collect::<Vec<_>>().join(", ")
}

fn part(label: Option<&str>, language: Language) -> String {
    label.unwrap_or_else(|| language.pick("(none)", "(ingen)")).to_owned()
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
            Some(part(label, *voice))
        });
        table.with_text(voice.stratum(name), [Some(total.to_owned())].into_iter().chain(labels))
    })
}
