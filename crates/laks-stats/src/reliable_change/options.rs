//! How a reliable change is judged: the index, the instrument's reliability, the cut-off.

use super::cut_off::{CutOffMethod, Population};
use crate::method::methods;

methods! {
    /// How the reliable change index is formed.
    pub enum ReliableChangeMethod: "method" {
        /// Change over the standard error of a difference.
        JacobsonTruax = "jacobson_truax",
        /// Against the score that regression to the mean predicts, over the prediction's error.
        GulliksenLordNovick = "gulliksen_lord_novick",
        /// Against the estimated true score before, over its error.
        EdwardsNunnally = "edwards_nunnally",
        /// Change freed of unreliability, with the group's mean change; cut-off for true scores.
        HagemanArrindell = "hageman_arrindell",
    }
}

/// Which cut-off separates the clinical from the functional range.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum CutOff {
    /// None: nobody is recovered or harmed.
    #[default]
    None,
    /// A published score; it counts as functional itself.
    At(f64),
    /// One of Jacobson and Truax', from the sample before and these functional norms.
    Between(CutOffMethod, Population),
}

/// What the reliable change index needs to know about the instrument.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReliableChangeOptions {
    /// The reliability of the instrument, above 0 and below 1. Cite it.
    pub reliability: f64,
    /// The standard deviation before; `None` takes the sample's.
    pub sd: Option<f64>,
    /// The mean before, towards which scores regress; `None` takes the sample's.
    pub mean: Option<f64>,
    /// How the index is formed.
    pub method: ReliableChangeMethod,
    /// The confidence with which a change is called reliable, such as 0.95.
    pub level: f64,
    /// Whether a higher score is better.
    pub higher_is_better: bool,
    /// What separates the clinical from the functional range.
    pub cut_off: CutOff,
}

impl ReliableChangeOptions {
    /// Jacobson and Truax' index at 0.95 for a scale where higher is better, without a cut-off.
    ///
    /// ```
    /// use laks_stats::ReliableChangeOptions;
    /// let options = ReliableChangeOptions::new(0.85);
    /// assert_eq!((options.level, options.sd), (0.95, None));
    /// ```
    pub fn new(reliability: f64) -> Self {
        Self {
            reliability,
            sd: None,
            mean: None,
            method: ReliableChangeMethod::default(),
            level: 0.95,
            higher_is_better: true,
            cut_off: CutOff::None,
        }
    }
}
