//! The funnel, and what happened in months, on a page.

use super::figure_words::FigureWords;
use super::figures::{figure_by_stratum, figures};
use super::strata::by_stratum;
use super::{NO_VALUE, View};
use crate::cohort::Split;
use crate::estimate::Estimate;
use crate::figure::Figure;
use crate::funnel::{Flow, Funnel, FunnelRow, PeriodCounts};
use crate::language::Language;
use crate::rules::Stage;
use crate::tables::Table;
use crate::tables::phrases::people_in_table;
use crate::tally::Bounds;
use crate::voice::Voice;
use crate::voice::format_number;
use crate::voice::with_capital;
use std::collections::BTreeSet;

fn count(count: Option<u64>, language: Language) -> String {
    count.map_or_else(|| NO_VALUE.to_owned(), |n| format_number(n as f64, 0, language))
}

/// A count of people, or the bounds it is known within.
fn people(count: Bounds, language: Language) -> String {
    people_in_table(count, language).unwrap_or_else(|| NO_VALUE.to_owned())
}

impl View for Funnel {
    fn view(&self, language: Language) -> Vec<Table> {
        let rates = figures(language.pick("Shares", "Andele"), &self.figures(language), language);
        let flow = if self.strata.is_empty() { self.stages(language) } else { self.by(language) };
        vec![flow, rates]
    }

    /// Every share of every stratum.
    fn rest(&self, language: Language) -> Vec<Table> {
        let voice = self.words.voice(language);
        let of = |rate: &Estimate| {
            let words = |row: &FunnelRow| Some(row.rate(&rate.name)?.in_row(language));
            let rows = self.strata.iter().filter_map(|row| Some((&*row.key, words(row)?)));
            let title = with_capital(&voice.figure(&rate.name));
            figure_by_stratum(title, &self.by, rows, language)
        };
        let rates: &[Estimate] = if self.strata.is_empty() { &[] } else { &self.total.rates };
        rates.iter().map(of).collect()
    }

    fn figures(&self, language: Language) -> Vec<FigureWords> {
        self.total.rates.iter().map(|rate| rate.in_row(language)).collect()
    }
}

impl Funnel {
    /// The way through a course, with how long after the referral people are seen.
    fn way(&self, voice: Voice<'_>) -> String {
        let seen = self.follow_up_days.map(|days| voice.after_referral(days));
        [Some(voice.way()), seen].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// A row for each stage and state.
    fn stages(&self, language: Language) -> Table {
        let known = Stage::ALL.into_iter().filter(|&stage| {
            stage != Stage::Offered || self.total.counts.known(stage.name()).is_some()
        });
        let stages: Vec<Stage> = known.collect();
        let voice = self.words.voice(language);
        let words = stages.iter().map(|&stage| Some(with_capital(voice.stage(stage))));
        let counts = stages
            .iter()
            .map(|stage| Some(people(self.total.counts.bounds(stage.name()), language)));
        Table::titled(self.way(voice))
            .with_text(language.pick("Stage", "Trin"), words)
            .with_text(language.pick("Count", "Antal"), counts)
    }

    /// The total, and a row for each stratum.
    fn by(&self, language: Language) -> Table {
        const SHOWN: [Stage; 9] = [
            Stage::Referred,
            Stage::Waiting,
            Stage::NeverStarted,
            Stage::Started,
            Stage::Ongoing,
            Stage::DroppedOut,
            Stage::EndedOther,
            Stage::EndedUnknown,
            Stage::Completed,
        ];
        let keys: Vec<&[Option<String>]> = self.strata.iter().map(|row| &*row.key).collect();
        let voice = self.words.voice(language);
        let title = &self.way(voice);
        let rows = || [&self.total].into_iter().chain(&self.strata);
        // Few exits have no known reason: no column where nobody has.
        let shown = SHOWN.into_iter().filter(|stage| {
            *stage != Stage::EndedUnknown
                || rows().any(|row| row.counts.known(stage.name()) != Some(0))
        });
        let table = shown.fold(by_stratum(title, &self.by, &keys, voice), |table, stage| {
            let counts = rows().map(|row| Some(count(row.counts.known(stage.name()), language)));
            table.with_text(with_capital(voice.stage(stage)), counts)
        });
        let share = |row: &FunnelRow, figure: &Figure| {
            let share = row.rate(figure).and_then(|rate| rate.in_row(language).value);
            Some(share.unwrap_or_else(|| NO_VALUE.to_owned()))
        };
        let [started, completed] =
            [Stage::Started, Stage::Completed].map(|stage| voice.stage(stage));
        let of = voice.people(Stage::Started);
        let heads = match language {
            Language::English => {
                [format!("Share {started}"), format!("{} of {of}", with_capital(completed))]
            }
            Language::Danish => {
                [format!("Andel {started}"), format!("{} af {of}", with_capital(completed))]
            }
        };
        let figures = [Figure::Uptake, Figure::Completion];
        figures.into_iter().zip(heads).fold(table, |table, (figure, head)| {
            let shares = rows().map(|row| share(row, &figure));
            table.with_text(head, shares)
        })
    }
}

/// A row for each period, and the total where there are several.
fn periods(title: &str, periods: &[&PeriodCounts], is_months: bool, language: Voice<'_>) -> Table {
    let stages: BTreeSet<Stage> =
        periods.iter().flat_map(|period| period.events.keys().copied()).collect();
    let has_total = periods.len() > 1;
    let total = |text: String| has_total.then_some(Some(text));
    let when = periods.iter().map(|period| {
        Some(match is_months {
            true => language.month(period.from),
            false => {
                let [from, to] = [period.from, period.to].map(|day| language.day_in_table(day));
                format!("{from} – {to}")
            }
        })
    });
    let head = match is_months {
        true => language.pick("Month", "Måned"),
        false => language.pick("Days", "Dage"),
    };
    let when = when.chain(total(language.pick("Total", "I alt").to_owned()));
    let table = Table::titled(title).with_text(head, when);
    let table = stages.into_iter().fold(table, |table, stage| {
        let of = |period: &&PeriodCounts| period.events.get(&stage).copied();
        let sum: u64 = periods.iter().filter_map(of).sum();
        let counts = periods.iter().map(|period| Some(count(of(period), *language)));
        let counts = counts.chain(total(count(Some(sum), *language)));
        table.with_text(with_capital(language.stage(stage)), counts)
    });
    if periods.iter().all(|period| period.known_to.is_none()) {
        return table;
    }
    let known_to =
        periods.iter().map(|period| period.known_to.map(|day| language.day_in_table(day)));
    let known_to = known_to.chain(has_total.then_some(None));
    table.with_text(language.pick("Known to", "Kendt til og med"), known_to)
}

impl View for PeriodCounts {
    fn view(&self, language: Language) -> Vec<Table> {
        let title = language.pick("What happened", "Hvad der skete");
        vec![periods(title, &[self], false, self.words.voice(language))]
    }
}

impl View for Flow {
    fn view(&self, language: Language) -> Vec<Table> {
        let title = language.pick("Month by month", "Måned for måned");
        let months: Vec<&PeriodCounts> = self.months.iter().collect();
        vec![periods(title, &months, true, self.words.voice(language))]
    }
}

impl View for Split {
    fn view(&self, language: Language) -> Vec<Table> {
        let sides = match language {
            Language::English => ["before", "after", "on neither side"],
            Language::Danish => ["før", "efter", "på ingen af siderne"],
        };
        let voice = self.before.layout().words.voice(language);
        let title = match language {
            Language::English => "Referrals".to_owned(),
            Language::Danish => with_capital(&voice.people(Stage::Referred)),
        };
        let counts = [self.before.len() as u64, self.after.len() as u64, self.undated];
        let counts = counts.map(|n| Some(count(Some(n), language)));
        let table = Table::titled(title)
            .with_text(language.pick("Side", "Side"), sides.map(Some))
            .with_text(language.pick("Count", "Antal"), counts);
        vec![table]
    }
}
