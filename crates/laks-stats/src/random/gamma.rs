//! Gamma random numbers, whose quotients are beta and Dirichlet ones.

use super::Stream;

/// A gamma number of a positive shape and rate 1.
///
/// Marsaglia and Tsang (2000), <https://doi.org/10.1145/358407.358414>; a shape below 1 is drawn one
/// higher and multiplied by a power of a uniform number. Far below 1 it may round to 0.
pub(crate) fn gamma(shape: f64, stream: &mut Stream) -> f64 {
    if shape < 1.0 {
        let smaller = stream.uniform().powf(1.0 / shape);
        return gamma(shape + 1.0, stream) * smaller;
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let z = normal(stream);
        let v = 1.0 + c * z;
        if v <= 0.0 {
            continue;
        }
        let v = v * v * v;
        if stream.uniform().ln() < 0.5 * z * z + d * (1.0 - v + v.ln()) {
            return d * v;
        }
    }
}

/// A standard normal number by Box and Muller (1958): the cosine alone, so that nothing is kept back.
fn normal(stream: &mut Stream) -> f64 {
    let radius = (-2.0 * stream.uniform().ln()).sqrt();
    radius * (std::f64::consts::TAU * stream.uniform()).cos()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distributions::gamma_cdf;

    #[test]
    fn draws_follow_the_gamma_distribution() {
        for shape in [0.5, 1.0, 2.5, 60.0] {
            let draws = 20_000;
            let mut probabilities: Vec<f64> = (0..draws)
                .map(|place| gamma_cdf(gamma(shape, &mut Stream::new(5, place)), shape))
                .collect();
            probabilities.sort_by(f64::total_cmp);
            let gap = probabilities.iter().enumerate().map(|(rank, p)| {
                let step = 1.0 / draws as f64;
                (p - rank as f64 * step).abs().max((p - (rank as f64 + 1.0) * step).abs())
            });
            // Kolmogorov's distance at a level of one in ten thousand.
            assert!(gap.fold(0.0, f64::max) * (draws as f64).sqrt() < 2.23, "{shape}");
        }
    }

    #[test]
    fn a_tiny_shape_gives_a_number_that_is_not_negative() {
        for place in 0..100 {
            let draw = gamma(1e-3, &mut Stream::new(1, place));
            assert!(draw >= 0.0 && draw.is_finite());
        }
    }
}
