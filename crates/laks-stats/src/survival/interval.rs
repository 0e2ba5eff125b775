//! The scales on which a survival curve's interval is symmetric.

use crate::distributions::normal_quantile;

use crate::SurvivalInterval;

/// The standard normal quantile of a two-sided interval.
pub(crate) fn two_sided_z(level: f64) -> f64 {
    -normal_quantile((1.0 - level) / 2.0)
}

impl SurvivalInterval {
    /// The interval of a survival probability `exp(−hazard)` whose logarithm has the variance
    /// `greenwood`; `None` where the scale has no value (no event yet, or nobody left).
    pub(crate) fn ends(self, hazard: f64, greenwood: f64, z: f64) -> Option<(f64, f64)> {
        let survival = (-hazard).exp();
        let failure = -(-hazard).exp_m1();
        if hazard.is_infinite() || !greenwood.is_finite() {
            return None;
        }
        let margin = z * greenwood.sqrt();
        let ends = match self {
            Self::Plain => (survival * (1.0 - margin), survival * (1.0 + margin)),
            Self::Log => ((-hazard - margin).exp(), (-hazard + margin).exp()),
            _ if hazard == 0.0 => return None,
            Self::LogLog => {
                let factor = (margin / hazard).exp();
                ((-hazard * factor).exp(), (-hazard / factor).exp())
            }
            Self::Logit => {
                let (odds, factor) = (survival / failure, (margin / failure).exp());
                (odds / (odds + factor), odds * factor / (1.0 + odds * factor))
            }
            Self::Arcsine => {
                let centre = survival.sqrt().atan2(failure.sqrt());
                let half = 0.5 * margin * (survival / failure).sqrt();
                let square = |angle: f64| angle.sin().powi(2);
                (
                    square((centre - half).max(0.0)),
                    square((centre + half).min(std::f64::consts::FRAC_PI_2)),
                )
            }
        };
        let upper = if ends.1.is_nan() { 1.0 } else { ends.1.min(1.0) };
        Some((ends.0.max(0.0), upper))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scale_contains_the_estimate_and_stays_within_0_and_1() {
        for &scale in SurvivalInterval::ALL {
            for (hazard, greenwood) in [(1e-9, 1e-18), (0.1, 0.01), (2.0, 3.0), (30.0, 400.0)] {
                let (lower, upper) = scale.ends(hazard, greenwood, 1.96).unwrap();
                let survival = f64::exp(-hazard);
                assert!(0.0 <= lower && lower <= survival, "{scale} at {hazard}");
                assert!(survival <= upper && upper <= 1.0, "{scale} at {hazard}");
            }
        }
    }
}
