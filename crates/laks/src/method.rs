//! The names of methods: how an interval, a test or a chance was made, as data. Their words are in `voice`.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How a number was made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Method {
    /// No interval, or nothing at all.
    None,
    /// Wilson's score interval of a share.
    Wilson,
    /// The mid-P interval of a share.
    MidP,
    /// Student's t.
    T,
    /// The log-log interval of a cumulative incidence.
    LogLog,
    /// Tango's score interval of paired shares.
    Tango,
    /// Miettinen and Nurminen's score interval and test of two shares.
    MiettinenNurminen,
    /// Exact, conditional on the total.
    Exact,
    /// Welch's t.
    Welch,
    /// t on the totals of courses.
    CourseTotals,
    /// The same with an assumed likeness within courses.
    AssumedIcc,
    /// Gamma–Poisson, week by week.
    GammaPoissonByWeek,
    /// Beta-Stacy, given the days already in.
    BetaStacy,
    /// What the bounds make certain.
    Bounds,
    /// Another method of the formulas, by its name there.
    Other(String),
}

/// Every method with a name of its own.
const NAMED: [Method; 14] = [
    Method::None,
    Method::Wilson,
    Method::MidP,
    Method::T,
    Method::LogLog,
    Method::Tango,
    Method::MiettinenNurminen,
    Method::Exact,
    Method::Welch,
    Method::CourseTotals,
    Method::AssumedIcc,
    Method::GammaPoissonByWeek,
    Method::BetaStacy,
    Method::Bounds,
];

impl Method {
    /// Its name, as the formulas know it.
    ///
    /// ```
    /// use laks::Method;
    /// assert_eq!(Method::MiettinenNurminen.name(), "miettinen_nurminen");
    /// ```
    pub fn name(&self) -> &str {
        match self {
            Self::Other(name) => name,
            Self::None => "none",
            Self::Wilson => "wilson",
            Self::MidP => "mid_p",
            Self::T => "t",
            Self::LogLog => "log_log",
            Self::Tango => "tango",
            Self::MiettinenNurminen => "miettinen_nurminen",
            Self::Exact => "exact",
            Self::Welch => "welch",
            Self::CourseTotals => "course_totals",
            Self::AssumedIcc => "assumed_icc",
            Self::GammaPoissonByWeek => "gamma_poisson_by_week",
            Self::BetaStacy => "beta_stacy",
            Self::Bounds => "bounds",
        }
    }
}

impl From<&str> for Method {
    fn from(name: &str) -> Self {
        let named = NAMED.iter().find(|method| method.name() == name).cloned();
        named.unwrap_or_else(|| Self::Other(name.to_owned()))
    }
}

impl From<String> for Method {
    fn from(name: String) -> Self {
        Self::from(name.as_str())
    }
}

impl From<Method> for String {
    fn from(method: Method) -> Self {
        method.name().to_owned()
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_there_and_back() {
        for method in NAMED {
            assert_eq!(Method::from(method.name()), method);
        }
        assert_eq!(Method::from("gray").name(), "gray");
    }
}
