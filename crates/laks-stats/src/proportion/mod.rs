//! One proportion: x of n, with an interval; and against a target.

mod blaker;
mod clustered;
mod exact;
mod posterior;
mod score;
mod test;

pub use clustered::{ClusteredProportion, clustered_proportion};
pub use posterior::posterior_at_least;
pub use test::{ProportionTestMethod, proportion_test};

use crate::error::{check_level, check_part};
use crate::method::methods;
use crate::{Error, Estimate, Reason};

pub(crate) use exact::mid_p as mid_p_limits;
pub(crate) use exact::{clopper_pearson, mid_above, mid_below};
pub(crate) use score::{critical, wilson_limits};
pub(crate) use test::{first, no_likelier, normal_p};

methods! {
    /// How the interval of one proportion is made.
    pub enum ProportionMethod: "method" {
        /// Wilson's score interval (Wilson 1927; Newcombe 1998a, method 3).
        Wilson = "wilson",
        /// Wilson's interval with continuity correction (Newcombe 1998a, method 4).
        WilsonCc = "wilson_cc",
        /// The exact interval of Clopper and Pearson (1934): never below its level, wide.
        ClopperPearson = "clopper_pearson",
        /// The exact interval that counts half of the observed result (Lancaster 1961).
        MidP = "mid_p",
        /// Equal tails of the posterior under Jeffreys' prior, with 0 at x = 0 and 1 at x = n
        /// (Brown, Cai & DasGupta 2001).
        Jeffreys = "jeffreys",
        /// Wald's interval after adding z²/2 to both outcomes (Agresti & Coull 1998); not cut at 0
        /// and 1, and not nested in its level at 0 and n.
        AgrestiCoull = "agresti_coull",
        /// The exact interval of Blaker (2000): inside Clopper–Pearson, never below its level.
        Blaker = "blaker",
    }
}

/// The share x / n with its interval.
///
/// **Estimates** the probability behind `x` successes in `n` independent trials. Wilson's interval
/// solves |p̂ − p| = z √(p (1 − p) / n); the exact ones invert binomial tails
/// P(X ≥ x; p) = P(X ≤ x; p) = α/2. The denominator is `n`; with n = 0 nothing is defined.
///
/// **Use** Wilson as a rule; Clopper–Pearson or Blaker where the level must be guaranteed; mid-P
/// beside a mid-P test. **Not** for people who sit together in few courses (the interval is then too
/// narrow), nor for a complete count that is not a sample of anything.
///
/// # Errors
/// If `x` exceeds `n`, or `level` is not strictly between 0 and 1.
///
/// # Examples
/// Ballerup's early uptake: 24 of the 35 referred had started.
/// ```
/// use laks_stats::{ProportionMethod, proportion};
/// let uptake = proportion(24, 35, ProportionMethod::Wilson, 0.95)?;
/// assert!((uptake.lower.unwrap() - 0.520).abs() < 5e-4);
/// assert!((uptake.upper.unwrap() - 0.814).abs() < 5e-4);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Wilson (1927) doi:10.1080/01621459.1927.10502953; Clopper & Pearson (1934)
/// doi:10.1093/biomet/26.4.404; Newcombe (1998a)
/// doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E; Agresti & Coull (1998)
/// doi:10.1080/00031305.1998.10480550; Blaker (2000) doi:10.2307/3315916; Brown, Cai & DasGupta
/// (2001) doi:10.1214/ss/1009213286.
pub fn proportion(x: u64, n: u64, method: ProportionMethod, level: f64) -> Result<Estimate, Error> {
    let level = check_level(level)?;
    check_part("x", x, n)?;
    if n == 0 {
        return Ok(Estimate::undefined(level, method.name(), Reason::ShareOfNone));
    }
    let (lower, upper) = match method {
        ProportionMethod::Wilson => score::wilson_limits(x, n, level),
        ProportionMethod::WilsonCc => score::wilson_cc(x, n, level),
        ProportionMethod::ClopperPearson => exact::clopper_pearson(x, n, level),
        ProportionMethod::MidP => exact::mid_p(x, n, level),
        ProportionMethod::Jeffreys => exact::jeffreys(x, n, level),
        ProportionMethod::AgrestiCoull => score::agresti_coull(x, n, level),
        ProportionMethod::Blaker => blaker::limits(x, n, level),
    };
    let held = |end: f64| end.clamp(0.0, 1.0);
    let share = x as f64 / n as f64;
    let estimate = Estimate::new(share, held(lower), held(upper), level, method.name());
    Ok(if lower < 0.0 || upper > 1.0 {
        estimate.with_reason(Reason::ShareCutAtLimits)
    } else {
        estimate
    })
}
