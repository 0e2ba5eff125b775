//! The funnel, its rates, periods and waits as tables and sentences.

use super::estimates::{with_estimates, with_keys};
use super::phrases::{counted_twice, ended, on, people, title};
use super::table::{Table, Values};
use crate::calendar::Day;
use crate::cell::Cell;
use crate::estimate::Estimate;
use crate::figure::Figure;
use crate::funnel::{Flow, Funnel, FunnelRow, PeriodCounts, Rates, WaitRow, Waiting};
use crate::language::Language;
use crate::reason::Reason;
use crate::rules::Stage;
use crate::tables::Present;
use crate::voice::ChartWord;
use crate::voice::format_number;
use crate::voice::with_capital;
use std::collections::BTreeSet;

impl Present for Funnel {
    /// One row a stratum (or one for everybody): every count, then uptake and completion.
    fn table(&self) -> Table {
        let rows: Vec<&FunnelRow> =
            if self.strata.is_empty() { vec![&self.total] } else { self.strata.iter().collect() };
        let keys: Vec<&[Option<String>]> = rows.iter().map(|row| row.key.as_slice()).collect();
        let mut table = with_keys(Table::titled(title("Funnel", self.as_of)), &self.by, &keys);
        for name in crate::tally::Figures::names() {
            let counts: Vec<Option<u64>> = rows.iter().map(|row| row.counts.known(name)).collect();
            if name != "offered" || counts.iter().any(Option::is_some) {
                table = table.with_counts(name, counts);
            }
        }
        for figure in
            [Figure::Uptake, Figure::Completion, Figure::CompletionOfExited, Figure::Attrition]
        {
            let (figure, name) = (&figure, figure.to_string());
            let part = |get: fn(&Estimate) -> Option<f64>| {
                rows.iter().map(move |row| row.rate(figure).and_then(get)).collect::<Vec<_>>()
            };
            table = table
                .with_numbers(name.clone(), part(|e| e.value))
                .with_numbers(format!("{name}_lower"), part(|e| e.lower))
                .with_numbers(format!("{name}_upper"), part(|e| e.upper));
        }
        table
    }

    fn summary(&self) -> Table {
        let rates: Vec<&Estimate> = self.total.rates.iter().collect();
        with_estimates(Table::titled(title("Funnel", self.as_of)), &rates)
    }

    fn sentence(&self, language: Language) -> String {
        let count = |name: &str| people(self.total.counts.bounds(name), language);
        let voice = self.words.voice(language);
        if self.total.counts.known("referred") == Some(0) {
            return self.nobody(language)
                + &ended(self.ends_early, language)
                + &self.twice(language);
        }
        let uptake = self.uptake().map_or(String::new(), |e| e.in_words(language));
        let (on, unknown) = (on(self.as_of, language), self.unknown_in_words(language));
        let [referred, started, completed] = ["referred", "started", "completed"].map(count);
        let [waiting, ongoing] = ["waiting", "ongoing"].map(count);
        let (whom, in_stage) = (voice.people(Stage::Referred), voice.stage(Stage::Started));
        let referral = voice.referral();
        let were = |stage: Stage| voice.were(stage, self.total.counts.known(stage.name()));
        let [were_waiting, were_in, had_completed] =
            [Stage::Waiting, Stage::Ongoing, Stage::Completed].map(were);
        let who = match language {
            Language::English => format!("{on}{started} of {referred} {whom} had {in_stage}"),
            Language::Danish if on.is_empty() => {
                format!("{started} af {referred} {whom} var {in_stage}")
            }
            Language::Danish => format!("{on}var {started} af {referred} {whom} {in_stage}"),
        };
        let follow_up = self.follow_up_days.map(|days| language.days(days));
        let text = match (follow_up, language) {
            (None, Language::English) => format!(
                "{who}, {uptake}; {waiting} {were_waiting}, {ongoing} {were_in} and {completed} \
                 {had_completed}{unknown}."
            ),
            (None, Language::Danish) => format!(
                "{who}, {uptake}; {waiting} {were_waiting}, {ongoing} {were_in}, og {completed} \
                 {had_completed}{unknown}."
            ),
            (Some(days), Language::English) => format!(
                "{who} within {days} of {referral}, {uptake}; {days} after {referral} {waiting} \
                 {were_waiting}, {ongoing} {were_in} and {completed} {had_completed}{unknown}."
            ),
            (Some(days), Language::Danish) => format!(
                "{who} inden for {days} efter {referral}, {uptake}; {days} efter {referral}: \
                 {waiting} {were_waiting}, {ongoing} {were_in}, og {completed} {had_completed}{unknown}."
            ),
        };
        with_capital(&text) + &ended(self.ends_early, language) + &self.twice(language)
    }
}

impl Funnel {
    /// That some may be counted twice, as the last sentence.
    fn twice(&self, language: Language) -> String {
        if self.may_count_twice { format!(" {}", counted_twice(language)) } else { String::new() }
    }

    /// That nobody was referred.
    fn nobody(&self, language: Language) -> String {
        let voice = self.words.voice(language);
        let (on, referred) = (on(self.as_of, language), voice.stage(Stage::Referred));
        with_capital(&match language {
            Language::English => format!("{on}nobody had been {referred} yet."),
            Language::Danish if on.is_empty() => format!("ingen er {referred} endnu."),
            Language::Danish => format!("{on}var ingen {referred} endnu."),
        })
    }

    /// Why something of everybody is not known, where columns lack.
    fn unknown_in_words(&self, language: Language) -> String {
        let rates = self.total.rates.iter().filter(|rate| rate.value.is_none());
        let mut why = rates.filter_map(|rate| rate.reason.as_ref());
        let lacking = why.rfind(|why| matches!(why, Reason::NoColumn(_)));
        lacking.map_or(String::new(), |why| format!(" ({})", self.words.voice(language).why(why)))
    }
}

impl Present for Rates {
    fn table(&self) -> Table {
        let title = title(&format!("Rates of {}", self.numerator), self.as_of);
        with_estimates(Table::titled(title), &self.rates.iter().collect::<Vec<_>>())
    }

    fn summary(&self) -> Table {
        self.table()
    }

    fn sentence(&self, language: Language) -> String {
        let voice = self.words.voice(language);
        let parts = self.rates.iter().filter(|rate| rate.value.is_some()).map(|rate| {
            let note = rate.note.as_ref().map_or(String::new(), |n| format!(", {}", voice.note(n)));
            format!("{} {}{note}", rate.in_words(language), voice.of(&rate.denominator_is))
        });
        let parts: Vec<String> = parts.collect();
        // Where no share is known, why the first is not: the others lack the same, or more.
        let parts = match self.rates.first() {
            Some(first) if parts.is_empty() => first.in_words(language),
            _ => parts.join("; "),
        };
        format!("{}: {parts}.", with_capital(voice.stage(self.numerator)))
    }
}

fn periods(title: String, periods: &[&PeriodCounts]) -> Table {
    let dates = |get: fn(&PeriodCounts) -> Day| {
        Values::Date(periods.iter().map(|period| Some(get(period))).collect())
    };
    let table = Table::titled(title).with("from", dates(|p| p.from)).with("to", dates(|p| p.to));
    let stages: BTreeSet<Stage> =
        periods.iter().flat_map(|period| period.events.keys().copied()).collect();
    let table = stages.into_iter().fold(table, |table, stage| {
        let counts = periods.iter().map(|period| period.events.get(&stage).copied());
        table.with_counts(stage.name(), counts)
    });
    let known_to: Vec<Option<Day>> = periods.iter().map(|period| period.known_to).collect();
    match known_to.iter().any(Option::is_some) {
        true => table.with("known_to", Values::Date(known_to)),
        false => table,
    }
}

/// To which day a period is known, where that is not all of it.
fn how_far(known_to: Option<Day>, language: Language) -> String {
    let said = known_to.map(|day| language.chart(&ChartWord::KnownTo(day)));
    said.map_or(String::new(), |said| format!(" {said}"))
}

impl Present for PeriodCounts {
    fn table(&self) -> Table {
        periods(format!("What happened from {} to {}", self.from, self.to), &[self])
    }

    fn summary(&self) -> Table {
        self.table()
    }

    fn sentence(&self, language: Language) -> String {
        let voice = self.words.voice(language);
        let events: Vec<String> = self
            .events
            .iter()
            .map(|(stage, count)| format!("{count} {}", voice.stage(*stage)))
            .collect();
        let span = with_capital(&language.span(Some(self.from), Some(self.to)));
        let events = match events.is_empty() {
            true => language.no_value(Cell::Missing).to_owned(),
            false => events.join(", "),
        };
        format!("{span}: {events}.{}", how_far(self.known_to, language))
    }
}

impl Present for Flow {
    fn table(&self) -> Table {
        periods(title("Flow by month", self.as_of), &self.months.iter().collect::<Vec<_>>())
    }

    fn summary(&self) -> Table {
        self.table()
    }

    fn sentence(&self, language: Language) -> String {
        let referred =
            |month: &PeriodCounts| month.events.get(&Stage::Referred).copied().unwrap_or(0);
        let total: u64 = self.months.iter().map(referred).sum();
        let (months, referred) = (self.months.len(), self.words.voice(language));
        let referred = referred.stage(Stage::Referred);
        let text = match (language, total, months) {
            (Language::English, 0, _) => format!("Nobody was {referred}."),
            (Language::Danish, 0, _) => format!("Ingen er {referred}."),
            (Language::English, 1, 1) => format!("1 was {referred} in 1 month."),
            (Language::English, 1, _) => format!("1 was {referred} in {months} months."),
            (Language::English, _, 1) => format!("{total} were {referred} in 1 month."),
            (Language::English, _, _) => format!("{total} were {referred} in {months} months."),
            (Language::Danish, _, 1) => format!("{total} blev {referred} på 1 måned."),
            (Language::Danish, _, _) => format!("{total} blev {referred} på {months} måneder."),
        };
        text + &how_far(self.months.last().and_then(|month| month.known_to), language)
    }
}

impl Present for Waiting {
    fn table(&self) -> Table {
        let rows: Vec<&WaitRow> =
            if self.strata.is_empty() { vec![&self.total] } else { self.strata.iter().collect() };
        let quartiles: Vec<&Estimate> = rows.iter().flat_map(|row| &row.quartiles).collect();
        let keys: Vec<&[Option<String>]> =
            rows.iter().flat_map(|row| row.quartiles.iter().map(|_| row.key.as_slice())).collect();
        let table = with_keys(Table::titled(title("Days to start", self.as_of)), &self.by, &keys);
        with_estimates(table, &quartiles)
    }

    fn summary(&self) -> Table {
        let quartiles: Vec<&Estimate> = self.total.quartiles.iter().collect();
        with_estimates(Table::titled(title("Days to start", self.as_of)), &quartiles)
    }

    fn sentence(&self, language: Language) -> String {
        let voice = self.words.voice(language);
        let (people, started) = (voice.people(Stage::Referred), voice.stage(Stage::Started));
        let still = voice.still(Stage::Waiting);
        let median = self.total.quartiles.iter().find(|q| q.name == Figure::Median);
        let unknown = || language.pick("an unknown number", "et ukendt antal").to_owned();
        let number = |n: u64| format_number(n as f64, 0, language);
        let waiting = self.total.waiting.map_or_else(unknown, number);
        let are = if self.total.waiting == Some(1) { "is" } else { "are" };
        if let Some(why) = median.filter(|m| m.value.is_none()).and_then(|m| m.reason.as_ref())
            && matches!(why, Reason::NoColumn(_))
        {
            let why = voice.why(why);
            return language
                .pick("The wait is not known: ", "Ventetiden er ikke kendt: ")
                .to_owned()
                + &why
                + ".";
        }
        if self.total.quartiles.iter().all(|quartile| quartile.denominator == Some(0)) {
            let referred = voice.stage(Stage::Referred);
            return match language {
                Language::English => format!("Nobody was {referred}, so there are no waits."),
                Language::Danish => format!("Ingen er {referred}, så der er ingen ventetid."),
            };
        }
        // Fewer than half may have started, where some wait still: then the half is estimated.
        let so_far =
            median.and_then(|median| median.value.and(median.numerator.zip(median.denominator)));
        let estimated = so_far.filter(|(have, of)| 2 * have < *of);
        let said = match (median, estimated, language) {
            (Some(median), Some((have, of)), Language::English) => format!(
                "It is estimated that half of the {people} have {started} within {}; so far {} of {} \
                 have, and {waiting} {are} {still}.",
                median.in_words(language),
                number(have),
                number(of)
            ),
            (Some(median), Some((have, of)), Language::Danish) => format!(
                "Det skønnes, at halvdelen af de {people} er {started} inden for {}; indtil nu er {} af {} \
                 {started}, og {waiting} {still}.",
                median.in_words(language),
                number(have),
                number(of)
            ),
            (Some(median), None, Language::English) if median.value.is_some() => format!(
                "Half of the {people} had {started} within {}; {waiting} {are} {still}.",
                median.in_words(language)
            ),
            (Some(median), None, Language::Danish) if median.value.is_some() => format!(
                "Halvdelen af de {people} var {started} inden for {}; {waiting} {still}.",
                median.in_words(language)
            ),
            (_, _, Language::English) => format!(
                "Fewer than half of the {people} have {started}, so the median wait is not defined; \
                 {waiting} {are} {still}."
            ),
            (_, _, Language::Danish) => format!(
                "Under halvdelen af de {people} er {started}, så medianventetiden er ikke defineret; \
                 {waiting} {still}."
            ),
        };
        said + &ended(self.ends_early, language)
    }
}
