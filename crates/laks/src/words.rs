//! What results and findings say beside numbers, as values: `match` on them, never on a sentence.
//!
//! [`Spoken`] says each in English and in Danish.

pub use crate::below::Below;
pub use crate::calendar::DateField;
pub use crate::cell::Cell;
pub use crate::compare::ComparisonNote;
pub use crate::counted::When;
pub use crate::estimate::Unit;
pub use crate::figure::OutcomeFigure;
pub use crate::plan::{Gap, NoChance, PlanNote, Unanswerable};
pub use crate::rules::{
    Deed, EarlierRow, Expected, ExpectedScore, Found, Moment, Shown, Side, State, TableName,
};
pub use crate::tables::FigureWords;
pub use crate::voice::{
    ChartWord, CommandWord, Label, PlaceColumn, PlaceRead, ReadingWord, Spoken, format_number,
    format_share, rounding_note,
};
