//! Rates made comparable: directly (a weighted rate) or indirectly (observed over expected).

mod direct;
mod indirect;

pub use direct::{StandardisedRateMethod, standardised_rate};
pub use indirect::{StandardisedRatioMethod, expected_events, standardised_ratio};
