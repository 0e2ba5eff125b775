//! The distributions that the formulas stand on: densities, both tails, quantiles.
//!
//! Every incomplete beta and gamma function of the crate is reached through here, so that one place
//! guards their ranges. Upper tails are computed as such, never as one minus a lower tail. Relative
//! errors stay below 10⁻¹⁰ from the centre to tails of 10⁻³⁰⁰ and for shapes from 10⁻² to 10⁹.
//!
//! The functions take plain numbers and trust them: a point outside the support has probability 0 or
//! 1, a parameter that no distribution has (a shape that is not positive) gives NaN. The formulas of
//! this crate check their arguments before they come here.

mod beta;
mod binomial;
mod chi_squared;
mod f;
mod gamma;
mod gamma_function;
mod hypergeometric;
mod incomplete_beta;
mod incomplete_gamma;
mod normal;
mod poisson;
mod quadrature;
mod saddle_point;
mod student;

pub use beta::{beta_cdf, beta_quantile, beta_sf, beta_upper_quantile};
pub use binomial::{binomial_cdf, binomial_pmf, binomial_sf};
pub use chi_squared::{
    chi_squared_cdf, chi_squared_quantile, chi_squared_sf, chi_squared_upper_quantile,
};
pub use f::{f_cdf, f_sf};
pub use gamma::{gamma_cdf, gamma_quantile, gamma_sf, gamma_upper_quantile};
pub use gamma_function::{ln_beta, ln_choose, ln_gamma};
pub use hypergeometric::{hypergeometric_cdf, hypergeometric_pmf, hypergeometric_sf};
pub use normal::{normal_cdf, normal_quantile, normal_sf};
pub use poisson::{poisson_cdf, poisson_pmf, poisson_sf};
pub use student::{student_cdf, student_quantile, student_sf};
