//! Records whose every column a table has, and what became of a table.

use laks::{Cohort, Day, Error, GoalMark, Record, Spec};
use std::collections::BTreeMap;

/// Spellings, texts for nothing, a scale, items, assumed dates, rules, dates that stand for none, strata.
pub(crate) const SCHEMA: &str = r#"
[table]
strata = ["district"]
extracted_on = 2016-12-31
earliest = 2015-01-01
[columns]
offered_on = "offered_on"
last_contact_on = "last_contact_on"
observed_from = "observed_from"
sessions_attended = "sessions_attended"
sessions_planned = "sessions_planned"
unit = "unit"
[read]
missing = ["99", "ukendt"]
[missing_dates]
written = ["1900-01-01"]
[missing_dates.assume]
ended_on = ["last_contact_on"]
[values.source]
jobcentre = ["Jobcenter", "JC"]
gp = ["Egen læge"]
[outcomes.who5]
baseline = "who5_baseline"
follow_up = "who5_follow_up"
baseline_on = "who5_baseline_on"
follow_up_on = "who5_follow_up_on"
scale = "percent"
[outcomes.wellbeing]
instrument = "who5"
baseline = ["a1", "a2", "a3", "a4", "a5"]
follow_up = "wellbeing_follow_up"
[outcomes.self_rated_health]
baseline = "self_rated_health_baseline"
follow_up = "self_rated_health_follow_up"
[[goals]]
id = "walks"
column = "walks"
[[goals]]
id = "better"
outcome = "who5"
improves_by = 2
[rules]
missing_referral_id = "exclude"
duplicate_referral_id = "exclude"
missing_referred_on = "exclude"
dates_out_of_order = "exclude"
end_date_without_exit = "exclude"
exit_without_start = "exclude"
never_started_with_start = "exclude"
date_outside_window = "blank"
after_extract = "warn"
score_out_of_range = "blank"
percent_impossible = "blank"
items_coded_from_one = "blank"
sessions_above_planned = "blank"
sessions_unreadable = "blank"
unknown_label = "blank"
formula_error = "blank"
"#;

pub(crate) const STRATA: [&str; 3] = ["source", "unit", "district"];
const DATES: [&str; 6] =
    ["referred_on", "offered_on", "started_on", "ended_on", "last_contact_on", "observed_from"];
const SCORES: [&str; 3] = ["who5", "wellbeing", "self_rated_health"];
pub(crate) const ITEMS: [&str; 5] = ["a1", "a2", "a3", "a4", "a5"];

/// The cells of a record, by column.
fn cells(record: &Record) -> BTreeMap<String, String> {
    let day = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
    let number = |number: Option<i64>| number.map_or(String::new(), |number| number.to_string());
    let dates = [
        record.referred_on,
        record.offered_on,
        record.started_on,
        record.ended_on,
        record.last_contact_on,
        record.observed_from,
    ];
    let mut cells: BTreeMap<String, String> =
        DATES.into_iter().zip(dates).map(|(name, date)| (name.to_owned(), day(date))).collect();
    let mut put = |name: &str, text: String| cells.insert(name.to_owned(), text);
    put("referral_id", record.referral_id.clone().unwrap_or_default());
    put("exit", record.exit.name().to_owned());
    put("sessions_attended", number(record.sessions_attended.map(i64::from)));
    put("sessions_planned", number(record.sessions_planned.map(i64::from)));
    for name in SCORES {
        let scores = record.scores.get(name).copied().unwrap_or_default();
        if name != "wellbeing" {
            put(&format!("{name}_baseline"), number(scores.baseline.map(i64::from)));
        }
        put(&format!("{name}_follow_up"), number(scores.follow_up.map(i64::from)));
    }
    let dates = record.measured_on.get("who5").copied().unwrap_or_default();
    put("who5_baseline_on", day(dates.baseline));
    put("who5_follow_up_on", day(dates.follow_up));
    for item in ITEMS {
        put(item, number(record.items.get(item).copied().map(i64::from)));
    }
    let mark = record.goals.first().copied().unwrap_or(GoalMark::Unrated);
    put("walks", mark.name().to_owned());
    for name in STRATA {
        put(name, record.strata.get(name).cloned().unwrap_or_default());
    }
    cells
}

/// The columns of the records, each cell as text.
pub(crate) fn columns(records: &[Record]) -> BTreeMap<String, Vec<String>> {
    let mut columns: BTreeMap<String, Vec<String>> =
        cells(&Record::default()).into_keys().map(|name| (name, Vec::new())).collect();
    for record in records {
        for (name, cell) in cells(record) {
            columns.get_mut(&name).unwrap().push(cell);
        }
    }
    columns
}

fn tally_of(cohort: &Cohort) -> String {
    let by = STRATA.map(str::to_owned);
    let spec = Spec::new(cohort.layout(), ["2016-06-30", "2016-12-31"], &by).unwrap();
    let tally = cohort.tally(&spec.within(&[30, 90]).unwrap()).unwrap();
    tally.to_json().unwrap()
}

/// What was wrong with the rows, or the tally of those that were right.
pub(crate) fn outcome(read: Result<Cohort, Error>) -> Result<(String, String), String> {
    match read {
        Ok(cohort) => Ok((tally_of(&cohort), format!("{:?}", cohort.issue_counts()))),
        Err(Error::Issues(issues)) => Err(format!("{:?}", issues.counts)),
        Err(error) => Err(error.to_string()),
    }
}
