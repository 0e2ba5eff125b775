//! Published figures as a tally.

use super::bounds::Bounds;
use super::figures::Figures;
use super::spec::Spec;
use super::stratum_tables::StratumTables;
use super::tally_type::{Stratum, Tally};
use crate::calendar::Day;
use crate::error::Error;
use crate::persons::names_a_person;
use crate::records::Known;
use crate::schema::StageWords;
use std::collections::BTreeMap;

/// One stratum of published figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRow {
    /// Its labels, in the order of `by`.
    pub key: Vec<Option<String>>,
    /// Its figures.
    pub figures: Figures,
}

impl Tally {
    /// A tally of published figures, as one stratum.
    ///
    /// # Errors
    /// When the figures contradict each other.
    ///
    /// ```
    /// use laks::Tally;
    /// use laks::results::Figures;
    /// let figures = Figures::new([("referred", 35_u64), ("started", 24)])?;
    /// let tally = Tally::from_counts(figures, Some("2016-02-15".parse()?))?;
    /// let funnel = tally.funnel(0.95)?;
    /// assert_eq!(funnel.total.counts.known("started"), Some(24));
    /// assert_eq!(funnel.total.counts.known("completed"), None);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn from_counts(figures: Figures, as_of: Option<Day>) -> Result<Self, Error> {
        Self::from_rows(Vec::new(), vec![FigureRow { key: Vec::new(), figures }], as_of)
    }

    /// A tally of published figures by strata. Rows of the same labels are added up.
    ///
    /// ```
    /// use laks::Tally;
    /// use laks::results::{FigureRow, Figures};
    /// let row = |source: &str, referred, started| -> Result<FigureRow, laks::Error> {
    ///     let figures = Figures::new([("referred", referred), ("started", started)])?;
    ///     Ok(FigureRow { key: vec![Some(source.to_owned())], figures })
    /// };
    /// let rows = vec![row("Jobcenter", 20, 15)?, row("Egen læge", 15, 9)?];
    /// let tally = Tally::from_rows(vec!["source".to_owned()], rows, None)?;
    /// assert_eq!(tally.published_count("started"), Some(24));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When a row has another number of labels than there are strata, a label holds a CPR number, a stratum is
    /// named twice or as a figure, or all rows together are more than 2^53 people.
    pub fn from_rows(
        by: Vec<String>,
        mut rows: Vec<FigureRow>,
        as_of: Option<Day>,
    ) -> Result<Self, Error> {
        check_strata(&by)?;
        let levels = by.len();
        if let Some(row) = rows.iter().find(|row| row.key.len() != levels) {
            return Err(Error::Argument {
                argument: "rows",
                expected: format!("one label for each of {levels} strata"),
                found: row.key.len().to_string(),
            });
        }
        for (row, number) in rows.iter().zip(1..) {
            let mut labels = by.iter().zip(&row.key);
            let named = labels.find(|(_, label)| label.as_deref().is_some_and(names_a_person));
            if let Some((column, _)) = named {
                return Err(Error::person_as_label(number, column, column));
            }
        }
        // A stable sort: rows of the same labels are added up in the order in which they were given.
        rows.sort_by(|a, b| a.key.cmp(&b.key));
        let mut strata: Vec<FigureRow> = Vec::with_capacity(rows.len());
        for row in rows {
            match strata.last_mut().filter(|last| last.key == row.key) {
                Some(last) => last.figures = last.figures.merged(&row.figures).fitting()?,
                None => strata.push(row),
            }
        }
        let stratum = |FigureRow { key, figures }| Stratum {
            key,
            known: Known::default(),
            tables: StratumTables::default(),
            courses: Vec::new(),
            published: Some(figures),
        };
        let spec = Spec {
            as_of: as_of.into_iter().collect(),
            by,
            follow_up_days: None,
            horizons: Vec::new(),
            outcomes: Vec::new(),
            goals: Vec::new(),
            published: true,
            labels: BTreeMap::new(),
            known: Known::default(),
            words: StageWords::LAKS,
        };
        let strata = strata.into_iter().map(stratum).collect();
        let tally = Self { strata, ..Self::empty(&spec) };
        tally.check_published()?;
        Ok(tally)
    }

    /// Checks that published figures add up to people who can be counted.
    pub(super) fn check_published(&self) -> Result<(), Error> {
        let mut figures = self.strata.iter().filter_map(Stratum::published);
        let Some(first) = figures.next() else { return Ok(()) };
        figures.try_fold(first.clone(), |sum, figures| sum.merged(figures).fitting()).map(|_| ())
    }

    /// A published figure over all strata, if it is known in every one.
    ///
    /// ```
    /// use laks::{Tally, results::Figures};
    /// let published = Figures::new([("exited", 8), ("completed", 5)])?;
    /// let tally = Tally::from_counts(published, None)?;
    /// assert_eq!(tally.published_count("completed"), Some(5));
    /// assert_eq!(tally.published_count("dropped_out"), None); // up to three, and nothing says how many
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn published_count(&self, name: &str) -> Option<u64> {
        self.published_bounds(name)?.known()
    }

    /// What is known about a published figure over all strata; none if this counts rows.
    ///
    /// ```
    /// use laks::{Tally, results::Figures};
    /// let published = Figures::new([("exited", 8), ("completed", 5)])?;
    /// let left = Tally::from_counts(published, None)?.published_bounds("dropped_out").unwrap();
    /// assert_eq!((left.at_least, left.at_most), (0, Some(3)));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn published_bounds(&self, name: &str) -> Option<Bounds> {
        let total = self.total();
        total.strata.first()?.published.as_ref().map(|figures| figures.bounds(name))
    }
}

/// Checks that each stratum has a name of its own, which is no figure's.
fn check_strata(by: &[String]) -> Result<(), Error> {
    let refused = |expected: &str, found: String| Error::Argument {
        argument: "by",
        expected: expected.to_owned(),
        found,
    };
    for (place, name) in by.iter().enumerate() {
        if by[..place].contains(name) {
            return Err(refused("each stratum once", format!("{name:?} twice")));
        }
        if Figures::names().any(|figure| figure == name) {
            return Err(refused("names that are no figures", format!("{name:?}")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_the_same_labels_are_added_up_wherever_they_stand() {
        let row = |unit: &str, started: u64| FigureRow {
            key: vec![Some(unit.to_owned())],
            figures: Figures::new([("started", started)]).unwrap(),
        };
        let of = |rows: &[FigureRow]| {
            Tally::from_rows(vec!["unit".to_owned()], rows.to_vec(), None).unwrap()
        };
        let rows = [row("b", 1), row("a", 2), row("b", 4), row("c", 8), row("b", 16)];
        let tally = of(&rows);
        let one_by_one = rows[1..]
            .iter()
            .fold(of(&rows[..1]), |sum, next| sum.merged(&of(std::slice::from_ref(next))).unwrap());
        assert_eq!(tally.strata(), one_by_one.strata());
        let labels: Vec<_> =
            tally.strata().iter().map(|stratum| stratum.key[0].as_deref()).collect();
        assert_eq!(labels, [Some("a"), Some("b"), Some("c")]);
        assert_eq!(tally.strata()[1].published().unwrap().bounds("started").known(), Some(21));
    }
}
