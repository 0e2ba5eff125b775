//! A plan that is refused: what it was read from, which target is wrong, and how.

use super::target_fault::TargetFault;
use super::text_place::TextPlace;
use crate::persons::masked;
use std::fmt;

/// A target of a plan contradicts itself, or another.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", masked(&format!("{text}target {target:?} {fault}")))]
#[non_exhaustive]
pub struct PlanFault {
    /// What the plan was read from.
    pub text: PlanText,
    /// The target's id.
    pub target: String,
    /// What is wrong with it.
    pub fault: TargetFault,
}

/// What a plan was read from, or made of.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlanText {
    /// A `plan.toml`, at a place of it.
    Toml(TextPlace),
    /// The JSON that laks writes.
    Json,
    /// No text: a program made it.
    Values,
}

impl fmt::Display for PlanText {
    /// That it is refused, and where; what is wrong follows.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Toml(place) => write!(f, "the plan cannot be read: {place}"),
            Self::Json => f.write_str("this is not a plan that this version of laks reads: "),
            Self::Values => f.write_str("the plan contradicts itself: "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_person_is_named_whatever_a_target_is_called() {
        let fault = PlanFault {
            text: PlanText::Values,
            target: "010203-1234".to_owned(),
            fault: TargetFault::EmptyScope { column: "020304-2345".to_owned() },
        };
        assert_eq!(
            fault.to_string(),
            "the plan contradicts itself: target \"######-####\" has a scope of no ######-####; list at \
             least one label"
        );
    }
}
