//! `laks.stats.PairedChange`: scores of the same people, twice.

use super::again::{Reduced, again};
use super::arguments::{call, code, named};
use super::estimate::Estimate;
use super::named_result::named_result;
use super::pairs::Pairs;
use super::test_result::Test;
use crate::arguments::named as argument;
use crate::wrapped::getters;
use pyo3::prelude::*;

named_result! {
    /// Wilcoxon's signed-rank test: its rank sums, p-value, and which distribution that is from.
    examples
    /// >>> test = stats.paired_change([8, 11, 5, 13], [14, 11, 9, 17]).wilcoxon()
    /// >>> test.w_plus, test.n_used, test.n_zero, test.method, test.zeros
    /// (6.0, 3, 1, 'exact', 'drop')
    SignedRankTest of laks_stats::SignedRankTest {
        /// The smaller of the two rank sums.
        statistic: f64,
        /// It has no degrees of freedom.
        df: Option<f64> = |_test| None::<f64>,
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

/// The changes (after minus before) of people measured twice: what :func:`paired_change` returns.
#[doc = examples!(stats)]
/// >>> stats.paired_change([8, 11, 5, 13], [14, 11, 9, 17])
/// PairedChange(n=4, n_zero=1, mean=3.5, level=0.95)
#[pyclass(frozen, module = "laks.stats")]
#[derive(Debug)]
pub(crate) struct PairedChange {
    inner: laks_stats::PairedChange,
    pairs: Pairs,
    /// The level of every interval.
    #[pyo3(get)]
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
#[doc = raises!(InvalidInput)]
///     When columns differ in length, a score is missing, or the level is not between 0 and 1.
#[doc = references!()]
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

/// Estimates at the level that was asked for, a line each: the getter is called like the formula.
macro_rules! estimates {
    ($($(#[$about:meta])* $name:ident;)+) => {
        #[pymethods]
        impl PairedChange {$(
            $(#[$about])*
            #[getter]
            fn $name(&self, py: Python<'_>) -> PyResult<Estimate> {
                call(py, || self.inner.$name(self.level)).map(Estimate::from)
            }
        )+}
    };
}

estimates! {
    /// The mean change with Student's t interval: ``m -+ t s / sqrt n``.
    mean;
    /// The Hodges-Lehmann estimate: the median of all (d_i + d_j) / 2, zeros included; no interval.
    ///
    /// No p-value belongs beside it: Wilcoxon's test drops the zeros (Hodges and Lehmann 1963,
    /// doi:10.1214/aoms/1177704172).
    hodges_lehmann;
    /// Mean change over the standard deviation of the changes, with the noncentral t interval.
    ///
    /// Compare it only between studies of the same design (Cumming and Finch 2001,
    /// doi:10.1177/0013164401614002).
    dz;
    /// :attr:`dz` times the exact small-sample factor J on n - 1 (Hedges 1981,
    /// doi:10.3102/10769986006002107).
    gz;
    /// Glass' delta: mean change over the standard deviation of the scores before (Bonett 2008,
    /// doi:10.1037/1082-989X.13.2.99).
    glass_delta;
    /// Mean change over the root of the mean of both variances (Cumming 2012, chapter 11).
    d_av;
    /// Hedges' g_av: :attr:`d_av` times the exact factor J on n - 1 (Lakens 2013,
    /// doi:10.3389/fpsyg.2013.00863).
    hedges_g_av;
    /// (W+ - W-) / (W+ + W-), of those who changed only: 2 better and 38 the same give 1 (Kerby 2014,
    /// doi:10.2466/11.IT.3.1).
    rank_biserial;
    /// P(better) + P(equal) / 2, with Tango's interval; better is a higher score.
    probability_better;
}

getters! {
    PairedChange {
        /// The number of pairs.
        n: |change| change.n();
        /// How many did not change at all.
        n_zero: |change| change.n_zero();
        /// The standard deviation of the changes (n - 1 below the line); ``None`` if they do not differ.
        deviation: |change| change.deviation();
        /// The correlation of before and after; ``None`` where one has no spread.
        correlation: |change| change.correlation();
        /// Mean change in deviations freed of the correlation, ``dz sqrt(2 (1 - r))`` (Morris and DeShon
        /// 2002, doi:10.1037/1082-989X.7.1.105).
        d_rm: |change| change.d_rm();
    }
}

#[pymethods]
impl PairedChange {
    /// The paired t test: is the mean change 0? It agrees with the interval of :attr:`mean`.
    #[doc = examples!(stats)]
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
    #[doc = raises!(InvalidInput)]
    ///     When ``exact=True`` with more than 1000 ranks, or a name is not known.
    #[doc = references!()]
    /// Wilcoxon 1945, doi:10.2307/3001968; Pratt 1959, doi:10.1080/01621459.1959.10501526.
    #[doc = examples!(stats)]
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
        let (n, n_zero, level) = (self.inner.n(), self.inner.n_zero(), self.level);
        Ok(format!("PairedChange(n={n}, n_zero={n_zero}, mean={mean}, level={level})"))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| {
            let other = other.get();
            (&self.inner, self.level) == (&other.inner, other.level)
        })
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        let mut arguments = self.pairs.arguments();
        arguments.push(("level", &self.level));
        again(py, "paired_change", arguments)
    }
}
