//! Reasons in words.

use super::formula;
use super::label::in_a_row;
use super::programme::Voice;
use crate::language::Language;
use crate::reason::Reason;
use crate::rules::Stage;
use crate::tally::Bounds;
use std::fmt;

impl Language {
    /// Why something is not defined, in words.
    ///
    /// ```
    /// use laks::{Language, Reason};
    /// let reason = Reason::NoColumn(vec!["exit".to_owned(), "ended_on".to_owned()]);
    /// assert_eq!(Language::English.why(&reason), "no column for exit and ended_on");
    /// assert_eq!(Language::Danish.why(&reason), "ingen kolonne med afslutning og slutdato");
    /// ```
    pub fn why(self, reason: &Reason) -> String {
        Voice::from(self).why(reason)
    }
}

impl Voice<'_> {
    /// What a formula says.
    pub(super) fn formula(self, reason: &laks_stats::Reason) -> String {
        match *self {
            Language::English => formula::english(reason, self),
            Language::Danish => formula::danish(reason, self),
        }
    }

    /// Why something is not defined, in words.
    pub(crate) fn why(self, reason: &Reason) -> String {
        match reason {
            // In English columns are called as a schema calls them: that is what is to be declared.
            Reason::NoColumn(columns) if *self == Language::English => {
                format!("no column for {}", in_a_row(columns, "and"))
            }
            Reason::NoColumn(columns) => format!("ingen kolonne med {}", self.listed(columns)),
            Reason::NotPublished { numerator, denominator } => {
                let (above, below) = (self.known(numerator), self.known(denominator));
                format!("{}: {above}, {below}", self.pick("not published", "ikke offentliggjort"))
            }
            Reason::Formula(said) => self.formula(said),
            other => {
                let (english, danish) = plain(other);
                self.pick(english, danish).to_owned()
            }
        }
    }

    fn known(self, (group, bounds): &(Stage, Bounds)) -> String {
        let group = self.stage(*group);
        match (*self, bounds.known(), bounds.at_most) {
            (Language::English, Some(count), _) => format!("{group} is {count}"),
            (Language::Danish, Some(count), _) => format!("{group} er {count}"),
            (Language::English, None, Some(most)) => {
                format!("{group} is between {} and {most}", bounds.at_least)
            }
            (Language::Danish, None, Some(most)) => {
                format!("{group} er mindst {} og højst {most}", bounds.at_least)
            }
            (Language::English, None, None) => format!("{group} is not known"),
            (Language::Danish, None, None) => format!("{group} er ikke kendt"),
        }
    }
}

/// The words of a reason that names nothing.
const fn plain(reason: &Reason) -> (&'static str, &'static str) {
    match reason {
        Reason::NoColumn(_) | Reason::NotPublished { .. } | Reason::Formula(_) => ("", ""),
        Reason::OneSideUnknown => {
            ("one of the two is not known", "det ene af de to tal er ikke kendt")
        }
        Reason::OutOfReach => (
            "so many were closed before a start that it can no longer be reached",
            "så mange blev lukket før start, at det ikke længere kan nås",
        ),
        Reason::NoUpperEnd => ("the interval has no upper end", "intervallet har ingen øvre ende"),
        Reason::ByDefinition => ("it is so by definition", "sådan er det pr. definition"),
        Reason::NoSuchScore => ("nobody has such a score", "ingen har en sådan score"),
        Reason::OneScore => (
            "one score has no spread to estimate from",
            "én score har ingen spredning at regne ud fra",
        ),
        Reason::SameScores => (
            "all scores are the same, so there is no spread to estimate from",
            "alle scorer er ens, så der er ingen spredning at regne ud fra",
        ),
        Reason::FollowedFromStart => (
            "with follow-up from start only those who started are asked",
            "med opfølgning fra start spørges kun dem, der er startet",
        ),
        Reason::NotByDay => (
            "the declared period leaves out some of the people counted, and who is not counted by day; \
             compare two cohorts, or count only the period",
            "den angivne periode udelader nogle af de talte, og hvem er ikke opgjort pr. dag; \
             sammenlign to kohorter, eller tæl kun perioden",
        ),
        Reason::OnlyThoseWithDate => (
            "only those who have the date that the table was split by are on either side",
            "kun de, der har datoen, som tabellen er delt efter, er på nogen af siderne",
        ),
        Reason::NoOffers => {
            ("offers are not followed for so many days", "tilbud følges ikke i så mange dage")
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Language::English.why(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_columns_are_a_list() {
        let columns = ["started_on", "exit", "ended_on"].map(str::to_owned).to_vec();
        let said = Language::Danish.why(&Reason::NoColumn(columns));
        assert_eq!(said, "ingen kolonne med startdato, afslutning og slutdato");
    }
}
