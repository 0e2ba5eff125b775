//! The odds ratio of two independent proportions, exactly, given the margins.

mod conditional;

use crate::error::{check_level, check_part};
use crate::method::methods;
use crate::risk_ratio::described;
use crate::{Error, Estimate, Reason};
use conditional::Conditional;

methods! {
    /// How the interval of an odds ratio is made.
    pub enum OddsRatioMethod: "method" {
        /// The conditional exact interval (Cornfield 1956): never below its level.
        Exact = "exact",
        /// The conditional interval that counts half of the observed table.
        MidP = "mid_p",
    }
}

/// The odds ratio of x1 of n1 against x2 of n2, with its conditional interval.
///
/// **Estimates** ψ = p₁ q₂ / (q₁ p₂). Given all margins, x₁ has a non-central hypergeometric
/// distribution, P(X = k) ∝ C(n₁, k) C(n₂, m − k) ψᵏ with m = x₁ + x₂. The value is the conditional
/// maximum likelihood estimate, E(X; ψ) = x₁ (not the sample odds ratio); the limits solve
/// P(X ≥ x₁; ψ) = P(X ≤ x₁; ψ) = α/2, with half of P(X = x₁) left out for mid-P.
///
/// **Use** with small tables and beside Fisher's test doubled; each limit is the exact one-sided
/// test's. **Not** as a stand-in for the ratio of risks where the outcome is common.
///
/// A table without information (a margin of 0) has the interval 0 to infinity and no value.
///
/// # Errors
/// If a numerator exceeds its denominator, or `level` is not strictly between 0 and 1. With an empty
/// group nothing is defined. Margins above 4·10⁹ are refused: the distribution is summed.
///
/// # Examples
/// ```
/// use laks_stats::{OddsRatioMethod, odds_ratio};
/// let ratio = odds_ratio(9, 13, 4, 14, OddsRatioMethod::Exact, 0.95)?;
/// assert!((ratio.lower.unwrap() - 0.8472).abs() < 6e-5);
/// assert!((ratio.upper.unwrap() - 40.4374).abs() < 6e-5);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Cornfield (1956), Proc. 3rd Berkeley Symp. 4:135; Agresti (2013), Categorical Data Analysis,
/// §16.6.
pub fn odds_ratio(
    x1: u64,
    n1: u64,
    x2: u64,
    n2: u64,
    method: OddsRatioMethod,
    level: f64,
) -> Result<Estimate, Error> {
    let level = check_level(level)?;
    check_part("x1", x1, n1)?;
    check_part("x2", x2, n2)?;
    for (argument, n) in [("n1", n1), ("n2", n2)] {
        if n > LARGEST {
            return Err(Error::argument(argument, "at most 4000000000 for an exact interval", n));
        }
    }
    if n1 == 0 || n2 == 0 {
        return Ok(Estimate::undefined(level, method.name(), Reason::GroupEmpty));
    }
    let table = Conditional::new(x1, n1, x2, n2);
    let observed = match method {
        OddsRatioMethod::Exact => 1.0,
        OddsRatioMethod::MidP => 0.5,
    };
    let limits = table.limits(0.5 * (1.0 - level), observed);
    Ok(described(table.estimate(), Some(limits), level, method.name()))
}

/// The largest group whose distribution is summed.
const LARGEST: u64 = 4_000_000_000;
