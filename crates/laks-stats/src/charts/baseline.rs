//! Small sums over a chart's baseline: means, medians, moving ranges.

/// The expected range of two normal values, in standard deviations.
pub(super) const D2: f64 = 1.128;

/// The mean, if there is anything.
pub(super) fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The middle value, or the mean of the two middle ones.
pub(super) fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    Some(0.5 * (sorted[last / 2] + sorted[last.div_ceil(2)]))
}

/// The mean absolute difference between neighbours; `screen` leaves out, once, those at or above
/// 3.267 times the mean (the upper limit of a chart of ranges of two).
pub(super) fn mean_moving_range(values: &[f64], screen: bool) -> Option<f64> {
    let ranges: Vec<f64> = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    let all = mean(&ranges)?;
    if !screen || all == 0.0 {
        return Some(all);
    }
    let kept: Vec<f64> = ranges.into_iter().filter(|&range| range < 3.267 * all).collect();
    mean(&kept)
}
