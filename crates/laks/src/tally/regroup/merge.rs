//! Merging: closed, all or nothing, and refused on unequal specs.

use crate::error::Error;
use crate::rules::{Deed, RuleId};
use crate::tally::cells::Cells;
use crate::tally::count_table::CountTable;
use crate::tally::course::together;
use crate::tally::table_list::TableList;
use crate::tally::tally_type::{Stratum, Tally};
use std::borrow::Cow;
use std::cmp::Ordering;

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
        if let Some(difference) = self.spec.difference(&other.spec) {
            return Err(Error::SpecMismatch { difference });
        }
        let mut spec = self.spec.clone();
        spec.known = spec.known.both(&other.spec.known);
        spec.words = spec.words.merged(&other.spec.words);
        let tables = self.tables.both(&other.tables, &spec);
        let (mine, theirs) = (self.with_tables(&tables), other.with_tables(&tables));
        let mut strata = Vec::with_capacity(self.strata.len().max(other.strata.len()));
        let (mut left, mut right) =
            (mine.strata.iter().peekable(), theirs.strata.iter().peekable());
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
                (Some(mine), Some(theirs)) => strata.push(joined(mine, theirs)?),
                (Some(one), None) | (None, Some(one)) => strata.push(one.clone()),
                (None, None) => break,
            }
        }
        let mut issues = self.issues.clone();
        let mut notes = self.notes.clone();
        notes.merge(&other.notes);
        if self.is_other_side_of(other) {
            notes.excluded = self.notes.excluded;
            let (rule, warned) = (RuleId::AsOfBeforeExtract, Deed::Warned);
            issues.add(rule, warned, other.issues.get(rule, warned));
        } else {
            issues.merge(&other.issues)?;
        }
        for (column, theirs) in &other.spec.labels {
            let labels = spec.labels.entry(column.clone()).or_default();
            labels.extend(theirs.iter().cloned());
            labels.sort();
            labels.dedup();
        }
        let provenance = self.told_provenance().merged(other.told_provenance());
        let merged = Self { spec, tables, strata, issues, notes, provenance };
        merged.check_published()?;
        Ok(merged)
    }

    /// The same with only these of its tables.
    fn with_tables(&self, wanted: &TableList) -> Cow<'_, Self> {
        if self.tables == *wanted {
            return Cow::Borrowed(self);
        }
        let mut part = self.clone();
        for stratum in &mut part.strata {
            let mut tables = vec![Cells::default(); wanted.slots()];
            for table in wanted.iter() {
                for date in 0..wanted.dates() {
                    let slots = self.tables.slot(table, date).zip(wanted.slot(table, date));
                    if let Some((from, to)) = slots {
                        tables[to] = stratum.tables.get(from).unwrap_or_default();
                    }
                }
            }
            stratum.tables = tables.into();
            if !wanted.has(CountTable::Courses) {
                stratum.courses.clear();
            }
        }
        part.tables = wanted.clone();
        Cow::Owned(part)
    }
}

/// Two strata of the same key as one: what one of them could not tell is not known of both.
fn joined(mine: &Stratum, theirs: &Stratum) -> Result<Stratum, Error> {
    let pairs = mine.tables.iter().zip(theirs.tables.iter());
    Ok(Stratum {
        key: mine.key.clone(),
        known: mine.known.both(&theirs.known),
        tables: pairs.map(|(a, b)| a.merged_or(&b)).collect::<Result<_, _>>()?,
        courses: together(mine.courses.iter().chain(&theirs.courses)),
        published: match (&mine.published, &theirs.published) {
            (Some(a), Some(b)) => Some(a.merged(b).fitting()?),
            (one, None) | (None, one) => one.clone(),
        },
    })
}
