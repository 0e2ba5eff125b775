//! A figure with its numerator, denominator and interval, and what to know when reading it.

use crate::below::Below;
use crate::counted::{CountRef, CountRefs, Part, Whose};
use crate::error::Error;
use crate::figure::Figure;
use crate::level::Level;
use crate::method::Method;
use crate::reason::Reason;
use crate::schema::StageWords;
use laks_stats::ProportionMethod;
use serde::{Deserialize, Serialize};

/// What a figure's number is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A share from 0 to 1.
    Share,
    /// Days.
    Days,
    /// Points of a score.
    Points,
    /// People or referrals.
    Count,
    /// People or referrals in thirty days.
    PerThirtyDays,
    /// One rate over another.
    Ratio,
}

/// What to know when reading a figure.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// Some are still open, so it can only rise.
    LowerBoundSoFar {
        /// Still waiting for a start.
        waiting: u64,
        /// Started and still in.
        ongoing: u64,
    },
    /// Who may still be open is not known: so many at most.
    MayBeOpen {
        /// Waiting or in a course at most.
        at_most: u64,
    },
    /// No column says who was closed before a start; they are taken as still waiting.
    ClosedNotKnown,
    /// Only those who have left are counted, and who leaves early leaves first.
    OfThoseWhoLeft {
        /// Started and still in.
        ongoing: u64,
    },
    /// The group is defined by what is counted.
    ByDefinition,
    /// Only people measured before and after are counted.
    PairedOnly {
        /// People of the group without both measurements.
        unpaired: u64,
    },
    /// Fewer than this many people: read it with care.
    FewObservations {
        /// How many there are.
        n: u64,
    },
}

/// A value with its interval, its counts, and the name of the method that made it.
///
/// What is not defined is `None`, and `reason` says why; it is never 0 and never NaN.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Estimate {
    /// What it measures, such as `uptake`.
    pub name: Figure,
    /// The value.
    pub value: Option<f64>,
    /// The lower end of its interval.
    pub lower: Option<f64>,
    /// The upper end of its interval.
    pub upper: Option<f64>,
    /// The confidence level.
    pub level: f64,
    /// The method of the interval.
    pub method: Method,
    /// What the number is in.
    pub unit: Unit,
    /// The count above the line.
    pub numerator: Option<u64>,
    /// The count below the line, or the number of people the value rests on.
    pub denominator: Option<u64>,
    /// Who is below the line.
    pub denominator_is: Below,
    /// The value if all who are still open fail, where some are open.
    pub if_open_fail: Option<f64>,
    /// The value if all who are still open succeed, where some are open.
    pub if_open_succeed: Option<f64>,
    /// Rows left out before counting.
    pub excluded: u64,
    /// What to know when reading it.
    pub note: Option<Note>,
    /// Why something above is not defined.
    pub reason: Option<Reason>,
    /// What the programme calls its stages.
    #[serde(default, skip_serializing_if = "StageWords::is_empty")]
    pub words: StageWords,
    /// The cells that it rests on.
    #[serde(default, rename = "counts", skip_serializing_if = "CountRefs::is_empty")]
    pub(crate) cells: CountRefs,
}

impl Estimate {
    /// The cells of the tally that it rests on: those above the line, below it, of people who are open, and of
    /// courses; empty where nothing is known, or where it was made from numbers alone.
    ///
    /// [`Tally::count_at`](crate::Tally::count_at) adds up each of them.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tally = cafe::tally()?;
    /// let uptake = tally.funnel(0.95)?.uptake().unwrap().clone();
    /// let counts: Vec<u64> = uptake.counts().iter().map(|cells| tally.count_at(cells)).collect::<Result<_, _>>()?;
    /// assert_eq!(counts[..2], [24, 35]); // above the line, and below it
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn counts(&self) -> Vec<CountRef> {
        self.cells.to_vec()
    }

    /// The same, resting on these cells.
    #[must_use]
    pub(crate) fn counted_in(self, cells: impl Into<CountRefs>) -> Self {
        Self { cells: cells.into(), ..self }
    }

    /// The same, of a stratum's people.
    #[must_use]
    pub(crate) fn of_stratum(self, whose: &Whose) -> Self {
        Self { cells: self.cells.of(whose), ..self }
    }

    /// A share with its Wilson interval (Wilson 1927, doi:10.1080/01621459.1927.10502953).
    ///
    /// ```
    /// use laks::{Estimate, Figure, Language, Stage, View};
    /// let uptake = Estimate::share(Figure::Uptake, 24, 35, Stage::Referred, 0.95)?;
    /// assert_eq!(uptake.in_row(Language::English).interval.as_deref(), Some("52.0% to 81.4%"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the numerator exceeds the denominator or the level is not between 0 and 1.
    pub fn share(
        name: Figure,
        numerator: u64,
        denominator: u64,
        denominator_is: impl Into<Below>,
        level: impl TryInto<Level, Error: Into<Error>>,
    ) -> Result<Self, Error> {
        let level = Level::asked(level)?;
        let share =
            laks_stats::proportion(numerator, denominator, ProportionMethod::Wilson, level)?;
        let counted = Self::of(name, &share, Unit::Share, denominator_is);
        Ok(Self { numerator: Some(numerator), denominator: Some(denominator), ..counted })
    }

    /// A formula's result under a name, without counts yet.
    ///
    /// An end that is infinite is left out, and the reason says so.
    ///
    /// ```
    /// use laks::laks_stats::{ProportionMethod, proportion};
    /// use laks::{Estimate, Figure, Method, Stage, words::Unit};
    /// let exact = proportion(24, 35, ProportionMethod::ClopperPearson, 0.95)?;
    /// let uptake = Estimate::of(Figure::Uptake, &exact, Unit::Share, Stage::Referred);
    /// assert_eq!(uptake.value, Some(24.0 / 35.0));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn of(
        name: Figure,
        result: &laks_stats::Estimate,
        unit: Unit,
        denominator_is: impl Into<Below>,
    ) -> Self {
        let finite = |end: Option<f64>| end.filter(|end| end.is_finite());
        let unbounded = [result.lower, result.upper].iter().flatten().any(|end| end.is_infinite());
        let reason = unbounded.then_some(Reason::NoUpperEnd);
        Self {
            name,
            value: finite(result.value),
            lower: finite(result.lower),
            upper: finite(result.upper),
            level: result.level,
            method: result.method.into(),
            unit,
            numerator: None,
            denominator: None,
            denominator_is: denominator_is.into(),
            if_open_fail: None,
            if_open_succeed: None,
            excluded: 0,
            note: None,
            reason: result.reason.map(Reason::Formula).or(reason),
            words: StageWords::LAKS,
            cells: CountRefs::NONE,
        }
    }

    /// Nothing is known, for the given reason.
    pub(crate) fn unknown(
        name: Figure,
        denominator_is: impl Into<Below>,
        level: f64,
        reason: Reason,
    ) -> Self {
        Self {
            name,
            value: None,
            lower: None,
            upper: None,
            level,
            method: Method::None,
            unit: Unit::Share,
            numerator: None,
            denominator: None,
            denominator_is: denominator_is.into(),
            if_open_fail: None,
            if_open_succeed: None,
            excluded: 0,
            note: None,
            reason: Some(reason),
            words: StageWords::LAKS,
            cells: CountRefs::NONE,
        }
    }

    /// The same figure, of which nothing is known for the given reason.
    #[must_use]
    pub(crate) fn hidden(self, reason: Reason) -> Self {
        Self {
            value: None,
            lower: None,
            upper: None,
            method: Method::None,
            numerator: None,
            denominator: None,
            if_open_fail: None,
            if_open_succeed: None,
            note: None,
            reason: Some(reason),
            cells: CountRefs::NONE,
            ..self
        }
    }

    /// The same figure, of which nothing is known but who is below the line: none of them may be above it, or
    /// all.
    #[must_use]
    pub(crate) fn hidden_above(self, reason: Reason, below: Option<u64>) -> Self {
        let is_below = |cells: &CountRef| below.is_some() && cells.part == Part::Denominator;
        let cells: Vec<CountRef> = self.counts().into_iter().filter(is_below).collect();
        let bound = |share: f64| below.filter(|&n| n > 0).map(|_| share);
        Self {
            denominator: below,
            if_open_fail: bound(0.0),
            if_open_succeed: bound(1.0),
            ..self.hidden(reason).counted_in(cells)
        }
    }

    /// The same, with the counts it rests on.
    #[must_use]
    pub(crate) fn resting_on(self, denominator: u64) -> Self {
        Self { denominator: Some(denominator), ..self }
    }

    /// The same, with the values it takes if all who are open fail or succeed.
    #[must_use]
    pub(crate) fn with_open(self, open: u64, denominator: u64) -> Self {
        let share = |count: u64| (denominator > 0).then(|| count as f64 / denominator as f64);
        let reached = self.numerator.unwrap_or(0);
        match open {
            0 => self,
            _ => Self {
                if_open_fail: share(reached),
                if_open_succeed: share(reached + open),
                ..self
            },
        }
    }

    /// The same, in the words of the programme.
    #[must_use]
    pub(crate) fn worded(self, words: &StageWords) -> Self {
        Self { words: words.clone(), ..self }
    }

    /// The same, with a note.
    #[must_use]
    pub(crate) fn noted(self, note: Note) -> Self {
        Self { note: Some(note), ..self }
    }
}
