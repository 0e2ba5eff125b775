//! Above the centre line, below it, or on it?

/// On which side of the centre a value lies; equal up to rounding is on the line.
pub(super) fn side(value: f64, centre: f64) -> i8 {
    let difference = value - centre;
    if difference.abs() <= 1e-12 * value.abs().max(centre.abs()) {
        0
    } else if difference > 0.0 {
        1
    } else {
        -1
    }
}
