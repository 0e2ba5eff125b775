//! The Python extension module `laks._laks`: extract, detach, call, wrap; no arithmetic.

#[macro_use]
mod headings;

mod arguments;
mod arrow_capsule;
mod beside;
mod change;
mod changes;
mod chart;
mod cohort;
mod cohort_methods;
mod comparison;
mod dicts;
mod drafted;
mod errors;
mod estimate;
mod file_cells;
mod file_part;
mod file_table;
mod funnel;
mod given_rows;
mod goals;
mod interruptible;
mod issues;
mod issues_methods;
mod json;
mod merged;
mod notebook;
mod number;
mod out;
mod outcome;
mod period;
mod places;
mod plain_data;
mod plan;
mod polars_frames;
mod polars_names;
mod published;
mod rates;
mod result_class;
mod schema;
mod schema_argument;
mod schema_keys;
mod session;
mod source;
mod split;
mod spoken;
mod spoken_errors;
mod stats;
mod stoppable;
mod stream_tally;
mod table;
mod table_methods;
mod tally;
mod tally_analyses;
mod target_status;
mod text_file;
mod waiting;
mod ways_out;
mod wrapped;

/// The compiled half of the Python package `laks`.
#[doc = examples!(_laks)]
/// >>> _laks.__version__.count(".")
/// 2
#[pyo3::pymodule(gil_used = false)]
mod _laks {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::change::{Change, Outcomes};
    #[pymodule_export]
    use crate::changes::{Changes, changes};
    #[pymodule_export]
    use crate::cohort::Cohort;
    #[pymodule_export]
    use crate::comparison::{Comparison, ComparisonLine, compare};
    #[pymodule_export]
    use crate::drafted::{days_as_number, first_rows, look_of, order_of};
    #[pymodule_export]
    use crate::estimate::Estimate;
    #[pymodule_export]
    use crate::file_cells::{Workbook, sheet_matches};
    #[pymodule_export]
    use crate::file_part::{FilePart, column_names, open_file};
    #[pymodule_export]
    use crate::file_table::FileTable;
    #[pymodule_export]
    use crate::funnel::Funnel;
    #[pymodule_export]
    use crate::goals::GoalAttainment;
    #[pymodule_export]
    use crate::issues::Issues;
    #[pymodule_export]
    use crate::issues_methods::{are_cpr_numbers, masked, rules};
    #[pymodule_export]
    use crate::merged::merge;
    #[pymodule_export]
    use crate::number::{format_number, format_share, rounding_note};
    #[pymodule_export]
    use crate::outcome::Outcome;
    #[pymodule_export]
    use crate::period::{Flow, PeriodCounts};
    #[pymodule_export]
    use crate::plan::{Plan, PlanStatus};
    #[pymodule_export]
    use crate::rates::Rates;
    #[pymodule_export]
    use crate::schema::Schema;
    #[pymodule_export]
    use crate::session::{name_options, session_language, set_language};
    #[pymodule_export]
    use crate::source::columns_used;
    #[pymodule_export]
    use crate::split::Split;
    #[pymodule_export]
    use crate::spoken::{cell, figures, say};
    #[pymodule_export]
    use crate::stats::stats;
    #[pymodule_export]
    use crate::stream_tally::tally;
    #[pymodule_export]
    use crate::table::Table;
    #[pymodule_export]
    use crate::table_methods::text_table;
    #[pymodule_export]
    use crate::tally::Tally;
    #[pymodule_export]
    use crate::target_status::TargetStatus;
    #[pymodule_export]
    use crate::waiting::Waiting;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
