//! polars data frames in and out, for Rust programs.
//!
//! A leaf over [`laks_arrow`]: a frame goes through the Arrow C stream struct, which polars and arrow-rs
//! share, chunk by chunk and without copying or rechunking.
//!
//! ```
//! use laks_polars::cohort;
//! use polars::prelude::*;
//! let frame = df![
//!     "Henvist" => ["2016-03-29", "2016-04-05", "2016-04-12"],
//!     "Henviser" => ["Jobcenter", "Egen læge", "Jobcenter"],
//! ]?;
//! let schema = laks::Schema::from_toml(
//!     "[columns]\nreferred_on = \"Henvist\"\nsource = \"Henviser\"\n",
//! )?;
//! let cohort = cohort(&frame, &schema)?;
//! assert_eq!(cohort.len(), 3);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The crates whose types stand in these signatures are re-exported: [`laks`], [`laks_arrow`] and [`polars`]. Of
//! polars that is the frame without its operations: a program that reads files or computes with polars names the
//! features it needs of the same version.

mod batches;
mod frames;

pub use batches::batches;
pub use frames::to_frame;

pub use {laks, laks_arrow, polars};

use laks::{Cohort, Error, Schema};
use laks_arrow::{ArrowSource, Binding, read_cohort};
use polars::frame::DataFrame;

/// A source of rows over a frame, to read or to count. The first row is row 1.
///
/// `extra_strata` are further columns to keep as strata, such as those of a `by`.
///
/// ```
/// use laks_polars::{laks, polars::df, source};
/// let frame = df!("referred_on" => ["2016-03-29", "2016-03-30"], "source" => ["Jobcenter", "Egen læge"])?;
/// let source = source(&frame, &laks::Schema::default(), &[])?;
/// let spec = laks::Spec::new(source.binding().layout(), ["2016-05-15"], &["source".to_owned()])?;
/// let tally = source.tally(&spec, 1, &|_| true)?; // the rows are not kept
/// assert_eq!(tally.strata().len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Those of [`Binding::new`].
pub fn source(
    frame: &DataFrame,
    schema: &Schema,
    extra_strata: &[String],
) -> Result<ArrowSource, Error> {
    let stream = batches(frame)?;
    let binding = Binding::new(stream.schema(), schema, extra_strata)?;
    Ok(ArrowSource::new(Box::new(stream), binding, 1))
}

/// Validates a frame into a cohort. The first row is row 1.
///
/// ```
/// use laks_polars::{cohort, laks, polars::df};
/// let frame = df!("Henvist" => ["2016-03-29", "2016-03-30"])?;
/// let schema = laks::Schema::from_toml("[columns]\nreferred_on = \"Henvist\"\n")?;
/// assert_eq!(cohort(&frame, &schema)?.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Those of [`Binding::new`], and [`Error::Issues`] when a row breaks a rule that refuses.
pub fn cohort(frame: &DataFrame, schema: &Schema) -> Result<Cohort, Error> {
    read_cohort(source(frame, schema, &[])?)
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
