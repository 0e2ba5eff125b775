//! The ways out of what turns into a table: data frames, Arrow, JSON and back, pickling.

use crate::out::Object;
use pyo3::prelude::*;

/// Gives a class its ways out; `|it| table` says which table it turns into, `Owned` or `Borrowed`.
macro_rules! ways_out {
    ($name:ident: |$it:ident| $table:expr) => {
        impl $name {
            fn as_table(&self) -> std::borrow::Cow<'_, laks::Table> {
                #[allow(unused_imports)]
                use std::borrow::Cow::{Borrowed, Owned};
                let $it = self;
                $table
            }
        }

        $crate::wrapped::has! { $name: pickle }

        #[pyo3::pymethods]
        impl $name {
            /// The table as a polars DataFrame.
            #[doc = raises!(MissingExtra)]
            ///     When polars is not installed.
            #[doc = examples!()]
            /// >>> laks.Tally.from_counts(referred=35).funnel().to_polars()["referred"].item()
            /// 35
            fn to_polars<'py>(slf: &pyo3::Bound<'py, Self>) -> $crate::out::Object<'py> {
                $crate::ways_out::frame(slf.py(), "to_polars", slf)
            }

            /// The table as a pandas DataFrame, with pandas' types that know missing values.
            #[doc = raises!(MissingExtra)]
            ///     When pandas is not installed.
            #[doc = examples!()]
            /// >>> laks.Tally.from_counts(referred=35).funnel().to_pandas()["referred"].tolist()
            /// [35]
            fn to_pandas<'py>(&self, py: pyo3::Python<'py>) -> $crate::out::Object<'py> {
                let table = $crate::table::Table::from(self.as_table().into_owned());
                $crate::ways_out::frame(py, "to_pandas", table)
            }

            /// Everything it holds as JSON text, for :meth:`from_json`.
            #[doc = examples!()]
            /// >>> funnel = laks.Tally.from_counts(referred=35, started=24).funnel()
            /// >>> laks.Funnel.from_json(funnel.to_json()) == funnel
            /// True
            fn to_json(&self, py: pyo3::Python<'_>) -> pyo3::PyResult<String> {
                $crate::json::text_of(py, &self.inner)
            }

            /// Reads it back.
            #[doc = raises!(InvalidInput)]
            ///     When the text is not the JSON of such an object.
            #[doc = examples!()]
            /// >>> try:
            /// ...     laks.Funnel.from_json("{}")
            /// ... except laks.InvalidInput as error:
            /// ...     print(str(error)[:40])
            /// text must be the JSON of a Funnel, but i
            #[classmethod]
            fn from_json(
                class: &pyo3::Bound<'_, pyo3::types::PyType>,
                #[pyo3(from_py_with = $crate::arguments::named::text)] text: &str,
            ) -> pyo3::PyResult<Self> {
                $crate::json::value_of(class.py(), stringify!($name), text)
                    .map(|inner| Self { inner })
            }

            /// Its rows, each a dict, as a list of them or a data frame takes them.
            fn __iter__<'py>(&self, py: pyo3::Python<'py>) -> $crate::out::Object<'py> {
                let table = $crate::table::Table::from(self.as_table().into_owned());
                $crate::ways_out::frame(py, "rows", table)
            }

            #[pyo3(signature = (requested_schema=None))]
            fn __arrow_c_stream__<'py>(
                &self,
                py: pyo3::Python<'py>,
                requested_schema: Option<&pyo3::Bound<'py, pyo3::PyAny>>,
            ) -> pyo3::PyResult<pyo3::Bound<'py, pyo3::types::PyCapsule>> {
                let _ = requested_schema;
                $crate::arrow_capsule::stream_capsule(py, &self.as_table())
            }

            #[pyo3(signature = (requested_schema=None))]
            fn __arrow_c_array__<'py>(
                &self,
                py: pyo3::Python<'py>,
                requested_schema: Option<&pyo3::Bound<'py, pyo3::PyAny>>,
            ) -> pyo3::PyResult<(
                pyo3::Bound<'py, pyo3::types::PyCapsule>,
                pyo3::Bound<'py, pyo3::types::PyCapsule>,
            )> {
                let _ = requested_schema;
                $crate::arrow_capsule::array_capsules(py, &self.as_table())
            }
        }
    };
}

pub(crate) use ways_out;

/// A table as a data frame of the package that `maker`, a function of `laks.frames`, makes them of.
pub(crate) fn frame<'py>(
    py: Python<'py>,
    maker: &str,
    table: impl IntoPyObject<'py>,
) -> Object<'py> {
    py.import("laks.frames")?.call_method1(maker, (table,))
}
