//! One step of a survival curve.

/// The curve from one time to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SurvivalStep {
    /// When the step begins.
    pub time: f64,
    /// How many were at risk just before.
    pub at_risk: u64,
    /// How many had the event.
    pub events: u64,
    /// How many were censored.
    pub censored: u64,
    /// The share without the event from here on.
    pub survival: f64,
    /// −ln of it, exact near 1; infinite once nobody is left.
    pub hazard: f64,
    /// Greenwood's sum, the variance of ln S; infinite once nobody is left.
    pub greenwood: f64,
}
