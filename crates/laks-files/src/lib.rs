//! What laks reads of files itself: the cells of a workbook as text, and where a CSV is broken.
//!
//! Queries and columns are others' work. A workbook is read here because what its cells *are* must not
//! be lost on the way: a formula's error stays `#REF!`, the number 1.234 is not the text `1.234`, and a
//! row keeps its number. A CSV is read elsewhere, fast; here is found which of its rows is broken.

mod cell_text;
mod csv_even;
mod csv_flaw;
mod csv_record;
mod grid;
mod ods_limits;
mod workbook;
mod workbook_error;

pub use csv_even::surely_even;
pub use csv_flaw::{Flaw, FlawKind, first_flaw};
pub use grid::Grid;
pub use workbook::{Sheet, Workbook};
pub use workbook_error::WorkbookError;
