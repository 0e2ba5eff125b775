//! The names of figures in words.

use super::programme::Voice;
use crate::figure::{Figure, OutcomeFigure};
use crate::language::Language;
use crate::rules::Stage;
use crate::schema::ShownScale;

impl Language {
    /// What a figure is called, with its denominator.
    ///
    /// ```
    /// use laks::{Figure, Language};
    /// assert_eq!(Language::English.figure(&Figure::Uptake), "started of the referred");
    /// assert_eq!(Language::Danish.figure(&Figure::Uptake), "startet af de visiterede");
    /// ```
    pub fn figure(self, figure: &Figure) -> String {
        Voice::from(self).figure(figure)
    }
}

impl Voice<'_> {
    /// What a figure is called, with its denominator.
    pub(crate) fn figure(self, figure: &Figure) -> String {
        match *self {
            Language::English => english(figure, self),
            Language::Danish => danish(figure, self),
        }
    }

    /// What a figure is called whose points, if it is of points, are on a scale that is not the raw one.
    pub(crate) fn figure_on(self, figure: &Figure, scale: Option<ShownScale>) -> String {
        match (figure, scale) {
            (Figure::OfOutcome(OutcomeFigure::MeanGain, outcome), Some(scale)) => {
                self.gain_on(outcome, scale)
            }
            _ => self.figure(figure),
        }
    }

    /// What a figure is called where no value of it is said: without its points.
    pub(crate) fn figure_alone(self, figure: &Figure) -> String {
        let Figure::OfOutcome(OutcomeFigure::MeanGain, outcome) = figure else {
            return self.figure(figure);
        };
        format!("{}, {}", self.pick("mean gain", "gennemsnitlig bedring"), self.outcome(outcome))
    }

    fn gain_on(self, outcome: &str, scale: ShownScale) -> String {
        let ([low, high], outcome) = (scale.range, self.outcome(outcome));
        match *self {
            Language::English => format!("mean gain in points of {low}–{high}, {outcome}"),
            Language::Danish => {
                format!("gennemsnitlig bedring i point på {low}–{high}, {outcome}")
            }
        }
    }

    /// One stage of another: started of the referred.
    fn share(self, of: Stage, among: Stage) -> String {
        let (stage, people) = (self.stage(of), self.people(among));
        match (*self, among) {
            (Language::English, _) => format!("{stage} of the {people}"),
            (_, Stage::Exited | Stage::Referred | Stage::Started | Stage::Completed) => {
                format!("{stage} af de {people}")
            }
            (Language::Danish, _) => format!("{stage} af dem, der er {}", self.stage(among)),
        }
    }
}

fn english(figure: &Figure, voice: Voice<'_>) -> String {
    let fixed = match figure {
        Figure::Offer => return voice.share(Stage::Offered, Stage::Referred),
        Figure::Uptake => return voice.share(Stage::Started, Stage::Referred),
        Figure::Completion => return voice.share(Stage::Completed, Stage::Started),
        Figure::CompletionOfReferred => return voice.share(Stage::Completed, Stage::Referred),
        Figure::CompletionOfExited => return voice.share(Stage::Completed, Stage::Exited),
        Figure::CompletionOfPlannedCourses => {
            let share = voice.share(Stage::Completed, Stage::Started);
            return format!("{share}, courses planned to be over");
        }
        Figure::Attrition => return voice.share(Stage::DroppedOut, Stage::Started),
        Figure::LowerQuartile | Figure::Median | Figure::UpperQuartile => {
            let part = match figure {
                Figure::LowerQuartile => "a quarter",
                Figure::Median => "half",
                _ => "three quarters",
            };
            return format!("days within which {part} had {}", voice.stage(Stage::Started));
        }
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
        Figure::ProbabilityBetter => "probability of being better after (unchanged counts half)",
        Figure::BaselineOfFollowed => "mean before, measured after too",
        Figure::BaselineOfLost => "mean before, closed without a score after",
        Figure::BaselineOfNotDue => "mean before, still open",
        Figure::GoalsReached => "reached their goals",
        Figure::GoalsReachedOfExited => "reached their goals, of those who exited",
        Figure::TargetShare => "the target's share",
        Figure::Share { of, among } => return voice.share(*of, *among),
        Figure::ShareOfPaired { of, outcome } => {
            let of = voice.stage(*of);
            return format!(
                "{of} of those measured before and after on {}",
                Language::English.outcome(outcome)
            );
        }
        Figure::ImprovedOf(among) => {
            return format!("improved, of all {}", voice.people(among.stage()));
        }
        Figure::GoalReached(goal) => return format!("reached {}", Language::English.goal(goal)),
        Figure::GoalsReachedAtLeast(goals) => return format!("reached at least {goals} goals"),
        Figure::CutOffBefore(id) => return Language::English.before(Language::English.cut_off(id)),
        Figure::CutOffAfter(id) => return Language::English.after(Language::English.cut_off(id)),
        Figure::PerThirtyDays(event) => {
            return format!("{} per 30 days", voice.stage(event.stage()));
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
        Figure::DifferenceOf(figure) => return format!("difference: {}", english(figure, voice)),
        Figure::RatioOf(figure) => return format!("ratio: {}", english(figure, voice)),
    };
    fixed.to_owned()
}

fn danish(figure: &Figure, voice: Voice<'_>) -> String {
    let fixed = match figure {
        Figure::Offer => return voice.share(Stage::Offered, Stage::Referred),
        Figure::Uptake => return voice.share(Stage::Started, Stage::Referred),
        Figure::Completion => return voice.share(Stage::Completed, Stage::Started),
        Figure::CompletionOfReferred => return voice.share(Stage::Completed, Stage::Referred),
        Figure::CompletionOfExited => return voice.share(Stage::Completed, Stage::Exited),
        Figure::CompletionOfPlannedCourses => {
            let share = voice.share(Stage::Completed, Stage::Started);
            return format!("{share} på hold, der efter planen er slut");
        }
        Figure::Attrition => return voice.share(Stage::DroppedOut, Stage::Started),
        Figure::LowerQuartile | Figure::Median | Figure::UpperQuartile => {
            let part = match figure {
                Figure::LowerQuartile => "en fjerdedel",
                Figure::Median => "halvdelen",
                _ => "tre fjerdedele",
            };
            return format!("dage, til {part} var {}", voice.stage(Stage::Started));
        }
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
        Figure::ProbabilityBetter => {
            "sandsynlighed for at have det bedre efter (uændret tæller halvt)"
        }
        Figure::BaselineOfFollowed => "gennemsnit før, også målt efter",
        Figure::BaselineOfLost => {
            return format!("gennemsnit før, {} uden måling efter", voice.stage(Stage::Exited));
        }
        Figure::BaselineOfNotDue => {
            return format!("gennemsnit før, endnu ikke {}", voice.stage(Stage::Exited));
        }
        Figure::GoalsReached => "nået deres mål",
        Figure::GoalsReachedOfExited => {
            return format!("nået deres mål, af de {}", voice.people(Stage::Exited));
        }
        Figure::TargetShare => "andelen i måltallet",
        Figure::Share { of, among } => return voice.share(*of, *among),
        Figure::ShareOfPaired { of, outcome } => {
            let of = voice.stage(*of);
            return format!(
                "{of} af dem, der er målt både før og efter på {}",
                Language::Danish.outcome(outcome)
            );
        }
        Figure::ImprovedOf(among) => {
            return format!("fået det bedre af alle {}", voice.people(among.stage()));
        }
        Figure::GoalReached(goal) => return format!("nået {}", Language::Danish.goal(goal)),
        Figure::GoalsReachedAtLeast(goals) => return format!("nået mindst {goals} mål"),
        Figure::CutOffBefore(id) => return Language::Danish.before(Language::Danish.cut_off(id)),
        Figure::CutOffAfter(id) => return Language::Danish.after(Language::Danish.cut_off(id)),
        Figure::PerThirtyDays(event) => {
            return format!("{} pr. 30 dage", voice.stage(event.stage()));
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
        Figure::DifferenceOf(figure) => return format!("forskel: {}", danish(figure, voice)),
        Figure::RatioOf(figure) => return format!("forhold: {}", danish(figure, voice)),
    };
    fixed.to_owned()
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
        assert_eq!(said("cut_off_after_poor_wellbeing"), "lav trivsel, efter");
        assert_eq!(said("cut_off_before_own"), "own, før");
        assert_eq!(said("completed_of_exited"), "gennemført af de afsluttede");
        assert_eq!(said("difference_of_uptake"), "forskel: startet af de visiterede");
    }
}
