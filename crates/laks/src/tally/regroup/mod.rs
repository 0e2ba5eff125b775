//! Tallies made of tallies: merged, of fewer strata, and with the strata of nobody.

mod at_date;
mod merge;
mod rollup;
mod shown;
mod strata_sum;
mod sum;
