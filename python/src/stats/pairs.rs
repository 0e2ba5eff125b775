//! Pairs of scores as Python gives them: two columns, or a table of counts.

use super::arguments::call;
use super::columns::{reals, table as table_of};
use crate::errors::refused;
use crate::out::Out;
use pyo3::prelude::*;

/// Pairs of scores, kept as they came so that a result can be pickled.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Pairs {
    Columns { before: Vec<f64>, after: Vec<f64>, decimals: Option<u32> },
    Table(Vec<Vec<u64>>),
}

impl Pairs {
    pub(crate) fn read(
        py: Python<'_>,
        before: Option<&Bound<'_, PyAny>>,
        after: Option<&Bound<'_, PyAny>>,
        table: Option<&Bound<'_, PyAny>>,
        decimals: Option<u32>,
    ) -> PyResult<Self> {
        match (before, after, table) {
            (Some(before), Some(after), None) => Ok(Self::Columns {
                before: reals(before, "before")?,
                after: reals(after, "after")?,
                decimals,
            }),
            (None, None, Some(table)) => Ok(Self::Table(table_of(table, "table")?)),
            _ => {
                let expected = "two columns of one length, or table alone";
                Err(refused(py, "before and after", expected, "another combination".to_owned()))
            }
        }
    }

    pub(crate) fn change(&self, py: Python<'_>) -> PyResult<laks_stats::PairedChange> {
        call(py, || match self {
            Self::Columns { before, after, decimals: None } => {
                laks_stats::paired_change(before, after)
            }
            Self::Columns { before, after, decimals: Some(decimals) } => {
                laks_stats::paired_change_rounded(before, after, *decimals)
            }
            Self::Table(table) => laks_stats::paired_change_table(table),
        })
    }

    /// The arguments from which the same pairs come again.
    pub(crate) fn arguments(&self) -> Vec<(&str, &dyn Out)> {
        match self {
            Self::Columns { before, after, decimals } => {
                vec![("before", before), ("after", after), ("decimals", decimals)]
            }
            Self::Table(table) => vec![("table", table)],
        }
    }
}
