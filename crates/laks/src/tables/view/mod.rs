//! What a result shows on a page: few columns, in words of the reader's language, that fit it.
//!
//! Tables of typed columns hold every figure; these hold those that a reader looks for first, each with its
//! counts and its interval, a total row where there are strata, and a mark with its reason where there is no
//! value.

mod changes;
mod cohort;
mod comparison;
mod extracts;
mod figure_words;
mod figures;
mod flow;
mod plan;
mod strata;

pub(super) use comparison::p_in_words;

use crate::language::Language;
use crate::tables::Table;

pub use figure_words::FigureWords;

/// A result that can be shown on a page.
pub trait View {
    /// Its tables, the first to be read first.
    fn view(&self, language: Language) -> Vec<Table>;

    /// What is folded away below them: the figures that are asked for more seldom.
    fn rest(&self, language: Language) -> Vec<Table> {
        let _ = language;
        Vec::new()
    }

    /// The figures of the whole, each in words; none of what has no figures.
    fn figures(&self, language: Language) -> Vec<FigureWords> {
        let _ = language;
        Vec::new()
    }
}

/// How a value that is not there is marked.
pub(crate) const NO_VALUE: &str = "–";
