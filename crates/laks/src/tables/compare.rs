//! A comparison as a table and a sentence.

use super::table::Table;
use crate::compare::{Comparison, ComparisonLine};
use crate::estimate::{Estimate, Unit};
use crate::figure::Figure;
use crate::figure::OutcomeFigure;
use crate::language::Language;
use crate::tables::Present;
use crate::tally::EventKind;
use crate::voice::format_number;
use crate::voice::with_capital;

impl Present for Comparison {
    /// One row a figure: both values with their counts, the contrast with its interval, p.
    fn table(&self) -> Table {
        let lines: Vec<&ComparisonLine> = self.lines.iter().collect();
        let numbers = |get: fn(&ComparisonLine) -> Option<f64>| lines.iter().map(move |l| get(l));
        let counts = |get: fn(&ComparisonLine) -> Option<u64>| lines.iter().map(move |l| get(l));
        let contrast = |line: &&&ComparisonLine| Some(line.contrast.name.to_string());
        let table = Table::titled("Before and after")
            .with_text("measure", lines.iter().map(|line| Some(line.measure.to_string())))
            .with_numbers("before", numbers(|l| l.before.value))
            .with_counts("before_numerator", counts(|l| l.before.numerator))
            .with_counts("before_denominator", counts(|l| l.before.denominator))
            .with_numbers("after", numbers(|l| l.after.value))
            .with_counts("after_numerator", counts(|l| l.after.numerator))
            .with_counts("after_denominator", counts(|l| l.after.denominator))
            .with_text("contrast", lines.iter().map(|line| contrast(&line)))
            .with_numbers("value", numbers(|l| l.contrast.value))
            .with_numbers("lower", numbers(|l| l.contrast.lower))
            .with_numbers("upper", numbers(|l| l.contrast.upper))
            .with_numbers("p", numbers(|l| l.p))
            .with_numbers("p_holm", numbers(|l| l.p_holm))
            .with_numbers("detectable", numbers(|l| l.detectable))
            .with_counts("courses_before", counts(|l| l.courses.map(|c| c[0])))
            .with_counts("courses_after", counts(|l| l.courses.map(|c| c[1])))
            .with_numbers("plain_lower", numbers(|l| l.plain.as_ref()?.contrast.lower))
            .with_numbers("plain_upper", numbers(|l| l.plain.as_ref()?.contrast.upper))
            .with_numbers("plain_p", numbers(|l| l.plain.as_ref()?.p))
            .with_numbers("level", numbers(|l| Some(l.contrast.level)))
            .with_text("method", lines.iter().map(|line| Some(line.contrast.method.to_string())))
            .with_text(
                "reason",
                lines.iter().map(|l| l.contrast.reason.as_ref().map(ToString::to_string)),
            );
        let voice = self.words.voice(Language::English);
        let notes = self.notes.iter().map(|note| voice.comparison_note(note));
        let table = notes.fold(table, Table::noted);
        let table = table.noted("each value is calculated from the counts, before any rounding");
        [(self.before_period, "before"), (self.after_period, "after")]
            .into_iter()
            .filter_map(|(period, when)| period.map(|p| (p, when)))
            .fold(table, |table, (period, when)| {
                table.noted(format!("{when}: from {} to {}", period.from, period.to))
            })
            .noted(match self.follow_up_days {
                Some(days) => format!(
                    "everyone followed for {days} days: the referred from referral, the started from start"
                ),
                None => "no case is known to be open".to_owned(),
            })
    }

    fn summary(&self) -> Table {
        let is_defended = |line: &ComparisonLine| {
            matches!(
                line.measure,
                Figure::Uptake
                    | Figure::Completion
                    | Figure::PerThirtyDays(EventKind::Referred)
                    | Figure::OfOutcome(OutcomeFigure::MeanGain, _)
            )
        };
        let mut part = self.clone();
        part.lines.retain(is_defended);
        part.table()
    }

    /// The lines of the family, or uptake where none has a p; then how long everybody was followed, and
    /// what makes the figures mislead.
    fn sentence(&self, language: Language) -> String {
        let tested: Vec<&ComparisonLine> = self.lines.iter().filter(|l| l.p.is_some()).collect();
        let lines = if tested.is_empty() {
            self.line(&Figure::Uptake).into_iter().collect()
        } else {
            tested
        };
        if lines.is_empty() {
            return language.pick("Nothing was compared.", "Intet er sammenlignet.").to_owned();
        }
        let mut said: Vec<String> =
            lines.into_iter().map(|line| line_in_words(line, language)).collect();
        said.extend(self.follow_up_days.map(|days| match language {
            Language::English => format!("Everyone was followed for {}.", language.days(days)),
            Language::Danish => format!("Alle er fulgt i {}.", language.days(days)),
        }));
        let grave = self.notes.iter().filter(|note| note.is_grave());
        let voice = self.words.voice(language);
        said.extend(grave.map(|note| with_capital(&voice.comparison_note(note)) + "."));
        said.join(" ")
    }
}

impl Comparison {
    /// What to know before reading the lines, the gravest first.
    ///
    /// ```
    /// use laks::{Compare, Language, Spec, words::DateField};
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let halves = cafe::cohort()?.split_at(DateField::Referred, "2016-03-15")?;
    /// let spec = Spec::new(halves.before.layout(), ["2016-05-15"], &[])?.following(30)?;
    /// let (before, after) = (halves.before.tally(&spec)?, halves.after.tally(&spec)?);
    /// let notes = before.compared_with(&after, &Compare::default())?.notes_in_words(Language::English);
    /// assert!(notes.contains(&"whether other people came was not counted; count by source to see it".to_owned()));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn notes_in_words(&self, language: Language) -> Vec<String> {
        let voice = self.words.voice(language);
        self.notes.iter().map(|note| voice.comparison_note(note)).collect()
    }
}

/// One line as a sentence.
fn line_in_words(line: &ComparisonLine, language: Language) -> String {
    let shown = |e: &Estimate| {
        let shown = e.on_scale(line.shown_on);
        let undefined = || language.no_value(shown.cell()).to_owned();
        let value = shown.value.map_or_else(undefined, |value| shown.shown(value, language));
        value + &e.raw_beside(line.shown_on, language)
    };
    let (before, after) = (shown(&line.before), shown(&line.after));
    let change = match line.contrast.unit {
        Unit::Share => change_of_shares(&line.contrast, language),
        Unit::Ratio => {
            let ratio = language.pick("a ratio of", "et forhold på");
            format!("{ratio} {}", line.contrast.in_words(language))
        }
        _ => {
            let change = language.pick("a change of", "en ændring på");
            let contrast = line.contrast.on_scale(line.shown_on);
            format!("{change} {}", contrast.in_words_on(line.shown_on.is_some(), language))
        }
    };
    let p = line.p.map_or(String::new(), |p| format!(", {}", p_in_words(p, language)));
    let holm = line.p_holm.filter(|holm| Some(*holm) != line.p).map_or(String::new(), |holm| {
        let among = language.pick("by Holm", "efter Holm");
        format!(" ({among} {})", p_in_words(holm, language))
    });
    let rounded = line.rounding(language).map_or(String::new(), |note| format!(" {note}"));
    let rounded = if line.contrast.unit == Unit::Share { rounded } else { String::new() };
    let has_own_words = !line.before.words.is_empty();
    let name = line.label(language);
    match (language, &line.measure) {
        (Language::English, Figure::Uptake) if !has_own_words => {
            format!("Uptake was {before} before and {after} after, {change}{p}{holm}.{rounded}")
        }
        (Language::Danish, Figure::Uptake) if !has_own_words => format!(
            "Andelen, der startede, var {before} før og {after} efter, {change}{p}{holm}.{rounded}"
        ),
        (Language::English, _) => {
            format!("{name}: {before} before and {after} after, {change}{p}{holm}.{rounded}")
        }
        (Language::Danish, _) => {
            format!("{name}: {before} før og {after} efter, {change}{p}{holm}.{rounded}")
        }
    }
}

/// A difference of two shares with its interval, in percentage points; a fall is said as a fall.
fn change_of_shares(change: &Estimate, language: Language) -> String {
    let points = |share: f64| format_number(share * 100.0, 1, language);
    let (Some(value), Some(lower), Some(upper)) = (change.value, change.lower, change.upper) else {
        return change.in_words(language);
    };
    let level = format_number(change.level * 100.0, 0, language);
    let way = match (language, value < 0.0) {
        (Language::English, true) => "a fall of",
        (Language::English, false) => "a rise of",
        (Language::Danish, true) => "et fald på",
        (Language::Danish, false) => "en stigning på",
    };
    let (size, lower, upper) = (points(value.abs()), points(lower), points(upper));
    match language {
        Language::English => {
            format!(
                "{way} {size} percentage points ({level}% interval of the change {lower} to {upper})"
            )
        }
        Language::Danish => {
            format!(
                "{way} {size} procentpoint ({level}\u{a0}%-sikkerhedsinterval for ændringen {lower} til {upper})"
            )
        }
    }
}

/// A p-value as a sentence has it: never as 0.
fn p_in_words(p: f64, language: Language) -> String {
    let shown = super::view::p_in_words(p, language);
    if shown.starts_with('<') { format!("p {shown}") } else { format!("p = {shown}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Compare;
    use crate::tally::{Figures, Tally};

    #[test]
    fn a_change_that_the_rounded_shares_do_not_give_says_that_it_was_rounded_on_its_own() {
        // "Uptake was 33.3% before and 42.9% after, a rise of 9.5" looked like a mistake.
        let tally = |referred, started| {
            let figures = Figures::new([("referred", referred), ("started", started)]);
            Tally::from_counts(figures.unwrap(), None).unwrap()
        };
        let comparison = tally(3, 1).compared_with(&tally(7, 3), &Compare::default()).unwrap();
        let sentence = comparison.sentence(Language::English);
        assert!(sentence.starts_with("Uptake was 33.3% before and 42.9% after, a rise of 9.5"));
        assert!(sentence.contains("The change is calculated before rounding"), "{sentence}");
    }

    #[test]
    fn a_change_of_shares_is_in_percentage_points_and_a_small_p_is_not_0() {
        let tally = |started| {
            let all = [("referred", 400), ("started", started), ("waiting", 0), ("ongoing", 0)];
            let figures = Figures::new(all);
            Tally::from_counts(figures.unwrap(), None).unwrap()
        };
        let comparison = tally(200).compared_with(&tally(300), &Compare::default()).unwrap();
        assert_eq!(
            comparison.sentence(Language::English),
            "Uptake was 50.0% before and 75.0% after, a rise of 25.0 percentage points (95% \
             interval of the change 18.4 to 31.4), p < 0.001."
        );
        assert_eq!(
            comparison.sentence(Language::Danish),
            "Andelen, der startede, var 50,0\u{a0}% før og 75,0\u{a0}% efter, en stigning på 25,0 procentpoint \
             (95\u{a0}%-sikkerhedsinterval for ændringen 18,4 til 31,4), p < 0,001."
        );
    }
}
