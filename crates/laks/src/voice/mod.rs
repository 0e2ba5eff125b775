//! What laks says: every word, in English and in Danish, each by a `match` without a rest, so that a word
//! that is missing does not compile.
//!
//! Results hold values only; here they get words. Three enums say their English themselves, since errors and
//! the crate of formulas speak it too: what was found in a row, the remedies of rules, and the reasons of
//! formulas. Sentences of whole results are made in `tables`, from these words.

mod cell;
mod chart;
mod clue;
mod command;
mod comparison_note;
mod deed;
mod expected;
mod figure;
mod formula;
mod found;
mod gap;
mod label;
mod method;
mod note;
mod number;
mod plan;
mod programme;
mod reading;
mod reason;
mod rule;
mod scale;
mod span;
mod spoken;
mod stage;
mod unread;
mod words;

pub use chart::ChartWord;
pub use command::CommandWord;
pub use number::{format_number, format_share, rounding_note};
pub(crate) use programme::Voice;
pub use reading::{PlaceColumn, PlaceRead, ReadingWord};
pub use spoken::{Label, Spoken};
pub(crate) use words::with_capital;
