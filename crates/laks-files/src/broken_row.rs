//! What is said of a row of a CSV that is broken, and of letters that are not the declared ones.

use crate::flaw::{Flaw, FlawKind};

/// How to say which letters a file has.
pub(crate) fn declare(encoding: &str) -> String {
    format!("declare encoding = \"{encoding}\" under [read], or save it as \"CSV UTF-8\"")
}

/// The sentence about the first broken row.
pub(crate) fn broken_row(place: &str, width: usize, flaw: Flaw) -> String {
    let Flaw { kind, row, cells } = flaw;
    let of_cells = |remedy: &str| {
        format!(
            "every row of {place} must have as many cells as its header, which has {width}, but row {row} \
             has {cells}; {remedy}"
        )
    };
    match kind {
        FlawKind::MoreCells => of_cells("put cells that hold the separator in double quotes"),
        FlawKind::FewerCells => of_cells(
            "give it all its separators, or declare short_rows = \"empty\" under [read] if the cells at its \
             end are empty",
        ),
        FlawKind::NotUtf8(likely) => {
            let remedy = declare(likely.name());
            format!("{place} must be UTF-8 text, but is not in row {row}; {remedy}")
        }
        FlawKind::Zero => format!(
            "{place} must be a CSV, which is text, but row {row} has a byte that is 0; export the table as CSV"
        ),
        FlawKind::OpenQuote => format!(
            "every cell of {place} that opens with a double quote must end with one, but one in row {row} \
             does not; close the quote, or double it if it belongs to the text"
        ),
        FlawKind::TextBehind => format!(
            "a cell of {place} in double quotes must end with one, but one in row {row} has text behind it; \
             double the quotes that belong to the text"
        ),
        FlawKind::StrayQuote => format!(
            "a double quote in a cell of {place} must be doubled, and the cell stand in double quotes, but \
             one in row {row} does not; write the cell as \"… \"\" …\""
        ),
        FlawKind::TooLong => format!(
            "every row of {place} must be shorter than 256 MB, but row {row} is not; export the table again \
             with line ends"
        ),
    }
}
