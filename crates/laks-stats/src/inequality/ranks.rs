//! Groups in their social order, each at the middle of its stretch of the population.

use crate::Error;
use crate::magnitude::{NOT_NEGATIVE, is_ordinary, is_ordinary_and_not_negative};

/// A group with anybody in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// Its value: a share or a mean.
    pub(super) value: f64,
    /// The standard error of its value, where given.
    pub(super) error: Option<f64>,
    /// Its people.
    pub(super) people: f64,
    /// Its share of all people.
    pub(super) share: f64,
    /// The middle of its stretch of the ranked population, from 0 to 1 (its ridit).
    pub(super) rank: f64,
}

/// The groups that have anybody, ranked.
pub(super) fn ranked(
    value: &[f64],
    population: &[u64],
    error: Option<&[f64]>,
) -> Result<Vec<Group>, Error> {
    let lengths = [population.len(), error.map_or(value.len(), <[f64]>::len)];
    if let Some(other) = lengths.into_iter().find(|&length| length != value.len()) {
        return Err(Error::argument(
            "value",
            "as long as population (and standard_error)",
            format!("{} long, not {other}", value.len()),
        ));
    }
    if let Some(value) = value.iter().find(|value| !is_ordinary(**value)) {
        return Err(Error::argument("value", "0 or a number from 1e-100 to 1e100 in size", value));
    }
    if let Some(e) = error.unwrap_or(&[]).iter().find(|e| !is_ordinary_and_not_negative(**e)) {
        return Err(Error::argument("standard_error", NOT_NEGATIVE, e));
    }
    let total: u128 = population.iter().map(|&people| u128::from(people)).sum();
    let mut before: u128 = 0;
    let mut groups = Vec::new();
    for (i, &people) in population.iter().enumerate().filter(|(_, people)| **people > 0) {
        let people = u128::from(people);
        groups.push(Group {
            value: value[i],
            error: error.map(|error| error[i]),
            people: people as f64,
            share: people as f64 / total as f64,
            rank: (before as f64 + people as f64 / 2.0) / total as f64,
        });
        before += people;
    }
    Ok(groups)
}

/// The mean over people.
pub(super) fn mean(groups: &[Group]) -> f64 {
    groups.iter().map(|group| group.share * group.value).sum()
}

/// The variance of the ranks over people.
pub(super) fn rank_variance(groups: &[Group]) -> f64 {
    groups.iter().map(|group| group.share * (group.rank - 0.5).powi(2)).sum()
}
