//! The JSON Schema of `schema.toml`.

use super::goal_mark::GoalMark;
use super::sections::Schema;
use crate::rules::{Exit, RuleId, Stage};
use serde_json::{Value, json};

impl Schema {
    /// The JSON Schema of `schema.toml`, with which editors complete and check it.
    ///
    /// ```
    /// let described = laks::Schema::json_schema();
    /// assert!(described.contains("schema.toml of laks") && described.contains("extracted_on"));
    /// ```
    pub fn json_schema() -> String {
        let mut described = schemars::schema_for!(Self).to_value();
        described["title"] = json!("schema.toml of laks");
        let words = |known: &[&str]| json!({ "enum": known });
        if let Some(properties) = described.get_mut("properties") {
            let rules: Vec<&str> = RuleId::ALL.iter().map(|rule| rule.name()).collect();
            properties["rules"]["propertyNames"] = words(&rules);
            properties["words"]["propertyNames"] = words(&Stage::ALL.map(Stage::name));
            let spellings = properties["values"]["additionalProperties"].clone();
            for (section, known) in [
                ("exit", &Exit::ALL.map(Exit::name)[..]),
                ("goal", &GoalMark::ALL.map(GoalMark::name)[..]),
            ] {
                let mut values = spellings.clone();
                values["propertyNames"] = words(known);
                properties["values"]["properties"][section] = values;
            }
        }
        serde_json::to_string_pretty(&described).unwrap_or_else(|_| Value::Null.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_json_schema_knows_every_section_and_every_rule() {
        let schema: Value = serde_json::from_str(&Schema::json_schema()).unwrap();
        assert_eq!(schema["additionalProperties"], false);
        assert!(schema["properties"].as_object().unwrap().len() >= 14);
        let rules = schema["properties"]["rules"]["propertyNames"]["enum"].as_array().unwrap();
        assert_eq!(rules.len(), RuleId::ALL.len());
        assert!(schema["$defs"]["PersonSchema"]["properties"]["key"].is_null());
    }
}
