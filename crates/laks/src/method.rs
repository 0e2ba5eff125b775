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
const NAMED: [(Method, &str); 14] = [
    (Method::None, "none"),
    (Method::Wilson, "wilson"),
    (Method::MidP, "mid_p"),
    (Method::T, "t"),
    (Method::LogLog, "log_log"),
    (Method::Tango, "tango"),
    (Method::MiettinenNurminen, "miettinen_nurminen"),
    (Method::Exact, "exact"),
    (Method::Welch, "welch"),
    (Method::CourseTotals, "course_totals"),
    (Method::AssumedIcc, "assumed_icc"),
    (Method::GammaPoissonByWeek, "gamma_poisson_by_week"),
    (Method::BetaStacy, "beta_stacy"),
    (Method::Bounds, "bounds"),
];

impl Method {
    /// Its name, as the formulas know it.
    pub fn name(&self) -> &str {
        match self {
            Self::Other(name) => name,
            named => NAMED.iter().find(|(method, _)| method == named).map_or("", |(_, name)| name),
        }
    }
}

impl From<&str> for Method {
    fn from(name: &str) -> Self {
        let named = NAMED.iter().find(|(_, known)| *known == name);
        named.map_or_else(|| Self::Other(name.to_owned()), |(method, _)| method.clone())
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
        for (method, name) in NAMED {
            assert_eq!((method.name(), Method::from(name)), (name, method.clone()));
        }
        assert_eq!(Method::from("gray").name(), "gray");
    }
}
