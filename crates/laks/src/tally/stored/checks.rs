//! Checks what a stored tally says of its spec, rows, sources and strata, each by itself.

use crate::calendar::DateField;
use crate::error::{Error, StoredFault};
use crate::persons::names_a_person;
use crate::tally::cells::{Cells, MOST_PEOPLE};
use crate::tally::notes::Notes;
use crate::tally::provenance::Source;
use crate::tally::spec::{MOST_GOALS, Spec};
use crate::tally::tally_type::Stratum;

/// Why a stored tally is refused.
pub(super) fn refuse(fault: StoredFault) -> Error {
    Error::Json { what: "tally", fault }
}

/// Refuses a spec that cannot be.
pub(super) fn check_spec(spec: &Spec) -> Result<(), Error> {
    spec.outcomes.iter().try_for_each(|outcome| outcome.instrument.check())?;
    if !spec.as_of.is_sorted_by(|a, b| a < b) || (spec.as_of.is_empty() && !spec.published) {
        return Err(refuse(StoredFault::Dates));
    }
    if spec.goals.len() > MOST_GOALS {
        let found = spec.goals.len();
        return Err(refuse(StoredFault::Goals { most: MOST_GOALS, found }));
    }
    let known = |name: &String| spec.outcomes.iter().any(|o| &o.name == name);
    match spec.goals.iter().find(|goal| goal.outcome.as_ref().is_some_and(|name| !known(name))) {
        Some(goal) => Err(refuse(StoredFault::GoalWithoutOutcome { goal: goal.id.clone() })),
        None => Ok(()),
    }
}

/// Refuses notes that no number of rows gives.
pub(super) fn check_numbers(notes: &Notes) -> Result<(), Error> {
    let of_rows = [&notes.rows, &notes.undated_facts].into_iter().chain(&notes.excluded);
    let mut numbers = notes.left_out.iter().chain(of_rows);
    match numbers.find(|&&number| number > MOST_PEOPLE) {
        None => Ok(()),
        Some(&rows) => Err(refuse(StoredFault::Rows { rows })),
    }
}

/// Refuses people from nowhere, days that end before they begin, and dates that are none.
pub(super) fn check_sources(
    sources: &[Source],
    spec: &Spec,
    has_people: bool,
) -> Result<(), Error> {
    if sources.is_empty() && has_people && !spec.published {
        return Err(refuse(StoredFault::NoSource));
    }
    for source in sources {
        if source.referred.is_some_and(|(from, to)| from > to) {
            return Err(refuse(StoredFault::SourceDays));
        }
        let is_date = |name: &String| DateField::ALL.iter().any(|date| date.name() == name);
        if let Some(split) = source.splits.iter().find(|split| !is_date(&split.column)) {
            return Err(refuse(StoredFault::SourceColumn { column: split.column.clone() }));
        }
    }
    Ok(())
}

/// Refuses strata that are not in order, and labels that name a person.
pub(super) fn check_strata(strata: &[Stratum], spec: &Spec) -> Result<(), Error> {
    if !strata.is_sorted_by(|a, b| a.key < b.key) {
        return Err(refuse(StoredFault::StrataOrder));
    }
    let labels = strata.iter().flat_map(|stratum| spec.by.iter().zip(&stratum.key));
    let labels = labels.filter_map(|(column, label)| Some((column, label.as_deref()?)));
    let declared = spec.labels.iter();
    let declared =
        declared.flat_map(|(column, labels)| labels.iter().map(move |label| (column, &**label)));
    match labels.chain(declared).find(|(_, label)| names_a_person(label)) {
        Some((column, _)) => Err(refuse(StoredFault::Person { column: column.clone() })),
        None => Ok(()),
    }
}

/// Cells from numbers: they rise, each has a count, and the counts add up to what can be people.
pub(super) fn checked_cells(numbers: &[u64], table: &str) -> Result<Cells, Error> {
    let (pairs, rest) = numbers.as_chunks::<2>();
    let rising = pairs.is_sorted_by(|a, b| a[0] < b[0]);
    if !rest.is_empty() || !rising || pairs.iter().any(|pair| pair[1] == 0) {
        return Err(refuse(StoredFault::Cells { table: table.to_owned() }));
    }
    let sum = pairs.iter().try_fold(0_u64, |sum, pair| sum.checked_add(pair[1]));
    if sum.is_none_or(|sum| sum > MOST_PEOPLE) {
        return Err(refuse(StoredFault::TableTooLarge { table: table.to_owned() }));
    }
    Ok(Cells::from_sorted(pairs.iter().map(|&[cell, count]| (cell, count))))
}
