//! The distributions against 60-digit values (tests/reference/distributions, made by `make.py`).
#![allow(clippy::unwrap_used)]

use laks_stats::distributions::*;
use serde_json::Value;

const TOLERANCE: f64 = 1e-10;

fn cases(name: &str, at_least: usize) -> Vec<Value> {
    let path =
        format!("{}/../../tests/reference/distributions/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let cases: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(cases.len() >= at_least, "only {} cases in {name}", cases.len());
    cases
}

fn number(case: &Value, key: &str) -> f64 {
    case[key].as_f64().unwrap()
}

fn count(case: &Value, key: &str) -> u64 {
    case[key].as_u64().unwrap()
}

/// The expected value, where the case has one inside the range of doubles.
fn expected(case: &Value, key: &str) -> Option<f64> {
    case.get(key).map(|text| text.as_str().unwrap().parse().unwrap())
}

/// Compares relatively; collects what is off so that one run shows everything.
#[derive(Default)]
struct Comparison {
    worst: f64,
    off: Vec<String>,
}

impl Comparison {
    fn check(&mut self, what: &Value, key: &str, found: f64, expected: f64) {
        let error = if expected == 0.0 { found.abs() } else { (found / expected - 1.0).abs() };
        self.worst = self.worst.max(error);
        if error.is_nan() || error > TOLERANCE {
            self.off
                .push(format!("{key} {found:e} instead of {expected:e} ({error:.1e}) at {what}"));
        }
    }

    fn finish(self, name: &str) {
        assert!(self.off.is_empty(), "{} off in {name}:\n{}", self.off.len(), self.off.join("\n"));
        assert!(self.worst <= TOLERANCE, "{name}: {}", self.worst);
    }
}

#[test]
fn beta_tails_are_exact_at_every_shape() {
    let mut comparison = Comparison::default();
    for case in cases("beta", 400) {
        let (x, a, b) = (number(&case, "x"), number(&case, "a"), number(&case, "b"));
        if let Some(lower) = expected(&case, "lower") {
            comparison.check(&case, "lower", beta_cdf(x, a, b), lower);
        }
        if let Some(upper) = expected(&case, "upper") {
            comparison.check(&case, "upper", beta_sf(x, a, b), upper);
        }
    }
    comparison.finish("beta");
}

#[test]
fn beta_quantiles_invert_the_reference_tails() {
    let mut comparison = Comparison::default();
    for case in cases("beta", 400) {
        let (x, a, b) = (number(&case, "x"), number(&case, "a"), number(&case, "b"));
        if let Some(lower) = expected(&case, "lower").filter(|p| *p <= 0.6) {
            comparison.check(&case, "quantile", beta_quantile(lower, a, b), x);
        }
        if let Some(upper) = expected(&case, "upper").filter(|p| *p <= 0.6) {
            comparison.check(&case, "upper quantile", beta_upper_quantile(upper, a, b), x);
        }
    }
    comparison.finish("beta quantile");
}

#[test]
fn gamma_tails_and_quantiles_are_exact_at_every_shape() {
    let mut comparison = Comparison::default();
    for case in cases("gamma", 90) {
        let (x, shape) = (number(&case, "x"), number(&case, "shape"));
        if let Some(lower) = expected(&case, "lower") {
            comparison.check(&case, "lower", gamma_cdf(x, shape), lower);
            if lower <= 0.6 {
                comparison.check(&case, "quantile", gamma_quantile(lower, shape), x);
            }
        }
        if let Some(upper) = expected(&case, "upper") {
            comparison.check(&case, "upper", gamma_sf(x, shape), upper);
            if upper <= 0.6 {
                comparison.check(&case, "upper quantile", gamma_upper_quantile(upper, shape), x);
            }
        }
    }
    comparison.finish("gamma");
}

#[test]
fn normal_tails_and_quantiles_are_exact_to_37_standard_deviations() {
    let mut comparison = Comparison::default();
    for case in cases("normal", 15) {
        let z = number(&case, "z");
        let upper = expected(&case, "upper").unwrap();
        comparison.check(&case, "upper", normal_sf(z), upper);
        comparison.check(&case, "lower", normal_cdf(-z), upper);
        if z.abs() >= 0.1 && z > -3.0 {
            comparison.check(&case, "quantile", -normal_quantile(upper), z);
        }
    }
    comparison.finish("normal");
}

#[test]
fn student_tails_and_quantiles_are_exact_for_any_degrees_of_freedom() {
    let mut comparison = Comparison::default();
    for case in cases("student", 90) {
        let (t, df) = (number(&case, "t"), number(&case, "df"));
        let upper = expected(&case, "upper").unwrap();
        comparison.check(&case, "upper", student_sf(t, df), upper);
        comparison.check(&case, "lower", student_cdf(-t, df), upper);
        if t > 0.1 {
            comparison.check(&case, "quantile", -student_quantile(upper, df), t);
        }
    }
    comparison.finish("student");
}

#[test]
fn ln_gamma_is_exact_relative_to_itself() {
    let mut comparison = Comparison::default();
    for case in cases("gamma_function", 20) {
        let found = ln_gamma(number(&case, "x"));
        comparison.check(&case, "ln_gamma", found, expected(&case, "ln_gamma").unwrap());
    }
    comparison.finish("ln_gamma");
}

#[test]
fn hypergeometric_probabilities_are_exact_up_to_two_billion() {
    let mut comparison = Comparison::default();
    for case in cases("hypergeometric", 30) {
        let found = hypergeometric_pmf(
            count(&case, "x"),
            count(&case, "successes"),
            count(&case, "failures"),
            count(&case, "draws"),
        );
        comparison.check(&case, "pmf", found, expected(&case, "pmf").unwrap());
    }
    comparison.finish("hypergeometric");
}
