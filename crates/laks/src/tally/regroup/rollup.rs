//! Rolling strata up: the total, fewer strata, or one of them.

use crate::error::Error;
use crate::tally::cells::Cells;
use crate::tally::course::merge_courses;
use crate::tally::figures::Figures;
use crate::tally::provenance::{Provenance, Source};
use crate::tally::tally_type::{Stratum, Tally};
use std::collections::BTreeMap;

impl Tally {
    /// All strata as one.
    #[must_use]
    pub fn total(&self) -> Self {
        self.rolled(&[])
    }

    /// Rolled up to these of the spec's strata.
    ///
    /// # Errors
    /// When a name is not among the strata that were counted.
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
    /// # Errors
    /// When the stratum was not counted, or no row has the label and it was not declared.
    pub fn only(&self, name: &str, labels: &[String]) -> Result<Self, Error> {
        let level = self.level(name)?;
        let mut known: Vec<String> = self.labels(level);
        known.extend(self.spec.labels.get(name).into_iter().flatten().cloned());
        known.sort();
        known.dedup();
        for label in labels {
            if !known.contains(label) {
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
        part.strata.retain(|stratum| {
            stratum.key[level].as_ref().is_some_and(|label| labels.contains(label))
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
        self.spec.by.iter().position(|by| by == name).ok_or_else(|| Error::NotCounted {
            question: format!("the stratum {name:?}"),
            table: format!("by {name}"),
            remedy: {
                let by: Vec<String> = self
                    .spec
                    .by
                    .iter()
                    .chain([&name.to_owned()])
                    .map(|b| format!("{b:?}"))
                    .collect();
                format!("by=[{}]", by.join(", "))
            },
        })
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
    let slots = parts.first().map_or(0, |part| part.tables.len());
    let tables = (0..slots).map(|slot| Cells::sum(parts.iter().map(|part| &part.tables[slot])));
    let published = parts.iter().filter_map(|part| part.published.as_ref());
    let known = parts.iter().map(|part| part.known.clone()).reduce(|a, b| a.both(&b));
    let courses = parts.iter().map(|part| part.courses.as_slice());
    Stratum {
        key,
        known: known.unwrap_or_default(),
        courses: merge_courses(courses),
        tables: tables.collect(),
        published: published.cloned().reduce(|a, b| Figures::merged(&a, &b)),
    }
}
