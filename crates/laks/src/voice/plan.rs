//! A judged plan in words: statuses, notes, and why there is no chance.

use crate::language::Language;
use crate::plan::{NoChance, PlanNote, Status};

impl Language {
    /// A target's status in words.
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

    /// What to know about a target's status, in words.
    pub fn plan_note(self, note: &PlanNote) -> String {
        match (self, note) {
            (Self::English, PlanNote::OpensOn(day)) => format!("opens on {}", self.day(*day)),
            (Self::Danish, PlanNote::OpensOn(day)) => format!("begynder {}", self.day(*day)),
            (Self::English, PlanNote::Nobody) => "nobody is below the line yet".to_owned(),
            (Self::Danish, PlanNote::Nobody) => "der er endnu ingen i nævneren".to_owned(),
            (Self::English, PlanNote::NothingDue { left }) => {
                format!("nothing is due yet: nobody has completed, {left} have left early")
            }
            (Self::Danish, PlanNote::NothingDue { left }) => {
                format!("intet kan opgøres endnu: ingen har gennemført, {left} er gået før tid")
            }
            (Self::English, PlanNote::FewCompleted { completed }) => {
                format!("only {completed} have completed, too few to judge the rest by")
            }
            (Self::Danish, PlanNote::FewCompleted { completed }) => {
                format!("kun {completed} har gennemført, for få til at bedømme resten ud fra")
            }
            (Self::English, PlanNote::FewStarted { started }) => {
                format!("only {started} have started, too few to judge the rest by")
            }
            (Self::Danish, PlanNote::FewStarted { started }) => {
                format!("kun {started} er startet, for få til at bedømme resten ud fra")
            }
            (Self::English, PlanNote::OpenDecide { open }) => {
                format!("the due date has come, and {open} still open decide it")
            }
            (Self::Danish, PlanNote::OpenDecide { open }) => {
                format!("fristen er nået, og {open} uafsluttede afgør det")
            }
            (Self::English, PlanNote::Unrated { unrated }) => {
                format!("{unrated} left without a rating or score; they count as not reached")
            }
            (Self::Danish, PlanNote::Unrated { unrated }) => {
                format!("{unrated} er ude uden vurdering eller måling og tæller som ikke nået")
            }
            (Self::English, PlanNote::StillWaiting { waiting }) => {
                format!("the course has opened, and {waiting} still wait for it")
            }
            (Self::Danish, PlanNote::StillWaiting { waiting }) => {
                format!("forløbet er begyndt, og {waiting} venter endnu på det")
            }
            (Self::English, PlanNote::OfThoseIn { open }) => {
                format!("the chance is of the {open} now open; who may still join is not in it")
            }
            (Self::Danish, PlanNote::OfThoseIn { open }) => {
                format!("chancen gælder de {open} uafsluttede; nye, der kommer til, er ikke med")
            }
            (Self::English, PlanNote::NoSuchLabel { column, labels }) => {
                format!("no row has {column} {}", labels.join(" or "))
            }
            (Self::Danish, PlanNote::NoSuchLabel { column, labels }) => {
                format!("ingen række har {column} {}", labels.join(" eller "))
            }
            (Self::English, PlanNote::EndsEarly(day)) => {
                format!("the table ends on {}; what happened since is not known", self.day(*day))
            }
            (Self::Danish, PlanNote::EndsEarly(day)) => {
                format!(
                    "udtrækket er fra {}; hvad der er sket siden, er ikke kendt",
                    self.day(*day)
                )
            }
            (_, PlanNote::NoColumns(gap)) => self.gap_and_remedy(gap),
        }
    }

    /// Why there is no chance of attaining a target.
    pub fn no_chance(self, why: &NoChance) -> String {
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
                "de, der starter sent, var ikke ventet: ingen rate gælder",
            ),
            NoChance::NobodyAtTheEnd => (
                "who leaves early leaves first: nobody has come to the end yet",
                "de, der går før tid, går først: ingen er nået til slutningen endnu",
            ),
            NoChance::FewCompleted => (
                "fewer than five have completed: too few for a chance",
                "færre end fem har gennemført: for få til en chance",
            ),
            NoChance::FewStarted => (
                "fewer than five have started: too few for a chance",
                "færre end fem er startet: for få til en chance",
            ),
            NoChance::Formula(said) => return self.reason(said).to_owned(),
        };
        self.pick(english, danish).to_owned()
    }
}
