//! Results as JSON, with the attribute names that Python has.

use laks_stats::{ControlChart, Estimate, GroupTest, PooledEstimate, Prediction, Test};
use serde_json::{Value, json};

pub(crate) fn estimate(e: &Estimate) -> Value {
    json!({
        "value": e.value, "lower": e.lower, "upper": e.upper,
        "standard_error": e.standard_error, "level": e.level, "method": e.method,
    })
}

pub(crate) fn estimates(list: &[Estimate]) -> Value {
    list.iter().map(estimate).collect()
}

pub(crate) fn test(t: &Test) -> Value {
    json!({"statistic": t.statistic, "df": t.df, "p": t.p, "method": t.method})
}

pub(crate) fn group_test(t: &GroupTest) -> Value {
    let mut result = test(&t.test);
    result["observed"] = json!(t.observed);
    result["expected"] = json!(t.expected);
    result
}

pub(crate) fn prediction(p: &Prediction) -> Value {
    json!({
        "value": p.value(), "probability": p.probability, "expected": p.expected,
        "lower": p.lower, "upper": p.upper,
    })
}

pub(crate) fn pooled(p: &PooledEstimate) -> Value {
    json!({
        "value": p.value, "lower": p.lower, "upper": p.upper, "standard_error": p.standard_error,
        "within": p.within, "between": p.between, "total_variance": p.total_variance,
        "df": p.df, "df_rubin": p.df_rubin, "increase": p.increase, "lambda": p.lambda,
        "missing_information": p.missing_information,
    })
}

pub(crate) fn chart(chart: &ControlChart) -> Value {
    let points = |of: fn(&laks_stats::ChartPoint) -> Value| -> Value {
        chart.points.iter().map(of).collect()
    };
    let runs = chart.runs().unwrap();
    json!({
        "centre": points(|p| json!(p.centre)),
        "lower": points(|p| json!(p.lower)),
        "upper": points(|p| json!(p.upper)),
        "special_cause": points(|p| json!(p.special_cause.name())),
        "meaning": points(|p| json!(p.meaning.name())),
        "outside": chart.outside(),
        "runs": {
            "useful": runs.useful, "longest_run": runs.longest_run,
            "longest_run_max": runs.longest_run_max, "crossings": runs.crossings,
            "crossings_min": runs.crossings_min, "signal": runs.signal,
        },
    })
}
