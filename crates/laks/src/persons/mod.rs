//! What names a person: CPR numbers, their form and their mask, and ids as numbers.

mod cpr;
mod id_hash;

pub use cpr::{CPR_MASK, Cpr, are_cpr_numbers, masked, names_a_person};
pub use id_hash::id_hash;
