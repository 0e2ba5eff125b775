//! How many rows broke each rule, and what was done about them.

use super::deed::Deed;
use super::rule::RuleId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How often each rule was broken, and what was done: issues, of which a row may have several. All of them together fit 64 bits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Counted", into = "Counted")]
pub struct IssueCounts(pub(crate) Counted);

type Counted = BTreeMap<RuleId, BTreeMap<Deed, u64>>;

impl From<IssueCounts> for Counted {
    fn from(counts: IssueCounts) -> Self {
        counts.0
    }
}

impl TryFrom<Counted> for IssueCounts {
    type Error = TooManyIssues;

    fn try_from(counted: Counted) -> Result<Self, TooManyIssues> {
        all(counted.values().flat_map(BTreeMap::values).copied())?;
        Ok(Self(counted))
    }
}

/// More issues than 64 bits count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the issues are more than 2^64 − 1; no table has so many rows")]
#[non_exhaustive]
pub struct TooManyIssues;

/// The sum of counts, if 64 bits can hold it.
fn all(counts: impl IntoIterator<Item = u64>) -> Result<u64, TooManyIssues> {
    counts.into_iter().try_fold(0_u64, u64::checked_add).ok_or(TooManyIssues)
}

impl IssueCounts {
    /// Adds to a count.
    ///
    /// ```
    /// use laks::{RuleId, results::IssueCounts, words::Deed};
    /// let mut counts = IssueCounts::default();
    /// counts.add(RuleId::ScoreOutOfRange, Deed::Blanked, 2)?;
    /// counts.add(RuleId::ScoreOutOfRange, Deed::Blanked, 1)?;
    /// assert_eq!(counts.get(RuleId::ScoreOutOfRange, Deed::Blanked), 3);
    /// # Ok::<(), laks::results::TooManyIssues>(())
    /// ```
    ///
    /// # Errors
    /// [`TooManyIssues`] when all counts together would be more than 64 bits hold; nothing is added then.
    pub fn add(&mut self, rule: RuleId, deed: Deed, count: u64) -> Result<(), TooManyIssues> {
        all(self.iter().map(|(_, _, count)| count).chain([count]))?;
        self.see(rule, deed, count);
        Ok(())
    }

    /// Adds issues seen in rows, of which no reading has so many that 64 bits would not hold them.
    pub(crate) fn see(&mut self, rule: RuleId, deed: Deed, count: u64) {
        if count > 0 {
            *self.0.entry(rule).or_default().entry(deed).or_default() += count;
        }
    }

    /// How often this was done for this rule.
    ///
    /// ```
    /// use laks::{RuleId, results::IssueCounts, words::Deed};
    /// # let mut counts = IssueCounts::default();
    /// counts.add(RuleId::AfterExtract, Deed::Warned, 4)?;
    /// assert_eq!(counts.get(RuleId::AfterExtract, Deed::Warned), 4);
    /// assert_eq!(counts.get(RuleId::AfterExtract, Deed::Refused), 0);
    /// # Ok::<(), laks::results::TooManyIssues>(())
    /// ```
    pub fn get(&self, rule: RuleId, deed: Deed) -> u64 {
        self.0.get(&rule).and_then(|deeds| deeds.get(&deed)).copied().unwrap_or(0)
    }

    /// How often this was done, over all rules.
    ///
    /// ```
    /// use laks::{RuleId, results::IssueCounts, words::Deed};
    /// # let mut counts = IssueCounts::default();
    /// counts.add(RuleId::ScoreOutOfRange, Deed::Blanked, 2)?;
    /// counts.add(RuleId::UnreadableDate, Deed::Blanked, 1)?;
    /// assert_eq!(counts.total(Deed::Blanked), 3);
    /// # Ok::<(), laks::results::TooManyIssues>(())
    /// ```
    pub fn total(&self, deed: Deed) -> u64 {
        let counts = self.0.values().filter_map(|deeds| deeds.get(&deed));
        counts.sum()
    }

    /// Every count, in the order of the rules.
    ///
    /// ```
    /// use laks::{RuleId, results::IssueCounts, words::Deed};
    /// # let mut counts = IssueCounts::default();
    /// counts.add(RuleId::UnreadableDate, Deed::Blanked, 1)?;
    /// let told: Vec<String> = counts.iter().map(|(rule, _, n)| format!("{rule}: {n}")).collect();
    /// assert_eq!(told, ["unreadable_date: 1"]);
    /// # Ok::<(), laks::results::TooManyIssues>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (RuleId, Deed, u64)> + '_ {
        self.0.iter().flat_map(|(&rule, deeds)| deeds.iter().map(move |(&d, &n)| (rule, d, n)))
    }

    /// The counts without what is nothing wrong.
    #[must_use]
    pub(crate) fn wrong(&self) -> Self {
        let mut wrong = Self::default();
        for (rule, deed, count) in self.iter().filter(|(_, deed, _)| *deed != Deed::Counted) {
            wrong.see(rule, deed, count);
        }
        wrong
    }

    /// Adds another's counts, all or none of them.
    ///
    /// ```
    /// use laks::{RuleId, results::IssueCounts, words::Deed};
    /// # let (mut january, mut february) = (IssueCounts::default(), IssueCounts::default());
    /// january.add(RuleId::UnreadableDate, Deed::Blanked, 1)?;
    /// february.add(RuleId::UnreadableDate, Deed::Blanked, 4)?;
    /// january.merge(&february)?;
    /// assert_eq!(january.total(Deed::Blanked), 5);
    /// # Ok::<(), laks::results::TooManyIssues>(())
    /// ```
    ///
    /// # Errors
    /// [`TooManyIssues`] when both together are more than 64 bits hold.
    pub fn merge(&mut self, other: &Self) -> Result<(), TooManyIssues> {
        all(self.iter().chain(other.iter()).map(|(_, _, count)| count))?;
        self.and_seen(other);
        Ok(())
    }

    /// Adds the counts of other rows seen in the same reading.
    pub(super) fn and_seen(&mut self, other: &Self) {
        for (rule, deed, count) in other.iter() {
            self.see(rule, deed, count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_beyond_64_bits_are_refused_and_leave_both_as_they_were() {
        // Two stored tallies with large counts added up to a small one, or ended in a panic.
        let of = |count| {
            let mut counts = IssueCounts::default();
            counts.add(RuleId::UnknownExit, Deed::Blanked, count).unwrap();
            counts
        };
        let mut sum = of(u64::MAX);
        let refused = sum.merge(&of(1)).unwrap_err();
        assert!(refused.to_string().contains("more than 2^64 − 1"), "{refused}");
        assert_eq!(sum, of(u64::MAX));
        let twice = r#"{"unknown_exit":{"blanked":18446744073709551615,"excluded":1}}"#;
        assert!(serde_json::from_str::<IssueCounts>(twice).is_err());
    }

    #[test]
    fn counts_add_up_in_any_order() {
        let mut a = IssueCounts::default();
        a.add(RuleId::UnknownExit, Deed::Blanked, 2).unwrap();
        let mut b = IssueCounts::default();
        b.add(RuleId::UnknownExit, Deed::Blanked, 1).unwrap();
        b.add(RuleId::MissingReferredOn, Deed::Excluded, 5).unwrap();
        let (mut ab, mut ba) = (a.clone(), b.clone());
        ab.merge(&b).unwrap();
        ba.merge(&a).unwrap();
        assert_eq!(ab, ba);
        assert_eq!(ab.get(RuleId::UnknownExit, Deed::Blanked), 3);
        assert_eq!(ab.total(Deed::Excluded), 5);
    }
}
