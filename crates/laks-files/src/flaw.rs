//! What can be wrong with a row of a CSV.

use crate::likely_letters::LikelyLetters;

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlawKind {
    /// More cells than the header.
    MoreCells,
    /// Fewer cells than the header, and not a blank row.
    FewerCells,
    /// Bytes that are not UTF-8, and which letters they likely are.
    NotUtf8(LikelyLetters),
    /// A byte that is 0, which no text has.
    Zero,
    /// A cell that opens with a double quote and does not end with one.
    OpenQuote,
    /// Something behind the double quote that ends a cell.
    TextBehind,
    /// A double quote inside a cell that is not in double quotes, without a second one in its row.
    StrayQuote,
    /// More text than any row can be meant to have.
    TooLong,
}

/// The first thing that is wrong with a CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Flaw {
    /// What is wrong.
    pub kind: FlawKind,
    /// In which row, counted as a spreadsheet counts.
    pub row: u64,
    /// How many cells that row has, where cells are wrong.
    pub cells: u64,
}
