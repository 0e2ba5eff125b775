//! `laks.Issues`: broken rows as a table, to look at or to send back to whoever typed the data.

use crate::table::Table;
use laks::sections::StageWords;
use laks::{IssueList, Language, View};
use pyo3::PyClassInitializer;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use serde::{Deserialize, Serialize};

/// Rows that break rules: a :class:`Table` that can be sent back to whoever typed the data.
///
/// One row an issue, with `file`, `sheet` and `table` where they say something, then `row`, `column`,
/// `rule`, `found`, `deed` and `remedy`. CPR numbers are masked in it, and person ids never stand in it.
#[doc = examples!()]
/// >>> laks.datasets.ballerup().cohort.issues
/// <Issues: 0 of 0 issues>
#[pyclass(frozen, extends = Table, module = "laks")]
#[derive(Debug)]
pub(crate) struct Issues {
    pub(crate) told: Told,
}

/// Issues, and the words of the programme whose table they stand in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Told {
    #[serde(flatten)]
    pub(crate) list: IssueList,
    #[serde(default, skip_serializing_if = "StageWords::is_empty")]
    pub(crate) words: StageWords,
}

impl View for Told {
    fn view(&self, language: Language) -> Vec<laks::Table> {
        match self.list.total() {
            0 => self.list.view(language),
            _ => vec![self.list.to_repair_in(&self.words, language)],
        }
    }
}

/// A list of issues as a Python object, told in the words of a programme.
pub(crate) fn issues(
    py: Python<'_>,
    list: IssueList,
    words: StageWords,
) -> PyResult<Bound<'_, Issues>> {
    told(py, Told { list, words })
}

/// The same of issues that know their words.
pub(crate) fn told(py: Python<'_>, told: Told) -> PyResult<Bound<'_, Issues>> {
    let table = Table::from(told.list.table());
    Bound::new(py, PyClassInitializer::from(table).add_subclass(Issues { told }))
}

/// A refusal whose issues are told in the words of a programme; any other error as it is.
pub(crate) fn refusal_in(py: Python<'_>, error: PyErr, words: &StageWords) -> PyErr {
    let reword = || {
        let value = error.value(py);
        let list = value.getattr("issues")?.cast_into::<Issues>()?.get().told.list.clone();
        let (text, total) = (value.str()?, value.getattr("total")?);
        let issues = issues(py, list, words.clone())?.into_any();
        let arguments = PyTuple::new(py, [text.into_any(), issues.clone(), total])?;
        value.setattr("args", arguments)?;
        value.setattr("issues", issues)
    };
    if !words.is_empty() && error.value(py).hasattr("issues").unwrap_or(false) {
        // What cannot be worded anew is still told in laks' own words.
        let _: PyResult<()> = reword();
    }
    error
}
