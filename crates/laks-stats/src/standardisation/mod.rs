//! Rates made comparable: directly (a weighted rate) or indirectly (observed over expected).

mod direct;
mod indirect;
mod proportion;

pub use direct::{StandardisedRateMethod, standardised_rate};
pub use indirect::{StandardisedRatioMethod, expected_events, standardised_ratio};
pub use proportion::standardised_proportion;
