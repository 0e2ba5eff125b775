//! What is known about a published count: the count, or between what it lies.

use crate::error::Error;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What is known about one count.
///
/// A text is read as it was published: `24`, `<5`, `≤4`, `>9`, `≥10`, `5-9`, and `*` or `..` of a count that was
/// hidden, of which nothing is known. `<5` is 0 to 4: whether nobody is hidden too is the publisher's rule.
///
/// ```
/// use laks::Tally;
/// use laks::results::{Bounds, Figures};
/// assert_eq!("<5".parse::<Bounds>()?, Bounds::between(0, 4));
/// let published: [(&str, Bounds); 2] = [("referred", "35".parse()?), ("started", "5–9".parse()?)];
/// let tally = Tally::from_counts(Figures::new(published)?, None)?;
/// assert_eq!(tally.published_bounds("started"), Some(Bounds::between(5, 9)));
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Bounds {
    /// At least this many.
    pub at_least: u64,
    /// At most this many, if anything bounds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u64>,
}

impl Bounds {
    /// A count that is known.
    ///
    /// ```
    /// use laks::results::Bounds;
    /// assert_eq!(Bounds::exactly(24).known(), Some(24));
    /// ```
    pub const fn exactly(count: u64) -> Self {
        Self { at_least: count, at_most: Some(count) }
    }

    /// A count of which only bounds are known: what was published as fewer than five is 1 to 4, or 0 to 4.
    ///
    /// ```
    /// use laks::results::{Bounds, Figures};
    /// let few = Bounds::between(1, 4);
    /// let published = Figures::new([("exited", Bounds::exactly(8)), ("dropped_out", few)])?;
    /// assert_eq!(published.bounds("completed").at_most, Some(7)); // at least one of the eight dropped out
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn between(at_least: u64, at_most: u64) -> Self {
        Self { at_least, at_most: Some(at_most) }
    }

    /// The count, if the bounds meet.
    ///
    /// ```
    /// use laks::results::Bounds;
    /// assert_eq!(Bounds::between(5, 5).known(), Some(5));
    /// assert_eq!(Bounds::between(1, 4).known(), None);
    /// ```
    pub fn known(self) -> Option<u64> {
        self.at_most.filter(|&most| most == self.at_least)
    }
}

impl From<u64> for Bounds {
    fn from(count: u64) -> Self {
        Self::exactly(count)
    }
}

/// What a text of a published count can be.
const AS_PUBLISHED: &str = "a whole number from 0, or bounds as they are published, such as \"<5\", \"≤4\", \"5-9\" \
                            or \"*\"";

impl FromStr for Bounds {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        read(text.trim()).ok_or_else(|| Error::Argument {
            argument: "a published count",
            expected: AS_PUBLISHED.to_owned(),
            found: format!("{text:?}"),
        })
    }
}

fn read(text: &str) -> Option<Bounds> {
    let count = |digits: &str| {
        let digits = digits.trim();
        let are_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<u64>().ok().filter(|_| are_digits)
    };
    let from = |at_least| Bounds { at_least, at_most: None };
    if matches!(text, "*" | "..") {
        return Some(Bounds::default());
    }
    for at_most in ["<=", "≤"] {
        if let Some(digits) = text.strip_prefix(at_most) {
            return count(digits).map(|most| Bounds::between(0, most));
        }
    }
    for at_least in [">=", "≥"] {
        if let Some(digits) = text.strip_prefix(at_least) {
            return count(digits).map(from);
        }
    }
    if let Some(digits) = text.strip_prefix('<') {
        return count(digits)?.checked_sub(1).map(|most| Bounds::between(0, most));
    }
    if let Some(digits) = text.strip_prefix('>') {
        return count(digits)?.checked_add(1).map(from);
    }
    match text.split_once(['-', '–']) {
        Some((least, most)) => Some(Bounds::between(count(least)?, count(most)?)),
        None => count(text).map(Bounds::exactly),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_they_are_published() {
        let from = |at_least| Bounds { at_least, at_most: None };
        for (text, bounds) in [
            ("24", Bounds::exactly(24)),
            (" 0 ", Bounds::exactly(0)),
            ("<5", Bounds::between(0, 4)),
            ("< 5", Bounds::between(0, 4)),
            ("≤4", Bounds::between(0, 4)),
            ("<=4", Bounds::between(0, 4)),
            (">9", from(10)),
            ("≥10", from(10)),
            (">= 10", from(10)),
            ("5-9", Bounds::between(5, 9)),
            ("5 – 9", Bounds::between(5, 9)),
            ("*", Bounds::default()),
            ("..", Bounds::default()),
        ] {
            assert_eq!(text.parse::<Bounds>().unwrap(), bounds, "{text}");
        }
    }

    #[test]
    fn what_is_no_count_is_refused() {
        for text in
            ["", "<0", "<", "-5", "+5", "5-", "1.234", "12,5", "few", "99999999999999999999", "<-5"]
        {
            let said = text.parse::<Bounds>().unwrap_err().to_string();
            assert!(said.starts_with("a published count must be a whole number from 0"), "{said}");
        }
    }
}
