//! Merging: closed, all or nothing, and refused on unequal specs.

use super::cells::Cells;
use super::published::Figures;
use super::tally_type::{Stratum, Tally};
use crate::Error;
use std::cmp::Ordering;

impl Tally {
    /// Both tallies' people together. The order does not matter.
    ///
    /// ```
    /// # use laks::{Figures, Tally};
    /// let autumn = Tally::from_counts(Figures::new([("referred", 20), ("started", 14)])?, None)?;
    /// let spring = Tally::from_counts(Figures::new([("referred", 15), ("started", 10)])?, None)?;
    /// let both = autumn.merged(&spring)?;
    /// assert_eq!(both.published_count("started"), Some(24));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::SpecMismatch`] when the specs are not equal; neither tally is changed.
    pub fn merged(&self, other: &Self) -> Result<Self, Error> {
        if let Some(difference) = self.spec.difference(&other.spec) {
            return Err(Error::SpecMismatch { difference });
        }
        let mut strata = Vec::with_capacity(self.strata.len().max(other.strata.len()));
        let (mut left, mut right) = (self.strata.iter().peekable(), other.strata.iter().peekable());
        loop {
            let order = match (left.peek(), right.peek()) {
                (Some(mine), Some(theirs)) => mine.key.cmp(&theirs.key),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => break,
            };
            let mine = if order.is_le() { left.next() } else { None };
            let theirs = if order.is_ge() { right.next() } else { None };
            match (mine, theirs) {
                (Some(mine), Some(theirs)) => strata.push(joined(mine, theirs)),
                (Some(one), None) | (None, Some(one)) => strata.push(one.clone()),
                (None, None) => break,
            }
        }
        let mut issues = self.issues.clone();
        issues.merge(&other.issues)?;
        let mut notes = self.notes.clone();
        notes.merge(&other.notes);
        Ok(Self { spec: self.spec.clone(), strata, issues, notes })
    }
}

/// Two strata of the same key as one.
fn joined(mine: &Stratum, theirs: &Stratum) -> Stratum {
    Stratum {
        key: mine.key.clone(),
        tables: mine.tables.iter().zip(&theirs.tables).map(|(a, b)| Cells::merged(a, b)).collect(),
        published: match (&mine.published, &theirs.published) {
            (Some(a), Some(b)) => Some(Figures::merged(a, b)),
            (one, None) | (None, one) => one.clone(),
        },
    }
}
