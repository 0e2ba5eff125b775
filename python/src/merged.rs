//! `laks.merge`: many tallies as one.

use crate::arguments::kinds::{object, several};
use crate::errors::answer;
use crate::tally::Tally;
use pyo3::prelude::*;

/// All the people of several tallies together, in one pass over their counts.
///
/// The same as ``sum(tallies)``, which copies the sum so far at each step. Where two of them may hold the same
/// people, ``notes["may_count_twice"]`` says so.
#[doc = raises!(SpecMismatch)]
///     When they were counted differently.
/// InvalidInput
///     When there is none, one is no tally, or a count would not fit 2^53.
#[doc = examples!()]
/// >>> months = [laks.Tally.from_counts(referred=referred) for referred in (4, 7, 9)]
/// >>> laks.merge(months)
/// <Tally: 20 referred>
/// >>> laks.merge(months) == sum(months)
/// True
#[pyfunction]
pub(crate) fn merge(tallies: &Bound<'_, PyAny>) -> PyResult<Tally> {
    let py = tallies.py();
    let expected = "a list of tallies";
    let tallies = several(tallies, "tallies", expected, |item| {
        object::<Tally>(item, "tallies", expected)?;
        Ok(item.cast::<Tally>()?.clone().unbind())
    })?;
    let parts: Vec<&laks::Tally> = tallies.iter().map(|tally| &tally.get().inner).collect();
    answer(py, || laks::Tally::merged_all(parts))
}
