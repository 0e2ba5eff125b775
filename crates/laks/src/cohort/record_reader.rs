//! Reads records as the rows of a table are read: spellings, texts that mean that nothing is known, scales, dates
//! that stand for none, answers to items.

use super::record::Record;
use super::record_layout::{date_fields, item_columns};
use crate::calendar::Day;
use crate::error::{Error, RecordFault};
use crate::meaning::{Answers, Meaning, MissingTexts, Words, answers_in, label_words};
use crate::persons::id_hash;
use crate::records::{Columns, Labels, item_value, score_level, session_count};
use crate::rules::{Action, Defect, Found, RuleId, Shown};
use crate::schema::{DateRule, Instrument, Layout, Scale, Schema, cpr_fault, is_formula_error};
use crate::spelling::label;
use std::sync::Arc;

/// How the records of one layout are read.
pub(super) struct RecordReader {
    layout: Arc<Layout>,
    missing: Arc<MissingTexts>,
    /// By date of a record the days that stand for none.
    none_days: Vec<Vec<i32>>,
    labels: Vec<Words<String>>,
    blanks_unknown: bool,
    outcomes: Vec<OutcomeReader>,
}

/// How the scores of one outcome are read, before and after.
struct OutcomeReader {
    scale: Scale,
    /// Words that are numbers, and stand for scores.
    answers: Option<Answers>,
    item_answers: Option<Answers>,
    occasions: [Occasion; 2],
}

#[derive(Default)]
struct Occasion {
    /// Our word for the column.
    word: String,
    items: Vec<String>,
    none_days: Vec<i32>,
}

/// Where a row's defects go.
struct Defects<'a> {
    row: usize,
    listed: &'a mut Vec<Defect>,
}

impl Defects<'_> {
    fn add(&mut self, column: &str, rule: RuleId, found: Found) {
        self.listed.push(Defect { row: self.row, column: Arc::from(column), rule, found });
    }

    fn number(&mut self, column: &str, rule: RuleId, value: i64) {
        self.add(column, rule, Found::Cell(Shown::Value(value.to_string())));
    }
}

impl RecordReader {
    pub(super) fn new(schema: &Schema, layout: &Arc<Layout>) -> Result<Self, Error> {
        let missing = Arc::new(MissingTexts::new(&schema.read.missing));
        let none_days = |word: &str| {
            DateRule::new(word, &schema.read, &schema.missing_dates).standing_for_none().to_vec()
        };
        let answers = &answers_in(schema);
        let outcome = |outcome: &crate::schema::OutcomeLayout| {
            let (name, instrument) = (outcome.name.as_str(), &outcome.instrument);
            let is_named = schema.names_instrument(name);
            let occasions = ["baseline", "follow_up"].into_iter().zip(item_columns(schema, name));
            let mut occasions = occasions.map(|(occasion, items)| {
                let word = format!("{name}_{occasion}");
                let none_days = none_days(&format!("{word}_on"));
                Occasion { word, items, none_days }
            });
            let of_scores = Answers::of_scores(name, answers, instrument, is_named, &missing)?;
            Ok::<_, Error>(OutcomeReader {
                scale: schema.outcomes.get(name).map_or_else(Scale::default, |o| o.scale),
                answers: of_scores.filter(Answers::has_numbers),
                item_answers: Answers::of_items(name, answers, instrument, &missing)?
                    .filter(Answers::has_numbers),
                occasions: std::array::from_fn(|_| occasions.next().unwrap_or_default()),
            })
        };
        let labels = layout.strata.iter().map(|name| label_words(name, &schema.values, &missing));
        Ok(Self {
            none_days: date_fields().iter().map(|(field, _)| none_days(field.name())).collect(),
            labels: labels.collect::<Result<_, _>>()?,
            blanks_unknown: layout.action(RuleId::UnknownLabel).action() == Action::Blank,
            outcomes: layout.outcomes.iter().map(outcome).collect::<Result<_, _>>()?,
            layout: Arc::clone(layout),
            missing,
        })
    }

    /// Writes a record as a row of a block; `number` is its place among all records, counted from 1.
    pub(super) fn read(
        &self,
        block: &mut Columns,
        (row, number): (usize, u64),
        record: &Record,
        labels: &[Labels],
        defects: &mut Vec<Defect>,
    ) -> Result<(), Error> {
        let mut defects = Defects { row, listed: defects };
        self.dates(block, row, record);
        self.ids(block, row, record, &mut defects);
        self.sessions(block, row, record, &mut defects);
        self.scores(block, (row, number), record, &mut defects)?;
        for (column, mark) in block.goals.iter_mut().zip(&record.goals) {
            column[row] = *mark as u8;
        }
        self.labels(block, row, record, labels, &mut defects);
        Ok(())
    }

    fn dates(&self, block: &mut Columns, row: usize, record: &Record) {
        for ((field, given), none) in date_fields().into_iter().zip(&self.none_days) {
            if let Some(place) = block.dates[field as usize].get_mut(row) {
                *place = day_but(given(record), none);
            }
        }
        block.exit[row] = record.exit as u8;
    }

    fn ids(&self, block: &mut Columns, row: usize, record: &Record, defects: &mut Defects<'_>) {
        if self.layout.has_referral_id {
            let id = record.referral_id.as_deref().unwrap_or("").trim();
            let is_failed = is_formula_error(id) && !self.missing.has(id);
            if is_failed {
                defects.add("referral_id", RuleId::FormulaError, Found::Cell(shown(id)));
            }
            let is_none = id.is_empty() || is_failed || self.missing.has(id);
            block.referral_ids[row] = if is_none { 0 } else { id_hash(id) };
        }
        if self.layout.has_person_id {
            let text = record.person_id.as_deref().unwrap_or("");
            if self.missing.has(text) {
                return;
            }
            if is_formula_error(text) {
                defects.add("person_id", RuleId::FormulaError, Found::Cell(shown(text)));
                return;
            }
            match self.layout.persons.hash(text) {
                Ok(hash) => block.person_ids[row] = hash,
                Err(rule) => defects.add("person_id", rule, cpr_fault(text)),
            }
        }
    }

    /// Whether a number stands for nothing known.
    fn is_missing(&self, value: i64) -> bool {
        self.missing.is_any() && self.missing.has(&value.to_string())
    }

    fn sessions(
        &self,
        block: &mut Columns,
        row: usize,
        record: &Record,
        defects: &mut Defects<'_>,
    ) {
        for (column, name, value) in [
            (&mut block.attended, "sessions_attended", record.sessions_attended),
            (&mut block.planned, "sessions_planned", record.sessions_planned),
        ] {
            let Some(value) = value.filter(|&value| !self.is_missing(value.into())) else {
                continue;
            };
            match session_count(f64::from(value)) {
                Ok(count) => column[row] = count,
                Err(rule) => defects.number(name, rule, value.into()),
            }
        }
    }

    fn scores(
        &self,
        block: &mut Columns,
        (row, number): (usize, u64),
        record: &Record,
        defects: &mut Defects<'_>,
    ) -> Result<(), Error> {
        let outcomes = self.layout.outcomes.iter().zip(&self.outcomes).zip(&mut block.scores);
        for ((outcome, reader), columns) in outcomes {
            let scores = record.scores.get(&outcome.name).copied().unwrap_or_default();
            let dates = record.measured_on.get(&outcome.name).copied().unwrap_or_default();
            let [before, after] = &reader.occasions;
            for (occasion, score, day, (levels, days)) in [
                (
                    before,
                    scores.baseline,
                    dates.baseline,
                    (&mut columns.baseline, &mut columns.baseline_on),
                ),
                (
                    after,
                    scores.follow_up,
                    dates.follow_up,
                    (&mut columns.follow_up, &mut columns.follow_up_on),
                ),
            ] {
                if let Some(place) = days.get_mut(row) {
                    *place = day_but(day, &occasion.none_days);
                }
                let answered = occasion.items.iter().any(|item| record.items.contains_key(item));
                let level = match (score, answered) {
                    (Some(_), true) => {
                        let word = occasion.word.clone();
                        return Err(RecordFault::ItemsAndScore { row: number, word }.into());
                    }
                    (Some(score), false) => {
                        self.level(&outcome.instrument, (reader, occasion), score, defects)
                    }
                    (None, true) => {
                        self.sum(&outcome.instrument, (reader, occasion), record, defects)
                    }
                    (None, false) => None,
                };
                if let Some(level) = level {
                    levels[row] = level;
                }
            }
        }
        Ok(())
    }

    /// The level of one score.
    fn level(
        &self,
        instrument: &Instrument,
        (reader, occasion): (&OutcomeReader, &Occasion),
        score: i32,
        defects: &mut Defects<'_>,
    ) -> Option<u8> {
        if let Some(score) = reader.answers.as_ref().and_then(|answers| said(answers, score)) {
            return u8::try_from(score - instrument.range[0]).ok();
        }
        if self.is_missing(score.into()) {
            return None;
        }
        match score_level(f64::from(score), instrument, reader.scale) {
            Ok(level) => Some(level),
            Err(rule) => {
                defects.number(&occasion.word, rule, score.into());
                None
            }
        }
    }

    /// The level of the sum of items; one that is not answered, or wrong, leaves none.
    fn sum(
        &self,
        instrument: &Instrument,
        (reader, occasion): (&OutcomeReader, &Occasion),
        record: &Record,
        defects: &mut Defects<'_>,
    ) -> Option<u8> {
        let mut sum = Some(0_i64);
        for item in &occasion.items {
            let answer = record.items.get(item).copied();
            let answer = match answer {
                Some(answer) => match reader.item_answers.as_ref().and_then(|a| said(a, answer)) {
                    Some(score) => Some(score),
                    None => Some(answer).filter(|&answer| !self.is_missing(answer.into())),
                },
                None => None,
            };
            let value = match item_value(answer.map(f64::from), instrument) {
                Ok(value) => value,
                Err(rule) => {
                    defects.number(item, rule, answer.unwrap_or_default().into());
                    None
                }
            };
            sum = sum.zip(value).map(|(sum, value)| sum + i64::from(value));
        }
        let [low, high] = instrument.range.map(i64::from);
        let sum = sum?;
        if !(low..=high).contains(&sum) {
            if let Some(first) = occasion.items.first() {
                defects.add(first, RuleId::ScoreOutOfRange, Found::SumOfItems { sum });
            }
            return None;
        }
        u8::try_from(sum - low).ok()
    }

    fn labels(
        &self,
        block: &mut Columns,
        row: usize,
        record: &Record,
        labels: &[Labels],
        defects: &mut Defects<'_>,
    ) {
        let columns = block.strata.iter_mut().zip(labels).zip(&self.labels);
        for (name, ((column, labels), words)) in self.layout.strata.iter().zip(columns) {
            let text = record.strata.get(name).map_or("", String::as_str);
            column[row] = match words.meaning(text) {
                Meaning::Word(label) => labels.code(&label),
                Meaning::Missing => Labels::NONE,
                Meaning::Unknown if is_formula_error(text) => {
                    defects.add(name, RuleId::FormulaError, Found::FailedFormula(shown(text)));
                    Labels::NONE
                }
                Meaning::Unknown if !words.has_section() => labels.code(&label(text)),
                Meaning::Unknown => {
                    let cell = shown(text);
                    let found = match words.nearest(text) {
                        Some(near) => Found::Near { cell, nearest: near.to_owned() },
                        None => Found::Cell(cell),
                    };
                    defects.add(name, RuleId::UnknownLabel, found);
                    if self.blanks_unknown { Labels::NONE } else { labels.code(&label(text)) }
                }
            };
        }
    }
}

/// The score that a number stands for, where the schema says that it is the word for another.
fn said(answers: &Answers, number: i32) -> Option<i32> {
    answers.score(number.to_string().as_bytes())
}

/// A day, but none of those that stand for no date.
fn day_but(day: Option<Day>, none: &[i32]) -> i32 {
    let day = day.map_or(Day::NONE, Day::epoch);
    if none.contains(&day) { Day::NONE } else { day }
}

fn shown(text: &str) -> Shown {
    Shown::of_text(text.as_bytes())
}
