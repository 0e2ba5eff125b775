//! Arrow in and out: record batches of any table to the columns that laks counts, tables to record batches.
//!
//! A [`Binding`] says which column of the table feeds which of ours. An [`ArrowSource`] shares a stream of
//! record batches among workers, each with an [`ArrowReader`] that fills blocks of [`laks::adapter::Columns`];
//! [`read_cohort`] does it all for one table. What cannot be read is reported as [`laks::adapter::Defect`], in the
//! same terms as the rules that laks checks.
//!
//! Dates come as `date32`, `date64`, timestamps or texts; words as plain, large or view strings or
//! dictionaries of them, whole numbers or booleans; numbers as integers, decimals, floats or texts. Texts are read as
//! the schema declares: the order of a date's parts, the decimal mark, the texts that mean that nothing is
//! known. Without that a date is `YYYY-MM-DD` and a number has a decimal point. In declared words case and
//! spaces do not count; around labels and ids spaces do not, and an empty text is missing.
//!
//! The crates whose types stand in these signatures are re-exported: [`arrow_array`], [`arrow_schema`] and [`laks`].

mod binding;
mod categories;
mod cohort;
mod column_at;
mod decode;
mod ffi;
mod joined;
mod meaning;
mod source;
mod tables;

pub use binding::Binding;
pub use cohort::{read_cohort, read_joined_cohort};
pub use decode::cell_text;
pub use ffi::{Stream, stream_from_raw};
pub use joined::read_beside;
pub use source::{ArrowReader, ArrowSource, Batches};
pub use tables::to_record_batch;

pub use {arrow_array, arrow_schema, laks};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
