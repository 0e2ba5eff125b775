//! Answers in words: which score of an instrument a word stands for.

use super::missing::MissingTexts;
use super::numbers::Numbers;
use super::words::{Meaning, Sections, Words};
use crate::error::Error;
use crate::error::Misdeclared;
use crate::schema::{Category, Instrument, Layout, Schema};
use crate::spelling::plain;
use std::sync::Arc;

/// The words of one outcome's answers: those that `[values.<outcome>]` declares, then the instrument's own,
/// in English and Danish, where the schema names the instrument. An outcome without a named instrument may be
/// on another scale, on which the same word is another score.
#[derive(Debug, Clone)]
pub struct Answers {
    words: Words<i32>,
    said: Vec<String>,
    /// Whether some word is a number, so that numbers too are read by their text.
    has_numbers: bool,
}

impl Answers {
    /// The words of scores.
    ///
    /// # Errors
    /// When what stands on the left is no score of the instrument, or one word stands for two.
    pub fn of_scores(
        outcome: &str,
        sections: &Sections,
        instrument: &Instrument,
        is_named: bool,
        missing: &Arc<MissingTexts>,
    ) -> Result<Option<Self>, Error> {
        let own = if is_named { instrument.categories.as_slice() } else { &[] };
        Self::new(outcome, sections, (instrument, instrument.range), own, missing)
    }

    /// The words of answers to items.
    ///
    /// # Errors
    /// As [`Answers::of_scores`].
    pub fn of_items(
        outcome: &str,
        sections: &Sections,
        instrument: &Instrument,
        missing: &Arc<MissingTexts>,
    ) -> Result<Option<Self>, Error> {
        let range = instrument.item_range.unwrap_or(instrument.range);
        Self::new(outcome, sections, (instrument, range), &[], missing)
    }

    fn new(
        outcome: &str,
        sections: &Sections,
        (instrument, range): (&Instrument, [i32; 2]),
        categories: &[Category],
        missing: &Arc<MissingTexts>,
    ) -> Result<Option<Self>, Error> {
        let own: Vec<(&str, i32)> = categories
            .iter()
            .flat_map(|answer| {
                [&answer.label.da, &answer.label.en].map(|word| (word, answer.value))
            })
            .map(|(word, value)| (word.as_str(), value))
            .collect();
        let of_word = |word: &str| score_of(word, &instrument.categories, range);
        let words = Words::new(outcome, sections, &own, missing, |word| {
            of_word(word).ok_or_else(|| {
                let [lowest, highest] = range;
                let (section, found) = (outcome.to_owned(), word.to_owned());
                Misdeclared::ScoreOfWord { section, found, lowest, highest }.into()
            })
        })?;
        let declared = sections.get(outcome).into_iter().flatten();
        let mut said: Vec<(i32, &String)> = declared
            .flat_map(|(word, spellings)| spellings.all().iter().map(move |text| (word, text)))
            .filter_map(|(word, text)| Some((of_word(word)?, text)))
            .collect();
        if said.is_empty() {
            said = categories.iter().map(|answer| (answer.value, &answer.label.da)).collect();
        }
        said.sort();
        let said: Vec<String> = said.into_iter().map(|(_, text)| text.trim().to_owned()).collect();
        let has_numbers = said.iter().any(|text| Numbers::default().read(text.as_bytes()).is_ok());
        Ok((!said.is_empty()).then_some(Self { words, said, has_numbers }))
    }

    /// The score that a text stands for.
    pub fn score(&self, text: &[u8]) -> Option<i32> {
        match self.words.meaning(std::str::from_utf8(text).ok()?) {
            Meaning::Word(score) => Some(score),
            Meaning::Missing | Meaning::Unknown => None,
        }
    }

    /// The words, from the lowest score to the highest.
    pub fn said(&self) -> &[String] {
        &self.said
    }

    /// Whether some word is a number.
    pub const fn has_numbers(&self) -> bool {
        self.has_numbers
    }

    /// What texts are compared with to find the nearest.
    pub const fn words(&self) -> &Words<i32> {
        &self.words
    }
}

/// The sections of `[values]` that are about outcomes: those of strata are not.
pub fn answers_in(schema: &Schema) -> Sections {
    let is_other = |name: &String| {
        ["exit", "goal"].contains(&name.as_str())
            || Layout::STRATA.contains(&name.as_str())
            || schema.table.strata.contains(name)
    };
    let sections = schema.values.iter().filter(|(name, _)| !is_other(name));
    sections.map(|(name, words)| (name.clone(), words.clone())).collect()
}

/// The score that a word on the left of a section is: a number, or one of the instrument's own answers.
fn score_of(word: &str, categories: &[Category], [lowest, highest]: [i32; 2]) -> Option<i32> {
    let number = word.trim().parse().ok().filter(|score| (lowest..=highest).contains(score));
    let is_called = |answer: &&Category| {
        [&answer.label.da, &answer.label.en].iter().any(|label| plain(label) == plain(word))
    };
    number.or_else(|| categories.iter().find(is_called).map(|answer| answer.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(text: &str, is_named: bool) -> Result<Option<Answers>, Error> {
        let schema = Schema::from_toml(text).unwrap();
        let instrument = schema.instrument("self_rated_health").unwrap();
        let missing = Arc::default();
        Answers::of_scores("self_rated_health", &schema.values, &instrument, is_named, &missing)
    }

    #[test]
    fn a_declared_word_is_a_score_and_the_instruments_own_words_are_where_it_is_named() {
        let text =
            "[values.self_rated_health]\n2 = [\"Rigtig godt\"]\n\"mindre godt\" = \"så som så\"\n";
        let own = answers(text, false).unwrap().unwrap();
        assert_eq!(own.score("RIGTIG godt ".as_bytes()), Some(2));
        assert_eq!(own.score("Så som så".as_bytes()), Some(4));
        assert_eq!(own.score("vældig godt".as_bytes()), None);
        let named = answers(text, true).unwrap().unwrap();
        assert_eq!(named.score("Vældig godt".as_bytes()), Some(2));
        assert_eq!(named.score(b"very good"), Some(2));
        assert_eq!(named.said(), ["Rigtig godt", "så som så"]);
        assert!(answers("", false).unwrap().is_none());
    }

    #[test]
    fn what_is_no_score_on_the_left_is_refused_with_the_range() {
        let error = answers("[values.self_rated_health]\n\"Rigtig godt\" = \"2\"\n", false);
        assert_eq!(
            error.unwrap_err().to_string(),
            "the schema cannot be read: what stands on the left under [values.self_rated_health] must be a \
             score from 1 to 5, but is \"Rigtig godt\"; write the score first, such as 1 = [\"Rigtig godt\"]"
        );
    }
}
