//! From a number in a cell to a level of an instrument, or to the rule it breaks.

use super::columns::MOST_SESSIONS;
use crate::rules::RuleId;
use crate::schema::{Instrument, Scale};

/// The level of a score: its raw value less the instrument's smallest.
///
/// ```
/// use laks::{RuleId, Schema, adapter::score_level, sections::Scale};
/// let who5 = Schema::default().instrument("who5")?;
/// assert_eq!(score_level(68.0, &who5, Scale::Percent), Ok(17));
/// assert_eq!(score_level(68.0, &who5, Scale::Raw), Err(RuleId::PercentAsRaw));
/// # Ok::<(), laks::Error>(())
/// ```
///
/// # Errors
/// The rule that the number breaks: not whole, out of range, a percent where raw is declared.
pub fn score_level(value: f64, instrument: &Instrument, scale: Scale) -> Result<u8, RuleId> {
    let [low, high] = instrument.range;
    let (low, high) = (f64::from(low), f64::from(high));
    let raw = match (scale, instrument.percent_factor) {
        (Scale::Percent, Some(factor)) => {
            let raw = value / f64::from(factor);
            if raw.fract() != 0.0 {
                return Err(RuleId::PercentImpossible);
            }
            raw
        }
        _ => value,
    };
    if raw.fract() != 0.0 {
        return Err(RuleId::ScoreNotWhole);
    }
    if raw >= low && raw <= high {
        // Whole, and within 250 of the lowest: the cast loses nothing.
        return Ok((raw - low) as u8);
    }
    let as_percent = instrument.percent_factor.map(|factor| value / f64::from(factor));
    match as_percent {
        Some(raw) if scale == Scale::Raw && raw.fract() == 0.0 && raw >= low && raw <= high => {
            Err(RuleId::PercentAsRaw)
        }
        _ => Err(RuleId::ScoreOutOfRange),
    }
}

/// Checks one item of a questionnaire; `None` is an item not answered.
///
/// ```
/// use laks::{RuleId, Schema, adapter::item_value};
/// let who5 = Schema::default().instrument("who5")?; // five items, each from 0 to 5
/// assert_eq!(item_value(Some(4.0), &who5), Ok(Some(4)));
/// assert_eq!(item_value(None, &who5), Ok(None)); // not answered
/// # Ok::<(), laks::Error>(())
/// ```
///
/// # Errors
/// The rule that the answer breaks.
pub fn item_value(value: Option<f64>, instrument: &Instrument) -> Result<Option<i32>, RuleId> {
    let Some(value) = value else { return Ok(None) };
    let [low, high] = instrument.item_range.unwrap_or(instrument.range);
    if value.fract() != 0.0 {
        return Err(RuleId::ScoreNotWhole);
    }
    if value == f64::from(high) + 1.0 && low == 0 {
        return Err(RuleId::ItemsCodedFromOne);
    }
    if value < f64::from(low) || value > f64::from(high) {
        return Err(RuleId::ScoreOutOfRange);
    }
    // Whole and within the item's range: the cast loses nothing.
    Ok(Some(value as i32))
}

/// A number of sessions.
///
/// ```
/// use laks::{RuleId, adapter::session_count};
/// assert_eq!(session_count(12.0), Ok(12));
/// assert_eq!(session_count(12.5), Err(RuleId::SessionsUnreadable));
/// ```
///
/// # Errors
/// When it is not a whole number from 0 to 200.
pub fn session_count(value: f64) -> Result<u8, RuleId> {
    if value.fract() == 0.0 && (0.0..=f64::from(MOST_SESSIONS)).contains(&value) {
        // Whole and at most 200: the cast loses nothing.
        Ok(value as u8)
    } else {
        Err(RuleId::SessionsUnreadable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who5() -> Instrument {
        Instrument::shipped().remove(0)
    }

    #[test]
    fn raw_scores_are_their_own_level_and_percentages_are_a_quarter() {
        assert_eq!(score_level(13.0, &who5(), Scale::Raw), Ok(13));
        assert_eq!(score_level(52.0, &who5(), Scale::Percent), Ok(13));
        assert_eq!(score_level(50.0, &who5(), Scale::Percent), Err(RuleId::PercentImpossible));
    }

    #[test]
    fn a_number_that_no_score_can_be_names_its_rule() {
        assert_eq!(score_level(31.0, &who5(), Scale::Raw), Err(RuleId::ScoreOutOfRange));
        assert_eq!(score_level(52.0, &who5(), Scale::Raw), Err(RuleId::PercentAsRaw));
        assert_eq!(score_level(12.5, &who5(), Scale::Raw), Err(RuleId::ScoreNotWhole));
        assert_eq!(score_level(f64::NAN, &who5(), Scale::Raw), Err(RuleId::ScoreNotWhole));
        assert_eq!(score_level(-1.0, &who5(), Scale::Raw), Err(RuleId::ScoreOutOfRange));
        assert_eq!(score_level(104.0, &who5(), Scale::Percent), Err(RuleId::ScoreOutOfRange));
    }

    #[test]
    fn an_item_of_six_betrays_a_scale_from_one() {
        assert_eq!(item_value(Some(6.0), &who5()), Err(RuleId::ItemsCodedFromOne));
        assert_eq!(item_value(Some(5.0), &who5()), Ok(Some(5)));
        assert_eq!(item_value(None, &who5()), Ok(None));
    }
}
