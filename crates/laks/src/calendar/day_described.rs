//! A day in a JSON Schema.

use super::day::Day;
use schemars::{JsonSchema, SchemaGenerator, json_schema};
use std::borrow::Cow;

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> schemars::Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}
