//! The Python extension module `laks._laks`: extract, detach, call, wrap; no arithmetic.

use pyo3::prelude::*;

/// The compiled half of the Python package `laks`.
#[pymodule(gil_used = false)]
mod _laks {
    use super::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
