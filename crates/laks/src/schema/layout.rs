//! Which columns a table gives, under which names, and what is declared about them.

use super::goal_change::GoalChange;
use super::instrument::Instrument;
use super::person_schema::PersonSchema;
use super::sections::{GoalSchema, Schema};
use super::stage_words::StageWords;
use crate::calendar::DateField;
use crate::calendar::Day;
use crate::error::{Error, Misdeclared};
use crate::rules::{Action, Expected, RuleAction, RuleId, TableName};
use crate::spelling::plain;
use std::collections::BTreeMap;

/// An outcome as the table gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeLayout {
    /// Its name, such as `who5`.
    pub name: String,
    /// Its instrument.
    pub instrument: Instrument,
    /// Whether there is a score before.
    pub has_baseline: bool,
    /// Whether there is a score after.
    pub has_follow_up: bool,
    /// Whether the score before has its own date.
    pub has_baseline_on: bool,
    /// Whether the score after has its own date.
    pub has_follow_up_on: bool,
}

/// How a goal is known to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoalKind {
    /// Rated, in the rated column with this number.
    Rated(usize),
    /// Through the outcome with this number: reached if it changed as the goal asks.
    Outcome(usize),
}

/// A goal as the table gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalLayout {
    /// Its name.
    pub id: String,
    /// How it is known.
    pub kind: GoalKind,
    /// The change of the outcome that counts; none for a rated goal.
    pub change: Option<GoalChange>,
}

impl GoalLayout {
    /// A goal that one of these outcomes defines.
    ///
    /// # Errors
    /// When there is no such outcome, or the goal's change does not fit its scale.
    pub fn through(
        goal: &GoalSchema,
        outcome: &str,
        outcomes: &[OutcomeLayout],
    ) -> Result<Self, Error> {
        let number = outcomes.iter().position(|known| known.name == outcome);
        let number = number.ok_or_else(|| Error::UnknownName {
            what: "outcome",
            found: outcome.to_owned(),
            known: outcomes.iter().map(|known| known.name.clone()).collect(),
        })?;
        let change = Some(goal.change(&outcomes[number].instrument)?);
        Ok(Self { id: goal.id.clone(), kind: GoalKind::Outcome(number), change })
    }
}

/// The legal window of dates, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first date that can be true.
    pub earliest: Day,
    /// The last date that can be true.
    pub latest: Day,
}

impl Default for Window {
    fn default() -> Self {
        Self { earliest: Day::MIN, latest: Day::MAX }
    }
}

/// What the columns of a table are, agreed once before the first row.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// Which dates there are.
    pub dates: [bool; 6],
    /// Whether a table of courses says when they start, and when they end.
    pub course_dates: [bool; 2],
    /// What stands between the courses of a cell that names several.
    pub course_separator: Option<String>,
    /// The declared spellings of courses, as [`plain`] has them, and the course each stands for.
    pub course_spellings: BTreeMap<String, String>,
    /// The labels that `[values]` declares, by column: also those that nobody has.
    pub declared_labels: BTreeMap<String, Vec<String>>,
    /// Whether there is an `exit` column.
    pub has_exit: bool,
    /// Whether no column says how cases ended, and those with an end date are taken to have ended for a
    /// reason that is not known.
    pub exit_is_derived: bool,
    /// Whether there are sessions attended.
    pub has_attended: bool,
    /// Whether there are sessions planned.
    pub has_planned: bool,
    /// Whether the table says each row's number in its file.
    pub has_row_numbers: bool,
    /// Whether there is a referral id.
    pub has_referral_id: bool,
    /// Whether there is a person id.
    pub has_person_id: bool,
    /// How persons are named, and the key to hash them with.
    pub persons: PersonSchema,
    /// Outcomes.
    pub outcomes: Vec<OutcomeLayout>,
    /// Goals.
    pub goals: Vec<GoalLayout>,
    /// Strata columns, by our names.
    pub strata: Vec<String>,
    /// Our word → the table's column, for messages.
    pub columns: BTreeMap<String, String>,
    /// The table's own name of a column → what it takes, for messages.
    pub expected: BTreeMap<String, Expected>,
    /// Our word → the column that the schema declares for it and the table does not have.
    pub absent: BTreeMap<String, String>,
    /// The table's columns that are not used.
    pub unused: Vec<String>,
    /// The table's columns that the schema leaves unread on purpose.
    pub ignored: Vec<String>,
    /// The day of the extract.
    pub extracted_on: Option<Day>,
    /// The legal window of dates.
    pub window: Window,
    /// What each rule does, where declared.
    pub rules: BTreeMap<RuleId, RuleAction>,
    /// What the programme calls its stages.
    pub words: StageWords,
    /// The tables beside it that give some of its columns.
    pub joined: Vec<TableName>,
}

impl Layout {
    /// The categorical columns of the data contract.
    pub const STRATA: [&'static str; 6] =
        ["municipality", "unit", "course", "source", "sector", "exit_reason"];

    /// A layout with the declared parts of a schema and no columns yet.
    ///
    /// # Errors
    /// When the legal window is empty, a missing date is assumed in two ways, or an instrument contradicts itself.
    pub fn new(schema: &Schema) -> Result<Self, Error> {
        schema.instruments.iter().try_for_each(Instrument::check)?;
        let window = Window {
            earliest: schema.table.earliest.unwrap_or(Day::MIN),
            latest: schema.table.latest.unwrap_or(Day::MAX),
        };
        if window.earliest > window.latest {
            return Err(Error::Argument {
                argument: "earliest",
                expected: format!("no later than latest ({})", window.latest),
                found: window.earliest.to_string(),
            });
        }
        Ok(Self {
            dates: [false; 6],
            course_dates: [false; 2],
            course_separator: schema.table.course_separator.clone(),
            course_spellings: course_spellings(schema),
            declared_labels: declared_labels(schema),
            has_exit: false,
            exit_is_derived: false,
            has_attended: false,
            has_planned: false,
            has_row_numbers: false,
            has_referral_id: false,
            has_person_id: false,
            persons: schema.persons.clone(),
            outcomes: Vec::new(),
            goals: Vec::new(),
            strata: Vec::new(),
            columns: BTreeMap::new(),
            expected: BTreeMap::new(),
            absent: BTreeMap::new(),
            unused: Vec::new(),
            ignored: Vec::new(),
            extracted_on: schema.table.extracted_on,
            window,
            rules: rules_of(schema)?,
            words: schema.words.clone().into(),
            joined: Vec::new(),
        })
    }

    /// Adds the dates that are assumed where the table has no column for them.
    pub fn add_assumed_dates(&mut self) {
        for (rule, field) in [
            (RuleId::MissingReferredOn, DateField::Referred),
            (RuleId::ExitWithoutEndDate, DateField::Ended),
        ] {
            self.dates[field as usize] |= self.action(rule).action() == Action::Assume;
        }
    }

    /// Where no column says how cases ended and one says when, derives that they did; whether that is known
    /// of every case is then no row's business, unless the schema has a rule for it.
    pub fn derive_exits(&mut self) {
        let is_left_to_rows = self.rules.contains_key(&RuleId::EndDateWithoutExit);
        self.exit_is_derived =
            !self.has_exit && self.dates[DateField::Ended as usize] && !is_left_to_rows;
        self.has_exit |= self.exit_is_derived;
    }

    /// The row of the header of a table whose rows begin with this number: that before the first row of
    /// data, and the first of a file that numbers its rows.
    pub(crate) const fn header_row(&self, first_row: u64) -> u64 {
        if self.has_row_numbers { 1 } else { first_row.saturating_sub(1) }
    }

    /// The table's own name for one of our columns.
    pub fn column<'a>(&'a self, ours: &'a str) -> &'a str {
        self.columns.get(ours).map_or(ours, String::as_str)
    }

    /// What a rule does.
    pub fn action(&self, rule: RuleId) -> RuleAction {
        self.rules.get(&rule).cloned().unwrap_or(RuleAction::Plain(rule.default_action()))
    }

    /// The number of a strata column.
    pub fn stratum(&self, name: &str) -> Option<usize> {
        self.strata.iter().position(|s| s == name)
    }

    /// Our word for the stratum that the table itself calls so; case and spaces do not count.
    pub(crate) fn stratum_called(&self, theirs: &str) -> Option<&str> {
        let is_called = |(_, column): &(&String, &String)| plain(column) == plain(theirs);
        let mut found = self.columns.iter().filter(is_called).map(|(ours, _)| ours.as_str());
        found.find(|ours| self.stratum(ours).is_some())
    }

    /// How many goals are rated in a column.
    pub(crate) fn rated_goals(&self) -> usize {
        self.goals.iter().filter(|g| matches!(g.kind, GoalKind::Rated(_))).count()
    }
}

/// The rules of a schema, with those that `[missing_dates].assume` stands for.
fn rules_of(schema: &Schema) -> Result<BTreeMap<RuleId, RuleAction>, Error> {
    let mut rules = schema.rules.clone();
    for (word, date) in &schema.missing_dates.assume {
        let rule = match word.as_str() {
            "referred_on" => RuleId::MissingReferredOn,
            "ended_on" => RuleId::ExitWithoutEndDate,
            _ => {
                return Err(Error::UnknownName {
                    what: "date of [missing_dates.assume]",
                    found: word.clone(),
                    known: vec!["referred_on".to_owned(), "ended_on".to_owned()],
                });
            }
        };
        let assume = RuleAction::Assume { action: Action::Assume, date: date.clone() };
        if rules.insert(rule, assume).is_some() {
            return Err(Misdeclared::AssumedTwice { word: word.clone(), rule }.into());
        }
    }
    Ok(rules)
}

fn declared_labels(schema: &Schema) -> BTreeMap<String, Vec<String>> {
    let columns =
        schema.values.iter().filter(|(name, _)| !["exit", "goal"].contains(&name.as_str()));
    columns.map(|(name, labels)| (name.clone(), labels.keys().cloned().collect())).collect()
}

fn course_spellings(schema: &Schema) -> BTreeMap<String, String> {
    let courses = schema.values.get("course").into_iter().flatten();
    courses
        .flat_map(|(course, spellings)| {
            let ours = std::iter::once(course);
            ours.chain(spellings.all()).map(|text| (plain(text), course.clone()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(text: &str) -> Result<Layout, Error> {
        Layout::new(&Schema::from_toml(text)?)
    }

    #[test]
    fn a_missing_date_is_assumed_as_its_rule_would() {
        let sugar = layout("[missing_dates.assume]\nended_on = [\"last_contact_on\"]\n").unwrap();
        let rule =
            "[rules.exit_without_end_date]\naction = \"assume\"\ndate = [\"last_contact_on\"]\n";
        assert_eq!(sugar.rules, layout(rule).unwrap().rules);
    }

    #[test]
    fn a_missing_date_that_is_assumed_in_two_ways_is_refused() {
        let text = "[missing_dates.assume]\nended_on = \"course_ends_on\"\n\
                    [rules]\nexit_without_end_date = \"exclude\"\n";
        assert_eq!(
            layout(text).unwrap_err().to_string(),
            "the schema cannot be read: [missing_dates.assume] ended_on and [rules] \
             exit_without_end_date both say what to do; keep one"
        );
        let error = layout("[missing_dates.assume]\nended = \"course_ends_on\"\n").unwrap_err();
        assert!(error.to_string().contains("did you mean \"ended_on\"?"), "{error}");
    }
}
