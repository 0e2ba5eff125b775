//! Issues as a list for whoever typed the data: by file, sheet and row, in Danish or English.

use super::table::{Table, Values};
use crate::language::Language;
use crate::rules::{Issue, IssueCounts, IssueList};
use crate::schema::StageWords;
use crate::voice::Voice;

/// What is said of an issue, or nothing.
type Said = fn(&Issue, Voice<'_>) -> Option<String>;

/// The columns of words: the English heading, the Danish one, and what stands in them.
const PLACES: [(&str, &str, Said); 2] = [
    ("File", "Fil", |issue, _| issue.file.clone()),
    ("Sheet", "Ark", |issue, _| issue.sheet.clone()),
];

const FINDINGS: [(&str, &str, Said); 6] = [
    ("Column", "Kolonne", |issue, _| Some(issue.column.clone())),
    ("Found", "Fundet", |issue, voice| Some(voice.found(&issue.found))),
    ("Problem", "Problem", |issue, voice| Some(voice.rule(issue.rule))),
    ("What to do", "Hvad skal gøres", |issue, voice| Some(voice.remedy_of(issue))),
    ("What was done", "Hvad er gjort", |issue, voice| Some(issue.deed.word(*voice).to_owned())),
    ("Rule", "Regel", |issue, _| Some(issue.rule.name().to_owned())),
];

impl IssueList {
    /// One row for each listed issue, those of the referrals first, by file, sheet and row, in words of
    /// the reader's language.
    ///
    /// ```
    /// use laks::{Cohort, Error, Language, Record, Schema};
    /// let Err(Error::Issues(list)) = Cohort::from_records(&[Record::default()], &Schema::default()) else { panic!() };
    /// let table = list.to_repair(Language::Danish);
    /// assert_eq!(table.title, "Ret disse");
    /// assert!(table.to_string().contains("visitationsdato mangler"));
    /// ```
    pub fn to_repair(&self, language: Language) -> Table {
        self.to_repair_in(&StageWords::LAKS, language)
    }

    /// The same in the words of a programme.
    ///
    /// ```
    /// use laks::{Cohort, Error, Language, Record, Schema};
    /// let schema = Schema::from_toml("[words]\nreferred = \"henvist\"\n")?;
    /// let refused = Cohort::from_records(&[Record::default()], &schema);
    /// let Err(Error::Issues(list)) = refused else { panic!() };
    /// let table = list.to_repair_in(&schema.words.into(), Language::Danish);
    /// assert!(table.to_string().contains("henvisningsdato mangler"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn to_repair_in(&self, words: &StageWords, language: Language) -> Table {
        let voice = words.voice(language);
        let mut issues: Vec<&Issue> = self.issues.iter().collect();
        issues.sort_by_key(|issue| (issue.table, &issue.file, &issue.sheet, issue.row));
        let with = |table: Table, (english, danish, said): (&'static str, &'static str, Said)| {
            let told = issues.iter().map(|issue| said(issue, voice));
            table.with_text(language.pick(english, danish), told)
        };
        let is_told = |(_, _, said): &(_, _, Said)| issues.iter().any(|i| said(i, voice).is_some());
        let table = Table::titled(language.pick("To correct", "Ret disse"));
        let table = PLACES.into_iter().filter(is_told).fold(table, with);
        let rows = issues.iter().map(|issue| i64::try_from(issue.row).ok()).collect();
        let table = table.with(language.pick("Row", "Række"), Values::Count(rows));
        let table = FINDINGS.into_iter().fold(table, with);
        match self.total().saturating_sub(issues.len() as u64) {
            0 => table,
            rest => table.noted(not_listed(rest, language)),
        }
    }
}

fn not_listed(rest: u64, language: Language) -> String {
    match language {
        Language::English => {
            format!("{rest} more issues are not listed; correct these first, and check again")
        }
        Language::Danish => {
            format!("{rest} fejl mere er ikke vist; ret først disse, og kontrollér igen")
        }
    }
}

impl IssueCounts {
    /// How often what was done for which rule, in words of the reader's language.
    ///
    /// ```
    /// use laks::{Language, RuleId, results::IssueCounts, words::Deed};
    /// let mut counts = IssueCounts::default();
    /// counts.add(RuleId::MissingReferredOn, Deed::Refused, 2)?;
    /// assert!(counts.to_show(Language::Danish).to_string().contains("visitationsdato mangler"));
    /// # Ok::<(), laks::results::TooManyIssues>(())
    /// ```
    pub fn to_show(&self, language: Language) -> Table {
        self.to_show_in(&StageWords::LAKS, language)
    }

    /// The same in the words of a programme.
    ///
    /// ```
    /// use laks::{Language, RuleId, Schema, results::IssueCounts, words::Deed};
    /// let schema = Schema::from_toml("[words]\nreferred = \"henvist\"\n")?;
    /// let mut counts = IssueCounts::default();
    /// counts.add(RuleId::MissingReferredOn, Deed::Refused, 2)?;
    /// let table = counts.to_show_in(&schema.words.into(), Language::Danish);
    /// assert!(table.to_string().contains("henvisningsdato mangler"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn to_show_in(&self, words: &StageWords, language: Language) -> Table {
        let voice = words.voice(language);
        let word = |english, danish| language.pick(english, danish);
        let rules = || self.iter().map(|(rule, _, _)| rule);
        Table::titled(word("By rule", "Efter regel"))
            .with_text(word("Problem", "Problem"), rules().map(|rule| Some(voice.rule(rule))))
            .with_text(
                word("What was done", "Hvad er gjort"),
                self.iter().map(|(_, deed, _)| Some(deed.word(language))),
            )
            .with_counts(word("How many", "Antal"), self.iter().map(|(_, _, n)| Some(n)))
            .with_text(
                word("What to do", "Hvad skal gøres"),
                rules().map(|rule| Some(voice.remedy(rule))),
            )
            .with_text(word("Rule", "Regel"), rules().map(|rule| Some(rule.name())))
    }
}

#[cfg(test)]
mod tests {
    use super::super::issues::tests::issue;
    use super::*;
    use crate::rules::{Deed, RuleId, TableName};

    #[test]
    fn issues_stand_by_file_and_row_in_the_readers_words() {
        let mut counts = IssueCounts::default();
        counts.add(RuleId::ExitWithoutEndDate, Deed::Refused, 5).unwrap();
        let issues = [("b.csv", 3), ("a.csv", 9), ("a.csv", 2)];
        let issues = issues.map(|(file, row)| issue(Some(file), row)).to_vec();
        let list = IssueList { issues, counts };
        let table = list.to_repair(Language::Danish);
        assert_eq!(table.column("Række"), Some(&Values::Count(vec![Some(2), Some(9), Some(3)])));
        let problem = Some("afsluttet uden slutdato".to_owned());
        assert_eq!(table.column("Problem"), Some(&Values::Text(vec![problem; 3])));
        assert_eq!(table.column("Ark"), None);
        assert_eq!(table.notes, ["2 fejl mere er ikke vist; ret først disse, og kontrollér igen"]);
        assert_eq!(list.table().columns[0].name, "file");
    }

    /// The issues of the file that comes first in the alphabet stood before those of the referrals.
    #[test]
    fn issues_of_the_referrals_stand_before_those_of_the_tables_beside_them() {
        let beside = Issue { table: TableName::Sessions, ..issue(Some("a.csv"), 2) };
        let form = Issue { table: TableName::Measurements, ..issue(Some("b.csv"), 2) };
        let issues = vec![beside, form, issue(Some("c.csv"), 9)];
        let list = IssueList { issues, counts: IssueCounts::default() };
        let table = list.to_repair(Language::English);
        let files = ["c.csv", "b.csv", "a.csv"].map(|file| Some(file.to_owned()));
        assert_eq!(table.column("File"), Some(&Values::Text(files.to_vec())));
    }

    #[test]
    fn counts_by_rule_have_words_in_both_languages() {
        let mut counts = IssueCounts::default();
        counts.add(RuleId::UnknownExit, Deed::Blanked, 2).unwrap();
        let shown = counts.to_show(Language::English);
        assert_eq!(shown.column("How many"), Some(&Values::Count(vec![Some(2)])));
        let danish = counts.to_show(Language::Danish);
        let done = Values::Text(vec![Some("værdien er udeladt".to_owned())]);
        assert_eq!(danish.column("Hvad er gjort"), Some(&done));
    }
}
