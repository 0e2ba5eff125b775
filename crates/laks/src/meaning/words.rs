//! The spellings a table uses for our words; case and spaces do not count.

use super::missing::MissingTexts;
use crate::error::Error;
use crate::error::Misdeclared;
use crate::nearest::nearest;
use crate::rules::{Exit, Spellings};
use crate::schema::{GoalMark, Instrument, Schema};
use crate::spelling::{plain, whole_number};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The sections `[values.*]` of a table: per column of ours, our word = their spellings.
pub type Sections = BTreeMap<String, BTreeMap<String, Spellings>>;

/// Our words by their spellings.
#[derive(Debug, Clone)]
pub struct Words<T> {
    meanings: HashMap<String, T>,
    spellings: Vec<String>,
    missing: Arc<MissingTexts>,
    has_section: bool,
}

/// What a text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning<T> {
    /// A word of ours.
    Word(T),
    /// Nothing.
    Missing,
    /// Something that is not known.
    Unknown,
}

impl<T: Clone> Words<T> {
    /// The word a text stands for. A declared spelling goes before the texts that mean nothing.
    pub fn meaning(&self, text: &str) -> Meaning<T> {
        let plain = plain(text);
        let known = self.meanings.get(&plain);
        let known = known.or_else(|| self.meanings.get(whole_number(text)?));
        match known {
            Some(word) => Meaning::Word(word.clone()),
            None if plain.is_empty() || self.missing.has(text) => Meaning::Missing,
            None => Meaning::Unknown,
        }
    }

    /// The known spelling nearest to a text, if one is near.
    pub fn nearest(&self, text: &str) -> Option<&str> {
        nearest(text, self.spellings.iter().map(String::as_str))
    }

    /// Whether the schema says which words there are.
    pub const fn has_section(&self) -> bool {
        self.has_section
    }

    /// The spellings of a section, then our own words where a section does not use them otherwise.
    pub fn new(
        section: &str,
        sections: &Sections,
        own: &[(&str, T)],
        missing: &Arc<MissingTexts>,
        of_word: impl Fn(&str) -> Result<T, Error>,
    ) -> Result<Self, Error> {
        let declared = sections.get(section);
        let mut words = Self {
            meanings: HashMap::new(),
            spellings: Vec::new(),
            missing: Arc::clone(missing),
            has_section: declared.is_some(),
        };
        let mut claimed: BTreeMap<String, &String> = BTreeMap::new();
        let mut ours: BTreeMap<String, &String> = BTreeMap::new();
        for (word, spellings) in declared.into_iter().flatten() {
            let meaning = of_word(word)?;
            if let Some(other) = ours.insert(plain(word), word) {
                return Err(same_word(section, [other, word]));
            }
            for spelling in spellings.all() {
                let text = plain(spelling);
                if let Some(other) = claimed.insert(text.clone(), word)
                    && other != word
                {
                    return Err(claimed_twice(section, spelling, [other, word]));
                }
                words.add(text, spelling, &meaning);
            }
        }
        for (word, meaning) in own {
            let text = plain(word);
            if !words.meanings.contains_key(&text) && !missing.has(word) {
                words.add(text, word, meaning);
            }
        }
        Ok(words)
    }

    fn add(&mut self, plain: String, spelling: &str, meaning: &T) {
        if self.meanings.insert(plain, meaning.clone()).is_none() {
            self.spellings.push(spelling.trim().to_owned());
        }
    }
}

fn claimed_twice(section: &str, spelling: &str, words: [&String; 2]) -> Error {
    let spelling = spelling.trim().to_lowercase();
    let words = words.map(String::clone);
    Misdeclared::SpellingOfTwo { section: section.to_owned(), spelling, words }.into()
}

fn same_word(section: &str, words: [&String; 2]) -> Error {
    let words = words.map(String::clone);
    Misdeclared::WordTwice { section: section.to_owned(), words }.into()
}

fn unknown(section: &'static str, word: &str, known: &[&str]) -> Error {
    Error::UnknownName {
        what: section,
        found: word.to_owned(),
        known: known.iter().map(|&name| name.to_owned()).collect(),
    }
}

/// The words of the `exit` column, as numbers of [`Exit`].
pub fn exit_words(sections: &Sections, missing: &Arc<MissingTexts>) -> Result<Words<u32>, Error> {
    let own = Exit::ALL.map(|exit| (exit.name(), exit as u32));
    Words::new("exit", sections, &own, missing, |word| {
        Exit::from_name(word)
            .map(|exit| exit as u32)
            .ok_or_else(|| unknown("word of [values.exit]", word, &Exit::ALL.map(Exit::name)))
    })
}

/// What marks a goal beside our own words, where a table has nothing else.
const TRUTHS: [(&str, GoalMark); 4] = [
    ("true", GoalMark::Reached),
    ("false", GoalMark::NotReached),
    ("1", GoalMark::Reached),
    ("0", GoalMark::NotReached),
];

/// The words of goal columns, as numbers of [`GoalMark`].
pub fn goal_words(sections: &Sections, missing: &Arc<MissingTexts>) -> Result<Words<u32>, Error> {
    let names = GoalMark::ALL.map(GoalMark::name);
    let marks = names.into_iter().zip(GoalMark::ALL).chain(TRUTHS);
    let own: Vec<(&str, u32)> = marks.map(|(word, mark)| (word, mark as u32)).collect();
    Words::new("goal", sections, &own, missing, |word| {
        let mark = GoalMark::ALL.into_iter().find(|mark| mark.name() == word);
        mark.map(|mark| mark as u32).ok_or_else(|| unknown("word of [values.goal]", word, &names))
    })
}

/// The labels of a strata column; a text that is not listed is its own label.
pub fn label_words(
    stratum: &str,
    sections: &Sections,
    missing: &Arc<MissingTexts>,
) -> Result<Words<String>, Error> {
    let ours: Vec<(&str, String)> = sections
        .get(stratum)
        .into_iter()
        .flat_map(BTreeMap::keys)
        .map(|label| (label.as_str(), label.clone()))
        .collect();
    Words::new(stratum, sections, &ours, missing, |label| Ok(label.to_owned()))
}

/// The names of outcomes that need no declaration, with those that are declared.
pub fn known_outcomes(schema: &Schema) -> BTreeSet<String> {
    let shipped = Instrument::shipped().into_iter().map(|instrument| instrument.id);
    let own = schema.instruments.iter().map(|instrument| instrument.id.clone());
    shipped
        .chain(own)
        .chain(schema.outcomes.keys().cloned())
        .chain(["self_rated_health".to_owned()])
        .collect()
}

/// Refuses a section `[values.x]` for a column that has no words.
pub fn check_sections(
    schema: &Schema,
    strata: &[String],
    outcomes: &BTreeSet<String>,
) -> Result<(), Error> {
    let mut known = vec!["exit", "goal"];
    let others = crate::schema::Layout::STRATA.into_iter();
    let others = others.chain(strata.iter().map(String::as_str));
    for name in others.chain(outcomes.iter().map(String::as_str)) {
        if !known.contains(&name) {
            known.push(name);
        }
    }
    match schema.values.keys().find(|section| !known.contains(&section.as_str())) {
        Some(section) => Err(unknown("section of [values]", section, &known)),
        None => Ok(()),
    }
}

/// Refuses a word of `[columns]` that looks like one of ours, mistyped.
pub(super) fn check_column_word(word: &str, known: &[&str]) -> Result<(), Error> {
    if known.contains(&word) || nearest(word, known.iter().copied()).is_none() {
        return Ok(());
    }
    Err(unknown("word of [columns] (list further strata as strata under [table])", word, known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(text: &str) -> Schema {
        Schema::from_toml(text).unwrap()
    }

    fn words_of(text: &str) -> Result<Words<u32>, Error> {
        exit_words(&schema(text).values, &Arc::default())
    }

    fn meaning(exit: Exit) -> Meaning<u32> {
        Meaning::Word(exit as u32)
    }

    #[test]
    fn spellings_and_our_own_words_are_known_whatever_their_case_and_spaces() {
        let words = words_of("[values.exit]\ncompleted = [\"Gennemført\"]\nopen = \"i gang\"");
        let words = words.unwrap();
        assert_eq!(words.meaning(" GENNEMFØRT "), meaning(Exit::Completed));
        assert_eq!(words.meaning("I\u{a0} Gang"), meaning(Exit::Open));
        assert_eq!(words.meaning("Dropped_out"), meaning(Exit::DroppedOut));
        assert_eq!(words.meaning("udeblevet"), Meaning::Unknown);
        assert_eq!(words.meaning("\u{200b} "), Meaning::Missing);
    }

    #[test]
    fn an_unknown_word_has_a_nearest_where_one_is_near() {
        let words = words_of("[values.exit]\ncompleted = [\"Gennemført\"]").unwrap();
        assert_eq!(words.nearest("gennemfrt"), Some("Gennemført"));
        assert_eq!(words.nearest("complete"), Some("completed"));
        assert_eq!(words.nearest("vejret"), None);
    }

    #[test]
    fn a_declared_spelling_goes_before_a_missing_text_and_that_before_our_own() {
        let missing = Arc::new(MissingTexts::new(&["ukendt".to_owned(), "open".to_owned()]));
        let schema = schema("[values.exit]\nended_unknown = [\"ukendt\"]");
        let words = exit_words(&schema.values, &missing).unwrap();
        assert_eq!(words.meaning("Ukendt"), meaning(Exit::EndedUnknown));
        assert_eq!(words.meaning("open"), Meaning::Missing);
    }

    #[test]
    fn a_declared_spelling_goes_before_our_own() {
        let schema = schema("[values.goal]\nnot_reached = \"1\"\nreached = \"2\"");
        let goals = goal_words(&schema.values, &Arc::default()).unwrap();
        assert_eq!(goals.meaning("1"), Meaning::Word(GoalMark::NotReached as u32));
        assert_eq!(goals.meaning("true"), Meaning::Word(GoalMark::Reached as u32));
        assert_eq!(goals.meaning("2.0"), Meaning::Word(GoalMark::Reached as u32));
        assert_eq!(goals.meaning("2.5"), Meaning::Unknown);
    }

    #[test]
    fn one_spelling_of_two_words_is_refused() {
        let text = "[values.exit]\ncompleted = \"Slut\"\ndropped_out = \"slut \"";
        assert_eq!(
            words_of(text).unwrap_err().to_string(),
            "the schema cannot be read: \"slut\" stands under both completed and dropped_out in \
             [values.exit]; case and spaces do not count"
        );
    }

    #[test]
    fn two_labels_of_ours_that_are_one_word_were_taken_for_the_one_that_came_first() {
        let schema = schema("[values.source]\n\"Job center\" = \"JC\"\njobcenter = \"Jobcentret\"");
        let error = label_words("source", &schema.values, &Arc::default()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the schema cannot be read: \"Job center\" and \"jobcenter\" are one word in \
             [values.source]; case and spaces do not count: put the spellings of both under one of them"
        );
    }

    #[test]
    fn a_word_that_is_not_ours_is_named() {
        let declared = Schema {
            values: [(
                "exit".to_owned(),
                [("finished".to_owned(), Spellings::Many(vec![]))].into(),
            )]
            .into(),
            ..Schema::default()
        };
        let error = exit_words(&declared.values, &Arc::default()).unwrap_err();
        assert!(error.to_string().starts_with("word of [values.exit] \"finished\" is not known"));
        let sorce = schema("[values.sorce]\na = \"x\"");
        let error = check_sections(&sorce, &[], &BTreeSet::new()).unwrap_err();
        assert!(error.to_string().contains("did you mean \"source\"?"), "{error}");
    }
}
