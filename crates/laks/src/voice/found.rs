//! What was found in a row, in words; what stood in a cell is never translated.

use super::programme::Voice;
use crate::calendar::DateField;
use crate::language::Language;
use crate::rules::{EarlierRow, Exit, Found, Moment, Shown, Side, Stage};

impl Language {
    /// What was found in a row.
    ///
    /// ```
    /// use laks::Language;
    /// use laks::words::Found;
    /// assert_eq!(Language::Danish.found(&Found::NOTHING), "intet");
    /// assert_eq!(Language::English.found(&Found::text("i går")), "\"i går\"");
    /// ```
    pub fn found(self, found: &Found) -> String {
        Voice::from(self).found(found)
    }
}

impl Voice<'_> {
    /// What was found in a row.
    pub(crate) fn found(self, found: &Found) -> String {
        match *self {
            Language::English => found.to_string(),
            Language::Danish => danish(found, self),
        }
    }
}

fn danish(found: &Found, voice: Voice<'_>) -> String {
    match found {
        Found::Cell(cell) => shown(cell),
        Found::FailedFormula(cell) => format!("{} (fejl i en formel)", shown(cell)),
        Found::Near { cell, nearest } => format!("{} (nærmest: {nearest:?})", shown(cell)),
        Found::Day(on) => day(*on),
        Found::NoSuchColumn { role: None } => "kolonnen findes ikke".to_owned(),
        Found::NoSuchColumn { role: Some(role) } => format!("kolonnen findes ikke ({role})"),
        Found::NothingToAssume => "intet, og intet at antage den ud fra".to_owned(),
        Found::IdWithLetters => "et personnummer med bogstaver i".to_owned(),
        Found::IdOfDigits { digits: 1 } => "et personnummer med 1 ciffer".to_owned(),
        Found::IdOfDigits { digits } => format!("et personnummer med {digits} cifre"),
        Found::IdWithoutDate => "et personnummer, der ikke begynder med en dato".to_owned(),
        Found::SumOfItems { sum } => format!("svar med summen {sum}"),
        Found::StartedNever => {
            format!(
                "en startdato på en sag, der er lukket som {}",
                voice.stage(Stage::NeverStarted)
            )
        }
        Found::WithoutStart { exit } => format!("{} uden startdato", voice.stage(ended(*exit))),
        Found::WithoutEnd { exit } => format!("{} uden slutdato", voice.stage(ended(*exit))),
        Found::WithoutExit { ended } => format!("slutdato {} uden afslutning", day(*ended)),
        Found::OutOfOrder { then, on, first, after } => {
            let [then, first] = [then, first].map(|field| voice.date(*field));
            format!("{then} {} før {first} {}", day(*on), day(*after))
        }
        Found::ScoredBefore { on, is_referral, after } => {
            let what =
                if *is_referral { voice.date(DateField::Referred) } else { "scoren før".into() };
            format!("{}, før {what} {}", day(*on), day(*after))
        }
        Found::ScoredFar { on, referred } => {
            let what = voice.date(DateField::Referred);
            format!("{}, år fra {what} {}", day(*on), day(*referred))
        }
        Found::CourseOutOfOrder { ends, starts } => {
            format!("holdet slutter {}, før det starter {}", day(*ends), day(*starts))
        }
        Found::BeforeCourse { started, course_starts } => {
            format!("{}, og holdet starter {}", day(*started), day(*course_starts))
        }
        Found::AfterCourse { ended, course_ended } => {
            format!("{}, og holdet sluttede {}", day(*ended), day(*course_ended))
        }
        Found::Attended { attended, planned } => {
            format!("{attended} fremmøder af {planned} planlagte")
        }
        Found::TooManySessions { sessions } => {
            format!("{sessions} mødegange i tabellen over mødegange")
        }
        Found::SessionsDisagree { own, counted } => {
            format!("{own}, og tabellen over mødegange har {counted}")
        }
        Found::AsOn(row) => format!("det samme som i {}", earlier(row)),
        Found::CourseAsEarlier { course, row } => {
            format!("{course:?}, som står i {}", earlier(row))
        }
        Found::SessionAsEarlier { held, row } => format!("{}, som i {}", day(*held), earlier(row)),
        Found::CourseMeanwhile => "et andet hold samtidig".to_owned(),
        Found::CourseBefore => "et andet hold før".to_owned(),
        Found::NotNearest { outcome, on } => {
            format!(
                "endnu et skema om {} fra {}, som ikke er det nærmeste",
                Language::Danish.outcome(outcome),
                day(*on)
            )
        }
        Found::OutsideWindows { on, days, side } => {
            let (on, days) = (day(*on), Language::Danish.days(*days));
            match side {
                Side::Early => format!("{on}, {days} for tidligt"),
                Side::Between => {
                    format!("{on}, mellem vinduerne, {days} fra det nærmeste")
                }
                Side::Late => format!("{on}, {days} for sent"),
            }
        }
        Found::NothingToCountFrom { on, dates } => {
            let dates: Vec<_> = dates.iter().map(|name| voice.column(name)).collect();
            format!("{}, og rækken har ingen {} at tælle fra", day(*on), dates.join(" og ingen "))
        }
        Found::NoReferral => {
            format!("et nummer, som ingen af de {} har", voice.people(Stage::Referred))
        }
        Found::Elsewhere { held } => {
            format!("en mødegang {} uden for borgerens forløb", day(*held))
        }
    }
}

/// A row that a later one repeats.
fn earlier(row: &EarlierRow) -> String {
    let file = row.file.as_ref().map_or(String::new(), |file| format!(" i {file:?}"));
    let sheet = row.sheet.as_ref().map_or(String::new(), |sheet| format!(", ark {sheet:?}"));
    format!("række {}{file}{sheet}", row.row)
}

fn shown(cell: &Shown) -> String {
    match cell {
        Shown::Nothing => "intet".to_owned(),
        Shown::Value(value) => value.clone(),
        Shown::Text(text) => format!("{text:?}"),
        Shown::Cut { start, bytes } => format!("{start:?} … ({bytes} byte)"),
        Shown::BrokenText => "en ødelagt tekst".to_owned(),
        Shown::OfType(kind) => format!("en værdi af typen {kind}"),
    }
}

/// A day as a Danish table writes it.
fn day(moment: Moment) -> String {
    match moment.day() {
        Some(day) => Language::Danish.day_in_table(day),
        None if moment.0 == crate::calendar::Day::NONE => "ingen dato".to_owned(),
        None => format!("{} dage fra 01-01-1970", moment.0),
    }
}

const fn ended(exit: Exit) -> Stage {
    match exit {
        Exit::Open => Stage::Ongoing,
        Exit::Completed => Stage::Completed,
        Exit::DroppedOut => Stage::DroppedOut,
        Exit::EndedOther => Stage::EndedOther,
        Exit::EndedUnknown => Stage::EndedUnknown,
        Exit::NeverStarted => Stage::NeverStarted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{StageWord, StageWords};
    use std::collections::BTreeMap;

    #[test]
    fn what_was_found_is_said_in_danish() {
        let day = |text: &str| Moment(text.parse::<crate::calendar::Day>().unwrap().epoch());
        let said = |found: Found| Language::Danish.found(&found);
        assert_eq!(said(Found::NOTHING), "intet");
        let (on, after) = (day("2016-04-01"), day("2016-05-01"));
        let (then, first) = (DateField::Started, DateField::Referred);
        assert_eq!(
            said(Found::OutOfOrder { then, on, first, after }),
            "startdato 01-04-2016 før visitationsdato 01-05-2016"
        );
        assert_eq!(said(Found::WithoutEnd { exit: Exit::Completed }), "gennemført uden slutdato");
        let late = Found::OutsideWindows { on, days: 1, side: Side::Late };
        assert_eq!(said(late), "01-04-2016, 1 dag for sent");
        assert_eq!(said(Found::IdOfDigits { digits: 8 }), "et personnummer med 8 cifre");
    }

    #[test]
    fn a_date_is_called_as_the_programme_calls_it() {
        // "visitationsdato" stood in a workbook where the column is "Henvist den".
        let word = StageWord::Danish("henvist".to_owned());
        let words: StageWords = BTreeMap::from([(Stage::Referred, word)]).into();
        let [on, after] = [0, 30].map(Moment);
        let (then, first) = (DateField::Started, DateField::Referred);
        let said =
            words.voice(Language::Danish).found(&Found::OutOfOrder { then, on, first, after });
        assert_eq!(said, "startdato 01-01-1970 før henvisningsdato 31-01-1970");
    }

    #[test]
    fn what_stood_in_a_cell_is_not_translated() {
        let cell = Shown::Text("nothing before \" end date ".to_owned());
        let near = Found::Near { cell, nearest: "end date nothing".to_owned() };
        let said = r#""nothing before \" end date " (nærmest: "end date nothing")"#;
        assert_eq!(Language::Danish.found(&near), said);
    }
}
