//! The words of a comparison's lines.

use crate::language::Language;

impl Language {
    /// The words for a line of a comparison, such as `completion` or `mean_gain_who5`; a name that has
    /// none is said as it is.
    ///
    /// ```
    /// use laks::Language;
    /// assert_eq!(Language::Danish.measure("mean_gain_who5"), "gennemsnitlig bedring, who5");
    /// assert_eq!(Language::English.measure("uptake"), "started of the referred");
    /// ```
    pub fn measure(self, name: &str) -> String {
        if let Some((english, danish)) = rate(name) {
            return self.pick(english, danish).to_owned();
        }
        if let Some(event) = name.strip_suffix("_per_30_days") {
            let (event, per) = (self.stage(event), self.pick("per 30 days", "pr. 30 dage"));
            return format!("{event} {per}");
        }
        if let Some(goals) = name.strip_prefix("goals_reached_") {
            let (reached, what) =
                (self.pick("reached at least", "nået mindst"), self.pick("goals", "mål"));
            return format!("{reached} {goals} {what}");
        }
        let parts = [
            ("mean_gain_", "mean gain", "gennemsnitlig bedring"),
            ("improved_", "improved", "fået det bedre"),
            ("paired_completeness_", "measured before and after", "målt både før og efter"),
        ];
        let part = parts.into_iter().find_map(|(prefix, english, danish)| {
            Some(format!("{}, {}", self.pick(english, danish), name.strip_prefix(prefix)?))
        });
        part.unwrap_or_else(|| name.to_owned())
    }
}

fn rate(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "offer" => ("offered a place of the referred", "tilbudt plads af de visiterede"),
        "uptake" => ("started of the referred", "startet af de visiterede"),
        "completion" => ("completed of the started", "gennemført af de startede"),
        "completion_of_planned_courses" => (
            "completed of the started, courses planned to be over",
            "gennemført af de startede på hold, der efter planen er slut",
        ),
        "completion_of_referred" => ("completed of the referred", "gennemført af de visiterede"),
        "completion_of_exited" => ("completed of the exited", "gennemført af de afsluttede"),
        "attrition" => ("dropped out of the started", "faldet fra af de startede"),
        _ => return None,
    })
}
