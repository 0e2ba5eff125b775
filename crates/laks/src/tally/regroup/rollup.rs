//! Rolling strata up: the total, fewer strata, or one of them.

use crate::error::Error;
use crate::tally::cell_sum::CellSum;
use crate::tally::course::together;
use crate::tally::figures::Figures;
use crate::tally::provenance::{Provenance, Source};
use crate::tally::spec::month_of;
use crate::tally::stratum_tables::StratumTables;
use crate::tally::tally_type::{Stratum, Tally};
use std::collections::{BTreeMap, BTreeSet};

impl Tally {
    /// All strata as one.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let by_source = cafe::tally()?;
    /// assert_eq!((by_source.strata().len(), by_source.total().strata().len()), (2, 1));
    /// assert_eq!(by_source.total().funnel(0.95)?.total, by_source.funnel(0.95)?.total);
    /// # Ok::<(), laks::Error>(())
    /// ```
    #[must_use]
    pub fn total(&self) -> Self {
        self.rolled(&[])
    }

    /// Rolled up to these of the spec's strata. What [`Tally::only`] keeps of one label, this keeps of all.
    ///
    /// ```
    /// use laks::Spec;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let cohort = cafe::cohort()?;
    /// let by = ["source".to_owned(), "month(started_on)".to_owned()];
    /// let fine = cohort.tally(&Spec::new(cohort.layout(), ["2016-05-15"], &by)?)?;
    /// assert_eq!(fine.by(&["source".to_owned()])?, cafe::tally()?);
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When a name is not among the strata that were counted: those of [`crate::Spec`], not all columns.
    pub fn by(&self, names: &[String]) -> Result<Self, Error> {
        let places = names.iter().map(|name| self.level(name)).collect::<Result<Vec<_>, _>>()?;
        if let Some(twice) = names.iter().enumerate().find(|(at, name)| names[..*at].contains(name))
        {
            return Err(Error::Argument {
                argument: "by",
                expected: "each stratum once".to_owned(),
                found: format!("{:?} twice", twice.1),
            });
        }
        Ok(self.rolled(&places))
    }

    /// Only the rows whose stratum has this label; the stratum itself is rolled up.
    ///
    /// A label that was declared and that nobody has gives nobody.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let jobcenter = cafe::tally()?.only("source", &["Jobcenter".to_owned()])?;
    /// let counts = jobcenter.funnel(0.95)?.total.counts;
    /// assert_eq!((counts.known("referred"), counts.known("started")), (Some(20), Some(15)));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the stratum was not counted, or no row has the label and it was not declared.
    pub fn only(&self, name: &str, labels: &[String]) -> Result<Self, Error> {
        let level = self.level(name)?;
        let mut known: Vec<String> = self.labels(level);
        known.extend(self.spec.labels.get(name).into_iter().flatten().cloned());
        known.sort();
        known.dedup();
        for label in labels {
            if known.binary_search(label).is_err() {
                return Err(Error::UnknownName { what: "label", found: label.clone(), known });
            }
        }
        Ok(self.filtered(level, labels))
    }

    /// Like [`Tally::only`], but a label that no row has gives no rows.
    pub(crate) fn only_known(&self, name: &str, labels: &[String]) -> Result<Self, Error> {
        Ok(self.filtered(self.level(name)?, labels))
    }

    fn filtered(&self, level: usize, labels: &[String]) -> Self {
        let mut part = self.clone();
        let wanted: BTreeSet<&String> = labels.iter().collect();
        part.strata.retain(|stratum| {
            stratum.key[level].as_ref().is_some_and(|label| wanted.contains(label))
        });
        if self.spec.published && part.provenance.sources.is_empty() {
            // Whose they are is said of a source, and publications have none before.
            part.provenance = Provenance::of(Source::default());
        }
        part.provenance = part.provenance.narrowed(&self.spec.by[level], labels);
        let rest: Vec<usize> = (0..self.spec.by.len()).filter(|&l| l != level).collect();
        part.rolled(&rest)
    }

    /// The labels of a stratum that occur.
    pub(crate) fn labels(&self, level: usize) -> Vec<String> {
        let mut labels: Vec<String> =
            self.strata.iter().filter_map(|s| s.key.get(level).cloned().flatten()).collect();
        labels.sort();
        labels.dedup();
        labels
    }

    /// The place of a stratum name in the keys.
    pub(crate) fn level(&self, name: &str) -> Result<usize, Error> {
        let by = &self.spec.by;
        by.iter().position(|by| by == name).ok_or_else(|| self.no_level(name))
    }

    /// Why there is no stratum of this name: it was not counted, or the rows had no such column.
    fn no_level(&self, name: &str) -> Error {
        let by = &self.spec.by;
        let known = self.known();
        if self.spec.published || !(known.has(name) || month_of(name).is_some()) {
            let others = known.strata().filter(|stratum| !by.contains(stratum));
            let known: Vec<String> = by.iter().cloned().chain(others.cloned()).collect();
            return Error::UnknownName { what: "stratum", found: name.to_owned(), known };
        }
        let name = name.to_owned();
        let columns: Vec<&str> = by.iter().chain([&name]).map(String::as_str).collect();
        let all: Vec<String> = columns.iter().map(|by| format!("{by:?}")).collect();
        let options = Some(format!("--by {}", columns.join(",")));
        Error::NotCounted {
            question: format!("the stratum {name:?}"),
            table: format!("by {name}"),
            remedy: format!("by=[{}]", all.join(", ")),
            options,
        }
    }

    fn rolled(&self, places: &[usize]) -> Self {
        let mut groups: BTreeMap<Vec<Option<String>>, Vec<&Stratum>> = BTreeMap::new();
        for stratum in &self.strata {
            let key = places.iter().map(|&place| stratum.key[place].clone()).collect();
            groups.entry(key).or_default().push(stratum);
        }
        let mut spec = self.spec.clone();
        spec.by = places.iter().map(|&place| self.spec.by[place].clone()).collect();
        spec.labels.retain(|column, _| spec.by.contains(column));
        Self {
            spec,
            tables: self.tables.clone(),
            strata: groups.into_iter().map(|(key, parts)| sum(key, &parts)).collect(),
            issues: self.issues.clone(),
            notes: self.notes.clone(),
            provenance: self.provenance.clone(),
        }
    }
}

/// Several strata as one of this key.
fn sum(key: Vec<Option<String>>, parts: &[&Stratum]) -> Stratum {
    let published = parts.iter().filter_map(|part| part.published.as_ref());
    let known = parts.iter().map(|part| part.known.clone()).reduce(|a, b| a.both(&b));
    Stratum {
        key,
        known: known.unwrap_or_default(),
        courses: together(parts.iter().flat_map(|part| &part.courses)),
        tables: tables_of(parts),
        published: published.cloned().reduce(|a, b| Figures::merged(&a, &b)),
    }
}

/// So many tables are added up at a time.
const TOGETHER: usize = 32;

/// Each table's sum over some strata. Those of one stratum stand beside each other, so some are added at a time.
fn tables_of(parts: &[&Stratum]) -> StratumTables {
    let Some((first, others)) = parts.split_first() else { return StratumTables::default() };
    if others.is_empty() {
        return first.tables.clone();
    }
    let mut tables = Vec::with_capacity(first.tables.len());
    for from in (0..first.tables.len()).step_by(TOGETHER) {
        let mut sums: Vec<CellSum> = Vec::new();
        sums.resize_with(TOGETHER.min(first.tables.len() - from), CellSum::default);
        for part in parts {
            let cells = part.tables.iter().skip(from);
            sums.iter_mut().zip(cells).for_each(|(sum, cells)| sum.add(&cells));
        }
        tables.extend(sums.into_iter().map(CellSum::finish));
    }
    tables.into()
}
