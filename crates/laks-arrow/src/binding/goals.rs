//! Which columns rate the goals, and which outcomes define them.

use super::kind::Kind;
use super::reader::{MarksOf, Reader};
use super::table::Table;
use crate::column_at::ColumnAt;
use crate::meaning::{goal_number, goal_words};
use laks::adapter::{GoalKind, GoalLayout, OutcomeLayout};
use laks::{Error, Schema};
use std::collections::BTreeSet;

/// Finds the declared goals, or else `goal_1`, `goal_2`, … where the table has them.
pub(crate) fn bind_goals(
    table: &mut Table<'_>,
    schema: &Schema,
    outcomes: &[OutcomeLayout],
    readers: &mut Vec<Reader>,
) -> Result<Vec<GoalLayout>, Error> {
    let words = goal_words(&schema.values, table.dress().missing())?;
    let mut goals = Vec::new();
    let mut rated = 0;
    // A goal whose column lacks has nobody rated.
    let mut reader = |place: Option<ColumnAt>| {
        readers.extend(place.map(|place| Reader::Marks {
            places: [place],
            words: Box::new(words.clone()),
            of: MarksOf::Goal(rated),
        }));
        rated += 1;
        GoalKind::Rated(rated - 1)
    };
    for goal in &schema.goals {
        match (&goal.column, &goal.outcome) {
            (Some(column), _) => {
                table.expect_words(column, "goal");
                let kind = reader(table.place(&goal.id, column, Kind::Mark)?);
                goals.push(GoalLayout { id: goal.id.clone(), kind, change: None });
            }
            (None, Some(outcome)) => goals.push(GoalLayout::through(goal, outcome, outcomes)?),
            (None, None) => {}
        }
    }
    if schema.goals.is_empty() {
        for number in default_numbers(table, schema) {
            let id = format!("goal_{number}");
            let place = table.find(&id, Kind::Mark)?;
            if let Some(place) = &place {
                table.expect_words(&place.name, "goal");
            }
            goals.push(GoalLayout { id, kind: reader(place), change: None });
        }
    }
    Ok(goals)
}

/// The numbers of the columns called `goal_1`, `goal_2`, …, in rising order.
fn default_numbers(table: &Table<'_>, schema: &Schema) -> BTreeSet<u32> {
    let mapped = schema.columns.keys().map(String::as_str);
    table.names().chain(mapped).filter_map(goal_number).collect()
}
