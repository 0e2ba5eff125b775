//! CPR numbers in records: hashed with a key, refused where they are not declared, never labels.

use laks::sections::{PersonId, PersonKey};
use laks::{Cohort, Record, RuleId, Schema};

fn referral(person: &str, source: &str) -> Record {
    Record {
        person_id: Some(person.to_owned()),
        referred_on: "2016-01-04".parse().ok(),
        strata: [("source".to_owned(), source.to_owned()), ("course".to_owned(), "LC1".to_owned())]
            .into(),
        ..Record::default()
    }
}

fn keyed() -> Schema {
    let mut schema = Schema::default();
    schema.persons.id = PersonId::Cpr;
    schema.persons.key = PersonKey::new(b"sixteen bytes or more").ok();
    schema
}

#[test]
fn a_person_is_found_again_however_the_number_is_written() {
    let records = [referral("0102031234", "A"), referral("010203-1234", "A")];
    let cohort = Cohort::from_records(&records, &keyed()).unwrap();
    assert_eq!(cohort.issues().issues[0].rule, RuleId::ReferralTwice);
    let hashes = &cohort.columns().person_ids;
    assert_eq!(hashes[0], hashes[1]);
}

#[test]
fn a_malformed_number_is_an_issue_that_does_not_show_it() {
    let refused = Cohort::from_records(&[referral("0102031", "A")], &keyed()).unwrap_err();
    let told = refused.to_string();
    assert!(told.contains("cpr_malformed: found a person id with 7 digits;"), "{told}");
    assert!(!told.contains("0102031"));
}

#[test]
fn numbers_that_nobody_declared_and_numbers_as_labels_are_refused() {
    let people = ["0102031234", "0203041234", "0304051234"];
    let records: Vec<Record> = people.iter().map(|person| referral(person, "A")).collect();
    let told = Cohort::from_records(&records, &Schema::default()).unwrap_err().to_string();
    assert!(told.starts_with("column \"person_id\" (for person_id) holds CPR numbers"), "{told}");
    let labelled = [referral("a", "Jobcenter"), referral("b", "se 010203-1234")];
    let told = Cohort::from_records(&labelled, &Schema::default()).unwrap_err().to_string();
    assert!(told.starts_with("row 2, column \"source\" (for source) holds a CPR number"), "{told}");
}

#[test]
fn without_a_key_no_number_is_read() {
    let mut schema = keyed();
    schema.persons.key = None;
    let refused = Cohort::from_records(&[referral("0102031234", "A")], &schema).unwrap_err();
    assert!(refused.to_string().starts_with("[persons] id = \"cpr\" needs a key"), "{refused}");
}
