//! Do the groups differ in what share leaves by one cause? Gray's test.

use super::cumulative_incidence::check_cause;
use super::gray_terms::{add_covariance, scores};
use super::grouping::{check_groups, tables_by_stratum};
use super::quadratic_form::score_test;
use super::risk_table::RiskTable;
use crate::{Error, Reason, Test};

const METHOD: &str = "gray";

/// Compares the cumulative incidence of one cause between groups, within strata if given.
///
/// The score of a group adds `d − R d₊ / R₊` over times, where `R = Y (1 − F₁(t−)) / S(t−)` are those
/// at risk in the subdistribution (people gone by other causes stay in, thinned by censoring). Its
/// covariance is Gray's, with the pooled incidence under the hypothesis and the hypergeometric
/// correction for ties; `ρ = 0`. The statistic is chi-squared with one degree of freedom less than
/// there are groups. Take this to compare shares reached; to compare the rate of a cause among those
/// still there, take [`logrank`](crate::logrank) with other causes censored: the two can disagree.
///
/// Reference: Gray 1988, Annals of Statistics 16:1141–1154, doi:10.1214/aos/1176350951.
///
/// # Errors
/// If the slices differ in length, a time is negative or not finite, or a cause is not 1 to 64.
///
/// # Examples
/// ```
/// use laks_stats::gray_test;
/// let days = [1.0, 1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 3.0, 4.0, 5.0];
/// let how = [1, 2, 0, 1, 2, 1, 1, 2, 0, 1];
/// let unit = [1, 1, 1, 1, 1, 2, 2, 2, 2, 2];
/// let test = gray_test(&days, &how, &unit, 1, None)?;
/// assert!((test.statistic.unwrap() - 2.730_911_8).abs() < 1e-6);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn gray_test(
    time: &[f64],
    event: &[u32],
    group: &[u32],
    cause: u32,
    stratum: Option<&[u32]>,
) -> Result<Test, Error> {
    gray_test_of_tables(&tables_by_stratum(time, event, group, stratum)?, cause)
}

/// The same test from tables of counts: one for each group, in each stratum.
///
/// ```
/// use laks_stats::{RiskTable, gray_test, gray_test_of_tables};
/// let (time, event, group) = ([4.0, 6.0, 6.0, 9.0], [1, 2, 1, 1], [0, 0, 1, 1]);
/// let table = |at: std::ops::Range<usize>| RiskTable::from_observations(&time[at.clone()], &event[at], None);
/// let stratum = vec![table(0..2)?, table(2..4)?];
/// assert_eq!(gray_test_of_tables(&[stratum], 1)?, gray_test(&time, &event, &group, 1, None)?);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # Errors
/// If the strata differ in their number of groups, or the cause is not 1 to 64.
pub fn gray_test_of_tables(strata: &[Vec<RiskTable>], cause: u32) -> Result<Test, Error> {
    check_cause(cause)?;
    let groups = check_groups(strata)?;
    if groups < 2 {
        return Ok(Test::undefined(METHOD, Reason::FewerThanTwoGroups));
    }
    let mut score = vec![0.0; groups];
    let mut covariance = vec![vec![0.0; groups]; groups];
    for tables in strata {
        let kept = scores(tables, cause as usize - 1, &mut score);
        add_covariance(&kept, &mut covariance);
    }
    Ok(score_test(score, covariance, METHOD))
}
