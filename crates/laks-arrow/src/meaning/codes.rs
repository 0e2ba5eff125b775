//! Codes of texts that say something is wrong, out of the way of every label and every day.

use laks::RuleId;

const FIRST: u32 = 0x8000_0001;

/// A text that is not in its buffer, or is not UTF-8 where its letters are needed.
pub(crate) const BROKEN_TEXT: u32 = FIRST + 127;

/// Added to the code of a label that none of the declared ones is; there are never so many labels.
pub(crate) const UNKNOWN_LABEL: u32 = 1 << 30;

/// A label with a CPR number in it.
pub(crate) const PERSON: u32 = FIRST + 126;

/// The code of a text that breaks a rule.
pub(crate) const fn defect_code(rule: RuleId) -> u32 {
    FIRST + rule as u32
}

/// Whether a code says that something is wrong.
#[inline]
pub(crate) const fn is_wrong(code: u32) -> bool {
    code.wrapping_sub(FIRST) < 128
}

/// The rule that a code says was broken; none for a broken text.
pub(crate) fn rule_of(code: u32) -> Option<RuleId> {
    RuleId::ALL.get(code.wrapping_sub(FIRST) as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use laks::Day;

    #[test]
    fn every_rule_has_a_code_that_no_day_and_no_label_has() {
        for &rule in RuleId::ALL {
            assert!(is_wrong(defect_code(rule)));
            assert_eq!(rule_of(defect_code(rule)), Some(rule));
        }
        assert!(is_wrong(BROKEN_TEXT) && rule_of(BROKEN_TEXT).is_none());
        assert!(is_wrong(PERSON) && rule_of(PERSON).is_none());
        for code in
            [0, 1, 1_000_000, Day::NONE as u32, Day::MIN.epoch() as u32, Day::MAX.epoch() as u32]
        {
            assert!(!is_wrong(code));
        }
    }
}
