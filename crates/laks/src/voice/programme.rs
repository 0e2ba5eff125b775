//! A language as one programme speaks it: with its own words for stages where it has some.

use crate::language::Language;
use crate::rules::Stage;
use crate::schema::{StageWord, StageWords, WordForms};
use std::ops::Deref;

static LAKS: StageWords = StageWords::LAKS;

/// A language, and the words a programme has of its own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Voice<'a> {
    language: Language,
    words: &'a StageWords,
}

impl StageWords {
    /// A language with these words.
    pub(crate) const fn voice(&self, language: Language) -> Voice<'_> {
        Voice { language, words: self }
    }
}

impl From<Language> for Voice<'static> {
    fn from(language: Language) -> Self {
        LAKS.voice(language)
    }
}

impl Deref for Voice<'_> {
    type Target = Language;

    fn deref(&self) -> &Language {
        &self.language
    }
}

/// Which form of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Of people: henviste.
    People,
    /// As an event: henvisning.
    Noun,
}

impl<'a> Voice<'a> {
    /// The programme's own word, in a form, if it has one.
    pub(super) fn own(self, stage: Stage, form: Form) -> Option<String> {
        let word = self.words.get(stage)?;
        match self.language {
            Language::Danish => danish(word, form),
            Language::English => english(word.forms()?, form),
        }
    }

    /// The programme's own word as it stands of one person.
    pub(super) fn own_word(self, stage: Stage) -> Option<&'a str> {
        let word = self.words.get(stage)?;
        match self.language {
            Language::Danish => word.danish(),
            Language::English => word.forms()?.en.as_deref(),
        }
    }
}

fn english(forms: &WordForms, form: Form) -> Option<String> {
    let word = forms.en.as_ref()?;
    Some(match form {
        Form::People => forms.en_people.as_ref().unwrap_or(word).clone(),
        Form::Noun => forms.en_noun.clone().unwrap_or_else(|| format!("being {word}")),
    })
}

fn danish(word: &StageWord, form: Form) -> Option<String> {
    let one = word.danish()?;
    let forms = word.forms();
    let declared = match form {
        Form::People => forms.and_then(|forms| forms.da_people.clone()),
        Form::Noun => forms.and_then(|forms| forms.da_noun.clone()),
    };
    Some(declared.unwrap_or_else(|| match form {
        Form::People => of_people(one),
        Form::Noun => noun(one).map_or_else(|| format!("at være {one}"), str::to_owned),
    }))
}

/// A participle of several people: visiteret, visiterede; henvist, henviste. Other words stay as they are.
fn of_people(one: &str) -> String {
    if one.contains(' ') {
        return one.to_owned();
    }
    match (one.strip_suffix("et"), one.ends_with('t')) {
        (Some(stem), _) => format!("{stem}ede"),
        (None, true) => format!("{one}e"),
        (None, false) => one.to_owned(),
    }
}

/// What programmes call the event that somebody comes to a stage by.
fn noun(one: &str) -> Option<&'static str> {
    Some(match one {
        "visiteret" => "visitation",
        "henvist" => "henvisning",
        "tilmeldt" => "tilmelding",
        "anvist" => "anvisning",
        "anmeldt" => "anmeldelse",
        "ansøgt" => "ansøgning",
        "indskrevet" => "indskrivning",
        "begyndt" => "begyndelse",
        "startet" => "start",
        "gennemført" => "gennemførelse",
        "fuldført" => "fuldførelse",
        "afsluttet" => "afslutning",
        "udskrevet" => "udskrivning",
        "ophørt" => "ophør",
        "stoppet" => "stop",
        "afbrudt" => "afbrydelse",
        "udeblevet" => "udeblivelse",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_word_is_bent_for_people_and_events() {
        let said = |word: &str| {
            let word = StageWord::Danish(word.to_owned());
            let words: StageWords = BTreeMap::from([(Stage::Referred, word)]).into();
            let voice = words.voice(Language::Danish);
            let forms = [Form::People, Form::Noun].map(|f| voice.own(Stage::Referred, f).unwrap());
            format!("{}, {}", voice.own_word(Stage::Referred).unwrap(), forms.join(", "))
        };
        assert_eq!(said("henvist"), "henvist, henviste, henvisning");
        assert_eq!(said("kontaktet"), "kontaktet, kontaktede, at være kontaktet");
        assert_eq!(said("på venteliste"), "på venteliste, på venteliste, at være på venteliste");
    }

    #[test]
    fn a_danish_word_leaves_the_english_as_it_is() {
        let word = StageWord::Danish("henvist".to_owned());
        let words: StageWords = BTreeMap::from([(Stage::Referred, word)]).into();
        assert_eq!(words.voice(Language::English).own_word(Stage::Referred), None);
    }
}
