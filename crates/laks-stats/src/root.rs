//! Finding the one root of a monotone function, safely.

/// The point between `from` and `to` where `f` changes its sign from positive to not positive.
///
/// `f` is taken to be positive at `from` and negative at `to` and is never evaluated there, so it
/// may be undefined at both. Bisection guards every step; the secant only proposes. A value that is
/// not a number counts as negative. The result is exact to rounding.
pub(crate) fn falling_root(from: f64, to: f64, f: impl Fn(f64) -> f64) -> f64 {
    let (mut a, mut b) = (from, to);
    let (mut fa, mut fb) = (None, None);
    let mut width = (b - a).abs();
    for _ in 0..400 {
        let middle = 0.5 * (a + b);
        let tolerance = 4.0 * f64::EPSILON * a.abs().max(b.abs()).max(1e-300);
        if (b - a).abs() <= tolerance || middle == a || middle == b {
            break;
        }
        let slow = (b - a).abs() > 0.5 * width;
        width = (b - a).abs();
        let point = if slow { middle } else { proposal(a, b, fa, fb, tolerance).unwrap_or(middle) };
        let value = f(point);
        if value > 0.0 {
            (a, fa) = (point, Some(value));
        } else {
            (b, fb) = (point, Some(value));
        }
        if value == 0.0 {
            return point;
        }
    }
    0.5 * (a + b)
}

/// Where the secant through both ends crosses zero, pushed off an end it would only creep from.
fn proposal(a: f64, b: f64, fa: Option<f64>, fb: Option<f64>, tolerance: f64) -> Option<f64> {
    let (fa, fb) = (fa?, fb?);
    if !(fa.is_finite() && fb.is_finite()) {
        return None;
    }
    let share = fa / (fa - fb);
    let push = (tolerance / (b - a).abs()).max(1e-3 * share.min(1.0 - share));
    let share = if share < 0.5 { share + push } else { share - push };
    (share > 0.0 && share < 1.0).then_some(a + share * (b - a))
}

#[cfg(test)]
mod tests {
    use super::falling_root;

    #[test]
    fn a_root_is_found_to_rounding_whatever_the_slope() {
        assert!((falling_root(0.0, 2.0, |x| 2.0 - x * x) - 2.0_f64.sqrt()).abs() < 1e-15);
        let tiny = falling_root(0.0, 1.0, |x| 1e-9 - x);
        assert!((tiny / 1e-9 - 1.0).abs() < 1e-14);
        assert!(
            (falling_root(-5.0, 5.0, |x| 0.3 - x.powi(9)) - 0.3_f64.powf(1.0 / 9.0)).abs() < 1e-14
        );
    }

    #[test]
    fn a_jump_is_found_as_if_it_were_a_root() {
        let jump = falling_root(0.0, 1.0, |x| if x < 0.7 { 1.0 } else { -1.0 });
        assert!((jump - 0.7).abs() < 1e-15);
    }
}
