//! Reading a schema from TOML or JSON.

use super::declared::plainly;
use super::goal_mark::GoalMark;
use super::instrument::Instrument;
use super::sections::Schema;
use super::stage_words::StageWord;
use crate::error::{Error, Misdeclared, TextFault, TextPlace};
use crate::rules::{Exit, RuleAction};
use serde::Deserialize;
use serde_json::Value;

/// What contradicts itself in a schema: the path of its key, and how.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) path: Vec<String>,
    pub(super) fault: Misdeclared,
}

impl Fault {
    fn at<const N: usize>(path: [&str; N], fault: Misdeclared) -> Self {
        Self { path: path.map(str::to_owned).to_vec(), fault }
    }
}

/// What is wrong at the key at the end of a path.
fn refuse(path: &[String], fault: Misdeclared) -> Error {
    Error::declared("schema", TextPlace::at_key(&path.join(".")), fault)
}

impl Schema {
    /// Reads the same keys from JSON, as Python hands arguments over.
    ///
    /// ```
    /// use laks::Schema;
    /// let schema = Schema::from_json(r#"{"columns": {"referred_on": "Henvist"}}"#)?;
    /// assert_eq!(schema, Schema::from_toml("[columns]\nreferred_on = \"Henvist\"\n")?);
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// With the path of the key, when a key or word is not known, a value has another shape, or it
    /// contradicts itself.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let mut json = serde_json::Deserializer::from_str(text);
        let schema: Self = serde_path_to_error::deserialize(&mut json)
            .map_err(|error| fault_of_json(text, &error))?;
        json.end().map_err(|error| refuse(&[], plainly(&error.to_string(), "").into()))?;
        schema.check().map_err(|fault| refuse(&fault.path, fault.fault))?;
        schema.instruments.iter().try_for_each(Instrument::check)?;
        Ok(schema)
    }

    pub(super) fn check(&self) -> Result<(), Fault> {
        self.check_goals()?;
        if let Some(fault) = self.ignored_and_read() {
            return Err(Fault::at(["ignore"], fault));
        }
        if self.table.course_separator.as_ref().is_some_and(|text| text.trim().is_empty()) {
            return Err(Fault::at(["table", "course_separator"], Misdeclared::EmptySeparator));
        }
        for (rule, action) in &self.rules {
            rule.check_action(action).map_err(|m| Fault::at(["rules", rule.name()], m.into()))?;
        }
        for (stage, word) in &self.words {
            if let Some(fault) = word.fault() {
                return Err(Fault::at(["words", stage.name()], fault));
            }
        }
        self.check_values("exit", &Exit::ALL.map(Exit::name))?;
        self.check_values("goal", &GoalMark::ALL.map(GoalMark::name))
    }

    fn check_goals(&self) -> Result<(), Fault> {
        for (index, goal) in self.goals.iter().enumerate() {
            let (is_rated, id) = (goal.column.is_some(), goal.id.clone());
            let fault = if is_rated == goal.outcome.is_some() {
                Misdeclared::GoalOfColumnAndOutcome { goal: id }
            } else if is_rated && (goal.improves_by.is_some() || goal.from.is_some()) {
                Misdeclared::RatedGoalWithChange { goal: id }
            } else if self.goals[..index].iter().any(|other| other.id == goal.id) {
                Misdeclared::GoalTwice { goal: id }
            } else {
                continue;
            };
            return Err(Fault::at(["goals", &index.to_string()], fault));
        }
        Ok(())
    }

    /// Whether the words on the left under `[values.…]` are ours.
    fn check_values(&self, section: &'static str, known: &[&'static str]) -> Result<(), Fault> {
        let mut words = self.values.get(section).into_iter().flat_map(|words| words.keys());
        let Some(word) = words.find(|word| !known.contains(&word.as_str())) else { return Ok(()) };
        let (found, known) = (word.clone(), known.to_vec());
        let fault = Misdeclared::ValueWord { section, found, known };
        Err(Fault::at(["values", section, word], fault))
    }
}

/// What is wrong with a JSON text, with the path of the key and what stands there.
fn fault_of_json(text: &str, error: &serde_path_to_error::Error<serde_json::Error>) -> Error {
    let message = error.inner().to_string();
    let message = message.rsplit_once(" at line ").map_or(&*message, |(told, _)| told);
    let json: Value = serde_json::from_str(text).unwrap_or_default();
    let mut path: Vec<String> = error.path().iter().map(ToString::to_string).collect();
    // The names of rules and stages are words of ours, for which the reader keeps no path.
    if let [.., section, unknown] = &mut path[..]
        && unknown == "?"
    {
        let is_broken = |value: &Value| match section.as_str() {
            "rules" => RuleAction::deserialize(value).is_err(),
            _ => StageWord::deserialize(value).is_err(),
        };
        let mut keys = json[section.as_str()].as_object().into_iter().flatten();
        let broken = keys.find(|(_, value)| is_broken(value));
        *unknown = broken.map_or("?", |(key, _)| key).to_owned();
    }
    let found =
        json.pointer(&format!("/{}", path.join("/"))).map_or(String::new(), Value::to_string);
    let fault = plainly(message, &found);
    // The place of a key that should not be there, or is not, is its section.
    if let TextFault::Key { found: key, .. } | TextFault::Missing { key } = &fault
        && path.last() == Some(key)
    {
        path.pop();
    }
    refuse(&path, fault.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toml(text: &str) -> String {
        Schema::from_toml(text).unwrap_err().to_string()
    }

    fn json(text: &str) -> String {
        Schema::from_json(text).unwrap_err().to_string()
    }

    #[test]
    fn what_stands_behind_the_json_was_passed_over() {
        assert_eq!(Schema::from_json("{} ").unwrap(), Schema::default());
        let error = json("{} {\"rules\": {}}");
        assert!(error.contains("trailing characters"), "{error}");
    }

    #[test]
    fn a_key_or_word_that_is_not_known_is_told_with_its_place_and_the_nearest() {
        assert_eq!(
            toml("[outcomes.who5]\nbasline = \"x\"\n"),
            "the schema cannot be read: line 2, column 1: key \"basline\" is not known (did you mean \
             \"baseline\"?); known are instrument, baseline, follow_up, baseline_on, follow_up_on, scale"
        );
        assert_eq!(
            toml("[read]\ndates = \"dmy\"\n"),
            "the schema cannot be read: line 2, column 9: the word \"dmy\" is not known (did you mean \
             \"d-m-y\"?); known are d-m-y, m-d-y, y-m-d"
        );
        assert_eq!(
            toml("[values.exit]\ncompletd = \"x\"\n"),
            "the schema cannot be read: line 2, column 1: word of [values.exit] \"completd\" is not \
             known (did you mean \"completed\"?); known are open, completed, dropped_out, ended_other, \
             ended_unknown, never_started"
        );
    }

    #[test]
    fn a_value_of_another_kind_is_told_with_what_stands_there() {
        assert_eq!(
            toml("[read]\nheader_row = \"3\"\n"),
            "the schema cannot be read: line 2, column 14: must be a whole number from 0, but is the \
             text \"3\""
        );
        assert_eq!(
            toml("[rules]\nunknown_exit = \"blnk\"\n"),
            "the schema cannot be read: line 2, column 16: a rule's action must be refuse, blank, \
             exclude, warn or count, or { action = \"assume\", date = \"…\" }, but is \"blnk\" (did you \
             mean \"blank\"?)"
        );
        assert_eq!(
            toml("[read]\nexcel_dates = 1900\n"),
            "the schema cannot be read: line 2, column 15: must be a word, but is 1900"
        );
    }

    #[test]
    fn a_contradiction_is_told_with_its_line() {
        assert_eq!(
            toml("[table]\n[rules]\nmissing_referred_on = \"blank\"\n"),
            "the schema cannot be read: line 3, column 1: rule missing_referred_on cannot take the \
             action blank; it takes refuse, exclude, assume"
        );
        let twice = "[[goals]]\nid = \"a\"\noutcome = \"who5\"\n";
        assert_eq!(
            toml(&format!("{twice}{twice}")),
            "the schema cannot be read: line 4, column 1: goal \"a\" is declared twice; give each its \
             own id"
        );
    }

    /// What is wrong was a sentence only: now it is a value, with its place.
    #[test]
    fn what_is_wrong_is_a_value_with_its_place() {
        let text = "[[goals]]\nid = \"a\"\ncolumn = \"A\"\nimproves_by = 10\n";
        let error = Schema::from_toml(text).unwrap_err().in_file("cafe.toml");
        assert_eq!(
            error.to_string(),
            "the schema cannot be read: cafe.toml, line 1, column 1: goal \"a\" is rated in a column; \
             improves_by and from belong to a goal with an outcome"
        );
        let Error::Schema(refused) = error else { panic!("{error}") };
        assert_eq!(refused.fault, Misdeclared::RatedGoalWithChange { goal: "a".to_owned() });
        let json = r#"{"goals": [{"id": "a"}]}"#;
        let Error::Schema(refused) = Schema::from_json(json).unwrap_err() else { panic!() };
        assert_eq!(refused.place.key.as_deref(), Some("goals.0"));
        assert_eq!(refused.fault, Misdeclared::GoalOfColumnAndOutcome { goal: "a".to_owned() });
        let Error::Schema(refused) = Schema::from_toml("[read]\ndates = 5\n").unwrap_err() else {
            panic!()
        };
        assert!(matches!(refused.fault, Misdeclared::Text(_)), "{refused}");
        assert_eq!(refused.place.line_column, Some((2, 9)));
    }

    #[test]
    fn a_dict_has_paths_instead_of_lines() {
        assert_eq!(
            json(r#"{"outcomes": {"who5": {"basline": 1}}}"#),
            "the schema cannot be read: outcomes.who5: key \"basline\" is not known (did you mean \
             \"baseline\"?); known are instrument, baseline, follow_up, baseline_on, follow_up_on, scale"
        );
        assert_eq!(
            json(r#"{"columns": {"exit": 5}}"#),
            "the schema cannot be read: columns.exit: a column's name must be a text, or a list of \
             texts, but is 5"
        );
        assert!(
            json(r#"{"rules": {"unknown_exit": "blnk"}}"#)
                .starts_with("the schema cannot be read: rules.unknown_exit: a rule's action must")
        );
    }
}
