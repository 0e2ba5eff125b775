//! The Python extension module `laks._laks`: extract, detach, call, wrap; no arithmetic.

use pyo3::prelude::*;

/// The compiled half of the Python package `laks`.
///
/// Examples
/// --------
/// >>> from laks import _laks
/// >>> _laks.__version__.count(".")
/// 2
#[pymodule(gil_used = false)]
mod _laks {
    use super::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
