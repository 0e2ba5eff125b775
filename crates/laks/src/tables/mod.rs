//! How results leave laks: as tables of typed columns, as the few figures to defend, as a sentence.
//!
//! Numbers stay numbers until the last step; here they get words, in English or Danish.

use crate::language::Language;
mod compare;
mod estimates;
mod extracts;
mod funnel;
mod goals;
mod issues;
mod joined;
mod outcomes;
mod phrases;
mod plan;
mod repairs;
mod rules;
mod table;
mod tally;
mod terminal;
mod view;

pub use table::{Column, Table, Values};
pub use view::{FigureWords, View};

/// A result that can be shown: as a table, which prints as text, or as a sentence.
///
/// A result is also written by serde, so a program gives it away as JSON with a crate such as `serde_json`.
///
/// ```
/// use laks::results::Figures;
/// use laks::{Language, Present, Tally};
/// let published = Figures::new([("referred", 35_u64), ("started", 24)])?;
/// let funnel = Tally::from_counts(published, None)?.funnel(0.95)?;
/// assert!(funnel.sentence(Language::English).contains("24 of 35 referred"));
/// assert!(funnel.summary().to_string().contains("uptake"));
/// # Ok::<(), laks::Error>(())
/// ```
pub trait Present {
    /// Every figure, one row each, as typed columns.
    fn table(&self) -> Table;

    /// The few figures to defend.
    fn summary(&self) -> Table;

    /// One plain sentence.
    fn sentence(&self, language: Language) -> String;
}
