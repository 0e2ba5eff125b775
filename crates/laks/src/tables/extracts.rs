//! What moved between two tallies of one source, as a table, a summary and a sentence.

use super::table::{Table, Values};
use crate::extracts::{Changes, CountChange, LateRegistrations, TargetChange};
use crate::language::Language;
use crate::plan::Status;
use crate::rules::Stage;
use crate::tables::Present;
use crate::tally::EventKind;
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
        said.extend(self.whom(language));
        let late = self.in_words(|row| row.registered_late, |row| row.registered_late, voice);
        let gone = self.in_words(|row| row.no_longer_there, |row| row.no_longer_there, voice);
        let may_be_dates = late.is_some() && gone.is_some();
        let heads = [
            (late, language.pick("Registered late", "Efterregistreret")),
            (gone, language.pick("No longer there", "Ikke længere med")),
        ];
        for (words, head) in heads {
            said.extend(words.map(|words| format!("{head}: {words}.")));
        }
        let corrected = language.pick(
            "A date that was corrected counts once in each.",
            "En dato, der er rettet, tæller med begge steder.",
        );
        said.extend(may_be_dates.then(|| corrected.to_owned()));
        let texts = |targets: &mut dyn Iterator<Item = &TargetChange>| {
            targets.map(|target| target.later.text.as_str()).collect::<Vec<_>>().join("; ")
        };
        for status in [Status::Attained, Status::Behind, Status::Missed] {
            said.extend(headed(
                new(language),
                voice.status(status),
                &texts(&mut self.newly(status)),
            ));
        }
        for status in [Status::Attained, Status::Missed] {
            let lost = texts(&mut self.no_longer(status));
            said.extend(headed(no_longer(language), voice.status(status), &lost));
        }
        said.join(" ")
    }
}

/// What stands before the status of a target that did not have it before.
const fn new(language: Language) -> &'static str {
    language.pick("newly", "nu")
}

/// What stands before the status of a target that has it no more.
const fn no_longer(language: Language) -> &'static str {
    language.pick("no longer", "ikke længere")
}

/// Targets under a head, if there are any.
fn headed(when: &str, status: &str, texts: &str) -> Option<String> {
    let head = || with_capital(&format!("{when} {status}"));
    (!texts.is_empty()).then(|| format!("{}: {texts}.", head()))
}

impl Changes {
    /// Of whom the counts are, where that is not everybody, and what the earlier tally could tell only in part.
    pub(in crate::tables) fn whom(&self, language: Language) -> Vec<String> {
        let mut said = Vec::new();
        if let Some(days) = self.follow_up_days {
            said.push(match language {
                Language::English => format!(
                    "The counts are of those who could be followed for {days} days by each date, who are more \
                     as time goes by; what was registered late is of everybody."
                ),
                Language::Danish => format!(
                    "Antallene er for dem, der kunne følges i {days} dage til hver dato, og som bliver flere \
                     med tiden; det efterregistrerede er for alle."
                ),
            });
        }
        if self.later_known_to < self.later_as_of {
            let day = language.day(self.later_known_to);
            said.push(match language {
                Language::English => {
                    format!(
                        "The later one's table ends on {day}: what happened after is not known."
                    )
                }
                Language::Danish => {
                    format!("Tabellen fra nu slutter {day}: hvad der skete senere, vides ikke.")
                }
            });
        }
        if let Some(day) = self.partly_known_to {
            let [known, partly] = [self.known_to, day].map(|day| language.day(day));
            said.push(match language {
                Language::English => format!(
                    "The earlier one's tables were taken out on different days: what happened after {known}, \
                     by {partly}, and was registered late counts as since."
                ),
                Language::Danish => format!(
                    "Tabellerne fra sidst er trukket på forskellige dage: det, der skete efter {known} og \
                     senest {partly} og er efterregistreret, tæller som kommet til siden."
                ),
            });
        }
        said
    }

    /// How many of each event, where there are any: of the counts, or where they are not told, of the record.
    fn in_words(
        &self,
        of_counts: fn(&CountChange) -> Option<u64>,
        get: fn(&LateRegistrations) -> u64,
        voice: Voice<'_>,
    ) -> Option<String> {
        let is_event = |stage: &Stage| EventKind::ALL.iter().any(|event| event.stage() == *stage);
        let each = Stage::ALL.into_iter().filter(is_event).filter_map(|event| {
            let of_stage = self.counts.iter().find(|row| row.stage == event).and_then(of_counts);
            let rows = self.late.iter().filter(|row| row.event == event);
            let sum: u64 = of_stage.unwrap_or_else(|| rows.map(get).sum());
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
