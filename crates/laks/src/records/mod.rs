//! One referral a row, as typed columns; the words a table uses, mapped to ours.

mod cohort;
mod columns;
mod day;
mod exit;
mod instrument;
mod labels;
mod layout;
mod record;
mod schema;
mod score;

pub use cohort::{Cohort, CohortBuilder, Split};
pub use columns::{Columns, GoalMark, MOST_SESSIONS, NO_SCORE, NO_SESSIONS, ScoreColumns};
pub use day::{Day, Month};
pub use exit::{Exit, State};
pub use instrument::{Better, Category, CutOff, Instrument, MissingItems, Words};
pub use labels::Labels;
pub use layout::{DateField, GoalKind, GoalLayout, Layout, OutcomeLayout, Window};
pub use record::{Record, Scores, id_hash};
pub use schema::{GoalSchema, OutcomeSchema, Scale, Schema, Spellings, TableSchema};
pub use score::{item_value, score_level, session_count};
