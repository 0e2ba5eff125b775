//! What to do about an issue, in the reader's language: by its rule, and by what its column takes.

use super::programme::Voice;
use crate::language::Language;
use crate::rules::{Clue, Expected, ExpectedScore, Issue, RuleId, one_of};

impl Issue {
    /// What whoever keeps the table can do about it.
    ///
    /// ```
    /// use laks::{Cohort, Day, Language, Record, Schema};
    /// let scores = laks::Scores { baseline: Some(7), follow_up: None };
    /// let record = Record {
    ///     referred_on: Some(Day::new(2016, 3, 29)?),
    ///     scores: [("self_rated_health".to_owned(), scores)].into(),
    ///     ..Record::default()
    /// };
    /// let Err(laks::Error::Issues(list)) = Cohort::from_records(&[record], &Schema::default()) else {
    ///     panic!()
    /// };
    /// let remedy = list.issues[0].remedy_in(Language::Danish);
    /// assert_eq!(remedy, "ret scoren: den skal være fra 1 til 5");
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn remedy_in(&self, language: Language) -> String {
        Voice::from(language).remedy_of(self)
    }
}

impl Voice<'_> {
    /// What whoever keeps the table can do about an issue.
    pub(crate) fn remedy_of(self, issue: &Issue) -> String {
        let own = || issue.expected.as_ref().and_then(|expected| danish(expected, issue.rule));
        match *self {
            Language::English => issue.remedy(),
            Language::Danish => {
                let outcome = issue.expected.as_ref().and_then(Expected::outcome);
                Clue::of(&issue.found, issue.rule)
                    .map(|clue| clue.remedy_in_danish(outcome))
                    .or_else(own)
                    .unwrap_or_else(|| self.remedy(issue.rule))
            }
        }
    }
}

fn danish(expected: &Expected, rule: RuleId) -> Option<String> {
    match expected {
        Expected::Score(score) => of_score(score, rule),
        Expected::Words { section, words } => {
            let what = match rule {
                RuleId::UnknownExit | RuleId::UnknownGoalValue => "forklar ordet",
                RuleId::UnknownLabel => "skriv stavemåden",
                _ => return None,
            };
            let words = one_of(words, "eller");
            Some(format!("skriv {words}, eller {what} i skemafilen under [values.{section}]"))
        }
    }
}

fn of_score(score: &ExpectedScore, rule: RuleId) -> Option<String> {
    let ExpectedScore { outcome, lowest, highest, step, words, instruments } = score;
    let steps = if *step > 1 { format!(" i trin på {step}") } else { String::new() };
    let scores = format!("fra {lowest} til {highest}{steps}");
    Some(match rule {
        RuleId::ScoreOutOfRange => format!("ret scoren: den skal være {scores}"),
        RuleId::ScoreNotWhole => format!("skriv scoren som et helt tal {scores}"),
        RuleId::PercentImpossible => format!("ret procenten: den skal være {scores}"),
        RuleId::PercentAsRaw => format!(
            "skriv råscoren, {scores}; hvis kolonnen er i procent, så skriv scale = \"percent\" om {outcome} i \
             skemafilen"
        ),
        RuleId::ItemsCodedFromOne => {
            let (first, last) = (lowest + 1, highest + 1);
            format!(
                "kod svarene om, så de begynder med {lowest}: de ser ud til at gå fra {first} til {last}"
            )
        }
        RuleId::UnreadableNumber if words.is_empty() => {
            let named = match instruments.is_empty() {
                true => String::new(),
                false => format!(
                    ", eller skriv, hvilken skala de er fra, under [outcomes.{outcome}]: {}",
                    one_of(instruments, "eller")
                ),
            };
            format!(
                "skriv et tal {scores}; er svarene ord, så forklar dem i skemafilen under \
                 [values.{outcome}], fx {lowest} = [\"…\"]{named}; har tabellen decimalkomma, så skriv \
                 decimal = \",\" under [read]"
            )
        }
        RuleId::UnreadableNumber => format!(
            "skriv {} eller et tal {scores}, eller forklar ordet i skemafilen under [values.{outcome}], fx \
             {lowest} = [\"…\"]",
            one_of(words, "eller")
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_is_said_of_every_rule_that_english_is_said_of() {
        let score = |words: &[&str]| {
            Expected::Score(ExpectedScore {
                outcome: "self_rated_health".to_owned(),
                lowest: 1,
                highest: 5,
                step: 1,
                words: words.iter().map(|&word| word.to_owned()).collect(),
                instruments: vec!["self_rated_health_danish".to_owned()],
            })
        };
        let words =
            Expected::Words { section: "exit".to_owned(), words: vec!["Stoppet".to_owned()] };
        for expected in [score(&[]), score(&["godt"]), words] {
            for &rule in RuleId::ALL {
                let both = (expected.remedy(rule).is_some(), danish(&expected, rule).is_some());
                assert_eq!(both.0, both.1, "{rule}");
            }
        }
        assert_eq!(
            danish(&score(&["godt", "dårligt"]), RuleId::UnreadableNumber).unwrap(),
            "skriv \"godt\" eller \"dårligt\" eller et tal fra 1 til 5, eller forklar ordet i skemafilen under \
             [values.self_rated_health], fx 1 = [\"…\"]"
        );
    }
}
