//! Every argument that is a plain value, by its name: of which kind it is. A sentence about it says the name
//! that the user wrote.

use super::kinds::{
    count, day_count, day_counts, file_path, flag, function, real, small_count, text as words,
    worker_count,
};
use pyo3::prelude::*;
use std::path::PathBuf;

/// Readers of arguments, the names after their kind: `real -> f64: after, before;`. What is `optional` may
/// be left out.
macro_rules! readers {
    ($($($kind:ident)+ -> $type:ty: $($name:ident),+;)*) => {
        $($crate::arguments::named::readers! { @ ($($kind)+) $type: $($name),+ })*
    };
    (@ (optional $read:ident) $type:ty: $($name:ident),+) => {$(
        #[doc = concat!("The argument `", stringify!($name), "`, if it is given.")]
        pub(crate) fn $name<'a, 'py>(value: &'a Bound<'py, PyAny>) -> PyResult<Option<$type>> {
            $crate::arguments::kinds::optional(value, stringify!($name), $read)
        }
    )+};
    (@ ($read:ident) $type:ty: $($name:ident),+) => {$(
        #[doc = concat!("The argument `", stringify!($name), "`.")]
        pub(crate) fn $name<'a, 'py>(value: &'a Bound<'py, PyAny>) -> PyResult<$type> {
            $read(value, stringify!($name))
        }
    )+};
}

pub(crate) use readers;

readers! {
    count -> u64: check_ids, first_row, most;
    file_path -> PathBuf: path;
    flag -> bool: as_options, comma, continuity, higher_is_better, primed, screen;
    real -> f64: after, before, change, level, rho, share, threshold, value;
    small_count -> u32: at_least, decimals;
    words -> &'a str:
        alternative, among, column, group, improvement, interval, measure, method, name, numerator,
        pattern, place, rules, sheet, target, text, title, weights, zeros;
    optional day_count -> u32: follow_up_days;
    optional day_counts -> Vec<u32>: horizons;
    optional flag -> bool: exact;
    optional function -> &'a Bound<'py, PyAny>: joined, progress;
    optional small_count -> u32: of, width;
    optional words -> &'a str: language;
    optional worker_count -> usize: workers;
}
