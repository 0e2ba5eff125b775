//! Arguments of formulas that may be left out, by their names: of which kind each is.

pub(crate) use crate::arguments::named::*;

use super::arguments::{code, count};
use super::columns::{positions, reals};
use super::histogram::{of_table, of_values};
use super::labels::labels;
use crate::arguments::named::readers;
use laks_stats::Histogram;
use pyo3::prelude::*;

/// What may be left out, read like what may not.
fn unless_none<'py, T>(
    value: &Bound<'py, PyAny>,
    argument: &'static str,
    read: impl Fn(&Bound<'py, PyAny>, &'static str) -> PyResult<T>,
) -> PyResult<Option<T>> {
    if value.is_none() { Ok(None) } else { read(value, argument).map(Some) }
}

macro_rules! optional {
    ($($name:ident: $read:ident -> $kind:ty;)*) => {$(
        #[doc = concat!("The argument `", stringify!($name), "`.")]
        pub(crate) fn $name(value: &Bound<'_, PyAny>) -> PyResult<Option<$kind>> {
            unless_none(value, stringify!($name), $read)
        }
    )*};
}

readers! {
    cause: code -> u32;
    k: count -> u64;
    seed: count -> u64;
}

optional! {
    entry: reals -> Vec<f64>;
    exclude: positions -> Vec<usize>;
    freeze: count -> u64;
    n: count -> u64;
    phases: positions -> Vec<usize>;
    resamples: count -> u64;
    standard_error: reals -> Vec<f64>;
    stratum: labels -> Vec<u32>;
    table: of_table -> Histogram;
    values: of_values -> Histogram;
}
