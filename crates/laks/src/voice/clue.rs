//! What a wrong value itself says of what to do about it, in Danish.

use crate::calendar::DayCount;
use crate::rules::Clue;

impl Clue {
    /// What to do.
    pub(super) fn remedy_in_danish(&self, outcome: Option<&str>) -> String {
        match self {
            Self::NotCalculated => "formlen er aldrig regnet ud: åbn regnearket i Excel eller LibreOffice, som regner \
                                    den ud, og gem det dér"
                .to_owned(),
            Self::PerCent => format!(
                "er kolonnen i procent, så skriv scale = \"percent\" under [outcomes.{}] i skemafilen; skriv ellers \
                 råscoren",
                outcome.unwrap_or("…")
            ),
            Self::DayAsNumber(readings) => {
                let all: Vec<String> =
                    readings.iter().map(|(count, day)| format!("{} som {}", day.in_danish(), said(*count))).collect();
                format!("skriv datoen som år-måned-dag, fx 2016-03-29; tallet er {}", all.join(" eller "))
            }
            Self::NoDay => "kolonnen har måneder, kvartaler eller uger og ingen dage: brug en kolonne med datoer, eller \
                            skriv en dag, fx den første, som år-måned-dag"
                .to_owned(),
        }
    }
}

const fn said(count: DayCount) -> &'static str {
    match count {
        DayCount::Spreadsheet => "dage i et regneark (excel_dates = \"1900\" under [read])",
        DayCount::Macintosh => "dage i en gammel Macintosh' regneark (excel_dates = \"1904\")",
        DayCount::SasDays => "dage siden 1960, som i SAS og Stata",
        DayCount::UnixDays => "dage siden 1970, som i R og Unix",
        DayCount::SpssSeconds => "sekunder siden 1582, som i SPSS",
        DayCount::SasSeconds => "sekunder siden 1960, som i SAS",
        DayCount::StataMilliseconds => "millisekunder siden 1960, som i Stata",
        DayCount::UnixSeconds => "sekunder siden 1970, som i Unix",
        DayCount::UnixMilliseconds => "millisekunder siden 1970, som i Unix",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    #[test]
    fn a_number_for_a_date_is_told_as_the_days_it_may_be() {
        let day = Day::new(2016, 1, 4).unwrap();
        let said = Clue::DayAsNumber(vec![(DayCount::SasDays, day)]).remedy_in_danish(None);
        assert_eq!(
            said,
            "skriv datoen som år-måned-dag, fx 2016-03-29; tallet er 4. januar 2016 som dage siden 1960, som i SAS og \
             Stata"
        );
        assert!(Clue::PerCent.remedy_in_danish(Some("who5")).contains("[outcomes.who5]"));
    }
}
