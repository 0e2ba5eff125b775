//! Inequality along a social order.

use laks_stats::{attributable_share, concentration_index, gap, slope_index};
use serde_json::{Value, json};

use crate::args::Args;
use crate::results::estimate;

pub(crate) fn call(function: &str, args: &Args<'_>) -> Option<Value> {
    let higher = args.flag("higher_is_better", true);
    let result = match function {
        "slope_index" => {
            let error = args.has("standard_error").then(|| args.reals("standard_error"));
            let index = slope_index(
                &args.reals("value"),
                &args.counts("population"),
                error.as_deref(),
                args.method("method"),
                higher,
                args.level(),
            );
            let index = index.unwrap();
            json!({
                "slope": estimate(&index.slope), "ratio": estimate(&index.ratio),
                "bottom": index.bottom, "top": index.top,
            })
        }
        "concentration_index" => {
            let (value, population) = (args.reals("value"), args.counts("population"));
            let index = concentration_index(&value, &population, higher, args.level()).unwrap();
            json!({"absolute": estimate(&index.absolute), "relative": estimate(&index.relative)})
        }
        "attributable_share" => {
            let (value, population) = (args.reals("value"), args.counts("population"));
            estimate(&attributable_share(&value, &population, higher, args.level()).unwrap())
        }
        "gap" => {
            let [x_worst, n_worst, x_best, n_best] =
                ["x_worst", "n_worst", "x_best", "n_best"].map(|name| args.count(name));
            let gap = gap(x_worst, n_worst, x_best, n_best, higher, args.level()).unwrap();
            json!({"difference": estimate(&gap.difference), "ratio": estimate(&gap.ratio)})
        }
        _ => return None,
    };
    Some(result)
}
