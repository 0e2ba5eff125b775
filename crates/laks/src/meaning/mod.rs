//! What a text of a table means: which word of ours, which label, which number, or nothing.
//!
//! Two texts are the same word whatever their case and spaces ([`spelling`](crate::spelling)). A schema lists the texts that mean that
//! nothing is known (`missing`), the spellings of words and labels (`words`), the words that stand for scores
//! (`answers`), and how numbers are written (`numbers`).

mod answers;
mod known_words;
mod missing;
mod numbers;
mod words;

pub use answers::{Answers, answers_in};
pub use known_words::{check_date_words, check_words, goal_number, is_other_word};
pub use missing::{FirstBytes, MissingTexts};
pub use numbers::Numbers;
pub use words::{
    Meaning, Sections, Words, check_sections, exit_words, goal_words, known_outcomes, label_words,
};
