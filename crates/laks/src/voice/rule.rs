//! The rules in words: what a rule is called, and what to do about it in Danish.

use super::programme::Voice;
use crate::language::Language;
use crate::rules::{Deed, RuleId, Stage};

impl RuleId {
    /// The rule in a few words.
    ///
    /// ```
    /// use laks::{Language, RuleId};
    /// assert_eq!(RuleId::MissingReferredOn.label(Language::Danish), "visitationsdato mangler");
    /// ```
    pub fn label(self, language: Language) -> String {
        Voice::from(language).rule(self)
    }

    /// What whoever keeps the table can do about it.
    ///
    /// ```
    /// use laks::{Language, RuleId};
    /// assert_eq!(RuleId::MissingReferredOn.remedy_in(Language::Danish), "skriv datoen for visitation");
    /// ```
    pub fn remedy_in(self, language: Language) -> String {
        Voice::from(language).remedy(self)
    }
}

impl Voice<'_> {
    /// A rule in a few words.
    pub(crate) fn rule(self, rule: RuleId) -> String {
        match *self {
            Language::English => english(rule, self),
            Language::Danish => {
                let [label, _] = danish(rule, self);
                label
            }
        }
    }

    /// What whoever keeps the table can do about a row that breaks it.
    pub(crate) fn remedy(self, rule: RuleId) -> String {
        match *self {
            Language::English => rule.remedy().to_owned(),
            Language::Danish => {
                let [_, remedy] = danish(rule, self);
                remedy
            }
        }
    }
}

/// A rule in English.
fn english(rule: RuleId, voice: Voice<'_>) -> String {
    use RuleId as R;
    let [referred, never] = [Stage::Referred, Stage::NeverStarted].map(|s| voice.stage(s));
    let referral = voice.referral();
    let fixed = match rule {
        R::MissingReferralId => "no referral id",
        R::DuplicateReferralId => "referral id used twice",
        R::MissingReferredOn => return format!("no date of {referral}"),
        R::DatesOutOfOrder => "dates out of order",
        R::ExitWithoutEndDate => "closed without an end date",
        R::EndDateWithoutExit => "end date without how it ended",
        R::ExitWithoutStart => "ended without a start date",
        R::NeverStartedWithStart => return format!("{never}, with a start date"),
        R::UnknownExit => "unknown word for how it ended",
        R::ScoreOutOfRange => "score out of range",
        R::ScoreNotWhole => "score is no whole number",
        R::PercentAsRaw => "percentage in a column of raw scores",
        R::PercentImpossible => "percentage that no score gives",
        R::ItemsCodedFromOne => "items coded from 1",
        R::ScoreDatesOutOfOrder => "score after dated before the one before",
        R::ScoreDateFar => "score dated years from the referral",
        R::SessionsAbovePlanned => "more sessions attended than planned",
        R::SessionsUnreadable => "number of sessions unreadable",
        R::UnreadableDate => "date unreadable",
        R::DateOutsideWindow => "date that cannot be",
        R::UnreadableNumber => "number unreadable",
        R::UnknownGoalValue => "unknown word for a goal",
        R::AfterExtract => "date after the extract",
        R::ReferralTwice => "same person, same course, twice",
        R::DateOrderContradicted => "dates in another order than declared",
        R::UnknownLabel => "unknown spelling",
        R::FormulaError => "error of a formula",
        R::CprMalformed => "no CPR number",
        R::UnknownCourse => "unknown course",
        R::OutsideCourseDates => "outside the dates of the course",
        R::SpansTwoCourses => "one referral in two courses",
        R::CoursesOverlap => "in two courses at once",
        R::ReferredAgain => return format!("{referred} again"),
        R::MeasurementOrphan => "form without a referral",
        R::MeasurementDouble => "two forms for one occasion",
        R::MeasurementOutsideWindow => "form outside every window",
        R::MeasurementUndated => "form without a date",
        R::UnknownOutcome => "a form of an unknown outcome",
        R::UnknownOccasion => "a form of an unknown occasion",
        R::SessionUndated => "a session without a day",
        R::UnknownAttendance => "neither came nor stayed away",
        R::SessionOrphan => "session without a referral",
        R::SessionDouble => "session entered twice",
        R::SessionsDisagree => "sessions differ between tables",
        R::CourseTwice => "course entered twice",
        R::AsOfBeforeExtract => "counted as of before the extract",
        R::MissingColumn => "declared column is not there",
    };
    fixed.to_owned()
}

/// A rule in Danish, and what to do about a row that breaks it.
fn danish(rule: RuleId, voice: Voice<'_>) -> [String; 2] {
    use RuleId as R;
    let stages = [Stage::Referred, Stage::Started, Stage::Exited, Stage::NeverStarted];
    let [referred, started, exited, never] = stages.map(|stage| voice.stage(stage));
    let (people, referral) = (voice.people(Stage::Referred), voice.referral());
    let (date, number) = (voice.date_of_referral(), voice.column("referral_id"));
    let fixed = match rule {
        R::MissingReferralId => {
            return [
                format!("{number} mangler"),
                "giv rækken et nummer, eller udelad nummerkolonnen i skemafilen".to_owned(),
            ];
        }
        R::DuplicateReferralId => {
            return [
                format!("{number} brugt to gange"),
                "slet kopien, eller giv hver række sit eget nummer".to_owned(),
            ];
        }
        R::MissingReferredOn => {
            return [format!("{date} mangler"), format!("skriv datoen for {referral}")];
        }
        R::DatesOutOfOrder => {
            return [
                "datoer i forkert rækkefølge".to_owned(),
                format!(
                    "ret datoerne: {referred}, {started} og {exited} skal følge efter hinanden"
                ),
            ];
        }
        R::ExitWithoutEndDate => {
            return [
                format!("{exited} uden slutdato"),
                "skriv slutdatoen, eller lad afslutningen stå tom, så længe sagen er åben"
                    .to_owned(),
            ];
        }
        R::EndDateWithoutExit => [
            "slutdato uden afslutning",
            "skriv, hvordan forløbet sluttede, eller fjern slutdatoen, så længe sagen er åben",
        ],
        R::ExitWithoutStart => {
            return [
                format!("{exited} uden startdato"),
                format!(
                    "skriv startdatoen, eller angiv sagen som \"{never}\", hvis den blev lukket før start"
                ),
            ];
        }
        R::NeverStartedWithStart => {
            return [
                format!("{never}, men med startdato"),
                "fjern startdatoen, eller skriv, hvordan forløbet sluttede".to_owned(),
            ];
        }
        R::UnknownExit => [
            "ukendt ord for afslutning",
            "ret ordet, eller forklar det i skemafilen under [values.exit]",
        ],
        R::ScoreOutOfRange => {
            ["score uden for skalaen", "ret scoren: den ligger uden for sin skala"]
        }
        R::ScoreNotWhole => ["score er ikke et helt tal", "skriv råscoren som et helt tal"],
        R::PercentAsRaw => [
            "procent i en kolonne med råscorer",
            "hvis kolonnen er i procent, så skriv scale = \"percent\" om den i skemafilen",
        ],
        R::PercentImpossible => [
            "procent, som ingen råscore giver",
            "ret tallet: en procent er en råscore gange skalaens faktor, så WHO-5 går fra 0 til 100 i trin på 4",
        ],
        R::ItemsCodedFromOne => [
            "svar kodet fra 1",
            "kod svarene om, så de begynder med 0: de ser ud til at begynde med 1",
        ],
        R::ScoreDatesOutOfOrder => [
            "scoren efter er dateret før scoren før",
            "efterse datoerne: scoren efter er dateret, før personen kom til, eller før scoren før",
        ],
        R::ScoreDateFar => {
            ["score dateret flere år væk", "efterse årstallet: scoren er dateret flere år væk"]
        }
        R::SessionsAbovePlanned => [
            "flere fremmøder end planlagt",
            "ret antallet af fremmøder eller af planlagte mødegange",
        ],
        R::SessionsUnreadable => {
            ["antal mødegange kan ikke læses", "skriv et helt tal fra 0 til 200"]
        }
        R::UnreadableDate => {
            ["dato kan ikke læses", "skriv datoen som ÅÅÅÅ-MM-DD, eller i skemafilens rækkefølge"]
        }
        R::DateOutsideWindow => [
            "dato uden for det mulige",
            "ret datoen, eller flyt grænserne med earliest og latest under [table] i skemafilen",
        ],
        R::UnreadableNumber => [
            "tal kan ikke læses",
            "skriv et tal, eller forklar ordene for scorer i skemafilen under [values]; har tabellen decimalkomma, så skriv decimal = \",\" under [read]",
        ],
        R::UnknownGoalValue => [
            "ukendt ord for et mål",
            "skriv true eller false, eller forklar ordene i skemafilen under [values.goal]",
        ],
        R::AfterExtract => [
            "dato efter udtrækket",
            "se efter, om datoen er rigtig: tabellen blev trukket ud før den",
        ],
        R::ReferralTwice => {
            return [
                "samme borger på samme forløb to gange".to_owned(),
                format!("se efter, om det er den samme {referral}, der er skrevet to gange"),
            ];
        }
        R::DateOrderContradicted => [
            "datoer i en anden rækkefølge end angivet",
            "kolonnen er skrevet i en anden rækkefølge: ret dates under [read] i skemafilen, eller ret datoen",
        ],
        R::UnknownLabel => {
            ["ukendt stavemåde", "skriv stavemåden i skemafilen under [values], eller ret den"]
        }
        R::FormulaError => {
            ["fejlværdi fra en formel", "ret formlen i regnearket, eller skriv dens værdi"]
        }
        R::CprMalformed => {
            ["intet CPR-nummer", "ret CPR-nummeret: ti cifre, hvoraf de seks første er en dato"]
        }
        R::UnknownCourse => {
            ["ukendt forløb", "ret forløbet, eller skriv det i tabellen over forløb"]
        }
        R::OutsideCourseDates => {
            ["uden for forløbets datoer", "sammenlign rækkens datoer med forløbets"]
        }
        R::SpansTwoCourses => [
            "én række på to forløb",
            "del rækken i to, eller angiv i skemafilen, hvilket forløb der tæller",
        ],
        R::CoursesOverlap => {
            ["på to forløb samtidig", "se på datoerne: borgeren er på et andet forløb samtidig"]
        }
        R::ReferredAgain => {
            return [
                format!("{referred} igen"),
                format!("intet, hvis borgeren blev {referred} igen"),
            ];
        }
        R::MeasurementOrphan => {
            return [
                format!("skema om en, der ikke er {referred}"),
                format!("ret nummeret: ingen af de {people} har det"),
            ];
        }
        R::MeasurementDouble => [
            "to skemaer til samme måling",
            "slet det skema, der ikke tæller; det nærmeste på datoen bliver brugt",
        ],
        R::MeasurementOutsideWindow => [
            "skema uden for tidsvinduerne",
            "ret datoen, eller udvid vinduet under [measurements.windows] i skemafilen",
        ],
        R::MeasurementUndated => ["skema uden dato", "skriv datoen for skemaet"],
        R::UnknownOutcome => [
            "skema med ukendt mål",
            "ret skemaets navn, eller skriv stavemåden under [measurements.values.outcome]",
        ],
        R::UnknownOccasion => [
            "skema fra ukendt tidspunkt",
            "skriv før eller efter, eller skriv stavemåden under [measurements.values.occasion]",
        ],
        R::SessionUndated => ["mødegang uden dato", "skriv mødegangens dato"],
        R::UnknownAttendance => [
            "hverken mødt eller udeblevet",
            "skriv ja eller nej, eller skriv stavemåden under [sessions.values.attended]",
        ],
        R::SessionOrphan => {
            return [
                format!("fremmøde af en, der ikke er {referred}"),
                format!("ret nummeret eller forløbet: ingen af de {people} har dem"),
            ];
        }
        R::SessionDouble => ["fremmøde skrevet to gange", "slet kopien"],
        R::SessionsDisagree => {
            ["fremmøder stemmer ikke", "ret antallet af fremmøder, eller tabellen over fremmøder"]
        }
        R::CourseTwice => ["forløb skrevet to gange", "slet kopien"],
        R::AsOfBeforeExtract => [
            "opgjort før udtrækket",
            "bed om et udtræk fra den dato, eller angiv extracted_on under [table] i skemafilen: udaterede oplysninger om åbne sager er udeladt",
        ],
        R::MissingColumn => [
            "angivet kolonne findes ikke",
            "skriv kolonnens nuværende navn i skemafilen, eller fjern den derfra: det, som kræver den, er ukendt",
        ],
    };
    fixed.map(str::to_owned)
}

impl Deed {
    /// The word for it.
    ///
    /// ```
    /// use laks::{Language, words::Deed};
    /// assert_eq!(Deed::Blanked.word(Language::English), "blanked");
    /// ```
    pub const fn word(self, language: Language) -> &'static str {
        match (language, self) {
            (Language::English, Self::NotCounted) => "not counted: the table is refused",
            (Language::English, deed) => deed.name(),
            (Language::Danish, Self::Refused) => "afvist",
            (Language::Danish, Self::Blanked) => "værdien er udeladt",
            (Language::Danish, Self::Assumed) => "en dato er antaget",
            (Language::Danish, Self::Excluded) => "rækken er udeladt",
            (Language::Danish, Self::Warned) => "talt med, men bemærket",
            (Language::Danish, Self::NotCounted) => "ikke talt med: tabellen er afvist",
            (Language::Danish, Self::Counted) => "talt med",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{StageWord, StageWords};
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn every_rule_has_its_own_words_in_both_languages() {
        for language in [Language::English, Language::Danish] {
            let labels: BTreeSet<_> = RuleId::ALL.iter().map(|rule| rule.label(language)).collect();
            assert_eq!(labels.len(), RuleId::ALL.len());
            assert!(RuleId::ALL.iter().all(|rule| !rule.remedy_in(language).is_empty()));
        }
        let same = |rule: &RuleId| rule.remedy() == rule.remedy_in(Language::Danish).as_str();
        assert_eq!(RuleId::ALL.iter().find(|rule| same(rule)), None);
    }

    #[test]
    fn rules_are_said_in_the_words_of_a_programme() {
        // The report of a programme that says henvist had the rule "Visitationsdato mangler".
        let word = |word: &str| StageWord::Danish(word.to_owned());
        let words: StageWords = BTreeMap::from([
            (Stage::Referred, word("henvist")),
            (Stage::Started, word("begyndt")),
            (Stage::Exited, word("udskrevet")),
        ])
        .into();
        let voice = words.voice(Language::Danish);
        assert_eq!(voice.rule(RuleId::MissingReferredOn), "henvisningsdato mangler");
        assert_eq!(voice.rule(RuleId::MissingReferralId), "henvisningsnummer mangler");
        assert_eq!(
            voice.remedy(RuleId::DatesOutOfOrder),
            "ret datoerne: henvist, begyndt og udskrevet skal følge efter hinanden"
        );
        for rule in RuleId::ALL {
            let said = format!("{} {}", voice.rule(*rule), voice.remedy(*rule));
            let own = ["visit", "startet", "afsluttet"].iter().find(|word| said.contains(**word));
            assert_eq!(own, None, "{said}");
        }
    }
}
