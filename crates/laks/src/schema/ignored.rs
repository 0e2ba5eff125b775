//! Columns that a schema leaves unread, against those that it reads.

use super::sections::Schema;
use crate::error::Misdeclared;
use crate::rules::Spellings;

impl Schema {
    /// Says which column stands under `ignore` and is read all the same, if one is.
    pub(crate) fn ignored_and_read(&self) -> Option<Misdeclared> {
        let mut read = self.columns_read().into_iter();
        let (column, word) =
            read.find(|(column, _)| self.ignore.iter().any(|name| name == column))?;
        Some(Misdeclared::IgnoredAndRead { column: column.to_owned(), word: word.to_owned() })
    }

    /// Every column that the schema names, with what is read from it.
    fn columns_read(&self) -> Vec<(&str, &str)> {
        let words = self.columns.iter().flat_map(|(word, names)| each(names, word));
        let outcomes = self.outcomes.iter().flat_map(|(name, outcome)| {
            let scores = [&outcome.baseline, &outcome.follow_up].into_iter().flatten();
            let dates = [&outcome.baseline_on, &outcome.follow_up_on].into_iter().flatten();
            let dates = dates.map(move |column| (column.as_str(), name.as_str()));
            scores.flat_map(move |names| each(names, name)).chain(dates)
        });
        let goals = self.goals.iter().filter_map(|g| Some((g.column.as_deref()?, g.id.as_str())));
        let strata = self.table.strata.iter().filter(|name| !self.columns.contains_key(*name));
        let strata = strata.map(|name| (name.as_str(), name.as_str()));
        words.chain(outcomes).chain(goals).chain(strata).collect()
    }
}

/// Each of the spellings of a column, with our word for it.
fn each<'a>(names: &'a Spellings, word: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    names.all().iter().map(move |name| (name.as_str(), word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> Option<String> {
        Schema::from_toml(text).err().map(|error| error.to_string())
    }

    #[test]
    fn a_column_cannot_be_both_read_and_ignored() {
        let text = "ignore = [\"Noter\"]\n[columns]\nsource = [\"Henviser\", \"Noter\"]\n";
        let message = refusal(text).unwrap();
        let expected = "column \"Noter\" stands under ignore, and source is read from it; take it out \
                        of one of them";
        assert!(message.ends_with(expected), "{message}");
        for text in [
            "ignore = [\"q2\"]\n[outcomes.who5]\nbaseline = [\"q1\", \"q2\"]\n",
            "ignore = [\"q2\"]\n[outcomes.who5]\nfollow_up_on = \"q2\"\n",
            "ignore = [\"q2\"]\n[[goals]]\nid = \"a\"\ncolumn = \"q2\"\n",
            "ignore = [\"q2\"]\n[table]\nstrata = [\"q2\"]\n",
        ] {
            assert!(refusal(text).unwrap().contains("\"q2\" stands under ignore"), "{text}");
        }
        assert_eq!(refusal("ignore = [\"Noter\"]\n[columns]\nunit = \"Enhed\""), None);
    }
}
