//! One block of a record batch into one block of typed columns.
//!
//! The type of every column is matched once a block; inside are plain loops. What a text means is said in
//! [`meaning`](crate::meaning); here it is asked once for each text and remembered.

mod cache;
mod column;
mod dates;
mod decimals;
mod decoder;
mod id_gaps;
mod ids;
mod items;
mod levels;
mod long_cache;
mod marks;
mod persons;
mod refused;
mod show;
mod texts;
mod validity;

pub(crate) use decoder::{Block, Decoder};
pub(crate) use ids::Wanted;
pub use show::cell_text;
