//! Every argument that is a plain value, by its name: of which kind it is. A sentence about it says the name
//! that the user wrote.

use super::kinds::{
    byte, count, file_path, flag, optional_day_count, optional_day_counts, optional_flag,
    optional_function, optional_small_count, optional_text, optional_worker_count, real,
    small_count, text as words,
};
use pyo3::prelude::*;
use std::path::PathBuf;

macro_rules! readers {
    ($($name:ident: $read:ident -> $kind:ty;)*) => {$(
        #[doc = concat!("The argument `", stringify!($name), "`.")]
        pub(crate) fn $name<'a, 'py>(value: &'a Bound<'py, PyAny>) -> PyResult<$kind> {
            $read(value, stringify!($name))
        }
    )*};
}

readers! {
    after: real -> f64;
    alternative: words -> &'a str;
    among: words -> &'a str;
    at_least: small_count -> u32;
    before: real -> f64;
    change: real -> f64;
    check_ids: count -> u64;
    column: words -> &'a str;
    columns: count -> u64;
    comma: flag -> bool;
    continuity: flag -> bool;
    decimals: small_count -> u32;
    exact: optional_flag -> Option<bool>;
    first_row: count -> u64;
    follow_up_days: optional_day_count -> Option<u32>;
    group: words -> &'a str;
    header_row: count -> u64;
    higher_is_better: flag -> bool;
    horizons: optional_day_counts -> Option<Vec<u32>>;
    improvement: words -> &'a str;
    interval: words -> &'a str;
    joined: optional_function -> Option<&'a Bound<'py, PyAny>>;
    language: optional_text -> Option<&'a str>;
    level: real -> f64;
    lines_before: count -> u64;
    measure: words -> &'a str;
    method: words -> &'a str;
    name: words -> &'a str;
    numerator: words -> &'a str;
    of: optional_small_count -> Option<u32>;
    path: file_path -> PathBuf;
    primed: flag -> bool;
    progress: optional_function -> Option<&'a Bound<'py, PyAny>>;
    rho: real -> f64;
    rules: words -> &'a str;
    screen: flag -> bool;
    separator: byte -> u8;
    share: real -> f64;
    sheet: words -> &'a str;
    short_rows: flag -> bool;
    target: words -> &'a str;
    text: words -> &'a str;
    threshold: real -> f64;
    title: words -> &'a str;
    value: real -> f64;
    weights: words -> &'a str;
    width: optional_small_count -> Option<u32>;
    workers: optional_worker_count -> Option<usize>;
    zeros: words -> &'a str;
}
