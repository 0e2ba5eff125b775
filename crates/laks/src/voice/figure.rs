//! The names of figures in words.

use crate::figure::{Figure, OutcomeFigure};
use crate::language::Language;
use crate::rules::Stage;
use crate::tally::EventKind;

impl Language {
    /// What a figure is called, with its denominator.
    ///
    /// ```
    /// use laks::{Figure, Language};
    /// assert_eq!(Language::English.figure(&Figure::Uptake), "started of the referred");
    /// assert_eq!(Language::Danish.figure(&Figure::Uptake), "startet af de visiterede");
    /// ```
    pub fn figure(self, figure: &Figure) -> String {
        match self {
            Self::English => english(figure),
            Self::Danish => danish(figure),
        }
    }
}

fn english(figure: &Figure) -> String {
    let fixed = match figure {
        Figure::Offer => "offered a place of the referred",
        Figure::Uptake => "started of the referred",
        Figure::Completion => "completed of the started",
        Figure::CompletionOfReferred => "completed of the referred",
        Figure::CompletionOfExited => "completed of the exited",
        Figure::CompletionOfPlannedCourses => {
            "completed of the started, courses planned to be over"
        }
        Figure::Attrition => "dropped out of the started",
        Figure::LowerQuartile => "days within which a quarter had started",
        Figure::Median => "days within which half had started",
        Figure::UpperQuartile => "days within which three quarters had started",
        Figure::PairedCompleteness => "measured before and after",
        Figure::MeanGain => "mean change for the better",
        Figure::MeanChange => "mean change",
        Figure::MeanBefore => "mean before",
        Figure::MeanAfter => "mean after",
        Figure::Improved => "improved",
        Figure::Unchanged => "unchanged",
        Figure::Worse => "worse",
        Figure::ImprovedOfAble => "improved of those with room to improve",
        Figure::WorseOfAble => "worse of those with room to worsen",
        Figure::Ceiling => "too near the best score to improve",
        Figure::ProbabilityBetter => "probability of being better after",
        Figure::BaselineOfFollowed => "mean before, measured after too",
        Figure::BaselineOfLost => "mean before, closed without a score after",
        Figure::BaselineOfNotDue => "mean before, still open",
        Figure::GoalsReached => "reached their goals",
        Figure::GoalsReachedOfExited => "reached their goals, of those who exited",
        Figure::TargetShare => "the target's share",
        Figure::Share { of, among } => {
            let en = Language::English;
            return format!("{} of the {}", en.stage(*of), en.people(*among));
        }
        Figure::ShareOfPaired { of, outcome } => {
            let of = Language::English.stage(*of);
            return format!(
                "{of} of those measured before and after on {}",
                Language::English.outcome(outcome)
            );
        }
        Figure::ImprovedOf(among) => {
            return format!("improved, of all {}", Language::English.people(among.stage()));
        }
        Figure::GoalReached(goal) => return format!("reached {}", Language::English.goal(goal)),
        Figure::GoalsReachedAtLeast(goals) => return format!("reached at least {goals} goals"),
        Figure::CutOffBefore(id) => return format!("{}, before", Language::English.cut_off(id)),
        Figure::CutOffAfter(id) => return format!("{}, after", Language::English.cut_off(id)),
        Figure::PerThirtyDays(event) => {
            return format!("{} per 30 days", event_in(*event, Language::English));
        }
        Figure::OfOutcome(OutcomeFigure::MeanGain, outcome) => {
            return format!("mean gain in raw points, {}", Language::English.outcome(outcome));
        }
        Figure::OfOutcome(OutcomeFigure::Improved, outcome) => {
            return format!("improved, {}", Language::English.outcome(outcome));
        }
        Figure::OfOutcome(OutcomeFigure::PairedCompleteness, outcome) => {
            return format!("measured before and after, {}", Language::English.outcome(outcome));
        }
        Figure::DifferenceOf(figure) => return format!("difference: {}", english(figure)),
        Figure::RatioOf(figure) => return format!("ratio: {}", english(figure)),
    };
    fixed.to_owned()
}

fn danish(figure: &Figure) -> String {
    let fixed = match figure {
        Figure::Offer => "tilbudt plads af de visiterede",
        Figure::Uptake => "startet af de visiterede",
        Figure::Completion => "gennemført af de startede",
        Figure::CompletionOfReferred => "gennemført af de visiterede",
        Figure::CompletionOfExited => "gennemført af de afsluttede",
        Figure::CompletionOfPlannedCourses => {
            "gennemført af de startede på hold, der efter planen er slut"
        }
        Figure::Attrition => "faldet fra af de startede",
        Figure::LowerQuartile => "dage, inden en fjerdedel var startet",
        Figure::Median => "dage, inden halvdelen var startet",
        Figure::UpperQuartile => "dage, inden tre fjerdedele var startet",
        Figure::PairedCompleteness => "målt både før og efter",
        Figure::MeanGain => "gennemsnitlig ændring til det bedre",
        Figure::MeanChange => "gennemsnitlig ændring",
        Figure::MeanBefore => "gennemsnit før",
        Figure::MeanAfter => "gennemsnit efter",
        Figure::Improved => "fået det bedre",
        Figure::Unchanged => "uændret",
        Figure::Worse => "fået det dårligere",
        Figure::ImprovedOfAble => "fået det bedre af dem, der kunne",
        Figure::WorseOfAble => "fået det dårligere af dem, der kunne",
        Figure::Ceiling => "for tæt på den bedste score til at blive bedre",
        Figure::ProbabilityBetter => "sandsynlighed for at have det bedre efter",
        Figure::BaselineOfFollowed => "gennemsnit før, også målt efter",
        Figure::BaselineOfLost => "gennemsnit før, afsluttet uden måling efter",
        Figure::BaselineOfNotDue => "gennemsnit før, endnu ikke afsluttet",
        Figure::GoalsReached => "nået deres mål",
        Figure::GoalsReachedOfExited => "nået deres mål, af de afsluttede",
        Figure::TargetShare => "andelen i måltallet",
        Figure::Share { of, among } => {
            let da = Language::Danish;
            return match among {
                Stage::Exited | Stage::Referred | Stage::Started | Stage::Completed => {
                    format!("{} af de {}", da.stage(*of), da.people(*among))
                }
                _ => format!("{} af dem, der er {}", da.stage(*of), da.stage(*among)),
            };
        }
        Figure::ShareOfPaired { of, outcome } => {
            let of = Language::Danish.stage(*of);
            return format!(
                "{of} af dem, der er målt både før og efter på {}",
                Language::Danish.outcome(outcome)
            );
        }
        Figure::ImprovedOf(among) => {
            return format!("fået det bedre af alle {}", Language::Danish.people(among.stage()));
        }
        Figure::GoalReached(goal) => return format!("nået {}", Language::Danish.goal(goal)),
        Figure::GoalsReachedAtLeast(goals) => return format!("nået mindst {goals} mål"),
        Figure::CutOffBefore(id) => return format!("{}, før", Language::Danish.cut_off(id)),
        Figure::CutOffAfter(id) => return format!("{}, efter", Language::Danish.cut_off(id)),
        Figure::PerThirtyDays(event) => {
            return format!("{} pr. 30 dage", event_in(*event, Language::Danish));
        }
        Figure::OfOutcome(OutcomeFigure::MeanGain, outcome) => {
            return format!(
                "gennemsnitlig bedring i rå point, {}",
                Language::Danish.outcome(outcome)
            );
        }
        Figure::OfOutcome(OutcomeFigure::Improved, outcome) => {
            return format!("fået det bedre, {}", Language::Danish.outcome(outcome));
        }
        Figure::OfOutcome(OutcomeFigure::PairedCompleteness, outcome) => {
            return format!("målt både før og efter, {}", Language::Danish.outcome(outcome));
        }
        Figure::DifferenceOf(figure) => return format!("forskel: {}", danish(figure)),
        Figure::RatioOf(figure) => return format!("forhold: {}", danish(figure)),
    };
    fixed.to_owned()
}

fn event_in(event: EventKind, language: Language) -> &'static str {
    language.stage(event.stage())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_outcomes_and_counts_have_words() {
        let said = |name: &str| Language::Danish.figure(&Figure::from_name(name).unwrap());
        assert_eq!(said("mean_gain_who5"), "gennemsnitlig bedring i rå point, trivsel (WHO-5)");
        assert_eq!(said("started_per_30_days"), "startet pr. 30 dage");
        assert_eq!(said("goals_reached_2"), "nået mindst 2 mål");
        assert_eq!(said("cut_off_after_poor_wellbeing"), "lav trivsel (under 50 af 100), efter");
        assert_eq!(said("cut_off_before_own"), "own, før");
        assert_eq!(said("completed_of_exited"), "gennemført af de afsluttede");
        assert_eq!(said("difference_of_uptake"), "forskel: startet af de visiterede");
    }
}
