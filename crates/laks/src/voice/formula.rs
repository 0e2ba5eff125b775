//! Why a formula has no answer, or what to know when reading it, in English and in Danish.
//!
//! The formulas hold their reasons as values and say them in English. Here each has Danish words, by one
//! exhaustive match. A share that was not reached is one of people who were to start: waits alone ask for it.

use super::programme::Voice;
use crate::language::Language;
use crate::rules::Stage;
use crate::voice::number::{format_number, format_share};
use laks_stats::{Enumeration, Number, Reason, TooLarge};

/// A reason in English.
pub(crate) fn english(reason: &Reason, voice: Voice<'_>) -> String {
    match reason {
        Reason::ShareOfNone => "nobody is below the line".to_owned(),
        Reason::NotReached { share } => {
            let have = voice.have(Stage::Started, 0);
            format!("fewer than {} {have} in the time they were followed", part(*share, voice))
        }
        other => other.to_string(),
    }
}

/// A reason in Danish.
pub(crate) fn danish(reason: &Reason, voice: Voice<'_>) -> String {
    let said = match reason {
        Reason::NoObservation => "der er ingen at regne på",
        Reason::ShareOfNone => "der er ingen i nævneren",
        Reason::GroupEmpty => "en af grupperne er tom",
        Reason::GroupsEmpty => "der er ingen i grupperne",
        Reason::UnitEmpty => "der er ingen i enheden",
        Reason::UnitsEmpty => "der er ingen i enhederne",
        Reason::StratumEmpty => "en gruppe, der tæller med i vægtningen, er tom",
        Reason::FewerThanTwoGroupsWithPeople => "der er ikke to grupper med nogen i",
        Reason::FewerThanTwoUnitsWithPeople => "der er ikke to enheder med nogen i",
        Reason::FewerThanTwoGroups => "der er ikke to grupper at sammenligne",
        Reason::NothingToCompare => "der er intet at sammenligne",
        Reason::NoPairs => "ingen er målt både før og efter",
        Reason::NoValues => "der er ingen værdier",
        Reason::NoEstimates => "der er ingen skøn at samle",
        Reason::NoGoalRated => "ingen mål er vurderet",
        Reason::GoalsUnrated { unrated } => {
            return format!("{} af målene er ikke vurderet og tæller ikke med", count(*unrated));
        }
        Reason::SameOutcomes => "alle har samme udfald",
        Reason::SameOutcomesInClusters => {
            "alle har samme udfald, så holdene gør ingen forskel (designeffekten er sat til 1)"
        }
        Reason::ShareCutAtLimits => "metodens grænser går ud over 0 eller 1 og er skåret af dér",
        Reason::DifferenceCutAtLimits => {
            "metodens grænser går ud over −1 eller 1 og er skåret af dér"
        }
        Reason::NothingToDivideBy => "nævneren er 0, så forholdet kan ikke regnes ud",
        Reason::NoIntervalAtTheseCounts => {
            "metoden giver intet interval ved disse antal; brug en scoremetode eller en eksakt metode"
        }
        Reason::TargetWithoutVariance => {
            "et måltal på 0 eller 1 giver ingen varians; brug method = \"exact\""
        }
        Reason::TooFewForSpread => {
            "et interval kræver mindst to i hver gruppe, og at ikke alle er ens"
        }
        Reason::OneCluster => "der er kun ét hold, så forskelle mellem hold er ukendte",
        Reason::OneClusterAgainstAnother => {
            "ét hold over for ét andet kan ikke skille en ændring fra et hold"
        }
        Reason::FewClusters { clusters } => {
            return format!("kun {} hold, så intervallet bygger på få", count(*clusters));
        }
        Reason::PeopleAlike => "alle har samme værdi",
        Reason::NoExposure => "nævneren er 0",
        Reason::GroupWithoutExposure => "nævneren er 0 i en af grupperne",
        Reason::ExposureTooSmall => "nævneren er for lille til at dividere med",
        Reason::NoEventExpected => "der ventes ingen hændelser",
        Reason::NoEventInEitherGroup => "ingen hændelser i nogen af grupperne",
        Reason::NoEventNoInterval => {
            "ingen hændelser: metoden giver intet interval; brug fay_feuer"
        }
        Reason::FewEvents { events } => {
            let noun = if *events == 1 { "hændelse" } else { "hændelser" };
            return format!("{} {noun} i alt: for få til et pålideligt interval", count(*events));
        }
        Reason::OnePair => {
            "kun én er målt både før og efter, så der er ingen spredning at regne ud fra"
        }
        Reason::SameChanges => "alle ændringer er ens, så der er ingen spredning at regne ud fra",
        Reason::SameScoresBefore => {
            "scorerne før er ens, så deres spredning kan ikke bruges som målestok"
        }
        Reason::SameScores => "scorerne er ens, så deres spredning kan ikke bruges som målestok",
        Reason::NobodyChanged => "ingen har ændret sig",
        Reason::NobodyChangedEitherWay => {
            "ingen har ændret sig: intet taler imod, at op og ned er lige sandsynlige"
        }
        Reason::NobodyChangedCategory => {
            "ingen har skiftet kategori: intet taler imod, at fordelingerne er ens"
        }
        Reason::EverybodyMovedTheSameWay => {
            "alle har flyttet sig samme vej, så den observerede varians er 0; brug stuart_maxwell"
        }
        Reason::CategoriesStill { categories } => {
            let (n, they) = (count(*categories), if *categories == 1 { "den" } else { "de" });
            return format!(
                "i {n} af kategorierne er ingen kommet til eller gået fra; {they} tæller ikke med"
            );
        }
        Reason::EmptyPairsOfCells { empty, pairs } => return empty_pairs(*empty, *pairs),
        Reason::NoDiscordantPair => "ingen har svaret forskelligt de to gange",
        Reason::NoDiscordantPairToTest => {
            "ingen har svaret forskelligt de to gange: intet taler imod, at andelene er ens"
        }
        Reason::N21Zero => {
            "ingen er gået fra nej til ja (n21 er 0), så forholdet kan ikke regnes ud"
        }
        Reason::NobodySaidYes => "ingen har sagt ja nogen af gangene",
        Reason::NobodySaidYesSecond => "ingen har sagt ja anden gang",
        Reason::FewerThanThreePairs => {
            "rettelsen for små antal kræver mindst tre, der er målt både før og efter"
        }
        Reason::Corrected { df } => {
            return format!("rettet eksakt for små antal, med {} frihedsgrader", count(*df));
        }
        Reason::OfThoseWhoChanged { changed: 1, n } => {
            return format!(
                "gælder kun den ene af {}, der har ændret sig; uden interval",
                count(*n)
            );
        }
        Reason::OfThoseWhoChanged { changed, n } => {
            let (changed, n) = (count(*changed), count(*n));
            return format!("gælder kun de {changed} af {n}, der har ændret sig; uden interval");
        }
        Reason::MedianOfAveragesHasNoInterval => {
            "medianen af gennemsnittene har intet interval her"
        }
        Reason::TiesSplitByRounding => {
            "nogle ændringer afviger kun fra hinanden ved afrunding på de sidste cifre og regnes ikke \
             for ens; angiv, hvor mange decimaler scorerne har, så de regnes for ens"
        }
        Reason::NobodyObserved => "ingen blev fulgt",
        Reason::NobodyObservedAfter { time } => {
            return format!("ingen blev fulgt længere end til tid {}", number(*time));
        }
        Reason::ObservedOnlyUpTo { time } => {
            let time = number(*time);
            return format!("ingen blev fulgt længere end til tid {time}; vælg t op til det");
        }
        Reason::NoEventObserved => "ingen hændelse er set",
        Reason::NotReached { share } => {
            let have = voice.have(Stage::Started, 0);
            return format!("færre end {} {have} i den tid, de er fulgt", part(*share, voice));
        }
        Reason::NoLowerEnd => "intervallet har ingen nedre ende",
        Reason::NoUpperEnd => "intervallets øvre ende er ikke nået",
        Reason::CurveAtZero => "kurven har nået 0 og har intet interval",
        Reason::NoEventYetNoWidth => "ingen hændelse endnu: intervallet har ingen bredde",
        Reason::NoEventYet { interval } => {
            return format!("ingen hændelse endnu: intervallet ({interval}) er ikke defineret");
        }
        Reason::NobodyLeftByCause => "det er ikke sket for nogen endnu: intet interval",
        Reason::EverybodyLeftByCause => "det er sket for alle: intet interval",
        Reason::NeverAtRiskTogether => "ingen hændelse er set, mens to grupper blev fulgt samtidig",
        Reason::PooledCompletely => {
            "enhederne er ikke mere forskellige, end tilfældet kan forklare, og er slået helt sammen"
        }
        Reason::OverallValueZero => "den samlede værdi er 0",
        Reason::MeanZero => "gennemsnittet er 0",
        Reason::LastGroupNeedsShare => {
            "et interval kræver andele, og en andel over 0 i den sidste gruppe"
        }
        Reason::LastGroupNearZero => "andelen i den sidste gruppe er for tæt på 0 til et interval",
        Reason::FewerThanThreeGroups => "færre end tre grupper",
        Reason::NoResiduals => {
            "med færre end tre grupper er der ingen afvigelser at regne usikkerheden ud fra"
        }
        Reason::TooUncertain => "for usikkert til et interval",
        Reason::RatioTooUncertain => "forholdet er for usikkert til et interval",
        Reason::FittedEndNotAboveZero => {
            "kurvens ene ende er ikke over 0, så forholdet kan ikke regnes ud"
        }
        Reason::ErrorOfLogarithm => "standardfejlen gælder logaritmen af forholdet",
        Reason::NoLogisticFit => {
            "andelene er 0 eller 1 på hver side af en rang, så ingen logistisk kurve passer bedst"
        }
        Reason::PriorSilent => "forhåndsantagelsen siger intet, og der er kun set ét udfald",
        Reason::NoTimeAndNoRate => {
            "der er ikke gået nogen tid, og forhåndsantagelsen har ingen rate"
        }
        Reason::NoEventAndNoShape => {
            "der er ikke set nogen hændelse, og forhåndsantagelsen har ingen form"
        }
        Reason::FewerThanTwoWeeks => {
            "der er set færre end to hele uger, så det vides ikke, hvor meget antallet svinger"
        }
        Reason::CountsTooLargeToTellApart => "antal over 2^53 kan ikke skelnes fra hinanden",
        Reason::NeverEnough => "selv det højest mulige antal ville ikke være nok",
        Reason::OneImputation => {
            "ét udfyldt datasæt viser ikke, hvor meget de manglende data betyder"
        }
        Reason::AllVarianceFromMissing => "al varians skyldes manglende data: ingen frihedsgrader",
        Reason::VariancesZero => "alle varianser er 0: ingen relativ stigning",
        Reason::OneValue => "én værdi er for lidt at trække nye stikprøver af",
        Reason::SameValues => "alle værdier er ens, så alle nye stikprøver får samme gennemsnit",
        Reason::CorrectionLeavesDistribution => {
            "rettelsen går ud over fordelingen; træk flere stikprøver, eller brug percentile"
        }
        Reason::MovedToLattice => {
            "værdierne er flyttet til et gitter med trin på højst 1 / 200 af deres standardafvigelse"
        }
        Reason::TooLarge(refused) => return too_large(refused),
    };
    said.to_owned()
}

/// A part of the people in words: halvdelen.
fn part(share: Number, voice: Voice<'_>) -> String {
    let (english, danish) = match share.get() {
        0.25 => ("a quarter", "en fjerdedel"),
        0.5 => ("half", "halvdelen"),
        0.75 => ("three quarters", "tre fjerdedele"),
        other => return format_share(other, 0, *voice),
    };
    voice.pick(english, danish).to_owned()
}

fn empty_pairs(empty: u64, pairs: u64) -> String {
    let rest = match empty {
        1 => "er tomt; det bidrager med 0, men beholder sin frihedsgrad",
        _ => "er tomme; de bidrager med 0, men beholder deres frihedsgrader",
    };
    format!("{} af de {} par af modstående celler {rest}", count(empty), count(pairs))
}

fn too_large(refused: &TooLarge) -> String {
    let TooLarge { of, limit, needed } = *refused;
    let (method, unit, instead) = match of {
        Enumeration::SignedRanks => ("den eksakte rangtest", "rangtal", of.instead()),
        Enumeration::Pairs => (of.method(), "par", of.instead()),
        Enumeration::PeopleInBothGroups { .. } => {
            (of.method(), "personer i de to grupper", of.instead())
        }
        Enumeration::Trials => {
            (of.method(), "uafgjorte", "sandsynligheden for den nødvendige andel")
        }
        Enumeration::Groups => ("testen", "grupper", "færre og større grupper"),
        Enumeration::GroupsInStrata => ("testen", "grupper i strata", "færre og større grupper"),
    };
    let (limit, needed) = (count(limit), count(needed));
    format!("{method} kan højst regne {limit} {unit} igennem, men her er {needed}; brug {instead}")
}

fn count(n: u64) -> String {
    format_number(n as f64, 0, Language::Danish)
}

/// A number with the decimals it has.
fn number(number: Number) -> String {
    let text = number.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    format_number(number.get(), decimals, Language::Danish)
}

#[cfg(test)]
mod tests {
    use super::*;
    use laks_stats::TwoByTwoMethod;

    fn said(reason: &Reason) -> String {
        danish(reason, Language::Danish.into())
    }

    fn said_in_english(reason: &Reason) -> String {
        english(reason, Language::English.into())
    }

    #[test]
    fn a_part_that_did_not_start_is_said_as_one() {
        // "75 % blev ikke nået, mens borgerne blev fulgt" did not say what was not reached.
        let most = Reason::NotReached { share: 0.75.into() };
        let text = "fewer than three quarters have started in the time they were followed";
        assert_eq!(said_in_english(&most), text);
        assert_eq!(said(&most), "færre end tre fjerdedele er startet i den tid, de er fulgt");
        let third = Reason::NotReached { share: 0.3.into() };
        assert_eq!(said(&third), "færre end 30\u{a0}% er startet i den tid, de er fulgt");
    }

    #[test]
    fn a_reason_without_values_has_its_words_in_both_languages() {
        assert_eq!(said_in_english(&Reason::ShareOfNone), "nobody is below the line");
        assert_eq!(said(&Reason::ShareOfNone), "der er ingen i nævneren");
        assert_eq!(said(&Reason::NoPairs), "ingen er målt både før og efter");
    }

    #[test]
    fn numbers_are_written_as_danes_write_them() {
        let late = Reason::NobodyObservedAfter { time: 1030.5.into() };
        assert_eq!(said(&late), "ingen blev fulgt længere end til tid 1.030,5");
        let few = Reason::FewEvents { events: 1 };
        assert_eq!(said(&few), "1 hændelse i alt: for få til et pålideligt interval");
        let changed = Reason::OfThoseWhoChanged { changed: 2, n: 40 };
        assert_eq!(said(&changed), "gælder kun de 2 af 40, der har ændret sig; uden interval");
        let of = Enumeration::PeopleInBothGroups { method: TwoByTwoMethod::Boschloo };
        let large = Reason::TooLarge(TooLarge { of, limit: 10_000, needed: 12_000 });
        assert_eq!(
            said(&large),
            "boschloo kan højst regne 10.000 personer i de to grupper igennem, men her er 12.000; \
             brug fisher_mid_p"
        );
    }
}
