//! The scale that an instrument's scores are shown on, in words.

use super::number::format_number;
use crate::language::Language;
use crate::schema::{Better, Instrument};

impl Instrument {
    /// How many points of the scale it is shown on a raw point is: 4 where WHO-5 is shown on 0 to 100.
    pub(crate) fn points(&self) -> f64 {
        f64::from(self.percent_factor.unwrap_or(1))
    }

    /// The scale it is shown on, such as 0–100.
    pub(crate) fn shown_ends(&self) -> String {
        let [low, high] = self.shown_scale().map_or(self.range, |scale| scale.range);
        format!("{low}–{high}")
    }
}

impl Language {
    /// A number of raw points as points of the scale an instrument is shown on.
    pub(crate) fn least_points(self, instrument: &Instrument) -> String {
        let raw = instrument.meaningful_change;
        let shown = format_number(f64::from(raw) * instrument.points(), 0, self);
        let points = self.pick("points", "point");
        match instrument.percent_factor {
            Some(_) => format!("{shown} {points} ({raw} {})", self.pick("raw", "rå")),
            None if raw == 1 => format!("{shown} {}", self.pick("point", "point")),
            None => format!("{shown} {points}"),
        }
    }

    /// The scale of an instrument, which way is better, and what counts as better or worse.
    pub(crate) fn scale(self, instrument: &Instrument) -> String {
        let scale = instrument.shown_ends();
        let raw = instrument.percent_factor.map_or(String::new(), |factor| match self {
            Self::English => format!(" (raw score × {factor})"),
            Self::Danish => format!(" (rå score × {factor})"),
        });
        let least = self.least_points(instrument);
        let better = match (self, instrument.better) {
            (Self::English, Better::Higher) => "higher is better",
            (Self::English, Better::Lower) => "lower is better",
            (Self::Danish, Better::Higher) => "højere er bedre",
            (Self::Danish, Better::Lower) => "lavere er bedre",
        };
        match self {
            Self::English => format!(
                "Points on the scale {scale}{raw}, {better}. Improved or worse is a change of at least {least}."
            ),
            Self::Danish => format!(
                "Point på skalaen {scale}{raw}, {better}. Fået det bedre eller dårligere er en ændring på \
                 mindst {least}."
            ),
        }
    }
}
