//! Which kind of error it is, for a program that answers one kind differently.

use super::error_type::Error;

impl Error {
    /// Whether rows were refused.
    ///
    /// ```
    /// use laks::{Cohort, Record, Schema};
    /// let error = Cohort::from_records(&[Record::default()], &Schema::default()).unwrap_err();
    /// assert!(error.is_issues()); // there is a list to send back
    /// ```
    pub const fn is_issues(&self) -> bool {
        matches!(self, Self::Issues(_))
    }

    /// Whether the question needs a table that was not counted.
    ///
    /// ```
    /// use laks::{Tally, results::Figures};
    /// let published = Tally::from_counts(Figures::new([("referred", 35)])?, None)?;
    /// assert!(published.waiting(0.95).unwrap_err().is_not_counted()); // figures say nothing of days
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn is_not_counted(&self) -> bool {
        matches!(self, Self::NotCounted { .. } | Self::NotKnown { .. })
    }

    /// Whether a name or column was not found.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let error = cafe::tally()?.by(&["sourec".to_owned()]).unwrap_err();
    /// assert!(error.is_not_found() && error.to_string().contains(r#"did you mean "source"?"#));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn is_not_found(&self) -> bool {
        matches!(
            self,
            Self::UnknownName { .. }
                | Self::TheirName { .. }
                | Self::Language(_)
                | Self::MissingColumn { .. }
        )
    }
}
