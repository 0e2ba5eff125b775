//! What to know before reading a comparison, in words.

use super::programme::Voice;
use crate::calendar::DateField;
use crate::compare::ComparisonNote;
use crate::counted::When;
use crate::figure::Figure;
use crate::language::Language;
use crate::rules::Stage;
use crate::tally::Among;
use crate::voice::{format_number, format_share};

impl Language {
    /// A note of a comparison in words.
    ///
    /// ```
    /// use laks::{Language, words::ComparisonNote};
    /// let note = Language::English.comparison_note(&ComparisonNote::CoursesKept { courses: 2 });
    /// assert!(note.contains("2 courses"));
    /// ```
    pub fn comparison_note(self, note: &ComparisonNote) -> String {
        Voice::from(self).comparison_note(note)
    }
}

impl Voice<'_> {
    /// A note of a comparison in words.
    pub(crate) fn comparison_note(self, note: &ComparisonNote) -> String {
        match *self {
            Language::English => english(note, self),
            Language::Danish => danish(note, self),
        }
    }
}

/// Figures in words.
fn in_words(measures: &[Figure], voice: Voice<'_>) -> String {
    let words: Vec<String> = measures.iter().map(|measure| voice.figure_alone(measure)).collect();
    words.join("; ")
}

/// A count, or that there is none.
fn or_none(count: u64, voice: Voice<'_>) -> String {
    match count {
        0 => voice.pick("none", "ingen").to_owned(),
        some => format_number(some as f64, 0, *voice),
    }
}

/// That people who are still in count among those who took longer.
fn still_in_words(still_in: u64, voice: Voice<'_>) -> String {
    match (still_in, *voice) {
        (0, _) => String::new(),
        (n, Language::English) => format!(" (counting {n} still in after more days)"),
        (n, Language::Danish) => {
            format!(" (heri talt {n}, der {} efter flere dage)", voice.still(Stage::Ongoing))
        }
    }
}

fn english(note: &ComparisonNote, voice: Voice<'_>) -> String {
    let share = |share: f64| format_share(share, 0, Language::English);
    let side = |when: When| match when {
        When::Before => "before",
        When::After => "after",
    };
    let (started, referred) = (voice.people(Stage::Started), voice.stage(Stage::Referred));
    let who = voice.who(Among::Started);
    match note {
        ComparisonNote::EndsEarly { when, on } => {
            let when = side(*when);
            format!(
                "the table {when} ends on {}, before the date of the count: nobody was followed beyond it; count \
                 as of that day instead",
                Language::English.day(*on)
            )
        }
        ComparisonNote::OpenNotKnown => {
            "how many still wait or are in a course is not known, so the sides \
             may have been followed for unequal time"
                .to_owned()
        }
        ComparisonNote::MayBeSamePeople => {
            "nothing keeps the people of both sides apart, so some may be \
             on both and the test would be wrong; split one table at a date, and it is known who is before and \
             who after"
                .to_owned()
        }
        ComparisonNote::HorizonTooShort { when, days, longer, still_in, would_do } => format!(
            "of those {} in the period {}, {} took longer than {days} days{}, so completion within {days} \
             days says little; a follow-up of {would_do} days would hold nine of ten",
            voice.who(Among::Completed),
            side(*when),
            share(*longer),
            still_in_words(*still_in, voice)
        ),
        ComparisonNote::WaitsBeyondHorizon { when, days, longer, would_do } => format!(
            "of those {who} in the period {}, {} waited more than {days} days from {} to {}, so the share \
             within {days} days is also a matter of how fast people start; a follow-up of {would_do} days would \
             hold nine of ten",
            side(*when),
            share(*longer),
            voice.referral(),
            voice.start()
        ),
        ComparisonNote::PlannedLengthsDiffer { before, after } => format!(
            "courses are planned to last {} days before and {} after, so completion is that of courses \
             planned to be over; figures within a number of days reach further into the shorter ones",
            format_number(*before, 0, Language::English),
            format_number(*after, 0, Language::English)
        ),
        ComparisonNote::MixDiffers { column, label, before, after } => format!(
            "other people came: {} made up {} before and {} after, which may explain a change",
            voice.labelled(column, label.as_deref()),
            share(*before),
            share(*after)
        ),
        ComparisonNote::MixNotCounted { columns } => format!(
            "whether other people came was not counted; count by {} to see it",
            voice.listed(columns)
        ),
        ComparisonNote::CoursesNotKnown => {
            format!(
                "people in one course are alike, and who is in which course \
             is not known: intervals of figures over the {started} are too narrow"
            )
        }
        ComparisonNote::CoursesUnnamed { people } => format!(
            "{people} {who} {} no course in the table; those of a unit are taken as one course",
            if *people == 1 { "has" } else { "have" }
        ),
        ComparisonNote::OnNeitherSide { column, people } => format!(
            "{people} {} on neither side of the split for want of {column}, so figures are only of those \
             who have it; split by referred_on, which everybody has",
            if *people == 1 { "is" } else { "are" }
        ),
        ComparisonNote::CoursesNotByDay => {
            format!(
                "people in one course are alike, and courses are not counted by \
             the days of a declared period: intervals of figures over the {started} are too narrow; compare \
             two cohorts, or count only the period"
            )
        }
        ComparisonNote::NotFollowed { before, after, days } => format!(
            "{} before and {} after were {referred} too late to be followed for {days} days and \
             are in no rate",
            or_none(*before, voice),
            or_none(*after, voice)
        ),
        ComparisonNote::CountsInLumps => {
            "people of one course start and complete together, so starts and \
             completions per 30 days vary more than their intervals say"
                .to_owned()
        }
        ComparisonNote::FamilyOfOthers { measures } => format!(
            "the plan's targets of these figures are about other people than the lines here (a label, or \
             another denominator): {}",
            in_words(measures, voice)
        ),
        ComparisonNote::TargetsWithoutLine { targets } => {
            format!("no line here speaks of the plan's targets {}", targets.join(", "))
        }
        ComparisonNote::FamilyLacks { measures } => format!(
            "the plan also speaks of {}, of which nothing was counted here",
            in_words(measures, voice)
        ),
        ComparisonNote::GoalsNotByCourse => {
            "people in one course are alike, and who reached goals is not \
             counted by course: intervals of goals are too narrow"
                .to_owned()
        }
        ComparisonNote::LikenessAssumed { measures, icc } => format!(
            "too few courses to learn how alike their people are; an intraclass correlation of {} is \
             assumed for {}",
            format_number(*icc, 2, Language::English),
            in_words(measures, voice)
        ),
        ComparisonNote::CoursesKept { courses } => {
            let (have, belong) = match courses {
                1 => ("course has", "belongs"),
                _ => ("courses have", "belong"),
            };
            format!("{courses} {have} starts on both sides and {belong} to the side of the first")
        }
        ComparisonNote::CoursesCut { courses } => {
            let (noun, are) = if *courses == 1 { ("course", "is") } else { ("courses", "are") };
            format!(
                "{courses} {noun} that people join for longer than sixty days {are} cut at the split"
            )
        }
        ComparisonNote::StartsByReferral => {
            format!(
                "each side has only those {referred} in it; who started then \
             after an earlier referral is missing, and the late starters of the end are too"
            )
        }
        ComparisonNote::NoPeriod { when, .. } => {
            let when = side(*when);
            format!(
                "the length of the period {when} is not known, so nothing is counted per 30 days; give its first \
                 and last day"
            )
        }
        ComparisonNote::FewEverywhere => {
            "fewer than twenty people stand below the line before or after, of every share and mean"
                .to_owned()
        }
        ComparisonNote::Few { measures } => {
            format!(
                "fewer than twenty people stand below the line before or after, of {}",
                in_words(measures, voice)
            )
        }
    }
}

fn danish(note: &ComparisonNote, voice: Voice<'_>) -> String {
    let share = |share: f64| format_share(share, 0, Language::Danish);
    let side = |when: When| match when {
        When::Before => "før",
        When::After => "efter",
    };
    let [started, completed] = [Stage::Started, Stage::Completed].map(|stage| voice.people(stage));
    let (referred, referral) = (voice.stage(Stage::Referred), voice.referral());
    let who = voice.who(Among::Started);
    match note {
        ComparisonNote::EndsEarly { when, on } => {
            let (when, on) = (side(*when), Language::Danish.day(*on));
            format!(
                "udtrækket {when} er fra {on}, før opgørelsesdatoen: ingen er fulgt længere; opgør i stedet pr. {on}"
            )
        }
        ComparisonNote::OpenNotKnown => {
            let [waiting, ongoing] = [Stage::Waiting, Stage::Ongoing].map(|s| voice.still(s));
            format!(
                "hvor mange der {waiting} eller {ongoing}, er ikke kendt, så de to sider kan være fulgt ulige længe"
            )
        }
        ComparisonNote::MayBeSamePeople => {
            "intet holder borgerne på de to sider adskilt, så nogle kan \
             være på begge, og testen ville være forkert; del én tabel ved en dato, så er det kendt, hvem der er før og efter"
                .to_owned()
        }
        ComparisonNote::HorizonTooShort { when, days, longer, still_in, would_do } => format!(
            "i {}-perioden tog det mere end {days} dage for {} af dem, {}{}, så andelen efter {days} dage \
             siger kun lidt; en opfølgning på {would_do} dage ville rumme ni af ti",
            side(*when),
            share(*longer),
            voice.who(Among::Completed),
            still_in_words(*still_in, voice)
        ),
        ComparisonNote::WaitsBeyondHorizon { when, days, longer, would_do } => format!(
            "i {}-perioden ventede {} af dem, {who}, mere end {days} dage fra {referral} til {}, så andelen \
             efter {days} dage siger også noget om, hvor hurtigt det går; en opfølgning på {would_do} dage ville \
             rumme ni af ti",
            side(*when),
            share(*longer),
            voice.start()
        ),
        ComparisonNote::PlannedLengthsDiffer { before, after } => format!(
            "holdene er planlagt til {} dage før og {} efter, så gennemførelse gælder hold, der efter \
             planen er slut; tal inden for et antal dage når længere ind i de korte hold",
            format_number(*before, 0, Language::Danish),
            format_number(*after, 0, Language::Danish)
        ),
        ComparisonNote::MixDiffers { column, label, before, after } => format!(
            "borgerne er sammensat anderledes: {} stod for {} før og {} efter, og det kan forklare en ændring",
            voice.labelled(column, label.as_deref()),
            share(*before),
            share(*after)
        ),
        ComparisonNote::MixNotCounted { columns } => format!(
            "om borgerne er sammensat anderledes, er ikke opgjort; opgør efter {} for at se det",
            voice.listed(columns)
        ),
        ComparisonNote::CoursesNotKnown => format!(
            "borgere på samme hold ligner hinanden, og hvem der er på \
             hvilket hold, er ikke kendt: usikkerheden på tal blandt de {started} er for lille"
        ),
        ComparisonNote::CoursesUnnamed { people } => {
            format!("{people}, {who}, har intet hold i tabellen; dem fra samme enhed regnes som ét hold")
        }
        ComparisonNote::OnNeitherSide { column, people } => format!(
            "{people} har ingen {} og er ikke med på nogen af siderne, så tallene gælder kun dem, der har den; \
             del efter {}, som alle har",
            voice.column(column),
            voice.column(DateField::Referred.name())
        ),
        ComparisonNote::CoursesNotByDay => format!(
            "borgere på samme hold ligner hinanden, og hold er ikke talt \
             på de angivne dage: usikkerheden på tal blandt de {started} er for lille; sammenlign to \
             kohorter, eller tæl kun perioden"
        ),
        ComparisonNote::NotFollowed { before, after, days } => format!(
            "{} før og {} efter er {referred} for sent til at være fulgt i {days} dage og er ikke \
             med i andelene",
            or_none(*before, voice),
            or_none(*after, voice)
        ),
        ComparisonNote::CountsInLumps => format!(
            "borgere på samme hold følges ad, så antal \
             {started} og {completed} pr. 30 dage svinger mere, end usikkerheden viser"
        ),
        ComparisonNote::FamilyOfOthers { measures } => format!(
            "planens måltal er opgjort blandt andre borgere end her (en del af dem, eller en anden nævner): {}",
            in_words(measures, voice)
        ),
        ComparisonNote::TargetsWithoutLine { targets } => {
            format!("ingen linje her svarer til planens måltal {}", targets.join(", "))
        }
        ComparisonNote::FamilyLacks { measures } => format!(
            "planen nævner også {}, som ikke er opgjort her",
            in_words(measures, voice)
        ),
        ComparisonNote::GoalsNotByCourse => {
            "borgere på samme hold ligner hinanden, og mål er ikke opgjort pr. \
             hold: usikkerheden på mål er for lille"
                .to_owned()
        }
        ComparisonNote::LikenessAssumed { measures, icc } => format!(
            "der er for få hold til at vise, hvor meget deres borgere ligner hinanden; der er regnet med \
             en intraklassekorrelation på {} for {}",
            format_number(*icc, 2, Language::Danish),
            in_words(measures, voice)
        ),
        ComparisonNote::CoursesKept { courses } => {
            format!(
                "{courses} hold har {started} på begge sider og hører til den side, hvor de begyndte"
            )
        }
        ComparisonNote::CoursesCut { courses } => {
            format!("{courses} hold med optag i mere end tres dage er delt ved datoen")
        }
        ComparisonNote::StartsByReferral => format!(
            "hver side har kun dem, der er {referred} i den; de, der \
             startede dengang efter {referral} tidligere, mangler, og de sent {started} til sidst også"
        ),
        ComparisonNote::NoPeriod { when, .. } => {
            let when = side(*when);
            format!(
                "{when}-periodens længde er ikke oplyst, så antal pr. 30 dage er ikke beregnet; angiv dens første \
                 og sidste dag"
            )
        }
        ComparisonNote::FewEverywhere => {
            "der er færre end tyve i nævneren før eller efter for alle andele og gennemsnit"
                .to_owned()
        }
        ComparisonNote::Few { measures } => {
            format!(
                "der er færre end tyve i nævneren før eller efter for {}",
                in_words(measures, voice)
            )
        }
    }
}
