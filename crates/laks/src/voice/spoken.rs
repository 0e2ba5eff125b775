//! Anything that has words, as data: what a program outside hands over to have it said.

use super::chart::ChartWord;
use super::command::CommandWord;
use super::programme::Voice;
use super::reading::ReadingWord;
use crate::below::Below;
use crate::calendar::Day;
use crate::cell::Cell;
use crate::compare::ComparisonNote;
use crate::estimate::Note;
use crate::figure::Figure;
use crate::language::Language;
use crate::method::Method;
use crate::plan::{Gap, NoChance, PlanNote, Status, TargetStatus};
use crate::reason::Reason;
use crate::rules::{Deed, Found, RuleId, Stage};
use crate::schema::ShownScale;
use crate::schema::StageWords;
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
    Cell(Cell),
    CellMeans(Cell),
    Chance(f64),
    Chart(ChartWord),
    Column(String),
    Command(CommandWord),
    ComparisonNote(ComparisonNote),
    Day(Day),
    Deed(Deed),
    Figure(Figure),
    FigureOn(Figure, Option<ShownScale>),
    Found(Found),
    Gap(Gap),
    Goal(String),
    Label(Label),
    Method(Method),
    MethodSource(Method),
    NoChance(NoChance),
    Note(Note),
    PlanNote(PlanNote),
    Reading(ReadingWord),
    Reason(Reason),
    Remedy(RuleId),
    Rule(RuleId),
    ShareAsWritten(f64),
    Stage(Stage),
    Status(Status),
    StatusOf(Box<TargetStatus>),
    StatusMark(Status),
}

/// A label of a stratum.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Label {
    /// The stratum.
    pub column: String,
    /// The label.
    pub label: String,
}

impl Language {
    /// Says it.
    ///
    /// ```
    /// use laks::{Figure, Language, words::Spoken};
    /// let uptake = Spoken::Figure(Figure::Uptake);
    /// assert_eq!(Language::English.say(&uptake), "started of the referred");
    /// ```
    pub fn say(self, what: &Spoken) -> String {
        Voice::from(self).say(what)
    }

    /// Says it in the words of a programme.
    ///
    /// ```
    /// use laks::{Figure, Language, Schema};
    /// use laks::words::Spoken;
    /// let schema = Schema::from_toml("[words]\nreferred = \"henvist\"\n")?;
    /// let uptake = Spoken::Figure(Figure::Uptake);
    /// let words = schema.words.into();
    /// assert_eq!(Language::Danish.say_in(&words, &uptake), "startet af de henviste");
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn say_in(self, words: &StageWords, what: &Spoken) -> String {
        words.voice(self).say(what)
    }
}

impl Voice<'_> {
    fn say(self, what: &Spoken) -> String {
        match what {
            Spoken::Below(below) => self.below(below),
            Spoken::Cell(cell) => self.cell(*cell).to_owned(),
            Spoken::CellMeans(cell) => self.cell_means(*cell).to_owned(),
            Spoken::Chance(chance) => self.chance(*chance),
            Spoken::Chart(word) => self.chart(word),
            Spoken::Column(name) => self.column(name).into_owned(),
            Spoken::Command(word) => self.command(word),
            Spoken::ComparisonNote(note) => self.comparison_note(note),
            Spoken::Day(day) => self.day(*day),
            Spoken::Deed(deed) => deed.word(*self).to_owned(),
            Spoken::Figure(figure) => self.figure(figure),
            Spoken::FigureOn(figure, scale) => self.figure_on(figure, *scale),
            Spoken::Found(found) => self.found(found),
            Spoken::Gap(gap) => self.gap_and_remedy(gap),
            Spoken::Goal(id) => self.goal(id).to_owned(),
            Spoken::Label(Label { column, label }) => self.label(column, label).into_owned(),
            Spoken::Method(method) => self.method(method).to_owned(),
            Spoken::MethodSource(method) => self.method_source(method).unwrap_or("").to_owned(),
            Spoken::NoChance(why) => self.no_chance(why),
            Spoken::Note(note) => self.note(note),
            Spoken::PlanNote(note) => self.plan_note(note),
            Spoken::Reading(word) => self.reading(word),
            Spoken::Reason(reason) => self.why(reason),
            Spoken::Remedy(rule) => self.remedy(*rule),
            Spoken::Rule(rule) => self.rule(*rule),
            Spoken::ShareAsWritten(share) => self.share_as_written(*share),
            Spoken::Stage(stage) => self.stage(*stage).to_owned(),
            Spoken::Status(status) => self.status(*status).to_owned(),
            Spoken::StatusOf(target) => self.status_of(target).to_owned(),
            Spoken::StatusMark(status) => self.status_mark(*status).to_owned(),
        }
    }
}
