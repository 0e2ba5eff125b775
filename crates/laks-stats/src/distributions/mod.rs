//! The distributions that the formulas stand on: densities, both tails, quantiles.
//!
//! Every incomplete beta and gamma function of the crate is reached through here, so that one place
//! guards their ranges. Upper tails are computed as such, never as one minus a lower tail.

mod binomial;
mod chi_squared;
mod normal;
mod student;

pub use binomial::{binomial_cdf, binomial_pmf, binomial_sf};
pub use chi_squared::{chi_squared_quantile, chi_squared_sf};
pub use normal::{normal_cdf, normal_quantile, normal_sf};
pub use student::{student_cdf, student_quantile, student_sf};
