//! How far apart are the bottom and the top of the social order? SII and RII.

use super::linear_fit::line;
use super::logistic_fit::{fit, share};
use super::ranks::{Group, ranked};
use crate::distributions::normal_quantile;
use crate::error::check_level;
use crate::{Error, Estimate, Reason};

crate::method::methods! {
    /// The curve along the ranks.
    pub enum SlopeMethod: "method" {
        /// Logistic, for shares; errors from the binomial distribution.
        Logistic = "logistic",
        /// A straight line, for means.
        Linear = "linear",
        /// A straight line for the logarithm, for rates.
        LogLinear = "log_linear",
        /// A straight line for the log odds, for shares with given standard errors.
        LogitLinear = "logit_linear",
    }
}

/// The slope and relative indices of inequality.
#[derive(Debug, Clone, PartialEq)]
pub struct SlopeIndex {
    /// SII: the fitted difference between the two ends of the order; positive is disadvantage.
    pub slope: Estimate,
    /// RII: their ratio; above 1 is disadvantage.
    pub ratio: Estimate,
    /// The fitted value at the disadvantaged end.
    pub bottom: Option<f64>,
    /// The fitted value at the advantaged end.
    pub top: Option<f64>,
}

/// The slope index (SII) and relative index (RII) of inequality over ordered groups.
///
/// Each group sits at its ridit, the middle of its stretch of the population ranked from most
/// disadvantaged (0) to most advantaged (1). A curve through the groups' values, weighted by people,
/// has the values `b` at rank 0 and `t` at rank 1: `SII = t − b`, `RII = t / b`; both turn round
/// (`b − t`, `b / t`) unless `higher_is_better`. `logistic` fits `ln(p / (1 − p)) = α + β rank` to
/// shares by maximum likelihood, with delta-method errors. The linear curves take each group's
/// `standard_error` if given, and else their residuals with a t interval on k − 2 degrees of freedom;
/// the ratio's interval is symmetric for its logarithm. With two groups take a plain difference.
///
/// References: Mackenbach and Kunst 1997, doi:10.1016/S0277-9536(96)00073-1; Moreno-Betancur et al.
/// 2015, doi:10.1097/EDE.0000000000000311.
///
/// # Errors
/// If the slices differ in length, a value is not finite or outside the curve's range, a standard
/// error is negative, or the level is outside (0, 1).
///
/// # Examples
/// Completion by quintile of deprivation, the most deprived first.
/// ```
/// use laks_stats::{SlopeMethod, slope_index};
/// let (share, people) = ([0.40, 0.50, 0.55, 0.60, 0.70], [80, 90, 100, 95, 85]);
/// let index = slope_index(&share, &people, None, SlopeMethod::Logistic, true, 0.95)?;
/// let slope = index.slope.value.unwrap();
/// assert!(0.30 < slope && slope < 0.40);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn slope_index(
    value: &[f64],
    population: &[u64],
    standard_error: Option<&[f64]>,
    method: SlopeMethod,
    higher_is_better: bool,
    level: f64,
) -> Result<SlopeIndex, Error> {
    check_level(level)?;
    check_range(value, method)?;
    let groups = ranked(value, population, standard_error)?;
    if groups.len() < 2 {
        return Ok(undefined(Reason::FewerThanTwoGroupsWithPeople, level, method));
    }
    Ok(match method {
        SlopeMethod::Logistic => logistic(&groups, higher_is_better, level),
        _ => linear(&groups, method, higher_is_better, level),
    })
}

fn check_range(value: &[f64], method: SlopeMethod) -> Result<(), Error> {
    let (expected, legal): (_, fn(f64) -> bool) = match method {
        SlopeMethod::Logistic => ("a share from 0 to 1", |v| (0.0..=1.0).contains(&v)),
        SlopeMethod::Linear => ("finite", f64::is_finite),
        SlopeMethod::LogLinear => ("above 0", |v| v > 0.0),
        SlopeMethod::LogitLinear => ("strictly between 0 and 1", |v| v > 0.0 && v < 1.0),
    };
    match value.iter().find(|&&v| !legal(v)) {
        Some(found) => Err(Error::argument("value", expected, found)),
        None => Ok(()),
    }
}

fn undefined(reason: Reason, level: f64, method: SlopeMethod) -> SlopeIndex {
    let nothing = Estimate::undefined(level, method.name(), reason);
    SlopeIndex { slope: nothing.clone(), ratio: nothing, bottom: None, top: None }
}

/// The two ends, the errors of their difference and of the logarithm of their ratio, and the
/// quantile by which an interval multiplies them.
struct Ends {
    bottom: f64,
    top: f64,
    difference_error: Option<f64>,
    log_ratio_error: Option<f64>,
    quantile: f64,
}

impl Ends {
    fn index(&self, higher_is_better: bool, level: f64, method: SlopeMethod) -> SlopeIndex {
        let name = method.name();
        let (from, to) =
            if higher_is_better { (self.bottom, self.top) } else { (self.top, self.bottom) };
        let few = Reason::NoResiduals;
        let difference = to - from;
        let slope = match self.difference_error {
            Some(error) if !(self.quantile * error).is_finite() => {
                Estimate::without_interval(difference, level, name, Reason::TooUncertain)
            }
            Some(error) => {
                let margin = self.quantile * error;
                Estimate::new(difference, difference - margin, difference + margin, level, name)
                    .with_standard_error(error)
            }
            None => Estimate::without_interval(difference, level, name, few),
        };
        let ratio = match (to / from, self.log_ratio_error) {
            (ratio, _) if !(from > 0.0 && to > 0.0 && ratio.is_finite()) => {
                let reason = Reason::FittedEndNotAboveZero;
                Estimate::undefined(level, name, reason)
            }
            (ratio, None) => Estimate::without_interval(ratio, level, name, few),
            (ratio, Some(error)) if !(ratio * (self.quantile * error).exp()).is_finite() => {
                let reason = Reason::RatioTooUncertain;
                Estimate::without_interval(ratio, level, name, reason)
            }
            (ratio, Some(error)) => {
                let factor = (self.quantile * error).exp();
                Estimate::new(ratio, ratio / factor, ratio * factor, level, name)
                    .with_standard_error(error)
                    .with_reason(Reason::ErrorOfLogarithm)
            }
        };
        SlopeIndex { slope, ratio, bottom: Some(self.bottom), top: Some(self.top) }
    }
}

fn logistic(groups: &[Group], higher_is_better: bool, level: f64) -> SlopeIndex {
    let method = SlopeMethod::Logistic;
    let Some(fit) = fit(groups) else {
        let reason = Reason::NoLogisticFit;
        return undefined(reason, level, method);
    };
    let (low, high) = (fit.intercept, fit.intercept + fit.slope);
    let (bottom, top) = (share(low), share(high));
    let error = |by_intercept: f64, by_slope: f64| {
        let c = fit.covariance;
        let variance = by_intercept * by_intercept * c[0][0]
            + 2.0 * by_intercept * by_slope * c[0][1]
            + by_slope * by_slope * c[1][1];
        Some(variance.max(0.0).sqrt())
    };
    let (at_low, at_high) = (bottom * share(-low), top * share(-high));
    let ends = Ends {
        bottom,
        top,
        difference_error: error(at_high - at_low, at_high),
        log_ratio_error: error(share(-high) - share(-low), share(-high)),
        quantile: -normal_quantile((1.0 - level) / 2.0),
    };
    ends.index(higher_is_better, level, method)
}

/// A value carried to another scale, with the derivative there.
type Scale = fn(f64) -> (f64, f64);

fn linear(groups: &[Group], method: SlopeMethod, higher_is_better: bool, level: f64) -> SlopeIndex {
    // On its scale: the value, the derivative of the scale there, and the way back with its derivative.
    let (to, back): (Scale, Scale) = match method {
        SlopeMethod::LogLinear => (|v| (v.ln(), 1.0 / v), |y| (y.exp(), y.exp())),
        SlopeMethod::LogitLinear => (
            |v| ((v / (1.0 - v)).ln(), 1.0 / (v * (1.0 - v))),
            |y| (share(y), share(y) * share(-y)),
        ),
        SlopeMethod::Linear | SlopeMethod::Logistic => (|v| (v, 1.0), |y| (y, 1.0)),
    };
    let line = line(groups, |g| to(g.value).0, |g| g.error.map(|e| e * to(g.value).1));
    let ((bottom, by_bottom), (top, by_top)) = (back(line.bottom), back(line.top));
    let ends = Ends {
        bottom,
        top,
        difference_error: line.error(-by_bottom, by_top),
        log_ratio_error: line.error(-by_bottom / bottom, by_top / top),
        quantile: line.quantile(level),
    };
    ends.index(higher_is_better, level, method)
}
