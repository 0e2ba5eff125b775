//! Figures figures as a tally: what was printed is known, the rest stays unknown and is never 0.

use super::spec::Spec;
use super::tally_type::{Notes, Stratum, Tally};
use crate::Error;
use crate::records::Day;
use crate::validate::IssueCounts;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The figures a publication can give, and the larger group each is part of.
const FIGURES: [(&str, Option<&str>); 11] = [
    ("referred", None),
    ("offered", Some("referred")),
    ("waiting", Some("referred")),
    ("never_started", Some("referred")),
    ("started", Some("referred")),
    ("ongoing", Some("started")),
    ("exited", Some("started")),
    ("completed", Some("exited")),
    ("dropped_out", Some("exited")),
    ("ended_other", Some("exited")),
    ("ended_unknown", Some("exited")),
];

/// Groups that are the sum of others, each person in exactly one.
const SUMS: [(&str, &[&str]); 3] = [
    ("referred", &["waiting", "never_started", "started"]),
    ("started", &["ongoing", "exited"]),
    ("exited", &["completed", "dropped_out", "ended_other", "ended_unknown"]),
];

/// What is known about one count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// At least this many.
    pub at_least: u64,
    /// At most this many, if anything bounds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u64>,
}

impl Bounds {
    /// The count, if the bounds meet.
    pub fn known(self) -> Option<u64> {
        self.at_most.filter(|&most| most == self.at_least)
    }
}

/// Counts as published: each known, bounded or unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Figures(BTreeMap<String, Bounds>);

/// One stratum of published figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRow {
    /// Its labels, in the order of `by`.
    pub key: Vec<Option<String>>,
    /// Its figures.
    pub figures: Figures,
}

impl Figures {
    /// The names a figure can have.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FIGURES.iter().map(|(name, _)| *name)
    }

    /// From figures by name. What follows from them is filled in: the last of several parts whose sum
    /// is known, and how large a part can be at most.
    ///
    /// # Errors
    /// When a name is not known, or the figures contradict each other.
    pub fn new<'a>(figures: impl IntoIterator<Item = (&'a str, u64)>) -> Result<Self, Error> {
        let mut known: BTreeMap<&'static str, u64> = BTreeMap::new();
        for (name, count) in figures {
            let Some((name, _)) = FIGURES.iter().find(|(figure, _)| *figure == name) else {
                return Err(Error::UnknownName {
                    what: "figure",
                    found: name.to_owned(),
                    known: Self::names().map(str::to_owned).collect(),
                });
            };
            known.insert(name, count);
        }
        while fill_in(&mut known)? {}
        let mut bounds: BTreeMap<String, Bounds> = BTreeMap::new();
        for (name, whole) in FIGURES {
            let most = whole.and_then(|whole| bounds.get(whole)).and_then(|b| b.at_most);
            let bound = match known.get(name) {
                Some(&count) => {
                    if most.is_some_and(|most| count > most) {
                        return Err(contradiction(name, count, whole.unwrap_or(name), most));
                    }
                    Bounds { at_least: count, at_most: Some(count) }
                }
                None => {
                    // Whoever is known to be in another part is not in this one.
                    let others: u64 = FIGURES
                        .iter()
                        .filter(|(other, of)| *other != name && *of == whole && *other != "offered")
                        .filter_map(|(other, _)| known.get(other))
                        .sum();
                    let most = match name {
                        "offered" => most,
                        _ => most.map(|most| most.saturating_sub(others)),
                    };
                    Bounds { at_least: 0, at_most: most }
                }
            };
            bounds.insert(name.to_owned(), bound);
        }
        Ok(Self(bounds))
    }

    /// What is known about a figure.
    pub fn bounds(&self, name: &str) -> Bounds {
        self.0.get(name).copied().unwrap_or_default()
    }

    /// The same, with nothing known about one figure.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.0.remove(name);
        self
    }

    /// Both together: known only where both are known, bounded by the sums of the bounds.
    pub(crate) fn merged(&self, other: &Self) -> Self {
        let bounds = FIGURES.iter().map(|(name, _)| {
            let (a, b) = (self.bounds(name), other.bounds(name));
            let at_most = a.at_most.zip(b.at_most).and_then(|(a, b)| a.checked_add(b));
            let at_least = a.at_least.saturating_add(b.at_least);
            ((*name).to_owned(), Bounds { at_least, at_most })
        });
        Self(bounds.collect())
    }

    /// Checks stored bounds.
    pub(crate) fn check(&self) -> Result<(), Error> {
        for (name, bounds) in &self.0 {
            if !Self::names().any(|figure| figure == name) {
                return Err(Error::Counts { message: format!("{name:?} is not a figure") });
            }
            if bounds.at_most.is_some_and(|most| most < bounds.at_least) {
                return Err(Error::Counts {
                    message: format!("{name} is at least {} and at most less", bounds.at_least),
                });
            }
        }
        Ok(())
    }
}

fn contradiction(name: &str, count: u64, whole: &str, most: Option<u64>) -> Error {
    let most = most.map_or(String::new(), |most| format!(" {most}"));
    Error::Counts {
        message: format!("{name} is {count}, more than the{most} {whole} it is part of"),
    }
}

/// Fills in one figure that follows from the others; says whether it did.
fn fill_in(known: &mut BTreeMap<&'static str, u64>) -> Result<bool, Error> {
    for (whole, parts) in SUMS {
        let sum: u64 = parts.iter().filter_map(|part| known.get(part)).sum();
        let unknown: Vec<&&str> = parts.iter().filter(|part| !known.contains_key(**part)).collect();
        match (known.get(whole), unknown.as_slice()) {
            (Some(&total), []) if total != sum => {
                return Err(Error::Counts {
                    message: format!(
                        "{} add up to {sum}, but {whole} is {total}",
                        parts.join(" + ")
                    ),
                });
            }
            (Some(&total), _) if sum > total => {
                return Err(Error::Counts {
                    message: format!("parts of {whole} add up to {sum}, but {whole} is {total}"),
                });
            }
            (Some(&total), [last]) => {
                known.insert(last, total - sum);
                return Ok(true);
            }
            (None, []) => {
                known.insert(whole, sum);
                return Ok(true);
            }
            _ => {}
        }
    }
    Ok(false)
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
            offers: false,
            attendance: false,
            outcomes: Vec::new(),
            goals: Vec::new(),
            published: true,
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
            let stratum =
                Stratum { key: row.key, tables: Vec::new(), published: Some(row.figures) };
            let one = Self {
                spec: spec.clone(),
                strata: vec![stratum],
                issues: IssueCounts::default(),
                notes: Notes::new(spec.as_of.len()),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_of_early_2016_leaves_completion_between_5_and_21() {
        let first = Figures::new([("started", 8), ("completed", 5), ("exited", 8)]).unwrap();
        let running = Figures::new([("started", 16)]).unwrap();
        let both = first.merged(&running);
        assert_eq!(both.bounds("started").known(), Some(24));
        assert_eq!(both.bounds("completed"), Bounds { at_least: 5, at_most: Some(21) });
        assert_eq!(both.bounds("referred").known(), None);
    }

    #[test]
    fn what_follows_from_the_figures_is_filled_in() {
        let figures =
            Figures::new([("referred", 35), ("started", 24), ("never_started", 0)]).unwrap();
        assert_eq!(figures.bounds("waiting").known(), Some(11));
        assert_eq!(figures.bounds("completed"), Bounds { at_least: 0, at_most: Some(24) });
    }

    #[test]
    fn figures_that_contradict_each_other_are_refused() {
        let error = Figures::new([("referred", 20), ("started", 24)]).unwrap_err().to_string();
        assert!(error.contains("24") && error.contains("referred is 20"), "{error}");
        assert!(Figures::new([("refered", 20)]).unwrap_err().to_string().contains("referred"));
    }
}
