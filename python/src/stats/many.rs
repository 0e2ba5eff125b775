//! Many p-values at once, and one estimate from several imputed data sets.

use super::formulas::formulas;
use super::named_result::named_result;

named_result! {
    /// A pooled estimate and what its uncertainty is made of.
    examples
    /// >>> stats.pool_imputations([0.6, 0.7], [0.003, 0.003]).within
    /// 0.003
    PooledEstimate of laks_stats::PooledEstimate {
        /// The mean of the estimates.
        value: Option<f64>,
        /// The lower end of the interval.
        lower: Option<f64>,
        /// The upper end of the interval.
        upper: Option<f64>,
        /// The root of the total variance.
        standard_error: Option<f64>,
        /// The confidence level.
        level: f64,
        /// The mean of the variances.
        within: Option<f64>,
        /// The variance of the estimates.
        between: Option<f64>,
        /// within + (1 + 1/m) between.
        total_variance: Option<f64>,
        /// The degrees of freedom; infinite where nothing limits them.
        df: Option<f64>,
        /// Rubin's large-sample degrees of freedom; infinite if the estimates are all equal.
        df_rubin: Option<f64>,
        /// The relative increase of variance due to missing data.
        increase: Option<f64>,
        /// The share of the total variance due to missing data.
        lambda_: Option<f64> = |found| found.lambda,
        /// The fraction of missing information.
        missing_information: Option<f64>,
        /// How the degrees of freedom were found.
        method: String,
        /// Why something above is not defined.
        reason: Option<String>,
    }
}

formulas! {
    /// Pools estimates and their variances from m imputed data sets by Rubin's rules.
    ///
    /// ``T = U + (1 + 1/m) B`` with a t interval; U the mean variance, B the variance of the estimates. ``n``
    /// people and ``k`` parameters give the complete data's degrees of freedom, n - k.
    ///
    /// Use ``barnard_rubin``, whose degrees of freedom do not exceed those of the complete data. With
    /// saturated cells at small n imputing adds little: let conclusions rest on bounds and tipping points.
    ///
    /// Parameters
    /// ----------
    /// method : barnard_rubin, rubin, or mice (as that R package bounds it)
    raises
    ///     When columns differ in length, an estimate is not finite, a variance is negative, or n <= k.
    references
    /// Rubin 1987, Multiple Imputation for Nonresponse in Surveys; Barnard and Rubin 1999,
    /// doi:10.1093/biomet/86.4.948.
    examples
    /// >>> change, variance = [0.61, 0.58, 0.66, 0.60, 0.63], [0.0031, 0.0030, 0.0032, 0.0031, 0.0033]
    /// >>> pooled = stats.pool_imputations(change, variance, n=80)
    /// >>> round(pooled.df, 6), round(pooled.lower, 6)
    /// (28.755758, 0.482524)
    pool_imputations(
        estimates: Vec<f64>, variances: Vec<f64>;
        n: Option<u64> = None, k: u64 = 1, method: &str = "barnard_rubin", level: f64 = 0.95
    ) -> PooledEstimate {
        laks_stats::pool_imputations(&estimates, &variances, n, k, method, level)
    }

    /// Holm's adjusted p-values, in the order given: they control the chance of any false alarm.
    ///
    /// Sorted ascending, the i-th is the largest of min(1, (m - j + 1) p_j) over j <= i, m p-values in all.
    ///
    /// Use it where one wrong claim would matter. Not where a share of false alarms is tolerable:
    /// :func:`benjamini_hochberg`.
    raises
    ///     When a p-value is not between 0 and 1.
    references
    /// Holm 1979, Scandinavian Journal of Statistics 6:65.
    examples
    /// >>> stats.holm([0.01, 0.04, 0.03])
    /// [0.03, 0.06, 0.06]
    holm(p: Vec<f64>) -> Vec<f64> {
        laks_stats::holm(&p)
    }

    /// Benjamini and Hochberg's adjusted p-values, in the order given.
    ///
    /// They control the expected share of false alarms among the alarms. Sorted ascending, the i-th is the
    /// smallest of min(1, m p_j / j) over j >= i, m p-values in all.
    ///
    /// Use it to screen many comparisons. Not where one wrong claim would matter: :func:`holm`.
    raises
    ///     When a p-value is not between 0 and 1.
    references
    /// Benjamini and Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x.
    examples
    /// >>> stats.benjamini_hochberg([0.01, 0.04, 0.03])
    /// [0.03, 0.04, 0.04]
    benjamini_hochberg(p: Vec<f64>) -> Vec<f64> {
        laks_stats::benjamini_hochberg(&p)
    }
}
