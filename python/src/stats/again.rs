//! Pickling of what is made again by the call that made it.

use crate::dicts::Named;
use crate::out::Out;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

/// What `__reduce__` returns: a function and its arguments.
pub(crate) type Reduced<'py> = (Bound<'py, PyAny>, Bound<'py, PyTuple>);

/// The function of `laks.stats` with these arguments.
pub(crate) fn again<'py>(
    py: Python<'py>,
    function: &str,
    arguments: Vec<(&str, &dyn Out)>,
) -> PyResult<Reduced<'py>> {
    let arguments = Named(arguments).out(py)?.cast_into::<PyDict>()?;
    let function = py.import("laks.stats")?.getattr(function)?;
    let call = py.import("functools")?.getattr("partial")?;
    let call = call.call((function,), Some(&arguments))?;
    Ok((call, PyTuple::empty(py)))
}
