//! How many tables of counts a tally may hold: past that it is refused before memory ends.

use super::fast::Shared;
use super::spec::month_of;
use crate::error::Error;
use crate::persons::masked;

/// The most tables of counts. A stratum has one for each question, outcome and date of the count, and a course
/// one for each date: so this is a million strata of 67 tables, and some two gigabytes.
const MOST_TABLES: u64 = 1 << 26;

/// Refuses so many strata and courses if their tables are more than the budget.
pub(super) fn within_budget(shared: &Shared, met: [u64; 2]) -> Result<(), Error> {
    within(MOST_TABLES, shared, met)
}

fn within(limit: u64, shared: &Shared, [strata, courses]: [u64; 2]) -> Result<(), Error> {
    let (slots, dates) = (shared.tables.slots() as u64, shared.tables.dates() as u64);
    let of_courses = courses.saturating_mul(dates);
    let needed = strata.saturating_mul(slots).saturating_add(of_courses);
    if needed <= limit {
        return Ok(());
    }
    let (axis, remedy) = if needed - of_courses > of_courses {
        longest_stratum(shared)
    } else {
        let remedy = "leave the column of courses out, count at fewer dates, or count part by part";
        (format!("course, {courses} of them so far"), remedy.to_owned())
    };
    Err(Error::Budget { needed, unit: "tables of counts", limit, axis, remedy })
}

/// The column of `by` with the most labels, and what to do about it.
fn longest_stratum(shared: &Shared) -> (String, String) {
    let by = &shared.spec.by;
    let lengths = shared.combinations.lengths(by.len());
    let longest = by.iter().zip(lengths).max_by_key(|(_, labels)| *labels);
    let Some((name, labels)) = longest else {
        return ("as_of".to_owned(), "count at fewer dates".to_owned());
    };
    let name = masked(name);
    let joining = match month_of(&name) {
        Some(_) => String::new(),
        None => format!("join its labels under [values.{name}], "),
    };
    let remedy = format!("leave it out of by, {joining}or count at fewer dates");
    (format!("{name:?} in by, {labels} labels so far"), remedy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cohort::{Cohort, Record};
    use crate::schema::Schema;
    use crate::tally::fast::Worker;
    use crate::tally::spec::Spec;

    /// A column with a label for each person took all memory before anybody was told which column it was.
    #[test]
    fn too_many_tables_are_refused_with_the_longest_column_and_its_labels() {
        let record = |number: u32| Record {
            referred_on: "2016-01-04".parse().ok(),
            strata: [("unit", number % 3), ("room", number)]
                .map(|(column, number)| (column.to_owned(), number.to_string()))
                .into(),
            ..Record::default()
        };
        let records: Vec<Record> = (0..12).map(record).collect();
        let cohort = Cohort::from_records(&records, &Schema::default()).unwrap();
        let by = ["unit", "room", "month(referred_on)"].map(str::to_owned);
        let spec = Spec::new(cohort.layout(), ["2016-03-29", "2016-06-30"], &by).unwrap();
        let shared = Shared::new(&spec, cohort.layout(), None);
        let mut worker = Worker::new(&shared, &cohort.layout().strata);
        worker.count(cohort.columns(), 0, cohort.len());
        let slots = shared.tables.slots() as u64;
        assert!(within(12 * slots, &shared, worker.met()).is_ok());
        let error = within(12 * slots - 1, &shared, worker.met()).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "the tally needs {} tables of counts, more than the budget of {}; the longest axis is \"room\" \
                 in by, 12 labels so far: leave it out of by, join its labels under [values.room], or count at \
                 fewer dates",
                12 * slots,
                12 * slots - 1
            )
        );
        let error = within(1_000, &shared, [1, 501]).unwrap_err().to_string();
        assert!(error.contains("the longest axis is course, 501 of them so far: leave"), "{error}");
    }
}
