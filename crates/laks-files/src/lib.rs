//! Files that people have, as tables that laks counts: CSV in any letters, and workbooks.
//!
//! [`read()`] makes a cohort of a file in one call, [`tally`] counts it in bounded memory. Beneath them, [`open`] finds
//! the header and promises the rows as a [`Part`], a [`FileTable`] puts parts together, and its rows come as
//! record batches of texts, which [`laks_arrow`] binds and decodes.
//!
//! Everything is text until a rule of the schema converts it. What cells *are* is not lost on the way: a
//! formula's error stays `#REF!`, the number 1.234 is not the text `1.234`, and a row keeps its number. A CSV
//! is read in one pass: its letters are decoded, its rows cut, and the first that is broken is told with
//! what is wrong and the number of its row.
//!
//! The crates whose types stand in these signatures are re-exported: [`arrow_array`], [`arrow_schema`], [`laks`] and
//! [`laks_arrow`].

mod ahead;
mod aligned;
mod book_marks;
mod broken_row;
mod cell_places;
mod cell_text;
mod chosen_rows;
mod column_names;
mod container;
mod csv;
mod doubtful_header;
mod dress;
mod error;
mod failure;
mod far_places;
mod file_table;
mod flaw;
mod grid;
mod likely_letters;
mod look;
mod merged_cells;
mod missing_column;
mod nothing_asked;
mod ods_sheet;
mod old_sheets;
mod old_workbook;
mod open;
mod other_texts;
mod part;
mod read;
mod row_choice;
mod sheet_choice;
mod sheet_marks;
mod sheet_rows;
mod shown;
mod tag;
mod total_rows;
mod workbook;
mod workbook_check;
mod workbook_error;

pub use chosen_rows::given_part;
pub use column_names::names_of;
pub use csv::{FirstRows, first_rows};
pub use error::FileError;
pub use file_table::FileTable;
pub use flaw::{Flaw, FlawKind};
pub use grid::Grid;
pub use likely_letters::LikelyLetters;
pub use look::{Look, OrderLook, look_of, order_of};
pub use nothing_asked::NothingAsked;
pub use open::{CSV_ENDINGS, Opened, WORKBOOK_ENDINGS, open};
pub use part::{Part, PlaceNote, RowSource, Tallied};
pub use read::{ReadError, read, tally};
pub use row_choice::RowCounts;
pub use sheet_choice::sheet_matches;
pub use workbook::{Sheet, Workbook};
pub use workbook_error::WorkbookError;

pub use {arrow_array, arrow_schema, laks, laks_arrow};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
