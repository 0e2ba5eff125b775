//! What is known of one goal of a person.

/// A rated goal's value, as its column holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum GoalMark {
    /// Set, and not reached.
    NotReached = 0,
    /// Set and reached.
    Reached = 1,
    /// Set, and nobody has said.
    Unrated = 2,
    /// Not among this person's goals.
    NotSet = 3,
}

impl GoalMark {
    /// Every mark, in the order in which sentences name them.
    pub const ALL: [Self; 4] = [Self::Reached, Self::NotReached, Self::NotSet, Self::Unrated];

    /// The mark's word, as in a schema.
    ///
    /// ```
    /// assert_eq!(laks::GoalMark::NotReached.name(), "not_reached");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::NotReached => "not_reached",
            Self::NotSet => "not_set",
            Self::Unrated => "unrated",
        }
    }
}
