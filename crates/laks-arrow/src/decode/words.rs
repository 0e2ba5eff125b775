//! The spellings a table uses for our words; case and surrounding spaces do not count.

use laks::{Error, Exit, GoalMark, Schema, nearest};
use std::collections::{BTreeMap, HashMap};

/// Our words by their spellings.
#[derive(Debug, Clone)]
pub(crate) struct Words<T>(HashMap<String, T>);

fn plain(text: &str) -> String {
    text.trim().to_lowercase()
}

impl<T: Clone> Words<T> {
    /// The word a text stands for, if it is known.
    pub(crate) fn get(&self, text: &str) -> Option<T> {
        self.0.get(&plain(text)).cloned()
    }

    /// Adds the spellings of a section, then our own words where a section does not use them otherwise.
    fn new(
        section: &str,
        schema: &Schema,
        own: &[(&str, T)],
        of_word: impl Fn(&str) -> Result<T, Error>,
    ) -> Result<Self, Error> {
        let mut words = HashMap::new();
        let mut claimed: BTreeMap<String, &String> = BTreeMap::new();
        for (word, spellings) in schema.values.get(section).into_iter().flatten() {
            let meaning = of_word(word)?;
            for spelling in spellings.all() {
                let spelling = plain(spelling);
                if let Some(other) = claimed.insert(spelling.clone(), word)
                    && other != word
                {
                    let message = format!(
                        "{spelling:?} stands under both {other} and {word} in [values.{section}]; \
                         case and surrounding spaces do not count"
                    );
                    return Err(Error::Schema { what: "schema", message });
                }
                words.insert(spelling, meaning.clone());
            }
        }
        for (word, meaning) in own {
            words.entry(plain(word)).or_insert_with(|| meaning.clone());
        }
        Ok(Self(words))
    }
}

fn unknown(section: &'static str, word: &str, known: &[&str]) -> Error {
    Error::UnknownName {
        what: section,
        found: word.to_owned(),
        known: known.iter().map(|&name| name.to_owned()).collect(),
    }
}

/// The words of the `exit` column, as numbers of [`Exit`].
pub(crate) fn exit_words(schema: &Schema) -> Result<Words<u32>, Error> {
    let own = Exit::ALL.map(|exit| (exit.name(), exit as u32));
    Words::new("exit", schema, &own, |word| {
        Exit::from_name(word)
            .map(|exit| exit as u32)
            .ok_or_else(|| unknown("word of [values.exit]", word, &Exit::ALL.map(Exit::name)))
    })
}

const GOAL_WORDS: [(&str, GoalMark); 8] = [
    ("reached", GoalMark::Reached),
    ("not_reached", GoalMark::NotReached),
    ("not_set", GoalMark::NotSet),
    ("unrated", GoalMark::Unrated),
    ("true", GoalMark::Reached),
    ("false", GoalMark::NotReached),
    ("1", GoalMark::Reached),
    ("0", GoalMark::NotReached),
];

/// The words of goal columns, as numbers of [`GoalMark`].
pub(crate) fn goal_words(schema: &Schema) -> Result<Words<u32>, Error> {
    let own = GOAL_WORDS.map(|(word, mark)| (word, mark as u32));
    let names = &own[..4];
    Words::new("goal", schema, &own, |word| {
        names.iter().find(|(name, _)| *name == word).map(|&(_, mark)| mark).ok_or_else(|| {
            unknown("word of [values.goal]", word, &GOAL_WORDS.map(|(name, _)| name)[..4])
        })
    })
}

/// The labels of a strata column; a text that is not listed is its own label.
pub(crate) fn label_words(stratum: &str, schema: &Schema) -> Result<Words<String>, Error> {
    let ours: Vec<(&str, String)> = schema
        .values
        .get(stratum)
        .into_iter()
        .flat_map(BTreeMap::keys)
        .map(|label| (label.as_str(), label.clone()))
        .collect();
    Words::new(stratum, schema, &ours, |label| Ok(label.to_owned()))
}

/// Refuses a section `[values.x]` for a column that has no words.
pub(crate) fn check_sections(schema: &Schema, strata: &[String]) -> Result<(), Error> {
    let known: Vec<&str> = ["exit", "goal"]
        .into_iter()
        .chain(laks::Layout::STRATA)
        .chain(strata.iter().map(String::as_str))
        .collect();
    match schema.values.keys().find(|section| !known.contains(&section.as_str())) {
        Some(section) => Err(unknown("section of [values]", section, &known)),
        None => Ok(()),
    }
}

/// Refuses a word of `[columns]` that looks like one of ours, mistyped.
pub(crate) fn check_column_word(word: &str, known: &[&str]) -> Result<(), Error> {
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

    #[test]
    fn spellings_and_our_own_words_are_known_whatever_their_case() {
        let words = exit_words(&schema("[values.exit]\ncompleted = [\"Gennemført\"]")).unwrap();
        assert_eq!(words.get(" GENNEMFØRT "), Some(Exit::Completed as u32));
        assert_eq!(words.get("Dropped_out"), Some(Exit::DroppedOut as u32));
        assert_eq!(words.get("udeblevet"), None);
    }

    #[test]
    fn a_declared_spelling_goes_before_our_own() {
        let goals =
            goal_words(&schema("[values.goal]\nnot_reached = \"1\"\nreached = \"2\"")).unwrap();
        assert_eq!(goals.get("1"), Some(GoalMark::NotReached as u32));
        assert_eq!(goals.get("true"), Some(GoalMark::Reached as u32));
    }

    #[test]
    fn one_spelling_of_two_words_is_refused() {
        let text = "[values.exit]\ncompleted = \"Slut\"\ndropped_out = \"slut \"";
        assert_eq!(
            exit_words(&schema(text)).unwrap_err().to_string(),
            "the schema cannot be read: \"slut\" stands under both completed and dropped_out in \
             [values.exit]; case and surrounding spaces do not count"
        );
    }

    #[test]
    fn a_word_that_is_not_ours_is_named() {
        let mut given = Schema::default();
        let finished = [("finished".to_owned(), laks::Spellings::One("x".to_owned()))];
        given.values.insert("exit".to_owned(), finished.into());
        let error = exit_words(&given).unwrap_err();
        assert!(error.to_string().starts_with("word of [values.exit] \"finished\" is not known"));
        let error = check_sections(&schema("[values.sorce]\na = \"x\""), &[]).unwrap_err();
        assert!(error.to_string().contains("did you mean \"source\"?"), "{error}");
    }
}
