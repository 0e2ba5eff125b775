//! What one person's change is called.

/// The class of one person's change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReliableChangeClass {
    /// Reliably better, from the clinical into the functional range.
    Recovered,
    /// Reliably better otherwise.
    Improved,
    /// Not reliably changed.
    Unchanged,
    /// Reliably worse.
    Deteriorated,
    /// Reliably worse, from the functional into the clinical range.
    Harmed,
}

impl ReliableChangeClass {
    /// Every class, from best to worst.
    pub const ALL: [Self; 5] =
        [Self::Recovered, Self::Improved, Self::Unchanged, Self::Deteriorated, Self::Harmed];

    /// The word for it.
    ///
    /// ```
    /// assert_eq!(laks_stats::ReliableChangeClass::Recovered.name(), "recovered");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recovered => "recovered",
            Self::Improved => "improved",
            Self::Unchanged => "unchanged",
            Self::Deteriorated => "deteriorated",
            Self::Harmed => "harmed",
        }
    }
}
