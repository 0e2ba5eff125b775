//! Which sheets of a workbook are read: those that the schema asks for, or the only one that is shown.

use crate::workbook::Sheet;
use crate::workbook_error::WorkbookError;

/// The sheets to read, and those that are left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SheetChoice {
    pub(crate) asked: Vec<String>,
    /// Hidden sheets that are not read.
    pub(crate) hidden: Vec<String>,
    /// Sheets that are shown, and not asked for.
    pub(crate) others: Vec<String>,
}

/// Chooses by patterns; without one there must be a single sheet that is shown. A hidden sheet is read only
/// if it is named in full.
///
/// # Errors
/// When no sheet fits a pattern, several are shown and none was named, or none is shown.
pub(crate) fn choose(sheets: &[Sheet], patterns: &[String]) -> Result<SheetChoice, WorkbookError> {
    let names = |is_wanted: &dyn Fn(&Sheet) -> bool| -> Vec<String> {
        sheets.iter().filter(|sheet| is_wanted(sheet)).map(|sheet| sheet.name.clone()).collect()
    };
    let shown = names(&|sheet| sheet.visible);
    let asked = if patterns.is_empty() {
        if shown.len() > 1 {
            return Err(WorkbookError::WhichSheet(shown));
        }
        shown
    } else {
        let unknown =
            |pattern: &&String| !sheets.iter().any(|sheet| sheet_matches(&sheet.name, pattern));
        if let Some(pattern) = patterns.iter().find(unknown) {
            let there = names(&|_| true);
            return Err(WorkbookError::NoSuchSheet { pattern: pattern.clone(), there });
        }
        let fits = |sheet: &Sheet| {
            patterns.contains(&sheet.name)
                || sheet.visible
                    && patterns.iter().any(|pattern| sheet_matches(&sheet.name, pattern))
        };
        names(&fits)
    };
    if asked.is_empty() {
        return Err(WorkbookError::NoSheet);
    }
    let hidden = names(&|sheet| !sheet.visible && !asked.contains(&sheet.name));
    let others = names(&|sheet| sheet.visible && !asked.contains(&sheet.name));
    Ok(SheetChoice { asked, hidden, others })
}

/// Whether a sheet's name is a pattern, or fits one, in which `*` stands for any letters, `?` for one and
/// `[ab]` for one of these; case and spaces around do not count.
///
/// ```
/// use laks_files::sheet_matches;
/// assert!(sheet_matches("LC4 forår", "lc*"));
/// assert!(!sheet_matches("Noter", "lc*"));
/// ```
pub fn sheet_matches(sheet: &str, pattern: &str) -> bool {
    let letters = |text: &str| text.to_lowercase().trim().chars().collect::<Vec<char>>();
    sheet == pattern || fits(&letters(sheet), &letters(pattern))
}

fn fits(text: &[char], pattern: &[char]) -> bool {
    // Where the last `*` stood, and from which letter on it was tried.
    let (mut at, mut place, mut star) = (0, 0, None);
    while at < text.len() {
        if pattern.get(place) == Some(&'*') {
            star = Some((place + 1, at));
            place += 1;
        } else if let Some(length) = one_fits(&text[at..], pattern.get(place..).unwrap_or_default())
        {
            (at, place) = (at + 1, place + length);
        } else if let Some((behind, tried)) = star {
            star = Some((behind, tried + 1));
            (at, place) = (tried + 1, behind);
        } else {
            return false;
        }
    }
    pattern.get(place..).unwrap_or_default().iter().all(|letter| *letter == '*')
}

/// Whether the first letter of a text fits the first piece of a pattern; gives how long that piece is.
fn one_fits(text: &[char], pattern: &[char]) -> Option<usize> {
    let (letter, first) = (text.first()?, pattern.first()?);
    if *first == '['
        && let Some((set, length)) = set_of(pattern)
    {
        let (is_not, set) = match set.split_first() {
            Some(('!', rest)) => (true, rest),
            _ => (false, set),
        };
        return (in_set(*letter, set) != is_not).then_some(length);
    }
    (*first == '?' || first == letter).then_some(1)
}

/// The letters between brackets, of which the first may be a closing one; and how long it all is.
fn set_of(pattern: &[char]) -> Option<(&[char], usize)> {
    let from = if pattern.get(1) == Some(&'!') { 3 } else { 2 };
    let end = pattern.iter().enumerate().skip(from).find(|(_, letter)| **letter == ']')?.0;
    Some((pattern.get(1..end)?, end + 1))
}

fn in_set(letter: char, set: &[char]) -> bool {
    let is_between = |ends: &[char]| matches!(ends, [a, '-', b] if (*a..=*b).contains(&letter));
    set.contains(&letter) || set.windows(3).any(is_between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_stands_for_letters() {
        for (sheet, pattern, expected) in [
            ("Hold 3", "hold *", true),
            ("Hold [3]", "Hold [3]", true),
            ("Hold 3", "Hold [1-3]", true),
            ("Hold 4", "Hold [1-3]", false),
            ("Hold 4", "Hold [!1-3]", true),
            ("Hold", "Hold ?", false),
            (" Hold", "hold", true),
            ("Hold", "*", true),
            ("abcab", "a*b", true),
            ("abcac", "a*b", false),
        ] {
            assert_eq!(sheet_matches(sheet, pattern), expected, "{sheet} {pattern}");
        }
    }

    #[test]
    fn a_hidden_sheet_is_read_only_if_it_is_named_in_full() {
        let sheet = |name: &str, visible| Sheet { name: name.to_owned(), visible };
        let sheets = [sheet("Hold 1", true), sheet("Hold 2", false), sheet("Om", true)];
        let choice = choose(&sheets, &["hold*".to_owned()]).unwrap();
        assert_eq!(
            (choice.asked, choice.hidden),
            (vec!["Hold 1".into()], vec!["Hold 2".to_owned()])
        );
        assert_eq!(choice.others, ["Om"]);
        assert_eq!(choose(&sheets, &["Hold 2".to_owned()]).unwrap().asked, ["Hold 2"]);
        assert!(matches!(choose(&sheets, &[]), Err(WorkbookError::WhichSheet(_))));
    }
}
