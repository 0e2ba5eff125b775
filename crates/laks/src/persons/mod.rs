//! What names a person: CPR numbers, their form and their mask, and ids as numbers.

mod cpr;
mod id_hash;
mod letters;
mod masked;

pub use cpr::{CPR_MASK, Cpr, are_cpr_numbers};
pub use id_hash::id_hash;
pub use masked::{masked, names_a_person};
