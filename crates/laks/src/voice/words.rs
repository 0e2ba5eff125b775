//! Days, stages, columns and notes in words.

use crate::calendar::Day;
use crate::estimate::Note;
use crate::language::Language;

impl Language {
    /// The English words or the Danish ones.
    pub(crate) const fn pick<'a>(self, english: &'a str, danish: &'a str) -> &'a str {
        match self {
            Self::English => english,
            Self::Danish => danish,
        }
    }

    /// A day as a sentence says it.
    ///
    /// ```
    /// let day = "2016-05-15".parse()?;
    /// assert_eq!(laks::Language::Danish.day(day), "15. maj 2016");
    /// assert_eq!(laks::Language::English.day(day), "2016-05-15");
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn day(self, day: Day) -> String {
        match self {
            Self::English => day.to_string(),
            Self::Danish => day.in_danish(),
        }
    }

    /// A day as a table writes it.
    pub fn day_in_table(self, day: Day) -> String {
        let iso = day.to_string();
        match (self, iso.split('-').collect::<Vec<_>>().as_slice()) {
            (Self::Danish, [year, month, day]) => format!("{day}-{month}-{year}"),
            _ => iso,
        }
    }

    /// A number of days in words.
    pub(crate) fn days(self, days: u32) -> String {
        let word = match days {
            1 => self.pick("day", "dag"),
            _ => self.pick("days", "dage"),
        };
        format!("{days} {word}")
    }

    /// The word for a column of the data contract, where there is one.
    pub(crate) fn column(self, name: &str) -> &str {
        let danish = match name {
            "source" => "henviser",
            "sector" => "område",
            "unit" => "enhed",
            "course" => "hold",
            "municipality" => "kommune",
            "exit_reason" => "grund til ophør",
            "referred_on" => "visitationsdato",
            "offered_on" => "dato for tilbud",
            "started_on" => "startdato",
            "ended_on" => "slutdato",
            other => other,
        };
        self.pick(name, danish)
    }

    /// The word for a stage or state of the funnel.
    pub fn stage(self, name: &str) -> &str {
        let (english, danish) = match name {
            "referred" => ("referred", "visiteret"),
            "offered" => ("offered a place", "tilbudt plads"),
            "waiting" => ("waiting", "venter"),
            "never_started" => ("never started", "ikke startet"),
            "started" => ("started", "startet"),
            "ongoing" => ("ongoing", "i gang"),
            "exited" => ("exited", "afsluttet"),
            "completed" => ("completed", "gennemført"),
            "dropped_out" => ("dropped out", "faldet fra"),
            "ended_other" => ("ended for another reason", "ophørt af anden grund"),
            "ended_unknown" => ("ended, reason unknown", "ophørt, grund ukendt"),
            other => (other, other),
        };
        self.pick(english, danish)
    }

    /// A note in words.
    pub fn note(self, note: &Note) -> String {
        match (self, note) {
            (Self::English, Note::LowerBoundSoFar { waiting, ongoing }) => {
                format!("a lower bound so far: {waiting} still waiting, {ongoing} still in")
            }
            (Self::Danish, Note::LowerBoundSoFar { waiting, ongoing }) => {
                format!("foreløbig nedre grænse: {waiting} venter endnu, {ongoing} er i gang")
            }
            (Self::English, Note::MayBeOpen { at_most }) => {
                format!("a lower bound: up to {at_most} may still be open")
            }
            (Self::Danish, Note::MayBeOpen { at_most }) => {
                format!("nedre grænse: op til {at_most} kan stadig være uafsluttede")
            }
            (Self::English, Note::ClosedNotKnown) => {
                "who was closed before a start is not known and counts as waiting".to_owned()
            }
            (Self::Danish, Note::ClosedNotKnown) => {
                "hvem der blev afsluttet før start, er ikke kendt og tæller som ventende".to_owned()
            }
            (Self::English, Note::OfThoseWhoLeft { ongoing }) => {
                format!("of those who left, biased to the fast: {ongoing} still in")
            }
            (Self::Danish, Note::OfThoseWhoLeft { ongoing }) => {
                format!("kun blandt dem, der er ude; de hurtige tæller mest: {ongoing} er i gang")
            }
            (Self::English, Note::ByDefinition) => "by definition".to_owned(),
            (Self::Danish, Note::ByDefinition) => "pr. definition".to_owned(),
            (Self::English, Note::PairedOnly { unpaired }) => {
                format!("only those measured before and after; {unpaired} are not")
            }
            (Self::Danish, Note::PairedOnly { unpaired }) => {
                format!("kun dem, der er målt før og efter; {unpaired} er ikke")
            }
            (Self::English, Note::FewObservations { n }) => format!("few observations: {n}"),
            (Self::Danish, Note::FewObservations { n }) => format!("få observationer: {n}"),
        }
    }
}
