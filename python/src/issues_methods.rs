//! What `laks.Issues` can be asked, the rules that rows must obey, and CPR numbers in texts.

use crate::arguments::kinds::{optional_text, several, shown};
use crate::arguments::named as argument;
use crate::errors::refused;
use crate::issues::{Issues, told};
use crate::json::{by_its_json, text_of, value_of};
use crate::out::Object;
use crate::session::{Tongue, spoken};
use crate::table::Table;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyType};

#[pymethods]
impl Issues {
    /// How many issues there are, listed or not.
    #[getter]
    fn total(&self) -> u64 {
        self.told.list.total()
    }

    /// How often what was done for which rule: rule, deed, issues, remedy. A row may have several issues.
    fn by_rule(&self) -> Table {
        self.told.list.counts.table().into()
    }

    /// The issues by file, sheet and row, in words of the reader's language: what the workbook shows.
    #[doc = raises!(UnknownName)]
    ///     When the language is neither ``"en"`` nor ``"da"``.
    #[doc = examples!()]
    /// >>> laks.datasets.ballerup().cohort.issues.to_repair("da").columns[:4]
    /// ['Række', 'Kolonne', 'Fundet', 'Problem']
    #[pyo3(signature = (language=None))]
    fn to_repair(&self, language: Option<Tongue>) -> Table {
        self.told.list.to_repair_in(&self.told.words, spoken(language)).into()
    }

    /// How often what was done for which rule, in words of the reader's language.
    #[doc = raises!(UnknownName)]
    ///     When the language is neither ``"en"`` nor ``"da"``.
    #[pyo3(signature = (language=None))]
    fn by_rule_in_words(&self, language: Option<Tongue>) -> Table {
        self.told.list.counts.to_show_in(&self.told.words, spoken(language)).into()
    }

    /// Writes a workbook to send back: one sheet to correct by file, sheet and row, one with counts.
    ///
    /// Every text is written as text, so that a cell such as ``=cmd|…`` does nothing when it is opened.
    ///
    /// Parameters
    /// ----------
    /// path
    ///     Where to write it; its name ends in ``.xlsx``.
    /// language
    ///     ``"en"`` or ``"da"``.
    #[doc = raises!(MissingExtra)]
    ///     When xlsxwriter is not installed: ``pip install 'laks[read]'``.
    /// InvalidInput
    ///     When the name ends in something else.
    ///
    /// Examples
    /// --------
    /// >>> import laks, pathlib, tempfile
    /// >>> issues = laks.datasets.ballerup().cohort.issues
    /// >>> with tempfile.TemporaryDirectory() as folder:
    /// ...     path = pathlib.Path(folder) / "ret_disse.xlsx"
    /// ...     issues.to_excel(path, language="da")
    /// ...     path.is_file()
    /// True
    #[pyo3(signature = (path, language=None))]
    fn to_excel(
        slf: &Bound<'_, Self>,
        path: &Bound<'_, PyAny>,
        #[pyo3(from_py_with = argument::language)] language: Option<&str>,
    ) -> PyResult<()> {
        let module = slf.py().import("laks.issue_workbook")?;
        module.call_method1("write_excel", (slf, path, language)).map(drop)
    }

    /// Writes a CSV to send back, by file, sheet and row: UTF-8 that Excel opens as such.
    ///
    /// A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    ///
    /// Parameters
    /// ----------
    /// path
    ///     Where to write it.
    /// language
    ///     ``"en"``, with commas, or ``"da"``, with semicolons.
    ///
    /// Examples
    /// --------
    /// >>> import laks, pathlib, tempfile
    /// >>> issues = laks.datasets.ballerup().cohort.issues
    /// >>> with tempfile.TemporaryDirectory() as folder:
    /// ...     path = pathlib.Path(folder) / "ret_disse.csv"
    /// ...     issues.to_csv(path, language="da")
    /// ...     path.read_text(encoding="utf-8-sig").split(";")[:3]
    /// ['Række', 'Kolonne', 'Fundet']
    #[pyo3(signature = (path, language=None))]
    fn to_csv(
        slf: &Bound<'_, Self>,
        path: &Bound<'_, PyAny>,
        #[pyo3(from_py_with = argument::language)] language: Option<&str>,
    ) -> PyResult<()> {
        let module = slf.py().import("laks.issue_workbook")?;
        module.call_method1("write_csv", (slf, path, language)).map(drop)
    }

    /// The issues as JSON text, for :meth:`from_json`.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        text_of(py, &self.told)
    }

    /// Reads issues back.
    #[doc = raises!(InvalidInput)]
    ///     When the text is not the JSON of issues.
    #[classmethod]
    fn from_json<'py>(
        class: &Bound<'py, PyType>,
        #[pyo3(from_py_with = argument::text)] text: &str,
    ) -> PyResult<Bound<'py, Self>> {
        let py = class.py();
        told(py, value_of(py, "list of issues", text)?)
    }

    fn _repr_html_<'py>(&self, py: Python<'py>) -> Object<'py> {
        crate::notebook::view(py, &self.told)
    }

    fn __repr__(&self) -> String {
        format!("<Issues: {} of {} issues>", self.told.list.issues.len(), self.told.list.total())
    }

    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyAny>,))> {
        by_its_json(slf.as_any())
    }
}

/// Every rule that a row must obey: rule, what it means, default action, actions, remedy.
#[doc = raises!(UnknownName)]
///     When the language is neither ``"en"`` nor ``"da"``.
#[doc = examples!(_laks)]
/// >>> _laks.rules("da")["means"][2]
/// 'visitationsdato mangler'
#[pyfunction]
#[pyo3(signature = (language=None))]
pub(crate) fn rules(language: Option<Tongue>) -> Table {
    laks::RuleId::table(spoken(language)).into()
}

/// A text with every CPR number in it masked; half a character becomes a �.
#[doc = examples!(_laks)]
/// >>> _laks.masked("010203-1234 is on leave")
/// '######-#### is on leave'
#[pyfunction]
pub(crate) fn masked(text: &Bound<'_, PyAny>) -> PyResult<String> {
    let Ok(text) = text.cast::<PyString>() else {
        return Err(refused(text.py(), "text", "a text", shown(text)));
    };
    Ok(laks::adapter::masked(&text.to_string_lossy()).into_owned())
}

/// Whether the texts, at least three, are CPR numbers, every one; empty ones do not count.
#[doc = examples!(_laks)]
/// >>> _laks.are_cpr_numbers(["010203-1234", "", "0203041234", "304051234"])
/// True
#[pyfunction]
pub(crate) fn are_cpr_numbers(texts: &Bound<'_, PyAny>) -> PyResult<bool> {
    let read = |text: &Bound<'_, PyAny>| Ok(optional_text(text, "texts")?.map(str::to_owned));
    let texts = several(texts, "texts", "a list of texts", read)?;
    Ok(laks::adapter::are_cpr_numbers(texts.iter().flatten().map(String::as_str)))
}
