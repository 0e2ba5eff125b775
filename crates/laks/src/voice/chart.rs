//! What stands on a chart beside its figures: legends, axes and the marks of what has no value.

use super::label::in_a_row;
use super::number::format_share;
use super::programme::Voice;
use super::words::with_capital;
use crate::calendar::{Day, danish_month, english_month};
use crate::language::Language;
use crate::rules::Stage;
use crate::schema::Instrument;
use crate::tally::Among;
use serde::Deserialize;

/// A word or sentence of a chart.
///
/// ```
/// use laks::Language;
/// use laks::words::ChartWord;
/// assert_eq!(Language::Danish.chart(&ChartWord::DaysSinceReferral), "Dage siden visitation");
/// ```
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartWord {
    /// The flow from referred to completed.
    Flow,
    /// Events month by month.
    Months,
    /// What happened in a period.
    Period,
    /// Nothing is known of the days after this one.
    KnownTo(Day),
    /// The day that something was counted as of.
    AsOf(Day),
    /// From a day to another, as far as they are told.
    Span {
        /// The first day.
        from: Option<Day>,
        /// The last.
        to: Option<Day>,
    },
    /// The shares of a funnel.
    Shares,
    /// Waits.
    Waits,
    /// Two tallies as before and after.
    BeforeAndAfter,
    /// Everybody.
    Total,
    /// A stratum without a label.
    NoLabel,
    /// Before, at the head of a panel.
    Before,
    /// After, at the head of a panel.
    After,
    /// Raw scores before and after, and how many had them.
    Scores,
    /// Points of the scale an instrument is shown on.
    Points,
    /// Mean change, by stratum.
    Change,
    /// An axis of days.
    DaysSinceReferral,
    /// An axis of shares.
    ShareStarted,
    /// Goals reached by a rule.
    GoalRule {
        /// At least so many.
        at_least: u32,
        /// Of so many, or of those set.
        of: Option<u32>,
    },
    /// A goal that was reached.
    Reached,
    /// A goal that was not.
    NotReached,
    /// A goal that nobody has judged.
    Unrated,
    /// What a target asks for.
    Needed(String),
    /// A count of a count.
    Of {
        /// Above the line.
        part: String,
        /// Below it.
        whole: String,
    },
    /// From a number to a number.
    To {
        /// The lower end.
        low: String,
        /// The upper end.
        high: String,
    },
    /// A point with its interval.
    HowPoints(f64),
    /// The bars of bounds.
    HowBounds,
    /// A curve with its band.
    HowCurve(f64),
    /// Dashed boxes.
    HowOpen,
    /// Everybody is seen so many days after referral.
    SeenAfterReferral(u32),
    /// Everybody is seen so many days after start.
    SeenAfterStart(u32),
    /// Counts known within limits.
    HowWithin,
    /// Which mark is which time.
    HowBeforeAfter(f64),
    /// What the line across a target is.
    HowTarget,
    /// The scale of an instrument, which way is better, and what is a change.
    Scale(Box<Instrument>),
    /// The same, with where it is said that this is a change.
    ScaleWithSource(Box<Instrument>),
    /// The mean, marked in a distribution.
    HowMean,
    /// There is nothing to draw.
    Nothing,
    /// A month by its number, in three letters.
    Month(i8),
    /// The menu of a chart on a page.
    Menu,
    /// An entry of it: to save the chart as SVG.
    SaveAsSvg,
    /// To save it as PNG.
    SaveAsPng,
}

impl Language {
    /// What a chart says.
    ///
    /// ```
    /// use laks::{Language, words::ChartWord};
    /// assert_eq!(Language::Danish.chart(&ChartWord::Points), "Point");
    /// ```
    pub fn chart(self, word: &ChartWord) -> String {
        Voice::from(self).chart(word)
    }
}

impl Voice<'_> {
    /// What a chart says.
    pub(crate) fn chart(self, word: &ChartWord) -> String {
        match *self {
            Language::English => english(word, self),
            Language::Danish => danish(word, self),
        }
    }
}

/// What shares are of: events where the programme has nouns for all of them, else who has come so far.
fn shares(voice: Voice<'_>, of_laks: [&str; 3]) -> String {
    let stages = [Stage::Started, Stage::Completed, Stage::DroppedOut];
    let events = stages.into_iter().zip(of_laks).map(|(stage, word)| {
        voice.own_word(stage).map_or_else(|| Some(word.to_owned()), |_| voice.own_event(stage))
    });
    let and = voice.pick("and", "og");
    match events.collect::<Option<Vec<String>>>() {
        Some(events) => with_capital(&in_a_row(&events, and)),
        None => {
            let words = stages.map(|stage| voice.stage(stage));
            format!("{} {}", voice.pick("Share", "Andel"), in_a_row(&words, and))
        }
    }
}

fn percent(level: f64, language: Language) -> String {
    format_share(level, 0, language)
}

fn english(word: &ChartWord, voice: Voice<'_>) -> String {
    let level = |level: f64| percent(level, Language::English);
    let fixed = match word {
        ChartWord::Flow => return voice.way(),
        ChartWord::Months => "Month by month",
        ChartWord::Period => "What happened",
        ChartWord::AsOf(day) => return format!("as of {}", voice.day(*day)),
        ChartWord::Span { from, to } => return voice.span(*from, *to),
        ChartWord::Menu => "Click to save",
        ChartWord::SaveAsSvg => "Save as SVG",
        ChartWord::SaveAsPng => "Save as PNG",
        ChartWord::ScaleWithSource(instrument) => return voice.scale_with_source(instrument),
        ChartWord::Shares => return shares(voice, ["uptake", "completion", "dropout"]),
        ChartWord::KnownTo(day) => {
            let day = Language::English.day(*day);
            return format!("It is known to {day}: what happened after is not.");
        }
        ChartWord::Waits => {
            return format!("Waiting time from {} to {}", voice.referral(), voice.start());
        }
        ChartWord::BeforeAndAfter => "Before and after",
        ChartWord::Total => "Total",
        ChartWord::NoLabel => "(none)",
        ChartWord::Before => "Before",
        ChartWord::After => "After",
        ChartWord::Scores => "Scores of those measured before and after",
        ChartWord::Points => "Points",
        ChartWord::Change => "Mean change for the better",
        ChartWord::DaysSinceReferral => return format!("Days since {}", voice.referral()),
        ChartWord::ShareStarted => return format!("Share {}", voice.stage(Stage::Started)),
        ChartWord::Reached => "Reached",
        ChartWord::NotReached => "Not reached",
        ChartWord::Unrated => "Not rated",
        ChartWord::HowBounds => {
            "Bar: least and most, whatever comes of those still open or never measured."
        }
        ChartWord::HowOpen => "Dashed: may still move on.",
        ChartWord::SeenAfterReferral(days) => {
            return format!("Everybody as they stood {}.", voice.after_referral(*days));
        }
        ChartWord::SeenAfterStart(days) => {
            return format!("Everybody as they stood {}.", voice.after_start(*days));
        }
        ChartWord::HowWithin => "Bracket: the count is only known to lie within it.",
        ChartWord::HowTarget => "Line across: what is needed. Thin bar: least and most.",
        ChartWord::HowMean => "Diamond: the mean.",
        ChartWord::Nothing => "Nothing to draw yet",
        ChartWord::Scale(instrument) => return Language::English.scale(instrument),
        ChartWord::GoalRule { at_least, of: Some(of) } => {
            return format!("At least {at_least} of {of} goals");
        }
        ChartWord::GoalRule { at_least, of: None } => {
            return format!("At least {at_least} of the goals set");
        }
        ChartWord::Needed(amount) => return format!("needed {amount}"),
        ChartWord::Of { part, whole } => return format!("{part} of {whole}"),
        ChartWord::To { low, high } => return format!("{low} to {high}"),
        ChartWord::HowPoints(share) => {
            return format!("Point: the value. Line: {} interval.", level(*share));
        }
        ChartWord::HowCurve(share) => {
            let started = voice.stage(Stage::Started);
            return format!("Curve: share that has {started}. Band: {} interval.", level(*share));
        }
        ChartWord::HowBeforeAfter(share) => {
            return format!("Hollow: before. Filled: after. Line: {} interval.", level(*share));
        }
        ChartWord::Month(number) => return english_month(*number).chars().take(3).collect(),
    };
    fixed.to_owned()
}

fn danish(word: &ChartWord, voice: Voice<'_>) -> String {
    let level = |level: f64| percent(level, Language::Danish);
    let fixed = match word {
        ChartWord::Flow => return voice.way(),
        ChartWord::Months => "Måned for måned",
        ChartWord::Period => "Hvad der skete",
        ChartWord::AsOf(day) => return format!("pr. {}", voice.day(*day)),
        ChartWord::Span { from, to } => return voice.span(*from, *to),
        ChartWord::Menu => "Klik for at gemme",
        ChartWord::SaveAsSvg => "Gem som SVG",
        ChartWord::SaveAsPng => "Gem som PNG",
        ChartWord::ScaleWithSource(instrument) => return voice.scale_with_source(instrument),
        ChartWord::Shares => return shares(voice, ["opstart", "gennemførelse", "frafald"]),
        ChartWord::KnownTo(day) => {
            let day = Language::Danish.day(*day);
            return format!(
                "Det er kendt til og med {day}: hvad der er sket siden, er ikke kendt."
            );
        }
        ChartWord::Waits => {
            return format!("Ventetid fra {} til {}", voice.referral(), voice.start());
        }
        ChartWord::BeforeAndAfter => "Før og efter",
        ChartWord::Total => "I alt",
        ChartWord::NoLabel => "(ingen)",
        ChartWord::Before => "Før",
        ChartWord::After => "Efter",
        ChartWord::Scores => "Scorer for dem, der er målt både før og efter",
        ChartWord::Points => "Point",
        ChartWord::Change => "Gennemsnitlig ændring til det bedre",
        ChartWord::DaysSinceReferral => return voice.days_since_referral(),
        ChartWord::ShareStarted => return format!("Andel {}", voice.stage(Stage::Started)),
        ChartWord::Reached => "Nået",
        ChartWord::NotReached => "Ikke nået",
        ChartWord::Unrated => "Ikke vurderet",
        ChartWord::HowBounds => {
            "Bjælke: mindst og højst, hvad der end sker for de uafsluttede og dem, der aldrig blev målt."
        }
        ChartWord::HowOpen => "Stiplet: kan endnu flytte sig.",
        ChartWord::SeenAfterReferral(days) => {
            return format!("Alle, som de stod {}.", voice.after_referral(*days));
        }
        ChartWord::SeenAfterStart(days) => {
            return format!("Alle, som de stod {}.", voice.after_start(*days));
        }
        ChartWord::HowWithin => "Klamme: antallet ligger et sted inden for den.",
        ChartWord::HowTarget => "Streg på tværs: det, der kræves. Smal bjælke: mindst og højst.",
        ChartWord::HowMean => "Rude: gennemsnittet.",
        ChartWord::Nothing => "Der er intet at tegne endnu",
        ChartWord::Scale(instrument) => return Language::Danish.scale(instrument),
        ChartWord::GoalRule { at_least, of: Some(of) } => {
            return format!("Mindst {at_least} af {of} mål");
        }
        ChartWord::GoalRule { at_least, of: None } => {
            return format!("Mindst {at_least} af de nedsatte mål");
        }
        ChartWord::Needed(amount) => return format!("krævet {amount}"),
        ChartWord::Of { part, whole } => return format!("{part} af {whole}"),
        ChartWord::To { low, high } => return format!("{low} til {high}"),
        ChartWord::HowPoints(share) => {
            return format!("Punkt: værdien. Streg: {}-sikkerhedsinterval.", level(*share));
        }
        ChartWord::HowCurve(share) => {
            let share = level(*share);
            let who = voice.who(Among::Started);
            return format!("Kurve: andelen, {who}. Bånd: {share}-sikkerhedsinterval.");
        }
        ChartWord::HowBeforeAfter(share) => {
            let share = level(*share);
            return format!("Hul: før. Udfyldt: efter. Streg: {share}-sikkerhedsinterval.");
        }
        ChartWord::Month(number) => return danish_month(*number).chars().take(3).collect(),
    };
    fixed.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{StageWord, StageWords};
    use std::collections::BTreeMap;

    #[test]
    fn a_heading_has_the_words_of_the_programme_or_none_of_laks() {
        // "Begyndelse, gennemførelse og frafald" stood above the shares of fuldført and stoppet.
        let said = |words: [(Stage, &str); 3]| {
            let word = |word: &str| StageWord::Danish(word.to_owned());
            let words: StageWords = words
                .map(|(stage, own)| (stage, word(own)))
                .into_iter()
                .collect::<BTreeMap<_, _>>()
                .into();
            words.voice(Language::Danish).chart(&ChartWord::Shares)
        };
        let stages = |dropped_out| {
            [
                (Stage::Started, "begyndt"),
                (Stage::Completed, "fuldført"),
                (Stage::DroppedOut, dropped_out),
            ]
        };
        assert_eq!(said(stages("stoppet")), "Begyndelse, fuldførelse og stop");
        assert_eq!(said(stages("væk")), "Andel begyndt, fuldført og væk");
        let shares = Language::Danish.chart(&ChartWord::Shares);
        assert_eq!(shares, "Opstart, gennemførelse og frafald");
    }
}
