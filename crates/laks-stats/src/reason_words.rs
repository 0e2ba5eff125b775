//! Reasons in English, by one exhaustive match.

use crate::reason::Reason;
use std::fmt;

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = match self {
            Self::NoObservation => "no observation",
            Self::ShareOfNone => "no observation: the share of none",
            Self::GroupEmpty => "a group is empty",
            Self::GroupsEmpty => "the groups have nobody",
            Self::UnitEmpty => "the unit has nobody",
            Self::UnitsEmpty => "the units have nobody",
            Self::StratumEmpty => "a stratum that carries weight has nobody",
            Self::FewerThanTwoGroupsWithPeople => "there are not two groups with anybody",
            Self::FewerThanTwoUnitsWithPeople => "there are not two units with anybody",
            Self::FewerThanTwoGroups => "there are not two groups to compare",
            Self::NothingToCompare => "there is nothing to compare",
            Self::NoPairs => "there are no pairs",
            Self::NoValues => "there are no values",
            Self::NoEstimates => "there are no estimates",
            Self::NoGoalRated => "no goal was rated",
            Self::GoalsUnrated { unrated } => {
                return write!(f, "{unrated} of the goals were not rated and do not count");
            }
            Self::SameOutcomes => "all outcomes are the same",
            Self::SameOutcomesInClusters => {
                "all outcomes are the same: the design effect is taken as 1"
            }
            Self::ShareCutAtLimits => {
                "this method's own limits go beyond 0 or 1; they are cut there"
            }
            Self::DifferenceCutAtLimits => {
                "this method's own limits go beyond −1 or 1; they are cut there"
            }
            Self::NothingToDivideBy => "nothing to divide by: the ratio has no finite value",
            Self::NoIntervalAtTheseCounts => {
                "this method has no interval at these counts; use a score or exact one"
            }
            Self::TargetWithoutVariance => {
                "a target of 0 or 1 leaves no variance; use method = \"exact\""
            }
            Self::TooFewForSpread => "an interval needs two in each group and some spread",
            Self::OneCluster => "one cluster: nothing is known about differences between clusters",
            Self::OneClusterAgainstAnother => {
                "one cluster against another cannot tell a change from a cluster"
            }
            Self::FewClusters { clusters } => {
                return write!(f, "only {clusters} clusters: the interval rests on few");
            }
            Self::PeopleAlike => "all people have the same",
            Self::NoExposure => "no exposure",
            Self::GroupWithoutExposure => "a group has no exposure",
            Self::ExposureTooSmall => "the exposure is too small to divide by",
            Self::NoEventExpected => "no event is expected",
            Self::NoEventInEitherGroup => "no event in either group",
            Self::NoEventNoInterval => "no event: this method has no interval; use fay_feuer",
            Self::FewEvents { events } => {
                return write!(f, "{events} events in all: too few for a reliable interval");
            }
            Self::OnePair => "one pair has no spread to estimate from",
            Self::SameChanges => "all changes are the same, so there is no spread to estimate from",
            Self::SameScoresBefore => {
                "the scores before do not differ, so their deviation is no yardstick"
            }
            Self::SameScores => "the scores do not differ, so their deviation is no yardstick",
            Self::NobodyChanged => "nobody changed",
            Self::NobodyChangedEitherWay => "nobody changed: nothing speaks against equal chances",
            Self::NobodyChangedCategory => {
                "nobody changed category: nothing speaks against equal distributions"
            }
            Self::EverybodyMovedTheSameWay => {
                "everybody moved the same way, so the observed variance is 0; use stuart_maxwell"
            }
            Self::CategoriesStill { categories } => {
                return write!(
                    f,
                    "{categories} of the categories were neither left nor entered and do not count"
                );
            }
            Self::EmptyPairsOfCells { empty, pairs } => {
                return write!(
                    f,
                    "{empty} of the {pairs} pairs of opposite cells are empty; they add 0 and keep \
                     their degrees of freedom"
                );
            }
            Self::NoDiscordantPair => "no discordant pair",
            Self::NoDiscordantPairToTest => {
                "no discordant pair: nothing speaks against equal shares"
            }
            Self::N21Zero => "n21 is 0, so the ratio has no finite value",
            Self::NobodySaidYes => "nobody said yes on either occasion",
            Self::NobodySaidYesSecond => "nobody said yes on the second occasion",
            Self::FewerThanThreePairs => "the small-sample correction needs three pairs or more",
            Self::Corrected { df } => {
                return write!(f, "corrected exactly, on {df} degrees of freedom");
            }
            Self::OfThoseWhoChanged { changed, n } => {
                return write!(f, "of the {changed} of {n} who changed only; it has no interval");
            }
            Self::MedianOfAveragesHasNoInterval => {
                "the median of the averages has no interval here"
            }
            Self::TiesSplitByRounding => {
                "some changes differ only by rounding in the last digits and are not tied; say how \
                 many decimals the scores have to tie them"
            }
            Self::NobodyObserved => "nobody was observed",
            Self::NobodyObservedAfter { time } => {
                return write!(f, "nobody was observed after time {time}");
            }
            Self::ObservedOnlyUpTo { time } => {
                return write!(f, "nobody was observed after time {time}; choose t up to there");
            }
            Self::NoEventObserved => "no event was observed",
            Self::NotReached { share } => {
                return write!(f, "the share {share} was not reached while people were observed");
            }
            Self::NoLowerEnd => "the interval has no lower end: its band is not defined",
            Self::NoUpperEnd => "the interval has no upper end: its band was not reached",
            Self::CurveAtZero => "the curve has reached 0 and has no interval",
            Self::NoEventYetNoWidth => "no event yet: the interval has no width",
            Self::NoEventYet { interval } => {
                return write!(f, "no event yet: the {interval} interval is not defined");
            }
            Self::NobodyLeftByCause => "nobody has left by this cause yet: no interval",
            Self::EverybodyLeftByCause => "everybody has left by this cause: no interval",
            Self::NeverAtRiskTogether => "no event happened while two groups were at risk together",
            Self::PooledCompletely => {
                "the units do not differ by more than chance: pooled completely"
            }
            Self::OverallValueZero => "the overall value is 0",
            Self::MeanZero => "the mean is 0",
            Self::LastGroupNeedsShare => {
                "the interval needs shares, and a share above 0 in the last group"
            }
            Self::LastGroupNearZero => {
                "the share of the last group is too close to 0 for an interval"
            }
            Self::FewerThanThreeGroups => "fewer than three groups",
            Self::NoResiduals => {
                "with fewer than three groups there are no residuals to give an error"
            }
            Self::TooUncertain => "too uncertain for an interval",
            Self::RatioTooUncertain => "the ratio is too uncertain for an interval",
            Self::FittedEndNotAboveZero => "a fitted end is not above 0: no ratio",
            Self::ErrorOfLogarithm => "the standard error is that of the ratio's logarithm",
            Self::NoLogisticFit => {
                "the shares are 0 or 1 on each side of some rank: no logistic curve fits best"
            }
            Self::PriorSilent => "the prior says nothing and the data show only one outcome",
            Self::NoTimeAndNoRate => "no time has passed and the prior has no rate",
            Self::NoEventAndNoShape => "no event has happened and the prior has no shape",
            Self::FewerThanTwoWeeks => {
                "fewer than two whole weeks were seen, so how far counts vary is not known"
            }
            Self::CountsTooLargeToTellApart => "counts above 2^53 are not told apart",
            Self::NeverEnough => "no final number of successes would be enough",
            Self::OneImputation => "one imputation does not show what the missing data are worth",
            Self::AllVarianceFromMissing => {
                "all variance is due to missing data: no degrees of freedom"
            }
            Self::VariancesZero => "the variances are all 0: no relative increase",
            Self::OneValue => "one value has nothing to be resampled against",
            Self::SameValues => "all values are the same, so every resample has the same mean",
            Self::CorrectionLeavesDistribution => {
                "the correction leaves the distribution; draw more resamples or take percentile"
            }
            Self::MovedToLattice => {
                "values were moved to a lattice as fine as 1 / 200 of their standard deviation"
            }
            Self::TooLarge(refused) => return write!(f, "{refused}"),
        };
        f.write_str(said)
    }
}
