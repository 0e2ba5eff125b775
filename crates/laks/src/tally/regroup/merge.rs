//! Merging: closed, all or nothing, and refused on unequal specs.

use super::strata_sum::{Part, strata_of};
use crate::error::Error;
use crate::rules::{Deed, RuleId};
use crate::tally::table_list::TableList;
use crate::tally::tally_type::{Stratum, Tally};
use std::borrow::Borrow;

/// How many tallies are held to be merged at once, where they come one by one.
const AT_ONCE: usize = 256;

impl Tally {
    /// Both tallies' people together. The order does not matter.
    ///
    /// Known of both is what each could tell: a count that one of them has no column for is not known.
    /// Where both may hold the same people, ids are taken on trust from then on.
    ///
    /// ```
    /// # use laks::Tally;
    /// # use laks::results::Figures;
    /// let autumn = Tally::from_counts(Figures::new([("referred", 20), ("started", 14)])?, None)?;
    /// let spring = Tally::from_counts(Figures::new([("referred", 15), ("started", 10)])?, None)?;
    /// let both = autumn.merged(&spring)?;
    /// assert_eq!(both.published_count("started"), Some(24));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::SpecMismatch`] when the specs are not equal, [`Error::Counts`] when a count would not fit
    /// 2^53; neither tally is changed.
    pub fn merged(&self, other: &Self) -> Result<Self, Error> {
        all_of(&[self, other])
    }

    /// All of several tallies' people together, in one pass over their counts: the same as merging them one
    /// after the other.
    ///
    /// ```
    /// # use laks::{Error, Tally};
    /// # use laks::results::Figures;
    /// let month = |referred| Tally::from_counts(Figures::new([("referred", referred)])?, None);
    /// let year = Tally::merged_all([month(4)?, month(7)?, month(9)?])?;
    /// assert_eq!(year.published_count("referred"), Some(20));
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Tally::merged`]; [`Error::Argument`] where there is none, for a sum of nothing counts nobody knows
    /// what.
    pub fn merged_all<T: Borrow<Self>>(
        tallies: impl IntoIterator<Item = T>,
    ) -> Result<Self, Error> {
        let mut tallies = tallies.into_iter();
        let mut sum: Option<Self> = None;
        loop {
            let next: Vec<T> = tallies.by_ref().take(AT_ONCE).collect();
            if next.is_empty() {
                break;
            }
            let parts: Vec<&Self> = sum.iter().chain(next.iter().map(Borrow::borrow)).collect();
            sum = Some(all_of(&parts)?);
        }
        sum.ok_or_else(nothing_to_merge)
    }

    /// Takes in another's people: [`Tally::merged`] in place. Strata that the other has not stay where they are.
    ///
    /// ```
    /// use laks::{Tally, results::Figures};
    /// let month = |referred| Tally::from_counts(Figures::new([("referred", referred)])?, None);
    /// let mut year = month(12)?;
    /// year.merge(&month(35)?)?;
    /// assert_eq!(year.published_count("referred"), Some(47));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Tally::merged`]; nothing is changed then.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        self.check_mergeable(other)?;
        let tables = self.tables_with(other);
        if self.spec.published || self.tables != tables || other.tables != tables {
            *self = self.merged(other)?;
            return Ok(());
        }
        let place = |stratum: &Stratum| self.strata.binary_search_by(|s| s.key.cmp(&stratum.key));
        let added = |stratum: &Stratum| {
            let place = place(stratum);
            let mine = place.ok().and_then(|place| self.strata.get(place));
            let parts: Vec<Part<'_>> =
                mine.into_iter().chain([stratum]).map(Part::as_it_is).collect();
            Ok((place.ok(), Part::sum(&parts, &tables)?))
        };
        let added = other.strata.iter().map(added).collect::<Result<Vec<_>, Error>>()?;
        self.provenance = self.told_provenance();
        self.take_in_notes(other)?;
        self.provenance.sort();
        let before = self.strata.len();
        for (place, stratum) in added {
            match place.and_then(|place| self.strata.get_mut(place)) {
                Some(mine) => *mine = stratum,
                None => self.strata.push(stratum),
            }
        }
        if self.strata.len() > before {
            // Two rising runs, which a stable sort only merges.
            self.strata.sort_by(|a, b| a.key.cmp(&b.key));
        }
        Ok(())
    }

    /// The same without anybody: its sources say what its counts do.
    fn without_strata(&self) -> Self {
        Self {
            spec: self.spec.clone(),
            tables: self.tables.clone(),
            strata: Vec::new(),
            issues: self.issues.clone(),
            notes: self.notes.clone(),
            provenance: self.told_provenance(),
        }
    }

    fn check_mergeable(&self, other: &Self) -> Result<(), Error> {
        match self.spec.difference(&other.spec) {
            Some(difference) => Err(Error::SpecMismatch { difference }),
            None => Ok(()),
        }
    }

    /// The tables of this and another tally together.
    fn tables_with(&self, other: &Self) -> TableList {
        if self.tables == other.tables && self.spec.known == other.spec.known {
            return self.tables.clone();
        }
        let mut spec = self.spec.clone();
        spec.known = spec.known.both(&other.spec.known);
        self.tables.both(&other.tables, &spec)
    }

    /// Takes in what another tally of an equal spec says of its rows as a whole; nothing is changed where that is
    /// refused. Its own sources say what its counts do.
    fn take_in_notes(&mut self, other: &Self) -> Result<(), Error> {
        let is_other_side = self.is_other_side_of(other);
        let notes = self.notes.merged(&other.notes)?;
        if is_other_side {
            let (rule, warned) = (RuleId::AsOfBeforeExtract, Deed::Warned);
            self.issues.add(rule, warned, other.issues.get(rule, warned))?;
        } else {
            self.issues.merge(&other.issues)?;
        }
        self.tables = self.tables_with(other);
        self.spec.known = self.spec.known.both(&other.spec.known);
        self.spec.words = self.spec.words.merged(&other.spec.words);
        for (column, theirs) in &other.spec.labels {
            let labels = self.spec.labels.entry(column.clone()).or_default();
            if labels != theirs {
                labels.extend(theirs.iter().cloned());
            }
            labels.sort();
            labels.dedup();
        }
        let excluded = self.notes.excluded;
        self.notes = notes;
        if is_other_side {
            self.notes.excluded = excluded;
        }
        self.provenance.take_in(other.told_provenance());
        Ok(())
    }
}

/// Tallies merged, of which there is at least one.
fn all_of(tallies: &[&Tally]) -> Result<Tally, Error> {
    let [first, rest @ ..] = tallies else { return Err(nothing_to_merge()) };
    if rest.is_empty() {
        return Ok((*first).clone());
    }
    let mut whole = first.without_strata();
    for next in rest {
        whole.check_mergeable(next)?;
        whole.take_in_notes(next)?;
    }
    whole.provenance.sort();
    whole.strata = strata_of(tallies, &whole.tables)?;
    whole.check_published()?;
    Ok(whole)
}

fn nothing_to_merge() -> Error {
    Error::Argument {
        argument: "tallies",
        expected: "at least one tally".to_owned(),
        found: "none".to_owned(),
    }
}
