//! What a programme calls its stages: `[words]` of a schema.

use crate::error::Misdeclared;
use crate::rules::Stage;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A programme's own word for a stage, in Danish, in English, or both.
///
/// Where only the word is given, it is of people too: henvist, henviste. The noun is what the stage is called as
/// an event: henvisning. It is known of the words that Danish programmes use, or declared.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WordForms {
    /// The Danish word, such as henvist.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub da: Option<String>,
    /// The same of several people: henviste.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub da_people: Option<String>,
    /// The same as an event: henvisning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub da_noun: Option<String>,
    /// The English word, such as assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// The same of several people, where it is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en_people: Option<String>,
    /// The same as an event: assessment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en_noun: Option<String>,
}

/// A Danish word alone, or words with their forms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(
    untagged,
    expecting = "a stage's word must be a Danish word such as \"henvist\", or { da = \"…\", en = \"…\" } with \
                 da_people, da_noun, en_people and en_noun where they are needed"
)]
pub enum StageWord {
    /// The Danish word.
    Danish(String),
    /// Words of one or both languages.
    Forms(Box<WordForms>),
}

impl StageWord {
    /// The word in Danish.
    pub(crate) fn danish(&self) -> Option<&str> {
        match self {
            Self::Danish(word) => Some(word),
            Self::Forms(forms) => forms.da.as_deref(),
        }
    }

    pub(crate) fn forms(&self) -> Option<&WordForms> {
        match self {
            Self::Danish(_) => None,
            Self::Forms(forms) => Some(forms),
        }
    }

    /// The word for those who never came to this stage.
    fn never(&self) -> Self {
        match self {
            Self::Danish(word) => Self::Danish(format!("ikke {word}")),
            Self::Forms(forms) => Self::Forms(Box::new(WordForms {
                da: forms.da.as_ref().map(|word| format!("ikke {word}")),
                da_people: forms.da_people.as_ref().map(|word| format!("ikke {word}")),
                en: forms.en.as_ref().map(|word| format!("never {word}")),
                en_people: forms.en_people.as_ref().map(|word| format!("never {word}")),
                ..WordForms::default()
            })),
        }
    }

    /// What is wrong with it.
    pub(super) fn fault(&self) -> Option<Misdeclared> {
        const MOST_LETTERS: usize = 60;
        let forms = match self {
            Self::Danish(word) => WordForms { da: Some(word.clone()), ..WordForms::default() },
            Self::Forms(forms) => WordForms::clone(forms),
        };
        let WordForms { da, da_people, da_noun, en, en_people, en_noun } = forms;
        let (danish, english) = ([&da_people, &da_noun], [&en_people, &en_noun]);
        let needs_word = |word: &Option<String>, forms: [&Option<String>; 2]| {
            word.is_none() && forms.into_iter().any(Option::is_some)
        };
        if (&da, &en) == (&None, &None) || needs_word(&da, danish) || needs_word(&en, english) {
            return Some(Misdeclared::StageWithoutWord);
        }
        let words = [&da, &da_people, &da_noun, &en, &en_people, &en_noun];
        let is_odd = |word: &&String| {
            word.trim().is_empty()
                || word.chars().count() > MOST_LETTERS
                || !word.starts_with(char::is_alphabetic)
                || !word.chars().all(is_of_a_word)
        };
        words.into_iter().flatten().any(|word| is_odd(&word)).then_some(Misdeclared::OddStageWord)
    }
}

/// Letters, marks above them, and what joins words: on a page it stands between others, whatever is in it.
fn is_of_a_word(letter: char) -> bool {
    letter.is_alphabetic()
        || ('\u{300}'..='\u{36f}').contains(&letter)
        || [' ', '-', '\'', '’', '.', ',', '/', '(', ')'].contains(&letter)
}

/// A programme's own words for its stages. They count nothing: tallies that differ only in them are equal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<Stage, StageWord>", into = "BTreeMap<Stage, StageWord>")]
pub struct StageWords(Option<Arc<BTreeMap<Stage, StageWord>>>);

impl From<BTreeMap<Stage, StageWord>> for StageWords {
    /// Who never started is called so in the programme's word for a start, unless they have a word too.
    fn from(mut words: BTreeMap<Stage, StageWord>) -> Self {
        if let (Some(started), false) =
            (words.get(&Stage::Started), words.contains_key(&Stage::NeverStarted))
        {
            let never = started.never();
            words.insert(Stage::NeverStarted, never);
        }
        Self((!words.is_empty()).then(|| Arc::new(words)))
    }
}

impl From<StageWords> for BTreeMap<Stage, StageWord> {
    fn from(words: StageWords) -> Self {
        words.0.map_or_else(Self::new, Arc::unwrap_or_clone)
    }
}

impl StageWords {
    /// laks' own words.
    pub const LAKS: Self = Self(None);

    /// Whether every stage has laks' own word.
    ///
    /// ```
    /// use laks::{Schema, results::*};
    /// let schema = Schema::from_toml("[words]\nreferred = \"henvist\"\n")?;
    /// let words: laks::sections::StageWords = schema.words.into();
    /// assert!(!words.is_empty() && laks::sections::StageWords::LAKS.is_empty());
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The word for a stage, where the programme has one of its own.
    ///
    /// ```
    /// use laks::{Schema, Stage, sections::{StageWord, StageWords}};
    /// let words: StageWords = Schema::from_toml("[words]\nreferred = \"henvist\"\n")?.words.into();
    /// assert_eq!(words.get(Stage::Referred), Some(&StageWord::Danish("henvist".to_owned())));
    /// assert_eq!(words.get(Stage::Started), None); // laks' own
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn get(&self, stage: Stage) -> Option<&StageWord> {
        self.0.as_deref()?.get(&stage)
    }

    /// The words of two together: where they differ, that which is first in the alphabet, so that the order
    /// does not matter.
    pub(crate) fn merged(&self, other: &Self) -> Self {
        if self == other || other.is_empty() {
            return self.clone();
        }
        let mut words = BTreeMap::from(self.clone());
        for (stage, theirs) in BTreeMap::from(other.clone()) {
            let mine = words.entry(stage).or_insert_with(|| theirs.clone());
            if theirs < *mine {
                *mine = theirs;
            }
        }
        words.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(word: &str) -> StageWords {
        let word = StageWord::Danish(word.to_owned());
        BTreeMap::from([(Stage::Referred, word)]).into()
    }

    #[test]
    fn words_of_two_do_not_depend_on_their_order() {
        let both = |a: &StageWords, b: &StageWords| a.merged(b);
        let all = [StageWords::LAKS, words("henvist"), words("visiteret"), words("anvist")];
        for a in &all {
            assert_eq!(both(a, a), *a);
            for b in &all {
                assert_eq!(both(a, b), both(b, a));
                for c in &all {
                    assert_eq!(both(&both(a, b), c), both(a, &both(b, c)));
                }
            }
        }
        assert_eq!(both(&all[1], &all[0]), all[1]);
    }

    #[test]
    fn a_word_that_is_none_is_refused() {
        let fault = |word: &str| StageWord::Danish(word.to_owned()).fault();
        assert_eq!(fault("henvist"), None);
        for word in ["på venteliste", "ikke mødt (endnu)", "fase-startet", "a\u{30a}ben"] {
            assert_eq!(fault(word), None, "{word}");
        }
        let odd = ["-", "{0}", "\"henvist\"", "<b>", "🙂", "hen\u{200b}vist", "hen\u{202e}vist"];
        for word in [" ", "010203-1234", "a\nb", &"a".repeat(61)].into_iter().chain(odd) {
            assert!(fault(word).is_some(), "{word}");
        }
        let forms = WordForms { da_people: Some("henviste".to_owned()), ..WordForms::default() };
        let fault = StageWord::Forms(Box::new(forms)).fault();
        assert_eq!(fault, Some(Misdeclared::StageWithoutWord));
    }
}
