//! The known name nearest to a mistyped one.

/// The candidate within a third of the letters, the nearest first; case and separators do not count.
///
/// ```
/// use laks::adapter::nearest;
/// let known = ["started_on", "ended_on", "referred_on"];
/// assert_eq!(nearest("Started On", known.into_iter()), Some("started_on"));
/// assert_eq!(nearest("weight", known.into_iter()), None);
/// ```
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = plain(name);
    candidates
        .map(|candidate| (strsim::levenshtein(&wanted, &plain(candidate)), candidate))
        .filter(|(steps, candidate)| *steps * 3 <= wanted.len().max(candidate.len()))
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, candidate)| candidate)
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_finds_its_word() {
        let known = ["referred_on", "started_on", "exit"];
        assert_eq!(nearest("refered on", known.into_iter()), Some("referred_on"));
        assert_eq!(nearest("weather", known.into_iter()), None);
    }
}
