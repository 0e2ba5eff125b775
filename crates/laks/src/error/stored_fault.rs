//! Why JSON that laks wrote once does not read back.

use super::disagreement::Disagreement;
use crate::persons::masked;

/// What is wrong with a stored tally or plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoredFault {
    /// It is not the JSON that is expected, as its reader says it.
    #[error("{said}")]
    Text {
        /// What it says.
        said: String,
    },
    /// Another version wrote it.
    #[error("version {found} is written, versions 1 and {newest} are read")]
    Version {
        /// The version that is written.
        found: u32,
        /// The newest that is read.
        newest: u32,
    },
    /// A seal is asked for, and the version knows none.
    #[error("it has no seal")]
    NoSeal,
    /// Its checksum is that of another text.
    #[error("it was damaged or changed since it was written: its checksum differs")]
    Checksum,
    /// Its seal is missing, or of another key or text.
    #[error("its seal is missing or not of this key: it may have been changed")]
    Seal,
    /// The dates of the count do not rise.
    #[error("as_of must be rising dates")]
    Dates,
    /// There are more goals than are counted together.
    #[error("at most {most} goals are counted together, but it has {found}")]
    Goals {
        /// The most.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// A goal is defined by an outcome that is not there.
    #[error("the goal {goal:?} names an outcome that is not counted")]
    GoalWithoutOutcome {
        /// The goal.
        goal: String,
    },
    /// Its notes speak of more rows than there can be.
    #[error("its notes speak of {rows} rows; at most 2^53 are possible")]
    Rows {
        /// How many.
        rows: u64,
    },
    /// More people were referred than there were rows.
    #[error("{referred} people were referred, more than the {rows} rows counted")]
    MorePeopleThanRows {
        /// How many people.
        referred: u64,
        /// How many rows.
        rows: u64,
    },
    /// Rows were left out at other dates than those of the count.
    #[error("left_out must have one number for each as_of, which are {expected}, but has {found}")]
    LeftOut {
        /// How many dates there are.
        expected: usize,
        /// How many numbers.
        found: usize,
    },
    /// Its people come from nowhere.
    #[error("it has people and no source of them")]
    NoSource,
    /// A source ends before it begins.
    #[error("a source has days that end before they begin")]
    SourceDays,
    /// A source is split by something that is no date.
    #[error("a source is split by {column:?}, a column that is no date")]
    SourceColumn {
        /// The column.
        column: String,
    },
    /// Strata are not in order.
    #[error("strata must be sorted by label, each once")]
    StrataOrder,
    /// A stratum has other labels than there are columns.
    #[error("a stratum must have {expected} labels, but has {found}")]
    Labels {
        /// How many columns there are.
        expected: usize,
        /// How many labels.
        found: usize,
    },
    /// A stratum has other tables than the spec.
    #[error("a stratum must have {expected} tables, but has {found}")]
    Tables {
        /// How many the spec has.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// A stratum has published figures and is counted from rows, or neither.
    #[error("a stratum must have published figures where the spec says so")]
    Published,
    /// A table does not stand in a stratum once for each date.
    #[error("the table {table:?} must stand {expected} times in a stratum, but stands {found}")]
    Copies {
        /// The table.
        table: String,
        /// How often it must.
        expected: usize,
        /// How often it does.
        found: usize,
    },
    /// Courses are not in order.
    #[error("courses must be sorted by their keys, each once")]
    CoursesOrder,
    /// A course is not counted at each date.
    #[error("a course must have counts at {expected} dates, but has them at {found}")]
    DatesOfCourse {
        /// How many dates there are.
        expected: usize,
        /// At how many it has counts.
        found: usize,
    },
    /// Cells do not rise, or count nobody.
    #[error("the cells of the table {table:?} must rise, each with a count above 0")]
    Cells {
        /// The table.
        table: String,
    },
    /// A table counts more than can be people.
    #[error("the counts of the table {table:?} add up to more than 2^53")]
    TableTooLarge {
        /// The table.
        table: String,
    },
    /// An axis cannot be.
    #[error("the axis {axis:?} of the table {table:?} {fault}")]
    Axis {
        /// The table.
        table: String,
        /// The axis.
        axis: String,
        /// What is wrong with it.
        fault: AxisFault,
    },
    /// A label has a CPR number in it.
    #[error(
        "a label of {:?} holds a CPR number, and persons are no labels to count by; count the table again \
         without that column",
        masked(column)
    )]
    Person {
        /// The column.
        column: String,
    },
    /// A table disagrees with another, or with itself.
    #[error("the table {table:?} {with}")]
    Disagrees {
        /// The table.
        table: String,
        /// How.
        with: Disagreement,
    },
}

/// How the axis of a stored table cannot be; the sentence follows its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AxisFault {
    /// Nothing can stand on it.
    #[error("has no places")]
    NoPlaces,
    /// It has more places than words, or fewer.
    #[error("has other places than words")]
    OtherPlaces,
    /// Its words do not follow each other as they do elsewhere.
    #[error("has its words in another order, or twice")]
    OtherOrder,
}
