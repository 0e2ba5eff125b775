//! A course of people: when each starts and leaves, and what is known of them on a day.

use laks_stats::{ExitOutcome, FollowUp, LeftOn, PriorMass, ShareSoFar, StillIn};

/// Days of the whole course: who is in then completes.
pub(crate) const COURSE: u64 = 84;

/// One person.
#[derive(Clone, Copy)]
pub(crate) struct Person {
    /// The day of the start.
    pub(crate) start: u64,
    /// Days in the course.
    pub(crate) days: u64,
    /// Whether it ends with completing.
    pub(crate) completes: bool,
}

/// What is known of the people who have started by a day.
pub(crate) struct Seen {
    pub(crate) so_far: ShareSoFar,
    /// Completed by that day.
    pub(crate) completed: u64,
    /// Still in on that day.
    pub(crate) open: u64,
    /// Everybody who has started, and how many of them will have completed in the end.
    pub(crate) started: u64,
    pub(crate) will_complete: u64,
    /// Who started a whole course ago, and how many of them completed.
    pub(crate) due: u64,
    pub(crate) due_completed: u64,
}

impl Seen {
    /// What is known at the end of a day.
    pub(crate) fn on(day: u64, people: &[Person]) -> Self {
        let mut follow_up = FollowUp::default();
        let (mut due, mut due_completed) = (0, 0);
        let started: Vec<&Person> = people.iter().filter(|person| person.start <= day).collect();
        for person in &started {
            let days = day - person.start;
            if person.days <= days {
                let kind = usize::from(!person.completes);
                follow_up.left.push(LeftOn { days: person.days, kind, people: 1 });
            } else {
                follow_up.still_in.push(StillIn { days, ends_at: None, people: 1, settled: 0 });
            }
            if days >= COURSE {
                due += 1;
                due_completed += u64::from(person.completes);
            }
        }
        let out = follow_up.left.len() as u64;
        let completed = follow_up.left.iter().filter(|left| left.kind == 0).count() as u64;
        let prior = PriorMass::at_the_end(&follow_up);
        let so_far = ShareSoFar {
            succeeded: completed,
            counted: out,
            follow_up,
            prior,
            outcomes: vec![ExitOutcome::Success, ExitOutcome::Failure],
            entries: None,
        };
        let started_by_now = started.len() as u64;
        let will_complete = started.iter().filter(|person| person.completes).count() as u64;
        let open = started_by_now - out;
        Self { so_far, completed, open, started: started_by_now, will_complete, due, due_completed }
    }

    /// Whether what becomes of the open decides a share.
    pub(crate) fn is_undecided(&self, share: f64) -> bool {
        let of_all = |count: u64| count as f64 / self.started as f64;
        of_all(self.completed) < share && of_all(self.completed + self.open) >= share
    }

    /// Whether the share holds in the end, among those who have started.
    pub(crate) fn holds(&self, share: f64) -> bool {
        self.will_complete as f64 / self.started as f64 >= share
    }
}
