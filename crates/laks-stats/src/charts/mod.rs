//! Did the process change? Run charts and control charts of a series, and the rules that judge them.

mod attribute;
mod baseline;
mod chart;
mod nhs_rules;
mod options;
mod run_chart;
mod runs;
mod side;
mod xmr;

pub use attribute::{c_chart, p_chart, u_chart};
pub use chart::{ChartPhase, ChartPoint, ControlChart};
pub use nhs_rules::{PointMeaning, SpecialCause};
pub use options::{ChartOptions, ChartRules, Improvement};
pub use run_chart::run_chart;
pub use runs::{RunsTest, runs_test};
pub use xmr::xmr_chart;
