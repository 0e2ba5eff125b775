//! Records validated into a cohort.

use super::record::Record;
use super::record_layout::layout_of;
use super::record_reader::RecordReader;
use super::rows::{Cohort, CohortBuilder};
use crate::error::Error;
use crate::persons::{are_cpr_numbers, names_a_person};
use crate::records::Columns;
use crate::schema::Schema;
use std::sync::Arc;

impl Cohort {
    /// Validates records into a cohort. The first record is row 1.
    ///
    /// They are read as the rows of a table are: the spellings of labels, the texts and dates that stand for nothing
    /// known, the scale of scores, the sums of items, the dates that are assumed and the rules are the schema's.
    /// What the schema declares is there, whether or not a record has it; other outcomes, goals, strata and dates
    /// are there if one record has them. No records at all lack nothing, so that an empty month adds to a full one.
    ///
    /// ```
    /// use laks::{Cohort, Record, Schema};
    /// let referral = |source: &str| -> Result<Record, laks::Error> {
    ///     Ok(Record {
    ///         referred_on: Some("2016-03-29".parse()?),
    ///         strata: [("source".to_owned(), source.to_owned())].into(),
    ///         ..Record::default()
    ///     })
    /// };
    /// let schema = Schema::from_toml("[values.source]\nJobcenter = [\"JC\", \"Jobcentret\"]\n")?;
    /// let cohort = Cohort::from_records(&[referral("JC")?, referral("Jobcentret")?], &schema)?;
    /// let tally = cohort.tally(&laks::Spec::new(cohort.layout(), ["2016-05-15"], &["source".to_owned()])?)?;
    /// assert_eq!(tally.strata().len(), 1); // both are the Jobcenter
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When a record breaks a rule that refuses, rates more goals than the schema declares, answers an item that
    /// it does not, or gives a score beside its items, or the schema names an instrument that is not known.
    pub fn from_records(records: &[Record], schema: &Schema) -> Result<Self, Error> {
        let layout = Arc::new(layout_of(records, schema)?);
        protect(records, schema)?;
        let reader = RecordReader::new(schema, &layout)?;
        let mut builder = CohortBuilder::new(&layout, 1)?;
        let mut block = Columns::new(Arc::clone(&layout));
        let mut defects = Vec::new();
        let mut numbers = 1..;
        for chunk in records.chunks(4096) {
            block.reset(chunk.len());
            for ((row, record), number) in chunk.iter().enumerate().zip(numbers.by_ref()) {
                let labels = builder.labels();
                reader.read(&mut block, (row, number), record, labels, &mut defects)?;
            }
            builder.push(&mut block, &mut defects)?;
        }
        builder.finish()
    }
}

/// Refuses CPR numbers where they are not declared, and labels that name a person.
fn protect(records: &[Record], schema: &Schema) -> Result<(), Error> {
    if schema.persons.id.is_undeclared() {
        let person_ids = records.iter().filter_map(|record| record.person_id.as_deref());
        let referral_ids = records.iter().filter_map(|record| record.referral_id.as_deref());
        if are_cpr_numbers(person_ids) {
            return Err(Error::undeclared_cpr("person_id", "person_id"));
        }
        if are_cpr_numbers(referral_ids) {
            return Err(Error::undeclared_cpr("referral_id", "referral_id"));
        }
    }
    for (record, row) in records.iter().zip(1..) {
        let mut labels = record.strata.iter();
        if let Some((name, _)) = labels.find(|(_, label)| names_a_person(label)) {
            return Err(Error::person_as_label(row, name, name));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::record::Scores;
    use super::*;
    use crate::calendar::Day;
    use crate::error::RecordFault;
    use crate::persons::id_hash;
    use crate::schema::GoalMark;

    fn referral() -> Record {
        Record { referred_on: Some(Day::new(2016, 3, 29).unwrap()), ..Record::default() }
    }

    /// A mark beyond the declared goals was dropped without a word.
    #[test]
    fn a_mark_of_a_goal_that_is_not_declared_is_refused() {
        let schema = Schema::from_toml("[[goals]]\nid = \"walks\"\ncolumn = \"Går\"\n").unwrap();
        let rated = |marks| Record { goals: vec![GoalMark::Reached; marks], ..referral() };
        let error = Cohort::from_records(&[rated(1), rated(2)], &schema).unwrap_err();
        assert_eq!(
            error.to_string(),
            "record 2 rates 2 goals, but the schema declares 1 with a column; declare the others under \
             [[goals]], or give no more marks than that"
        );
        let Error::Record(RecordFault::Goals { row, .. }) = error else { panic!("{error}") };
        assert_eq!(row, 2);
        assert_eq!(Cohort::from_records(&[rated(1), rated(0)], &schema).unwrap().len(), 2);
        // Without declared goals there are as many as the record with the most of them rates.
        assert!(Cohort::from_records(&[rated(1), rated(2)], &Schema::default()).is_ok());
    }

    #[test]
    fn an_answer_that_nothing_sums_and_a_score_beside_its_items_are_refused() {
        let schema = "[outcomes.wellbeing]\ninstrument = \"who5\"\n\
                      baseline = [\"a1\", \"a2\", \"a3\", \"a4\", \"a5\"]\n";
        let schema = Schema::from_toml(schema).unwrap();
        let answered = |item: &str| Record { items: [(item.to_owned(), 4)].into(), ..referral() };
        let error = Cohort::from_records(&[referral(), answered("a6")], &schema).unwrap_err();
        assert_eq!(
            error.to_string(),
            "record 2 answers \"a6\", which is no item of the schema; the items that it lists under [outcomes] \
             are a1, a2, a3, a4, a5"
        );
        let scores = Scores { baseline: Some(12), follow_up: None };
        let both = Record { scores: [("wellbeing".to_owned(), scores)].into(), ..answered("a1") };
        let error = Cohort::from_records(&[both], &schema).unwrap_err();
        assert_eq!(
            error.to_string(),
            "record 1 gives wellbeing_baseline both as a score and by its items; give one of them"
        );
    }

    /// An empty id was an id, which two referrals then shared, and an empty label was a stratum of its own.
    #[test]
    fn ids_and_labels_are_read_as_in_a_table() {
        let row = |id: &str, label: &str| Record {
            referral_id: Some(id.to_owned()),
            strata: [("source".to_owned(), label.to_owned())].into(),
            ..referral()
        };
        let schema = Schema::from_toml("[rules]\nmissing_referral_id = \"exclude\"\n").unwrap();
        let records =
            [row("", "Jobcenter"), row(" ", ""), row("A1", " Jobcenter "), row("A2", " ")];
        let cohort = Cohort::from_records(&records, &schema).unwrap();
        assert_eq!(cohort.columns().referral_ids, [id_hash("A1"), id_hash("A2")]);
        assert_eq!(cohort.columns().strata, [[1, 0]]);
        let twice = [row("A1", ""), row(" A1", "")];
        let error = Cohort::from_records(&twice, &schema).unwrap_err().to_string();
        assert!(error.contains("row 2, column \"referral_id\": duplicate_referral_id"), "{error}");
    }
}
