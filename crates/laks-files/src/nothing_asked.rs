//! Rows of which none has what the schema asks for.

use crate::shown::shown;
use laks::adapter::masked;

/// What is asked for by `where` under `[read]`, and what stands there instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "no row of {place} is asked for by where under [read]: \"{}\" must be {}, but is {}{}",
    masked(column),
    shown(&quoted(asked)),
    shown(&quoted(found)),
    meant(nearest.as_deref())
)]
pub struct NothingAsked {
    /// What sentences call the file, or the first of several.
    pub place: String,
    /// The column.
    pub column: String,
    /// What is asked for.
    pub asked: Vec<String>,
    /// What stands there.
    pub found: Vec<String>,
    /// Of that the nearest.
    pub nearest: Option<String>,
}

/// Texts as they stand in cells.
fn quoted(texts: &[String]) -> Vec<String> {
    let quoted =
        |text: &String| if text.is_empty() { "empty".to_owned() } else { format!("{text:?}") };
    texts.iter().map(quoted).collect()
}

/// Asks whether the nearest text was meant, where there is one.
fn meant(nearest: Option<&str>) -> String {
    nearest
        .map_or_else(String::new, |near| masked(&format!("; did you mean {near:?}?")).into_owned())
}
