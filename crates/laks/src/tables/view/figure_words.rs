//! A figure as a row of a page: what it is called, its value, and what that rests on, in words.

use crate::cell::Cell;
use crate::estimate::{Estimate, Unit};
use crate::language::Language;
use crate::schema::{Instrument, ShownScale};
use crate::voice::{format_number, with_capital};
use serde::Serialize;

/// A figure in words. What is not there is `None`; `why` says why there is no value.
///
/// ```
/// use laks::{Language, Tally, View};
/// use laks::results::Figures;
/// let early = Figures::new([("referred", 35), ("started", 24)])?;
/// let funnel = Tally::from_counts(early, None)?.funnel(0.95)?;
/// let uptake = &funnel.figures(Language::English)[0];
/// assert_eq!(uptake.value.as_deref(), Some("68.6%"));
/// assert_eq!(uptake.counts.as_deref(), Some("24 of 35 referred"));
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FigureWords {
    /// The figure's name, such as `uptake`.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// Its value; of points on the scale they are shown on, with the raw ones beside.
    pub value: Option<String>,
    /// Its interval.
    pub interval: Option<String>,
    /// The level of the interval.
    pub level: f64,
    /// The count below the line.
    pub n: Option<u64>,
    /// The counts above and below the line, and who is below it.
    pub counts: Option<String>,
    /// The value if all who are open fail, to all succeed.
    pub bounds: Option<String>,
    /// How it was made.
    pub method: String,
    /// What to know when reading it.
    pub note: Option<String>,
    /// Why something of it is not defined.
    pub why: Option<String>,
    /// What stands where its value would.
    pub cell: Cell,
    /// What stands where a part that is not there would.
    pub nothing: Cell,
}

impl FigureWords {
    /// Why there is no value, and what to know of one that there is.
    pub(super) fn to_know(&self) -> Option<String> {
        let said: Vec<&str> = [&self.why, &self.note].into_iter().flatten().map(|s| &**s).collect();
        (!said.is_empty()).then(|| said.join("; "))
    }
}

impl Estimate {
    /// The figure in words.
    ///
    /// ```
    /// use laks::Language;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let uptake = cafe::tally()?.funnel(0.95)?.uptake().unwrap().in_row(Language::English);
    /// assert_eq!(uptake.value.as_deref(), Some("68.6%"));
    /// assert_eq!(uptake.counts.as_deref(), Some("24 of 35 referred"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn in_row(&self, language: Language) -> FigureWords {
        let voice = self.words.voice(language);
        let range = |low: f64, high: f64| {
            let [low, high] = [low, high].map(|end| self.shown(end, language));
            format!("{low} {} {high}", voice.pick("to", "til"))
        };
        let both = |low: Option<f64>, high: Option<f64>| Some(range(low?, high?));
        FigureWords {
            name: self.name.to_string(),
            label: with_capital(&voice.figure(&self.name)),
            value: self.value.map(|value| self.shown(value, language)),
            interval: self.interval_in_words(language),
            level: self.level,
            n: self.denominator,
            counts: self.counts_in_words(language),
            bounds: both(self.if_open_fail, self.if_open_succeed),
            method: voice.method(&self.method).to_owned(),
            note: self.note.as_ref().map(|note| voice.note(note)),
            why: self.reason.as_ref().map(|reason| voice.why(reason)),
            cell: self.cell(),
            nothing: self.nothing(),
        }
    }

    /// A figure of an instrument in words: points on the scale it is shown on, with the raw ones beside.
    pub(super) fn in_row_of(&self, instrument: &Instrument, language: Language) -> FigureWords {
        let row = self.on_scale(instrument.shown_scale()).in_row(language);
        let value =
            row.value.map(|value| value + &self.raw_beside(instrument.shown_scale(), language));
        let label = match self.unit {
            Unit::Points => format!("{} ({})", row.label, instrument.shown_ends()),
            _ => language
                .figure_of(instrument, &self.name)
                .map_or(row.label, |words| with_capital(&words)),
        };
        let beyond = instrument.is_beyond(self).then(|| language.beyond_the_scale().to_owned());
        let said: Vec<String> = row.note.into_iter().chain(beyond).collect();
        let note = (!said.is_empty()).then(|| said.join("; "));
        FigureWords { label, value, note, ..row }
    }

    /// Points on the scale they are shown on; any other figure as it is.
    pub(in crate::tables) fn on_scale(&self, scale: Option<ShownScale>) -> Self {
        let estimate = self.clone();
        let Some(scale) = scale.filter(|_| estimate.unit == Unit::Points) else { return estimate };
        let points = |end: Option<f64>| end.map(|end| end * f64::from(scale.factor));
        Self {
            value: points(estimate.value),
            lower: points(estimate.lower),
            upper: points(estimate.upper),
            ..estimate
        }
    }

    /// The raw points behind those of the scale they are shown on, in brackets.
    pub(in crate::tables) fn raw_beside(
        &self,
        scale: Option<ShownScale>,
        language: Language,
    ) -> String {
        let raw = self.value.filter(|_| scale.is_some() && self.unit == Unit::Points);
        let raw = raw.map(|raw| format_number(raw, 1, language));
        raw.map_or(String::new(), |raw| format!(" ({raw} {})", language.pick("raw", "rå")))
    }
}
