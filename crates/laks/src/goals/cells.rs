//! Which cells of the goals' table each figure rests on.

use crate::counted::{CountRef, CountRefs, Part};
use crate::rules::State;
use crate::schema::GoalMark;
use crate::tally::{Among, CountTable, Tally};

/// The cells of a group's marks, at a date.
pub(super) struct MarkCells {
    /// Of who reached enough.
    pub(super) reached: CountRefs,
    /// The same of those who have exited.
    pub(super) judged: CountRefs,
    /// Each goal's, in the order of the spec.
    pub(super) goals: Vec<CountRefs>,
}

impl MarkCells {
    /// Everybody's in a group, where so many goals must be reached.
    pub(super) fn of(tally: &Tally, date: usize, among: Among, at_least: u32) -> Self {
        let cells = tally.cells_of(CountTable::Goals, date);
        let group = cells.clone().states(|state| among.holds(state));
        let exited = cells.states(|state| among.holds(state) && State::is_exited(state));
        let goals = &tally.spec().goals;
        let rule = (i64::from(at_least), goals.len() as i64);
        Self {
            reached: enough(&group, rule),
            judged: enough(&exited, rule),
            goals: goals.iter().map(|goal| of_goal(&group, &goal.id)).collect(),
        }
    }
}

/// Who reached enough, all, and who did not or not yet.
fn enough(all: &CountRef, (at_least, goals): (i64, i64)) -> CountRefs {
    let reached =
        |part: Part, from: i64, to: i64| all.part(part).numbers("goals_reached", from, to);
    let (above, rest) =
        (reached(Part::Numerator, at_least, goals), reached(Part::Open, 0, at_least - 1));
    vec![above, all.clone(), rest].into()
}

/// Who reached a goal, who has it, and who did not or not yet.
fn of_goal(group: &CountRef, id: &str) -> CountRefs {
    use GoalMark::{NotReached, Reached, Unrated};
    let marked = |part: Part, marks: &[GoalMark]| {
        group.part(part).words(&format!("goal {id}"), marks.iter().map(|mark| mark.name()))
    };
    vec![
        marked(Part::Numerator, &[Reached]),
        marked(Part::Denominator, &[Reached, NotReached, Unrated]),
        marked(Part::Open, &[NotReached, Unrated]),
    ]
    .into()
}
