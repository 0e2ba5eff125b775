//! What laks says: every word and sentence, in English and in Danish.

mod found;
mod number;
mod rule;
mod words;

pub use number::{format_number, format_share, rounding_note};
