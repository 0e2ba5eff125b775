//! Values that go out as dicts: strata under their labels, rows by the names of their fields, plain data.

use crate::json::plain;
use crate::out::{Object, Out};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyDictMethods};

/// The labels of a stratum: a dict of names and labels.
pub(crate) struct Labels<'a>(pub(crate) &'a [String], pub(crate) &'a [Option<String>]);

impl Out for Labels<'_> {
    fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
        Named(self.0.iter().zip(self.1).collect()).out(py)
    }
}

/// Pairs of a name and a value, as a dict in their order.
pub(crate) struct Named<K, V>(pub(crate) Vec<(K, V)>);

impl<K: Out, V: Out> Out for Named<K, V> {
    fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
        let dict = PyDict::new(py);
        for (name, value) in &self.0 {
            dict.set_item(name.out(py)?, value.out(py)?)?;
        }
        Ok(dict.into_any())
    }
}

/// What has no class of its own, as plain dicts, lists, texts and numbers.
pub(crate) struct Json<'a, T>(pub(crate) &'a T);

impl<T: serde::Serialize> Out for Json<'_, T> {
    fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
        plain(py, self.0)
    }
}

/// A row of a result, in a stratum or as a whole.
pub(crate) trait Row {
    /// The labels of its stratum.
    fn key(&self) -> &[Option<String>];

    /// Writes its figures under their names.
    fn write(&self, line: &Bound<'_, PyDict>) -> PyResult<()>;
}

/// Strata as a list of dicts: each has the `key` of its labels, then its figures.
pub(crate) struct Strata<'a, R>(pub(crate) &'a [String], pub(crate) &'a [R]);

impl<R: Row> Out for Strata<'_, R> {
    fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
        let row = |row: &R| {
            let line = PyDict::new(py);
            line.set_item("key", Labels(self.0, row.key()).out(py)?)?;
            row.write(&line)?;
            Ok(line)
        };
        let rows = self.1.iter().map(row).collect::<PyResult<Vec<_>>>()?;
        pyo3::IntoPyObjectExt::into_bound_py_any(rows, py)
    }
}

/// What a row writes, a line each: `people;` writes the field, and `rates: it.rates();` another value.
macro_rules! row {
    (|$row:ident: $kind:ty| { $($name:ident $(: $value:expr)?;)+ }) => {
        impl $crate::dicts::Row for $kind {
            fn key(&self) -> &[Option<String>] {
                &self.key
            }

            fn write(
                &self,
                line: &pyo3::Bound<'_, pyo3::types::PyDict>,
            ) -> pyo3::PyResult<()> {
                use pyo3::types::PyDictMethods as _;
                let ($row, py) = (self, line.py());
                $(
                    let value = &$crate::dicts::row!(@ $row $name $($value)?);
                    line.set_item(stringify!($name), $crate::out::Out::out(value, py)?)?;
                )+
                Ok(())
            }
        }
    };
    (@ $row:ident $name:ident) => { $row.$name };
    (@ $row:ident $name:ident $value:expr) => { $value };
}

pub(crate) use row;
