//! Labels of strata in words: the course LC4, those without a referrer, March 2026.

use super::programme::Voice;
use crate::calendar::{Day, danish_month, english_month};
use crate::language::Language;
use std::borrow::{Borrow, Cow};

impl Voice<'_> {
    /// A label with what it is a label of: holdet LC4; those without one, where it is none.
    pub(crate) fn labelled(self, column: &str, label: Option<&str>) -> String {
        let of = self.column(column);
        match (*self, label) {
            (Language::English, Some(label)) => format!("{of} {}", self.label(column, label)),
            (Language::English, None) => format!("those without a {of}"),
            (Language::Danish, Some(label)) => match the(column) {
                Some(the) => format!("{the} {label}"),
                None => format!("{} ({of})", self.label(column, label)),
            },
            (Language::Danish, None) => format!("dem uden {of}"),
        }
    }

    /// A label as it stands in a table: that of a month in words.
    pub(crate) fn label<'l>(self, column: &str, label: &'l str) -> Cow<'l, str> {
        match month_of(column).and_then(|_| format!("{label}-01").parse::<Day>().ok()) {
            Some(day) => self.month(day).into(),
            None => label.into(),
        }
    }

    /// The month of a day: marts 2026.
    pub(crate) fn month(self, day: Day) -> String {
        let name = match *self {
            Language::English => english_month(day.month_of_year()),
            Language::Danish => danish_month(day.month_of_year()).to_owned(),
        };
        format!("{name} {}", day.year())
    }

    /// Columns in a row: henviser og område.
    pub(crate) fn listed(self, columns: &[String]) -> String {
        let words: Vec<_> = columns.iter().map(|name| self.measured(name)).collect();
        in_a_row(&words, self.pick("and", "og"))
    }

    /// A column that may be that of a measurement: trivsel (WHO-5) før.
    fn measured<'n>(self, column: &'n str) -> Cow<'n, str> {
        let of = |suffix: &str, when: &str| {
            let outcome = column.strip_suffix(suffix)?;
            Some(format!("{} {when}", self.outcome(outcome)))
        };
        of("_baseline", self.pick("before", "før"))
            .or_else(|| of("_follow_up", self.pick("after", "efter")))
            .map_or_else(|| self.column(column), Cow::from)
    }
}

/// Words in a row: a, b and c.
pub(super) fn in_a_row<S: Borrow<str>>(words: &[S], and: &str) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => {
            format!("{} {and} {}", first.join(", "), last.borrow())
        }
        few => few.concat(),
    }
}

/// The date whose month is a stratum: referred_on of month(referred_on).
pub(super) fn month_of(stratum: &str) -> Option<&str> {
    stratum.strip_prefix("month(").and_then(|rest| rest.strip_suffix(')'))
}

/// A column in Danish in its definite form, where a label may follow it.
fn the(column: &str) -> Option<&'static str> {
    Some(match column {
        "course" => "holdet",
        "municipality" => "kommunen",
        "sector" => "området",
        "source" => "henviseren",
        "unit" => "enheden",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_said_with_its_column() {
        // "ingen række har course Aprill" named the column in English.
        let danish = Voice::from(Language::Danish);
        assert_eq!(danish.labelled("course", Some("Aprill")), "holdet Aprill");
        assert_eq!(danish.labelled("source", None), "dem uden henviser");
        assert_eq!(danish.labelled("Bydel", Some("Nord")), "Nord (Bydel)");
        let english = Voice::from(Language::English);
        assert_eq!(english.labelled("course", Some("Aprill")), "course Aprill");
    }

    #[test]
    fn a_month_is_said_in_words() {
        let danish = Voice::from(Language::Danish);
        assert_eq!(danish.label("month(referred_on)", "2026-03"), "marts 2026");
        assert_eq!(danish.label("unit", "2026-03"), "2026-03");
        let english = Voice::from(Language::English);
        assert_eq!(english.label("month(started_on)", "2026-03"), "March 2026");
    }
}
