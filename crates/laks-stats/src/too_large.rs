//! More than an exact method promises to enumerate: of what, how much, and what to use instead.

use crate::TwoByTwoMethod;

/// What an exact method enumerates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Enumeration {
    /// The ranks of the exact signed-rank test.
    SignedRanks,
    /// The pairs of McNemar's unconditional test.
    Pairs,
    /// The people of a two-by-two table.
    PeopleInBothGroups {
        /// The test that refuses them.
        method: TwoByTwoMethod,
    },
    /// The trials of a beta-binomial distribution.
    Trials,
    /// The groups of a test over time.
    Groups,
    /// The groups of a test over time, counted once for each stratum.
    GroupsInStrata,
}

impl Enumeration {
    /// The method that enumerates.
    ///
    /// ```
    /// use laks_stats::Enumeration;
    /// assert_eq!(Enumeration::Pairs.method(), "mcnemar_unconditional");
    /// ```
    pub const fn method(self) -> &'static str {
        match self {
            Self::SignedRanks => "the exact signed-rank test",
            Self::Pairs => "mcnemar_unconditional",
            Self::PeopleInBothGroups { method } => method.name(),
            Self::Trials => "beta_binomial",
            Self::Groups | Self::GroupsInStrata => "a group test",
        }
    }

    /// What is enumerated, in the plural.
    ///
    /// ```
    /// use laks_stats::Enumeration;
    /// assert_eq!(Enumeration::Pairs.unit(), "pairs");
    /// ```
    pub const fn unit(self) -> &'static str {
        match self {
            Self::SignedRanks => "ranks",
            Self::Pairs => "pairs",
            Self::PeopleInBothGroups { .. } => "people in both groups",
            Self::Trials => "trials",
            Self::Groups => "groups",
            Self::GroupsInStrata => "groups in strata",
        }
    }

    /// What to use instead.
    ///
    /// ```
    /// use laks_stats::Enumeration;
    /// assert_eq!(Enumeration::Pairs.instead(), "mcnemar_mid_p");
    /// ```
    pub const fn instead(self) -> &'static str {
        use TwoByTwoMethod as Method;
        match self {
            Self::SignedRanks => "exact = false",
            Self::Pairs => "mcnemar_mid_p",
            Self::PeopleInBothGroups { method: Method::Boschloo | Method::Barnard } => {
                "fisher_mid_p"
            }
            Self::PeopleInBothGroups { method: Method::Fisher | Method::FisherMidP } => {
                "difference_test"
            }
            Self::Trials => "the posterior probability of the share needed",
            Self::Groups | Self::GroupsInStrata => "fewer, larger groups",
        }
    }

    /// Refuses more than `limit`.
    pub(crate) fn check_size(self, needed: u64, limit: u64) -> Result<(), TooLarge> {
        if needed > limit {
            return Err(TooLarge { of: self, limit, needed });
        }
        Ok(())
    }
}

/// An exact method would enumerate more than it promises to.
///
/// An [`Error`](crate::Error) where it was asked for by name, and a [`Reason`](crate::Reason) for whoever can do
/// without the answer.
///
/// # Examples
/// ```
/// use laks_stats::{Error, Reason, at_least_more};
/// let refused = at_least_more(16, 23, 6_000_000, 1, (0.5, 0.5), 0.95).unwrap_err();
/// let Error::TooLarge(too_large) = refused else { panic!("{refused}") };
/// assert_eq!(Reason::TooLarge(too_large).to_string(), Error::TooLarge(too_large).to_string());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error(
    "{} enumerates at most {limit} {}, but this needs {needed}; use {}",
    of.method(), of.unit(), of.instead()
)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TooLarge {
    /// What would be enumerated.
    pub of: Enumeration,
    /// The most that is accepted.
    pub limit: u64,
    /// What this input would need.
    pub needed: u64,
}
