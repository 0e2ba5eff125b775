//! `laks.TargetStatus`: one target of a plan, judged.

use crate::dicts::Json;
use crate::json::plain;
use crate::out::Object;
use crate::session::{Tongue, spoken};
use crate::wrapped::{has, wrapped};
use laks::Language;
use pyo3::prelude::*;

wrapped! {
    /// One target of a plan, judged: observed, needed, who is counted, and where it stands.
    examples
    /// >>> cafe = laks.datasets.ballerup()
    /// >>> referred = cafe.plan.evaluate(cafe.cohort, at="midtvejs")["referred"]
    /// >>> referred.numerator, referred.needed, referred.judged_on.isoformat()
    /// (20, 40.0, '2016-05-15')
    TargetStatus(laks::TargetStatus) {
        /// Its name in the plan.
        id;
        /// The sentence of the plan's author.
        text;
        /// What is measured.
        measure;
        /// What was observed: a count or a share; ``None`` where nothing can be said.
        observed;
        /// What stands where the observed would: ``value``, ``zero``, or which kind of nothing, ``missing``,
        /// ``not_due`` or ``too_few``.
        cell: |status| status.cell().name();
        /// What is needed, as written.
        needed;
        /// The count above the line.
        numerator;
        /// The count below the line; ``None`` for a count.
        denominator;
        /// Who is counted, or is below the line.
        denominator_is;
        /// ``attained``, ``on_course``, ``behind``, ``missed``, ``undetermined`` or ``not_started``.
        status;
        /// Whether a share rests on fewer than twenty people.
        few_observations;
        /// The share as an estimate of an open population; a closed count has none.
        estimate;
        /// The two-sided mid-P value of the share against the needed one, when nobody is open.
        p;
        /// People for whom it is not decided yet.
        open;
        /// People who left without being rated or measured; they count as not reached.
        unrated;
        /// The share if all who are open or unrated fail.
        if_open_fail;
        /// The share if all who are open or unrated succeed.
        if_open_succeed;
        /// Observed over needed, in percent.
        percent_met;
        /// What to know when reading it, in English.
        note;
        /// The last day that counted, as ``datetime.date``.
        judged_on;
        /// The day by which it is to be reached, as ``datetime.date``.
        due;
        /// The chance of attaining it, as a dict: probability, lower, upper, level, method, reason.
        chance: |status| Json(&status.chance);
    }
}

has! { TargetStatus: eq, html, dict, plot }

#[pymethods]
impl TargetStatus {
    /// The status in one sentence, with what was observed and what is needed, and what to know when reading it.
    #[doc = examples!()]
    /// >>> cafe = laks.datasets.ballerup()
    /// >>> cafe.plan.evaluate(cafe.cohort, at="2016-05-15")["april"].sentence("da")
    /// 'At 14 borgere starter et forløb i Livsstilscafeen i april 2016: ikke nået (12; måltal 14).'
    #[pyo3(signature = (language=None))]
    fn sentence(&self, language: Option<Tongue>) -> String {
        self.inner.sentence(spoken(language))
    }

    /// Which cells of the tally it rests on, as :meth:`laks.Estimate.counts` says it: of a count the events, of
    /// a share those above and below the line; empty where nothing was observed.
    #[doc = examples!()]
    /// >>> cafe = laks.datasets.ballerup()
    /// >>> april = cafe.plan.evaluate(cafe.cohort, at="2016-05-15")["april"]
    /// >>> (starts,) = april.counts()
    /// >>> starts["table"], starts["stratum"][0], starts["ranges"][0]
    /// ('events', ['course', ['LC4']], {'axis': 'event', 'words': ['started']})
    fn counts<'py>(&self, py: Python<'py>) -> Object<'py> {
        plain(py, &self.inner.counts())
    }

    fn __repr__(&self) -> String {
        format!("<TargetStatus {:?}: {}>", self.inner.id, self.inner.in_words(Language::English))
    }
}
