//! Calls the function that a case names, and lays out its result by attribute names.

use crate::arguments::Arguments;
use laks_stats::{
    Bootstrap, CutOff, CutOffMethod, Estimate, Histogram, PairedChange, Population, ReliableChange,
    ReliableChangeClass, ReliableChangeMethod, ReliableChangeOptions, SignedRankTest, Test,
};
use serde_json::{Map, Value, json};

/// The result of a case's call (and of the method that it names after it).
pub(crate) fn call(case: &Value) -> Value {
    let a = Arguments(&case["args"]);
    let cells = || (a.count("n11"), a.count("n12"), a.count("n21"), a.count("n22"));
    match case["function"].as_str().expect("a case names a function") {
        "paired_test" => {
            let (n11, n12, n21, n22) = cells();
            test(&laks_stats::paired_test(n11, n12, n21, n22, a.named("method")).unwrap())
        }
        "paired_difference" => {
            let (n11, n12, n21, n22) = cells();
            let method = a.named("method");
            estimate(&laks_stats::paired_difference(n11, n12, n21, n22, a.level(), method).unwrap())
        }
        "paired_ratio" => {
            let (n11, n12, n21, n22) = cells();
            let method = a.named("method");
            estimate(&laks_stats::paired_ratio(n11, n12, n21, n22, a.level(), method).unwrap())
        }
        "paired_odds_ratio" => {
            let (n12, n21) = (a.count("n12"), a.count("n21"));
            let method = a.named("method");
            estimate(&laks_stats::paired_odds_ratio(n12, n21, a.level(), method).unwrap())
        }
        "symmetry_test" => {
            test(&laks_stats::symmetry_test(&a.table("table"), a.named("method")).unwrap())
        }
        "sign_test" => {
            test(&laks_stats::sign_test(a.count("improved"), a.count("worsened")).unwrap())
        }
        "paired_change" => paired_change(case, &a),
        "bootstrap_mean" => {
            let values = Histogram::from_values(&a.column("values")).unwrap();
            let method = a.named("method");
            bootstrap(&laks_stats::bootstrap_mean(&values, a.level(), method, None, 0).unwrap())
        }
        "bootstrap_from_replicates" => {
            let values = Histogram::from_values(&a.column("values")).unwrap();
            let (means, method) = (a.column("replicates"), a.named("method"));
            bootstrap(
                &laks_stats::bootstrap_from_replicates(&values, &means, a.level(), method).unwrap(),
            )
        }
        "cut_off" => json!({"value": cut_off(&a)}),
        "reliable_change" => reliable_change(&a),
        "goal_attainment" => {
            let weights = a.column("weights");
            let scores = a.optional_column("scores");
            let rho = a.number("rho", 0.3);
            let found = laks_stats::goal_attainment(&scores, Some(&weights), rho).unwrap();
            json!({"value": found.value, "goals": found.goals, "unrated": found.unrated})
        }
        other => panic!("no function {other}"),
    }
}

/// A number, or the word that stands for an infinite one.
fn number(value: Option<f64>) -> Value {
    match value {
        Some(value) if value.is_infinite() => json!(if value > 0.0 { "Inf" } else { "-Inf" }),
        value => json!(value),
    }
}

fn estimate(e: &Estimate) -> Value {
    json!({
        "value": number(e.value), "lower": number(e.lower), "upper": number(e.upper),
        "standard_error": number(e.standard_error), "level": e.level, "method": e.method,
    })
}

fn test(t: &Test) -> Value {
    json!({"statistic": number(t.statistic), "df": t.df, "p": t.p, "method": t.method})
}

fn signed_rank(t: &SignedRankTest) -> Value {
    json!({
        "statistic": t.statistic, "w_plus": t.w_plus, "w_minus": t.w_minus, "z": t.z, "p": t.p,
        "n_used": t.n_used, "n_zero": t.n_zero, "method": t.method,
    })
}

fn bootstrap(b: &Bootstrap) -> Value {
    let mut found = estimate(&b.estimate);
    found["bias_correction"] = json!(b.bias_correction);
    found["acceleration"] = json!(b.acceleration);
    found
}

fn paired_change(case: &Value, a: &Arguments) -> Value {
    let change = laks_stats::paired_change(&a.column("before"), &a.column("after")).unwrap();
    let then = Arguments(&case["then"]["args"]);
    match case["then"]["name"].as_str() {
        None => attributes(&change, a.level()),
        Some("t_test") => test(&change.t_test()),
        Some("wilcoxon") => signed_rank(
            &change
                .wilcoxon_with(
                    then.named("zeros"),
                    then.flag("exact"),
                    then.named("alternative"),
                    then.flag("continuity").unwrap_or(false),
                )
                .unwrap(),
        ),
        Some(other) => panic!("no method {other}"),
    }
}

fn attributes(change: &PairedChange, level: f64) -> Value {
    json!({
        "n": change.n(), "n_zero": change.n_zero(), "deviation": change.deviation(),
        "correlation": change.correlation(), "d_rm": change.d_rm(),
        "mean": estimate(&change.mean(level).unwrap()),
        "hodges_lehmann": estimate(&change.hodges_lehmann(level).unwrap()),
        "dz": estimate(&change.dz(level).unwrap()),
        "gz": estimate(&change.gz(level).unwrap()),
        "d_av": estimate(&change.d_av(level).unwrap()),
        "glass_delta": estimate(&change.glass_delta(level).unwrap()),
        "hedges_g_av": estimate(&change.hedges_g_av(level).unwrap()),
        "rank_biserial": estimate(&change.rank_biserial(level).unwrap()),
        "probability_better": estimate(&change.probability_better(level).unwrap()),
    })
}

fn population(a: &Arguments, mean: &str, sd: &str) -> Population {
    Population { mean: a.number(mean, f64::NAN), sd: a.number(sd, f64::NAN) }
}

fn cut_off(a: &Arguments) -> f64 {
    laks_stats::cut_off(
        population(a, "clinical_mean", "clinical_sd"),
        population(a, "functional_mean", "functional_sd"),
        a.flag("higher_is_better").unwrap_or(true),
        a.named("method"),
    )
    .unwrap()
}

fn reliable_change(a: &Arguments) -> Value {
    let options = ReliableChangeOptions {
        method: a.named::<ReliableChangeMethod>("method"),
        higher_is_better: a.flag("higher_is_better").unwrap_or(true),
        cut_off: CutOff::Between(
            a.named::<CutOffMethod>("cut_off"),
            population(a, "functional_mean", "functional_sd"),
        ),
        ..ReliableChangeOptions::new(a.number("reliability", f64::NAN))
    };
    let found: ReliableChange =
        laks_stats::reliable_change(&a.column("before"), &a.column("after"), &options).unwrap();
    let counts: Map<String, Value> = ReliableChangeClass::ALL
        .iter()
        .map(|&class| (class.name().to_owned(), json!(found.count(class))))
        .collect();
    json!({
        "n": found.n(), "counts": counts, "cut_off": found.rule.cut_off, "index": found.index,
        "classes": found.classes.iter().map(|class| class.name()).collect::<Vec<_>>(),
    })
}
