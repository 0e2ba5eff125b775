//! Arguments of formulas that may be left out, by their names: of which kind each is.

pub(crate) use crate::arguments::named::*;

pub(crate) use super::arguments::prior;

use super::arguments::{code, count, real, shown};
use super::columns::{positions, reals};
use super::histogram::{of_table, of_values};
use super::labels::labels;
use crate::arguments::named::readers;
use crate::errors::refused;
use laks_stats::{CutOffMethod, Histogram};
use pyo3::prelude::*;

/// A cut-off as it is given: a score, or the name of one of the three.
#[derive(Debug, Clone, Copy)]
pub(crate) enum CutOffGiven {
    At(f64),
    Named(CutOffMethod),
}

fn cut_off_given(value: &Bound<'_, PyAny>, argument: &'static str) -> PyResult<CutOffGiven> {
    if let Ok(score) = value.extract::<f64>() {
        return Ok(CutOffGiven::At(score));
    }
    let name = value.extract::<String>().ok().and_then(|name| name.parse().ok());
    name.map(CutOffGiven::Named).ok_or_else(|| {
        refused(value.py(), argument, "None, a score, or one of a, b, c", shown(value))
    })
}

readers! {
    code -> u32: cause;
    count -> u64: k, seed;
    optional count -> u64: freeze, n, resamples;
    optional cut_off_given -> CutOffGiven: cut_off;
    optional labels -> Vec<u32>: stratum;
    optional of_table -> Histogram: table;
    optional of_values -> Histogram: values;
    optional positions -> Vec<usize>: exclude, phases;
    optional real -> f64: functional_mean, functional_sd, mean, reliability, sd;
    optional reals -> Vec<f64>: entry, standard_error;
}
