//! The scale that an instrument's scores are shown on, in words.

use super::number::format_number;
use crate::estimate::Estimate;
use crate::figure::Figure;
use crate::language::Language;
use crate::schema::{Better, CutOff, Instrument};

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

impl Instrument {
    /// Whether the interval of a mean gain goes beyond what any mean gain can be.
    pub(crate) fn is_beyond(&self, estimate: &Estimate) -> bool {
        let width = f64::from(self.range[1] - self.range[0]);
        let is_gain = matches!(estimate.name, Figure::MeanGain | Figure::MeanChange);
        let mut ends = [estimate.lower, estimate.upper].into_iter().flatten();
        is_gain && ends.any(|end| end.abs() > width)
    }
}

impl Language {
    /// That an interval goes beyond the scale.
    pub(crate) const fn beyond_the_scale(self) -> &'static str {
        match self {
            Self::English => "the interval goes beyond the scale: too few were measured",
            Self::Danish => "intervallet går ud over skalaen: for få er målt",
        }
    }

    /// How many points are a change, on the scale an instrument is shown on, with the raw ones beside.
    pub(crate) fn least_points(self, instrument: &Instrument) -> String {
        let shown = self.least_shown_points(instrument);
        match self.raw_points(instrument) {
            Some(raw) => format!("{shown} ({raw})"),
            None => shown,
        }
    }

    /// How many points are a change, on the scale an instrument is shown on.
    pub(crate) fn least_shown_points(self, instrument: &Instrument) -> String {
        let points = f64::from(instrument.meaningful_change) * instrument.points();
        let word = if points == 1.0 { "point" } else { self.pick("points", "point") };
        format!("{} {word}", format_number(points, 0, self))
    }

    /// The raw points of a change, where the scale is another.
    fn raw_points(self, instrument: &Instrument) -> Option<String> {
        let raw = instrument.meaningful_change;
        instrument.percent_factor.map(|_| format!("{raw} {}", self.pick("raw", "rå")))
    }

    /// Where it is said that so many points are a change: of our instruments in words, of others as declared.
    fn source(self, instrument: &Instrument) -> Option<&str> {
        let (english, danish) = match &*instrument.id {
            "who5" => (
                "at least 10 of 100 are asked for by Topp 2015, from Ware 1995",
                "kravet er mindst 10 af 100 ifølge Topp 2015 efter Ware 1995",
            ),
            "self_rated_health_danish" | "self_rated_health_eu_silc" => {
                ("one step on the scale", "et trin på skalaen")
            }
            _ => return instrument.meaningful_source.as_deref(),
        };
        Some(self.pick(english, danish))
    }

    /// A figure of an instrument: of its cut-offs with their bounds.
    pub(crate) fn figure_of(self, instrument: &Instrument, figure: &Figure) -> Option<String> {
        let (Figure::CutOffBefore(id) | Figure::CutOffAfter(id)) = figure else { return None };
        let cut_off = instrument.cut_offs.iter().find(|cut_off| cut_off.id == *id)?;
        let words = self.cut_off_of(instrument, cut_off);
        Some(match figure {
            Figure::CutOffBefore(_) => self.before(&words),
            _ => self.after(&words),
        })
    }

    /// What is on the named side of a cut-off: its name with its bounds on the scale shown; of answers in words
    /// the name alone.
    pub(crate) fn cut_off_of(self, instrument: &Instrument, cut_off: &CutOff) -> String {
        let name = self.cut_off(&cut_off.id);
        if !instrument.categories.is_empty() {
            return name.to_owned();
        }
        // As it is written of WHO-5: no score lies between 48 and 50.
        if instrument.percent_factor == Some(4)
            && (cut_off.at_least, cut_off.at_most) == (None, Some(12))
        {
            return format!("{name} ({})", self.pick("below 50 of 100", "under 50 af 100"));
        }
        let points = |raw: i32| format_number(f64::from(raw) * instrument.points(), 0, self);
        let side = match (cut_off.at_least, cut_off.at_most, self) {
            (Some(from), Some(to), _) => {
                format!("{} {} {}", points(from), self.pick("to", "til"), points(to))
            }
            (Some(from), None, Self::English) => format!("{} or higher", points(from)),
            (Some(from), None, Self::Danish) => format!("{} eller højere", points(from)),
            (None, Some(to), Self::English) => format!("{} or lower", points(to)),
            (None, Some(to), Self::Danish) => format!("{} eller lavere", points(to)),
            (None, None, _) => return name.to_owned(),
        };
        let on = self.pick("on", "på");
        format!("{name} ({side} {on} {})", instrument.shown_ends())
    }

    pub(super) fn before(self, words: &str) -> String {
        format!("{words}, {}", self.pick("before", "før"))
    }

    pub(super) fn after(self, words: &str) -> String {
        format!("{words}, {}", self.pick("after", "efter"))
    }

    /// The scale of an instrument, which way is better, and what counts as better or worse.
    pub(crate) fn scale(self, instrument: &Instrument) -> String {
        self.scale_and_change(instrument, &self.least_points(instrument))
    }

    /// The same, with where it is said what counts as better or worse.
    pub(crate) fn scale_with_source(self, instrument: &Instrument) -> String {
        let raw = self.raw_points(instrument);
        let beside: Vec<&str> = raw.as_deref().into_iter().chain(self.source(instrument)).collect();
        let shown = self.least_shown_points(instrument);
        match beside.is_empty() {
            true => self.scale_and_change(instrument, &shown),
            false => self.scale_and_change(instrument, &format!("{shown} ({})", beside.join("; "))),
        }
    }

    fn scale_and_change(self, instrument: &Instrument, least: &str) -> String {
        let scale = instrument.shown_ends();
        let raw = instrument.percent_factor.map_or(String::new(), |factor| match self {
            Self::English => format!(" (raw score × {factor})"),
            Self::Danish => format!(" (rå score × {factor})"),
        });
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
