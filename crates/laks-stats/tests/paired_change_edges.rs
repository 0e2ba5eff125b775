//! Edges of paired change: nobody, one pair, nobody changed, all changed alike.

// A test stops where something cannot be had.
#![allow(clippy::unwrap_used)]

use laks_stats::{
    Alternative, Enumeration, Error, PairedChange, Reason, TooLarge, Zeros, paired_change,
    paired_change_rounded, paired_change_table,
};

fn of(changes: &[f64]) -> PairedChange {
    paired_change(&vec![0.0; changes.len()], changes).unwrap()
}

#[test]
fn nobody_is_undefined_everywhere_and_says_so() {
    let nobody = of(&[]);
    assert_eq!((nobody.n(), nobody.n_zero()), (0, 0));
    for estimate in [
        nobody.mean(0.95).unwrap(),
        nobody.hodges_lehmann(0.95).unwrap(),
        nobody.dz(0.95).unwrap(),
        nobody.gz(0.95).unwrap(),
        nobody.d_av(0.95).unwrap(),
        nobody.glass_delta(0.95).unwrap(),
        nobody.rank_biserial(0.95).unwrap(),
        nobody.probability_better(0.95).unwrap(),
    ] {
        assert_eq!((estimate.value, estimate.interval()), (None, None));
        assert_eq!(estimate.reason, Some(Reason::NoPairs));
    }
    assert_eq!(nobody.t_test().p, None);
    assert_eq!(nobody.wilcoxon(Zeros::Drop, None).unwrap().p, None);
}

#[test]
fn one_pair_has_a_change_and_no_spread() {
    let one = of(&[4.0]);
    let mean = one.mean(0.95).unwrap();
    assert_eq!((mean.value, mean.lower), (Some(4.0), None));
    assert_eq!(mean.reason, Some(Reason::OnePair));
    assert_eq!(one.wilcoxon(Zeros::Drop, None).unwrap().p, Some(1.0));
    assert_eq!(one.hodges_lehmann(0.95).unwrap().value, Some(4.0));
    assert_eq!(one.rank_biserial(0.95).unwrap().value, Some(1.0));
    assert_eq!(one.probability_better(0.95).unwrap().value, Some(1.0));
}

#[test]
fn nobody_changed_gives_p_1_and_a_note() {
    for zeros in [Zeros::Drop, Zeros::Pratt] {
        for exact in [None, Some(true), Some(false)] {
            let test = of(&[0.0; 5]).wilcoxon(zeros, exact).unwrap();
            assert_eq!((test.p, test.z, test.n_zero), (Some(1.0), None, 5));
            assert_eq!(test.reason, Some(Reason::NobodyChangedEitherWay));
        }
    }
    let same = of(&[0.0; 5]);
    assert_eq!(same.t_test().p, None);
    assert_eq!(same.rank_biserial(0.95).unwrap().reason, Some(Reason::NobodyChanged));
    assert_eq!(same.probability_better(0.95).unwrap().value, Some(0.5));
    assert_eq!(same.hodges_lehmann(0.95).unwrap().value, Some(0.0));
}

#[test]
fn equal_changes_have_no_t_but_a_signed_rank_test() {
    let alike = of(&[2.0; 6]);
    assert_eq!(alike.mean(0.95).unwrap().value, Some(2.0));
    assert_eq!(alike.t_test().reason, Some(Reason::SameChanges));
    assert_eq!(alike.dz(0.95).unwrap().value, None);
    assert_eq!(alike.wilcoxon(Zeros::Drop, None).unwrap().p, Some(1.0 / 32.0));
}

#[test]
fn equal_scores_before_are_no_yardstick() {
    let change = paired_change(&[5.0; 4], &[6.0, 7.0, 9.0, 6.0]).unwrap();
    let glass = change.glass_delta(0.95).unwrap();
    assert_eq!(glass.value, None);
    assert_eq!(glass.reason, Some(Reason::SameScoresBefore));
    assert!(change.d_av(0.95).unwrap().value.is_some());
    assert_eq!(change.correlation(), None);
}

#[test]
fn two_pairs_are_too_few_for_the_correction() {
    let two = of(&[1.0, 2.0]);
    assert!(two.dz(0.95).unwrap().value.is_some());
    assert_eq!(two.gz(0.95).unwrap().reason, Some(Reason::FewerThanThreePairs));
}

#[test]
fn two_better_and_many_the_same_is_a_rank_biserial_of_1_and_says_of_whom() {
    let mut changes = vec![0.0; 38];
    changes.extend([1.0, 3.0]);
    let r = of(&changes).rank_biserial(0.95).unwrap();
    assert_eq!(r.value, Some(1.0));
    assert_eq!(r.reason, Some(Reason::OfThoseWhoChanged { changed: 2, n: 40 }));
}

#[test]
fn more_than_a_thousand_ranks_take_the_normal_distribution_or_refuse() {
    let change = paired_change_table(&[vec![0, 600], vec![500, 0]]).unwrap();
    assert_eq!(change.wilcoxon(Zeros::Drop, None).unwrap().method, "normal");
    let refused = change.wilcoxon(Zeros::Drop, Some(true)).unwrap_err();
    let of = Enumeration::SignedRanks;
    assert_eq!(refused, Error::TooLarge(TooLarge { of, limit: 1_000, needed: 1_100 }));
    // Pratt ranks those who stayed the same too.
    let still = paired_change_table(&[vec![1_000_000_000, 20], vec![10, 0]]).unwrap();
    assert_eq!(still.wilcoxon(Zeros::Drop, None).unwrap().method, "exact");
    assert_eq!(still.wilcoxon(Zeros::Pratt, None).unwrap().method, "normal");
    assert!(still.wilcoxon(Zeros::Pratt, Some(true)).is_err());
}

#[test]
fn ties_split_by_floating_point_are_pointed_out_and_mended_by_decimals() {
    let (before, after) = ([83.3, 1.0, 2.0], [85.2, 2.9, 1.0]);
    let raw = paired_change(&before, &after).unwrap().wilcoxon(Zeros::Drop, None).unwrap();
    assert_eq!(raw.reason, Some(Reason::TiesSplitByRounding));
    let tidy = paired_change_rounded(&before, &after, 1).unwrap();
    let test = tidy.wilcoxon(Zeros::Drop, None).unwrap();
    assert_eq!((test.w_plus, test.w_minus, test.reason), (5.0, 1.0, None));
}

#[test]
fn a_one_sided_normal_p_with_correction_lies_above_the_plain_one() {
    let change = of(&[3.0, 1.0, -2.0, 5.0, 4.0, 6.0, -1.0]);
    let p = |side, continuity| {
        change.wilcoxon_with(Zeros::Drop, Some(false), side, continuity).unwrap().p.unwrap()
    };
    for side in [Alternative::Less, Alternative::Greater, Alternative::TwoSided] {
        assert!(p(side, true) > p(side, false));
    }
    assert!((p(Alternative::Less, false) + p(Alternative::Greater, false) - 1.0).abs() < 1e-12);
}

#[test]
fn what_cannot_be_paired_is_refused() {
    let lengths = paired_change(&[1.0, 2.0], &[1.0]).unwrap_err();
    assert_eq!(
        lengths.to_string(),
        "before and after must be of one length, but is 2 before and 1 after"
    );
    assert!(paired_change(&[f64::NAN], &[1.0]).is_err());
    assert!(paired_change(&[1e90], &[-1e90]).is_err());
    assert!(paired_change_table(&[vec![1, 2], vec![3]]).is_err());
    assert!(paired_change_table(&[vec![u64::MAX, 2]]).is_err());
    assert!(of(&[1.0, 2.0]).mean(0.0).is_err());
}
