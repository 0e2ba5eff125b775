//! Every reason says something, says it once, and comes back from JSON as it was.

use laks_stats::{Enumeration, Error, Reason, SurvivalInterval, TooLarge, TwoByTwoMethod};
use std::collections::HashSet;

/// One of every variant; a variant left out does not compile.
macro_rules! every {
    ($($variant:ident $(($inner:expr))? $({ $($field:ident: $value:expr),* })?,)*) => {{
        const _: fn(&Reason) = |reason| match reason {
            $(Reason::$variant { .. } => {})*
        };
        vec![$(Reason::$variant $(($inner))? $({ $($field: $value),* })?,)*]
    }};
}

fn every_reason() -> Vec<Reason> {
    let of = Enumeration::PeopleInBothGroups { method: TwoByTwoMethod::Boschloo };
    every![
        NoObservation,
        ShareOfNone,
        GroupEmpty,
        GroupsEmpty,
        UnitEmpty,
        UnitsEmpty,
        StratumEmpty,
        FewerThanTwoGroupsWithPeople,
        FewerThanTwoUnitsWithPeople,
        FewerThanTwoGroups,
        NothingToCompare,
        NoPairs,
        NoValues,
        NoEstimates,
        NoGoalRated,
        GoalsUnrated { unrated: 1 },
        SameOutcomes,
        SameOutcomesInClusters,
        ShareCutAtLimits,
        DifferenceCutAtLimits,
        NothingToDivideBy,
        NoIntervalAtTheseCounts,
        TargetWithoutVariance,
        TooFewForSpread,
        OneCluster,
        OneClusterAgainstAnother,
        FewClusters { clusters: 3 },
        PeopleAlike,
        NoExposure,
        GroupWithoutExposure,
        ExposureTooSmall,
        NoEventExpected,
        NoEventInEitherGroup,
        NoEventNoInterval,
        FewEvents { events: 4 },
        OnePair,
        SameChanges,
        SameScoresBefore,
        SameScores,
        NobodyChanged,
        NobodyChangedEitherWay,
        NobodyChangedCategory,
        EverybodyMovedTheSameWay,
        CategoriesStill { categories: 2 },
        EmptyPairsOfCells { empty: 1, pairs: 6 },
        NoDiscordantPair,
        NoDiscordantPairToTest,
        N21Zero,
        NobodySaidYes,
        NobodySaidYesSecond,
        FewerThanThreePairs,
        Corrected { df: 9 },
        OfThoseWhoChanged { changed: 2, n: 40 },
        MedianOfAveragesHasNoInterval,
        TiesSplitByRounding,
        NobodyObserved,
        NobodyObservedAfter { time: 30.5.into() },
        ObservedOnlyUpTo { time: 30.5.into() },
        NoEventObserved,
        NotReached { share: 0.1.into() },
        NoLowerEnd,
        NoUpperEnd,
        CurveAtZero,
        NoEventYetNoWidth,
        NoEventYet { interval: SurvivalInterval::LogLog },
        NobodyLeftByCause,
        EverybodyLeftByCause,
        NeverAtRiskTogether,
        PooledCompletely,
        OverallValueZero,
        MeanZero,
        LastGroupNeedsShare,
        LastGroupNearZero,
        FewerThanThreeGroups,
        NoResiduals,
        TooUncertain,
        RatioTooUncertain,
        FittedEndNotAboveZero,
        ErrorOfLogarithm,
        NoLogisticFit,
        PriorSilent,
        NoTimeAndNoRate,
        NoEventAndNoShape,
        FewerThanTwoWeeks,
        CountsTooLargeToTellApart,
        NeverEnough,
        OneImputation,
        AllVarianceFromMissing,
        VariancesZero,
        OneValue,
        SameValues,
        CorrectionLeavesDistribution,
        MovedToLattice,
        TooLarge(TooLarge { of, limit: 10_000, needed: 10_001 }),
    ]
}

#[test]
fn every_reason_says_something_that_no_other_says() {
    let reasons = every_reason();
    let said: HashSet<String> = reasons.iter().map(Reason::to_string).collect();
    assert_eq!(said.len(), reasons.len());
    assert!(said.iter().all(|said| said.len() > 5 && !said.contains("  ")), "{said:#?}");
    assert_eq!(reasons.iter().collect::<HashSet<_>>().len(), reasons.len());
}

#[test]
fn values_are_said_in_the_sentence() {
    let said = |reason: Reason| reason.to_string();
    assert_eq!(
        said(Reason::NotReached { share: 0.5.into() }),
        "the share 0.5 was not reached while people were observed"
    );
    assert_eq!(
        said(Reason::ObservedOnlyUpTo { time: 60.0.into() }),
        "nobody was observed after time 60; choose t up to there"
    );
    let interval = SurvivalInterval::LogLog;
    assert_eq!(
        said(Reason::NoEventYet { interval }),
        "no event yet: the log_log interval is not defined"
    );
    assert_eq!(
        said(Reason::EmptyPairsOfCells { empty: 2, pairs: 6 }),
        "2 of the 6 pairs of opposite cells are empty; they add 0 and keep their degrees of freedom"
    );
    assert_eq!(
        said(Reason::TiesSplitByRounding),
        "some changes differ only by rounding in the last digits and are not tied; say how many \
         decimals the scores have to tie them"
    );
}

#[test]
fn what_is_too_large_is_said_alike_as_an_error_and_as_a_reason() {
    let two_by_two = |method| Enumeration::PeopleInBothGroups { method };
    for (of, method, unit, instead) in [
        (Enumeration::SignedRanks, "the exact signed-rank test", "ranks", "exact = false"),
        (Enumeration::Pairs, "mcnemar_unconditional", "pairs", "mcnemar_mid_p"),
        (two_by_two(TwoByTwoMethod::Barnard), "barnard", "people in both groups", "fisher_mid_p"),
        (two_by_two(TwoByTwoMethod::Fisher), "fisher", "people in both groups", "difference_test"),
        (
            Enumeration::Trials,
            "beta_binomial",
            "trials",
            "the posterior probability of the share needed",
        ),
        (Enumeration::Groups, "a group test", "groups", "fewer, larger groups"),
        (Enumeration::GroupsInStrata, "a group test", "groups in strata", "fewer, larger groups"),
    ] {
        let refused = TooLarge { of, limit: 10, needed: 11 };
        let said =
            format!("{method} enumerates at most 10 {unit}, but this needs 11; use {instead}");
        assert_eq!(Error::from(refused).to_string(), said);
        assert_eq!(Reason::TooLarge(refused).to_string(), said);
    }
}

#[cfg(feature = "serde")]
#[test]
fn every_reason_comes_back_from_json_as_it_was() {
    for reason in every_reason() {
        let text = serde_json::to_string(&reason).unwrap();
        assert_eq!(serde_json::from_str::<Reason>(&text).unwrap(), reason, "{text}");
    }
    let json = |reason: Reason| serde_json::to_string(&reason).unwrap();
    assert_eq!(json(Reason::NoPairs), r#""no_pairs""#);
    assert_eq!(json(Reason::NotReached { share: 0.5.into() }), r#"{"not_reached":{"share":0.5}}"#);
    let interval = SurvivalInterval::LogLog;
    assert_eq!(json(Reason::NoEventYet { interval }), r#"{"no_event_yet":{"interval":"log_log"}}"#);
}
