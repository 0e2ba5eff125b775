//! What moved between two tallies of one source, as a table, a summary and a sentence.

use super::table::{Table, Values};
use crate::extracts::{Changes, CountChange, LateRegistrations};
use crate::language::Language;
use crate::plan::Status;
use crate::rules::Stage;
use crate::tables::Present;
use crate::voice::{Voice, format_number, with_capital};

impl Present for Changes {
    /// The record of late registrations: a row for each month and event, of what was known then and is known now.
    fn table(&self) -> Table {
        let rows = || self.late.iter();
        let counts = |get: fn(&LateRegistrations) -> u64| rows().map(move |row| Some(get(row)));
        let (from, to) = (self.earlier_as_of, self.later_as_of);
        Table::titled(format!("Registered late, from {from} to {to}"))
            .with("from", Values::Date(rows().map(|row| Some(row.from)).collect()))
            .with("to", Values::Date(rows().map(|row| Some(row.to)).collect()))
            .with_text("event", rows().map(|row| Some(row.event.name())))
            .with_counts("earlier", counts(|row| row.earlier))
            .with_counts("later", counts(|row| row.later))
            .with_counts("registered_late", counts(|row| row.registered_late))
            .with_counts("no_longer_there", counts(|row| row.no_longer_there))
            .noted(format!(
                "events up to {}, the last day of which the earlier told",
                self.known_to
            ))
            .noted("known by day in sum: a corrected date is one no longer there and one late")
    }

    /// The counts of both: a row for each stage and state.
    fn summary(&self) -> Table {
        let rows = || self.counts.iter();
        let counts = |get: fn(&CountChange) -> Option<u64>| rows().map(get);
        Table::titled(format!("Counts, from {} to {}", self.earlier_as_of, self.later_as_of))
            .with_text("stage", rows().map(|row| Some(row.stage.name())))
            .with_counts("earlier", counts(|row| row.earlier))
            .with_counts("later", counts(|row| row.later))
            .with_counts("since", counts(|row| row.since))
            .with_counts("registered_late", counts(|row| row.registered_late))
            .with_counts("no_longer_there", counts(|row| row.no_longer_there))
    }

    fn sentence(&self, language: Language) -> String {
        let voice = self.words.voice(language);
        let moved = self.counts.iter().filter_map(|row| count_in_words(row, voice));
        let moved: Vec<String> = moved.collect();
        let dates = [self.earlier_as_of, self.later_as_of].map(|day| language.day(day));
        let mut said = vec![match language {
            Language::English => format!("From {} to {}: ", dates[0], dates[1]),
            Language::Danish => format!("Fra {} til {}: ", dates[0], dates[1]),
        }];
        match moved.is_empty() {
            true => said[0].push_str(language.pick("no count moved.", "ingen antal er ændret.")),
            false => said[0].push_str(&(moved.join(", ") + ".")),
        }
        let late = self.in_words(|row| row.registered_late, voice);
        let gone = self.in_words(|row| row.no_longer_there, voice);
        let heads = [
            (late, language.pick("Registered late", "Efterregistreret")),
            (gone, language.pick("No longer there", "Ikke længere med")),
        ];
        for (words, head) in heads {
            said.extend(words.map(|words| format!("{head}: {words}.")));
        }
        for status in [Status::Attained, Status::Behind, Status::Missed] {
            let texts: Vec<&str> =
                self.newly(status).map(|target| target.later.text.as_str()).collect();
            if !texts.is_empty() {
                let head = with_capital(&format!("{} {}", new(language), voice.status(status)));
                said.push(format!("{head}: {}.", texts.join("; ")));
            }
        }
        said.join(" ")
    }
}

/// What stands before the status of a target that did not have it before.
const fn new(language: Language) -> &'static str {
    language.pick("newly", "nu")
}

impl Changes {
    /// How many of each event, where there are any.
    fn in_words(&self, get: fn(&LateRegistrations) -> u64, voice: Voice<'_>) -> Option<String> {
        let each = Stage::ALL.into_iter().filter_map(|event| {
            let rows = self.late.iter().filter(|row| row.event == event);
            let sum: u64 = rows.map(get).sum();
            (sum > 0)
                .then(|| format!("{} {}", format_number(sum as f64, 0, *voice), voice.stage(event)))
        });
        let each: Vec<String> = each.collect();
        (!each.is_empty()).then(|| each.join(", "))
    }
}

/// A count that moved: how many there are, and how many more or fewer that is.
fn count_in_words(row: &CountChange, voice: Voice<'_>) -> Option<String> {
    let (then, now) = row.earlier.zip(row.later).filter(|(then, now)| then != now)?;
    let number = |count: u64| format_number(count as f64, 0, *voice);
    let (more, by) = match now > then {
        true => (voice.pick("more", "flere"), now - then),
        false => (voice.pick("fewer", "færre"), then - now),
    };
    Some(format!("{} {} ({} {more})", number(now), voice.stage(row.stage), number(by)))
}
