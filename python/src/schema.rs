//! `laks.Schema`: how a table's own words map to laks' words.

use crate::arguments::kinds::shown;
use crate::arguments::named as argument;
use crate::errors::{OrRaise, refused};
use crate::json::plain;
use crate::out::Object;
use crate::schema_keys::json_of;
use crate::text_file;
use crate::wrapped::{has, wrapped};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyType};

wrapped! {
    /// How a table's own words map to laks' words: our word on the left, theirs on the right.
    ///
    /// Keys: `table` (`extracted_on`, `earliest`, `latest`, `strata`), `columns`, `values`, `outcomes`,
    /// `goals`, `rules`, `instruments`. An empty schema maps a table that uses laks' own names.
    #[doc = raises!(SchemaError)]
    ///     When a key is not known or a value has another shape.
    examples
    /// >>> schema = laks.Schema({"columns": {"referred_on": ["Henvist", "henvist"]}})
    /// >>> schema.to_dict()["columns"]
    /// {'referred_on': ['Henvist', 'henvist']}
    Schema(laks::Schema) {
    }
}

has! { Schema: eq, dict }

/// A schema from a dict with the keys of the file.
pub(crate) fn from_dict(keys: &Bound<'_, PyDict>) -> PyResult<laks::Schema> {
    laks::Schema::from_json(&json_of(keys)?).or_raise(keys.py())
}

/// A schema from a file; errors of its text name the file.
pub(crate) fn read(path: &Bound<'_, PyAny>) -> PyResult<laks::Schema> {
    text_file::read_as(path, laks::Schema::from_toml)
}

/// The keys of ``[read]`` alone.
pub(crate) fn read_section(
    py: Python<'_>,
    read: Option<&Bound<'_, PyAny>>,
) -> PyResult<laks::ReadSchema> {
    let Some(read) = read else { return Ok(laks::ReadSchema::default()) };
    let read = read.cast::<PyDict>().map_err(|_| refused(py, "read", "a dict", shown(read)))?;
    let keys = PyDict::new(py);
    keys.set_item("read", read)?;
    from_dict(&keys).map(|schema| schema.read)
}

#[pymethods]
impl Schema {
    #[new]
    #[pyo3(signature = (keys=None))]
    fn new(keys: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let given = |keys: &Bound<'_, PyAny>| match keys.cast::<PyDict>() {
            Ok(keys) => from_dict(keys),
            Err(_) => Err(refused(keys.py(), "keys", "a dict", shown(keys))),
        };
        keys.map_or_else(|| Ok(laks::Schema::default()), given).map(Self::from)
    }

    /// Reads the text of a `schema.toml`.
    #[doc = raises!(SchemaError)]
    ///     With line and column, when the text is not TOML or a key is not known.
    #[doc = examples!()]
    /// >>> laks.Schema.from_toml('[columns]\nreferred_on = "Henvist"').to_dict()["columns"]
    /// {'referred_on': 'Henvist'}
    #[classmethod]
    fn from_toml(
        class: &Bound<'_, PyType>,
        #[pyo3(from_py_with = argument::text)] text: &str,
    ) -> PyResult<Self> {
        laks::Schema::from_toml(text).or_raise(class.py()).map(Self::from)
    }

    /// Reads a `schema.toml` file.
    #[doc = raises!(SchemaError)]
    ///     With file, line and column, when the text is not TOML or a key is not known.
    /// FileNotFoundError
    ///     When there is no such file.
    #[doc = examples!()]
    /// >>> laks.Schema.read(laks.datasets.ballerup().path / "schema.toml").to_dict()["table"]
    /// {'extracted_on': '2016-10-31'}
    #[classmethod]
    #[pyo3(name = "read")]
    fn read_file(_class: &Bound<'_, PyType>, path: &Bound<'_, PyAny>) -> PyResult<Self> {
        read(path).map(Self::from)
    }

    /// Describes every key of a `schema.toml` as JSON Schema, with which editors complete and check it.
    ///
    /// Examples
    /// --------
    /// >>> import laks, json
    /// >>> sorted(json.loads(laks.Schema.json_schema())["properties"])[:3]
    /// ['columns', 'courses', 'goals']
    #[staticmethod]
    fn json_schema() -> String {
        laks::Schema::json_schema()
    }

    /// Proposes a `schema.toml` for a file: what is found is filled in, what is doubtful is commented.
    ///
    /// Words that a person has to decide on stand as ``# ?``. Values of columns that name persons, or
    /// that hold free text, are not shown.
    ///
    /// Parameters
    /// ----------
    /// path
    ///     A file of referrals.
    /// sheets
    ///     Which sheets of a workbook to look at.
    ///
    /// Returns
    /// -------
    /// str
    ///     The text of a `schema.toml` that :meth:`from_toml` reads.
    #[doc = raises!(InvalidInput)]
    ///     When the file cannot be read.
    #[doc = examples!()]
    /// >>> text = laks.Schema.draft(laks.datasets.ballerup().path / "referrals.csv")
    /// >>> laks.Schema.from_toml(text).to_dict()["columns"]["referred_on"]
    /// 'Henvist'
    #[staticmethod]
    #[pyo3(signature = (path, *, sheets=None))]
    fn draft<'py>(path: &Bound<'py, PyAny>, sheets: Option<&Bound<'py, PyAny>>) -> Object<'py> {
        path.py().import("laks.drafting")?.call_method1("draft", (path, sheets))
    }

    fn __repr__(&self) -> String {
        let (columns, goals) = (self.inner.columns.len(), self.inner.goals.len());
        let outcomes = self.inner.outcomes.len();
        format!("<Schema: {columns} columns, {outcomes} outcomes, {goals} goals>")
    }

    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyAny>,))> {
        let py = slf.py();
        Ok((slf.get_type().into_any(), (plain(py, &slf.get().inner)?,)))
    }
}
