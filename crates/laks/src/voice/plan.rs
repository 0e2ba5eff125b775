//! A judged plan in words: statuses, notes, and why there is no chance.

use super::number::format_share;
use super::programme::Voice;
use crate::language::Language;
use crate::plan::{NoChance, PlanNote, Status, TargetStatus};
use crate::rules::Stage;

impl Language {
    /// A target's status in words.
    ///
    /// ```
    /// use laks::{Language, Status};
    /// assert_eq!(Language::Danish.status(Status::OnCourse), "på vej");
    /// ```
    pub fn status(self, status: Status) -> &'static str {
        let (english, danish) = match status {
            Status::Attained => ("attained", "nået"),
            Status::OnCourse => ("on course", "på vej"),
            Status::Behind => ("behind", "bagud"),
            Status::Missed => ("missed", "ikke nået"),
            Status::Undetermined => ("undetermined", "kan ikke afgøres endnu"),
            Status::NotStarted => ("not started", "ikke begyndt"),
        };
        self.pick(english, danish)
    }

    /// A target's status in words: where no row and no column can decide it, it is not undetermined for now.
    ///
    /// ```
    /// use laks::Language;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let status = cafe::status()?;
    /// assert_eq!(Language::Danish.status_of(status.target("april").unwrap()), "nået");
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn status_of(self, target: &TargetStatus) -> &'static str {
        let is_never =
            matches!(target.note, Some(PlanNote::NoSuchLabel { .. } | PlanNote::NoColumns(_)));
        match (self, target.status) {
            (Self::Danish, Status::Undetermined) if is_never => "kan ikke afgøres",
            (_, status) => self.status(status),
        }
    }

    /// The name that may have been meant, if one is near.
    pub(super) fn did_you_mean(self, nearest: &Option<String>) -> String {
        nearest.as_ref().map_or(String::new(), |near| match self {
            Self::English => format!(" (did you mean {near:?}?)"),
            Self::Danish => format!(" (måske {near:?}?)"),
        })
    }

    /// The mark of a status, beside its word.
    ///
    /// ```
    /// use laks::{Language, Status};
    /// assert_eq!(Language::Danish.status_mark(Status::Attained), "✔");
    /// ```
    pub const fn status_mark(self, status: Status) -> &'static str {
        match status {
            Status::Attained => "✔",
            Status::OnCourse => "▲",
            Status::Behind => "▼",
            Status::Missed => "✖",
            Status::Undetermined => "◇",
            Status::NotStarted => "○",
        }
    }

    /// A chance as whole percent; one that is small or large is never rounded to none or certain.
    ///
    /// ```
    /// use laks::Language;
    /// assert_eq!(Language::English.chance(0.996), "> 99%");
    /// ```
    pub fn chance(self, chance: f64) -> String {
        match chance {
            c if c > 0.0 && c < 0.01 => format!("< {}", format_share(0.01, 0, self)),
            c if c > 0.99 && c < 1.0 => format!("> {}", format_share(0.99, 0, self)),
            c => format_share(c, 0, self),
        }
    }

    /// A share as percent, with as many decimals as it was written with.
    ///
    /// ```
    /// use laks::Language;
    /// assert_eq!(Language::English.share_as_written(0.5), "50%");
    /// assert_eq!(Language::English.share_as_written(0.625), "62.5%");
    /// ```
    pub fn share_as_written(self, share: f64) -> String {
        format_share(share, as_written(share), self)
    }

    /// What to know about a target's status, in words.
    ///
    /// ```
    /// use laks::{Language, words::PlanNote};
    /// let note = PlanNote::StillWaiting { waiting: 11 };
    /// assert_eq!(
    ///     Language::English.plan_note(&note),
    ///     "the course has opened, and 11 still wait for it"
    /// );
    /// ```
    pub fn plan_note(self, note: &PlanNote) -> String {
        Voice::from(self).plan_note(note)
    }

    /// Why there is no chance of attaining a target.
    ///
    /// ```
    /// use laks::{Language, words::NoChance};
    /// let why = Language::English.no_chance(&NoChance::OutOfReach);
    /// assert_eq!(why, "too few are open to reach it");
    /// ```
    pub fn no_chance(self, why: &NoChance) -> String {
        Voice::from(self).no_chance(why)
    }
}

impl Voice<'_> {
    /// What to know about a target's status, in words.
    pub(crate) fn plan_note(self, note: &PlanNote) -> String {
        match (*self, note) {
            (Language::English, PlanNote::OpensOn(day)) => format!("opens on {}", self.day(*day)),
            (Language::Danish, PlanNote::OpensOn(day)) => format!("begynder {}", self.day(*day)),
            (Language::English, PlanNote::Nobody) => "nobody is below the line yet".to_owned(),
            (Language::Danish, PlanNote::Nobody) => "der er endnu ingen i nævneren".to_owned(),
            (Language::English, PlanNote::NothingDue { left }) => {
                format!(
                    "nothing is due yet: nobody has {}, {left} left early",
                    self.stage(Stage::Completed)
                )
            }
            (Language::Danish, PlanNote::NothingDue { left }) => {
                format!(
                    "intet kan opgøres endnu: ingen {}, {left} er gået før tid",
                    self.have(Stage::Completed, 0)
                )
            }
            (Language::English, PlanNote::FewCompleted { completed }) => {
                format!(
                    "only {completed} {}, too few to judge the rest by",
                    self.have(Stage::Completed, *completed)
                )
            }
            (Language::Danish, PlanNote::FewCompleted { completed }) => {
                format!(
                    "kun {completed} {}, for få til at bedømme resten ud fra",
                    self.have(Stage::Completed, *completed)
                )
            }
            (Language::English, PlanNote::FewStarted { started }) => {
                format!(
                    "only {started} {}, too few to judge the rest by",
                    self.have(Stage::Started, *started)
                )
            }
            (Language::Danish, PlanNote::FewStarted { started }) => {
                format!(
                    "kun {started} {}, for få til at bedømme resten ud fra",
                    self.have(Stage::Started, *started)
                )
            }
            (Language::English, PlanNote::OpenDecide { open }) => {
                format!(
                    "the due date has come, and {open} still open {} it",
                    if *open == 1 { "decides" } else { "decide" }
                )
            }
            (Language::Danish, PlanNote::OpenDecide { open }) => {
                format!("fristen er nået, og {open} uafsluttede afgør det")
            }
            (Language::English, PlanNote::Unrated { unrated }) => {
                format!("{unrated} left without a rating or score, counted as not reached")
            }
            (Language::Danish, PlanNote::Unrated { unrated }) => {
                format!(
                    "{unrated} {} uden vurdering eller måling og tæller som ikke nået",
                    self.have(Stage::Exited, *unrated)
                )
            }
            (Language::English, PlanNote::StillWaiting { waiting }) => {
                format!(
                    "the course has opened, and {waiting} still {} for it",
                    if *waiting == 1 { "waits" } else { "wait" }
                )
            }
            (Language::Danish, PlanNote::StillWaiting { waiting }) => {
                format!("forløbet er begyndt, og {waiting} {}", self.still(Stage::Waiting))
            }
            (Language::English, PlanNote::OfThoseIn { open }) => {
                format!("judged by the {open} now open; who may still join is not in it")
            }
            (Language::Danish, PlanNote::OfThoseIn { open }) => {
                format!("bedømt ud fra {open} uafsluttede; nye, der kommer til, er ikke med")
            }
            (_, PlanNote::NoSuchLabel { column, labels, nearest }) => {
                let (no_row, or) =
                    (self.pick("no row has", "ingen række har"), self.pick(" or ", " eller "));
                let (which, near) =
                    (self.labelled(column, Some(&labels.join(or))), self.did_you_mean(nearest));
                format!("{no_row} {which}{near}")
            }
            (Language::English, PlanNote::EndsEarly(day)) => {
                format!("the table ends on {}; what happened since is not known", self.day(*day))
            }
            (Language::Danish, PlanNote::EndsEarly(day)) => {
                format!(
                    "udtrækket er fra {}; hvad der er sket siden, er ikke kendt",
                    self.day(*day)
                )
            }
            (_, PlanNote::NoColumns(gap)) => self.gap_and_remedy(gap),
        }
    }

    /// Why there is no chance of attaining a target.
    pub(crate) fn no_chance(self, why: &NoChance) -> String {
        let (english, danish) = match why {
            NoChance::NotJudged => ("it cannot be judged", "det kan ikke bedømmes"),
            NoChance::EndsEarly => (
                "the table ends before the day that decides",
                "udtrækket er fra før den dag, der afgør det",
            ),
            NoChance::NotOpen => ("nothing has been seen yet", "der er endnu intet set"),
            NoChance::NothingSeen => (
                "nothing has been seen yet to predict from",
                "der er endnu intet at forudsige ud fra",
            ),
            NoChance::Nobody => ("nobody is below the line", "der er ingen i nævneren"),
            NoChance::Attained => ("it is attained", "det er nået"),
            NoChance::OutOfReach => {
                ("too few are open to reach it", "for få er uafsluttede til at nå det")
            }
            NoChance::Due => ("the due date has come", "fristen er nået"),
            NoChance::Over => ("its last day is over", "fristen er udløbet"),
            NoChance::OthersMayCome => (
                "those who are in cannot change it, and others may still come",
                "de, der er i gang, kan ikke ændre det, og andre kan komme til",
            ),
            NoChance::StartsLate => (
                "who starts late was not likely to: no rate applies",
                "de, der starter sent, var ikke ventet, så chancen kan ikke regnes ud",
            ),
            NoChance::NobodyAtTheEnd => (
                "nobody has come to the end yet, so the chance cannot be calculated",
                "ingen er nået til slutningen endnu, så chancen kan ikke regnes ud",
            ),
            NoChance::FewCompleted => return self.too_few(Stage::Completed),
            NoChance::FewStarted => return self.too_few(Stage::Started),
            NoChance::Formula(reason) => return self.formula(reason),
        };
        self.pick(english, danish).to_owned()
    }

    fn too_few(self, stage: Stage) -> String {
        let have = self.have(stage, 0);
        match *self {
            Language::English => format!("fewer than five {have}: too few for a chance"),
            Language::Danish => format!("færre end fem {have}: for få til en chance"),
        }
    }
}

/// As many decimals of a percentage as it takes to say the share that was written, three at most.
fn as_written(share: f64) -> usize {
    let exact = |&decimals: &usize| {
        let text = format!("{:.decimals$}", share * 100.0);
        text.parse::<f64>().is_ok_and(|percent| (percent / 100.0 - share).abs() < 1e-12)
    };
    (0..3).find(exact).unwrap_or(3)
}

#[cfg(test)]
mod tests {
    use super::{NoChance, PlanNote, as_written};
    use crate::language::Language;

    #[test]
    fn notes_are_said_in_danish_words() {
        // "ingen række har course Aprill", "de, der går før tid, går først: …".
        let labels = vec!["Aprill".to_owned(), "Maj".to_owned()];
        let note = PlanNote::NoSuchLabel { column: "course".to_owned(), labels, nearest: None };
        assert_eq!(Language::Danish.plan_note(&note), "ingen række har holdet Aprill eller Maj");
        assert_eq!(Language::English.plan_note(&note), "no row has course Aprill or Maj");
        let why = "ingen er nået til slutningen endnu, så chancen kan ikke regnes ud";
        assert_eq!(Language::Danish.no_chance(&NoChance::NobodyAtTheEnd), why);
    }

    #[test]
    fn one_is_one_in_english() {
        let said = |note| Language::English.plan_note(&note);
        let one = said(PlanNote::OpenDecide { open: 1 });
        assert_eq!(one, "the due date has come, and 1 still open decides it");
        let waits = said(PlanNote::StillWaiting { waiting: 1 });
        assert_eq!(waits, "the course has opened, and 1 still waits for it");
    }

    #[test]
    fn a_needed_share_is_shown_as_it_was_written() {
        let decimals = [0.5, 0.07, 0.625, 0.333, 1.0 / 3.0].map(as_written);
        assert_eq!(decimals, [0, 0, 1, 1, 3]);
    }
}
