//! Counts facts without a date of their own, a few bytes at a time, which is many at once.

use crate::calendar::{DateField, Day};
use crate::records::{Clock, Columns, NO_SCORE, NO_SESSIONS, ScoreColumns};
use crate::schema::GoalMark;
use std::ops::Range;

/// Bytes counted together, so few that their number fits a byte.
const FEW: usize = 128;

/// Counts rows for which a value says something and the mask is set; without a mask all rows.
fn count(values: &[u8], says: impl Fn(u8) -> bool + Copy, mask: Option<&[u8]>) -> u64 {
    let few = |values: &[u8], mask: Option<&[u8]>| -> u8 {
        match mask {
            None => values.iter().map(|&value| u8::from(says(value))).sum(),
            Some(mask) => {
                values.iter().zip(mask).map(|(&value, set)| u8::from(says(value)) & set).sum()
            }
        }
    };
    let masks = mask.map(|mask| mask.chunks(FEW));
    match masks {
        None => values.chunks(FEW).map(|values| u64::from(few(values, None))).sum(),
        Some(masks) => {
            let pairs = values.chunks(FEW).zip(masks);
            pairs.map(|(values, mask)| u64::from(few(values, Some(mask)))).sum()
        }
    }
}

const fn is_score(level: u8) -> bool {
    level != NO_SCORE
}

/// Whether a goal's mark says whether it was reached.
const fn is_rated(mark: u8) -> bool {
    (mark == GoalMark::Reached as u8) | (mark == GoalMark::NotReached as u8)
}

/// Which of these rows have no date: 1, else 0; none where no row has one.
fn without_date(dates: &[i32], rows: Range<usize>) -> Option<Vec<u8>> {
    let dates = dates.get(rows)?;
    Some(dates.iter().map(|&day| u8::from(day == Day::NONE)).collect())
}

/// Scores and ratings without a date of their own.
pub(super) fn undated_facts(columns: &Columns, rows: Range<usize>) -> u64 {
    let of = |scores: &[u8], dates: &[i32]| {
        let mask = without_date(dates, rows.clone());
        count(scores.get(rows.clone()).unwrap_or_default(), is_score, mask.as_deref())
    };
    let scores = columns.scores.iter().map(|scores: &ScoreColumns| {
        of(&scores.baseline, &scores.baseline_on) + of(&scores.follow_up, &scores.follow_up_on)
    });
    let marks = columns.goals.iter().filter_map(|marks| marks.get(rows.clone()));
    scores.sum::<u64>() + marks.map(|marks| count(marks, is_rated, None)).sum::<u64>()
}

/// Whether rows that count among the started alone, on one side of a split, have such facts: notes are of the
/// referred.
pub(crate) fn starts_are_undated(columns: &Columns) -> bool {
    let is_start_alone = |clocks: &u8| *clocks == Clock::Start as u8;
    let mut place = 0;
    columns.entered.clocks.chunk_by(|a, b| is_start_alone(a) == is_start_alone(b)).any(|run| {
        let rows = place..place + run.len();
        place = rows.end;
        run.first().is_some_and(is_start_alone) && undated_facts(columns, rows) > 0
    })
}

/// Facts of open cases that are true only on the day of the extract: sessions attended, scores after
/// without a date, and ratings of goals.
pub(super) fn facts_of_open_cases(columns: &Columns, rows: Range<usize>) -> u64 {
    let open = without_date(&columns.dates[DateField::Ended as usize], rows.clone());
    let open = open.unwrap_or_else(|| vec![1; rows.len()]);
    let of = |values: &[u8], says: fn(u8) -> bool, mask: &[u8]| {
        count(values.get(rows.clone()).unwrap_or_default(), says, Some(mask))
    };
    let mut facts = of(&columns.attended, |count| count != NO_SESSIONS, &open);
    for scores in &columns.scores {
        let mask = match without_date(&scores.follow_up_on, rows.clone()) {
            None => open.clone(),
            Some(undated) => {
                undated.iter().zip(&open).map(|(undated, open)| undated & open).collect()
            }
        };
        facts += of(&scores.follow_up, is_score, &mask);
    }
    facts + columns.goals.iter().map(|marks| of(marks, is_rated, &open)).sum::<u64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_are_counted_as_say_something_under_the_mask() {
        let values: Vec<u8> = (0..1000).map(|n| if n % 3 == 0 { NO_SCORE } else { 7 }).collect();
        let mask: Vec<u8> = (0..1000).map(|n| u8::from(n % 2 == 0)).collect();
        assert_eq!(count(&values, is_score, None), 666);
        let both = (0..1000).filter(|n| n % 3 != 0 && n % 2 == 0).count();
        assert_eq!(count(&values, is_score, Some(&mask)), both as u64);
    }
}
