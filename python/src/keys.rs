//! The labels of a stratum as a dict.

use pyo3::prelude::*;
use pyo3::types::PyDict;

/// Strata names with one stratum's labels.
pub(crate) fn key_dict<'py>(
    py: Python<'py>,
    by: &[String],
    key: &[Option<String>],
) -> PyResult<Bound<'py, PyDict>> {
    let labels = PyDict::new(py);
    for (name, label) in by.iter().zip(key) {
        labels.set_item(name, label)?;
    }
    Ok(labels)
}
