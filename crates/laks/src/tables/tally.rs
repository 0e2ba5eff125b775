//! A tally in a sentence: its funnel, and what was taken on trust.

use super::Present;
use super::language::Language;
use crate::Error;
use crate::tally::Tally;

impl Tally {
    /// The funnel in one plain sentence, and in another what was taken on trust about the rows.
    ///
    /// # Errors
    /// When its counts contradict each other.
    pub fn sentence(&self, language: Language) -> Result<String, Error> {
        let funnel = self.funnel(0.95)?.sentence(language);
        Ok(match (self.trusts_ids(), language) {
            (false, _) => funnel,
            (true, Language::English) => {
                format!("{funnel} That no referral id occurs twice was taken on trust.")
            }
            (true, Language::Danish) => {
                format!("{funnel} At intet visitationsnummer står to gange, er taget for givet.")
            }
        })
    }
}
