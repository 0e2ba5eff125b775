//! What moved between two tallies of one source, on a page.

use super::{NO_VALUE, View};
use crate::extracts::{Changes, CountChange, LateRegistrations, TargetChange};
use crate::language::Language;
use crate::plan::Status;
use crate::tables::Table;
use crate::voice::{format_number, with_capital};

impl View for Changes {
    /// The counts, each target, and what was registered late, where anything was.
    fn view(&self, language: Language) -> Vec<Table> {
        let mut tables = vec![self.moved(language)];
        if !self.targets.is_empty() {
            tables.push(self.of_targets(language));
        }
        if self.late.iter().any(LateRegistrations::moved) {
            tables.push(self.of_months(language));
        }
        tables
    }
}

impl Changes {
    fn moved(&self, language: Language) -> Table {
        let voice = self.words.voice(language);
        let count = |count: Option<u64>| {
            Some(count.map_or(NO_VALUE.to_owned(), |n| format_number(n as f64, 0, language)))
        };
        let rows = || self.counts.iter();
        let counts = |get: fn(&CountChange) -> Option<u64>| rows().map(get).map(count);
        let dates = [self.earlier_as_of, self.later_as_of].map(|day| language.day_in_table(day));
        let table = Table::titled(language.pick("What moved", "Hvad er ændret"))
            .with_text(
                language.pick("Stage", "Trin"),
                rows().map(|row| Some(with_capital(voice.stage(row.stage)))),
            )
            .with_text(in_column(&dates[0], true, language), counts(|row| row.earlier))
            .with_text(in_column(&dates[1], false, language), counts(|row| row.later))
            .with_text(language.pick("Since", "Kommet til siden"), counts(|row| row.since))
            .with_text(late(language), counts(|row| row.registered_late))
            .with_text(gone(language), counts(|row| row.no_longer_there));
        self.whom(language).into_iter().fold(table, Table::noted)
    }

    fn of_targets(&self, language: Language) -> Table {
        let status = |status: Status| {
            let word = with_capital(language.status(status));
            format!("{}\u{a0}{word}", language.status_mark(status))
        };
        let now = |target: &TargetChange| {
            let is_new = target.earlier.status != target.later.status;
            let new = if is_new { language.pick(" (new)", " (ny)") } else { "" };
            Some(status(target.later.status) + new)
        };
        let each = || self.targets.iter();
        let reached = |target: &TargetChange| {
            let [then, now] =
                [&target.earlier, &target.later].map(|target| target.reached_in_words(language));
            Some(if then == now { now } else { format!("{then} → {now}") })
        };
        Table::titled(self.title.clone().unwrap_or_default())
            .with_text(
                language.pick("Target", "Måltal"),
                each().map(|target| Some(target.later.text.clone())),
            )
            .with_text(
                language.pick("Stood", "Før"),
                each().map(|target| Some(status(target.earlier.status))),
            )
            .with_text(language.pick("Stands", "Nu"), each().map(now))
            .with_text(language.pick("Reached", "Opnået"), each().map(reached))
            .with_text(
                language.pick("Needed", "Krævet"),
                each().map(|target| Some(target.later.needed_in_words(language))),
            )
    }

    /// The months and events of which something is known now that was not, or the other way round.
    fn of_months(&self, language: Language) -> Table {
        let voice = self.words.voice(language);
        let rows = || self.late.iter().filter(|row| row.moved());
        let counts = |get: fn(&LateRegistrations) -> u64| {
            rows().map(move |row| Some(format_number(get(row) as f64, 0, language)))
        };
        let dates = [self.earlier_as_of, self.later_as_of].map(|day| language.day_in_table(day));
        Table::titled(language.pick(
            "Registered late: what happened before and was not known",
            "Efterregistreret: det, der var sket og ikke var kendt",
        ))
        .with_text(
            language.pick("Month", "Måned"),
            rows().map(|row| Some(voice.month(row.from))),
        )
        .with_text(
            language.pick("Event", "Hændelse"),
            rows().map(|row| Some(with_capital(voice.stage(row.event)))),
        )
        .with_text(in_column(&dates[0], true, language), counts(|row| row.earlier))
        .with_text(in_column(&dates[1], false, language), counts(|row| row.later))
        .with_text(late(language), counts(|row| row.registered_late))
        .with_text(gone(language), counts(|row| row.no_longer_there))
        .noted(match language {
            Language::English => format!(
                "Known by day in sum, up to {}: a corrected date is one no longer there and one late.",
                language.day(self.known_to)
            ),
            Language::Danish => format!(
                "Opgjort dag for dag i sum, til og med {}: en rettet dato tæller én gang under ikke længere med \
                 og én gang under efterregistreret.",
                language.day(self.known_to)
            ),
        })
    }
}

/// The date at the head of a column; counts of one date are told apart by which tally they are of.
fn in_column(date: &str, is_earlier: bool, language: Language) -> String {
    match is_earlier {
        true => format!("{} {date}", language.pick("Earlier,", "Sidst,")),
        false => format!("{} {date}", language.pick("Later,", "Nu,")),
    }
}

const fn late(language: Language) -> &'static str {
    language.pick("Registered late", "Efterregistreret")
}

const fn gone(language: Language) -> &'static str {
    language.pick("No longer there", "Ikke længere med")
}
