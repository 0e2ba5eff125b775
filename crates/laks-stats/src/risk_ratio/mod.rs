//! The ratio of two independent proportions, with intervals.

mod score;

use crate::difference::Groups;
use crate::error::{check_level, check_part};
use crate::method::methods;
use crate::proportion::critical;
use crate::{Error, Estimate, Reason};

methods! {
    /// How the interval of a ratio of two proportions is made.
    pub enum RiskRatioMethod: "method" {
        /// The score interval with variance factor N / (N − 1) (Miettinen & Nurminen 1985).
        MiettinenNurminen = "miettinen_nurminen",
        /// The score interval without that factor (Koopman 1984).
        Koopman = "koopman",
        /// The normal interval of the logarithm (Katz et al. 1978); needs events in both groups, and
        /// somebody without.
        Katz = "katz",
    }
}

/// The ratio (x1 / n1) / (x2 / n2) with its interval.
///
/// **Estimates** p₁ / p₂ from two independent groups. The score intervals hold every φ with
/// |p̂₁ − φ p̂₂| ≤ z √(p₁ q₁ / n₁ + φ² p₂ q₂ / n₂) at the most likely p₁ = φ p₂. Katz:
/// exp(ln φ̂ ± z √(1/x₁ − 1/n₁ + 1/x₂ − 1/n₂)).
///
/// **Use** a score interval: it is defined at zero. With no event in the first group the lower limit
/// is 0, with none in the second the upper one is infinite and the ratio itself has no value; with
/// none at all the interval is 0 to infinity. **Not** for the same people before and after.
///
/// # Errors
/// If a numerator exceeds its denominator, or `level` is not strictly between 0 and 1. With an empty
/// group nothing is defined.
///
/// # Examples
/// ```
/// use laks_stats::{RiskRatioMethod, risk_ratio};
/// let ratio = risk_ratio(7, 34, 1, 34, RiskRatioMethod::Koopman, 0.95)?;
/// assert_eq!(ratio.value, Some(7.0));
/// assert!((ratio.lower.unwrap() - 1.220_9).abs() < 1e-4);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Miettinen & Nurminen (1985) doi:10.1002/sim.4780040211; Koopman (1984) doi:10.2307/2531405;
/// Katz et al. (1978) doi:10.2307/2530610.
pub fn risk_ratio(
    x1: u64,
    n1: u64,
    x2: u64,
    n2: u64,
    method: RiskRatioMethod,
    level: f64,
) -> Result<Estimate, Error> {
    let level = check_level(level)?;
    check_part("x1", x1, n1)?;
    check_part("x2", x2, n2)?;
    if n1 == 0 || n2 == 0 {
        return Ok(Estimate::undefined(level, method.name(), Reason::GroupEmpty));
    }
    let groups = Groups { x1, n1, x2, n2 };
    let limits = match method {
        RiskRatioMethod::MiettinenNurminen => Some(score::limits(groups, level, true)),
        RiskRatioMethod::Koopman => Some(score::limits(groups, level, false)),
        RiskRatioMethod::Katz => katz(groups, level),
    };
    Ok(described(ratio(groups), limits, level, method.name()))
}

/// An estimate of a ratio that may lack its value, its interval or both.
pub(crate) fn described(
    value: Option<f64>,
    limits: Option<(f64, f64)>,
    level: f64,
    method: &'static str,
) -> Estimate {
    let reason = match (value, limits) {
        (Some(_), Some(_)) => None,
        (None, Some(_)) => Some(Reason::NothingToDivideBy),
        (_, None) => Some(Reason::NoIntervalAtTheseCounts),
    };
    Estimate {
        value,
        lower: limits.map(|l| l.0),
        upper: limits.map(|l| l.1),
        standard_error: None,
        level,
        method,
        reason,
    }
}

fn ratio(groups: Groups) -> Option<f64> {
    let Groups { x1, n1, x2, n2 } = groups;
    (x2 > 0).then(|| (x1 as f64 * n2 as f64) / (x2 as f64 * n1 as f64))
}

fn katz(groups: Groups, level: f64) -> Option<(f64, f64)> {
    if groups.x1 == 0 {
        return None;
    }
    let value = ratio(groups)?;
    let part = |x: u64, n: u64| (n - x) as f64 / n as f64 / x as f64;
    let se = (part(groups.x1, groups.n1) + part(groups.x2, groups.n2)).sqrt();
    if se == 0.0 {
        return None;
    }
    let half = critical(level) * se;
    Some((value * (-half).exp(), value * half.exp()))
}
