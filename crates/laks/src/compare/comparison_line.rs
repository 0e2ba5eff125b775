//! One figure before and after, with its contrast.

use crate::counted::{CountRef, Part, When};
use crate::estimate::Estimate;
use crate::figure::Figure;
use crate::method::Method;
use crate::schema::{ShownScale, StageWords};
use serde::{Deserialize, Serialize};

/// The power of the smallest detectable difference.
pub(super) const POWER: f64 = 0.8;

/// The contrast of a line that does not know of courses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PlainContrast {
    /// After minus before, as if people were independent.
    pub contrast: Estimate,
    /// The p-value of no difference, where the line carries one.
    pub p: Option<f64>,
    /// The test's method.
    pub test: Method,
}

/// One figure before and after.
///
/// `contrast` and `p` come from one method, so p is below 1 − level exactly where the interval of the
/// contrast leaves out no difference. Only lines of the declared family carry p.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ComparisonLine {
    /// The figure, such as `uptake`.
    pub measure: Figure,
    /// Its value before.
    pub before: Estimate,
    /// Its value after.
    pub after: Estimate,
    /// After minus before, or after over before for counts per time.
    pub contrast: Estimate,
    /// The p-value of no difference, if the line is of the declared family.
    pub p: Option<f64>,
    /// The same for the whole family, by Holm (1979).
    pub p_holm: Option<f64>,
    /// The test's method.
    pub test: Method,
    /// The smallest difference (or ratio above 1) that this comparison would have found with a chance of
    /// 80 %.
    pub detectable: Option<f64>,
    /// Where people sit in known courses: how many courses before and after the contrast rests on.
    pub courses: Option<[u64; 2]>,
    /// Where people sit in known courses: the contrast as if they were independent.
    pub plain: Option<PlainContrast>,
    /// Of points: the scale that they are shown on, where that is not the raw one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_on: Option<ShownScale>,
}

impl ComparisonLine {
    /// The same, its contrast resting on what both values rest on, and on the courses of both sides where it
    /// knows of them.
    pub(super) fn resting_on(self, courses: &[CountRef; 2]) -> Self {
        let sided = |cells: &[CountRef], side: When| -> Vec<CountRef> {
            cells.iter().map(|cells| CountRef { side: Some(side), ..cells.clone() }).collect()
        };
        let before = sided(&self.before.counts(), When::Before);
        let after = sided(&self.after.counts(), When::After);
        let both =
            if self.contrast.value.is_some() { [&*before, &*after].concat() } else { Vec::new() };
        let [first, second] = courses.each_ref().map(|cells| cells.part(Part::Courses));
        let courses = [sided(&[first], When::Before), sided(&[second], When::After)].concat();
        let of_courses = if self.plain.is_some() { courses } else { Vec::new() };
        let plain = self.plain.map(|plain| PlainContrast {
            contrast: plain.contrast.counted_in(both.clone()),
            ..plain
        });
        Self {
            contrast: self.contrast.counted_in([both, of_courses].concat()),
            before: self.before.counted_in(before),
            after: self.after.counted_in(after),
            plain,
            ..self
        }
    }

    /// The same, in the words of the programme.
    pub(super) fn worded(self, words: &StageWords) -> Self {
        if words.is_empty() {
            return self;
        }
        let plain = self
            .plain
            .map(|plain| PlainContrast { contrast: plain.contrast.worded(words), ..plain });
        Self {
            before: self.before.worded(words),
            after: self.after.worded(words),
            contrast: self.contrast.worded(words),
            plain,
            ..self
        }
    }
}

/// A line whose contrast is plain.
pub(super) fn line_of(
    before: Estimate,
    after: Estimate,
    contrast: Estimate,
    p: Option<f64>,
    test: impl Into<Method>,
) -> ComparisonLine {
    ComparisonLine {
        measure: before.name.clone(),
        before,
        after,
        contrast,
        p,
        p_holm: None,
        test: test.into(),
        detectable: None,
        courses: None,
        plain: None,
        shown_on: None,
    }
}
