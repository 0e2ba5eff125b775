//! How values of laks go out to Python: numbers and texts as they are, days as dates, what has a name by it.

use crate::arguments::date;
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use std::collections::BTreeMap;

/// A Python object, or the exception.
pub(crate) type Object<'py> = PyResult<Bound<'py, PyAny>>;

/// What Python sees of a value.
pub(crate) trait Out {
    fn out<'py>(&self, py: Python<'py>) -> Object<'py>;
}

macro_rules! as_it_is {
    ($($kind:ty),*) => {$(
        impl Out for $kind {
            fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
                self.into_bound_py_any(py)
            }
        }
    )*};
}

macro_rules! by_its_name {
    ($($kind:ty),*) => {$(
        impl Out for $kind {
            fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
                self.name().out(py)
            }
        }
    )*};
}

macro_rules! in_its_words {
    ($($kind:ty: |$value:ident| $words:expr;)*) => {$(
        impl Out for $kind {
            fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
                let $value = self;
                $words.out(py)
            }
        }
    )*};
}

as_it_is!(bool, f64, i32, str, String, u32, u64);
by_its_name!(
    laks::Among,
    laks::sections::Earlier,
    laks::sections::Measure,
    laks::Method,
    laks::Stage,
    laks::Status
);

in_its_words! {
    laks::words::Below: |group| group.to_string();
    laks::Figure: |figure| figure.to_string();
    laks::Note: |note| laks::Language::English.note(note);
    laks::words::PlanNote: |note| laks::Language::English.plan_note(note);
    laks::Reason: |reason| reason.to_string();
}

impl Out for laks::Day {
    fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
        date(py, *self)
    }
}

impl<T: Out + ?Sized> Out for &T {
    fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
        (**self).out(py)
    }
}

impl<T: Out> Out for Option<T> {
    fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
        self.as_ref().map_or_else(|| Ok(py.None().into_bound(py)), |value| value.out(py))
    }
}

impl<T: Out> Out for Vec<T> {
    fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
        let items = self.iter().map(|item| item.out(py)).collect::<PyResult<Vec<_>>>()?;
        PyList::new(py, items).map(Bound::into_any)
    }
}

impl<T: Out> Out for [T; 2] {
    fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
        (self[0].out(py)?, self[1].out(py)?).into_bound_py_any(py)
    }
}

impl<K: Out, V: Out> Out for BTreeMap<K, V> {
    fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
        let dict = PyDict::new(py);
        for (name, value) in self {
            dict.set_item(name.out(py)?, value.out(py)?)?;
        }
        Ok(dict.into_any())
    }
}
