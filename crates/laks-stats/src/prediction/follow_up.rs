//! People followed from day to day until an exit of one of several kinds.

use crate::Error;

/// The most kinds of exit.
pub(super) const MAX_EXIT_KINDS: usize = 4;

/// People who left on one day of their follow-up, by one kind of exit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOn {
    /// Days from their entry to the exit.
    pub days: u64,
    /// The number of the kind; 0 is the exit at the end, such as completing.
    pub kind: usize,
    /// How many.
    pub people: u64,
}

/// People who have not left so many days after their entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StillIn {
    /// Days from their entry so far.
    pub days: u64,
    /// The day of their follow-up on which it is planned to end: who is in until then leaves by kind 0.
    pub ends_at: Option<u64>,
    /// How many.
    pub people: u64,
    /// How many of them are counted already, whatever becomes of them.
    pub settled: u64,
}

/// Who left, when and how, and who is still in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// Who left.
    pub left: Vec<LeftOn>,
    /// Who is still in.
    pub still_in: Vec<StillIn>,
}

impl FollowUp {
    /// Checks the kinds of exit, and that nobody is settled twice.
    pub(super) fn check(&self, kinds: usize) -> Result<(), Error> {
        if let Some(left) = self.left.iter().find(|left| left.kind >= kinds) {
            return Err(Error::argument("kind", "the number of a kind with an outcome", left.kind));
        }
        match self.still_in.iter().find(|group| group.settled > group.people) {
            Some(group) => {
                let found = format!("{} of {}", group.settled, group.people);
                Err(Error::argument("settled", "at most the people still in", found))
            }
            None => Ok(()),
        }
    }
}
