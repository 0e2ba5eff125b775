//! What to know when reading a figure, in words.

use crate::estimate::Note;
use crate::language::Language;

impl Language {
    /// A note in words.
    ///
    /// ```
    /// use laks::{Language, Note};
    /// let note = Note::LowerBoundSoFar { waiting: 11, ongoing: 0 };
    /// assert_eq!(Language::Danish.note(&note), "foreløbig nedre grænse: 11 venter endnu");
    /// ```
    pub fn note(self, note: &Note) -> String {
        match self {
            Self::English => english(note),
            Self::Danish => danish(note),
        }
    }
}

fn english(note: &Note) -> String {
    match note {
        Note::LowerBoundSoFar { waiting, ongoing } => {
            let who = open([*waiting, *ongoing], ["still waiting", "still in"]);
            format!("a lower bound so far: {who}")
        }
        Note::MayBeOpen { at_most } => format!("a lower bound: up to {at_most} may still be open"),
        Note::ClosedNotKnown => {
            "who was closed before a start is not known and counts as waiting".to_owned()
        }
        Note::OfThoseWhoLeft { ongoing } => {
            format!("of those who left, biased to the fast: {ongoing} still in")
        }
        Note::ByDefinition => "by definition".to_owned(),
        Note::PairedOnly { unpaired } => {
            format!("only those measured before and after; {unpaired} are not")
        }
        Note::FewObservations { n } => format!("few observations: {n}"),
    }
}

fn danish(note: &Note) -> String {
    match note {
        Note::LowerBoundSoFar { waiting, ongoing } => {
            let who = open([*waiting, *ongoing], ["venter endnu", "er i gang"]);
            format!("foreløbig nedre grænse: {who}")
        }
        Note::MayBeOpen { at_most } => {
            format!("nedre grænse: op til {at_most} kan stadig være uafsluttede")
        }
        Note::ClosedNotKnown => {
            "hvem der blev afsluttet før start, er ikke kendt og tæller som ventende".to_owned()
        }
        Note::OfThoseWhoLeft { ongoing } => {
            format!("kun blandt de afsluttede; de hurtige tæller mest: {ongoing} er i gang")
        }
        Note::ByDefinition => "pr. definition".to_owned(),
        Note::PairedOnly { unpaired } => {
            format!("kun dem, der er målt både før og efter; {unpaired} er ikke")
        }
        Note::FewObservations { n } => format!("få observationer: {n}"),
    }
}

/// Those who wait and those who are in, each where there are any.
fn open(counts: [u64; 2], words: [&str; 2]) -> String {
    let parts = counts.into_iter().zip(words).filter(|(count, _)| *count > 0);
    parts.map(|(count, word)| format!("{count} {word}")).collect::<Vec<_>>().join(", ")
}
