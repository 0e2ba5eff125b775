//! Every rule as a table: what it is called, what is done, what else can be done.

use super::table::Table;
use crate::language::Language;
use crate::rules::{Action, RuleAction, RuleId};

const ACTIONS: [Action; 5] =
    [Action::Refuse, Action::Blank, Action::Exclude, Action::Warn, Action::Count];

impl Action {
    /// The word for it, as in a schema.
    ///
    /// ```
    /// assert_eq!(laks::sections::Action::Exclude.name(), "exclude");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Refuse => "refuse",
            Self::Blank => "blank",
            Self::Assume => "assume",
            Self::Exclude => "exclude",
            Self::Warn => "warn",
            Self::Count => "count",
        }
    }
}

impl RuleId {
    /// What may be done with rows that break it.
    ///
    /// ```
    /// use laks::{RuleId, sections::Action};
    /// assert!(RuleId::ScoreOutOfRange.actions().contains(&Action::Blank));
    /// assert!(!RuleId::MissingReferredOn.actions().contains(&Action::Blank)); // every referral has a day
    /// ```
    pub fn actions(self) -> Vec<Action> {
        let plain = ACTIONS
            .into_iter()
            .filter(|&action| self.check_action(&RuleAction::Plain(action)).is_ok());
        plain.chain(self.can_assume().then_some(Action::Assume)).collect()
    }

    /// Every rule, one row each: rule, what it means, what is done unless the schema says otherwise, what
    /// may be done, and what whoever keeps the table can do.
    ///
    /// ```
    /// use laks::{Language, RuleId};
    /// let rules = RuleId::table(Language::Danish);
    /// assert_eq!(rules.rows(), RuleId::ALL.len());
    /// ```
    pub fn table(language: Language) -> Table {
        let rules = || Self::ALL.iter();
        let actions = |rule: &Self| {
            rule.actions().into_iter().map(Action::name).collect::<Vec<_>>().join(", ")
        };
        Table::titled(language.pick("Rules", "Regler"))
            .with_text("rule", rules().map(|rule| Some(rule.name())))
            .with_text("means", rules().map(|rule| Some(rule.label(language))))
            .with_text("default", rules().map(|rule| Some(rule.default_action().name())))
            .with_text("actions", rules().map(|rule| Some(actions(rule))))
            .with_text("remedy", rules().map(|rule| Some(rule.remedy_in(language))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_lists_its_default_among_its_actions() {
        for rule in RuleId::ALL {
            assert!(rule.actions().contains(&rule.default_action()), "{rule}");
        }
        use Action::{Assume, Exclude, Refuse};
        assert_eq!(RuleId::MissingReferredOn.actions(), [Refuse, Exclude, Assume]);
        assert_eq!(RuleId::table(Language::Danish).rows(), RuleId::ALL.len());
    }
}
