//! Our words for columns, and what looks like one of them and is not.

use super::words::{check_column_word, known_outcomes};
use crate::calendar::DateField;
use crate::error::Error;
use crate::schema::{Layout, Schema};

/// Refuses an order of dates for a word that is no date of ours.
pub fn check_date_words(schema: &Schema) -> Result<(), Error> {
    let joined = ["measured_on", "held_on", "course_starts_on", "course_ends_on"];
    let ours = DateField::ALL.map(DateField::name).into_iter().chain(joined).map(str::to_owned);
    let outcomes = known_outcomes(schema);
    let measured = outcomes
        .iter()
        .flat_map(|name| ["baseline", "follow_up"].map(|occasion| format!("{name}_{occasion}_on")));
    let known: Vec<String> = ours.chain(measured).collect();
    match schema.read.date_orders.keys().find(|word| !known.contains(word)) {
        Some(word) => Err(Error::UnknownName {
            what: "word of date_orders under [read]",
            found: word.clone(),
            known,
        }),
        None => Ok(()),
    }
}

/// Our words for columns that are no strata.
fn other_words(schema: &Schema) -> Vec<String> {
    let case = ["exit", "sessions_attended", "sessions_planned", "referral_id", "person_id"];
    let dates = DateField::ALL.map(DateField::name);
    let occasions = ["baseline", "follow_up", "baseline_on", "follow_up_on"];
    let scores = known_outcomes(schema)
        .into_iter()
        .flat_map(|name| occasions.map(|occasion| format!("{name}_{occasion}")));
    case.into_iter().chain(dates).map(str::to_owned).chain(scores).collect()
}

/// Whether a word for a column is one of ours, and no stratum.
pub fn is_other_word(word: &str, schema: &Schema) -> bool {
    goal_number(word).is_some() || other_words(schema).iter().any(|other| other == word)
}

/// Refuses a word for a column that looks like one of ours, mistyped.
pub fn check_words(schema: &Schema, extra_strata: &[String]) -> Result<(), Error> {
    let other = other_words(schema);
    let strata = schema.table.strata.iter().chain(extra_strata);
    let known: Vec<&str> =
        Layout::STRATA.into_iter().chain(other.iter().chain(strata).map(String::as_str)).collect();
    let mut words = schema.columns.keys().filter(|word| goal_number(word).is_none());
    words.try_for_each(|word| check_column_word(word, &known))
}

/// The number of a goal's column, written without leading noughts.
///
/// ```
/// use laks::adapter::goal_number;
/// assert_eq!((goal_number("goal_2"), goal_number("goal_02")), (Some(2), None));
/// ```
pub fn goal_number(name: &str) -> Option<u32> {
    let digits = name.strip_prefix("goal_")?;
    digits.parse().ok().filter(|number: &u32| number.to_string() == digits)
}
