//! Rows of totals: those whose first filled cell begins with one of the words that a schema declares.

/// The beginnings of rows that are totals.
#[derive(Debug, Clone, Default)]
pub(crate) struct TotalRows {
    /// Each as its words in small letters.
    beginnings: Vec<Vec<String>>,
}

impl TotalRows {
    pub(crate) fn new(declared: &[String]) -> Self {
        let words = |text: &String| text.split_whitespace().map(str::to_lowercase).collect();
        Self { beginnings: declared.iter().map(words).collect() }
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.beginnings.is_empty()
    }

    /// Whether a cell begins with one of them, and no longer word; case and spaces do not count.
    pub(crate) fn begin(&self, cell: &str) -> bool {
        self.beginnings.iter().any(|words| begins_with(cell, words))
    }
}

fn begins_with(cell: &str, words: &[String]) -> bool {
    let mut rest = cell.trim_start();
    for (place, word) in words.iter().enumerate() {
        if place > 0 {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() {
                return false;
            }
            rest = trimmed;
        }
        let Some(behind) = without_word(rest, word) else { return false };
        rest = behind;
    }
    rest.chars().next().is_none_or(|letter| !belongs_to_a_word(letter))
}

/// What stands behind a word in small letters; none where the text does not begin with it.
fn without_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut wanted = word.chars();
    for (place, letter) in text.char_indices() {
        if wanted.as_str().is_empty() {
            return text.get(place..);
        }
        for small in letter.to_lowercase() {
            if wanted.next() != Some(small) {
                return None;
            }
        }
    }
    wanted.as_str().is_empty().then_some("")
}

/// Whether a letter, digit, line below or accent that goes with the letter before it.
fn belongs_to_a_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_spaces_do_not_count_and_a_longer_word_is_no_total() {
        let totals = TotalRows::new(&["I alt".to_owned(), "Sum".to_owned()]);
        for cell in ["I alt", " i  ALT: 9", "I\u{a0}alt", "sum", "SUM (alle)", "i alt\n3"] {
            assert!(totals.begin(cell), "{cell}");
        }
        for cell in ["I altværk", "Ialt", "Summer", "alt", "", "I", "sum_2"] {
            assert!(!totals.begin(cell), "{cell}");
        }
    }
}
