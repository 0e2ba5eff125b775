//! Changes in outcomes as tables and sentences.

use super::estimates::{dating_notes, with_estimates, with_keys};
use super::phrases::{between, ended, on_seen, seen, title};
use super::table::Table;
use crate::estimate::{Estimate, Unit};
use crate::language::Language;
use crate::outcomes::{Change, ChangeRow, Outcomes};
use crate::schema::{Better, Instrument};
use crate::tables::Present;
use crate::voice::format_number;
use crate::voice::with_capital;

impl ChangeRow {
    /// Every figure, in the order of a table.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let change = cafe::tally()?.outcome("who5")?.change(0.95)?;
    /// let few = change.total.estimates().iter().filter(|estimate| estimate.value.is_none()).count();
    /// assert_eq!(few, 0);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn estimates(&self) -> Vec<&Estimate> {
        let named = [
            &self.completeness,
            &self.mean_before,
            &self.mean_after,
            &self.gain,
            &self.mean_change,
            &self.improved,
            &self.unchanged,
            &self.worse,
            &self.improved_of_able,
            &self.worse_of_able,
            &self.ceiling,
            &self.probability_better,
            &self.improved_of_all,
            &self.baseline.followed,
            &self.baseline.lost,
            &self.baseline.not_due,
        ];
        named.into_iter().chain(self.sides()).collect()
    }

    /// The shares on the named side of each cut-off, before and after.
    fn sides(&self) -> impl Iterator<Item = &Estimate> {
        self.cut_offs.iter().flat_map(|row| [&row.before, &row.after])
    }

    /// The few figures to defend.
    pub(super) fn headline(&self) -> Vec<&Estimate> {
        let named = [
            &self.completeness,
            &self.gain,
            &self.improved,
            &self.worse,
            &self.probability_better,
            &self.improved_of_all,
        ];
        named.into_iter().chain(self.sides()).collect()
    }
}

/// One figure of one row of one change.
struct Cell<'a> {
    change: &'a Change,
    row: &'a ChangeRow,
    estimate: &'a Estimate,
}

impl Cell<'_> {
    /// A number of points as percent of the scale, where the instrument has such a form.
    fn percent(&self, part: fn(&Estimate) -> Option<f64>) -> Option<f64> {
        let factor = f64::from(self.change.instrument.percent_factor?);
        part(self.estimate).filter(|_| self.estimate.unit == Unit::Points).map(|p| p * factor)
    }
}

impl Change {
    fn cells<'a>(
        &'a self,
        rows: &[&'a ChangeRow],
        figures: fn(&'a ChangeRow) -> Vec<&'a Estimate>,
    ) -> Vec<Cell<'a>> {
        let of = |row: &'a ChangeRow| {
            let cell = move |estimate| Cell { change: self, row, estimate };
            figures(row).into_iter().map(cell)
        };
        rows.iter().flat_map(|&row| of(row)).collect()
    }

    fn every_cell(&self) -> Vec<Cell<'_>> {
        let rows: Vec<&ChangeRow> =
            if self.strata.is_empty() { vec![&self.total] } else { self.strata.iter().collect() };
        self.cells(&rows, ChangeRow::estimates)
    }

    fn headline(&self) -> Vec<Cell<'_>> {
        self.cells(&[&self.total], ChangeRow::headline)
    }

    /// What "better", "improved" and "percent" mean for this outcome.
    fn notes(&self) -> Vec<String> {
        let Instrument { range: [low, high], meaningful_change, .. } = self.instrument;
        let better = match self.better {
            Better::Higher => "higher",
            Better::Lower => "lower",
        };
        let source = self.instrument.meaningful_source.as_deref();
        let source = source.map_or(String::new(), |source| format!(" ({source})"));
        let number = |count: Option<u64>| {
            count.map_or("an unknown number".to_owned(), |count| count.to_string())
        };
        let [missing, not_due] = [self.total.missing, self.total.not_due].map(number);
        vec![
            format!(
                "{}: raw scores from {low} to {high}, {better} is better; improved or worse is a \
                 change of at least {meaningful_change}{source}",
                self.outcome
            ),
            format!(
                "{}: {missing} of the {} are not measured twice though their case is closed, \
                 {not_due} are not due yet",
                self.outcome,
                self.among.name()
            ),
        ]
    }
}

/// The notes of several outcomes of one tally; what holds for the whole table is said once.
fn every_note(changes: &[Change]) -> Vec<String> {
    let dating = changes.first().map(|c| dating_notes(c.undated_facts, c.left_out));
    changes.iter().flat_map(Change::notes).chain(dating.unwrap_or_default()).collect()
}

fn table_of(title: String, by: &[String], cells: &[Cell<'_>], notes: Vec<String>) -> Table {
    let keys: Vec<&[Option<String>]> = cells.iter().map(|cell| cell.row.key.as_slice()).collect();
    let count = |get: fn(&ChangeRow) -> Option<u64>| cells.iter().map(move |cell| get(cell.row));
    let table = Table::titled(title)
        .with_text("outcome", cells.iter().map(|cell| Some(cell.change.outcome.clone())));
    let table = with_keys(table, by, &keys)
        .with_text("among", cells.iter().map(|cell| Some(cell.change.among.name())))
        .with_counts("people", count(|row| row.people))
        .with_counts("with_baseline", count(|row| row.with_baseline))
        .with_counts("with_follow_up", count(|row| row.with_follow_up))
        .with_counts("paired", count(|row| row.paired))
        .with_counts("missing", count(|row| row.missing))
        .with_counts("not_due", count(|row| row.not_due));
    let estimates: Vec<&Estimate> = cells.iter().map(|cell| cell.estimate).collect();
    let mut table = with_estimates(table, &estimates);
    if cells.iter().any(|cell| cell.change.instrument.percent_factor.is_some()) {
        table = table
            .with_numbers("percent_value", cells.iter().map(|cell| cell.percent(|e| e.value)))
            .with_numbers("percent_lower", cells.iter().map(|cell| cell.percent(|e| e.lower)))
            .with_numbers("percent_upper", cells.iter().map(|cell| cell.percent(|e| e.upper)));
    }
    notes.into_iter().fold(table, Table::noted)
}

impl Change {
    /// The mean gain on the scale it is shown on, with its interval, and raw where that is another.
    fn gain_in_words(&self, language: Language) -> String {
        let gain = self.total.gain.on_scale(self.instrument.shown_scale());
        let Some(value) = gain.value else { return gain.in_words(language) };
        let points = language.pick("points", "point");
        let on_scale = language.pick("on the scale", "på skalaen");
        let mut said = vec![format!("{on_scale} {}", self.instrument.shown_ends())];
        if let (Some(lower), Some(upper)) = (gain.lower, gain.upper) {
            let level = format_number(gain.level * 100.0, 0, language);
            let [lower, upper] = [lower, upper].map(|end| gain.shown(end, language));
            said.push(match language {
                Language::English => format!("{level}% interval {lower} to {upper}"),
                Language::Danish => {
                    format!("{level}\u{a0}%-sikkerhedsinterval {lower} til {upper}")
                }
            });
        }
        if self.instrument.is_beyond(&self.total.gain) {
            said.push(language.beyond_the_scale().to_owned());
        }
        if let (Some(_), Some(raw)) = (self.instrument.percent_factor, self.total.gain.value) {
            let raw = format_number(raw, 1, language);
            said.push(format!("{raw} {}", language.pick("raw", "rå point")));
        }
        format!("{} {points} ({})", gain.shown(value, language), said.join("; "))
    }

    /// Of whom the missing are a part, with the bounds of those who improved.
    fn missing_in_words(&self, language: Language) -> String {
        let unpaired = self.total.people.unwrap_or(0) - self.total.paired.unwrap_or(0);
        let Some(between) = between(&self.total.improved_of_all, language) else {
            return String::new();
        };
        let voice = self.words.voice(language);
        match language {
            Language::English => {
                format!(
                    "; {unpaired} {} not, so {between} of all {} improved by that much",
                    if unpaired == 1 { "was" } else { "were" },
                    voice.who(self.among)
                )
            }
            Language::Danish => {
                format!(
                    "; {unpaired} blev ikke målt begge gange, så {between} af alle {} blev så meget bedre",
                    voice.people(self.among.stage())
                )
            }
        }
    }
}

impl Change {
    /// How many are on the named side of each cut-off, before and after; nothing where none is known.
    fn cut_offs_in_words(&self, paired: u64, language: Language) -> String {
        let rows = self.total.cut_offs.iter().filter_map(|row| {
            let (before, after) = row.before.numerator.zip(row.after.numerator)?;
            let name = language.cut_off_of(&self.instrument, &row.cut_off);
            Some(match language {
                Language::English => format!("{name}, {before} before and {after} after"),
                Language::Danish => format!("{name}, {before} før og {after} efter"),
            })
        });
        let said = rows.collect::<Vec<_>>().join("; ");
        match language {
            _ if said.is_empty() => said,
            Language::English => format!(" Of the {paired}: {said}."),
            Language::Danish => format!(" Af de {paired}: {said}."),
        }
    }
}

impl Present for Change {
    /// One row for each figure of each stratum (or of everybody), points also as percent of the scale.
    fn table(&self) -> Table {
        table_of(
            self.titled(),
            &self.by,
            &self.every_cell(),
            every_note(std::slice::from_ref(self)),
        )
    }

    fn summary(&self) -> Table {
        table_of(self.titled(), &[], &self.headline(), every_note(std::slice::from_ref(self)))
    }

    fn sentence(&self, language: Language) -> String {
        self.in_words(language) + &ended(self.ends_early, language)
    }
}

impl Change {
    fn titled(&self) -> String {
        let change = format!("Change in {}", self.outcome);
        title(&seen(&change, self.follow_up_days, Language::English.into()), self.as_of)
    }

    /// What changed, in a sentence.
    fn in_words(&self, language: Language) -> String {
        let voice = self.words.voice(language);
        let on = on_seen(self.as_of, self.follow_up_days, voice);
        let who = voice.who(self.among);
        let name = language.measure(&self.instrument);
        let (Some(people), Some(paired)) = (self.total.people, self.total.paired) else {
            let why = self.total.gain.reason.as_ref().map_or(String::new(), |r| voice.why(r));
            return with_capital(&match language {
                Language::English => format!("{on}the change in {name} is not known: {why}."),
                Language::Danish => format!("{on}er ændringen i {name} ikke kendt: {why}."),
            });
        };
        if people == 0 {
            return with_capital(&match language {
                Language::English => {
                    format!("{on}there is nobody {who}, so nothing is known of {name}.")
                }
                Language::Danish => format!("{on}er der ingen, {who}, så intet vides om {name}."),
            });
        }
        if paired == 0 {
            return with_capital(&match language {
                Language::English => {
                    format!(
                        "{on}none of the {people} {who} were measured before and after on {name}."
                    )
                }
                Language::Danish => {
                    format!("{on}er ingen af de {people}, {who}, målt både før og efter på {name}.")
                }
            });
        }
        let gain = self.gain_in_words(language);
        let many = |count: Option<u64>| match count {
            None | Some(0) => language.pick("none", "ingen").to_owned(),
            Some(n) => format_number(n as f64, 0, language),
        };
        let [improved, worse] =
            [&self.total.improved, &self.total.worse].map(|e| many(e.numerator));
        let least = language.least_points(&self.instrument);
        let shown = language.least_shown_points(&self.instrument);
        let were = if paired == 1 { "was" } else { "were" };
        let missing = self.missing_in_words(language);
        let said = with_capital(&match language {
            Language::English => format!(
                "{on}{paired} of the {people} {who} {were} measured before and after on {name}: their \
                 mean change for the better was {gain}; {improved} improved by at least {least} and \
                 {worse} got worse by as much{missing}."
            ),
            Language::Danish => format!(
                "{on}var {paired} af de {people}, {who}, målt både før og efter på {name}: ændringen til det \
                 bedre var i gennemsnit {gain}; {improved} blev mindst {least} bedre, og {worse} blev \
                 mindst {shown} dårligere{missing}."
            ),
        });
        said + &self.cut_offs_in_words(paired, language)
    }
}

impl Present for Outcomes {
    fn table(&self) -> Table {
        let by = self.changes.first().map_or(&[][..], |change| &change.by);
        let cells: Vec<Cell<'_>> = self.changes.iter().flat_map(Change::every_cell).collect();
        table_of(title("Change in outcomes", self.as_of), by, &cells, every_note(&self.changes))
    }

    fn summary(&self) -> Table {
        let cells: Vec<Cell<'_>> = self.changes.iter().flat_map(Change::headline).collect();
        table_of(title("Change in outcomes", self.as_of), &[], &cells, every_note(&self.changes))
    }

    fn sentence(&self, language: Language) -> String {
        let each: Vec<String> = self.changes.iter().map(|c| c.in_words(language)).collect();
        let ends_early = self.changes.first().and_then(|change| change.ends_early);
        each.join(" ") + &ended(ends_early, language)
    }
}
