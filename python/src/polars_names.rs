//! Names of columns that polars cannot hand over: it ends the process at a NUL, so they are looked at first.

use crate::errors::unreadable;
use pyo3::prelude::*;

/// Refuses a frame of polars with a NUL in the name of a column, or of a field within one.
pub(crate) fn check_names(source: &Bound<'_, PyAny>) -> PyResult<()> {
    let schema = match (source.hasattr("collect_schema")?, source.hasattr("lazy")?) {
        (true, true) => source.call_method0("collect_schema")?,
        _ => return Ok(()),
    };
    for column in schema.call_method0("items")?.try_iter()? {
        let (name, kind): (String, Bound<'_, PyAny>) = column?.extract()?;
        check(&name, &kind)?;
    }
    Ok(())
}

/// A column, and whatever is named within it.
fn check(name: &str, kind: &Bound<'_, PyAny>) -> PyResult<()> {
    if name.contains('\0') {
        let sentence =
            format!("the name of a column must not hold a NUL, but is {name:?}; rename it");
        return Err(unreadable(kind.py(), laks::adapter::masked(&sentence).into_owned()));
    }
    // A class of types that was not called has fields that cannot be asked.
    if let Ok(fields) = kind.getattr("fields").and_then(|fields| fields.try_iter()) {
        for field in fields {
            let field = field?;
            let (name, kind): (String, _) =
                (field.getattr("name")?.extract()?, field.getattr("dtype")?);
            check(&name, &kind)?;
        }
    }
    match kind.getattr("inner") {
        Ok(inner) if !inner.is_none() => check("", &inner),
        _ => Ok(()),
    }
}
