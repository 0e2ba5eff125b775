//! What a table lacks to answer a target, and what to do, in words.

use crate::language::Language;
use crate::plan::Gap;
use crate::reason::Reason;

impl Language {
    /// What is missing.
    pub fn gap(self, gap: &Gap) -> String {
        match self {
            Self::English => english(gap),
            Self::Danish => danish(gap),
        }
    }

    /// What to do about it; nothing where the tables counted together differ.
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
                "declare each goal under [[goals]] of the schema, or mend of".to_owned()
            }
            Gap::OtherGoals { .. } => {
                "angiv hvert mål under [[goals]] i skemafilen, eller ret of".to_owned()
            }
            Gap::Columns(_) => return None,
        })
    }

    /// What is missing, and what to do.
    pub(crate) fn gap_and_remedy(self, gap: &Gap) -> String {
        let remedy = self.gap_remedy(gap).map_or(String::new(), |remedy| format!("; {remedy}"));
        self.gap(gap) + &remedy
    }
}

fn english(gap: &Gap) -> String {
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
            format!("it speaks of {of} goals and the table has {declared}")
        }
        Gap::Columns(columns) => Language::English.why(&Reason::NoColumn(columns.clone())),
    }
}

fn danish(gap: &Gap) -> String {
    let near = |nearest: &Option<String>| {
        nearest.as_ref().map_or(String::new(), |near| format!(" (måske {near:?}?)"))
    };
    match gap {
        Gap::NoScope { column, nearest } => {
            format!("tabellen har ingen kolonne {column:?} til det, det gælder{}", near(nearest))
        }
        Gap::NoDate { column } => format!("tabellen har ingen kolonne {column:?}"),
        Gap::NoExit => {
            "tabellen har ingen kolonne \"exit\", så hvem der gennemførte, er ikke kendt".to_owned()
        }
        Gap::NoOutcome { outcome, nearest } => {
            format!("tabellen har intet udfald {outcome:?}{}", near(nearest))
        }
        Gap::NotPaired { outcome } => format!("{outcome:?} er ikke målt både før og efter"),
        Gap::OtherGoals { of, declared } => {
            format!("det taler om {of} mål, og tabellen har {declared}")
        }
        Gap::Columns(columns) => Language::Danish.why(&Reason::NoColumn(columns.clone())),
    }
}
