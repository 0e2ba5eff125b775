//! Where a score stops being that of a clinical population: Jacobson and Truax' cut-offs.

use crate::Error;
use crate::method::methods;

methods! {
    /// Which populations a cut-off is drawn from.
    pub enum CutOffMethod: "method" {
        /// Half-way between both populations, in their deviations.
        C = "c",
        /// Two deviations from the clinical mean, towards better.
        A = "a",
        /// Two deviations from the functional mean, towards worse.
        B = "b",
    }
}

/// Mean and standard deviation of a population on an instrument.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Population {
    /// The mean score.
    pub mean: f64,
    /// The standard deviation of scores.
    pub sd: f64,
}

/// The cut-off between a clinical and a functional population.
///
/// With means M₀ (clinical), M₁ (functional) and deviations s₀, s₁, where higher is better:
/// - `a`: M₀ + 2 s₀. - `b`: M₁ − 2 s₁. - `c`: (s₀ M₁ + s₁ M₀) / (s₀ + s₁), which allows for
///   unequal deviations.
///
/// Where lower is better the signs turn. `a` needs no functional norms, `b` no clinical ones; `c` is
/// preferred where both exist and overlap.
///
/// # Errors
/// A mean that is not finite, a deviation that is not above 0.
///
/// # Examples
/// ```
/// use laks_stats::{cut_off, CutOffMethod, Population};
/// let (clinical, functional) = (Population { mean: 40.0, sd: 7.5 }, Population { mean: 60.0, sd: 10.0 });
/// let c = cut_off(clinical, functional, true, CutOffMethod::C)?;
/// assert!((c - 48.571428571428571).abs() < 1e-12);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Jacobson & Truax (1991), <https://doi.org/10.1037/0022-006X.59.1.12>.
pub fn cut_off(
    clinical: Population,
    functional: Population,
    higher_is_better: bool,
    method: CutOffMethod,
) -> Result<f64, Error> {
    clinical.check("clinical_sd")?;
    functional.check("functional_sd")?;
    Ok(cut_off_between(clinical, functional, higher_is_better, method))
}

/// The cut-off of two populations that were checked.
pub(super) fn cut_off_between(
    clinical: Population,
    functional: Population,
    higher_is_better: bool,
    method: CutOffMethod,
) -> f64 {
    let better = if higher_is_better { 1.0 } else { -1.0 };
    match method {
        CutOffMethod::A => clinical.mean + better * 2.0 * clinical.sd,
        CutOffMethod::B => functional.mean - better * 2.0 * functional.sd,
        CutOffMethod::C => {
            (clinical.sd * functional.mean + functional.sd * clinical.mean)
                / (clinical.sd + functional.sd)
        }
    }
}

impl Population {
    pub(super) fn check(self, argument: &'static str) -> Result<(), Error> {
        if !self.mean.is_finite() {
            return Err(Error::argument("mean", "a finite number", self.mean));
        }
        if self.sd.is_finite() && self.sd > 0.0 {
            return Ok(());
        }
        Err(Error::argument(argument, "finite and above 0", self.sd))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLINICAL: Population = Population { mean: 40.0, sd: 7.5 };
    const FUNCTIONAL: Population = Population { mean: 60.0, sd: 7.5 };

    #[test]
    fn the_three_cut_offs_of_the_paper() {
        let at = |method| cut_off(CLINICAL, FUNCTIONAL, true, method).unwrap();
        assert_eq!(at(CutOffMethod::A), 55.0);
        assert_eq!(at(CutOffMethod::B), 45.0);
        assert_eq!(at(CutOffMethod::C), 50.0);
    }

    #[test]
    fn turning_the_scale_turns_the_cut_off() {
        let turn = |p: Population| Population { mean: -p.mean, ..p };
        for &method in CutOffMethod::ALL {
            let one = cut_off(CLINICAL, FUNCTIONAL, true, method).unwrap();
            let other = cut_off(turn(CLINICAL), turn(FUNCTIONAL), false, method).unwrap();
            assert_eq!(one, -other);
        }
    }

    #[test]
    fn a_population_without_spread_is_refused() {
        let flat = Population { mean: 40.0, sd: 0.0 };
        assert!(cut_off(flat, FUNCTIONAL, true, CutOffMethod::C).is_err());
        assert!(
            cut_off(CLINICAL, Population { mean: f64::NAN, sd: 1.0 }, true, CutOffMethod::C)
                .is_err()
        );
    }
}
