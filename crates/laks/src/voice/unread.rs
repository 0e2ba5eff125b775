//! What was counted and no figure answers from yet, in words.

use crate::language::Language;
use crate::tally::Unread;

impl Language {
    /// That something is counted, or was read, and no figure answers from it yet.
    ///
    /// ```
    /// use laks::{Language, results::Unread};
    /// assert_eq!(
    ///     Language::English.unread(Unread::Horizons),
    ///     "Horizons are counted; no figure answers from them yet."
    /// );
    /// ```
    pub const fn unread(self, what: Unread) -> &'static str {
        let (english, danish) = match what {
            Unread::Horizons => (
                "Horizons are counted; no figure answers from them yet.",
                "Tidshorisonter er talt; intet nøgletal bruger dem endnu.",
            ),
            Unread::Attendance => (
                "Sessions are counted; no figure answers from them yet.",
                "Mødegange er talt; intet nøgletal bruger dem endnu.",
            ),
            Unread::ObservedFrom => (
                "observed_from was read; no figure answers from it yet.",
                "observed_from er læst; intet nøgletal bruger det endnu.",
            ),
        };
        self.pick(english, danish)
    }
}
