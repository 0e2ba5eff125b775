//! What stands where a figure would: a value, or which kind of nothing.

use crate::estimate::Estimate;
use crate::reason::Reason;
use laks_stats::Reason as Formula;
use serde::{Deserialize, Serialize};

/// What stands in a cell. The kinds of nothing never collapse into each other, nor into 0.
///
/// ```
/// use laks::{Figure, Tally};
/// use laks::results::Figures;
/// use laks::words::Cell;
/// let early = Figures::new([("referred", 35), ("started", 24)])?;
/// let funnel = Tally::from_counts(early, None)?.funnel(0.95)?;
/// let cell = |figure: &Figure| funnel.total.rate(figure).unwrap().cell();
/// assert_eq!(cell(&Figure::Uptake), Cell::Value);
/// assert_eq!(cell(&Figure::Completion), Cell::Missing);
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// A value.
    Value,
    /// 0 was counted.
    Zero,
    /// It is known, and so small that it is not shown.
    Suppressed,
    /// It could be known, and no column or published figure tells it.
    Missing,
    /// The question does not arise here, or has no answer.
    NotApplicable,
    /// The time for it has not come.
    NotDue,
    /// Nobody is below the line, or too few to compute it.
    TooFew,
}

impl Cell {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Value,
        Self::Zero,
        Self::Suppressed,
        Self::Missing,
        Self::NotApplicable,
        Self::NotDue,
        Self::TooFew,
    ];

    /// The canonical word.
    ///
    /// ```
    /// assert_eq!(laks::words::Cell::NotDue.name(), "not_due");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Zero => "zero",
            Self::Suppressed => "suppressed",
            Self::Missing => "missing",
            Self::NotApplicable => "not_applicable",
            Self::NotDue => "not_due",
            Self::TooFew => "too_few",
        }
    }

    /// Of a count; one that is not there is missing.
    ///
    /// ```
    /// use laks::words::Cell;
    /// let cells = [None, Some(0), Some(24)].map(Cell::of_count);
    /// assert_eq!(cells, [Cell::Missing, Cell::Zero, Cell::Value]);
    /// ```
    pub const fn of_count(count: Option<u64>) -> Self {
        match count {
            None => Self::Missing,
            Some(0) => Self::Zero,
            Some(_) => Self::Value,
        }
    }
}

impl Estimate {
    /// What stands where its value would.
    ///
    /// ```
    /// use laks::words::Cell;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let funnel = cafe::tally()?.funnel(0.95)?;
    /// assert_eq!(funnel.uptake().unwrap().cell(), Cell::Value);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn cell(&self) -> Cell {
        match self.value {
            Some(0.0) => Cell::Zero,
            Some(_) => Cell::Value,
            None => self.nothing(),
        }
    }

    /// What stands where a part of it would that is not there, such as an end of its interval.
    pub(crate) fn nothing(&self) -> Cell {
        self.reason.as_ref().map_or(Cell::NotApplicable, Reason::cell)
    }
}

impl Reason {
    /// Which kind of nothing it leaves.
    ///
    /// ```
    /// use laks::{Reason, words::Cell};
    /// assert_eq!(Reason::NoColumn(vec!["ended_on".to_owned()]).cell(), Cell::Missing);
    /// ```
    pub const fn cell(&self) -> Cell {
        match self {
            Self::NoColumn(_)
            | Self::NotPublished { .. }
            | Self::OneSideUnknown
            | Self::NotByDay
            | Self::OnlyThoseWithDate => Cell::Missing,
            Self::ByDefinition
            | Self::FollowedFromStart
            | Self::NoOffers
            | Self::NoUpperEnd
            | Self::OutOfReach => Cell::NotApplicable,
            Self::NoSuchScore | Self::OneScore | Self::SameScores => Cell::TooFew,
            Self::Formula(formula) => of_formula(*formula),
        }
    }
}

/// Which kind of nothing a formula leaves, by what it says of its arguments.
const fn of_formula(reason: Formula) -> Cell {
    match reason {
        Formula::NoObservation
        | Formula::ShareOfNone
        | Formula::GroupEmpty
        | Formula::GroupsEmpty
        | Formula::UnitEmpty
        | Formula::UnitsEmpty
        | Formula::StratumEmpty
        | Formula::FewerThanTwoGroupsWithPeople
        | Formula::FewerThanTwoUnitsWithPeople
        | Formula::FewerThanTwoGroups
        | Formula::NothingToCompare
        | Formula::NoPairs
        | Formula::NoValues
        | Formula::NoEstimates
        | Formula::NoGoalRated
        | Formula::TooFewForSpread
        | Formula::OneCluster
        | Formula::OneClusterAgainstAnother
        | Formula::FewClusters { .. }
        | Formula::NoEventInEitherGroup
        | Formula::FewEvents { .. }
        | Formula::OnePair
        | Formula::SameChanges
        | Formula::FewerThanThreePairs
        | Formula::NobodyObserved
        | Formula::FewerThanThreeGroups
        | Formula::NoResiduals
        | Formula::TooUncertain
        | Formula::RatioTooUncertain
        | Formula::FewerThanTwoWeeks
        | Formula::OneImputation
        | Formula::OneValue
        | Formula::SameValues => Cell::TooFew,
        Formula::NobodyObservedAfter { .. }
        | Formula::ObservedOnlyUpTo { .. }
        | Formula::NoEventObserved
        | Formula::NotReached { .. }
        | Formula::NoUpperEnd
        | Formula::NoEventYetNoWidth
        | Formula::NoEventYet { .. }
        | Formula::NobodyLeftByCause
        | Formula::NoTimeAndNoRate
        | Formula::NoEventAndNoShape => Cell::NotDue,
        Formula::GoalsUnrated { .. } => Cell::Missing,
        Formula::SameOutcomes
        | Formula::SameOutcomesInClusters
        | Formula::ShareCutAtLimits
        | Formula::DifferenceCutAtLimits
        | Formula::NothingToDivideBy
        | Formula::NoIntervalAtTheseCounts
        | Formula::TargetWithoutVariance
        | Formula::PeopleAlike
        | Formula::NoExposure
        | Formula::GroupWithoutExposure
        | Formula::ExposureTooSmall
        | Formula::NoEventExpected
        | Formula::NoEventNoInterval
        | Formula::SameScoresBefore
        | Formula::SameScores
        | Formula::NobodyChanged
        | Formula::NobodyChangedEitherWay
        | Formula::NobodyChangedCategory
        | Formula::EverybodyMovedTheSameWay
        | Formula::CategoriesStill { .. }
        | Formula::EmptyPairsOfCells { .. }
        | Formula::NoDiscordantPair
        | Formula::NoDiscordantPairToTest
        | Formula::N21Zero
        | Formula::NobodySaidYes
        | Formula::NobodySaidYesSecond
        | Formula::Corrected { .. }
        | Formula::OfThoseWhoChanged { .. }
        | Formula::MedianOfAveragesHasNoInterval
        | Formula::TiesSplitByRounding
        | Formula::NoLowerEnd
        | Formula::CurveAtZero
        | Formula::EverybodyLeftByCause
        | Formula::NeverAtRiskTogether
        | Formula::PooledCompletely
        | Formula::OverallValueZero
        | Formula::MeanZero
        | Formula::LastGroupNeedsShare
        | Formula::LastGroupNearZero
        | Formula::FittedEndNotAboveZero
        | Formula::ErrorOfLogarithm
        | Formula::NoLogisticFit
        | Formula::PriorSilent
        | Formula::CountsTooLargeToTellApart
        | Formula::NeverEnough
        | Formula::AllVarianceFromMissing
        | Formula::VariancesZero
        | Formula::CorrectionLeavesDistribution
        | Formula::MovedToLattice
        | Formula::TooLarge(_) => Cell::NotApplicable,
    }
}
