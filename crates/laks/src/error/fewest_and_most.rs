//! A count that may be known within bounds only, as a sentence has it.

/// A count, or the fewest and the most that it can be.
pub(super) fn at_least(least: &u64, most: &Option<u64>) -> String {
    match most {
        Some(most) if most == least => least.to_string(),
        Some(most) => format!("{least} to {most}"),
        None => format!("at least {least}"),
    }
}
