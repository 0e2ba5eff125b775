//! How a table's own words map to laks' words: `schema.toml`, or the same keys as arguments.

use super::goal_change::{Earlier, GoalChange};
use super::instrument::Instrument;
use super::joined_schema::{JoinedSchema, MeasurementsSchema};
use super::person_schema::PersonSchema;
use super::read_schema::{MissingDates, ReadSchema};
use super::scale::Scale;
use super::stage_words::StageWord;
use crate::calendar::Day;
use crate::error::Error;
use crate::rules::Spellings;
use crate::rules::{RuleAction, RuleId, Stage};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is said about the table as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TableSchema {
    /// The day the table was taken out of its register. Undated facts about open cases are true then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extracted_on: Option<Day>,
    /// The first date that can be true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<Day>,
    /// The last date that can be true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<Day>,
    /// What stands between the courses of a cell that names several, such as `+`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub course_separator: Option<String>,
    /// Further columns to keep as strata, under their own names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strata: Vec<String>,
}

/// Where an outcome's scores stand: one column, or the columns of its items.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OutcomeSchema {
    /// The instrument; the outcome's own name where it is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// The column of the score before, or the columns of its items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Spellings>,
    /// The column of the score after, or the columns of its items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<Spellings>,
    /// The column with the date of the score before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline_on: Option<String>,
    /// The column with the date of the score after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up_on: Option<String>,
    /// How the numbers are written.
    #[serde(default)]
    pub scale: Scale,
}

/// A goal: rated in a column, or reached when an outcome improves meaningfully.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GoalSchema {
    /// Its name.
    pub id: String,
    /// The column it is rated in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The outcome that defines it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// The smallest change of the outcome that counts, in points of the scale it is shown on; the
    /// instrument's meaningful change where it is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub improves_by: Option<u32>,
    /// What is asked of the score before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Earlier>,
}

impl GoalSchema {
    /// The change of its outcome that counts; none for a rated goal.
    ///
    /// ```
    /// use laks::Schema;
    /// let schema = Schema::from_toml("[[goals]]\nid = \"wellbeing\"\noutcome = \"who5\"\nimproves_by = 10\n")?;
    /// assert_eq!(schema.goals[0].change(&schema.instrument("who5")?)?.improves_by, 3); // raw points
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the change does not fit the outcome's scale.
    pub fn change(&self, instrument: &Instrument) -> Result<GoalChange, Error> {
        GoalChange::declared(&self.id, instrument, self.improves_by, self.from)
    }
}

/// The whole mapping. Empty, it maps a table that uses laks' own names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Schema {
    /// The table as a whole.
    #[serde(default)]
    pub table: TableSchema,
    /// How the file is dressed.
    #[serde(default)]
    pub read: ReadSchema,
    /// Columns that are left unread on purpose, such as free text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ignore: Vec<String>,
    /// Our word = their column.
    #[serde(default)]
    pub columns: BTreeMap<String, Spellings>,
    /// Dates that are not there.
    #[serde(default)]
    pub missing_dates: MissingDates,
    /// How persons are named.
    #[serde(default)]
    pub persons: PersonSchema,
    /// Per column of ours: our value = their spellings.
    #[serde(default)]
    pub values: BTreeMap<String, BTreeMap<String, Spellings>>,
    /// Outcomes by name.
    #[serde(default)]
    pub outcomes: BTreeMap<String, OutcomeSchema>,
    /// Goals, in order.
    #[serde(default)]
    pub goals: Vec<GoalSchema>,
    /// Per stage: what the programme calls it, such as henvist.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<Stage, StageWord>,
    /// What to do with rows that break a rule.
    #[serde(default)]
    pub rules: BTreeMap<RuleId, RuleAction>,
    /// Instruments of one's own.
    #[serde(default)]
    pub instruments: Vec<Instrument>,
    /// A table of forms beside the referrals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measurements: Option<MeasurementsSchema>,
    /// A table of courses: `course`, `unit`, `course_starts_on`, `course_ends_on`, `places`, `sessions_planned`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub courses: Option<JoinedSchema>,
    /// A table of who came when: `referral_id`, or `person_id` and `course`; `held_on`, `attended`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sessions: Option<JoinedSchema>,
}

impl Schema {
    /// Whether the instrument of an outcome is named: by the outcome's section, or by its own name.
    ///
    /// ```
    /// use laks::Schema;
    /// let schema = Schema::default();
    /// assert!(schema.names_instrument("who5")); // there is one WHO-5
    /// assert!(!schema.names_instrument("self_rated_health")); // and two ways to ask about health
    /// ```
    pub fn names_instrument(&self, outcome: &str) -> bool {
        let declared = self.outcomes.get(outcome);
        outcome != "self_rated_health"
            || declared.is_some_and(|outcome| outcome.instrument.is_some())
    }

    /// The instrument of an outcome: one's own, else a shipped one.
    ///
    /// `self_rated_health` without a declared instrument is read on the Danish scale.
    ///
    /// ```
    /// use laks::Schema;
    /// assert_eq!(Schema::default().instrument("who5")?.range, [0, 25]);
    /// assert!(Schema::default().instrument("who-6").unwrap_err().to_string().contains("who5"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When no instrument has that name; the message lists those that are known.
    pub fn instrument(&self, outcome: &str) -> Result<Instrument, Error> {
        let declared = self.outcomes.get(outcome).and_then(|o| o.instrument.as_deref());
        let name = match (declared, outcome) {
            (Some(name), _) => name,
            (None, "self_rated_health") => "self_rated_health_danish",
            (None, name) => name,
        };
        let known: Vec<Instrument> =
            self.instruments.iter().cloned().chain(Instrument::shipped()).collect();
        known.iter().find(|i| i.id == name).cloned().ok_or_else(|| Error::UnknownName {
            what: "instrument",
            found: name.to_owned(),
            known: known.into_iter().map(|i| i.id).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_reads_from_toml() {
        let schema = Schema::from_toml(
            "[table]\nextracted_on = \"2016-10-31\"\n[columns]\nreferred_on = \"Henvist\"\n\
             exit = [\"Status\", \"status\"]\n[values.exit]\ncompleted = [\"gennemført\"]\n\
             [rules]\nend_date_without_exit = \"exclude\"\n[[goals]]\nid = \"a\"\noutcome = \"who5\"\n",
        )
        .unwrap();
        assert_eq!(schema.columns["exit"].all(), ["Status", "status"]);
        assert_eq!(schema.instrument("who5").unwrap().levels(), 26);
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let error = Schema::from_toml("[columns]\n[colums]\n").unwrap_err().to_string();
        assert!(error.contains("colums") && error.contains("line 2"), "{error}");
    }

    #[test]
    fn a_goal_with_two_definitions_is_refused() {
        let text = "[[goals]]\nid = \"a\"\noutcome = \"who5\"\ncolumn = \"x\"\n";
        assert!(Schema::from_toml(text).unwrap_err().to_string().contains("either"));
    }
}
