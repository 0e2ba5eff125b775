//! A CSV: its letters, its header, its rows, and which of them is broken, in one pass over the file.

mod batches;
mod columns;
mod dos_pages;
mod encoding;
mod first_rows;
mod header;
mod line_ends;
mod open;
mod packed;
mod record;
mod rows;
mod separators;
mod shape;
mod span;
mod stamp;
mod text;
mod twice;
mod utf16;
mod utf8_watch;
mod weighed_letters;

pub use first_rows::{FirstRows, first_rows};
pub(crate) use open::open_csv;
pub(crate) use packed::PACKED;
