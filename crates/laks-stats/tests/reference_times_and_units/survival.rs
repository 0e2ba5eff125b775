//! Curves and tests of times.

use laks_stats::{cumulative_incidence, gray_test, logrank, survival};
use serde_json::{Value, json};

use crate::args::Args;
use crate::results::{estimate, estimates, group_test, test};

pub(crate) fn call(function: &str, args: &Args<'_>, then: &[&Value]) -> Option<Value> {
    let steps: Vec<(&str, Args<'_>)> =
        then.iter().map(|step| (step["name"].as_str().unwrap(), Args(&step["args"]))).collect();
    let result = match function {
        "survival" => {
            let entry = args.has("entry").then(|| args.reals("entry"));
            let curve = survival(
                &args.reals("time"),
                &args.codes("event"),
                entry.as_deref(),
                args.method("interval"),
                args.level(),
            );
            let (curve, (name, with)) = (curve.unwrap(), &steps[0]);
            match *name {
                "at" => estimates(&curve.at(&with.reals("times")).unwrap()),
                "at_risk" => json!(curve.at_risk(&with.reals("times"))),
                "quantile" => estimate(&curve.quantile(with.real("q")).unwrap()),
                "restricted_mean" => estimate(&curve.restricted_mean(with.real("t")).unwrap()),
                _ => panic!("survival has no {name}"),
            }
        }
        "cumulative_incidence" => {
            let curves =
                cumulative_incidence(&args.reals("time"), &args.codes("event"), args.level());
            let curves = curves.unwrap();
            if steps[0].0 == "event_free" {
                return Some(estimates(&curves.event_free(&steps[0].1.reals("times")).unwrap()));
            }
            assert_eq!(steps[0].0, "cause");
            let curve = curves.cause(steps[0].1.count("cause") as u32).unwrap();
            let (name, with) = &steps[1];
            match *name {
                "at" => estimates(&curve.at(&with.reals("times")).unwrap()),
                "quantile" => estimate(&curve.quantile(with.real("q")).unwrap()),
                "restricted_time_lost" => {
                    estimate(&curve.restricted_time_lost(with.real("t")).unwrap())
                }
                _ => panic!("a cause has no {name}"),
            }
        }
        "logrank" => {
            let stratum = args.has("stratum").then(|| args.labels("stratum"));
            let (time, event) = (args.reals("time"), args.codes("event"));
            let group = args.labels("group");
            let weights = args.method("weights");
            group_test(&logrank(&time, &event, &group, stratum.as_deref(), weights).unwrap())
        }
        "gray_test" => {
            let (time, event) = (args.reals("time"), args.codes("event"));
            let cause = if args.has("cause") { args.count("cause") as u32 } else { 1 };
            let stratum = args.has("stratum").then(|| args.labels("stratum"));
            let group = args.labels("group");
            test(&gray_test(&time, &event, &group, cause, stratum.as_deref()).unwrap())
        }
        _ => return None,
    };
    Some(result)
}
