//! What an adapter builds on, that brings rows from elsewhere: Arrow, a file, another language.
//!
//! An adapter gives columns of whole numbers and what it found wrong in them; a program that has records of
//! its own needs none of this. It follows the counting closely, so unlike the rest of the crate it may change
//! from one version to the next.

pub use crate::calendar::DayCount;
pub use crate::cohort::CohortBuilder;
pub use crate::error::BlockFault;
pub use crate::join::{Courses, Join, Measurements, Sessions, measured_outcomes, side_schema};
pub use crate::meaning::{
    Answers, FirstBytes, Meaning, MissingTexts, Numbers, Sections, Words, answers_in,
    check_date_words, check_sections, check_words, exit_words, goal_number, goal_words,
    is_other_word, known_outcomes, label_words,
};
pub use crate::nearest::nearest;
pub use crate::persons::{CPR_MASK, Cpr, are_cpr_numbers, id_hash, masked, names_a_person};
pub use crate::records::{
    Columns, Labels, MOST_SESSIONS, NO_SCORE, NO_SESSIONS, RowNumbers, ScoreColumns, item_value,
    score_level, session_count,
};
pub use crate::rules::{Defect, IssueLog, LONG_SCORE, ROW_COLUMN};
pub use crate::schema::{
    DateRule, GoalKind, GoalLayout, Layout, NumberRule, OutcomeLayout, cpr_fault, is_formula_error,
};
pub use crate::spelling::label;
pub use crate::tally::{
    BLOCK_ROWS, BlockReader, Cells, CountTable, EventKind, StayKind, WaitKind, Watch, count,
    count_joined,
};
pub use crate::validate::Validator;
pub use crate::wide_registers::in_wide_registers;
