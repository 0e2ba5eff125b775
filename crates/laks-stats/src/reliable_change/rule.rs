//! The rule by which one person's change is judged, fixed once for a group.

use super::cut_off::cut_off_between;
use super::{CutOff, Population, ReliableChangeClass, ReliableChangeMethod, ReliableChangeOptions};
use crate::distributions::normal_quantile;
use crate::error::check_level;
use crate::{Error, PairedChange};

/// Judges pairs of scores: the index and class of any before and after.
///
/// Use it to classify the cells of a table of pairs; [`reliable_change`](crate::reliable_change)
/// does so for columns.
#[derive(Debug, Clone, PartialEq)]
pub struct ReliableChangeRule {
    /// The standard deviation before.
    pub sd: f64,
    /// The index beyond which a change is reliable.
    pub critical: f64,
    /// The score that separates the clinical from the functional range.
    pub cut_off: Option<f64>,
    method: ReliableChangeMethod,
    better: f64,
    /// The index is (after × `of_after` − before × `of_before` + `shift`) / `error`.
    of_after: f64,
    of_before: f64,
    shift: f64,
    error: f64,
    crossing: Crossing,
}

/// How a score after is seen to lie beyond the cut-off.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Crossing {
    /// By being there.
    Score,
    /// By its estimated true score, in standard errors of it.
    TrueScore { mean: f64, reliability: f64, error: f64 },
}

impl ReliableChangeRule {
    /// Fixes the rule; what the options leave open is taken from the sample.
    ///
    /// # Errors
    /// As [`reliable_change`](crate::reliable_change).
    pub fn new(options: &ReliableChangeOptions, sample: &PairedChange) -> Result<Self, Error> {
        let level = check_level(options.level)?;
        let r = options.reliability;
        if !(r > 0.0 && r < 1.0) {
            return Err(Error::argument("reliability", "strictly between 0 and 1", r));
        }
        let before = Population {
            mean: options.mean.unwrap_or(sample.before().mean),
            sd: deviation(options, sample)?,
        };
        before.check("sd")?;
        let cut_off = match options.cut_off {
            CutOff::None => None,
            CutOff::At(score) if score.is_finite() => Some(score),
            CutOff::At(score) => {
                return Err(Error::argument("cut_off", "a finite score", score));
            }
            CutOff::Between(method, functional) => {
                functional.check("functional_sd")?;
                let (clinical, functional) = match options.method {
                    ReliableChangeMethod::HagemanArrindell => {
                        of_true_scores(before, functional, r)?
                    }
                    _ => (before, functional),
                };
                Some(cut_off_between(clinical, functional, options.higher_is_better, method))
            }
        };
        let rule = Self {
            sd: before.sd,
            critical: normal_quantile(0.5 + level / 2.0),
            cut_off,
            method: options.method,
            better: if options.higher_is_better { 1.0 } else { -1.0 },
            of_after: 1.0,
            of_before: 1.0,
            shift: 0.0,
            error: before.sd * (2.0 * (1.0 - r)).sqrt(),
            crossing: Crossing::Score,
        };
        rule.for_method(r, before, level, sample)
    }

    fn for_method(
        self,
        r: f64,
        before: Population,
        level: f64,
        sample: &PairedChange,
    ) -> Result<Self, Error> {
        let Population { mean, sd } = before;
        // a − M − r(b − M) = a − r b − (1 − r) M
        let regressed = Self { of_before: r, shift: -(1.0 - r) * mean, ..self.clone() };
        Ok(match self.method {
            ReliableChangeMethod::JacobsonTruax => self,
            ReliableChangeMethod::GulliksenLordNovick => {
                Self { error: sd * (1.0 - r * r).sqrt(), ..regressed }
            }
            ReliableChangeMethod::EdwardsNunnally => {
                Self { error: sd * (1.0 - r).sqrt(), ..regressed }
            }
            ReliableChangeMethod::HagemanArrindell => {
                let group = Group::new(r, before, sample)?;
                Self {
                    critical: normal_quantile(level),
                    of_after: group.of_changes,
                    of_before: group.of_changes,
                    shift: (sample.after().mean - mean) * (1.0 - group.of_changes),
                    error: self.error * group.of_changes.sqrt(),
                    crossing: Crossing::TrueScore {
                        mean: sample.after().mean,
                        reliability: group.after,
                        error: sd * ((1.0 - r) * group.after).sqrt(),
                    },
                    ..self
                }
            }
        })
    }

    /// The reliable change index of a pair; its sign is that of the change, not of "better".
    pub fn index(&self, before: f64, after: f64) -> f64 {
        (after * self.of_after - before * self.of_before + self.shift) / self.error
    }

    /// The class of a pair.
    pub fn class(&self, before: f64, after: f64) -> ReliableChangeClass {
        let index = self.better * self.index(before, after);
        let functional_before = self.cut_off.map(|cut_off| self.better * (before - cut_off) >= 0.0);
        if index > self.critical {
            if functional_before == Some(false) && self.is_beyond(after) {
                ReliableChangeClass::Recovered
            } else {
                ReliableChangeClass::Improved
            }
        } else if index < -self.critical {
            if functional_before == Some(true) && self.is_short_of(after) {
                ReliableChangeClass::Harmed
            } else {
                ReliableChangeClass::Deteriorated
            }
        } else {
            ReliableChangeClass::Unchanged
        }
    }

    /// The name of the method.
    pub fn method(&self) -> ReliableChangeMethod {
        self.method
    }

    fn is_beyond(&self, after: f64) -> bool {
        self.cut_off.is_some_and(|cut_off| match self.crossing {
            Crossing::Score => self.better * (after - cut_off) >= 0.0,
            Crossing::TrueScore { .. } => self.true_score_distance(after, cut_off) > self.critical,
        })
    }

    fn is_short_of(&self, after: f64) -> bool {
        self.cut_off.is_some_and(|cut_off| match self.crossing {
            Crossing::Score => self.better * (after - cut_off) < 0.0,
            Crossing::TrueScore { .. } => self.true_score_distance(after, cut_off) < -self.critical,
        })
    }

    /// How far the estimated true score lies beyond the cut-off, in its standard errors.
    fn true_score_distance(&self, after: f64, cut_off: f64) -> f64 {
        match self.crossing {
            Crossing::Score => self.better * (after - cut_off),
            Crossing::TrueScore { mean, reliability, error } => {
                self.better * (mean + (after - mean) * reliability - cut_off) / error
            }
        }
    }
}

fn deviation(options: &ReliableChangeOptions, sample: &PairedChange) -> Result<f64, Error> {
    options.sd.or_else(|| sample.before().deviation()).ok_or_else(|| {
        Error::argument(
            "sd",
            "given where the scores before have no spread",
            format!("missing for {} pairs", sample.n()),
        )
    })
}

/// Both populations as their true scores are spread: without the error of measurement.
fn of_true_scores(
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
struct Group {
    /// The reliability of the scores after.
    after: f64,
    /// The reliability of the changes.
    of_changes: f64,
}

impl Group {
    fn new(r: f64, before: Population, sample: &PairedChange) -> Result<Self, Error> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CutOffMethod, reliable_change};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn turning_the_scale_turns_the_index_and_keeps_the_classes(
            pairs in prop::collection::vec((0_i32..26, 0_i32..26), 4..30),
            method in prop::sample::select(ReliableChangeMethod::ALL),
        ) {
            let before: Vec<f64> = pairs.iter().map(|pair| f64::from(pair.0)).collect();
            let after: Vec<f64> = pairs.iter().map(|pair| f64::from(pair.1)).collect();
            let turned = |column: &[f64]| column.iter().map(|x| -x).collect::<Vec<f64>>();
            let norms = |mean| CutOff::Between(CutOffMethod::C, Population { mean, sd: 9.0 });
            let options = ReliableChangeOptions {
                method, cut_off: norms(15.3), ..ReliableChangeOptions::new(0.84)
            };
            let other = ReliableChangeOptions {
                cut_off: norms(-15.3), higher_is_better: false, ..options
            };
            let one = reliable_change(&before, &after, &options);
            let two = reliable_change(&turned(&before), &turned(&after), &other);
            match (one, two) {
                (Ok(one), Ok(two)) => {
                    prop_assert_eq!(&one.classes, &two.classes);
                    for (a, b) in one.index.iter().zip(&two.index) {
                        prop_assert!((a + b).abs() < 1e-9);
                    }
                    let total: usize =
                        ReliableChangeClass::ALL.iter().map(|&class| one.count(class)).sum();
                    prop_assert_eq!(total, pairs.len());
                }
                (one, two) => prop_assert_eq!(one.is_err(), two.is_err()),
            }
        }
    }

    #[test]
    fn without_a_cut_off_nobody_is_recovered_or_harmed() {
        let options = ReliableChangeOptions { sd: Some(3.0), ..ReliableChangeOptions::new(0.9) };
        let found = reliable_change(&[0.0, 25.0, 9.0], &[25.0, 0.0, 9.0], &options).unwrap();
        use ReliableChangeClass::{Deteriorated, Improved, Unchanged};
        assert_eq!(found.classes, [Improved, Deteriorated, Unchanged]);
        assert_eq!(found.rule.cut_off, None);
    }

    #[test]
    fn what_is_missing_or_out_of_range_is_said() {
        let options = ReliableChangeOptions::new(0.9);
        let one = reliable_change(&[3.0], &[4.0], &options).unwrap_err();
        assert_eq!(
            one.to_string(),
            "sd must be given where the scores before have no spread, but is missing for 1 pairs"
        );
        let sd = Some(2.0);
        assert!(reliable_change(&[3.0], &[4.0], &ReliableChangeOptions { sd, ..options }).is_ok());
        for reliability in [0.0, 1.0, f64::NAN] {
            let options = ReliableChangeOptions { sd, ..ReliableChangeOptions::new(reliability) };
            assert!(reliable_change(&[3.0], &[4.0], &options).is_err());
        }
    }

    #[test]
    fn nobody_is_nobody_in_every_class() {
        let options = ReliableChangeOptions { sd: Some(3.0), ..ReliableChangeOptions::new(0.9) };
        assert_eq!(reliable_change(&[], &[], &options).unwrap().n(), 0);
    }
}
