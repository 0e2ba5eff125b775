//! What to know when reading a figure, in words.

use super::programme::Voice;
use crate::estimate::Note;
use crate::language::Language;
use crate::rules::Stage;

impl Language {
    /// A note in words.
    ///
    /// ```
    /// use laks::{Language, Note};
    /// let note = Note::LowerBoundSoFar { waiting: 11, ongoing: 0 };
    /// assert_eq!(Language::Danish.note(&note), "foreløbig nedre grænse: 11 venter endnu");
    /// ```
    pub fn note(self, note: &Note) -> String {
        Voice::from(self).note(note)
    }
}

impl Voice<'_> {
    /// A note in words.
    pub(crate) fn note(self, note: &Note) -> String {
        match *self {
            Language::English => english(note, self),
            Language::Danish => danish(note, self),
        }
    }
}

fn english(note: &Note, voice: Voice<'_>) -> String {
    match note {
        Note::LowerBoundSoFar { waiting, ongoing } => {
            let who = open([*waiting, *ongoing], voice);
            format!("a lower bound so far: {who}")
        }
        Note::MayBeOpen { at_most } => format!("a lower bound: up to {at_most} may still be open"),
        Note::ClosedNotKnown => {
            "who was closed before a start is not known and counts as waiting".to_owned()
        }
        Note::OfThoseWhoLeft { ongoing } => {
            format!(
                "of those who left, so the fast weigh most: {ongoing} {}",
                voice.still(Stage::Ongoing)
            )
        }
        Note::ByDefinition => "by definition".to_owned(),
        Note::PairedOnly { unpaired } => {
            format!("only those measured before and after; {unpaired} not counted")
        }
        Note::FewObservations { n } => format!("few observations: {n}"),
    }
}

fn danish(note: &Note, voice: Voice<'_>) -> String {
    match note {
        Note::LowerBoundSoFar { waiting, ongoing } => {
            let who = open([*waiting, *ongoing], voice);
            format!("foreløbig nedre grænse: {who}")
        }
        Note::MayBeOpen { at_most } => {
            format!("nedre grænse: op til {at_most} kan stadig være uafsluttede")
        }
        Note::ClosedNotKnown => {
            "hvem der blev afsluttet før start, er ikke kendt og tæller som ventende".to_owned()
        }
        Note::OfThoseWhoLeft { ongoing } => {
            format!(
                "kun blandt de {}; {ongoing} er stadig {}, så de hurtige fylder mest",
                voice.people(Stage::Exited),
                voice.stage(Stage::Ongoing)
            )
        }
        Note::ByDefinition => "pr. definition".to_owned(),
        Note::PairedOnly { unpaired } => {
            format!("kun dem, der er målt både før og efter; {unpaired} er ikke med")
        }
        Note::FewObservations { n } => format!("få observationer: {n}"),
    }
}

/// Those who wait and those who are in, each where there are any.
fn open(counts: [u64; 2], voice: Voice<'_>) -> String {
    let parts = counts.into_iter().zip([Stage::Waiting, Stage::Ongoing]);
    let said = parts.filter(|(count, _)| *count > 0);
    said.map(|(count, stage)| format!("{count} {}", voice.still(stage)))
        .collect::<Vec<_>>()
        .join(", ")
}
