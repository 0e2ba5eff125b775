//! What a chart's maker decides: rules, frozen baseline, excluded points, phases.

use crate::Error;

crate::method::methods! {
    /// The rules that say when a series shows more than common variation.
    pub enum ChartRules: "rules" {
        /// Anhøj's: an unusually long run or unusually few crossings; points outside the limits.
        Anhoej = "anhoej",
        /// The NHS's: outside the limits, seven in a trend, two in three near a limit, seven on a side.
        Nhs = "nhs",
    }
}

crate::method::methods! {
    /// Which direction is an improvement.
    pub enum Improvement: "improvement" {
        /// Higher is better.
        Higher = "higher",
        /// Lower is better.
        Lower = "lower",
        /// Neither: points are only high or low.
        Neutral = "neutral",
    }
}

/// How a chart is made; positions are counted from 1. Nothing is rebased automatically.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartOptions {
    /// The rules that judge the points.
    pub rules: ChartRules,
    /// How many points from the first make the baseline; all, if not given.
    pub freeze: Option<usize>,
    /// Points left out of the baseline and of the rules, but shown.
    pub exclude: Vec<usize>,
    /// The last point of each phase but the last; each phase has its own centre and limits.
    pub phases: Vec<usize>,
    /// Whether unusually large moving ranges are left out of an XmR chart's limits, once.
    pub screen: bool,
    /// Whether a chart of counts uses Laney's limits, widened by the variation between points.
    pub primed: bool,
    /// Which direction is an improvement.
    pub improvement: Improvement,
}

impl Default for ChartOptions {
    fn default() -> Self {
        Self {
            rules: ChartRules::default(),
            freeze: None,
            exclude: Vec::new(),
            phases: Vec::new(),
            screen: true,
            primed: false,
            improvement: Improvement::default(),
        }
    }
}

/// The points of one phase, from `start` to before `end`, counted from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl ChartOptions {
    /// The phases of a series of `points`.
    pub(super) fn spans(&self, points: usize) -> Result<Vec<Span>, Error> {
        let within = |argument, position: usize| {
            if (1..=points).contains(&position) {
                Ok(())
            } else {
                Err(Error::argument(argument, "a position from 1 to the last point", position))
            }
        };
        if let Some(freeze) = self.freeze {
            within("freeze", freeze)?;
            if !self.phases.is_empty() {
                return Err(Error::argument("freeze", "given without phases", freeze));
            }
        }
        for &position in &self.exclude {
            within("exclude", position)?;
        }
        let mut spans = Vec::new();
        let mut start = 0;
        for &last in &self.phases {
            within("phases", last)?;
            if last <= start || last == points {
                return Err(Error::argument(
                    "phases",
                    "increasing and before the last point",
                    last,
                ));
            }
            spans.push(Span { start, end: last });
            start = last;
        }
        spans.push(Span { start, end: points });
        Ok(spans)
    }

    /// The points of a phase that the rules look at.
    pub(super) fn judged(&self, span: Span) -> Vec<usize> {
        (span.start..span.end).filter(|i| !self.exclude.contains(&(i + 1))).collect()
    }

    /// The points of a phase that make its centre and limits.
    pub(super) fn baseline(&self, span: Span) -> Vec<usize> {
        let end = self.freeze.unwrap_or(usize::MAX);
        self.judged(span).into_iter().filter(|&i| i < end).collect()
    }
}
