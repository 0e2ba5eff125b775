//! What a stored tally says of its rows, sources and strata, as far as it can be checked.

use super::cells::MOST_PEOPLE;
use super::json::refuse;
use super::provenance::Source;
use super::spec::Spec;
use super::tally_type::{Notes, Stratum};
use crate::calendar::DateField;
use crate::error::Error;

/// Refuses notes that no number of rows gives.
pub(super) fn check_numbers(notes: &Notes) -> Result<(), Error> {
    let mut numbers = notes.left_out.iter().chain([&notes.rows, &notes.undated_facts]);
    match numbers.find(|&&number| number > MOST_PEOPLE) {
        None => Ok(()),
        Some(number) => {
            Err(refuse(format!("its notes speak of {number} rows; at most 2^53 are possible")))
        }
    }
}

/// Refuses people from nowhere, days that end before they begin, and dates that are none.
pub(super) fn check_sources(
    sources: &[Source],
    spec: &Spec,
    has_people: bool,
) -> Result<(), Error> {
    if sources.is_empty() && has_people && !spec.published {
        return Err(refuse("it has people and no source of them"));
    }
    for source in sources {
        if source.referred.is_some_and(|(from, to)| from > to) {
            return Err(refuse("a source has days that end before they begin"));
        }
        let is_date = |name: &String| DateField::ALL.iter().any(|date| date.name() == name);
        if !source.splits.iter().all(|split| is_date(&split.column)) {
            return Err(refuse("a source is split by a column that is no date"));
        }
    }
    Ok(())
}

/// Refuses strata that are not in order.
pub(super) fn check_order(strata: &[Stratum]) -> Result<(), Error> {
    if strata.is_sorted_by(|a, b| a.key < b.key) {
        return Ok(());
    }
    Err(refuse("strata must be sorted by label, each once"))
}
