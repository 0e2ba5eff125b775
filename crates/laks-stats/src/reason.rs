//! Why something is not defined, or what to know when reading it: one variant for each thing said.
//!
//! A reason holds values and no text. [`Display`](std::fmt::Display) says it in English; whoever speaks
//! another language matches on the variants, and the compiler tells when one is missing.

use crate::SurvivalInterval;
use crate::number::Number;
use crate::too_large::TooLarge;

/// Why something is not defined, or what to know when reading it.
///
/// # Examples
/// ```
/// use laks_stats::{ProportionMethod, Reason, proportion};
/// let nobody = proportion(0, 0, ProportionMethod::Wilson, 0.95)?;
/// assert_eq!(nobody.reason, Some(Reason::ShareOfNone));
/// assert_eq!(nobody.reason.unwrap().to_string(), "no observation: the share of none");
/// # Ok::<(), laks_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Reason {
    // Nobody, or nothing, to compute from.
    /// A test has no observation.
    NoObservation,
    /// A share has no observation.
    ShareOfNone,
    /// One of the groups compared is empty.
    GroupEmpty,
    /// All of the groups are empty.
    GroupsEmpty,
    /// One unit is empty.
    UnitEmpty,
    /// All of the units are empty.
    UnitsEmpty,
    /// A stratum that has a weight is empty.
    StratumEmpty,
    /// Fewer than two groups have people.
    FewerThanTwoGroupsWithPeople,
    /// Fewer than two units have people.
    FewerThanTwoUnitsWithPeople,
    /// Fewer than two groups were given.
    FewerThanTwoGroups,
    /// A test of two distributions has an empty group, or one outcome only.
    NothingToCompare,
    /// Nobody was measured before and after.
    NoPairs,
    /// There is no value.
    NoValues,
    /// There is no estimate to pool.
    NoEstimates,
    /// No goal was rated.
    NoGoalRated,
    /// So many goals were left out because nobody rated them.
    GoalsUnrated {
        /// Goals without a rating.
        unrated: u64,
    },

    // Shares.
    /// Everybody has the same outcome.
    SameOutcomes,
    /// Everybody in every cluster has the same outcome.
    SameOutcomesInClusters,
    /// The limits of a share were cut at 0 or 1.
    ShareCutAtLimits,
    /// The limits of a difference of shares were cut at −1 or 1.
    DifferenceCutAtLimits,
    /// A ratio has 0 below the line.
    NothingToDivideBy,
    /// The method gives no interval at such counts; others do.
    NoIntervalAtTheseCounts,
    /// A share is tested against 0 or 1 by a method that needs a variance.
    TargetWithoutVariance,

    // Means and clusters.
    /// A group has fewer than two people, or nobody differs.
    TooFewForSpread,
    /// There is one cluster only.
    OneCluster,
    /// Each side has one cluster.
    OneClusterAgainstAnother,
    /// So few clusters that an interval rests on little.
    FewClusters {
        /// Clusters with people.
        clusters: u64,
    },
    /// All people score the same.
    PeopleAlike,

    // Rates.
    /// The exposure is 0.
    NoExposure,
    /// The exposure of a group is 0.
    GroupWithoutExposure,
    /// A rate by this exposure is too large to be a number.
    ExposureTooSmall,
    /// The number of events expected is 0.
    NoEventExpected,
    /// Neither group has an event.
    NoEventInEitherGroup,
    /// A standardised rate without events has no interval by this method.
    NoEventNoInterval,
    /// So few events that an interval rests on little.
    FewEvents {
        /// Events in all strata.
        events: u64,
    },

    // The same people before and after.
    /// One pair has no spread.
    OnePair,
    /// All changes are the same.
    SameChanges,
    /// All scores before are the same.
    SameScoresBefore,
    /// All scores are the same, before and after alike.
    SameScores,
    /// Nobody changed, so there is no value.
    NobodyChanged,
    /// Nobody changed, so up and down are equally likely.
    NobodyChangedEitherWay,
    /// Nobody changed category.
    NobodyChangedCategory,
    /// Everybody moved the same way, which leaves no variance.
    EverybodyMovedTheSameWay,
    /// So many categories were neither left nor entered.
    CategoriesStill {
        /// Categories left out.
        categories: u64,
    },
    /// So many pairs of opposite cells are empty.
    EmptyPairsOfCells {
        /// Pairs that are empty.
        empty: u64,
        /// Pairs in all.
        pairs: u64,
    },
    /// Nobody answered differently, so there is no value.
    NoDiscordantPair,
    /// Nobody answered differently, so the shares are equal.
    NoDiscordantPairToTest,
    /// Nobody went from no to yes, by which an odds ratio divides.
    N21Zero,
    /// Nobody said yes, neither first nor last.
    NobodySaidYes,
    /// Nobody said yes the second time.
    NobodySaidYesSecond,
    /// The small-sample correction has fewer than three pairs.
    FewerThanThreePairs,
    /// The small-sample correction was made.
    Corrected {
        /// The degrees of freedom it was made on.
        df: u64,
    },
    /// The value is that of those who changed only, without an interval.
    OfThoseWhoChanged {
        /// Those who changed.
        changed: u64,
        /// Everybody.
        n: u64,
    },
    /// The median of the averages of two changes comes without an interval.
    MedianOfAveragesHasNoInterval,
    /// Changes that are equal as written differ in their last binary digits.
    TiesSplitByRounding,

    // Curves over time.
    /// Nobody was observed.
    NobodyObserved,
    /// Nobody was observed so late.
    NobodyObservedAfter {
        /// The last time at which anybody was observed.
        time: Number,
    },
    /// Nobody was observed so late; an earlier time has an answer.
    ObservedOnlyUpTo {
        /// The last time at which anybody was observed.
        time: Number,
    },
    /// Nobody had the event.
    NoEventObserved,
    /// The curve did not reach a share.
    NotReached {
        /// The share.
        share: Number,
    },
    /// The band that gives the lower end is not defined.
    NoLowerEnd,
    /// The band that gives the upper end was not reached.
    NoUpperEnd,
    /// The curve is at 0, where it has no interval.
    CurveAtZero,
    /// Before the first event an interval has no width.
    NoEventYetNoWidth,
    /// Before the first event an interval on this scale is not defined.
    NoEventYet {
        /// The scale.
        interval: SurvivalInterval,
    },
    /// Nobody has left by this cause yet.
    NobodyLeftByCause,
    /// Everybody has left by this cause.
    EverybodyLeftByCause,
    /// No event happened while two groups were at risk together.
    NeverAtRiskTogether,

    // Units and inequality.
    /// Units differ no more than chance makes them.
    PooledCompletely,
    /// The overall value, by which a share is taken, is 0.
    OverallValueZero,
    /// The mean, by which an index divides, is 0.
    MeanZero,
    /// The last group has no share above 0 to give an interval.
    LastGroupNeedsShare,
    /// The share of the last group is too close to 0.
    LastGroupNearZero,
    /// There are fewer than three groups.
    FewerThanThreeGroups,
    /// Fewer than three groups leave no residuals.
    NoResiduals,
    /// A difference is too uncertain for an interval.
    TooUncertain,
    /// A ratio is too uncertain for an interval.
    RatioTooUncertain,
    /// A fitted end is not above 0, so there is no ratio.
    FittedEndNotAboveZero,
    /// The standard error is that of the logarithm.
    ErrorOfLogarithm,
    /// No logistic curve fits best.
    NoLogisticFit,

    // Predictions.
    /// The prior says nothing, and all outcomes so far are the same.
    PriorSilent,
    /// No time has passed, and the prior has no rate.
    NoTimeAndNoRate,
    /// No event has happened, and the prior has no shape.
    NoEventAndNoShape,
    /// Fewer than two whole weeks were seen.
    FewerThanTwoWeeks,
    /// Counts above 2^53 have no neighbours that can be told apart.
    CountsTooLargeToTellApart,
    /// No final number would be enough.
    NeverEnough,

    // Imputation and bootstrap.
    /// One imputation does not show what missing data are worth.
    OneImputation,
    /// All variance is due to missing data.
    AllVarianceFromMissing,
    /// All variances are 0.
    VariancesZero,
    /// One value cannot be resampled.
    OneValue,
    /// All values are the same.
    SameValues,
    /// The bootstrap's correction leaves the distribution.
    CorrectionLeavesDistribution,
    /// Values were moved to a lattice before they were resampled.
    MovedToLattice,

    /// An exact method would enumerate more than it promises to.
    TooLarge(TooLarge),
}
