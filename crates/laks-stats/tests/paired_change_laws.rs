//! Laws of paired change: it does not matter how the pairs are written down or which way is up.

// A test stops where something cannot be had.
#![allow(clippy::unwrap_used)]

use laks_stats::{Alternative, Estimate, PairedChange, Zeros, paired_change, paired_change_table};
use proptest::prelude::*;

/// Pairs of raw scores 0 to 25.
fn pairs() -> impl Strategy<Value = Vec<(u8, u8)>> {
    prop::collection::vec((0_u8..=25, 0_u8..=25), 0..60)
}

fn columns(pairs: &[(u8, u8)]) -> PairedChange {
    let before: Vec<f64> = pairs.iter().map(|pair| f64::from(pair.0)).collect();
    let after: Vec<f64> = pairs.iter().map(|pair| f64::from(pair.1)).collect();
    paired_change(&before, &after).unwrap()
}

type Question = fn(&PairedChange, f64) -> Estimate;

/// Everything that turns its sign when before and after change places.
const SIGNED: [Question; 6] = [
    |c, level| c.mean(level).unwrap(),
    |c, level| c.hodges_lehmann(level).unwrap(),
    |c, level| c.dz(level).unwrap(),
    |c, level| c.gz(level).unwrap(),
    |c, level| c.d_av(level).unwrap(),
    |c, level| c.hedges_g_av(level).unwrap(),
];

fn close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * (1.0 + a.abs()),
        (a, b) => a == b,
    }
}

proptest! {
    #[test]
    fn a_table_says_what_its_columns_say(pairs in pairs()) {
        let mut table = vec![vec![0_u64; 26]; 26];
        for &(before, after) in &pairs {
            table[usize::from(before)][usize::from(after)] += 1;
        }
        prop_assert_eq!(paired_change_table(&table).unwrap(), columns(&pairs));
    }

    #[test]
    fn the_order_of_the_people_does_not_matter(pairs in pairs(), shift in 0_usize..60) {
        let mut other = pairs.clone();
        other.rotate_left(shift.min(pairs.len()));
        other.reverse();
        prop_assert_eq!(columns(&other), columns(&pairs));
    }

    #[test]
    fn exchanging_before_and_after_mirrors_everything(pairs in pairs()) {
        let turned: Vec<(u8, u8)> = pairs.iter().map(|&(before, after)| (after, before)).collect();
        let (one, other) = (columns(&pairs), columns(&turned));
        for question in SIGNED {
            let (a, b) = (question(&one, 0.95), question(&other, 0.95));
            prop_assert!(close(a.value, b.value.map(|x| -x)), "{a:?} {b:?}");
            prop_assert!(close(a.lower, b.upper.map(|x| -x)), "{a:?} {b:?}");
        }
        let (a, b) =
            (one.probability_better(0.95).unwrap(), other.probability_better(0.95).unwrap());
        prop_assert!(close(a.value, b.value.map(|x| 1.0 - x)));
        prop_assert!(close(a.lower, b.upper.map(|x| 1.0 - x)));
        for zeros in [Zeros::Drop, Zeros::Pratt] {
            let (a, b) = (one.wilcoxon(zeros, None).unwrap(), other.wilcoxon(zeros, None).unwrap());
            prop_assert_eq!((a.w_plus, a.w_minus, a.p), (b.w_minus, b.w_plus, b.p));
        }
        prop_assert_eq!(one.t_test().p, other.t_test().p);
    }

    #[test]
    fn intervals_nest_by_level_and_hold_their_value(pairs in pairs()) {
        let change = columns(&pairs);
        let with_interval: [Question; 7] = [
            SIGNED[0], SIGNED[2], SIGNED[3], SIGNED[4], SIGNED[5],
            |c, level| c.glass_delta(level).unwrap(),
            |c, level| c.probability_better(level).unwrap(),
        ];
        for question in with_interval {
            let (narrow, wide) = (question(&change, 0.8), question(&change, 0.99));
            if let (Some(narrow_ends), Some(wide_ends)) = (narrow.interval(), wide.interval()) {
                prop_assert!(wide_ends.lower <= narrow_ends.lower + 1e-12, "{narrow:?} {wide:?}");
                prop_assert!(narrow_ends.upper <= wide_ends.upper + 1e-12, "{narrow:?} {wide:?}");
                let value = wide.value.unwrap();
                prop_assert!(wide_ends.lower <= value + 1e-12 && value <= wide_ends.upper + 1e-12);
            }
        }
    }

    #[test]
    fn a_higher_score_after_never_looks_worse(pairs in pairs(), at in 0_usize..60) {
        prop_assume!(!pairs.is_empty());
        let mut raised = pairs.clone();
        let at = at % pairs.len();
        raised[at].1 = raised[at].1.saturating_add(3);
        let (one, other) = (columns(&pairs), columns(&raised));
        let monotone: [Question; 3] =
            [SIGNED[0], SIGNED[1], |c, level| c.probability_better(level).unwrap()];
        for question in monotone {
            let (a, b) = (question(&one, 0.95).value, question(&other, 0.95).value);
            prop_assert!(a.unwrap() <= b.unwrap());
        }
    }

    #[test]
    fn the_t_test_and_the_t_interval_agree(pairs in pairs()) {
        let change = columns(&pairs);
        if let (Some(p), Some(ends)) = (change.t_test().p, change.mean(0.95).unwrap().interval()) {
            prop_assume!((p - 0.05).abs() > 1e-9);
            prop_assert_eq!(p > 0.05, ends.lower < 0.0 && ends.upper > 0.0);
        }
    }

    #[test]
    fn the_exact_signed_rank_test_counts_all_sign_patterns(
        changes in prop::collection::vec(-6_i32..=6, 1..11), pratt in any::<bool>(),
    ) {
        let zeros = if pratt { Zeros::Pratt } else { Zeros::Drop };
        let values: Vec<f64> = changes.iter().map(|&d| f64::from(d)).collect();
        let change = paired_change(&vec![0.0; values.len()], &values).unwrap();
        let ranks = mean_ranks(&changes, zeros);
        let observed: f64 =
            ranks.iter().filter(|rank| rank.0 > 0).map(|rank| rank.1).sum();
        let (mut at_most, mut at_least) = (0.0, 0.0);
        let patterns = 1_u32 << ranks.len();
        for signs in 0..patterns {
            let sum: f64 = ranks.iter().enumerate()
                .filter(|(i, _)| signs >> i & 1 == 1).map(|(_, rank)| rank.1).sum();
            at_most += f64::from(u8::from(sum <= observed));
            at_least += f64::from(u8::from(sum >= observed));
        }
        let share = |count: f64| count / f64::from(patterns);
        let p = |side| change.wilcoxon_with(zeros, Some(true), side, false).unwrap().p.unwrap();
        prop_assert!((p(Alternative::Less) - share(at_most)).abs() < 1e-12);
        prop_assert!((p(Alternative::Greater) - share(at_least)).abs() < 1e-12);
        let both = (2.0 * share(at_most.min(at_least))).min(1.0);
        prop_assert!((p(Alternative::TwoSided) - both).abs() < 1e-12);
    }

    #[test]
    fn no_whole_scores_give_a_figure_that_is_not_a_number(
        table in prop::collection::vec(
            prop::collection::vec(prop_oneof![Just(0_u64), 0_u64..50, 0_u64..1_000_000_000], 4), 4,
        ),
    ) {
        let change = paired_change_table(&table).unwrap();
        let normal = change.wilcoxon(Zeros::Pratt, Some(false)).unwrap();
        let mut figures = vec![normal.z, normal.p, change.t_test().p, change.d_rm()];
        figures.extend([change.correlation(), change.deviation()]);
        for question in SIGNED {
            let estimate = question(&change, 0.95);
            figures.extend([estimate.value, estimate.lower, estimate.upper]);
            prop_assert!(estimate.value.is_some() || estimate.reason.is_some());
        }
        prop_assert!(figures.iter().flatten().all(|figure| figure.is_finite()), "{figures:?}");
    }
}

/// Changes other than 0 with their mean ranks by size.
fn mean_ranks(changes: &[i32], zeros: Zeros) -> Vec<(i32, f64)> {
    let ranked: Vec<i32> =
        changes.iter().copied().filter(|&d| d != 0 || zeros == Zeros::Pratt).collect();
    ranked
        .iter()
        .filter(|&&d| d != 0)
        .map(|&d| {
            let below = ranked.iter().filter(|other| other.abs() < d.abs()).count();
            let equal = ranked.iter().filter(|other| other.abs() == d.abs()).count();
            (d, below as f64 + (equal as f64 + 1.0) / 2.0)
        })
        .collect()
}
