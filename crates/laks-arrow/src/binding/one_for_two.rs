//! Which two of our words one column cannot be.
//!
//! A start date can be the date of referral too. A date of start that is the date of the end, a score before that
//! is the score after and one rating of two goals are slips of whoever wrote the schema.

use laks::Error;
use laks::adapter::Layout;
use laks::results::Misdeclared;
use std::collections::BTreeMap;

/// What a column is taken for, of which it can be only one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fact {
    /// A date on which somebody comes.
    Begin,
    /// The date on which somebody leaves.
    End,
    /// A date of a score before, or after.
    Measured,
    /// Scores, numbers of sessions, goals.
    Value,
}

impl Fact {
    fn of(word: &str, layout: &Layout) -> Option<Self> {
        let is_value = ["sessions_attended", "sessions_planned"].contains(&word)
            || ["_baseline", "_follow_up"].iter().any(|end| word.ends_with(end))
            || layout.goals.iter().any(|goal| goal.id == word);
        let is_measured = ["_baseline_on", "_follow_up_on"].iter().any(|end| word.ends_with(end));
        match word {
            "referred_on" | "offered_on" | "started_on" => Some(Self::Begin),
            "ended_on" => Some(Self::End),
            _ if is_measured => Some(Self::Measured),
            _ => is_value.then_some(Self::Value),
        }
    }

    /// Whether no column can be both.
    const fn excludes(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Begin, Self::End) | (Self::End, Self::Begin) | (Self::Value, Self::Value)
        )
    }
}

/// Refuses a column that is given as two facts.
pub(super) fn check_one_for_two(
    words: &BTreeMap<String, String>,
    layout: &Layout,
) -> Result<(), Error> {
    let facts =
        words.iter().filter_map(|(word, column)| Some((word, column, Fact::of(word, layout)?)));
    let facts: Vec<_> = facts.collect();
    for (place, (word, column, fact)) in facts.iter().enumerate() {
        let excluded = facts[..place].iter().find(|(earlier, other, kind)| {
            let is_same_measure = *kind == Fact::Measured
                && *fact == Fact::Measured
                && outcome(earlier) == outcome(word);
            other == column && (kind.excludes(*fact) || is_same_measure)
        });
        if let Some((other, ..)) = excluded {
            let words = [(*other).clone(), (*word).clone()];
            return Err(Misdeclared::OneColumnForTwo { column: (*column).clone(), words }.into());
        }
    }
    Ok(())
}

/// The outcome of a word for the date of its score.
fn outcome(word: &str) -> Option<&str> {
    word.strip_suffix("_baseline_on").or_else(|| word.strip_suffix("_follow_up_on"))
}
