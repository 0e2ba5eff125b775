//! Predictions, units beside each other, and pooled imputations.

use laks_stats::{
    at_least_more, events_more, funnel_limits, overdispersion, pool_imputations,
    success_probability,
};
use serde_json::{Value, json};

use crate::args::Args;
use crate::results::{pooled, prediction};

pub(crate) fn call(function: &str, args: &Args<'_>) -> Option<Value> {
    let result = match function {
        "at_least_more" => {
            let [x, n, m, need] = ["x", "n", "m", "need"].map(|name| args.count(name));
            prediction(&at_least_more(x, n, m, need, args.pair("prior"), args.level()).unwrap())
        }
        "events_more" => {
            let (elapsed, left) = (args.real("elapsed"), args.real("left"));
            let (events, need) = (args.count("events"), args.count("need"));
            let prior = args.pair("prior");
            prediction(&events_more(events, elapsed, left, need, prior, args.level()).unwrap())
        }
        "success_probability" => {
            let [x, n, n_max] = ["x", "n", "n_max"].map(|name| args.count(name));
            let (p0, threshold) = (args.real("p0"), args.real("threshold"));
            let s = success_probability(x, n, n_max, p0, args.pair("prior"), threshold).unwrap();
            json!({"value": s.value, "posterior": s.posterior, "needed": s.needed})
        }
        "funnel_limits" => {
            let (n, target) = (args.count("n"), args.real("target"));
            let limits = funnel_limits(n, target, &args.reals("levels")).unwrap();
            limits.iter().map(|limit| json!({"lower": limit.lower, "upper": limit.upper})).collect()
        }
        "overdispersion" => {
            let o = overdispersion(&args.counts("x"), &args.counts("n")).unwrap();
            json!({
                "target": o.target, "phi": o.phi, "factor": o.factor,
                "tau_squared": o.tau_squared, "units": o.units,
            })
        }
        "pool_imputations" => {
            let (estimates, variances) = (args.reals("estimates"), args.reals("variances"));
            let n = args.has("n").then(|| args.count("n"));
            let k = if args.has("k") { args.count("k") } else { 1 };
            let method = args.method("method");
            pooled(&pool_imputations(&estimates, &variances, n, k, method, args.level()).unwrap())
        }
        _ => return None,
    };
    Some(result)
}
