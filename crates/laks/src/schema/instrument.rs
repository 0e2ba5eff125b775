//! Instruments are data: what a score can be, which way is better, how much change matters.

use super::scale::Scale;
use crate::error::{Error, InstrumentFault};
use crate::rules::ExpectedScore;
use serde::{Deserialize, Serialize};

/// A title or label in the languages laks speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// English.
    pub en: String,
    /// Danish.
    pub da: String,
}

/// Which end of a scale is the good one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// A higher score is better.
    Higher,
    /// A lower score is better.
    Lower,
}

/// What a missing item does to the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MissingItems {
    /// One missing item: the score is missing.
    #[default]
    Missing,
}

/// A named cut-off; the stated side is inclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CutOff {
    /// Its name.
    pub id: String,
    /// Scores of at most this are on the named side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<i32>,
    /// Scores of at least this are on the named side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<i32>,
    /// What to know about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl CutOff {
    /// Whether a raw score lies on its named side.
    ///
    /// ```
    /// use laks::sections::Instrument;
    /// let who5 = Instrument::shipped().into_iter().find(|instrument| instrument.id == "who5").unwrap();
    /// let poor_wellbeing = &who5.cut_offs[0]; // at most 12 of 25
    /// assert!(poor_wellbeing.holds(12) && !poor_wellbeing.holds(13));
    /// ```
    pub fn holds(&self, score: i32) -> bool {
        self.at_most.is_none_or(|most| score <= most)
            && self.at_least.is_none_or(|least| score >= least)
    }
}

/// One answer of an ordered scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// The score it stands for.
    pub value: i32,
    /// Its words.
    pub label: Words,
}

/// A questionnaire or scale, as its file describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Its name, such as `who5`.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// The items it sums, by identifier; empty for a single question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    /// The smallest and largest answer to an item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item_range: Option<[i32; 2]>,
    /// The smallest and largest raw score.
    pub range: [i32; 2],
    /// Percent per raw point, where the scale has a percent form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent_factor: Option<i32>,
    /// Which way is better.
    pub better: Better,
    /// What a missing item does.
    #[serde(default)]
    pub missing_items: MissingItems,
    /// The smallest change in raw points that matters to people.
    pub meaningful_change: i32,
    /// Where that number comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meaningful_source: Option<String>,
    /// Named cut-offs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cut_offs: Vec<CutOff>,
    /// The answers of an ordered scale.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Category>,
}

/// The scale that scores are shown on, where that is another than the raw one: 0 to 100 of WHO-5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownScale {
    /// How many of its points a raw point is.
    pub factor: i32,
    /// Its ends.
    pub range: [i32; 2],
}

/// The most different scores an instrument may have, so that a score fits a byte.
pub(crate) const MOST_SCORES: i32 = 250;

/// WHO-5: Topp et al. (2015), Psychother Psychosom 84:167, doi:10.1159/000376585. Its item texts are licensed, so
/// only identifiers are here; its meaningful change is at least 10 percentage points, which raw scores reach at 3.
///
/// Self-rated health has five ordered answers, 1 best and 5 worst: those of the Danish national health surveys
/// (SF-12's wording) and those of EU-SILC (the minimum European health module) are two questions, and are never
/// converted into each other.
const SHIPPED: [&str; 3] = [
    include_str!("instruments/who5.json"),
    include_str!("instruments/self_rated_health_danish.json"),
    include_str!("instruments/self_rated_health_eu_silc.json"),
];

impl Instrument {
    /// The instruments that come with laks.
    ///
    /// ```
    /// use laks::sections::Instrument;
    /// let names: Vec<String> = Instrument::shipped().into_iter().map(|instrument| instrument.id).collect();
    /// assert_eq!(names, ["who5", "self_rated_health_danish", "self_rated_health_eu_silc"]);
    /// ```
    pub fn shipped() -> Vec<Self> {
        SHIPPED.iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
    }

    /// Checks that the numbers do not contradict each other.
    pub(crate) fn check(&self) -> Result<(), Error> {
        match self.fault() {
            Some(fault) => Err(Error::Instrument { id: self.id.clone(), fault }),
            None => Ok(()),
        }
    }

    /// The first of its numbers that contradicts another.
    fn fault(&self) -> Option<InstrumentFault> {
        let [low, high] = self.range;
        if low >= high || high.checked_sub(low).is_none_or(|width| width >= MOST_SCORES) {
            return Some(InstrumentFault::Range { low, high, most: MOST_SCORES });
        }
        if self.meaningful_change < 1 || self.meaningful_change > high - low {
            return Some(InstrumentFault::MeaningfulChange { found: self.meaningful_change });
        }
        if let Some(found) = self.percent_factor
            && (found < 1 || self.range.iter().any(|end| end.checked_mul(found).is_none()))
        {
            return Some(InstrumentFault::PercentFactor { found });
        }
        let mut ids = std::collections::BTreeSet::new();
        for cut_off in &self.cut_offs {
            let id = || cut_off.id.clone();
            let ends = [cut_off.at_most, cut_off.at_least];
            if ends == [None, None] {
                return Some(InstrumentFault::CutOffWithoutEnd { cut_off: id() });
            }
            if let Some(end) = ends.into_iter().flatten().find(|end| !(low..=high).contains(end)) {
                return Some(InstrumentFault::CutOffBeyond { cut_off: id(), end, low, high });
            }
            if !ids.insert(&cut_off.id) {
                return Some(InstrumentFault::CutOffTwice { cut_off: id() });
            }
        }
        let [first, last] = self.item_range?;
        let items = i32::try_from(self.items.len()).unwrap_or(i32::MAX);
        let sums = [first.checked_mul(items), last.checked_mul(items)];
        let is_filled = sums == [Some(low), Some(high)];
        (!is_filled).then_some(InstrumentFault::Items { items, first, last, low, high })
    }

    /// The scale it is shown on, where that is not the raw one.
    ///
    /// ```
    /// use laks::Schema;
    /// let scale = Schema::default().instrument("who5")?.shown_scale().unwrap();
    /// assert_eq!((scale.factor, scale.range), (4, [0, 100]));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn shown_scale(&self) -> Option<ShownScale> {
        let factor = self.percent_factor?;
        Some(ShownScale { factor, range: self.range.map(|end| end.saturating_mul(factor)) })
    }

    /// The scores that a column of an outcome takes, as they are written on a scale.
    ///
    /// ```
    /// use laks::{Schema, sections::Scale};
    /// let takes = Schema::default().instrument("who5")?.takes("who5", Scale::Percent);
    /// assert_eq!((takes.lowest, takes.highest, takes.step), (0, 100, 4));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn takes(&self, outcome: &str, scale: Scale) -> ExpectedScore {
        let factor = self.percent_factor.filter(|_| scale == Scale::Percent).unwrap_or(1);
        ExpectedScore::between(outcome, self.range.map(|end| end.saturating_mul(factor)), factor)
    }

    /// The answers that a column of one of its items takes.
    ///
    /// ```
    /// let takes = laks::Schema::default().instrument("who5")?.item_takes("who5");
    /// assert_eq!((takes.lowest, takes.highest), (0, 5)); // an answer to one of the five items
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn item_takes(&self, outcome: &str) -> ExpectedScore {
        ExpectedScore::between(outcome, self.item_range.unwrap_or(self.range), 1)
    }

    /// How many different scores there are.
    ///
    /// ```
    /// assert_eq!(laks::Schema::default().instrument("who5")?.levels(), 26); // 0 to 25
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn levels(&self) -> usize {
        usize::try_from(i64::from(self.range[1]) - i64::from(self.range[0]) + 1).unwrap_or(0)
    }

    /// The level of the best score.
    ///
    /// ```
    /// let schema = laks::Schema::default();
    /// assert_eq!(schema.instrument("who5")?.best_level(), 25);
    /// assert_eq!(schema.instrument("self_rated_health")?.best_level(), 0); // 1, the smallest, is the best
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn best_level(&self) -> u8 {
        match self.better {
            Better::Higher => u8::try_from(self.levels().saturating_sub(1)).unwrap_or(u8::MAX),
            Better::Lower => 0,
        }
    }

    /// Whether the same scores of both count the same: range, direction and meaningful change. Titles,
    /// labels, bands and citations count nothing.
    pub(crate) fn counts_as(&self, other: &Self) -> bool {
        let meaning = |i: &Self| (i.range, i.better, i.meaningful_change, i.missing_items);
        meaning(self) == meaning(other)
    }

    /// The change in the good direction from one raw score to another.
    ///
    /// ```
    /// let health = laks::Schema::default().instrument("self_rated_health")?;
    /// assert_eq!(health.gain(4, 2), 2); // 1 is the best answer, so a lower score is a gain
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn gain(&self, before: i32, after: i32) -> i32 {
        match self.better {
            Better::Higher => after.saturating_sub(before),
            Better::Lower => before.saturating_sub(after),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::Layout;
    use super::super::sections::Schema;
    use super::*;

    #[test]
    fn every_shipped_file_reads() {
        let ids: Vec<_> = Instrument::shipped().into_iter().map(|i| i.id).collect();
        assert_eq!(ids, ["who5", "self_rated_health_danish", "self_rated_health_eu_silc"]);
        assert_eq!(SHIPPED.len(), ids.len());
    }

    fn read(text: &str) -> Instrument {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn every_shipped_instrument_is_read_and_contradicts_nothing() {
        let shipped = Instrument::shipped();
        assert_eq!(shipped.len(), SHIPPED.len());
        assert!(shipped.iter().all(|instrument| instrument.check().is_ok()));
    }

    #[test]
    fn one_made_by_hand_that_contradicts_itself_is_refused_where_it_is_used() {
        let refused = |change: fn(&mut Instrument)| {
            let mut own = read(SHIPPED[0]);
            change(&mut own);
            let schema = Schema { instruments: vec![own], ..Schema::default() };
            Layout::new(&schema).unwrap_err().to_string()
        };
        assert!(refused(|own| own.range = [25, 0]).contains("range of 2 to 250 whole scores"));
        for factor in [0, -4, i32::MAX] {
            let mut own = read(SHIPPED[0]);
            own.percent_factor = Some(factor);
            assert_eq!(own.fault(), Some(InstrumentFault::PercentFactor { found: factor }));
        }
        assert!(refused(|own| own.meaningful_change = -3).contains("meaningful_change from 1"));
        assert!(
            refused(|own| own.cut_offs[0].at_most = Some(26)).contains("cut_offs from 0 to 25")
        );
    }

    #[test]
    fn ten_points_of_who5_are_three_raw() {
        let who5 = &Instrument::shipped()[0];
        assert_eq!(who5.levels(), 26);
        assert_eq!(who5.meaningful_change * 4, 12);
        assert_eq!(who5.gain(12, 15), 3);
    }

    #[test]
    fn a_cut_off_that_divides_nothing_is_refused() {
        let error = |from: &str, to: &str| {
            read(&SHIPPED[0].replace(from, to)).check().unwrap_err().to_string()
        };
        let neither = error("\"at_most\": 7,", "");
        assert!(neither.contains("\"likely_depression\" with neither"), "{neither}");
        let outside = error("\"at_most\": 12", "\"at_most\": 50");
        assert!(outside.contains("cut_offs from 0 to 25"), "{outside}");
        let twice = error("likely_depression", "poor_wellbeing");
        assert!(twice.contains("\"poor_wellbeing\" twice"), "{twice}");
    }

    #[test]
    fn a_range_that_items_cannot_fill_is_refused() {
        let mut who5 = read(SHIPPED[0]);
        who5.range = [0, 30];
        let items = InstrumentFault::Items { items: 5, first: 0, last: 5, low: 0, high: 30 };
        assert_eq!(who5.fault(), Some(items));
        assert_eq!(
            who5.check().unwrap_err().to_string(),
            "instrument \"who5\" must have items whose sums fill the range, but has 5 items of 0 to 5 for \
             0 to 30"
        );
    }
}
