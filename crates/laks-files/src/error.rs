//! What is wrong with a file, one sentence each: the rule, what was found, and what to do.

use crate::broken_row::{broken_row, declare};
use crate::flaw::Flaw;
use crate::likely_letters::LikelyLetters;
use crate::nothing_asked::NothingAsked;
use crate::shown::{ordinal, shown};
use crate::workbook_error::WorkbookError;
use laks::adapter::ROW_COLUMN;

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// The file cannot be opened, or read on.
    #[error("{place} cannot be read: {message}")]
    Unreadable {
        /// What sentences call the file.
        place: String,
        /// What the system said.
        message: String,
    },
    /// A file is not what it was when its header was read.
    #[error(
        "{place} must stay as it is while it is read, but was changed, moved or deleted; read it again when \
         nobody writes to it"
    )]
    Changed {
        /// What sentences call the file.
        place: String,
    },
    /// A file's name ends in nothing that is read here.
    #[error("a file's name must end in one of {}, but is '{name}'", known.join(", "))]
    UnknownEnding {
        /// The file's name.
        name: String,
        /// The endings that are read.
        known: Vec<&'static str>,
    },
    /// A separator that is no single character.
    #[error("separator must be one character such as ';', but is '{found}'")]
    Separator {
        /// What was declared.
        found: String,
    },
    /// A row numbered 0.
    #[error(
        "header_row and skip_rows under [read] must be counted from 1 as in the file, but are 0"
    )]
    RowZero,
    /// An encoding that is not known.
    #[error(
        "encoding under [read] must be one of utf-8, utf-16, windows-1250 to windows-1258, latin-1, iso-8859-2 to \
         iso-8859-16, mac-roman, cp437, cp850, cp852, cp858, cp861, cp865, or another of those on the web, but \
         is '{found}'"
    )]
    UnknownEncoding {
        /// What was declared.
        found: String,
    },
    /// A file of another kind under the name of a CSV.
    #[error("{place} must be a CSV, which is text, but is {found}")]
    NoCsv {
        /// What sentences call the file.
        place: String,
        /// What it is, and what to do.
        found: &'static str,
    },
    /// UTF-16 that is not declared.
    #[error(
        "{place} must be {} text, but is UTF-16; {}",
        declared.as_deref().unwrap_or("UTF-8"),
        declare("utf-16")
    )]
    IsUtf16 {
        /// What sentences call the file.
        place: String,
        /// The encoding that is declared.
        declared: Option<String>,
    },
    /// Text that is declared to be in other letters, and is UTF-8.
    #[error("{place} is declared as {declared}, but is UTF-8; leave encoding under [read] out")]
    IsUtf8 {
        /// What sentences call the file.
        place: String,
        /// The encoding that is declared.
        declared: String,
    },
    /// A byte that is no letter of the declared encoding.
    #[error(
        "{place} must be {declared} text, as encoding under [read] says, but is not at byte {at}; declare \
         the encoding that it has"
    )]
    NotDeclared {
        /// What sentences call the file.
        place: String,
        /// The encoding that is declared.
        declared: String,
        /// The byte, counted from 0.
        at: u64,
    },
    /// A line of the header that is not UTF-8.
    #[error(
        "{place} must be UTF-8 text, but is not at byte {at} of its {} line; {}",
        ordinal(*line),
        declare(likely.name())
    )]
    LineNotUtf8 {
        /// What sentences call the file.
        place: String,
        /// The byte in its line, counted from 0.
        at: usize,
        /// The line, counted from 1.
        line: usize,
        /// Which letters it likely has.
        likely: LikelyLetters,
    },
    /// Text whose declared letters put signs into its words, where others have letters of Danish.
    #[error(
        "{place} is declared as {declared}, but its letters look like {likely}, by which it has {}; {}",
        words.join(", "),
        declare(likely.name())
    )]
    OtherLetters {
        /// What sentences call the file.
        place: String,
        /// The encoding that is declared.
        declared: String,
        /// The encoding that it likely has.
        likely: LikelyLetters,
        /// Some of its words by that.
        words: Vec<String>,
    },
    /// Letters that were encoded twice.
    #[error(
        "the letters of {place} were encoded twice, so that \"Ã¸\" stands for \"ø\"; declare encoding = \
         \"utf-8-twice\" under [read], which reads them back, or export it again as \"CSV UTF-8\""
    )]
    EncodedTwice {
        /// What sentences call the file.
        place: String,
    },
    /// A line of the header with a byte that is 0.
    #[error(
        "{place} must be a CSV, which is text, but byte {at} of its {} line is 0; export the table as CSV",
        ordinal(*line)
    )]
    LineWithZero {
        /// What sentences call the file.
        place: String,
        /// The byte in its line, counted from 0.
        at: usize,
        /// The line, counted from 1.
        line: usize,
    },
    /// A header without an end, or a row above it.
    #[error(
        "each row of {place} down to its header must be shorter than 1 MB, but the one that begins in its {} \
         line is longer; export the table again with line ends",
        ordinal(*line)
    )]
    LongHeader {
        /// What sentences call the file.
        place: String,
        /// The line in which the row begins, counted from 1.
        line: usize,
    },
    /// A quote that is open in the header or above.
    #[error(
        "every cell of {place} that opens with a double quote must end with one, but one in row {row} or \
         above does not; close the quote, or double it if it belongs to the text"
    )]
    OpenHeader {
        /// What sentences call the file.
        place: String,
        /// The row of the header.
        row: u64,
    },
    /// Lines that do not all end in one way, so that rows would be taken for part of the header.
    #[error(
        "the lines of {place} must all end in one way, but row {row}, the header, holds a carriage return \
         without a line feed; open it in a spreadsheet program, and save it as CSV again"
    )]
    LoneReturn {
        /// What sentences call the file.
        place: String,
        /// The row of the header.
        row: u64,
    },
    /// A file without a letter, of which a schema is to be drafted.
    #[error("{place} must hold a table, but is empty; export it again")]
    NoTable {
        /// What sentences call the file.
        place: String,
    },
    /// A file without a byte.
    #[error(
        "{place} must begin with a line of column names, but is empty; export the table again with its header"
    )]
    Empty {
        /// What sentences call the file.
        place: String,
    },
    /// A first line that is blank.
    #[error(
        "{place} must begin with a line of column names, but its first line is blank; if they stand in \
         another row, declare header_row under [read]"
    )]
    BlankFirstLine {
        /// What sentences call the file.
        place: String,
    },
    /// A declared row of names that is blank, or beyond the end.
    #[error(
        "{place} must have its column names in row {row}, as header_row under [read] says, but that row is \
         blank or not there"
    )]
    NoHeaderRow {
        /// What sentences call the file.
        place: String,
        /// The row.
        row: u64,
    },
    /// A row of names without a name.
    #[error(
        "row {row} of {place} must have the column names, but is blank; if they stand in another row, \
         declare header_row under [read]"
    )]
    NoNames {
        /// What sentences call the file.
        place: String,
        /// The row.
        row: u64,
    },
    /// Two columns of one name.
    #[error(
        "every column of {place} must have a name of its own, but columns {first} and {second} are both \
         called \"{name}\"; rename one of them, or, if the names stand in another row, declare header_row under \
         [read]"
    )]
    NameTwice {
        /// What sentences call the file.
        place: String,
        /// The name, as it may be shown.
        name: String,
        /// The letters of the first column.
        first: String,
        /// The letters of the second.
        second: String,
    },
    /// A column under the name by which rows carry their numbers.
    #[error(
        "no column of {place} may be called \"{ROW_COLUMN}\", for laks numbers its rows under that name; rename it"
    )]
    RowName {
        /// What sentences call the file.
        place: String,
    },
    /// More columns than a sheet can have.
    #[error("{place} must have at most 16384 columns, but has {found}; is its separator another?")]
    TooWide {
        /// What sentences call the file.
        place: String,
        /// How many.
        found: String,
    },
    /// A row of a CSV that is broken.
    #[error("{}", broken_row(place, *width, *flaw))]
    BrokenRow {
        /// What sentences call the file.
        place: String,
        /// How many cells the header has.
        width: usize,
        /// What is wrong, and where.
        flaw: Flaw,
    },
    /// A row of column names that looks like something else.
    #[error(
        "row {row} of {place} must have the column names, but looks like {found}; if they stand in another \
         row, declare header_row under [read]"
    )]
    DoubtfulHeader {
        /// What sentences call the file.
        place: String,
        /// The row.
        row: u64,
        /// What it looks like.
        found: &'static str,
    },
    /// A column by which rows are chosen is not there.
    #[error(
        "column \"{column}\" of where under [read] is not in {place}; it has {}",
        shown(present)
    )]
    WhereColumn {
        /// What sentences call the file.
        place: String,
        /// The column looked for.
        column: String,
        /// The columns that are there.
        present: Vec<String>,
    },
    /// No row has what the schema asks for.
    #[error(transparent)]
    NothingAsked(Box<NothingAsked>),
    /// A column that one file or sheet has, and another lacks.
    #[error(
        "column \"{}\" is not in {lacks}, but is in {has}; give every file and sheet the same columns, read \
         them one by one and add their tallies, or list the spellings under [columns]",
        laks::adapter::masked(column)
    )]
    ColumnLacking {
        /// The column.
        column: String,
        /// What lacks it.
        lacks: String,
        /// What has it.
        has: String,
    },
    /// A column of one type in one file and of another in the next.
    #[error(
        "column \"{}\" must have one type, but is {one} in {place} and {other} in {next}",
        laks::adapter::masked(column)
    )]
    TypesDiffer {
        /// The column.
        column: String,
        /// Its type in the first.
        one: String,
        /// The first.
        place: String,
        /// Its type in the other.
        other: String,
        /// The other.
        next: String,
    },
    /// The name of a file or sheet gives a column that is there already.
    #[error(
        "{place} has a column \"{word}\", and {key} = \"{word}\" under [read] gives another; leave out one \
         of them"
    )]
    GivenTwice {
        /// What sentences call the file.
        place: String,
        /// The column.
        word: String,
        /// The key of the schema.
        key: &'static str,
    },
    /// The name of a sheet is asked for where there are none.
    #[error("{key} under [read] needs a workbook, but {place} is none")]
    NoSheets {
        /// What sentences call the file.
        place: String,
        /// The key of the schema.
        key: &'static str,
    },
    /// A workbook whose numbers are other days than the schema says.
    #[error(
        "{place} counts its days from 1904, but excel_dates under [read] says \"1900\"; declare \"1904\", or give \
         its dates the format of a date"
    )]
    From1904 {
        /// What sentences call the file.
        place: String,
    },
    /// Something about a workbook.
    #[error("{place} {error}")]
    Workbook {
        /// What sentences call the file, and the sheet where it is one's.
        place: String,
        /// What is wrong.
        error: WorkbookError,
    },
}
