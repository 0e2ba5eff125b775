//! What a text of a column means, before anything is known of blocks of rows.
//!
//! A table is dressed as its schema says (`dress`): the order of a date's parts (`days`), the decimal mark
//! (`numbers`), the texts that mean that nothing is known (`missing`), the words for ours (`words`), the words for scores (`answers`). A text
//! becomes a number or a code that says which rule it breaks (`codes`).

mod codes;
mod days;
mod dress;
mod hints;
mod items;
mod levels;
mod zone;

pub(crate) use codes::{BROKEN_TEXT, PERSON, UNKNOWN_LABEL, defect_code, is_wrong, rule_of};
pub(crate) use days::{Days, day_text};
pub(crate) use dress::Dress;
pub(crate) use hints::{Hint, Hints};
pub(crate) use items::{Items, NOT_ANSWERED};
pub(crate) use laks::adapter::{
    Answers, FirstBytes, Meaning, MissingTexts, Numbers, Sections, Words, answers_in,
    check_date_words, check_sections, check_words, exit_words, goal_number, goal_words,
    is_other_word, known_outcomes, label, label_words,
};
pub(crate) use levels::Levels;
pub(crate) use zone::Zone;
