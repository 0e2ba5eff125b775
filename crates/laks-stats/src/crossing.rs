//! Where a continuous function crosses zero, once both sides are known.

/// The steps after which the bracket is as narrow as the numbers allow.
const STEPS: usize = 200;

/// The point between `low` and `high` at which `f` crosses zero, to the last digits.
///
/// `f(low)` and `f(high)` must have opposite signs, or one of them be 0; otherwise the end whose
/// value is nearer to 0 is returned. Inverse quadratic steps where they are safe, halving where
/// they are not (Chandrupatla 1997, <https://doi.org/10.1016/S0965-9978(96)00051-8>).
pub(crate) fn crossing(f: impl Fn(f64) -> f64, low: f64, high: f64) -> f64 {
    let (mut a, mut b) = (low, high);
    let (mut fa, mut fb) = (f(a), f(b));
    if fa == 0.0 || fb == 0.0 || (fa > 0.0) == (fb > 0.0) {
        return if fa.abs() <= fb.abs() { a } else { b };
    }
    let mut share = 0.5;
    for _ in 0..STEPS {
        let x = a + share * (b - a);
        let fx = f(x);
        // `c` is the point that the new one displaces; the bracket is then a..b.
        let (c, fc) = if (fx > 0.0) == (fa > 0.0) {
            (a, fa)
        } else {
            let old = (b, fb);
            (b, fb) = (a, fa);
            old
        };
        (a, fa) = (x, fx);
        let (best, f_best) = if fa.abs() < fb.abs() { (a, fa) } else { (b, fb) };
        let narrowest = 2.0 * f64::EPSILON * best.abs() + f64::MIN_POSITIVE;
        let smallest_share = narrowest / (b - a).abs();
        if f_best == 0.0 || smallest_share > 0.5 {
            return best;
        }
        share = next_share((a, fa), (b, fb), (c, fc)).clamp(smallest_share, 1.0 - smallest_share);
    }
    a
}

/// How far to go from `a` towards `b`: by inverse quadratic interpolation, or half-way.
fn next_share((a, fa): (f64, f64), (b, fb): (f64, f64), (c, fc): (f64, f64)) -> f64 {
    let xi = (a - b) / (c - b);
    let phi = (fa - fb) / (fc - fb);
    if phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi {
        let t =
            fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb);
        if t.is_finite() {
            return t;
        }
    }
    0.5
}

#[cfg(test)]
mod tests {
    use super::crossing;

    #[test]
    fn a_root_is_found_to_the_last_digits() {
        let root = crossing(|x| x * x - 2.0, 0.0, 2.0);
        assert!((root - std::f64::consts::SQRT_2).abs() < 1e-15);
    }

    #[test]
    fn a_falling_function_and_a_steep_one_are_no_trouble() {
        assert!(
            (crossing(|x| 1e-3 - x.powi(9), 0.0, 50.0) - 1e-3_f64.powf(1.0 / 9.0)).abs() < 1e-14
        );
        assert!((crossing(|x| (x - 0.25).signum(), -1.0, 1.0) - 0.25).abs() < 1e-15);
    }

    #[test]
    fn an_end_that_is_already_zero_is_returned() {
        assert_eq!(crossing(|x| x, 0.0, 1.0), 0.0);
        assert_eq!(crossing(|x| x - 1.0, 0.0, 1.0), 1.0);
    }
}
