//! What an interval is read off: a distribution of resampled means.

/// A distribution of resampled means, by whatever route.
pub(super) trait Resampled {
    /// P(mean* < mean) + ½ P(mean* = mean).
    fn share_below(&self) -> f64;
    /// The mean below which a resampled one lies with this probability.
    fn quantile(&self, probability: f64) -> f64;
}
