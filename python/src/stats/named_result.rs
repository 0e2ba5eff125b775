//! One macro for the results of `laks.stats`: named fields, one-line repr, `==`, pickling.

use laks_stats::{
    ChartRules, FunnelPosition, PointMeaning, Reason, ReliableChangeClass, SpecialCause, Zeros,
};
use pyo3::prelude::*;
use pyo3::types::PyList;

/// Makes a frozen Python class with these fields, all given by name when it is made. What `of` names is the
/// result in Rust that it is made from: by the same fields, or by what `= |found| …` says of it.
macro_rules! named_result {
    ($(#[$about:meta])* examples $(#[$examples:meta])* $name:ident $(of $theirs:ty)? {
        $($(#[$doc:meta])* $field:ident: $kind:ty $(= |$found:ident| $what:expr)?,)+
    }) => {
        $(#[$about])*
        #[doc = examples!(stats)]
        $(#[$examples])*
        #[pyo3::pyclass(frozen, eq, from_py_object, module = "laks.stats")]
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) struct $name {
            $($(#[$doc])* #[pyo3(get)] pub(crate) $field: $kind,)+
        }

        $crate::stats::named_result::named_result! {
            @from $name $($theirs)? { $($field $(= |$found| $what)?,)+ }
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
    (@from $name:ident { $($rest:tt)* }) => {};
    (@from $name:ident $theirs:ty { $($field:ident $(= |$found:ident| $what:expr)?,)+ }) => {
        impl From<$theirs> for $name {
            fn from(theirs: $theirs) -> Self {
                use $crate::stats::named_result::Ours;
                $($(let $field = { let $found = &theirs; Ours::ours($what) };)?)+
                Self { $($field: $crate::stats::named_result::named_result!(@field theirs $field $($found)?)),+ }
            }
        }

        impl $crate::stats::named_result::Ours<$name> for $theirs {
            fn ours(self) -> $name {
                $name::from(self)
            }
        }
    };
    (@field $theirs:ident $field:ident) => { Ours::ours($theirs.$field) };
    (@field $theirs:ident $field:ident $found:ident) => { $field };
}

pub(crate) use named_result;

/// What a field of a formula's result is in Python.
pub(crate) trait Ours<T> {
    fn ours(self) -> T;
}

macro_rules! itself {
    ($($kind:ty),*) => {$(
        impl Ours<Self> for $kind {
            fn ours(self) -> Self {
                self
            }
        }
    )*};
}

macro_rules! by_its_name {
    ($($kind:ty),*) => {$(
        impl Ours<String> for $kind {
            fn ours(self) -> String {
                self.name().to_owned()
            }
        }
    )*};
}

itself!(bool, f64, u64, usize);
by_its_name!(ChartRules, FunnelPosition, PointMeaning, ReliableChangeClass, SpecialCause, Zeros);

impl Ours<String> for &str {
    fn ours(self) -> String {
        self.to_owned()
    }
}

impl Ours<String> for Reason {
    fn ours(self) -> String {
        self.to_string()
    }
}

impl<T, A: Ours<T>> Ours<Option<T>> for Option<A> {
    fn ours(self) -> Option<T> {
        self.map(Ours::ours)
    }
}

impl<T, A: Ours<T>> Ours<Vec<T>> for Vec<A> {
    fn ours(self) -> Vec<T> {
        self.into_iter().map(Ours::ours).collect()
    }
}

impl<T, A: Ours<T>> Ours<(T, T)> for [A; 2] {
    fn ours(self) -> (T, T) {
        self.map(Ours::ours).into()
    }
}

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
