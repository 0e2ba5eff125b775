//! Do the groups differ in how soon it happens? The log-rank test and Peto and Peto's.

use super::aligned::moments;
use super::grouping::{check_groups, tables_by_stratum};
use super::quadratic_form::score_test;
use super::risk_table::RiskTable;
use crate::{Error, Reason, Test};

crate::method::methods! {
    /// How much each time counts.
    pub enum LogrankWeights: "weights" {
        /// All times alike: strongest when hazards are in a constant ratio.
        Logrank = "logrank",
        /// By the pooled share without the event just before: early differences count more.
        PetoPeto = "peto_peto",
    }
}

/// A test between groups, with the weighted events each had and would have had if they were alike.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupTest {
    /// Statistic, degrees of freedom and p-value.
    pub test: Test,
    /// Observed events by group, weighted.
    pub observed: Vec<f64>,
    /// Events expected if all groups were alike, weighted.
    pub expected: Vec<f64>,
}

/// Compares times to an event between groups, within strata if given.
///
/// At each time with `d` events among `r` at risk, a group with `r_g` at risk is expected to have
/// `d r_g / r` of them; the differences from what it had, weighted and added over times and strata,
/// are divided by their hypergeometric covariance. The statistic is chi-squared with one degree of
/// freedom less than there are groups at risk together. With weights `peto_peto` each time counts by
/// the Kaplan–Meier share of the pooled groups just before (Harrington and Fleming's `ρ = 1`).
/// Groups are in sorted order of their codes. For a cause among several this compares the rate of
/// that cause among those still there; [`gray_test`](crate::gray_test) compares the shares reached.
///
/// References: Mantel 1966; Peto and Peto 1972, doi:10.2307/2344317; Harrington and Fleming 1982,
/// doi:10.1093/biomet/69.3.553.
///
/// # Errors
/// If the slices differ in length, a time is negative or not finite, or an event code exceeds 1.
///
/// # Examples
/// ```
/// use laks_stats::{LogrankWeights, logrank};
/// let days = [6.0, 9.0, 13.0, 20.0, 7.0, 25.0, 30.0, 30.0];
/// let left = [1, 1, 1, 0, 1, 0, 0, 0];
/// let unit = [1, 1, 1, 1, 2, 2, 2, 2];
/// let result = logrank(&days, &left, &unit, None, LogrankWeights::Logrank)?;
/// assert_eq!(result.test.df, Some(1.0));
/// assert_eq!(result.observed, [3.0, 1.0]);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn logrank(
    time: &[f64],
    event: &[u32],
    group: &[u32],
    stratum: Option<&[u32]>,
    weights: LogrankWeights,
) -> Result<GroupTest, Error> {
    if let Some(&code) = event.iter().find(|&&code| code > 1) {
        return Err(Error::argument("event", "0 (censored) or 1", code));
    }
    logrank_of_tables(&tables_by_stratum(time, event, group, stratum)?, weights)
}

/// The same test from tables of counts: one for each group, in each stratum.
///
/// ```
/// use laks_stats::{LogrankWeights, RiskTable, logrank, logrank_of_tables};
/// let (time, event, group) = ([4.0, 6.0, 6.0, 9.0], [1, 1, 0, 1], [0, 0, 1, 1]);
/// let table = |at: std::ops::Range<usize>| RiskTable::from_observations(&time[at.clone()], &event[at], None);
/// let stratum = vec![table(0..2)?, table(2..4)?];
/// let from_counts = logrank_of_tables(&[stratum], LogrankWeights::default())?;
/// assert_eq!(from_counts, logrank(&time, &event, &group, None, LogrankWeights::default())?);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # Errors
/// If the strata differ in their number of groups.
pub fn logrank_of_tables(
    strata: &[Vec<RiskTable>],
    weights: LogrankWeights,
) -> Result<GroupTest, Error> {
    let groups = check_groups(strata)?;
    let (mut observed, mut expected) = (vec![0.0; groups], vec![0.0; groups]);
    let mut covariance = vec![vec![0.0; groups]; groups];
    for tables in strata {
        let mut pooled = 1.0;
        for moment in moments(tables) {
            let at_risk = moment.total_at_risk();
            let events: f64 = (0..groups).map(|g| moment.of_any(g) as f64).sum();
            let weight = match weights {
                LogrankWeights::Logrank => 1.0,
                LogrankWeights::PetoPeto => pooled,
            };
            pooled *= (at_risk - events) / at_risk;
            let shares: Vec<f64> = moment.at_risk.iter().map(|&r| r as f64 / at_risk).collect();
            let spread = match at_risk > 1.0 {
                true => weight * weight * events * ((at_risk - events) / (at_risk - 1.0)),
                false => 0.0,
            };
            for g in 0..groups {
                observed[g] += weight * moment.of_any(g) as f64;
                expected[g] += weight * events * shares[g];
                for h in 0..groups {
                    let own = if g == h { 1.0 - shares[g] } else { -shares[h] };
                    covariance[g][h] += spread * shares[g] * own;
                }
            }
        }
    }
    let score = observed.iter().zip(&expected).map(|(o, e)| o - e).collect();
    let test = match groups {
        0 | 1 => Test::undefined(weights.name(), Reason::FewerThanTwoGroups),
        _ => score_test(score, covariance, weights.name()),
    };
    Ok(GroupTest { test, observed, expected })
}
