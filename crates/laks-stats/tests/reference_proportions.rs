//! Proportions, tables, rates and standardisation against the shared table of reference calls.
#![allow(clippy::unwrap_used, clippy::panic)]

use laks_stats::*;
use serde_json::Value;

/// The arguments of one call, read by name.
struct Args<'a>(&'a Value);

impl Args<'_> {
    fn count(&self, key: &str) -> u64 {
        self.0[key].as_u64().unwrap_or_else(|| panic!("{key} in {}", self.0))
    }

    fn number(&self, key: &str) -> f64 {
        self.0[key].as_f64().unwrap_or_else(|| panic!("{key} in {}", self.0))
    }

    fn named<T: std::str::FromStr<Err = UnknownMethod>>(&self, key: &str) -> T {
        self.0[key].as_str().unwrap().parse().unwrap()
    }

    fn numbers(&self, key: &str) -> Vec<f64> {
        self.0[key].as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
    }

    fn counts(&self, key: &str) -> Vec<u64> {
        self.0[key].as_array().unwrap().iter().map(|v| v.as_u64().unwrap()).collect()
    }

    fn groups(&self) -> (u64, u64, u64, u64) {
        (self.count("x1"), self.count("n1"), self.count("x2"), self.count("n2"))
    }

    fn rates(&self) -> (u64, f64, u64, f64) {
        (self.count("x1"), self.number("t1"), self.count("x2"), self.number("t2"))
    }
}

/// What a call gave, by the names of the result's attributes.
enum Outcome {
    Estimate(Estimate),
    Test(Test),
    Clustered(ClusteredProportion),
    Means(MeanDifference),
    Number(f64),
}

impl Outcome {
    fn get(&self, key: &str) -> Option<f64> {
        match (self, key) {
            (Self::Estimate(e), "value") => e.value,
            (Self::Estimate(e), "lower") => e.lower,
            (Self::Estimate(e), "upper") => e.upper,
            (Self::Clustered(c), "design_effect") => c.design_effect,
            (Self::Clustered(c), "effective_n") => c.effective_n,
            (Self::Clustered(c), "clusters") => Some(c.clusters as f64),
            (Self::Clustered(c), key) => {
                Self::Estimate(c.estimate.clone()).get(key.strip_prefix("estimate.").unwrap())
            }
            (Self::Means(m), key) => match key.split_once('.').unwrap() {
                ("difference", key) => Self::Estimate(m.difference.clone()).get(key),
                (_, key) => Self::Test(m.test.clone()).get(key),
            },
            (Self::Test(t), "p") => t.p,
            (Self::Test(t), "statistic") => t.statistic,
            (Self::Test(t), "df") => t.df,
            (Self::Number(value), "value") => Some(*value),
            _ => panic!("no attribute {key}"),
        }
    }
}

fn call(function: &str, args: &Args) -> Result<Outcome, Error> {
    let level = || args.number("level");
    let estimate = match function {
        "proportion" => proportion(args.count("x"), args.count("n"), args.named("method"), level()),
        "difference" => {
            let (x1, n1, x2, n2) = args.groups();
            difference(x1, n1, x2, n2, args.named("method"), level())
        }
        "risk_ratio" => {
            let (x1, n1, x2, n2) = args.groups();
            risk_ratio(x1, n1, x2, n2, args.named("method"), level())
        }
        "odds_ratio" => {
            let (x1, n1, x2, n2) = args.groups();
            odds_ratio(x1, n1, x2, n2, args.named("method"), level())
        }
        "rate" => {
            rate(args.count("events"), args.number("exposure"), args.named("method"), level())
        }
        "rate_ratio" => {
            let (x1, t1, x2, t2) = args.rates();
            rate_ratio(x1, t1, x2, t2, args.named("method"), level())
        }
        "standardised_rate" => standardised_rate(
            &args.counts("events"),
            &args.numbers("populations"),
            &args.numbers("weights"),
            args.named("method"),
            level(),
        ),
        "standardised_ratio" => standardised_ratio(
            args.count("observed"),
            args.number("expected"),
            args.named("method"),
            level(),
        ),
        "standardised_proportion" => {
            let (x, n) = (args.counts("successes"), args.counts("sizes"));
            standardised_proportion(&x, &n, &args.numbers("weights"), level())
        }
        "clustered_proportion" => {
            let (x, n) = (args.counts("successes"), args.counts("sizes"));
            return clustered_proportion(&x, &n, level()).map(Outcome::Clustered);
        }
        "mean_difference" => {
            let group = |key| Histogram::from_values(&args.numbers(key));
            return mean_difference(&group("first")?, &group("second")?, level())
                .map(Outcome::Means);
        }
        "posterior_at_least" => {
            return posterior_at_least(args.count("x"), args.count("n"), args.number("p0"))
                .map(Outcome::Number);
        }
        "expected_events" => {
            return expected_events(
                &args.numbers("populations"),
                &args.counts("reference_events"),
                &args.numbers("reference_populations"),
            )
            .map(Outcome::Number);
        }
        test => return call_test(test, args).map(Outcome::Test),
    };
    estimate.map(Outcome::Estimate)
}

fn call_test(function: &str, args: &Args) -> Result<Test, Error> {
    let (alternative, method) = (args.named("alternative"), &args.0["method"]);
    match function {
        "proportion_test" => proportion_test(
            args.count("x"),
            args.count("n"),
            args.number("p0"),
            alternative,
            args.named("method"),
        ),
        "difference_test" => {
            let (x1, n1, x2, n2) = args.groups();
            difference_test(x1, n1, x2, n2, alternative, args.named("method"))
        }
        "two_by_two_test" => {
            let (x1, n1, x2, n2) = args.groups();
            two_by_two_test(x1, n1, x2, n2, alternative, args.named("method"))
        }
        "rate_ratio_test" => {
            let (x1, t1, x2, t2) = args.rates();
            rate_ratio_test(x1, t1, x2, t2, alternative, args.named("method"))
        }
        _ => panic!("no function {function} (method {method})"),
    }
}

/// Infinities are written as text.
fn expected(value: &Value) -> Option<f64> {
    match value.as_str() {
        Some("Inf") => Some(f64::INFINITY),
        Some("-Inf") => Some(f64::NEG_INFINITY),
        Some(other) => panic!("unknown number {other}"),
        None => value.as_f64(),
    }
}

fn agree(found: Option<f64>, expected: Option<f64>, tolerance: f64, relative: bool) -> bool {
    match (found, expected) {
        (None, None) => true,
        (Some(found), Some(expected)) => {
            let scale = if relative { expected.abs() } else { 1.0 };
            found == expected || (found - expected).abs() <= tolerance * scale
        }
        _ => false,
    }
}

fn compare(family: &str, at_least: usize) {
    let path = format!("{}/../../tests/reference/stats/{family}.json", env!("CARGO_MANIFEST_DIR"));
    let cases: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(cases.len() >= at_least, "only {} cases of {family}", cases.len());
    let mut off = Vec::new();
    for case in &cases {
        let outcome = match call(case["function"].as_str().unwrap(), &Args(&case["args"])) {
            Ok(outcome) => outcome,
            Err(error) => panic!("{}: {error}", case["id"]),
        };
        let tolerance = case["tolerance"].as_f64().unwrap();
        for (key, value) in case["expected"].as_object().unwrap() {
            let (found, expected) = (outcome.get(key), expected(value));
            if !agree(found, expected, tolerance, case["tolerance_kind"] == "rel") {
                off.push(format!("{} {key}: {found:?} instead of {expected:?}", case["id"]));
            }
        }
    }
    assert!(off.is_empty(), "{} off:\n{}", off.len(), off.join("\n"));
}

#[test]
fn single_proportion_intervals_match() {
    compare("single_proportion_ci", 95);
}

#[test]
fn shares_at_other_mixes_and_in_clusters_and_means_match() {
    compare("shares_and_means", 15);
}

#[test]
fn single_proportion_tests_match() {
    compare("single_proportion_test", 6);
}

#[test]
fn differences_match() {
    compare("two_proportion_difference", 42);
}

#[test]
fn risk_ratios_match() {
    compare("risk_ratio", 9);
}

#[test]
fn two_by_two_intervals_match() {
    compare("two_by_two_ci", 9);
}

#[test]
fn two_by_two_tests_match() {
    compare("two_by_two_test", 30);
}

#[test]
fn rates_match() {
    compare("rate", 25);
}

#[test]
fn rate_ratios_match() {
    compare("rate_ratio", 9);
}

#[test]
fn directly_standardised_rates_match() {
    compare("direct_standardisation", 8);
}

#[test]
fn indirectly_standardised_ratios_match() {
    compare("indirect_standardisation", 6);
}

#[test]
fn results_are_exact_to_ten_digits_also_in_tails_and_at_a_billion() {
    compare("precision_proportions", 60);
}
