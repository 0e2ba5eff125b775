//! `laks.stats.PairedChange`: scores of the same people, twice.

use super::again::{Reduced, again};
use super::arguments::{call, code, named};
use super::estimate::Estimate;
use super::named_result::named_result;
use super::pairs::Pairs;
use super::test_result::Test;
use crate::arguments::named as argument;
use pyo3::prelude::*;

named_result! {
    /// Wilcoxon's signed-rank test: its rank sums, p-value, and which distribution that is from.
    ///
    /// Examples
    /// --------
    /// >>> from laks import stats
    /// >>> test = stats.paired_change([8, 11, 5, 13], [14, 11, 9, 17]).wilcoxon()
    /// >>> test.w_plus, test.n_used, test.n_zero, test.method, test.zeros
    /// (6.0, 3, 1, 'exact', 'drop')
    SignedRankTest {
        /// The smaller of the two rank sums.
        statistic: f64,
        /// It has no degrees of freedom.
        df: Option<f64>,
        /// The p-value.
        p: Option<f64>,
        /// ``exact`` or ``normal``: which distribution the p-value is from.
        method: String,
        /// What to know when reading it.
        reason: Option<String>,
        /// The rank sum of the rises.
        w_plus: f64,
        /// The rank sum of the falls.
        w_minus: f64,
        /// The standardised rank sum, positive for rises; ``None`` if nobody changed.
        z: Option<f64>,
        /// How many changed.
        n_used: u64,
        /// How many did not.
        n_zero: u64,
        /// What was done with those who did not change.
        zeros: String,
    }
}

impl From<laks_stats::SignedRankTest> for SignedRankTest {
    fn from(t: laks_stats::SignedRankTest) -> Self {
        let method = t.method.to_owned();
        let zeros = t.zeros.name().to_owned();
        let laks_stats::SignedRankTest { statistic, p, reason, w_plus, w_minus, z, .. } = t;
        let reason = reason.map(|reason| reason.to_string());
        let (n_used, n_zero, df) = (t.n_used, t.n_zero, None);
        Self { statistic, df, p, method, reason, w_plus, w_minus, z, n_used, n_zero, zeros }
    }
}

/// The changes (after minus before) of people measured twice: what :func:`paired_change` returns.
///
/// Examples
/// --------
/// >>> from laks import stats
/// >>> stats.paired_change([8, 11, 5, 13], [14, 11, 9, 17])
/// PairedChange(n=4, n_zero=1, mean=3.5, level=0.95)
#[pyclass(frozen, module = "laks.stats")]
#[derive(Debug)]
pub(crate) struct PairedChange {
    inner: laks_stats::PairedChange,
    pairs: Pairs,
    level: f64,
}

/// The changes of the same people between two measurements, ready to be asked about.
///
/// Give two columns, or ``table=`` with ``table[i][j]`` people who had score i before and j after: the same
/// result, at the same cost for any number of people. ``decimals`` ties scores as they were written: in
/// floating point 85.2 - 83.3 and 1.9 differ in the last digit. Leave people with a gap out before.
///
/// Use ``.mean`` and ``.t_test()`` for sizes that add up, ``.wilcoxon()`` and ``.hodges_lehmann`` for
/// skewed ones, ``.probability_better`` where only the direction counts. It is a change, not an effect:
/// that needs a comparison group.
///
/// Raises
/// ------
/// InvalidInput
///     When columns differ in length, a score is missing, or the level is not between 0 and 1.
///
/// References
/// ----------
/// Wilcoxon 1945, doi:10.2307/3001968; Lakens 2013, doi:10.3389/fpsyg.2013.00863.
///
/// Examples
/// --------
/// WHO-5 (0 to 25) of six participants.
///
/// >>> from laks import stats
/// >>> change = stats.paired_change([8, 11, 5, 13, 9, 10], [14, 11, 9, 17, 8, 15])
/// >>> change.n, change.n_zero, change.mean.value, change.wilcoxon().p
/// (6, 1, 3.0, 0.125)
#[pyfunction]
#[pyo3(signature = (before=None, after=None, table=None, level=0.95, decimals=None))]
pub(crate) fn paired_change(
    py: Python<'_>,
    before: Option<&Bound<'_, PyAny>>,
    after: Option<&Bound<'_, PyAny>>,
    table: Option<&Bound<'_, PyAny>>,
    #[pyo3(from_py_with = argument::level)] level: f64,
    decimals: Option<&Bound<'_, PyAny>>,
) -> PyResult<PairedChange> {
    let decimals = decimals.map(|decimals| code(decimals, "decimals")).transpose()?;
    let pairs = Pairs::read(py, before, after, table, decimals)?;
    let inner = pairs.change(py)?;
    call(py, || inner.mean(level))?;
    Ok(PairedChange { inner, pairs, level })
}

impl PairedChange {
    /// One of the estimates at the level that was asked for.
    fn estimate(
        &self,
        py: Python<'_>,
        of: fn(&laks_stats::PairedChange, f64) -> Result<laks_stats::Estimate, laks_stats::Error>,
    ) -> PyResult<Estimate> {
        call(py, || of(&self.inner, self.level)).map(Estimate::from)
    }
}

#[pymethods]
impl PairedChange {
    /// The number of pairs.
    #[getter]
    fn n(&self) -> u64 {
        self.inner.n()
    }

    /// How many did not change at all.
    #[getter]
    fn n_zero(&self) -> u64 {
        self.inner.n_zero()
    }

    /// The level of every interval.
    #[getter]
    fn level(&self) -> f64 {
        self.level
    }

    /// The standard deviation of the changes (n - 1 below the line); ``None`` if they do not differ.
    #[getter]
    fn deviation(&self) -> Option<f64> {
        self.inner.deviation()
    }

    /// The correlation of before and after; ``None`` where one has no spread.
    #[getter]
    fn correlation(&self) -> Option<f64> {
        self.inner.correlation()
    }

    /// The mean change with Student's t interval: ``m -+ t s / sqrt n``.
    #[getter]
    fn mean(&self, py: Python<'_>) -> PyResult<Estimate> {
        self.estimate(py, laks_stats::PairedChange::mean)
    }

    /// The Hodges-Lehmann estimate: the median of all (d_i + d_j) / 2, zeros included; no interval.
    ///
    /// No p-value belongs beside it: Wilcoxon's test drops the zeros (Hodges and Lehmann 1963,
    /// doi:10.1214/aoms/1177704172).
    #[getter]
    fn hodges_lehmann(&self, py: Python<'_>) -> PyResult<Estimate> {
        self.estimate(py, laks_stats::PairedChange::hodges_lehmann)
    }

    /// Mean change over the standard deviation of the changes, with the noncentral t interval.
    ///
    /// Compare it only between studies of the same design (Cumming and Finch 2001,
    /// doi:10.1177/0013164401614002).
    #[getter]
    fn dz(&self, py: Python<'_>) -> PyResult<Estimate> {
        self.estimate(py, laks_stats::PairedChange::dz)
    }

    /// :attr:`dz` times the exact small-sample factor J on n - 1 (Hedges 1981,
    /// doi:10.3102/10769986006002107).
    #[getter]
    fn gz(&self, py: Python<'_>) -> PyResult<Estimate> {
        self.estimate(py, laks_stats::PairedChange::gz)
    }

    /// Glass' delta: mean change over the standard deviation of the scores before (Bonett 2008,
    /// doi:10.1037/1082-989X.13.2.99).
    #[getter]
    fn glass_delta(&self, py: Python<'_>) -> PyResult<Estimate> {
        self.estimate(py, laks_stats::PairedChange::glass_delta)
    }

    /// Mean change over the root of the mean of both variances (Cumming 2012, chapter 11).
    #[getter]
    fn d_av(&self, py: Python<'_>) -> PyResult<Estimate> {
        self.estimate(py, laks_stats::PairedChange::d_av)
    }

    /// Hedges' g_av: :attr:`d_av` times the exact factor J on n - 1 (Lakens 2013,
    /// doi:10.3389/fpsyg.2013.00863).
    #[getter]
    fn hedges_g_av(&self, py: Python<'_>) -> PyResult<Estimate> {
        self.estimate(py, laks_stats::PairedChange::hedges_g_av)
    }

    /// Mean change in deviations freed of the correlation, ``dz sqrt(2 (1 - r))`` (Morris and DeShon
    /// 2002, doi:10.1037/1082-989X.7.1.105).
    #[getter]
    fn d_rm(&self) -> Option<f64> {
        self.inner.d_rm()
    }

    /// (W+ - W-) / (W+ + W-), of those who changed only: 2 better and 38 the same give 1 (Kerby 2014,
    /// doi:10.2466/11.IT.3.1).
    #[getter]
    fn rank_biserial(&self, py: Python<'_>) -> PyResult<Estimate> {
        self.estimate(py, laks_stats::PairedChange::rank_biserial)
    }

    /// P(better) + P(equal) / 2, with Tango's interval; better is a higher score.
    #[getter]
    fn probability_better(&self, py: Python<'_>) -> PyResult<Estimate> {
        self.estimate(py, laks_stats::PairedChange::probability_better)
    }

    /// The paired t test: is the mean change 0? It agrees with the interval of :attr:`mean`.
    ///
    /// Examples
    /// --------
    /// >>> from laks import stats
    /// >>> test = stats.paired_change([8, 11, 5, 13, 9, 10], [14, 11, 9, 17, 8, 15]).t_test()
    /// >>> round(test.statistic, 4), test.df, round(test.p, 4)
    /// (2.5981, 5.0, 0.0484)
    fn t_test(&self, py: Python<'_>) -> Test {
        py.detach(|| self.inner.t_test()).into()
    }

    /// Wilcoxon's signed-rank test.
    ///
    /// Exact over all sign patterns, ties and all, up to 1000 ranks; above, the tie-corrected normal
    /// approximation without continuity correction. ``method`` in the result says which it was.
    ///
    /// Parameters
    /// ----------
    /// zeros : drop (leave out who did not change) or pratt (rank them, then leave their ranks out)
    /// exact : None for exact while affordable, True, or False
    /// alternative : two_sided, less or greater (looks for rises)
    /// continuity : correct the normal approximation for continuity, as R does
    ///
    /// Raises
    /// ------
    /// InvalidInput
    ///     When ``exact=True`` with more than 1000 ranks, or a name is not known.
    ///
    /// References
    /// ----------
    /// Wilcoxon 1945, doi:10.2307/3001968; Pratt 1959, doi:10.1080/01621459.1959.10501526.
    ///
    /// Examples
    /// --------
    /// >>> from laks import stats
    /// >>> change = stats.paired_change([8, 11, 5, 13, 9, 10], [14, 11, 9, 17, 8, 15])
    /// >>> round(change.wilcoxon(exact=False).p, 4)
    /// 0.0782
    #[pyo3(signature = (zeros="drop", exact=None, alternative="two_sided", continuity=false))]
    fn wilcoxon(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::zeros)] zeros: &str,
        #[pyo3(from_py_with = argument::exact)] exact: Option<bool>,
        #[pyo3(from_py_with = argument::alternative)] alternative: &str,
        #[pyo3(from_py_with = argument::continuity)] continuity: bool,
    ) -> PyResult<SignedRankTest> {
        let (zeros, side) = (named(py, zeros)?, named(py, alternative)?);
        call(py, || self.inner.wilcoxon_with(zeros, exact, side, continuity))
            .map(SignedRankTest::from)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mean = self.mean(py)?.value.into_pyobject(py)?.repr()?.to_string();
        let (n, n_zero, level) = (self.n(), self.n_zero(), self.level);
        Ok(format!("PairedChange(n={n}, n_zero={n_zero}, mean={mean}, level={level})"))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| {
            let other = other.get();
            (&self.inner, self.level) == (&other.inner, other.level)
        })
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        let arguments = self.pairs.arguments(py)?;
        arguments.set_item("level", self.level)?;
        again(py, "paired_change", &arguments)
    }
}
