//! Anything that has words, as data: what a program outside hands over to have it said.

use super::chart::ChartWord;
use crate::below::Below;
use crate::calendar::Day;
use crate::compare::ComparisonNote;
use crate::estimate::Note;
use crate::figure::Figure;
use crate::language::Language;
use crate::method::Method;
use crate::plan::{Gap, NoChance, PlanNote, Status};
use crate::reason::Reason;
use crate::rules::{Deed, Found, RuleId, Stage};
use serde::Deserialize;

/// A value with words, under its kind.
///
/// ```
/// use laks::Language;
/// use laks::words::Spoken;
/// let uptake: Spoken = serde_json::from_str(r#"{"figure": "uptake"}"#)?;
/// assert_eq!(Language::Danish.say(&uptake), "startet af de visiterede");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant is the type that it holds")]
pub enum Spoken {
    Below(Below),
    Chart(ChartWord),
    Column(String),
    ComparisonNote(ComparisonNote),
    Day(Day),
    Deed(Deed),
    Figure(Figure),
    Found(Found),
    Gap(Gap),
    Goal(String),
    Method(Method),
    MethodSource(Method),
    NoChance(NoChance),
    Note(Note),
    PlanNote(PlanNote),
    Reason(Reason),
    Remedy(RuleId),
    Rule(RuleId),
    Stage(Stage),
    Status(Status),
}

impl Language {
    /// Says it.
    pub fn say(self, what: &Spoken) -> String {
        match what {
            Spoken::Below(below) => self.below(below),
            Spoken::Chart(word) => self.chart(word),
            Spoken::Column(name) => self.column(name).to_owned(),
            Spoken::ComparisonNote(note) => self.comparison_note(note),
            Spoken::Day(day) => self.day(*day),
            Spoken::Deed(deed) => deed.word(self).to_owned(),
            Spoken::Figure(figure) => self.figure(figure),
            Spoken::Found(found) => self.found(found),
            Spoken::Gap(gap) => self.gap_and_remedy(gap),
            Spoken::Goal(id) => self.goal(id).to_owned(),
            Spoken::Method(method) => self.method(method).to_owned(),
            Spoken::MethodSource(method) => self.method_source(method).unwrap_or("").to_owned(),
            Spoken::NoChance(why) => self.no_chance(why),
            Spoken::Note(note) => self.note(note),
            Spoken::PlanNote(note) => self.plan_note(note),
            Spoken::Reason(reason) => self.why(reason),
            Spoken::Remedy(rule) => rule.remedy_in(self).to_owned(),
            Spoken::Rule(rule) => rule.label(self).to_owned(),
            Spoken::Stage(stage) => self.stage(*stage).to_owned(),
            Spoken::Status(status) => self.status(*status).to_owned(),
        }
    }
}
