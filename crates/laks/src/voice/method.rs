//! Methods in words, and where they come from.

use crate::language::Language;
use crate::method::Method;

impl Language {
    /// What a method is called; nothing where there is none.
    ///
    /// ```
    /// use laks::{Language, Method};
    /// assert_eq!(Language::Danish.method(&Method::BetaStacy), "dage indtil nu");
    /// ```
    pub fn method(self, method: &Method) -> &str {
        let (english, danish) = match method {
            Method::None => ("", ""),
            Method::Wilson => ("Wilson", "Wilson"),
            Method::MidP => ("mid-P", "mid-P"),
            Method::T => ("t", "t"),
            Method::LogLog => ("Aalen–Johansen, log-log", "Aalen–Johansen, log-log"),
            Method::Tango => ("Tango", "Tango"),
            Method::MiettinenNurminen => ("Miettinen–Nurminen", "Miettinen–Nurminen"),
            Method::Exact => ("exact", "eksakt"),
            Method::Welch => ("Welch", "Welch"),
            Method::CourseTotals => ("t on course totals", "t på holdenes tal"),
            Method::AssumedIcc => {
                ("t on course totals, likeness assumed", "t på holdenes tal, lighed antaget")
            }
            Method::GammaPoissonByWeek => ("gamma–Poisson, by week", "gamma–Poisson, uge for uge"),
            Method::BetaStacy => ("days already in", "dage indtil nu"),
            Method::Bounds => ("certain by the bounds", "afgjort af mindst og højst"),
            Method::Other(name) => (name.as_str(), name.as_str()),
        };
        self.pick(english, danish)
    }

    /// What a method is and where it comes from, in a sentence.
    ///
    /// ```
    /// use laks::{Language, Method};
    /// assert_eq!(
    ///     Language::English.method_source(&Method::Wilson),
    ///     Some("Wilson: score interval of a share (Wilson 1927).")
    /// );
    /// ```
    pub const fn method_source(self, method: &Method) -> Option<&'static str> {
        let (english, danish) = match method {
            Method::Wilson => (
                "Wilson: score interval of a share (Wilson 1927).",
                "Wilson: scoreinterval for en andel (Wilson 1927).",
            ),
            Method::T => (
                "t: interval of a mean (Student 1908).",
                "t: interval for et gennemsnit (Student 1908).",
            ),
            Method::LogLog => (
                "Aalen–Johansen, log-log: days until a share has started, with those closed before start \
                 as a competing end (Aalen and Johansen 1978).",
                "Aalen–Johansen, log-log: dage til start, hvor de, der sluttede før start, \
                 er en konkurrerende udgang (Aalen og Johansen 1978).",
            ),
            Method::MidP => (
                "mid-P: interval of a target's share (Lancaster 1961).",
                "mid-P: interval for andelen i et måltal (Lancaster 1961).",
            ),
            Method::GammaPoissonByWeek => (
                "gamma–Poisson, by week: chance that a count reaches its target, from the pace so far and \
                 how far the weeks vary.",
                "gamma–Poisson, uge for uge: chancen for, at et antal når sit måltal, ud fra tempoet indtil \
                 nu og hvor meget ugerne svinger.",
            ),
            Method::BetaStacy => (
                "days already in: chance that a share reaches its target, over those still open, each given \
                 the days already in (beta-Stacy process; Walker and Muliere 1997).",
                "dage indtil nu: chancen for, at en andel når sit måltal, blandt de uafsluttede, hver med de \
                 dage, de allerede har været med (beta-Stacy-proces; Walker og Muliere 1997).",
            ),
            Method::Tango => (
                "Tango: score interval of paired shares (Tango 1998).",
                "Tango: scoreinterval for parrede andele (Tango 1998).",
            ),
            Method::MiettinenNurminen => (
                "Miettinen–Nurminen: score interval and test of two shares (Miettinen and Nurminen 1985).",
                "Miettinen–Nurminen: scoreinterval og test for to andele (Miettinen og Nurminen 1985).",
            ),
            Method::Welch => (
                "Welch: difference of two means with unequal spread (Welch 1947).",
                "Welch: forskel på to gennemsnit med ulige spredning (Welch 1947).",
            ),
            Method::Exact => (
                "exact: ratio of two rates, given all events (Clopper and Pearson 1934).",
                "eksakt: forhold mellem to rater, givet alle hændelser (Clopper og Pearson 1934).",
            ),
            Method::CourseTotals => (
                "t on course totals: people of one course are alike, so the courses are what is compared.",
                "t på holdenes tal: borgere på samme hold ligner hinanden, så det er holdene, der sammenlignes.",
            ),
            Method::AssumedIcc => (
                "t on course totals, likeness assumed: too few courses to show how alike their people are.",
                "t på holdenes tal, lighed antaget: for få hold til at vise, hvor meget deres borgere ligner \
                 hinanden.",
            ),
            Method::None | Method::Bounds | Method::Other(_) => return None,
        };
        Some(self.pick(english, danish))
    }
}
