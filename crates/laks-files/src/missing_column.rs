//! Whether a file lacks a column, which a program may answer otherwise than a file that is broken.

use crate::error::FileError;

impl FileError {
    /// Whether a column is not there that the schema asks for.
    ///
    /// ```
    /// use laks_files::{FileTable, laks, open};
    /// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
    /// let schema = laks::Schema::from_toml("[read.where]\nEnhed = \"Nord\"\n")?;
    /// let parts = open(&files::csv("is_missing_column")?, "cafe.csv", &schema.read)?.parts;
    /// let error = FileTable::new(parts, &schema.read, []).unwrap_err();
    /// assert!(error.is_missing_column() && error.to_string().contains("Enhed"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const fn is_missing_column(&self) -> bool {
        matches!(
            self,
            Self::DoubtfulHeader { .. } | Self::WhereColumn { .. } | Self::ColumnLacking { .. }
        )
    }
}
