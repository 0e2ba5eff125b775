//! Who benefits? Differences along a social order, in one convention: positive is disadvantage.
//!
//! Groups are given from the most disadvantaged to the most advantaged, each with its value and its
//! number of people. With `higher_is_better` a value that rises along that order is a disadvantage
//! of those at its beginning; without, a value that falls.

mod attributable_share;
mod concentration_index;
mod gap;
mod linear_fit;
mod logistic_fit;
mod ranks;
mod slope_index;

pub use attributable_share::attributable_share;
pub use concentration_index::{ConcentrationIndex, concentration_index};
pub use gap::{Gap, gap};
pub use slope_index::{SlopeIndex, SlopeMethod, slope_index};
