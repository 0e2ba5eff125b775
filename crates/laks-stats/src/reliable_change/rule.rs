//! The rule by which one person's change is judged, fixed once for a group.

use super::class::ReliableChangeClass;
use super::cut_off::{Population, cut_off_between};
use super::hageman_arrindell::{Group, of_true_scores};
use super::options::{CutOff, ReliableChangeMethod, ReliableChangeOptions};
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
    /// ```
    /// use laks_stats::{ReliableChangeOptions, ReliableChangeRule, paired_change};
    /// let sample = paired_change(&[8.0, 9.0, 14.0], &[15.0, 10.0, 20.0])?;
    /// assert!(ReliableChangeRule::new(&ReliableChangeOptions::new(0.85), &sample).is_ok());
    /// assert!(ReliableChangeRule::new(&ReliableChangeOptions::new(1.0), &sample).is_err());
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
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
    ///
    /// ```
    /// use laks_stats::{CutOff, ReliableChangeOptions, ReliableChangeRule, paired_change};
    /// # let options = ReliableChangeOptions { sd: Some(4.0), cut_off: CutOff::At(13.0), ..ReliableChangeOptions::new(0.85) };
    /// let sample = paired_change(&[8.0, 9.0, 14.0], &[15.0, 10.0, 20.0])?;
    /// let rule = ReliableChangeRule::new(&options, &sample)?;
    /// assert!((rule.index(8.0, 15.0) - 3.195_048).abs() < 1e-6); // beyond 1.96: reliable at 95 %
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn index(&self, before: f64, after: f64) -> f64 {
        (after * self.of_after - before * self.of_before + self.shift) / self.error
    }

    /// The class of a pair.
    ///
    /// ```
    /// use laks_stats::ReliableChangeClass;
    /// use laks_stats::{CutOff, ReliableChangeOptions, ReliableChangeRule, paired_change};
    /// # let options = ReliableChangeOptions { sd: Some(4.0), cut_off: CutOff::At(13.0), ..ReliableChangeOptions::new(0.85) };
    /// let sample = paired_change(&[8.0, 9.0, 14.0], &[15.0, 10.0, 20.0])?;
    /// let rule = ReliableChangeRule::new(&options, &sample)?;
    /// assert_eq!(rule.class(8.0, 15.0), ReliableChangeClass::Recovered);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
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
    ///
    /// ```
    /// use laks_stats::ReliableChangeMethod;
    /// use laks_stats::{CutOff, ReliableChangeOptions, ReliableChangeRule, paired_change};
    /// # let options = ReliableChangeOptions { sd: Some(4.0), cut_off: CutOff::At(13.0), ..ReliableChangeOptions::new(0.85) };
    /// let sample = paired_change(&[8.0, 9.0, 14.0], &[15.0, 10.0, 20.0])?;
    /// let rule = ReliableChangeRule::new(&options, &sample)?;
    /// assert_eq!(rule.method(), ReliableChangeMethod::default());
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
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
