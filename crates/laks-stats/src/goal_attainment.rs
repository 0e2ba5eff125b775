//! Goal attainment scaling: one score from several goals, each on its own −2 to 2.

use crate::{Error, Reason};

/// A goal attainment T score.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalAttainment {
    /// T: 50 where every goal is met as expected; undefined if no goal was rated.
    pub value: Option<f64>,
    /// Goals that entered: rated, with a weight above 0.
    pub goals: usize,
    /// Goals left out because nobody rated them.
    pub unrated: usize,
    /// The name of the method, `"T"`.
    pub method: &'static str,
    /// What was left out, or why there is no value.
    pub reason: Option<Reason>,
}

/// The T score of goal attainment scaling: 50 + 10 Σwx / √((1 − ρ)Σw² + ρ(Σw)²).
///
/// `scores` are −2 (much less than expected) to 2 (much more), 0 as expected; `None` is not rated
/// and leaves with its weight, with a remark. `weights` are relative, above 0; a goal with weight 0
/// is no goal, and `None` for all weights means equal ones. `rho` is the assumed correlation between
/// goals, by convention 0.3; it is not estimated. If it holds, T has a standard deviation of 10
/// over people when single scores have one of 1.
///
/// T is not a share of goals reached, and a mean of T scores over people with different goals
/// compares what they set as much as what they reached.
///
/// No goal rated: undefined.
///
/// # Errors
/// Lists of different length; a score outside −2 to 2; a weight that is negative or not finite;
/// weights that are all 0; a correlation outside 0 to 1.
///
/// # Examples
/// ```
/// let t = laks_stats::goal_attainment(&[Some(1.0), Some(0.0), Some(-1.0), Some(2.0)],
///     Some(&[9.0, 6.0, 3.0, 4.0]), 0.3)?;
/// assert!((t.value.unwrap() - 58.9515823091844).abs() < 1e-12);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Kiresuk & Sherman (1968), <https://doi.org/10.1007/BF01530764>.
pub fn goal_attainment(
    scores: &[Option<f64>],
    weights: Option<&[f64]>,
    rho: f64,
) -> Result<GoalAttainment, Error> {
    let equal;
    let weights = match weights {
        Some(weights) => weights,
        None => {
            equal = vec![1.0; scores.len()];
            &equal
        }
    };
    check(scores, weights, rho)?;
    let unrated = scores.iter().zip(weights).filter(|(x, w)| x.is_none() && **w > 0.0).count();
    let rated: Vec<(f64, f64)> = scores
        .iter()
        .zip(weights)
        .filter_map(|(x, &w)| x.filter(|_| w > 0.0).map(|x| (x, w)))
        .collect();
    let largest = rated.iter().fold(0.0, |largest: f64, goal| largest.max(goal.1));
    // Only ratios of weights matter; dividing by the largest keeps their squares finite.
    let sum = |term: fn(f64, f64) -> f64| -> f64 {
        rated.iter().map(|&(x, w)| term(x, w / largest)).sum()
    };
    let (weighted, squares, total) = (sum(|x, w| w * x), sum(|_, w| w * w), sum(|_, w| w));
    let spread = ((1.0 - rho) * squares + rho * total * total).sqrt();
    let reason = match (rated.len(), unrated) {
        (0, _) => Some(Reason::NoGoalRated),
        (_, 0) => None,
        (_, unrated) => Some(Reason::GoalsUnrated { unrated: unrated as u64 }),
    };
    Ok(GoalAttainment {
        value: (!rated.is_empty()).then(|| 50.0 + 10.0 * weighted / spread),
        goals: rated.len(),
        unrated,
        method: "T",
        reason,
    })
}

fn check(scores: &[Option<f64>], weights: &[f64], rho: f64) -> Result<(), Error> {
    if scores.len() != weights.len() {
        let found = format!("{} scores and {} weights", scores.len(), weights.len());
        return Err(Error::argument("scores and weights", "of one length", found));
    }
    if let Some(bad) = scores.iter().flatten().find(|x| !(-2.0..=2.0).contains(*x)) {
        return Err(Error::argument("scores", "from -2 to 2 (or missing)", bad));
    }
    if let Some(bad) = weights.iter().find(|w| !(w.is_finite() && **w >= 0.0)) {
        return Err(Error::argument("weights", "finite and not negative", bad));
    }
    if !weights.is_empty() && weights.iter().all(|&w| w == 0.0) {
        return Err(Error::argument("weights", "above 0 for one goal at least", "0 for all"));
    }
    if !(0.0..=1.0).contains(&rho) {
        return Err(Error::argument("rho", "from 0 to 1 (by convention 0.3)", rho));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn t(scores: &[f64], weights: &[f64], rho: f64) -> f64 {
        let scores: Vec<Option<f64>> = scores.iter().copied().map(Some).collect();
        goal_attainment(&scores, Some(weights), rho).unwrap().value.unwrap()
    }

    proptest! {
        #[test]
        fn mirrored_scores_mirror_t_about_50_and_weights_are_relative(
            goals in prop::collection::vec((-2_i8..=2, 1_u8..20), 1..8), rho in 0.0_f64..1.0,
        ) {
            let scores: Vec<f64> = goals.iter().map(|goal| f64::from(goal.0)).collect();
            let weights: Vec<f64> = goals.iter().map(|goal| f64::from(goal.1)).collect();
            let mirrored: Vec<f64> = scores.iter().map(|x| -x).collect();
            let larger: Vec<f64> = weights.iter().map(|w| w * 1e200).collect();
            let found = t(&scores, &weights, rho);
            prop_assert!((found + t(&mirrored, &weights, rho) - 100.0).abs() < 1e-10);
            prop_assert!((found - t(&scores, &larger, rho)).abs() < 1e-10);
        }
    }

    #[test]
    fn a_goal_of_weight_0_changes_nothing() {
        assert_eq!(t(&[1.0, 2.0], &[1.0, 0.0], 0.3), t(&[1.0], &[1.0], 0.3));
    }

    #[test]
    fn what_is_not_rated_leaves_with_its_weight_and_is_said() {
        let found = goal_attainment(&[Some(1.0), None, Some(-1.0)], None, 0.3).unwrap();
        assert_eq!((found.value, found.goals, found.unrated), (Some(50.0), 2, 1));
        assert_eq!(found.reason, Some(Reason::GoalsUnrated { unrated: 1 }));
        let none = goal_attainment(&[None, None], None, 0.3).unwrap();
        assert_eq!((none.value, none.unrated), (None, 2));
        assert_eq!(goal_attainment(&[], None, 0.3).unwrap().value, None);
    }

    #[test]
    fn weights_that_are_all_0_are_an_error_and_not_equal_weights() {
        let refused = goal_attainment(&[Some(1.0), Some(2.0)], Some(&[0.0, 0.0]), 0.3).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "weights must be above 0 for one goal at least, but is 0 for all"
        );
    }

    #[test]
    fn what_is_out_of_range_is_refused() {
        assert!(goal_attainment(&[Some(3.0)], None, 0.3).is_err());
        assert!(goal_attainment(&[Some(f64::NAN)], None, 0.3).is_err());
        assert!(goal_attainment(&[Some(1.0)], Some(&[-1.0]), 0.3).is_err());
        assert!(goal_attainment(&[Some(1.0)], Some(&[1.0, 1.0]), 0.3).is_err());
        assert!(goal_attainment(&[Some(1.0)], None, 1.5).is_err());
    }
}
