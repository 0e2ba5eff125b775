//! Run charts and control charts.

use laks_stats::{ChartOptions, c_chart, p_chart, run_chart, u_chart, xmr_chart};
use serde_json::Value;

use crate::args::Args;
use crate::results::chart;

pub(crate) fn call(function: &str, args: &Args<'_>) -> Option<Value> {
    let options = ChartOptions {
        rules: args.method("rules"),
        freeze: args.has("freeze").then(|| args.count("freeze") as usize),
        exclude: args.positions("exclude"),
        phases: args.positions("phases"),
        screen: args.flag("screen", true),
        primed: args.flag("primed", false),
        improvement: args.method("improvement"),
    };
    let made = match function {
        "run_chart" => run_chart(&args.reals("values"), &options),
        "xmr_chart" => xmr_chart(&args.reals("values"), &options),
        "p_chart" => p_chart(&args.counts("x"), &args.counts("n"), &options),
        "u_chart" => u_chart(&args.counts("x"), &args.reals("exposure"), &options),
        "c_chart" => c_chart(&args.counts("x"), &options),
        _ => return None,
    };
    Some(chart(&made.unwrap()))
}
