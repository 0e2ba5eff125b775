//! What a table lacks to answer a target, and what to do, in words.

use super::programme::Voice;
use crate::language::Language;
use crate::plan::Gap;
use crate::reason::Reason;
use crate::tally::Among;

impl Language {
    /// What is missing.
    ///
    /// ```
    /// use laks::{Language, words::Gap};
    /// assert_eq!(
    ///     Language::English.gap(&Gap::NoExit),
    ///     r#"the table has no column "exit", so who completed is not known"#
    /// );
    /// ```
    pub fn gap(self, gap: &Gap) -> String {
        Voice::from(self).gap(gap)
    }

    /// What to do about it; nothing where the tables counted together differ.
    ///
    /// ```
    /// use laks::{Language, words::Gap};
    /// let gap = Gap::NoScope { column: "unit".to_owned(), nearest: None };
    /// assert_eq!(
    ///     Language::English.gap_remedy(&gap).as_deref(),
    ///     Some(r#"map it under [columns] as unit = "…", or list it in [table] strata"#)
    /// );
    /// ```
    pub fn gap_remedy(self, gap: &Gap) -> Option<String> {
        let english = self == Self::English;
        Some(match gap {
            Gap::NoScope { column, .. } if english => {
                format!("map it under [columns] as {column} = \"…\", or list it in [table] strata")
            }
            Gap::NoScope { column, .. } => format!(
                "angiv den under [columns] som {column} = \"…\", eller skriv den i strata under [table]"
            ),
            Gap::NoDate { column } if english => {
                format!("map it under [columns] as {column} = \"…\"")
            }
            Gap::NoDate { column } => format!("angiv den under [columns] som {column} = \"…\""),
            Gap::NoExit if english => {
                "map it under [columns] as exit = \"…\", with its words under [values.exit]"
                    .to_owned()
            }
            Gap::NoExit => {
                "angiv den under [columns] som exit = \"…\" med dens ord under [values.exit]"
                    .to_owned()
            }
            Gap::NoOutcome { outcome, .. } | Gap::NotPaired { outcome } if english => {
                format!("declare baseline and follow_up under [outcomes.{outcome}]")
            }
            Gap::NoOutcome { outcome, .. } | Gap::NotPaired { outcome } => {
                format!("angiv baseline og follow_up under [outcomes.{outcome}]")
            }
            Gap::OtherGoals { .. } if english => {
                "declare each goal under [[goals]] of the schema, or mend `of` in the plan"
                    .to_owned()
            }
            Gap::OtherGoals { .. } => {
                "angiv hvert mål under [[goals]] i skemafilen, eller ret `of` i planen".to_owned()
            }
            Gap::Columns(_) => return None,
        })
    }
}

impl Voice<'_> {
    /// What is missing.
    fn gap(self, gap: &Gap) -> String {
        match *self {
            Language::English => english(gap, self),
            Language::Danish => danish(gap, self),
        }
    }

    /// What is missing, and what to do.
    pub(crate) fn gap_and_remedy(self, gap: &Gap) -> String {
        let remedy = self.gap_remedy(gap).map_or(String::new(), |remedy| format!("; {remedy}"));
        self.gap(gap) + &remedy
    }
}

fn english(gap: &Gap, voice: Voice<'_>) -> String {
    let near = |nearest: &Option<String>| {
        nearest.as_ref().map_or(String::new(), |near| format!(" (did you mean {near:?}?)"))
    };
    match gap {
        Gap::NoScope { column, nearest } => {
            format!("the table has no column {column:?} for its scope{}", near(nearest))
        }
        Gap::NoDate { column } => format!("the table has no column {column:?}"),
        Gap::NoExit => "the table has no column \"exit\", so who completed is not known".to_owned(),
        Gap::NoOutcome { outcome, nearest } => {
            format!("the table has no outcome {outcome:?}{}", near(nearest))
        }
        Gap::NotPaired { outcome } => {
            format!("the outcome {outcome:?} is not measured both before and after")
        }
        Gap::OtherGoals { of, declared } => {
            format!("it speaks of {of} goals, but the table has {declared}")
        }
        Gap::Columns(columns) => voice.why(&Reason::NoColumn(columns.clone())),
    }
}

fn danish(gap: &Gap, voice: Voice<'_>) -> String {
    let near = |nearest: &Option<String>| {
        nearest.as_ref().map_or(String::new(), |near| format!(" (måske {near:?}?)"))
    };
    match gap {
        Gap::NoScope { column, nearest } => {
            format!(
                "tabellen har ingen kolonne med {}, som måltallet er afgrænset efter{}",
                voice.column(column),
                near(nearest)
            )
        }
        Gap::NoDate { column } => {
            format!("tabellen har ingen kolonne med {}", voice.column(column))
        }
        Gap::NoExit => format!(
            "tabellen har ingen kolonne med {}, så det er ikke kendt, hvem {}",
            voice.column("exit"),
            voice.who(Among::Completed)
        ),
        Gap::NoOutcome { outcome, nearest } => {
            format!("tabellen har ingen målinger af {outcome:?}{}", near(nearest))
        }
        Gap::NotPaired { outcome } => {
            format!("{} er ikke målt både før og efter", voice.outcome(outcome))
        }
        Gap::OtherGoals { of, declared } => {
            format!("måltallet nævner {of} mål, men tabellen har {declared}")
        }
        Gap::Columns(columns) => voice.why(&Reason::NoColumn(columns.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said_in_danish_words() {
        // "det taler om 3 mål, og tabellen har 4", "ingen kolonne "exit"".
        let said = |gap| Voice::from(Language::Danish).gap_and_remedy(&gap);
        let goals = "måltallet nævner 3 mål, men tabellen har 4; angiv hvert mål under [[goals]] i skemafilen, \
                     eller ret `of` i planen";
        assert_eq!(said(Gap::OtherGoals { of: 3, declared: 4 }), goals);
        let exit = "tabellen har ingen kolonne med afslutning, så det er ikke kendt, hvem der har gennemført; ";
        assert!(said(Gap::NoExit).starts_with(exit));
        let scope = Gap::NoScope { column: "course".to_owned(), nearest: None };
        let hold = "tabellen har ingen kolonne med hold, som måltallet er afgrænset efter; ";
        assert!(said(scope).starts_with(hold));
    }
}
