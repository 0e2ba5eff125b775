//! Ordered or named categories on two occasions: did the distribution change?
//!
//! In goes the square transition table, before in rows and after in columns.

mod marginal;
mod method;

pub use method::{SymmetryMethod, symmetry_test};
