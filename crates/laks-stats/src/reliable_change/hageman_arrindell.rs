//! What Hageman and Arrindell's index takes from the group.

use super::cut_off::Population;
use crate::{Error, PairedChange};

/// Both populations as their true scores are spread: without the error of measurement.
pub(super) fn of_true_scores(
    clinical: Population,
    functional: Population,
    r: f64,
) -> Result<(Population, Population), Error> {
    let error = clinical.sd * clinical.sd * (1.0 - r);
    let left = functional.sd * functional.sd - error;
    if left <= 0.0 {
        return Err(Error::argument(
            "functional_sd",
            "larger than the error of measurement, sd * sqrt(1 - reliability)",
            functional.sd,
        ));
    }
    let clinical = Population { sd: clinical.sd * r.sqrt(), ..clinical };
    Ok((clinical, Population { sd: left.sqrt(), ..functional }))
}

/// What Hageman and Arrindell take from the group.
pub(super) struct Group {
    /// The reliability of the scores after.
    pub(super) after: f64,
    /// The reliability of the changes.
    pub(super) of_changes: f64,
}

impl Group {
    pub(super) fn new(r: f64, before: Population, sample: &PairedChange) -> Result<Self, Error> {
        let refused = |found: f64| {
            Error::argument(
                "method",
                "one that does not need the spread of the scores after (their variance, or that \
                 of the changes, is no larger than the error of measurement)",
                format!("hageman_arrindell with a reliability of {found:.3}"),
            )
        };
        let variance = before.sd * before.sd;
        let error = variance * (1.0 - r);
        let of_after = sample.after().variance().unwrap_or(0.0);
        let of_changes = sample.deviation().map_or(0.0, |s| s * s);
        let after = if of_after > 0.0 { 1.0 - error / of_after } else { 0.0 };
        if after <= 0.0 {
            return Err(refused(after));
        }
        // The covariance is that of the sample; its terms are the variances of true scores.
        let sampled = sample.before().variance().unwrap_or(0.0);
        let covariance = 0.5 * (sampled + of_after - of_changes);
        let observed = variance + of_after - 2.0 * covariance;
        let reliable = (observed - 2.0 * error) / observed;
        if reliable > 0.0 && reliable.is_finite() {
            return Ok(Self { after, of_changes: reliable });
        }
        Err(refused(reliable))
    }
}
