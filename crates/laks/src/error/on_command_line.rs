//! What an error says to whoever typed a command: options, and no arguments of a program.

use super::error_type::Error;
use super::fewest_and_most::at_least;
use super::spec_difference::SpecDifference;
use crate::calendar::Day;
use crate::persons::masked;

impl Error {
    /// The sentence with the options of the command line where [`Display`](std::fmt::Display) names arguments and
    /// calls.
    ///
    /// ```
    /// use laks::{Cohort, Schema, Spec};
    /// let cohort = Cohort::from_records(&[], &Schema::default())?;
    /// let error = Spec::new(cohort.layout(), ["2016-05-15"], &[])?.following(40_000).unwrap_err();
    /// assert!(error.to_string().starts_with("follow_up_days must be"));
    /// assert!(error.on_command_line().starts_with("--follow-up-days must be"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn on_command_line(&self) -> String {
        match self {
            Self::Argument { argument, expected, found } => {
                format!("{} must be {expected}, but is {}", option(argument), masked(found))
            }
            Self::NotCounted { question, table, options: Some(options), .. } => format!(
                "{} was not counted: the tally has no table {table:?}; count again with {}",
                masked(question),
                masked(options)
            ),
            Self::SpecMismatch { difference } => format!(
                "two tallies merge or compare only if they were counted in the same way, but {}",
                masked(&of_specs(difference))
            ),
            Self::UnequalFollowUp {
                before,
                before_at_most,
                after,
                after_at_most,
                published: false,
            } => format!(
                "a comparison needs equal follow-up, but cases are still open: {} before and {} after; count both \
                 with --follow-up-days DAYS",
                at_least(before, before_at_most),
                at_least(after, after_at_most),
            ),
            Self::SamePeople => "a comparison needs two groups of people, but both sides hold the same: as many were \
                                 referred on each day; divide one table with --split DATE and --follow-up-days DAYS; \
                                 what moved in one source since is told by laks changes EARLIER LATER"
                .to_owned(),
            Self::LaterExtract { before, after } => format!(
                "a comparison needs two groups of people, but after, counted at {after}, holds those of before, \
                 counted at {before}: an extract of one source made again; what moved since is told by laks changes \
                 EARLIER LATER"
            ),
            _ => self.to_string(),
        }
    }
}

/// What differs, by the options that say it.
fn of_specs(difference: &SpecDifference) -> String {
    let days = |days: &[Day]| {
        if days.is_empty() {
            return "not given".to_owned();
        }
        days.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
    };
    let columns = |by: &[String]| if by.is_empty() { "not given".to_owned() } else { by.join(",") };
    let followed = |days: &Option<u32>| days.map_or("not given".to_owned(), |n| n.to_string());
    let both = |option: &str, one: String, other: String| {
        format!("{option} is {one} in one and {other} in the other")
    };
    match difference {
        SpecDifference::Dates(one, other) => both("--as-of", days(one), days(other)),
        SpecDifference::By(one, other) => both("--by", columns(one), columns(other)),
        SpecDifference::FollowUp(one, other) | SpecDifference::ComparedFollowUp(one, other) => {
            both("--follow-up-days", followed(one), followed(other))
        }
        _ => difference.to_string(),
    }
}

/// The option of an argument; what has none is told by its name.
fn option(argument: &str) -> String {
    const OPTIONS: [&str; 10] = [
        "after_period",
        "as_of",
        "at_least",
        "before_period",
        "by",
        "extracted_on",
        "follow_up_days",
        "horizons",
        "level",
        "of",
    ];
    match OPTIONS.contains(&argument) {
        true => format!("--{}", argument.replace('_', "-")),
        false => argument.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_command_says_names_its_options_and_what_has_none_is_told_as_ever() {
        let said = |difference| Error::SpecMismatch { difference }.on_command_line();
        let day = |text: &str| text.parse().into_iter().collect();
        let differ = "two tallies merge or compare only if they were counted in the same way, but";
        assert_eq!(
            said(SpecDifference::Dates(day("2016-05-15"), Vec::new())),
            format!("{differ} --as-of is 2016-05-15 in one and not given in the other")
        );
        assert_eq!(
            said(SpecDifference::By(vec!["source".to_owned(), "unit".to_owned()], Vec::new())),
            format!("{differ} --by is source,unit in one and not given in the other")
        );
        let not_counted = |options: Option<&str>| Error::NotCounted {
            question: "the stratum \"unit\"".to_owned(),
            table: "by unit".to_owned(),
            remedy: "by=[\"unit\"]".to_owned(),
            options: options.map(str::to_owned),
        };
        let with = not_counted(Some("--by unit"));
        assert!(with.on_command_line().ends_with("count again with --by unit"));
        assert!(with.to_string().ends_with("count again with by=[\"unit\"]"));
        assert_eq!(not_counted(None).on_command_line(), not_counted(None).to_string());
        let argument = |argument| Error::Argument {
            argument,
            expected: "something else".to_owned(),
            found: "this".to_owned(),
        };
        let option = argument("before_period").on_command_line();
        assert_eq!(option, "--before-period must be something else, but is this");
        assert!(argument("cells").on_command_line().starts_with("cells must be"));
    }
}
