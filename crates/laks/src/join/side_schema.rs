//! What a schema says about a table beside the referrals, in the shape of a schema of its own.

use crate::error::Error;
use crate::rules::TableName;
use crate::schema::{Instrument, JoinedSchema, OutcomeSchema, Schema};
use std::collections::{BTreeMap, BTreeSet};

/// Our words for the columns of a table beside the referrals.
const fn words(table: TableName) -> &'static [&'static str] {
    match table {
        TableName::Referrals => &[],
        TableName::Measurements => {
            &["person_id", "referral_id", "measured_on", "outcome", "occasion", "score"]
        }
        TableName::Courses => &[
            "course",
            "unit",
            "municipality",
            "course_starts_on",
            "course_ends_on",
            "places",
            "sessions_planned",
        ],
        TableName::Sessions => &["person_id", "referral_id", "course", "held_on", "attended"],
    }
}

/// Our words for columns whose values can be mapped.
const fn sections(table: TableName) -> &'static [&'static str] {
    match table {
        TableName::Referrals => &[],
        TableName::Measurements => &["outcome", "occasion"],
        TableName::Courses => &["course", "unit", "municipality"],
        TableName::Sessions => &["course", "attended"],
    }
}

/// The schema by which a table beside the referrals is read: its own columns and values, the spellings of
/// courses and units as for the referrals, and the dress of the referrals where it says no other.
///
/// # Errors
/// When it maps a word that is not one of the table's.
pub fn side_schema(schema: &Schema, table: TableName) -> Result<Schema, Error> {
    let own = own_part(schema, table);
    let mut side = Schema {
        table: schema.table.clone(),
        read: own.read.unwrap_or_else(|| schema.read.clone()),
        columns: own.columns,
        missing_dates: schema.missing_dates.clone(),
        persons: schema.persons.clone(),
        rules: schema.rules.clone(),
        instruments: schema.instruments.clone(),
        ..Schema::default()
    };
    let what = |part| match (table, part) {
        (TableName::Measurements, "columns") => "word of [measurements.columns]",
        (TableName::Measurements, _) => "section of [measurements.values]",
        (TableName::Courses, "columns") => "word of [courses.columns]",
        (TableName::Courses, _) => "section of [courses.values]",
        (_, "columns") => "word of [sessions.columns]",
        (..) => "section of [sessions.values]",
    };
    check_known(side.columns.keys(), words(table), what("columns"))?;
    let measured = match table {
        TableName::Measurements => measured_outcomes(schema),
        _ => BTreeSet::new(),
    };
    let sections: Vec<&str> =
        sections(table).iter().copied().chain(measured.iter().map(String::as_str)).collect();
    check_known(own.values.keys(), &sections, what("values"))?;
    for section in sections {
        let spellings = own.values.get(section).or_else(|| schema.values.get(section));
        if let Some(spellings) = spellings {
            side.values.insert(section.to_owned(), spellings.clone());
        }
    }
    for outcome in measured_outcomes(schema) {
        if let Some(declared) = schema.outcomes.get(&outcome) {
            let instrument = declared.instrument.clone();
            side.outcomes.insert(outcome, OutcomeSchema { instrument, ..OutcomeSchema::default() });
        }
    }
    Ok(side)
}

fn own_part(schema: &Schema, table: TableName) -> JoinedSchema {
    let own = match table {
        TableName::Referrals => None,
        TableName::Courses => schema.courses.clone(),
        TableName::Sessions => schema.sessions.clone(),
        TableName::Measurements => schema.measurements.clone().map(|forms| JoinedSchema {
            file: forms.file,
            read: forms.read,
            columns: forms.columns,
            values: forms.values,
        }),
    };
    own.unwrap_or_default()
}

fn check_known<'a>(
    mut found: impl Iterator<Item = &'a String>,
    known: &[&str],
    what: &'static str,
) -> Result<(), Error> {
    match found.find(|word| !known.contains(&word.as_str())) {
        None => Ok(()),
        Some(word) => Err(Error::UnknownName {
            what,
            found: word.clone(),
            known: known.iter().map(|&word| word.to_owned()).collect(),
        }),
    }
}

/// The outcomes that a table of forms can have: those it declares, else those that need no declaration.
pub fn measured_outcomes(schema: &Schema) -> BTreeSet<String> {
    let forms = schema.measurements.as_ref();
    let mapped = forms.and_then(|forms| forms.values.get("outcome")).map(BTreeMap::keys);
    let declared: BTreeSet<String> = forms
        .into_iter()
        .flat_map(|forms| forms.outcomes.keys())
        .chain(mapped.into_iter().flatten())
        .cloned()
        .collect();
    if !declared.is_empty() {
        return declared;
    }
    let own = schema.instruments.iter().map(|instrument| instrument.id.clone());
    let shipped = Instrument::shipped().into_iter().map(|instrument| instrument.id);
    shipped.chain(own).chain(["self_rated_health".to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_beside_has_its_own_columns_and_the_referrals_spellings_of_courses() {
        let schema = Schema::from_toml(
            "[columns]\nreferred_on = \"Henvist\"\n[values.course]\nLC1 = \"Hold 1\"\n\
             [sessions.columns]\nheld_on = \"Dato\"\n[sessions.values.attended]\nyes = \"kom\"\n",
        )
        .unwrap();
        let side = side_schema(&schema, TableName::Sessions).unwrap();
        assert_eq!(side.columns.keys().collect::<Vec<_>>(), ["held_on"]);
        assert_eq!(side.values.keys().collect::<Vec<_>>(), ["attended", "course"]);
    }

    #[test]
    fn a_word_that_is_none_of_the_tables_is_refused() {
        let schema = Schema::from_toml("[sessions.columns]\nheld = \"Dato\"\n").unwrap();
        let error = side_schema(&schema, TableName::Sessions).unwrap_err().to_string();
        let start = "word of [sessions.columns] \"held\" is not known (did you mean \"held_on\"?)";
        assert!(error.starts_with(start), "{error}");
        let schema = Schema::from_toml("[measurements.values.unit]\na = \"b\"\n").unwrap();
        let error = side_schema(&schema, TableName::Measurements).unwrap_err().to_string();
        assert!(error.starts_with("section of [measurements.values] \"unit\""), "{error}");
    }
}
