//! Stages and groups in words: those of the programme, where it has its own.

use super::programme::{Form, Voice};
use crate::below::Below;
use crate::language::Language;
use crate::rules::Stage;
use std::borrow::Cow;

impl Language {
    /// The word for a stage or state.
    ///
    /// ```
    /// use laks::{Language, Stage};
    /// assert_eq!(Language::Danish.stage(Stage::Referred), "visiteret");
    /// ```
    pub fn stage(self, stage: Stage) -> &'static str {
        Voice::from(self).stage(stage)
    }

    /// The people of a stage, as they stand behind a count: 24 af 35 visiterede.
    ///
    /// ```
    /// use laks::{Language, Stage};
    /// assert_eq!(Language::Danish.people(Stage::Referred), "visiterede");
    /// ```
    pub fn people(self, stage: Stage) -> Cow<'static, str> {
        Voice::from(self).people(stage)
    }

    /// Who is below a line.
    ///
    /// ```
    /// use laks::{Language, Stage};
    /// use laks::words::Below;
    /// let scopes = vec![("course".to_owned(), vec!["LC4".to_owned()])];
    /// let who = Below::Scoped { who: Box::new(Stage::Started.into()), scopes };
    /// assert_eq!(Language::Danish.below(&who), "startede (hold LC4)");
    /// ```
    pub fn below(self, who: &Below) -> String {
        Voice::from(self).below(who)
    }
}

impl<'a> Voice<'a> {
    /// The word for a stage or state.
    pub(crate) fn stage(self, stage: Stage) -> &'a str {
        if let Some(word) = self.own_word(stage) {
            return word;
        }
        let (english, danish) = match stage {
            Stage::Referred => ("referred", "visiteret"),
            Stage::Offered => ("offered a place", "tilbudt plads"),
            Stage::Waiting => ("waiting", "venter"),
            Stage::NeverStarted => ("never started", "ikke startet"),
            Stage::Started => ("started", "startet"),
            Stage::Ongoing => ("ongoing", "i gang"),
            Stage::Exited => ("exited", "afsluttet"),
            Stage::Completed => ("completed", "gennemført"),
            Stage::DroppedOut => ("dropped out", "faldet fra"),
            Stage::EndedOther => ("ended for another reason", "ophørt af anden grund"),
            Stage::EndedUnknown => ("ended, reason unknown", "ophørt, grund ukendt"),
        };
        self.pick(english, danish)
    }

    /// The people of a stage, as they stand behind a count: 24 af 35 visiterede.
    pub(crate) fn people(self, stage: Stage) -> Cow<'a, str> {
        if let Some(word) = self.own(stage, Form::People) {
            return word.into();
        }
        let (english, danish) = match stage {
            Stage::Referred => ("referred", "visiterede"),
            Stage::Offered => ("offered a place", "med tilbudt plads"),
            Stage::Waiting => ("waiting", "ventende"),
            Stage::NeverStarted => ("who never started", "der ikke startede"),
            Stage::Started => ("started", "startede"),
            Stage::Ongoing => ("in a course", "i gang"),
            Stage::Exited => ("exited", "afsluttede"),
            Stage::Completed => ("completed", "gennemførte"),
            Stage::DroppedOut => ("who dropped out", "frafaldne"),
            Stage::EndedOther => ("who ended for another reason", "ophørte af anden grund"),
            Stage::EndedUnknown => ("who ended, reason unknown", "ophørte, grund ukendt"),
        };
        self.pick(english, danish).into()
    }

    /// Of whom a share is: of the started.
    pub(crate) fn of(self, who: &Below) -> String {
        let of = match who {
            Below::Stage(stage) if self.own_word(*stage).is_some() => self.pick("of the", "af de"),
            Below::Stage(Stage::Referred | Stage::Started | Stage::Exited | Stage::Completed) => {
                self.pick("of the", "af de")
            }
            Below::Stage(Stage::Waiting) => self.pick("of those", "af de"),
            Below::Stage(Stage::NeverStarted) => self.pick("of those", "af dem,"),
            Below::Days | Below::Counts | Below::Goals => self.pick("of", "af"),
            _ => self.pick("of those", "af dem, der er"),
        };
        format!("{of} {}", self.below(who))
    }

    /// Who is below a line.
    pub(crate) fn below(self, who: &Below) -> String {
        match who {
            Below::Stage(stage) => self.people(*stage).into_owned(),
            Below::Paired => {
                self.pick("measured before and after", "målt både før og efter").to_owned()
            }
            Below::PairedOn(outcome) => {
                let paired = self.pick("measured before and after on", "målt både før og efter på");
                format!("{paired} {}", self.outcome(outcome))
            }
            Below::RoomToImprove => self
                .pick(
                    "measured twice, with room to improve",
                    "målt både før og efter, som kan blive bedre",
                )
                .to_owned(),
            Below::RoomToWorsen => self
                .pick(
                    "measured twice, with room to worsen",
                    "målt både før og efter, som kan blive dårligere",
                )
                .to_owned(),
            Below::LostToFollowUp => match *self {
                Language::English => "measured before, closed without a score after".to_owned(),
                Language::Danish => {
                    format!("målt før, {} uden måling efter", self.stage(Stage::Exited))
                }
            },
            Below::FollowUpNotDue => match *self {
                Language::English => "measured before, still open".to_owned(),
                Language::Danish => format!("målt før, endnu ikke {}", self.stage(Stage::Exited)),
            },
            Below::WithGoalSet(among) => {
                let set = self.pick("with the goal set", "med målet sat");
                format!("{} {set}", self.people(among.stage()))
            }
            Below::Days => self.pick("days", "dage").to_owned(),
            Below::Counts => self.pick("counts", "antal").to_owned(),
            Below::Goals => self.pick("goals", "mål").to_owned(),
            Below::Improved => self.pick("improved", "fået det bedre").to_owned(),
            Below::Scoped { who, scopes } => {
                let scopes: Vec<String> = scopes
                    .iter()
                    .map(|(column, labels)| {
                        format!("{} {}", self.column(column), labels.join(", "))
                    })
                    .collect();
                format!("{} ({})", self.below(who), scopes.join("; "))
            }
        }
    }
}
