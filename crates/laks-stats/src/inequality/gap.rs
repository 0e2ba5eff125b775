//! How much worse off is one group than another? Difference and ratio of two shares.

use crate::{DifferenceMethod, Error, Estimate, RiskRatioMethod, difference, risk_ratio};

/// The gap between the worst-off and the best-off group, both ways.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// The difference of the shares; positive is disadvantage.
    pub difference: Estimate,
    /// Their ratio; above 1 is disadvantage.
    pub ratio: Estimate,
}

/// The gap between a disadvantaged group, `x_worst` of `n_worst`, and an advantaged one.
///
/// With the shares `w` and `b` the difference is `b − w` and the ratio `b / w`; where lower is better,
/// `w − b` and `w / b`. So a positive difference and a ratio above 1 always mean disadvantage. The
/// intervals are Newcombe's and Koopman's. Which group is the disadvantaged one is declared
/// beforehand: the lowest and highest of many groups differ by chance alone.
///
/// References: as for [`difference`](crate::difference) and [`risk_ratio`](crate::risk_ratio).
///
/// # Errors
/// If a numerator exceeds its denominator or the level is outside (0, 1).
///
/// # Examples
/// ```
/// use laks_stats::gap;
/// let completion = gap(45, 100, 60, 100, true, 0.95)?;
/// assert!((completion.difference.value.unwrap() - 0.15).abs() < 1e-12);
/// assert!((completion.ratio.lower.unwrap() - 1.022_330_38).abs() < 1e-6);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn gap(
    x_worst: u64,
    n_worst: u64,
    x_best: u64,
    n_best: u64,
    higher_is_better: bool,
    level: f64,
) -> Result<Gap, Error> {
    let (worst, best) = ((x_worst, n_worst), (x_best, n_best));
    for (argument, (x, n)) in [("x_worst", worst), ("x_best", best)] {
        crate::error::check_part(argument, x, n)?;
    }
    let ((x1, n1), (x2, n2)) = if higher_is_better { (best, worst) } else { (worst, best) };
    Ok(Gap {
        difference: difference(x1, n1, x2, n2, DifferenceMethod::Newcombe, level)?,
        ratio: risk_ratio(x1, n1, x2, n2, RiskRatioMethod::Koopman, level)?,
    })
}
