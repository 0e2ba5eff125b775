//! A score from the columns of its items: their sum; one item missing, the score is missing.

use super::levels::number_at;
use super::show::shown;
use super::texts::Memory;
use crate::column_at::ColumnAt;
use crate::meaning::{Items, NOT_ANSWERED, is_wrong, rule_of};
use arrow_array::ArrayRef;
use laks::RuleId;
use laks::adapter::{Defect, NO_SCORE};
use laks::words::Found;

/// Writes the level of every row's score.
pub(crate) fn read_items(
    items: &[(ArrayRef, &ColumnAt)],
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
        if is_typed && !reader.reads_text() {
            for (row, code) in codes.iter_mut().enumerate() {
                *code = reader.code(number_at(array, row));
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
                defects.push(place.defect(row, rule, Found::Cell(shown(array, row))));
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
                    defects.push(place.defect(row, RuleId::ScoreOutOfRange, found));
                }
                NO_SCORE
            }
            None => NO_SCORE,
        };
    }
}
