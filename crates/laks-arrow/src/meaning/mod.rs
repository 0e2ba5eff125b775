//! What a text of a column means, before anything is known of blocks of rows.
//!
//! A table is dressed as its schema says (`dress`): the order of a date's parts (`days`), the decimal mark
//! (`numbers`), the texts that mean that nothing is known (`missing`), the words for ours (`words`), the words for scores (`answers`). A text
//! becomes a number or a code that says which rule it breaks (`codes`).

mod answers;
mod codes;
mod days;
mod dress;
mod hints;
mod items;
mod levels;
mod missing;
mod numbers;
mod spelling;
mod words;
mod zone;

pub(crate) use answers::Answers;
pub(crate) use codes::{BROKEN_TEXT, PERSON, UNKNOWN_LABEL, defect_code, is_wrong, rule_of};
pub(crate) use days::{Days, day_text};
pub(crate) use dress::Dress;
pub(crate) use hints::{Hint, Hints};
pub(crate) use items::{Items, NOT_ANSWERED};
pub(crate) use levels::Levels;
pub(crate) use missing::{FirstBytes, MissingTexts};
pub(crate) use spelling::label;
pub(crate) use words::{
    Meaning, Sections, Words, check_column_word, check_sections, exit_words, goal_words,
    label_words,
};
pub(crate) use zone::Zone;
