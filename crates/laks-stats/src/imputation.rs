//! One estimate from several imputed data sets: Rubin's rules.

use crate::distributions::{normal_quantile, student_quantile};
use crate::error::check_level;
use crate::magnitude::{NOT_NEGATIVE, is_ordinary, is_ordinary_and_not_negative};
use crate::{Error, Reason};

crate::method::methods! {
    /// The degrees of freedom of the pooled estimate.
    pub enum PoolMethod: "method" {
        /// Barnard and Rubin's, which do not exceed those of the complete data.
        BarnardRubin = "barnard_rubin",
        /// Rubin's of 1987, for large samples.
        Rubin = "rubin",
        /// Barnard and Rubin's as R's mice computes them: the share of variance due to missing data is
        /// taken to be at least 0.0001.
        Mice = "mice",
    }
}

/// A pooled estimate and what its uncertainty is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct PooledEstimate {
    /// The mean of the estimates.
    pub value: Option<f64>,
    /// The lower end of the interval.
    pub lower: Option<f64>,
    /// The upper end of the interval.
    pub upper: Option<f64>,
    /// The standard error, the root of the total variance.
    pub standard_error: Option<f64>,
    /// The confidence level.
    pub level: f64,
    /// The mean of the variances, `Ū`.
    pub within: Option<f64>,
    /// The variance of the estimates, `B`.
    pub between: Option<f64>,
    /// `T = Ū + (1 + 1/m) B`.
    pub total_variance: Option<f64>,
    /// The degrees of freedom; infinite where nothing limits them.
    pub df: Option<f64>,
    /// Rubin's large-sample degrees of freedom; infinite if the estimates are all equal.
    pub df_rubin: Option<f64>,
    /// The relative increase of variance due to missing data, `(1 + 1/m) B / Ū`.
    pub increase: Option<f64>,
    /// The share of the total variance due to missing data, `λ = (1 + 1/m) B / T`.
    pub lambda: Option<f64>,
    /// The fraction of missing information.
    pub missing_information: Option<f64>,
    /// How the degrees of freedom were found.
    pub method: &'static str,
    /// Why something above is not defined.
    pub reason: Option<Reason>,
}

/// Pools estimates and their variances from `m` imputed data sets.
///
/// `T = Ū + (1 + 1/m) B` with a t interval. With `λ` the share of `T` due to missing data and
/// `ν = n − k` the complete data's degrees of freedom (`n` people, `k` parameters; unlimited without
/// `n`): `ν_m = (m − 1) / λ²`, `ν_obs = (ν + 1) / (ν + 3) · ν (1 − λ)`, and Barnard and Rubin's are
/// `1 / (1/ν_m + 1/ν_obs)`. The fraction of missing information is `(r + 2 / (df + 3)) / (1 + r)`.
///
/// References: Rubin 1987, Multiple Imputation for Nonresponse in Surveys; Barnard and Rubin 1999,
/// doi:10.1093/biomet/86.4.948.
///
/// # Errors
/// If the slices differ in length, an estimate is not finite, a variance is negative or not finite,
/// `n ≤ k`, or the level is outside (0, 1).
///
/// # Examples
/// ```
/// use laks_stats::{PoolMethod, pool_imputations};
/// let change = [0.61, 0.58, 0.66, 0.60, 0.63];
/// let variance = [0.0031, 0.0030, 0.0032, 0.0031, 0.0033];
/// let pooled = pool_imputations(&change, &variance, Some(80), 1, PoolMethod::BarnardRubin, 0.95)?;
/// assert!((pooled.df.unwrap() - 28.755_758_17).abs() < 1e-7);
/// assert!((pooled.lower.unwrap() - 0.482_524_012).abs() < 1e-8);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn pool_imputations(
    estimates: &[f64],
    variances: &[f64],
    n: Option<u64>,
    k: u64,
    method: PoolMethod,
    level: f64,
) -> Result<PooledEstimate, Error> {
    check_level(level)?;
    check(estimates, variances)?;
    let complete = match n {
        Some(n) if n <= k => {
            return Err(Error::argument(
                "n",
                "more people than parameters",
                format!("{n} and {k}"),
            ));
        }
        Some(n) => (n - k) as f64,
        None => f64::INFINITY,
    };
    let m = estimates.len() as f64;
    let mean = |values: &[f64]| values.iter().sum::<f64>() / m;
    if estimates.is_empty() {
        return Ok(PooledEstimate::undefined(level, method, Reason::NoEstimates));
    }
    let (value, within) = (mean(estimates), mean(variances));
    if estimates.len() < 2 {
        let reason = Reason::OneImputation;
        let undefined = PooledEstimate::undefined(level, method, reason);
        return Ok(PooledEstimate { value: Some(value), within: Some(within), ..undefined });
    }
    let between = estimates.iter().map(|e| (e - value).powi(2)).sum::<f64>() / (m - 1.0);
    let added = (1.0 + 1.0 / m) * between;
    let total = within + added;
    let lambda = if total > 0.0 { added / total } else { 0.0 };
    let bounded = if method == PoolMethod::Mice { lambda.max(1e-4) } else { lambda };
    let rubin = (m - 1.0) / (bounded * bounded);
    let df = match method {
        PoolMethod::Rubin => rubin,
        PoolMethod::BarnardRubin | PoolMethod::Mice => {
            let observed = match complete.is_finite() {
                true => (complete + 1.0) / (complete + 3.0) * complete * (1.0 - bounded),
                false => f64::INFINITY,
            };
            1.0 / (1.0 / rubin + 1.0 / observed)
        }
    };
    let error = total.sqrt();
    let quantile = match df {
        df if df.is_infinite() => Some(-normal_quantile((1.0 - level) / 2.0)),
        df if df > 0.0 => Some(-student_quantile((1.0 - level) / 2.0, df)),
        _ => None,
    };
    let increase = (within > 0.0).then(|| added / within);
    // (r + 2 / (df + 3)) / (1 + r), written so that it is defined for an infinite r.
    let information = (total > 0.0).then(|| lambda + 2.0 / (df + 3.0) * (within / total));
    let reason = match (quantile, increase) {
        (None, _) => Some(Reason::AllVarianceFromMissing),
        (_, None) => Some(Reason::VariancesZero),
        _ => None,
    };
    Ok(PooledEstimate {
        value: Some(value),
        lower: quantile.map(|quantile| value - quantile * error),
        upper: quantile.map(|quantile| value + quantile * error),
        standard_error: Some(error),
        level,
        within: Some(within),
        between: Some(between),
        total_variance: Some(total),
        df: Some(df),
        df_rubin: Some(rubin),
        increase,
        lambda: Some(lambda),
        missing_information: information,
        method: method.name(),
        reason,
    })
}

impl PooledEstimate {
    fn undefined(level: f64, method: PoolMethod, reason: Reason) -> Self {
        Self {
            value: None,
            lower: None,
            upper: None,
            standard_error: None,
            level,
            within: None,
            between: None,
            total_variance: None,
            df: None,
            df_rubin: None,
            increase: None,
            lambda: None,
            missing_information: None,
            method: method.name(),
            reason: Some(reason),
        }
    }
}

fn check(estimates: &[f64], variances: &[f64]) -> Result<(), Error> {
    if estimates.len() != variances.len() {
        let found = format!("{} and {}", variances.len(), estimates.len());
        return Err(Error::argument("variances", "one for each estimate", found));
    }
    if let Some(found) = estimates.iter().find(|estimate| !is_ordinary(**estimate)) {
        return Err(Error::argument(
            "estimates",
            "0 or a number from 1e-100 to 1e100 in size",
            found,
        ));
    }
    match variances.iter().find(|v| !is_ordinary_and_not_negative(**v)) {
        Some(found) => Err(Error::argument("variances", NOT_NEGATIVE, found)),
        None => Ok(()),
    }
}
