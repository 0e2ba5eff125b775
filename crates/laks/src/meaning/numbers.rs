//! Numbers as text.

use super::missing::MissingTexts;
use crate::rules::RuleId;
use crate::schema::NumberRule;
use std::sync::Arc;

/// How the numbers of a column are read.
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    rule: NumberRule,
    missing: Arc<MissingTexts>,
}

impl Numbers {
    /// By this rule, with these texts for nothing known.
    pub const fn new(rule: NumberRule, missing: Arc<MissingTexts>) -> Self {
        Self { rule, missing }
    }

    /// The number of a text; `None` where it is empty or stands for nothing known.
    pub fn read(&self, text: &[u8]) -> Result<Option<f64>, RuleId> {
        let text = std::str::from_utf8(text).map_err(|_| RuleId::UnreadableNumber)?;
        if self.missing.has(text) { Ok(None) } else { self.rule.read(text) }
    }

    /// As [`Numbers::read`], for the text of a number that is none in its table: its decimal mark is a point.
    pub fn read_typed(&self, text: &[u8]) -> Result<Option<f64>, RuleId> {
        let text = std::str::from_utf8(text).map_err(|_| RuleId::UnreadableNumber)?;
        if self.missing.has(text) { Ok(None) } else { NumberRule::default().read(text) }
    }

    /// Whether some number stands for nothing known.
    pub fn has_missing(&self) -> bool {
        self.missing.is_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_stands_for_nothing_is_no_number() {
        let missing = MissingTexts::new(&["99".to_owned(), "-".to_owned()]);
        let numbers = Numbers::new(NumberRule::default(), Arc::new(missing));
        assert_eq!(numbers.read(b" 99 "), Ok(None));
        assert_eq!(numbers.read(b"-"), Ok(None));
        assert_eq!(numbers.read(b"9"), Ok(Some(9.0)));
        assert_eq!(numbers.read(b"\xff"), Err(RuleId::UnreadableNumber));
    }
}
