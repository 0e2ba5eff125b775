//! A tally in a sentence: its funnel, and what was taken on trust.

use crate::error::Error;
use crate::language::Language;
use crate::tables::Present;
use crate::tally::{Tally, Unread};

impl Tally {
    /// The funnel in one plain sentence, then what was taken on trust about the rows, whether the table
    /// ends before the date of the count, and that horizons, where they were asked for, have no figure yet.
    ///
    /// ```
    /// use laks::Language;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// assert_eq!(
    ///     cafe::tally()?.sentence(Language::English)?,
    ///     "As of 15 May 2016, 24 of 35 referred had started, 68.6% (95% interval 52.0% to 81.4%); \
    ///      11 were waiting, 16 were in a course and 5 had completed."
    /// );
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When its counts contradict each other.
    pub fn sentence(&self, language: Language) -> Result<String, Error> {
        let mut said = vec![self.funnel_of_everybody(0.95)?.sentence(language)];
        if self.trusts_ids() && !self.may_count_twice() {
            let id = self.spec().words.voice(language).column("referral_id").into_owned();
            said.push(match language {
                Language::English => format!("That no {id} occurs twice was taken on trust."),
                Language::Danish => format!("At intet {id} står to gange, er taget for givet."),
            });
        }
        // Horizons are counted only where somebody asked for them.
        if self.unread().contains(&Unread::Horizons) {
            said.push(language.unread(Unread::Horizons).to_owned());
        }
        Ok(said.join(" "))
    }
}
