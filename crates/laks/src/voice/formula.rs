//! Why something is not defined, in English or Danish.

use crate::language::Language;

/// Reasons as they are kept in results, and in Danish.
const DANISH: [(&str, &str); 29] = [
    ("a count was not published", "et antal er ikke offentliggjort"),
    ("its last day is over", "fristen er udløbet"),
    ("it is attained", "det er nået"),
    ("it cannot be judged", "det kan ikke bedømmes"),
    ("the table ends before the day that decides", "udtrækket er fra før den dag, der afgør det"),
    ("nothing has been seen yet to predict from", "der er endnu intet at forudsige ud fra"),
    ("nothing has been seen yet", "der er endnu intet set"),
    ("nobody is below the line", "der er ingen i nævneren"),
    ("too few are open to reach it", "for få er uafsluttede til at nå det"),
    (
        "those who are in cannot change it, and others may still come",
        "de, der er i gang, kan ikke ændre det, og andre kan komme til",
    ),
    (
        "one cluster against another cannot tell a change from a cluster",
        "ét hold over for ét andet kan ikke skille en ændring fra et hold",
    ),
    ("the due date has come", "fristen er nået"),
    (
        "who leaves early leaves first: nobody has come to the end yet",
        "de, der går før tid, går først: ingen er nået til slutningen endnu",
    ),
    (
        "fewer than five have completed: too few for a chance",
        "færre end fem har gennemført: for få til en chance",
    ),
    (
        "fewer than five have started: too few for a chance",
        "færre end fem er startet: for få til en chance",
    ),
    (
        "fewer than two whole weeks were seen, so how far counts vary is not known",
        "der er set færre end to hele uger, så det vides ikke, hvor meget antallet svinger",
    ),
    (
        "who starts late was not likely to: no rate applies",
        "de, der starter sent, var ikke ventet: ingen rate gælder",
    ),
    ("no observation: the share of none", "ingen observationer: en andel af ingen"),
    ("no event was observed", "ingen hændelse er set"),
    ("the interval has no lower end: its band is not defined", "intervallet har ingen nedre ende"),
    (
        "the interval has no upper end: its band was not reached",
        "intervallets øvre ende er ikke nået",
    ),
    ("there are no pairs", "ingen er målt både før og efter"),
    (
        "it is 1 by definition, so it has no interval",
        "den er 1 pr. definition og har derfor intet interval",
    ),
    ("nobody changed", "ingen har ændret sig"),
    ("nobody has such a score", "ingen har en sådan score"),
    ("no observation", "ingen observationer"),
    ("one score has no spread to estimate from", "én score har ingen spredning at regne ud fra"),
    (
        "all scores are the same, so there is no spread to estimate from",
        "alle scorer er ens, så der er ingen spredning at regne ud fra",
    ),
    (
        "all changes are the same, so there is no spread to estimate from",
        "alle ændringer er ens, så der er ingen spredning at regne ud fra",
    ),
];

impl Language {
    /// A reason in words; one without Danish words is said as it is.
    ///
    /// ```
    /// use laks::Language;
    /// assert_eq!(Language::Danish.reason("it is attained"), "det er nået");
    /// assert_eq!(Language::English.reason("it is attained"), "it is attained");
    /// ```
    pub fn reason(self, reason: &str) -> &str {
        let danish = || DANISH.iter().find(|(english, _)| *english == reason);
        match self {
            Self::English => reason,
            Self::Danish => danish().map_or(reason, |(_, danish)| danish),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Present;
    use crate::tally::{Figures, Tally};

    #[test]
    fn a_danish_sentence_says_in_danish_why_a_share_is_not_defined() {
        let nobody = Figures::new([("referred", 0), ("started", 0)]).unwrap();
        let funnel = Tally::from_counts(nobody, None).unwrap().funnel(0.95).unwrap();
        let sentence = funnel.uptake().unwrap().sentence(Language::Danish);
        assert!(sentence.contains("(ingen observationer: en andel af ingen)"), "{sentence}");
    }
}
