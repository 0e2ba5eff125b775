//! What people of a stage do, in the tenses that sentences need.

use super::programme::{Form, Voice};
use crate::rules::Stage;
use crate::tally::Among;

impl Voice<'_> {
    /// The event that somebody comes by: referral, visitation.
    pub(crate) fn referral(self) -> String {
        let own = self.own(Stage::Referred, Form::Noun);
        own.unwrap_or_else(|| self.pick("referral", "visitation").to_owned())
    }

    /// The programme's own noun for what happens when somebody comes to a stage, if it has one.
    pub(super) fn own_event(self, stage: Stage) -> Option<String> {
        self.own(stage, Form::Noun)
            .filter(|noun| !["at være ", "being "].iter().any(|no| noun.starts_with(no)))
    }

    /// The event that a wait ends with: start.
    pub(crate) fn start(self) -> String {
        self.own_event(Stage::Started).unwrap_or_else(|| "start".to_owned())
    }

    /// So many days after the start, where people are followed from there.
    pub(crate) fn after_start(self, days: u32) -> String {
        let (days, start) = (self.days(days), self.start());
        format!("{days} {} {start}", self.pick("after", "efter"))
    }

    /// So many days after the referral, where people are followed from there.
    pub(crate) fn after_referral(self, days: u32) -> String {
        let (days, referral) = (self.days(days), self.referral());
        format!("{days} {} {referral}", self.pick("after", "efter"))
    }

    /// The days that have gone since then, as an axis has them.
    pub(super) fn days_since_referral(self) -> String {
        let referral = self.referral();
        let is_noun = !referral.starts_with("at være ");
        format!("Dage {} {referral}", if is_noun { "siden" } else { "efter" })
    }

    /// Behind a count, of the day of the count: 11 ventede, 15 havde gennemført.
    pub(crate) fn were(self, stage: Stage, count: Option<u64>) -> String {
        let word = self.stage(stage);
        let were = if count == Some(1) { "was" } else { "were" };
        if self.own_word(stage).is_some() {
            let (english, danish) = match stage {
                Stage::Completed => (had(word, "ed", "had", were), had(word, "t", "havde", "var")),
                _ => (were, "var"),
            };
            return format!("{} {word}", self.pick(english, danish));
        }
        let (english, danish) = match stage {
            Stage::Waiting => (format!("{were} waiting"), "ventede"),
            Stage::Ongoing => (format!("{were} in a course"), "var i gang"),
            Stage::Completed => ("had completed".to_owned(), "havde gennemført"),
            Stage::DroppedOut => ("had dropped out".to_owned(), "var faldet fra"),
            _ => return format!("{} {word}", self.pick(were, "var")),
        };
        self.pick(&english, danish).to_owned()
    }

    /// Behind a count, of today: 11 venter endnu, 8 er i gang.
    pub(crate) fn still(self, stage: Stage) -> String {
        if let Some(word) = self.own_word(stage) {
            return format!("{} {word}", self.pick("still", "er"));
        }
        let (english, danish) = match stage {
            Stage::Waiting => ("still waiting", "venter endnu"),
            Stage::Ongoing => ("still in", "er i gang"),
            other => return format!("{} {}", self.pick("still", "er"), self.stage(other)),
        };
        self.pick(english, danish).to_owned()
    }

    /// Behind a count, of what they have come to: 15 har gennemført, 36 er startet.
    pub(crate) fn have(self, stage: Stage, count: u64) -> String {
        let word = self.stage(stage);
        let [have, are, were] = match count {
            1 => ["has", "is counted as", "was"],
            _ => ["have", "are counted as", "were"],
        };
        let (english, danish) = match stage {
            Stage::Completed if self.own_word(stage).is_none() => (have, "har"),
            Stage::Completed => (had(word, "ed", have, are), had(word, "t", "har", "er")),
            Stage::Referred => (were, "er"),
            _ if self.own_word(stage).is_none() => (have, "er"),
            _ => (had(word, "ed", have, are), "er"),
        };
        format!("{} {word}", self.pick(english, danish))
    }

    /// A group in a clause: who started, der er startet.
    pub(crate) fn who(self, among: Among) -> String {
        let stage = among.stage();
        let word = self.stage(stage);
        if self.own_word(stage).is_some() {
            let (english, danish) = match stage {
                Stage::Completed => {
                    (had(word, "ed", "have", "are counted as"), had(word, "t", "har", "er"))
                }
                Stage::Referred => ("were", "er"),
                _ => (had(word, "ed", "have", "are counted as"), "er"),
            };
            let (english, danish) = (format!("who {english}"), format!("der {danish}"));
            return format!("{} {word}", self.pick(&english, &danish));
        }
        let (english, danish) = match among {
            Among::Started => ("who started", "der er startet"),
            Among::Completed => ("who completed", "der har gennemført"),
            Among::Exited => ("who exited", "der er afsluttet"),
            Among::Referred => ("who were referred", "der er visiteret"),
        };
        self.pick(english, danish).to_owned()
    }

    /// The way from the first stage to the last.
    pub(crate) fn way(self) -> String {
        let [first, last] = [Stage::Referred, Stage::Completed].map(|stage| self.stage(stage));
        format!("{} {first} {} {last}", self.pick("From", "Fra"), self.pick("to", "til"))
    }
}

/// The verb before a word of the programme: a participle takes one, any other word the other.
fn had<'w>(word: &str, participle: &str, verb: &'w str, other: &'w str) -> &'w str {
    if word.ends_with(participle) && !word.contains(' ') { verb } else { other }
}
