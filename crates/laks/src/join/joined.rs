//! How many rows of each table were read, and what became of them.

use crate::rules::TableName;

/// One fact about the rows of one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct JoinedCount {
    /// The table.
    pub table: TableName,
    /// What became of the rows, such as `used`.
    pub what: &'static str,
    /// How many.
    pub rows: u64,
}

/// What became of the rows of the tables beside the referrals.
///
/// The measurements read are `used`, or one of `double`, `early`, `between`, `late`, `no_date_to_count_from`,
/// `orphan`, `referral_left_out`, `undated`, `unreadable`, `empty`: each form is one of these. Beside them, `used_again` are
/// those used for more than one referral. The sessions are `used`, `orphan`, `double`, `undated` or `unreadable`; the courses
/// `used`, `unused`, `double` or `unreadable`. `filled_…` is how many cells of the referrals were filled, and `ids_made` of the
/// referrals how many had no id of their own; a rule that only counts, such as `referred_again`, stands with them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Joined(pub Vec<JoinedCount>);

impl Joined {
    /// Adds a fact.
    pub(crate) fn add(&mut self, table: TableName, what: &'static str, rows: u64) {
        self.0.push(JoinedCount { table, what, rows });
    }

    /// How many rows of a table became this; none if the table was not joined.
    ///
    /// ```
    /// use laks::words::TableName;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let cohort = cafe::cohort()?;
    /// assert_eq!(cohort.joined().get(TableName::Referrals, "read"), Some(35));
    /// assert_eq!(cohort.joined().get(TableName::Sessions, "used"), None); // no table of sessions was joined
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn get(&self, table: TableName, what: &str) -> Option<u64> {
        self.0.iter().find(|c| c.table == table && c.what == what).map(|c| c.rows)
    }
}
