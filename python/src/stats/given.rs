//! Arguments that must be given, read by their kind under their name.

use super::arguments::{code, count, real};
use super::columns::{codes, counts, gappy, reals, table};
use super::histogram::of_values;
use super::labels::labels;
use laks_stats::Histogram;
use pyo3::prelude::*;

/// A kind of argument.
pub(crate) trait Given: Sized {
    fn given(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<Self>;
}

/// Labels of groups, as numbers from 0 in the order in which they sort.
#[derive(Debug)]
pub(crate) struct Labels(pub(crate) Vec<u32>);

macro_rules! kinds {
    ($($kind:ty: $read:expr;)*) => {$(
        impl Given for $kind {
            fn given(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<Self> {
                ($read)(value, argument)
            }
        }
    )*};
}

kinds! {
    u64: count;
    u32: code;
    f64: real;
    Vec<f64>: reals;
    Vec<Option<f64>>: gappy;
    Vec<u64>: counts;
    Vec<u32>: codes;
    Vec<Vec<u64>>: table;
    Labels: |value, argument| labels(value, argument).map(Labels);
    Histogram: of_values;
}
