//! A judged plan as a table, a summary and a sentence.

use super::phrases::counted_twice;
use super::table::{Table, Values};
use crate::language::Language;
use crate::plan::{PlanStatus, Status, TargetStatus};
use crate::tables::Present;
use crate::voice::{format_number, format_share};

impl TargetStatus {
    /// The status with what was observed and what is needed, as one clause.
    ///
    /// ```
    /// use laks::Language;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let status = cafe::status()?;
    /// let april = status.target("april").unwrap().in_words(Language::English);
    /// assert_eq!(april, "14 start in April: attained (24; needed 14)");
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn in_words(&self, language: Language) -> String {
        let status = language.status_of(self);
        let of = language.pick("of", "af");
        let count = |n: u64| format_number(n as f64, 0, language);
        let needed = self.needed_in_words(language);
        let observed = match (self.numerator, self.denominator, self.observed) {
            (Some(x), Some(n), Some(share)) => {
                let share = format_share(share, 1, language);
                let at_least = language.pick("needed", "måltal");
                format!("{} {of} {}, {share}, {at_least} {needed}", count(x), count(n))
            }
            (Some(x), None, _) => {
                format!("{}; {} {needed}", count(x), language.pick("needed", "måltal"))
            }
            _ => language.pick("no figure", "intet tal").to_owned(),
        };
        format!("{}: {status} ({observed})", self.text)
    }

    /// One sentence: the status, what was observed and what is needed, and what to know when reading it.
    ///
    /// ```
    /// use laks::Language;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let status = cafe::status()?;
    /// assert_eq!(
    ///     status.target("completed").unwrap().sentence(Language::English),
    ///     "Half of those who start complete: on course (5 of 24, 20.8%, needed 50%); judged by the 16 now open; \
    ///      who may still join is not in it."
    /// );
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn sentence(&self, language: Language) -> String {
        let voice = self.words.voice(language);
        let note = self.note.as_ref().map(|note| format!("; {}", voice.plan_note(note)));
        format!("{}{}.", self.in_words(language), note.unwrap_or_default())
    }

    /// The note, with the reason why there is no chance.
    fn note_in_words(&self) -> Option<String> {
        let voice = self.words.voice(Language::English);
        let chance = self
            .chance
            .reason
            .as_ref()
            .map(|reason| format!("no chance: {}", voice.no_chance(reason)));
        let note = self.note.as_ref().map(|note| voice.plan_note(note));
        match (note, chance.filter(|_| self.chance.probability.is_none())) {
            (Some(note), Some(chance)) => Some(format!("{note}; {chance}")),
            (note, chance) => note.or(chance),
        }
    }
}

fn title(plan: &PlanStatus) -> String {
    let checkpoint = plan.checkpoint.as_ref().map_or(String::new(), |name| format!(", {name}"));
    format!("{}{checkpoint}, as of {}", plan.title, plan.as_of)
}

impl Present for PlanStatus {
    /// One row a target, with everything its status rests on.
    fn table(&self) -> Table {
        let targets = || self.targets.iter();
        let dates = |get: fn(&TargetStatus) -> crate::calendar::Day| {
            Values::Date(targets().map(|target| Some(get(target))).collect())
        };
        let chance = |get: fn(&TargetStatus) -> Option<f64>| targets().map(get);
        let from_estimate = |get: fn(&crate::estimate::Estimate) -> Option<f64>| {
            targets().map(move |target| target.estimate.as_ref().and_then(get))
        };
        let excluded = self.excluded;
        Table::titled(title(self))
            .with_text("target", targets().map(|t| Some(t.id.clone())))
            .with_text("text", targets().map(|t| Some(t.text.clone())))
            .with_text("measure", targets().map(|t| Some(t.measure.name())))
            .with_text("status", targets().map(|t| Some(t.status.name())))
            .with_numbers("observed", targets().map(|t| t.observed))
            .with_numbers("needed", targets().map(|t| Some(t.needed)))
            .with_counts("numerator", targets().map(|t| t.numerator))
            .with_counts("denominator", targets().map(|t| t.denominator))
            .with_text("denominator_is", targets().map(|t| Some(t.denominator_is.to_string())))
            .with("judged_on", dates(|t| t.judged_on))
            .with("due", dates(|t| t.due))
            .with_numbers("percent_met", targets().map(|t| t.percent_met))
            .with_numbers("chance", chance(|t| t.chance.probability))
            .with_counts("final_lower", targets().map(|t| t.chance.lower))
            .with_counts("final_upper", targets().map(|t| t.chance.upper))
            .with_numbers("lower", from_estimate(|e| e.lower))
            .with_numbers("upper", from_estimate(|e| e.upper))
            .with_numbers("p", targets().map(|t| t.p))
            .with_counts("open", targets().map(|t| Some(t.open)))
            .with_counts("unrated", targets().map(|t| Some(t.unrated)))
            .with_numbers("if_open_fail", targets().map(|t| t.if_open_fail))
            .with_numbers("if_open_succeed", targets().map(|t| t.if_open_succeed))
            .with(
                "few_observations",
                Values::Flag(targets().map(|t| Some(t.few_observations)).collect()),
            )
            .with_text("note", targets().map(TargetStatus::note_in_words))
            .noted(format!("{excluded} rows were left out before counting"))
    }

    /// Target, status, observed, needed and date, one row a target.
    fn summary(&self) -> Table {
        let table = self.table();
        let kept =
            ["target", "status", "observed", "needed", "numerator", "denominator", "judged_on"];
        let columns = table.columns.into_iter().filter(|c| kept.contains(&c.name.as_str()));
        Table { columns: columns.collect(), ..Table::titled(table.title) }
    }

    fn sentence(&self, language: Language) -> String {
        let attained = self.targets.iter().filter(|t| t.status == Status::Attained).count();
        let (all, day) = (self.targets.len(), self.as_of);
        let each: Vec<String> = self.targets.iter().map(|t| t.in_words(language)).collect();
        let each = each.join("; ");
        let twice = match self.may_count_twice {
            true => format!(" {}", counted_twice(language)),
            false => String::new(),
        };
        match language {
            Language::English => {
                let day = language.day(day);
                format!("As of {day}, {attained} of {all} targets were attained. {each}.{twice}")
            }
            Language::Danish => {
                let day = language.day(day);
                format!("Pr. {day} var {attained} af {all} måltal nået. {each}.{twice}")
            }
        }
    }
}
