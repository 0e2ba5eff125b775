//! Which points are more than common variation? The NHS's rules, as in "Making data count".

use super::options::Improvement;
use super::side::side;

crate::method::methods! {
    /// Why a point is more than common variation.
    pub enum SpecialCause: "special_cause" {
        /// It is not.
        Common = "common_cause",
        /// Above the upper limit.
        AboveLimit = "above_limit",
        /// Below the lower limit.
        BelowLimit = "below_limit",
        /// One of seven or more points that each rise.
        TrendUp = "trend_up",
        /// One of seven or more points that each fall.
        TrendDown = "trend_down",
        /// One of two points near the upper limit among three above the centre.
        TwoInThreeAbove = "two_in_three_above",
        /// One of two points near the lower limit among three below the centre.
        TwoInThreeBelow = "two_in_three_below",
        /// One of seven or more points above the centre.
        ShiftAbove = "shift_above",
        /// One of seven or more points below the centre.
        ShiftBelow = "shift_below",
    }
}

crate::method::methods! {
    /// What a point means, given which direction is an improvement.
    pub enum PointMeaning: "meaning" {
        /// Nothing: common variation.
        Common = "common_cause",
        /// A special cause in the better direction.
        Improvement = "improvement",
        /// A special cause in the worse direction.
        Concern = "concern",
        /// A special cause upwards, where neither direction is better.
        High = "high",
        /// A special cause downwards, where neither direction is better.
        Low = "low",
    }
}

impl SpecialCause {
    /// What it means.
    pub(super) fn meaning(self, improvement: Improvement) -> PointMeaning {
        let up = match self {
            Self::Common => return PointMeaning::Common,
            Self::AboveLimit | Self::TrendUp | Self::TwoInThreeAbove | Self::ShiftAbove => true,
            Self::BelowLimit | Self::TrendDown | Self::TwoInThreeBelow | Self::ShiftBelow => false,
        };
        match (improvement, up) {
            (Improvement::Neutral, true) => PointMeaning::High,
            (Improvement::Neutral, false) => PointMeaning::Low,
            (Improvement::Higher, true) | (Improvement::Lower, false) => PointMeaning::Improvement,
            (Improvement::Higher, false) | (Improvement::Lower, true) => PointMeaning::Concern,
        }
    }
}

/// A point as the rules see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged {
    pub(super) value: f64,
    pub(super) centre: f64,
    pub(super) limits: Option<(f64, f64)>,
}

impl Judged {
    fn side(&self) -> i8 {
        side(self.value, self.centre)
    }

    /// Outside the limits: 1 above, −1 below. On a limit up to rounding is not outside.
    fn outside(&self) -> i8 {
        match self.limits {
            Some((_, upper)) if side(self.value, upper) > 0 => 1,
            Some((lower, _)) if side(self.value, lower) < 0 => -1,
            _ => 0,
        }
    }

    /// Within the limits, but beyond two thirds of the way to one. A limit cut off at 0 or 1 is taken
    /// to be as far away as the other.
    fn near(&self) -> bool {
        self.outside() == 0
            && self.limits.is_some_and(|(lower, upper)| {
                let width = (upper - self.centre).max(self.centre - lower);
                (self.value - self.centre).abs() > width * (2.0 / 3.0)
            })
    }
}

/// The points of each window for which a rule holds.
fn marked(points: &[Judged], window: usize, holds: impl Fn(&[Judged]) -> bool) -> Vec<bool> {
    let mut marks = vec![false; points.len()];
    for (start, window) in points.windows(window).enumerate() {
        if holds(window) {
            marks[start..start + window.len()].fill(true);
        }
    }
    marks
}

/// The special cause of every point of a phase; the first rule that applies names it: outside the
/// limits, a trend of seven, two of three near a limit, seven on one side.
///
/// Reference: NHS England 2019, Making data count; as in the R package NHSRplotthedots (MIT).
pub(super) fn special_causes(points: &[Judged]) -> Vec<SpecialCause> {
    let one_side = |window: &[Judged]| {
        window[0].side() != 0 && window.iter().all(|point| point.side() == window[0].side())
    };
    let trend = marked(points, 7, |window| {
        window.windows(2).all(|pair| pair[1].value > pair[0].value)
            || window.windows(2).all(|pair| pair[1].value < pair[0].value)
    });
    let two_in_three = marked(points, 3, |window| {
        one_side(window) && window.iter().filter(|point| point.near()).count() >= 2
    });
    let shift = marked(points, 7, one_side);
    let rising = |i: usize| {
        // Where one trend turns into another, the later one names the point.
        let later = trend.get(i + 1).copied().unwrap_or(false);
        let (from, to) = if later { (i, i + 1) } else { (i.saturating_sub(1), i) };
        points[to].value > points[from].value
    };
    let named = |up: bool, above: SpecialCause, below: SpecialCause| if up { above } else { below };
    points
        .iter()
        .enumerate()
        .map(|(i, point)| {
            let above = point.side() > 0;
            if point.outside() != 0 {
                named(above, SpecialCause::AboveLimit, SpecialCause::BelowLimit)
            } else if trend[i] {
                named(rising(i), SpecialCause::TrendUp, SpecialCause::TrendDown)
            } else if two_in_three[i] && point.near() {
                named(above, SpecialCause::TwoInThreeAbove, SpecialCause::TwoInThreeBelow)
            } else if shift[i] {
                named(above, SpecialCause::ShiftAbove, SpecialCause::ShiftBelow)
            } else {
                SpecialCause::Common
            }
        })
        .collect()
}
