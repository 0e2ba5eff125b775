//! The difference of two independent proportions, with intervals and the matching test.

mod groups;
mod restricted;
mod score;
mod square_and_add;

pub(crate) use groups::Groups;

use crate::error::{check_level, check_part};
use crate::method::methods;
use crate::proportion::normal_p;
use crate::{Alternative, Error, Estimate, Reason, Test};

methods! {
    /// How the interval of a difference of two proportions is made.
    pub enum DifferenceMethod: "method" {
        /// Square-and-add of two Wilson intervals (Newcombe 1998b, method 10).
        Newcombe = "newcombe",
        /// The score interval with variance factor N / (N − 1) (Miettinen & Nurminen 1985).
        MiettinenNurminen = "miettinen_nurminen",
        /// The score interval without that factor (Mee 1984).
        Mee = "mee",
        /// Wald's interval after adding one success and one failure to each group (Agresti & Caffo
        /// 2000); not cut at −1 and 1.
        AgrestiCaffo = "agresti_caffo",
    }
}

methods! {
    /// How a difference of two proportions is tested.
    pub enum DifferenceTestMethod: "method" {
        /// The score test that agrees with the Miettinen–Nurminen interval.
        MiettinenNurminen = "miettinen_nurminen",
        /// The score test that agrees with Mee's interval: Pearson's chi-squared.
        Mee = "mee",
    }
}

/// The difference x1 / n1 − x2 / n2 with its interval.
///
/// **Estimates** p₁ − p₂ from two independent groups. Newcombe:
/// d − √((p̂₁ − l₁)² + (u₂ − p̂₂)²) to d + √((u₁ − p̂₁)² + (p̂₂ − l₂)²) with Wilson's limits l and u.
/// The score intervals hold every δ with |d − δ| ≤ z √V(δ), where V(δ) is the variance at the most
/// likely p₁ = p₂ + δ; they are found by safe bisection and defined at 0 of n and n of n.
///
/// **Use** Newcombe as a rule, Miettinen–Nurminen beside a test ([`difference_test`] with the same
/// method always agrees). **Not** for the same people before and after: those are paired.
///
/// # Errors
/// If a numerator exceeds its denominator, or `level` is not strictly between 0 and 1. With an empty
/// group nothing is defined.
///
/// # Examples
/// ```
/// use laks_stats::{DifferenceMethod, difference};
/// let gap = difference(56, 70, 48, 80, DifferenceMethod::MiettinenNurminen, 0.95)?;
/// assert!((gap.lower.unwrap() - 0.0528).abs() < 6e-5);
/// assert!((gap.upper.unwrap() - 0.3382).abs() < 6e-5);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Newcombe (1998b) doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I; Miettinen &
/// Nurminen (1985) doi:10.1002/sim.4780040211; Mee (1984) Biometrics 40:1175; Agresti & Caffo (2000)
/// doi:10.1080/00031305.2000.10474560.
pub fn difference(
    x1: u64,
    n1: u64,
    x2: u64,
    n2: u64,
    method: DifferenceMethod,
    level: f64,
) -> Result<Estimate, Error> {
    let level = check_level(level)?;
    check_part("x1", x1, n1)?;
    check_part("x2", x2, n2)?;
    if n1 == 0 || n2 == 0 {
        return Ok(Estimate::undefined(level, method.name(), Reason::GroupEmpty));
    }
    let groups = Groups { x1, n1, x2, n2 };
    let (lower, upper) = match method {
        DifferenceMethod::Newcombe => square_and_add::newcombe(groups, level),
        DifferenceMethod::MiettinenNurminen => score::limits(groups, level, true),
        DifferenceMethod::Mee => score::limits(groups, level, false),
        DifferenceMethod::AgrestiCaffo => square_and_add::agresti_caffo(groups, level),
    };
    let held = |end: f64| end.clamp(-1.0, 1.0);
    let difference = groups.difference();
    let estimate = Estimate::new(difference, held(lower), held(upper), level, method.name());
    Ok(if lower < -1.0 || upper > 1.0 {
        estimate.with_reason(Reason::DifferenceCutAtLimits)
    } else {
        estimate
    })
}

/// The score test of no difference: z = d / √(p̄ q̄ (1/n₁ + 1/n₂)) with the pooled share p̄.
///
/// Miettinen–Nurminen's variance is N / (N − 1) times larger. Two-sided, p is below 1 − level exactly
/// where the interval of [`difference`] with the same method excludes 0. If nobody or everybody
/// succeeded there is no evidence of a difference: z = 0, p = 1, with a note.
///
/// # Errors
/// If a numerator exceeds its denominator. With an empty group nothing is defined.
///
/// # Examples
/// ```
/// use laks_stats::{Alternative, DifferenceTestMethod, difference_test};
/// let test =
///     difference_test(13, 16, 5, 16, Alternative::TwoSided, DifferenceTestMethod::Mee)?;
/// assert!((test.statistic.unwrap() - 2.849_8).abs() < 1e-3);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn difference_test(
    x1: u64,
    n1: u64,
    x2: u64,
    n2: u64,
    alternative: Alternative,
    method: DifferenceTestMethod,
) -> Result<Test, Error> {
    check_part("x1", x1, n1)?;
    check_part("x2", x2, n2)?;
    if n1 == 0 || n2 == 0 {
        return Ok(Test::undefined(method.name(), Reason::GroupEmpty));
    }
    let groups = Groups { x1, n1, x2, n2 };
    let corrected = method == DifferenceTestMethod::MiettinenNurminen;
    let variance = score::variance(groups, 0.0, corrected);
    if variance == 0.0 {
        return Ok(
            Test::of_statistic(0.0, None, 1.0, method.name()).with_reason(Reason::SameOutcomes)
        );
    }
    let z = groups.difference() / variance.sqrt();
    Ok(Test::of_statistic(z, None, normal_p(z, alternative).min(1.0), method.name()))
}
