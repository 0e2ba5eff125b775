//! Letters that a CSV may have which is no UTF-8.

use std::fmt;

/// Letters that a file may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LikelyLetters {
    /// Windows, and Latin-1.
    Windows1252,
    /// Old Macs.
    MacRoman,
    /// DOS in western Europe.
    Cp850,
}

impl fmt::Display for LikelyLetters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl LikelyLetters {
    /// What `encoding` under `[read]` calls them.
    ///
    /// ```
    /// assert_eq!(laks_files::LikelyLetters::MacRoman.name(), "mac-roman");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Windows1252 => "windows-1252",
            Self::MacRoman => "mac-roman",
            Self::Cp850 => "cp850",
        }
    }
}
