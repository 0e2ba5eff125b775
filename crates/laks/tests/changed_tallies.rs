//! A stored tally that was changed is refused, though whoever changed it made the checksum anew.

#![allow(clippy::unwrap_used, reason = "tests stop where something is not there")]

#[path = "../examples/ballerup/records.rs"]
mod records;

use laks::results::{AxisFault, Disagreement, StoredFault};
use laks::{Among, Cohort, Error, Exit, Record, Schema, Scores, Spec, Tally};
use sha2::{Digest, Sha256};
use std::ops::Range;

/// The text with the checksum that belongs to it.
fn summed_anew(text: &str) -> String {
    let end = text.find(",\"checksum\":").unwrap();
    let plain = format!("{}}}", &text[..end]);
    let sum = Sha256::digest(plain.as_bytes());
    let sum: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{},\"checksum\":\"{sum}\"}}", &text[..end])
}

/// Where the numbers of the strata stand: cells and their counts by turns, those of courses too.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let from = text.find(",\"strata\":").unwrap();
    let to = text.find(",\"issues\":").unwrap();
    let (mut found, mut in_quotes, mut begin) = (Vec::new(), false, None);
    for (place, letter) in text[..to].char_indices().skip_while(|(place, _)| *place < from) {
        in_quotes ^= letter == '"';
        match (letter.is_ascii_digit() && !in_quotes, begin) {
            (true, None) => begin = Some(place),
            (false, Some(first)) => {
                found.push(first..place);
                begin = None;
            }
            _ => {}
        }
    }
    found
}

fn person(unit: &str, start: Option<&str>, end: Option<&str>, exit: Exit, goal: bool) -> Record {
    let score = |level| Some(level).filter(|_| goal);
    Record {
        referred_on: Some("2016-01-04".parse().unwrap()),
        started_on: start.map(|day| day.parse().unwrap()),
        ended_on: end.map(|day| day.parse().unwrap()),
        exit,
        sessions_attended: Some(4),
        sessions_planned: Some(8),
        scores: [("who5".to_owned(), Scores { baseline: score(8), follow_up: score(14) })].into(),
        strata: [("unit", unit), ("course", "first")]
            .map(|(column, label)| (column.to_owned(), label.to_owned()))
            .into(),
        ..Record::default()
    }
}

/// Seven people, of every state but one, in two units.
fn small(follow_up: Option<u32>) -> Tally {
    let (start, end) = (Some("2016-01-12"), Some("2016-03-29"));
    let people = [
        person("a", start, end, Exit::Completed, true),
        person("a", start, end, Exit::DroppedOut, false),
        person("a", Some("2016-02-02"), None, Exit::Open, true),
        person("a", None, None, Exit::Open, false),
        person("b", None, end, Exit::NeverStarted, false),
        person("b", start, end, Exit::EndedOther, true),
        person("b", start, end, Exit::Completed, true),
    ];
    let schema = "[table]\nextracted_on = \"2016-06-01\"\n\
                  [[goals]]\nid = \"wellbeing\"\noutcome = \"who5\"\n";
    let cohort = Cohort::from_records(&people, &Schema::from_toml(schema).unwrap()).unwrap();
    let dates = ["2016-02-15", "2016-06-01"];
    let spec = Spec::new(cohort.layout(), dates, &["unit".to_owned()]).unwrap();
    let spec = spec.within(&[30]).unwrap();
    let spec = follow_up.map_or(spec.clone(), |days| spec.following(days).unwrap());
    cohort.tally_with(&spec, 1).unwrap()
}

/// A number by one more or one less.
fn changed(text: &str, place: &Range<usize>, more: bool) -> Option<String> {
    let number: u64 = text[place.clone()].parse().unwrap();
    let number = if more { number + 1 } else { number.checked_sub(1)? };
    let changed = format!("{}{number}{}", &text[..place.start], &text[place.end..]);
    Some(summed_anew(&changed))
}

/// Any number of a stored tally could be changed, and its rates were computed from what stood there.
#[test]
fn no_single_change_of_a_number_changes_where_people_stand() {
    for follow_up in [None, Some(30)] {
        let tally = small(follow_up);
        let text = tally.to_json().unwrap();
        assert_eq!(Tally::from_json(&summed_anew(&text)).unwrap(), tally);
        let funnels = |tally: &Tally| [0, 1].map(|date| tally.funnel_at(date, 0.95).unwrap());
        let goals = |tally: &Tally| tally.goals(1, None, Among::Started, 0.95).unwrap();
        let (mut refused, mut taken) = (0, 0);
        for (index, place) in numbers(&text).iter().enumerate() {
            let both = [true, false].into_iter();
            for changed in both.filter_map(|more| changed(&text, place, more)) {
                let Ok(read) = Tally::from_json(&changed) else {
                    refused += 1;
                    continue;
                };
                taken += 1;
                let around = &text[place.start.saturating_sub(60)..place.end + 20];
                assert_eq!(index % 2, 0, "a count was changed: {around}");
                assert_eq!((funnels(&read), goals(&read)), (funnels(&tally), goals(&tally)));
            }
        }
        assert!(refused > 200 && refused > 2 * taken, "{refused} refused, {taken} taken");
    }
}

/// Offers stand in no second table, and five offers of four referrals were read.
#[test]
fn more_offers_than_referrals_are_refused() {
    let one = Record {
        referred_on: Some("2016-01-04".parse().unwrap()),
        offered_on: Some("2016-01-07".parse().unwrap()),
        ..Record::default()
    };
    let cohort = Cohort::from_records(&[one], &Schema::default()).unwrap();
    let spec = Spec::new(cohort.layout(), ["2016-06-01"], &[]).unwrap();
    let text = cohort.tally_with(&spec, 1).unwrap().to_json().unwrap();
    let places = numbers(&text);
    let refused = places.iter().filter_map(|place| changed(&text, place, true)).filter(|changed| {
        let error = Tally::from_json(changed).err().map(|error| error.to_string());
        error.is_some_and(|error| error.contains("has more offers than referrals"))
    });
    assert_eq!(refused.count(), 1);
}

/// A tally whose events stood twice was read, and each month's referrals with it.
#[test]
fn events_that_stand_twice_are_refused() {
    let cohort = records::cohort().unwrap();
    let spec = Spec::new(cohort.layout(), ["2016-10-31"], &[]).unwrap();
    let text = cohort.tally_with(&spec, 1).unwrap().to_json().unwrap();
    let begin = text.find("\"events\":[[").unwrap() + "\"events\":[[".len();
    let end = begin + text[begin..].find(']').unwrap();
    let numbers: Vec<u64> = text[begin..end].split(',').map(|n| n.parse().unwrap()).collect();
    let twice = numbers.chunks(2).map(|pair| format!("{},{}", pair[0], 2 * pair[1]));
    let twice = twice.collect::<Vec<_>>().join(",");
    assert!(numbers.len() > 100);
    let changed = summed_anew(&format!("{}{twice}{}", &text[..begin], &text[end..]));
    let error = Tally::from_json(&changed).unwrap_err().to_string();
    assert!(error.contains("does not have the people who were referred"), "{error}");
}

#[test]
fn a_change_without_a_new_checksum_is_damage() {
    let text = small(None).to_json().unwrap();
    let place = &numbers(&text)[0];
    let digit = if text.as_bytes()[place.start] == b'1' { '2' } else { '1' };
    let damaged = format!("{}{digit}{}", &text[..place.start], &text[place.start + 1..]);
    let error = Tally::from_json(&damaged).unwrap_err().to_string();
    assert!(error.contains("its checksum differs"), "{error}");
}

/// Why a text is no tally was a sentence only: now it is a value, with what was expected and found.
#[test]
fn why_a_text_is_no_tally_is_a_value() {
    let fault = |text: &str| match Tally::from_json(text).unwrap_err() {
        Error::Json { what: "tally", fault } => fault,
        other => panic!("{other}"),
    };
    let version = fault("{\"laks_tally\":3}");
    assert_eq!(version, StoredFault::Version { found: 3, newest: 2 });
    assert!(matches!(fault("[]"), StoredFault::Text { .. }));
    let text = small(None).to_json().unwrap();
    let changed = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        summed_anew(&text.replacen(from, to, 1))
    };
    let labels = fault(&changed("\"key\":[", "\"key\":[\"x\","));
    assert_eq!(labels, StoredFault::Labels { expected: 1, found: 2 });
    assert_eq!(labels.to_string(), "a stratum must have 1 labels, but has 2");
    let left_out = fault(&changed("\"left_out\":[", "\"left_out\":[0,"));
    assert_eq!(left_out, StoredFault::LeftOut { expected: 2, found: 3 });
    let dates = fault(&changed("\"as_of\":[\"2016-02-15\"", "\"as_of\":[\"2016-07-15\""));
    assert_eq!(dates, StoredFault::Dates);
    assert_eq!(fault(&text.replacen("2016-02-15", "2016-07-15", 1)), StoredFault::Checksum);
    let rows = fault(&changed("\"rows\":7", "\"rows\":3"));
    assert_eq!(rows, StoredFault::MorePeopleThanRows { referred: 7, rows: 3 });
    let words = changed("[\"waiting\",", "[\"waiting\",\"waiting\",");
    assert!(matches!(fault(&words), StoredFault::Axis { fault: AxisFault::OtherPlaces, .. }));
    let twice =
        numbers(&text).iter().filter_map(|place| self::changed(&text, place, true)).any(|text| {
            matches!(
                Tally::from_json(&text),
                Err(Error::Json {
                    fault: StoredFault::Disagrees { with: Disagreement::States, .. },
                    ..
                })
            )
        });
    assert!(twice, "no count disagrees with the states");
}

/// Whoever can write a file can make its checksum too.
#[test]
fn a_seal_is_only_made_with_its_key() {
    let tally = small(Some(30));
    let sealed = tally.to_json_sealed(b"ours alone").unwrap();
    assert_eq!(Tally::from_json_sealed(&sealed, b"ours alone").unwrap(), tally);
    assert_eq!(Tally::from_json(&sealed).unwrap(), tally, "without a key only the sum is checked");
    let unsealed = tally.to_json().unwrap();
    for (text, key) in [(&sealed, &b"theirs"[..]), (&unsealed, b"ours alone")] {
        let error = Tally::from_json_sealed(text, key).unwrap_err().to_string();
        assert!(error.contains("its seal is missing or not of this key"), "{error}");
    }
    // A change with its own checksum, under the seal of the text as it was.
    let place = numbers(&sealed).last().unwrap().clone();
    let seal = &sealed[sealed.find(",\"seal\":").unwrap()..];
    let changed = changed(&sealed, &place, true).unwrap();
    let changed = format!("{}{seal}", changed.strip_suffix('}').unwrap());
    assert!(Tally::from_json_sealed(&changed, b"ours alone").is_err());
    assert!(tally.to_json_sealed(b"").unwrap_err().to_string().contains("key"));
}
