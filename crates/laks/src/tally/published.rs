//! Published figures as a tally.

use super::figures::{Bounds, Figures};
use super::provenance::Provenance;
use super::spec::Spec;
use super::table_list::TableList;
use super::tally_type::{Notes, Stratum, Tally};
use crate::calendar::Day;
use crate::error::Error;
use crate::records::Known;
use crate::rules::IssueCounts;
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
    pub fn from_counts(figures: Figures, as_of: Option<Day>) -> Result<Self, Error> {
        Self::from_rows(Vec::new(), vec![FigureRow { key: Vec::new(), figures }], as_of)
    }

    /// A tally of published figures by strata. Rows of the same labels are added up.
    ///
    /// # Errors
    /// When a row has another number of labels than there are strata.
    pub fn from_rows(
        by: Vec<String>,
        rows: Vec<FigureRow>,
        as_of: Option<Day>,
    ) -> Result<Self, Error> {
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
        let mut tally = Self::empty(&spec);
        for row in rows {
            if row.key.len() != spec.by.len() {
                return Err(Error::Argument {
                    argument: "rows",
                    expected: format!("one label for each of {} strata", spec.by.len()),
                    found: row.key.len().to_string(),
                });
            }
            let stratum = Stratum {
                key: row.key,
                known: Known::default(),
                tables: Vec::new(),
                courses: Vec::new(),
                published: Some(row.figures),
            };
            let one = Self {
                spec: spec.clone(),
                tables: TableList::of(&spec),
                strata: vec![stratum],
                issues: IssueCounts::default(),
                notes: Notes::new(spec.as_of.len()),
                provenance: Provenance::default(),
            };
            tally = tally.merged(&one)?;
        }
        Ok(tally)
    }

    /// A published figure over all strata, if it is known in every one.
    pub fn published_count(&self, name: &str) -> Option<u64> {
        self.published_bounds(name)?.known()
    }

    /// What is known about a published figure over all strata; none if this counts rows.
    pub fn published_bounds(&self, name: &str) -> Option<Bounds> {
        let total = self.total();
        total.strata.first()?.published.as_ref().map(|figures| figures.bounds(name))
    }
}
