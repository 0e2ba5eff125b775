//! One macro for the results of `laks.stats`: named fields, one-line repr, `==`, pickling.

use pyo3::prelude::*;
use pyo3::types::PyList;

/// Makes a frozen Python class with these fields, all given by name when it is made.
macro_rules! named_result {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $field:ident: $kind:ty,)+ }) => {
        $(#[$about])*
        #[pyo3::pyclass(frozen, eq, from_py_object, module = "laks.stats")]
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) struct $name {
            $($(#[$doc])* #[pyo3(get)] pub(crate) $field: $kind,)+
        }

        #[pyo3::pymethods]
        impl $name {
            #[new]
            #[allow(clippy::too_many_arguments)]
            #[pyo3(signature = ($($field),+))]
            fn new($($field: $kind),+) -> Self {
                Self { $($field),+ }
            }

            fn __repr__(&self, py: pyo3::Python<'_>) -> pyo3::PyResult<String> {
                use pyo3::IntoPyObjectExt;
                let fields = [$((stringify!($field), self.$field.clone().into_bound_py_any(py)?)),+];
                $crate::stats::named_result::one_line(stringify!($name), &fields)
            }

            fn __reduce__<'py>(
                slf: &pyo3::Bound<'py, Self>,
            ) -> pyo3::PyResult<(
                pyo3::Bound<'py, pyo3::types::PyType>,
                pyo3::Bound<'py, pyo3::types::PyTuple>,
            )> {
                use pyo3::IntoPyObjectExt;
                use pyo3::types::PyAnyMethods as _;
                let (py, this) = (slf.py(), slf.get());
                let fields = [$(this.$field.clone().into_bound_py_any(py)?),+];
                Ok((slf.get_type(), pyo3::types::PyTuple::new(py, fields)?))
            }
        }
    };
}

pub(crate) use named_result;

/// The fields that say something, on one line; of a long list the first six.
pub(crate) fn one_line(name: &str, fields: &[(&str, Bound<'_, PyAny>)]) -> PyResult<String> {
    let mut parts = Vec::new();
    for (i, (field, value)) in fields.iter().enumerate() {
        if i > 0 && value.is_none() {
            continue;
        }
        let shown = match value.cast::<PyList>() {
            Ok(list) if list.len() > 6 => {
                let first = list.get_slice(0, 6).repr()?.to_string();
                format!("{}, ... {} in all]", first.trim_end_matches(']'), list.len())
            }
            _ => value.repr()?.to_string(),
        };
        parts.push(format!("{field}={shown}"));
    }
    Ok(format!("{name}({})", parts.join(", ")))
}
