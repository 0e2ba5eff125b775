//! The rules in words: what a rule is called, and what to do about it in Danish.

use crate::language::Language;
use crate::rules::{Deed, RuleId};

impl RuleId {
    /// The rule in a few words.
    pub const fn label(self, language: Language) -> &'static str {
        let (english, danish, _) = self.words();
        match language {
            Language::English => english,
            Language::Danish => danish,
        }
    }

    /// What whoever keeps the table can do about it.
    pub const fn remedy_in(self, language: Language) -> &'static str {
        match language {
            Language::English => self.remedy(),
            Language::Danish => self.words().2,
        }
    }

    /// English label, Danish label, what to do in Danish.
    const fn words(self) -> (&'static str, &'static str, &'static str) {
        use RuleId as R;
        match self {
            R::MissingReferralId => (
                "no referral id",
                "visitation uden nummer",
                "giv visitationen et nummer, eller lad kolonnen med numre være uden for skemafilen",
            ),
            R::DuplicateReferralId => (
                "referral id used twice",
                "visitationsnummer brugt to gange",
                "slet kopien, eller giv hver visitation sit eget nummer",
            ),
            R::MissingReferredOn => {
                ("no date of referral", "visitationsdato mangler", "skriv datoen for visitationen")
            }
            R::DatesOutOfOrder => (
                "dates out of order",
                "datoer i forkert rækkefølge",
                "ret datoerne: visiteret, startet og afsluttet skal følge efter hinanden",
            ),
            R::ExitWithoutEndDate => (
                "closed without an end date",
                "afsluttet uden slutdato",
                "skriv slutdatoen, eller lad afslutningen stå tom, så længe sagen er åben",
            ),
            R::EndDateWithoutExit => (
                "end date without how it ended",
                "slutdato uden afslutning",
                "skriv, hvordan forløbet sluttede, eller fjern slutdatoen, så længe sagen er åben",
            ),
            R::ExitWithoutStart => (
                "ended without a start date",
                "afsluttet uden startdato",
                "skriv startdatoen, eller skriv ikke startet (never_started) om en sag, der blev lukket før start",
            ),
            R::NeverStartedWithStart => (
                "never started, with a start date",
                "ikke startet, men med startdato",
                "fjern startdatoen, eller skriv, hvordan forløbet sluttede",
            ),
            R::UnknownExit => (
                "unknown word for how it ended",
                "ukendt ord for afslutning",
                "ret ordet, eller forklar det i skemafilen under [values.exit]",
            ),
            R::ScoreOutOfRange => (
                "score out of range",
                "score uden for skalaen",
                "ret scoren: den ligger uden for sin skala",
            ),
            R::ScoreNotWhole => (
                "score is no whole number",
                "score er ikke et helt tal",
                "skriv råscoren som et helt tal",
            ),
            R::PercentAsRaw => (
                "percentage in a column of raw scores",
                "procent i en kolonne med råscorer",
                "hvis kolonnen er i procent, så skriv scale = \"percent\" om den i skemafilen",
            ),
            R::PercentImpossible => (
                "percentage that no score gives",
                "procent, som ingen råscore giver",
                "ret procenten: der findes kun dem, en hel råscore giver, for WHO-5 fra 0 til 100 i trin på 4",
            ),
            R::ItemsCodedFromOne => (
                "items coded from 1",
                "svar kodet fra 1",
                "kod svarene om, så de begynder med 0: de ser ud til at begynde med 1",
            ),
            R::SessionsAbovePlanned => (
                "more sessions attended than planned",
                "flere fremmøder end planlagt",
                "ret antallet af fremmøder eller af planlagte mødegange",
            ),
            R::SessionsUnreadable => (
                "number of sessions unreadable",
                "antal mødegange kan ikke læses",
                "skriv et helt tal fra 0 til 200",
            ),
            R::UnreadableDate => (
                "date unreadable",
                "dato kan ikke læses",
                "skriv datoen som ÅÅÅÅ-MM-DD, eller i skemafilens rækkefølge",
            ),
            R::DateOutsideWindow => (
                "date that cannot be",
                "dato uden for det mulige",
                "ret datoen, eller flyt grænserne med earliest og latest under [table] i skemafilen",
            ),
            R::UnreadableNumber => (
                "number unreadable",
                "tal kan ikke læses",
                "skriv et tal, eller forklar ordene for scorer i skemafilen under [values]; har tabellen decimalkomma, så skriv decimal = \",\" under [read]",
            ),
            R::UnknownGoalValue => (
                "unknown word for a goal",
                "ukendt ord for et mål",
                "skriv true eller false, eller forklar ordene i skemafilen under [values.goal]",
            ),
            R::AfterExtract => (
                "date after the extract",
                "dato efter udtrækket",
                "se efter, om datoen er rigtig: tabellen blev trukket ud før den",
            ),
            R::ReferralTwice => (
                "same person, same course, twice",
                "samme borger på samme forløb to gange",
                "se efter, om det er én visitation, der er skrevet to gange",
            ),
            R::DateOrderContradicted => (
                "dates in another order than declared",
                "datoer i en anden rækkefølge end angivet",
                "kolonnen er skrevet i en anden rækkefølge: ret dates under [read] i skemafilen, eller ret datoen",
            ),
            R::UnknownLabel => (
                "unknown spelling",
                "ukendt stavemåde",
                "skriv stavemåden i skemafilen under [values], eller ret den",
            ),
            R::FormulaError => (
                "error of a formula",
                "fejlværdi fra en formel",
                "ret formlen i regnearket, eller skriv dens værdi",
            ),
            R::CprMalformed => (
                "no CPR number",
                "intet CPR-nummer",
                "ret CPR-nummeret: ti cifre, hvoraf de seks første er en dato",
            ),
            R::UnknownCourse => (
                "unknown course",
                "ukendt forløb",
                "ret forløbet, eller skriv det i tabellen over forløb",
            ),
            R::OutsideCourseDates => (
                "outside the dates of the course",
                "uden for forløbets datoer",
                "sammenlign visitationens datoer med forløbets",
            ),
            R::SpansTwoCourses => (
                "one referral in two courses",
                "én visitation på to forløb",
                "del rækken i to visitationer, eller angiv i skemafilen, hvilket forløb der tæller",
            ),
            R::CoursesOverlap => (
                "in two courses at once",
                "på to forløb samtidig",
                "se på datoerne: borgeren er på et andet forløb samtidig",
            ),
            R::ReferredAgain => {
                ("referred again", "visiteret igen", "intet, hvis borgeren blev visiteret igen")
            }
            R::MeasurementOrphan => (
                "form without a referral",
                "skema uden visitation",
                "ret nummeret: ingen visitation har det",
            ),
            R::MeasurementDouble => (
                "two forms for one occasion",
                "to skemaer til samme måling",
                "slet det skema, der ikke tæller; det nærmeste på datoen bliver brugt",
            ),
            R::MeasurementOutsideWindow => (
                "form outside every window",
                "skema uden for tidsvinduerne",
                "ret datoen, eller udvid vinduet under [measurements.windows] i skemafilen",
            ),
            R::MeasurementUndated => {
                ("form without a date", "skema uden dato", "skriv datoen for skemaet")
            }
            R::UnknownOutcome => (
                "a form of an unknown outcome",
                "skema med ukendt mål",
                "ret skemaets navn, eller skriv stavemåden under [measurements.values.outcome]",
            ),
            R::UnknownOccasion => (
                "a form of an unknown occasion",
                "skema fra ukendt tidspunkt",
                "skriv før eller efter, eller skriv stavemåden under [measurements.values.occasion]",
            ),
            R::SessionUndated => {
                ("a session without a day", "mødegang uden dato", "skriv mødegangens dato")
            }
            R::UnknownAttendance => (
                "neither came nor stayed away",
                "hverken mødt eller udeblevet",
                "skriv ja eller nej, eller skriv stavemåden under [sessions.values.attended]",
            ),
            R::SessionOrphan => (
                "session without a referral",
                "fremmøde uden visitation",
                "ret nummeret eller forløbet: ingen visitation har dem",
            ),
            R::SessionDouble => {
                ("session entered twice", "fremmøde skrevet to gange", "slet kopien")
            }
            R::SessionsDisagree => (
                "sessions differ between tables",
                "fremmøder stemmer ikke",
                "ret antallet af fremmøder, eller tabellen over fremmøder",
            ),
            R::CourseTwice => ("course entered twice", "forløb skrevet to gange", "slet kopien"),
            R::AsOfBeforeExtract => (
                "counted as of before the extract",
                "opgjort før udtrækket",
                "bed om et udtræk fra den dato, eller angiv extracted_on under [table] i skemafilen: udaterede oplysninger om åbne sager er udeladt",
            ),
            R::MissingColumn => (
                "declared column is not there",
                "angivet kolonne findes ikke",
                "skriv kolonnens nuværende navn i skemafilen, eller fjern den derfra: det, som kræver den, er ukendt",
            ),
        }
    }
}

impl Deed {
    /// The word for it.
    pub const fn word(self, language: Language) -> &'static str {
        match (language, self) {
            (Language::English, Self::NotCounted) => "not counted: the table is refused",
            (Language::English, deed) => deed.name(),
            (Language::Danish, Self::Refused) => "afvist",
            (Language::Danish, Self::Blanked) => "værdien er udeladt",
            (Language::Danish, Self::Assumed) => "en dato er antaget",
            (Language::Danish, Self::Excluded) => "rækken er udeladt",
            (Language::Danish, Self::Warned) => "talt med, men påtalt",
            (Language::Danish, Self::NotCounted) => "ikke talt med: tabellen er afvist",
            (Language::Danish, Self::Counted) => "talt med",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_has_its_own_words_in_both_languages() {
        for language in [Language::English, Language::Danish] {
            let labels: BTreeSet<_> = RuleId::ALL.iter().map(|rule| rule.label(language)).collect();
            assert_eq!(labels.len(), RuleId::ALL.len());
            assert!(RuleId::ALL.iter().all(|rule| !rule.remedy_in(language).is_empty()));
        }
        let same = |rule: &RuleId| rule.remedy() == rule.remedy_in(Language::Danish);
        assert_eq!(RuleId::ALL.iter().find(|rule| same(rule)), None);
    }
}
