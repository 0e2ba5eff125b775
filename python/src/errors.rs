//! The one match from laks' errors to Python's: classes in `laks.errors`, texts from Rust.

use crate::spoken_errors::sentence;
use laks::Error;
use laks::results::PlanText;
use laks::sections::StageWords;
use laks_files::FileError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// Turns an error of laks into the Python exception for it.
pub(crate) trait OrRaise<T> {
    /// The value, or the exception.
    fn or_raise(self, py: Python<'_>) -> PyResult<T>;
}

impl<T, E: Into<Error>> OrRaise<T> for Result<T, E> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|error| raised(py, error.into()))
    }
}

/// Asks a question while the interpreter is free; the answer in its Python class, or the exception.
pub(crate) fn answer<T: Send, E: Into<Error> + Send, A: From<T>>(
    py: Python<'_>,
    question: impl FnOnce() -> Result<T, E> + Send,
) -> PyResult<A> {
    py.detach(question).or_raise(py).map(A::from)
}

/// A name that is none of the known ones, as the exception for it.
pub(crate) fn unknown(
    py: Python<'_>,
    what: &'static str,
    found: &str,
    known: impl Iterator<Item = String>,
) -> PyErr {
    raised(py, Error::UnknownName { what, found: found.to_owned(), known: known.collect() })
}

/// An argument that laks refuses, as the exception for it.
pub(crate) fn refused(
    py: Python<'_>,
    argument: &'static str,
    expected: &str,
    found: String,
) -> PyErr {
    raised(py, Error::Argument { argument, expected: expected.to_owned(), found })
}

/// What is wrong with a file, as the exception for it.
pub(crate) fn file_refused(py: Python<'_>, error: &FileError) -> PyErr {
    let class = if error.is_missing_column() { "MissingColumn" } else { "InvalidInput" };
    exception(py, class, (error.to_string(),))
}

/// Whether an exception is one of laks' own.
pub(crate) fn is_ours(py: Python<'_>, error: &PyErr) -> bool {
    let class = py.import("laks.errors").and_then(|errors| errors.getattr("LaksError"));
    class.is_ok_and(|class| error.is_instance(py, &class))
}

/// A sentence of its own as the exception for input that cannot be used.
pub(crate) fn invalid(py: Python<'_>, sentence: String) -> PyErr {
    exception(py, "InvalidInput", (sentence,))
}

/// A sentence of its own as the exception for a file that cannot be read as what it is to be.
pub(crate) fn unreadable(py: Python<'_>, sentence: String) -> PyErr {
    exception(py, "SchemaError", (sentence,))
}

fn raised(py: Python<'_>, error: Error) -> PyErr {
    let text = sentence(&error);
    match error {
        Error::Issues(issues) => {
            let total = issues.total();
            match crate::issues::issues(py, *issues, StageWords::LAKS) {
                Ok(issues) => exception(py, "IssuesError", (text, issues, total)),
                Err(error) => error,
            }
        }
        Error::NotCounted { table, remedy, .. } => {
            exception(py, "NotCounted", (text, table, remedy))
        }
        Error::NotKnown { cells, lacking, .. } => {
            exception(py, "NotCounted", (text, cells, lacking.join(", ")))
        }
        Error::UnknownName { .. } | Error::TheirName { .. } | Error::Language(_) => {
            exception(py, "UnknownName", (text,))
        }
        Error::MissingColumn { .. } => exception(py, "MissingColumn", (text,)),
        Error::Schema { .. }
        | Error::ColumnType { .. }
        | Error::Instrument { .. }
        | Error::Persons { .. } => exception(py, "SchemaError", (text,)),
        Error::Plan(plan) if matches!(plan.text, PlanText::Toml(_)) => {
            exception(py, "SchemaError", (text,))
        }
        Error::UnequalFollowUp { .. } => exception(py, "UnequalFollowUp", (text,)),
        Error::SpecMismatch { .. } | Error::SamePeople | Error::LaterExtract { .. } => {
            exception(py, "SpecMismatch", (text,))
        }
        _ => exception(py, "InvalidInput", (text,)),
    }
}

fn exception<'py>(
    py: Python<'py>,
    class: &str,
    arguments: impl IntoPyObject<'py, Target = PyTuple, Output = Bound<'py, PyTuple>, Error = PyErr>,
) -> PyErr {
    let built = || {
        let class = py.import("laks.errors")?.getattr(class)?;
        class.call1(arguments.into_pyobject(py)?)
    };
    match built() {
        Ok(value) => PyErr::from_value(value),
        Err(error) => error,
    }
}
