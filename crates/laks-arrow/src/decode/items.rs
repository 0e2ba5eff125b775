//! A score from the columns of its items: their sum; one item missing, the score is missing.

use super::Place;
use super::codes::{defect_code, is_wrong, rule_of};
use super::levels::number_at;
use super::numbers::Numbers;
use super::texts::Memory;
use arrow_array::ArrayRef;
use laks::{Defect, Found, Instrument, NO_SCORE, RuleId, item_value};

/// The code of an item that was not answered; no item has this value.
const NOT_ANSWERED: u32 = i32::MIN as u32;

fn item_code(value: Option<f64>, instrument: &Instrument) -> u32 {
    match item_value(value, instrument) {
        Ok(Some(item)) => item as u32,
        Ok(None) => NOT_ANSWERED,
        Err(rule) => defect_code(rule),
    }
}

/// How the items of a questionnaire are read.
#[derive(Debug, Clone)]
pub(crate) struct Items {
    instrument: Instrument,
    numbers: Numbers,
}

impl Items {
    pub(crate) fn new(instrument: &Instrument, numbers: Numbers) -> Self {
        Self { instrument: instrument.clone(), numbers }
    }

    fn code_of_text(&self, text: &[u8], is_typed: bool) -> u32 {
        let number = match is_typed {
            true => self.numbers.read_typed(text),
            false => self.numbers.read(text),
        };
        number.map_or_else(defect_code, |value| item_code(value, &self.instrument))
    }
}

/// Writes the level of every row's score.
pub(crate) fn read_items(
    items: &[(ArrayRef, &Place)],
    batch: u64,
    reader: &Items,
    memories: &mut [Memory],
    out: &mut [u8],
    defects: &mut Vec<Defect>,
) {
    let mut sums = vec![Some(0_i64); out.len()];
    let mut codes = vec![0; out.len()];
    for ((array, place), memory) in items.iter().zip(memories) {
        let is_typed = array.data_type().is_numeric();
        if is_typed && !reader.numbers.has_missing() {
            for (row, code) in codes.iter_mut().enumerate() {
                *code = item_code(number_at(array, row), &reader.instrument);
            }
        } else {
            let mut resolve = |text: &[u8]| reader.code_of_text(text, is_typed);
            if !memory.code(array, batch, &mut codes, &mut resolve) {
                codes.fill(NOT_ANSWERED);
            }
        }
        for (row, (sum, &code)) in sums.iter_mut().zip(&codes).enumerate() {
            if is_wrong(code) {
                let rule = rule_of(code).unwrap_or(RuleId::UnreadableNumber);
                defects.push(place.defect(array, row, rule));
            }
            let is_answered = !is_wrong(code) && code != NOT_ANSWERED;
            *sum = sum.filter(|_| is_answered).map(|sum| sum + i64::from(code as i32));
        }
    }
    let [low, high] = reader.instrument.range.map(i64::from);
    for (row, (out, sum)) in out.iter_mut().zip(sums).enumerate() {
        *out = match sum {
            // Within 250 of the lowest: the cast loses nothing.
            Some(sum) if (low..=high).contains(&sum) => (sum - low) as u8,
            Some(sum) => {
                if let Some((_, place)) = items.first() {
                    let found = Found::SumOfItems { sum };
                    defects.push(place.defect_found(row, RuleId::ScoreOutOfRange, found));
                }
                NO_SCORE
            }
            None => NO_SCORE,
        };
    }
}
