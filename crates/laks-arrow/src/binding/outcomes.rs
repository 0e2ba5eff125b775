//! Which columns give the scores before and after.

use super::kind::Kind;
use super::reader::{DaysOf, LevelsOf, Reader};
use super::table::Table;
use crate::column_at::ColumnAt;
use crate::meaning::{Answers, Items, Sections, answers_in, known_outcomes};
use laks::adapter::OutcomeLayout;
use laks::results::Misdeclared;
use laks::sections::{Instrument, OutcomeSchema, Scale, Spellings};
use laks::words::{Expected, ExpectedScore};
use laks::{Error, Schema};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One outcome while its columns are looked for.
pub(super) struct Search<'a> {
    pub(super) name: &'a str,
    pub(super) number: usize,
    pub(super) instrument: &'a Instrument,
    pub(super) scale: Scale,
    /// Whether the schema names the instrument.
    pub(super) is_named: bool,
    /// What `[values]` says of answers in words.
    pub(super) values: &'a Sections,
}

/// Finds the outcomes that the table has, and those that the schema declares.
pub(crate) fn bind_outcomes(
    table: &mut Table<'_>,
    schema: &Schema,
    measured: Vec<OutcomeLayout>,
    readers: &mut Vec<Reader>,
) -> Result<Vec<OutcomeLayout>, Error> {
    let mut outcomes = Vec::new();
    let nothing = OutcomeSchema::default();
    let values = &answers_in(schema);
    let measured: BTreeMap<String, OutcomeLayout> =
        measured.into_iter().map(|outcome| (outcome.name.clone(), outcome)).collect();
    let names: BTreeSet<String> =
        known_outcomes(schema).into_iter().chain(measured.keys().cloned()).collect();
    for name in names {
        let declared = schema.outcomes.get(&name);
        let given = declared.unwrap_or(&nothing);
        let instrument = schema.instrument(&name)?;
        let search = Search {
            name: &name,
            number: outcomes.len(),
            instrument: &instrument,
            scale: given.scale,
            is_named: schema.names_instrument(&name),
            values,
        };
        let mut found = Vec::new();
        match (search.outcome(table, given, &mut found)?, measured.get(&name)) {
            (Some(_), Some(_)) => return Err(stands_twice(&name)),
            (None, Some(outcome)) => outcomes.push(outcome.clone()),
            (Some(outcome), None) => {
                readers.append(&mut found);
                outcomes.push(outcome);
            }
            (None, None) if declared.is_some() => {
                let column = format!("{name}_baseline");
                if !search.is_noted(table) {
                    table.lacks(&column, &column)?;
                }
                outcomes.push(search.without_scores());
            }
            (None, None) => {}
        }
    }
    Ok(outcomes)
}

fn stands_twice(name: &str) -> Error {
    Misdeclared::OutcomeTwice { outcome: name.to_owned() }.into()
}

impl Search<'_> {
    /// The outcome as the table of referrals gives it, if it does.
    fn outcome(
        &self,
        table: &mut Table<'_>,
        given: &OutcomeSchema,
        found: &mut Vec<Reader>,
    ) -> Result<Option<OutcomeLayout>, Error> {
        let has_baseline = self.scores(table, given.baseline.as_ref(), false, found)?;
        let has_follow_up = self.scores(table, given.follow_up.as_ref(), true, found)?;
        if !has_baseline && !has_follow_up {
            return Ok(None);
        }
        let has_baseline_on = self.dates(table, given.baseline_on.as_deref(), false, found)?;
        let has_follow_up_on = self.dates(table, given.follow_up_on.as_deref(), true, found)?;
        Ok(Some(OutcomeLayout {
            name: self.name.to_owned(),
            instrument: self.instrument.clone(),
            has_baseline,
            has_follow_up,
            has_baseline_on,
            has_follow_up_on,
        }))
    }

    /// The outcome of a schema whose columns all lack.
    fn without_scores(&self) -> OutcomeLayout {
        OutcomeLayout {
            name: self.name.to_owned(),
            instrument: self.instrument.clone(),
            has_baseline: false,
            has_follow_up: false,
            has_baseline_on: false,
            has_follow_up_on: false,
        }
    }

    /// Whether it is noted that a column of its scores lacks.
    fn is_noted(&self, table: &Table<'_>) -> bool {
        [false, true].into_iter().any(|after| table.is_noted(&self.word(after, "")))
    }

    fn word(&self, after: bool, suffix: &str) -> String {
        let occasion = if after { "follow_up" } else { "baseline" };
        format!("{}_{occasion}{suffix}", self.name)
    }

    fn scores(
        &self,
        table: &mut Table<'_>,
        declared: Option<&Spellings>,
        after: bool,
        found: &mut Vec<Reader>,
    ) -> Result<bool, Error> {
        let of =
            if after { LevelsOf::FollowUp(self.number) } else { LevelsOf::Baseline(self.number) };
        self.columns(table, declared, &self.word(after, ""), of, found)
    }

    /// One column of scores, or the columns of the items; says whether there are any.
    pub(super) fn columns(
        &self,
        table: &mut Table<'_>,
        declared: Option<&Spellings>,
        word: &str,
        of: LevelsOf,
        found: &mut Vec<Reader>,
    ) -> Result<bool, Error> {
        let place = match declared.map(Spellings::all) {
            None => table.find(word, Kind::Number)?,
            Some([name]) => table.place(word, name, Kind::Number)?,
            Some(names) => {
                let Some(places) = self.items(table, names, word)? else { return Ok(false) };
                // Items are raw whatever the scale of a score is.
                let missing = Arc::clone(table.dress().missing());
                let answers = Answers::of_items(self.name, self.values, self.instrument, &missing)?;
                for place in &places {
                    let takes = self.instrument.item_takes(self.name);
                    table.expect(&place.name, self.expected(takes, answers.as_ref()));
                }
                let numbers = table.dress().numbers(Scale::Raw);
                let items = Items::new(self.instrument, numbers, answers);
                found.push(Reader::Items { places, items: Box::new(items), of });
                return Ok(true);
            }
        };
        let Some(place) = place else { return Ok(false) };
        found.push(self.levels(table, place, of)?);
        Ok(true)
    }

    /// How the scores of one column are read.
    pub(super) fn levels(
        &self,
        table: &mut Table<'_>,
        place: ColumnAt,
        of: LevelsOf,
    ) -> Result<Reader, Error> {
        let missing = Arc::clone(table.dress().missing());
        let answers =
            Answers::of_scores(self.name, self.values, self.instrument, self.is_named, &missing)?;
        let takes = self.instrument.takes(self.name, self.scale);
        table.expect(&place.name, self.expected(takes, answers.as_ref()));
        let levels = table.dress().scores(self.instrument, self.scale).with_answers(answers);
        Ok(Reader::Levels { places: [place], levels: Box::new(levels), of })
    }

    /// What a column takes, with the words that stand for scores.
    fn expected(&self, takes: ExpectedScore, answers: Option<&Answers>) -> Expected {
        let words = answers.map_or(Vec::new(), |answers| answers.said().to_vec());
        let is_unnamed = !self.is_named && !self.instrument.categories.is_empty();
        let shipped = Instrument::shipped().into_iter();
        let with_words = shipped.filter(|instrument| !instrument.categories.is_empty());
        let instruments = with_words.filter(|_| is_unnamed).map(|instrument| instrument.id);
        Expected::Score(ExpectedScore { words, instruments: instruments.collect(), ..takes })
    }

    fn items(
        &self,
        table: &mut Table<'_>,
        names: &[String],
        word: &str,
    ) -> Result<Option<Vec<ColumnAt>>, Error> {
        let (count, needed) = (names.len(), self.instrument.items.len());
        if count != needed || count == 0 {
            return Err(Misdeclared::Items {
                word: word.to_owned(),
                instrument: self.instrument.id.clone(),
                items: needed,
                found: count,
            }
            .into());
        }
        let mut places = Vec::new();
        for name in names {
            places.push(table.place(word, name, Kind::Number)?);
        }
        table.forget(word);
        Ok(places.into_iter().collect())
    }

    fn dates(
        &self,
        table: &mut Table<'_>,
        declared: Option<&str>,
        after: bool,
        found: &mut Vec<Reader>,
    ) -> Result<bool, Error> {
        let of = if after { DaysOf::FollowUp(self.number) } else { DaysOf::Baseline(self.number) };
        let word = self.word(after, "_on");
        let place = match declared {
            Some(name) => table.place(&word, name, table.date_kind())?,
            None => table.find(&word, table.date_kind())?,
        };
        let Some(place) = place else { return Ok(false) };
        let days = Box::new(table.dress().days(&word));
        found.push(Reader::Days { places: [place], days, of });
        Ok(true)
    }
}
