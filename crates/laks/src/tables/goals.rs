//! The attainment of goals as tables and sentences.

use super::estimates::{dating_notes, with_estimates, with_keys};
use super::phrases::{between, ended, on, on_seen, seen, title};
use super::table::Table;
use crate::estimate::Estimate;
use crate::goals::{GoalAttainment, GoalRow};
use crate::language::Language;
use crate::reason::Reason;
use crate::rules::Stage;
use crate::schema::Earlier;
use crate::tables::Present;
use crate::voice::with_capital;

impl GoalRow {
    /// Every figure, in the order of a table: the headline, the judged, then each goal.
    ///
    /// ```
    /// use laks::{Among, Figure};
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let goals = cafe::tally()?.goals(1, None, Among::Started, 0.95)?;
    /// let names: Vec<String> = goals.total.estimates().iter().map(|share| share.name.to_string()).collect();
    /// assert_eq!(names, ["goals_reached", "goals_reached_of_exited", "reached_work", "reached_health"]);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn estimates(&self) -> Vec<&Estimate> {
        let goals = self.goals.iter().map(|goal| &goal.share);
        [&self.reached, &self.judged].into_iter().chain(goals).collect()
    }
}

impl GoalAttainment {
    fn title(&self) -> String {
        let rule = format!("At least {}", self.rule(Language::English));
        title(&seen(&rule, self.follow_up_days, Language::English.into()), self.as_of)
    }

    /// "2 of 4 goals", "2 of the goals set".
    /// The rule in words: at least 2 of 4 goals.
    pub(super) fn at_least_in_words(&self, language: Language) -> String {
        format!("{} {}", language.pick("at least", "mindst"), self.rule(language))
    }

    fn rule(&self, language: Language) -> String {
        let least = self.at_least;
        match (self.of, language) {
            (Some(of), Language::English) => format!("{least} of {of} goals"),
            (Some(of), Language::Danish) => format!("{least} af {of} mål"),
            (None, Language::English) => format!("{least} of the goals set"),
            (None, Language::Danish) => format!("{least} af de nedsatte mål"),
        }
    }

    fn figures(&self, rows: &[&GoalRow], by: &[String]) -> Table {
        let pairs: Vec<(&GoalRow, &Estimate)> = rows
            .iter()
            .flat_map(|&row| row.estimates().into_iter().map(move |estimate| (row, estimate)))
            .collect();
        let keys: Vec<&[Option<String>]> =
            pairs.iter().map(|(row, _)| row.key.as_slice()).collect();
        let count = |get: fn(&GoalRow) -> Option<u64>| pairs.iter().map(move |(row, _)| get(row));
        let table = with_keys(Table::titled(self.title()), by, &keys)
            .with_text("among", pairs.iter().map(|_| Some(self.among.name())))
            .with_counts("any_unrated", count(|row| row.any_unrated))
            .with_counts("not_due", count(|row| row.not_due))
            .with_counts("fewer_set", count(|row| row.fewer_set));
        let estimates: Vec<&Estimate> = pairs.iter().map(|(_, estimate)| *estimate).collect();
        self.notes().into_iter().fold(with_estimates(table, &estimates), Table::noted)
    }

    fn notes(&self) -> Vec<String> {
        let number = |count: Option<u64>| {
            count.map_or("an unknown number".to_owned(), |count| count.to_string())
        };
        let [any_unrated, not_due] = [self.total.any_unrated, self.total.not_due].map(number);
        let fewer_set = self.total.fewer_set.unwrap_or(0);
        let few = self.of.unwrap_or(self.at_least);
        let mut notes = vec![format!(
            "reached is at least {}; {any_unrated} whose case is closed have a goal that is not \
             rated, counted as not reached; {not_due} are not due yet",
            self.rule(Language::English)
        )];
        if fewer_set > 0 {
            notes.push(format!("{fewer_set} have fewer than {few} goals set"));
        }
        notes.extend(self.total.goals.iter().filter_map(|goal| {
            let (outcome, least) = (goal.outcome.as_ref()?, goal.improves_by?);
            let id = &goal.id;
            Some(match goal.from {
                Some(Earlier::Any) => {
                    format!("{id} is reached by a yes on {outcome}, whatever was said before")
                }
                _ => format!("{id} is reached by at least {least} raw points better on {outcome}"),
            })
        }));
        notes.extend(dating_notes(self.undated_facts, self.left_out));
        notes
    }

    /// Between which bounds the share lies, and whom that depends on.
    fn open_in_words(&self, language: Language) -> String {
        let Some(between) = between(&self.total.reached, language) else { return String::new() };
        let voice = self.words.voice(language);
        let [unrated, open] =
            [self.total.unrated_could, self.total.open_could].map(Option::unwrap_or_default);
        let who = |count: u64| match (language, count) {
            (Language::English, 1) => "the one".to_owned(),
            (Language::English, _) => format!("the {count}"),
            (Language::Danish, 1) => "den ene".to_owned(),
            (Language::Danish, _) => format!("de {count}"),
        };
        let [who_closed, who_is_open] = [unrated, open].map(who);
        let parts = match (language, self.follow_up_days) {
            (Language::English, None) => [
                format!("{who_closed} closed whose missing ratings could decide it"),
                format!("{who_is_open} still open"),
            ],
            (Language::English, Some(_)) => [
                format!("{who_closed} whose missing ratings by then could decide it"),
                String::new(),
            ],
            (Language::Danish, None) => {
                let (people, exited) = (voice.people(Stage::Exited), voice.stage(Stage::Exited));
                [
                    format!("{who_closed} {people}, hvis manglende vurderinger kan afgøre det"),
                    format!("{who_is_open}, der endnu ikke er {exited}"),
                ]
            }
            (Language::Danish, Some(_)) => [
                format!("{who_closed}, hvis manglende vurderinger dengang kan afgøre det"),
                String::new(),
            ],
        };
        let parts = parts.into_iter().zip([unrated, open]).filter(|(_, count)| *count > 0);
        let parts: Vec<String> = parts.map(|(who, _)| who).collect();
        let lies = language.pick("it lies", "andelen ligger");
        if parts.is_empty() {
            // Some may be open, or unrated, and no column says how many.
            return format!("; {lies} {between}");
        }
        let parts = parts.join(language.pick(" and ", " og "));
        format!("; {lies} {between}, {} {parts}", language.pick("depending on", "alt efter"))
    }
}

impl Present for GoalAttainment {
    /// One row for each figure of each stratum (or of everybody).
    fn table(&self) -> Table {
        let rows: Vec<&GoalRow> =
            if self.strata.is_empty() { vec![&self.total] } else { self.strata.iter().collect() };
        self.figures(&rows, &self.by)
    }

    fn summary(&self) -> Table {
        self.figures(&[&self.total], &[])
    }

    fn sentence(&self, language: Language) -> String {
        let reached = &self.total.reached;
        let count = |part: Option<u64>| part.unwrap_or(0);
        let (x, n) = (count(reached.numerator), count(reached.denominator));
        if let (None, Some(why @ Reason::NoColumn(_))) = (reached.value, &reached.reason) {
            let (on, why) = (on(self.as_of, language), self.words.voice(language).why(why));
            return with_capital(&match language {
                Language::English => format!("{on}it is not known who reached goals: {why}."),
                Language::Danish => format!("{on}er det ikke kendt, hvem der nåede mål: {why}."),
            });
        }
        let who = self.words.voice(language).who(self.among);
        let on = on_seen(self.as_of, self.follow_up_days, self.words.voice(language));
        if n == 0 {
            return with_capital(&match language {
                Language::English => {
                    format!("{on}there is nobody {who}, so there is no share to tell.")
                }
                Language::Danish => {
                    format!("{on}er der ingen, {who}, så der er ingen andel at opgøre.")
                }
            });
        }
        let (rule, share) = (self.rule(language), reached.in_words(language));
        let open = self.open_in_words(language);
        let said = with_capital(&match language {
            Language::English => {
                format!("{on}{x} of the {n} {who} had reached at least {rule}, {share}{open}.")
            }
            Language::Danish => {
                format!("{on}havde {x} af de {n}, {who}, nået mindst {rule}, {share}{open}.")
            }
        });
        said + &ended(self.ends_early, language)
    }
}
