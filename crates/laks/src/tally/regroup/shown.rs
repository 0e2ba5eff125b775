//! The strata as they are shown: with those of nobody that were declared, or lie between others.

use crate::calendar::Month;
use crate::records::Known;
use crate::tally::spec::month_of;
use crate::tally::stratum_tables::StratumTables;
use crate::tally::tally_type::{Stratum, Tally};
use std::borrow::Cow;
use std::collections::BTreeSet;

impl Tally {
    /// The strata, and, where there is one column of them, those of nobody: declared labels, and the months
    /// between the first and the last. They are no part of the tally.
    pub(crate) fn shown(&self) -> Cow<'_, [Stratum]> {
        let [column] = self.spec().by.as_slice() else { return Cow::Borrowed(self.strata()) };
        let present: BTreeSet<&String> =
            self.strata().iter().filter_map(|stratum| stratum.key.first()?.as_ref()).collect();
        let expected = match month_of(column) {
            Some(_) => months_between(&present),
            None => self.spec().labels.get(column).cloned().unwrap_or_default(),
        };
        let known = self.known();
        let nobody: Vec<Stratum> = expected
            .into_iter()
            .filter(|label| !present.contains(label))
            .map(|label| self.of_nobody(label, &known))
            .collect();
        if nobody.is_empty() || self.spec().published {
            return Cow::Borrowed(self.strata());
        }
        let mut shown = [self.strata().to_vec(), nobody].concat();
        shown.sort_by(|a, b| a.key.cmp(&b.key));
        Cow::Owned(shown)
    }

    fn of_nobody(&self, label: String, known: &Known) -> Stratum {
        Stratum {
            key: vec![Some(label)],
            known: known.clone(),
            tables: StratumTables::empty(self.tables.slots()),
            courses: Vec::new(),
            published: None,
        }
    }
}

/// Every month from the first to the last of those written.
fn months_between(present: &BTreeSet<&String>) -> Vec<String> {
    let month = |text: &&String| {
        format!("{text}-01").parse::<crate::calendar::Day>().ok().map(crate::calendar::Day::month)
    };
    let first = present.first().and_then(month);
    let last = present.last().and_then(month);
    let Some((first, last)) = first.zip(last) else { return Vec::new() };
    (first.index()..=last.index()).map(|index| Month::from_index(index).to_string()).collect()
}

#[cfg(test)]
mod tests {
    use crate::cohort::{Cohort, Record};
    use crate::schema::Schema;
    use crate::tally::spec::Spec;

    fn cohort() -> Cohort {
        let referral = |day: &str, source: &str| Record {
            referred_on: day.parse().ok(),
            strata: [("source".to_owned(), source.to_owned())].into(),
            ..Record::default()
        };
        let rows = [referral("2016-01-04", "Jobcenter"), referral("2016-04-04", "Egen læge")];
        let schema = "[values.source]\nJobcenter = []\n\"Egen læge\" = []\nSelv = []\n";
        Cohort::from_records(&rows, &Schema::from_toml(schema).unwrap()).unwrap()
    }

    /// A declared label that nobody has was an error, and a month in which nobody came was no row.
    #[test]
    fn groups_of_nobody_are_rows_of_zeros_when_shown_and_no_part_of_the_tally() {
        let cohort = cohort();
        let tally = |by: &[&str]| {
            let by: Vec<String> = by.iter().map(|&name| name.to_owned()).collect();
            let as_of = "2016-12-31";
            cohort.tally(&Spec::new(cohort.layout(), [as_of], &by).unwrap()).unwrap()
        };
        let keys = |by: &[&str]| -> Vec<(Option<String>, Option<u64>)> {
            let funnel = tally(by).funnel(0.95).unwrap();
            let row =
                |row: &crate::funnel::FunnelRow| (row.key[0].clone(), row.counts.known("referred"));
            funnel.strata.iter().map(row).collect()
        };
        let label = |label: &str, n| (Some(label.to_owned()), Some(n));
        let sources = [label("Egen læge", 1), label("Jobcenter", 1), label("Selv", 0)];
        assert_eq!(keys(&["source"]), sources);
        let months = ["2016-01", "2016-02", "2016-03", "2016-04"];
        let expected: Vec<_> =
            months.into_iter().zip([1, 0, 0, 1]).map(|(m, n)| label(m, n)).collect();
        assert_eq!(keys(&["month(referred_on)"]), expected);
        assert_eq!(tally(&["source", "month(referred_on)"]).funnel(0.95).unwrap().strata.len(), 2);
        assert_eq!(tally(&["source"]).strata().len(), 2);
        let nobody = tally(&["source"]).only("source", &["Selv".to_owned()]).unwrap();
        assert_eq!(nobody.funnel(0.95).unwrap().total.counts.known("referred"), Some(0));
        assert!(tally(&["source"]).only("source", &["Sjælv".to_owned()]).is_err());
    }
}
