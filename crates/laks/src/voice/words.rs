//! Days, numbers of days, and columns in words.

use super::label::month_of;
use super::programme::{Form, Voice};
use crate::calendar::{DateField, Day};
use crate::language::Language;
use crate::rules::Stage;
use crate::schema::Instrument;
use std::borrow::Cow;

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
    /// assert_eq!(laks::Language::English.day(day), "15 May 2016");
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn day(self, day: Day) -> String {
        match self {
            Self::English => day.in_english(),
            Self::Danish => day.in_danish(),
        }
    }

    /// A day as a table writes it.
    ///
    /// ```
    /// use laks::{Day, Language};
    /// let day = Day::new(2016, 3, 29)?;
    /// assert_eq!(Language::Danish.day_in_table(day), "29-03-2016");
    /// assert_eq!(Language::English.day_in_table(day), "2016-03-29");
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn day_in_table(self, day: Day) -> String {
        let iso = day.to_string();
        match (self, iso.split('-').collect::<Vec<_>>().as_slice()) {
            (Self::Danish, [year, month, day]) => format!("{day}-{month}-{year}"),
            _ => iso,
        }
    }

    /// The word for an outcome: that of a shipped instrument, or its own name.
    pub(crate) fn outcome(self, name: &str) -> &str {
        match name {
            "who5" => self.pick("well-being (WHO-5)", "trivsel (WHO-5)"),
            "self_rated_health" | "self_rated_health_danish" | "self_rated_health_eu_silc" => {
                self.pick("self-rated health", "selvvurderet helbred")
            }
            other => other,
        }
    }

    /// The word for what an instrument measures: that of a shipped one, or its own title.
    pub(crate) fn measure(self, instrument: &Instrument) -> &str {
        match self.outcome(&instrument.id) {
            own if own == instrument.id => self.pick(&instrument.title.en, &instrument.title.da),
            ours => ours,
        }
    }

    /// The words for a cut-off: those of our instruments have them, others their own name.
    pub(crate) fn cut_off(self, id: &str) -> &str {
        match id {
            "poor_wellbeing" => self.pick("poor well-being", "lav trivsel"),
            "likely_depression" => self.pick("signs of depression", "tegn på depression"),
            "good_health" => self.pick("good health or better", "godt helbred eller bedre"),
            other => other,
        }
    }

    /// The word for a goal: those of the café's plan have one, others their own name.
    pub(crate) fn goal(self, id: &str) -> &str {
        match id {
            "wellbeing" => self.pick("well-being", "trivsel"),
            "own_health" => {
                self.pick("a stand on one's own health", "stillingtagen til egen sundhed")
            }
            "courage" => self.pick("courage to change", "mod på forandring"),
            other => self.outcome(other),
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

    /// The word for a date of a referral.
    pub(crate) const fn date(self, field: DateField) -> &'static str {
        let danish = match field {
            DateField::Referred => "visitationsdato",
            DateField::Offered => "dato for tilbud",
            DateField::Started => "startdato",
            DateField::Ended => "slutdato",
            DateField::LastContact => "sidste kontakt",
            DateField::ObservedFrom => "fulgt fra",
        };
        self.pick(field.name(), danish)
    }

    /// The word for a column of the data contract, where there is one.
    pub(crate) fn column(self, name: &str) -> &str {
        let field = DateField::ALL.into_iter().find(|field| field.name() == name);
        let (english, danish) = match (field, name) {
            (Some(field), _) => {
                let english = match field {
                    DateField::Referred => "referred on",
                    DateField::Offered => "offered on",
                    DateField::Started => "started on",
                    DateField::Ended => "ended on",
                    DateField::LastContact => "last contact on",
                    DateField::ObservedFrom => "observed from",
                };
                (english, Self::Danish.date(field))
            }
            (_, "source") => ("source", "henviser"),
            (_, "sector") => ("sector", "område"),
            (_, "unit") => ("unit", "enhed"),
            (_, "course") => ("course", "hold"),
            (_, "municipality") => ("municipality", "kommune"),
            (_, "exit_reason") => ("reason of the exit", "grund til ophør"),
            (_, "exit") => ("exit", "afslutning"),
            (_, "referral_id") => ("referral number", "visitationsnummer"),
            (_, "person_id") => ("person", "borger"),
            (_, "sessions_attended") => ("sessions attended", "fremmøder"),
            (_, "sessions_planned") => ("sessions planned", "planlagte mødegange"),
            (_, "course_starts_on") => ("start of the course", "holdets startdato"),
            (_, "course_ends_on") => ("end of the course", "holdets slutdato"),
            (_, other) => (other, other),
        };
        self.pick(english, danish)
    }
}

impl Voice<'_> {
    /// The word for a stratum: a column of the data contract, or the month of one of its dates.
    pub(crate) fn stratum(self, name: &str) -> String {
        let word = match month_of(name) {
            Some(date) => format!("{} ({})", self.pick("month", "måned"), self.column(date)),
            None => self.column(name).into_owned(),
        };
        with_capital(&word)
    }

    /// The word for a column of the data contract; what a programme calls a referral, its date and its number
    /// are called by.
    pub(crate) fn column<'n>(self, name: &'n str) -> Cow<'n, str> {
        match name {
            "referred_on" => self.date(DateField::Referred),
            "referral_id" => self.number(),
            other => Language::column(*self, other).into(),
        }
    }

    /// The word for a date of a referral: henvisningsdato.
    pub(crate) fn date(self, field: DateField) -> Cow<'static, str> {
        let word = Language::column(*self, field.name());
        match (field, *self, self.own_word(Stage::Referred)) {
            (DateField::Referred, Language::Danish, Some(own)) => match self.joined("dato") {
                Some(joined) => joined.into(),
                None => format!("{own} den").into(),
            },
            (DateField::Referred, Language::English, Some(own)) => format!("{own} on").into(),
            _ => word.to_owned().into(),
        }
    }

    /// The date of a referral, as a sentence names it: henvisningsdato, dato for at være kontaktet.
    pub(super) fn date_of_referral(self) -> Cow<'static, str> {
        match (self.own_word(Stage::Referred), self.joined("dato")) {
            (Some(_), None) => format!("dato for {}", self.referral()).into(),
            _ => self.date(DateField::Referred),
        }
    }

    /// The word for a referral's number: henvisningsnummer.
    fn number(self) -> Cow<'static, str> {
        match (*self, self.own_word(Stage::Referred)) {
            (Language::Danish, Some(_)) => {
                self.joined("nummer").unwrap_or_else(|| "nummer".to_owned()).into()
            }
            (Language::English, Some(_)) => format!("number of {}", self.referral()).into(),
            (_, None) => Language::column(*self, "referral_id").to_owned().into(),
        }
    }

    /// A Danish word joined to the programme's noun for a referral, where that is one word.
    fn joined(self, word: &str) -> Option<String> {
        let noun = self.own(Stage::Referred, Form::Noun).filter(|noun| !noun.contains(' '))?;
        let binds = ["else", "ing", "ion"].iter().any(|ending| noun.ends_with(ending));
        Some(format!("{noun}{}{word}", if binds { "s" } else { "" }))
    }
}

/// The same with a capital first.
pub(crate) fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
