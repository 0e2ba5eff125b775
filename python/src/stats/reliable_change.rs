//! Did each person change by more than the instrument's error, and across a cut-off?

use super::formulas::formulas;
use super::named_result::{Ours, named_result};
use super::options::CutOffGiven;
use laks_stats::{
    CutOff, CutOffMethod, Error, Population, ReliableChangeClass, ReliableChangeMethod,
    ReliableChangeOptions,
};

named_result! {
    /// How many people are in each class of reliable change.
    examples
    /// >>> stats.reliable_change([8, 9], [15, 10], reliability=0.85, sd=4, cut_off=13).counts
    /// ReliableChangeCounts(recovered=1, improved=0, unchanged=1, deteriorated=0, harmed=0)
    ReliableChangeCounts {
        /// Reliably better, from the clinical into the functional range.
        recovered: usize,
        /// Reliably better otherwise.
        improved: usize,
        /// Not reliably changed.
        unchanged: usize,
        /// Reliably worse.
        deteriorated: usize,
        /// Reliably worse, from the functional into the clinical range.
        harmed: usize,
    }
}

named_result! {
    /// Each person's reliable change index and class, and how many are in each class.
    examples
    /// >>> stats.reliable_change([8, 9], [15, 10], reliability=0.85, sd=4).classes
    /// ['improved', 'unchanged']
    ReliableChange {
        /// The number of people.
        n: usize,
        /// How many are in each class.
        counts: ReliableChangeCounts,
        /// The index of each person, in the order given; its sign is that of the change.
        index: Vec<f64>,
        /// The class of each person, in the order given.
        classes: Vec<String>,
        /// The score that separates the clinical from the functional range.
        cut_off: Option<f64>,
        /// The index beyond which a change is reliable.
        critical: f64,
        /// The standard deviation before.
        sd: f64,
        /// How the index is formed.
        method: String,
    }
}

impl From<(laks_stats::ReliableChange, ReliableChangeMethod)> for ReliableChange {
    fn from((found, method): (laks_stats::ReliableChange, ReliableChangeMethod)) -> Self {
        let count = |class| found.count(class);
        let counts = ReliableChangeCounts {
            recovered: count(ReliableChangeClass::Recovered),
            improved: count(ReliableChangeClass::Improved),
            unchanged: count(ReliableChangeClass::Unchanged),
            deteriorated: count(ReliableChangeClass::Deteriorated),
            harmed: count(ReliableChangeClass::Harmed),
        };
        Self {
            n: found.n(),
            counts,
            classes: found.classes.ours(),
            index: found.index,
            cut_off: found.rule.cut_off,
            critical: found.rule.critical,
            sd: found.rule.sd,
            method: method.name().to_owned(),
        }
    }
}

/// The cut-off meant. Cut-off a does not look at the norms of the functional population, so it may do without.
fn cut_off_of(
    given: Option<CutOffGiven>,
    mean: Option<f64>,
    sd: Option<f64>,
    method: ReliableChangeMethod,
) -> Result<CutOff, Error> {
    let which = match given {
        None => return Ok(CutOff::None),
        Some(CutOffGiven::At(score)) => return Ok(CutOff::At(score)),
        Some(CutOffGiven::Named(which)) => which,
    };
    let is_needed = which != CutOffMethod::A || method == ReliableChangeMethod::HagemanArrindell;
    let functional = match (mean, sd) {
        (Some(mean), Some(sd)) => Population { mean, sd },
        (None, None) if !is_needed => Population { mean: 0.0, sd: 1.0 },
        _ => {
            let expected = "given, both, for this cut-off";
            return Err(Error::argument("functional_mean and functional_sd", expected, "missing"));
        }
    };
    Ok(CutOff::Between(which, functional))
}

formulas! {
    /// Classifies people by whether they changed reliably and crossed a cut-off.
    ///
    /// With s and M the deviation and mean before, r the reliability, b and a a person's scores:
    /// ``jacobson_truax``: ``(a - b) / (s sqrt(2 (1 - r)))``; ``gulliksen_lord_novick``:
    /// ``((a - M) - r (b - M)) / (s sqrt(1 - r^2))``; ``edwards_nunnally``:
    /// ``(a - (M + r (b - M))) / (s sqrt(1 - r))``; ``hageman_arrindell``: the change freed of unreliability,
    /// with the group's mean change. Beyond the normal quantile of ``level`` a change is reliable.
    ///
    /// ``cut_off`` is None (nobody is recovered or harmed), a published score, or ``a`` (M + 2 s), ``b``
    /// (functional mean - 2 sd) or ``c`` (half-way in deviations). ``sd`` and ``mean`` are taken from the
    /// sample where not given.
    ///
    /// Use it with a cited reliability. Reliable is not meaningful: a precise instrument finds changes too
    /// small to matter. The methods after the first judge the same scores differently in another group.
    raises
    ///     When columns differ in length, no reliability is given or it is not between 0 and 1, or a
    ///     deviation is not above 0.
    references
    /// Jacobson and Truax 1991, doi:10.1037/0022-006X.59.1.12; Hsu 1989, Behavioral Assessment 11:459; Speer
    /// 1992, doi:10.1037/0022-006X.60.3.402; Hageman and Arrindell 1999, doi:10.1016/S0005-7967(99)00032-7.
    examples
    /// >>> found = stats.reliable_change([8, 9, 14], [15, 10, 20], sd=4, reliability=0.85, cut_off=13)
    /// >>> found.classes
    /// ['recovered', 'unchanged', 'improved']
    reliable_change(
        before: Vec<f64>, after: Vec<f64>;
        sd: Option<f64> = None, reliability: Option<f64> = None, method: &str = "jacobson_truax",
        cut_off: Option<CutOffGiven> = None, functional_mean: Option<f64> = None,
        functional_sd: Option<f64> = None, higher_is_better: bool = true, level: f64 = 0.95,
        mean: Option<f64> = None
    ) -> ReliableChange {
        let cut_off = cut_off_of(cut_off, functional_mean, functional_sd, method)?;
        let expected = "given, with its source: there is no default";
        let missing = || Error::argument("reliability", expected, "missing");
        let reliability = reliability.ok_or_else(missing)?;
        let options = ReliableChangeOptions {
            reliability, sd, mean, method, level, higher_is_better, cut_off
        };
        Ok((laks_stats::reliable_change(&before, &after, &options)?, method))
    }

    /// The cut-off between a clinical and a functional population.
    ///
    /// Where higher is better: ``a`` is clinical mean + 2 sd, ``b`` functional mean - 2 sd, ``c``
    /// ``(s0 M1 + s1 M0) / (s0 + s1)``. Where lower is better the signs turn.
    ///
    /// Use ``c`` where both norms exist and overlap; ``a`` needs no functional norms, ``b`` no clinical ones.
    /// Not where a published cut-off exists: cite that.
    raises
    ///     When a mean is not finite or a deviation is not above 0.
    references
    /// Jacobson and Truax 1991, doi:10.1037/0022-006X.59.1.12.
    examples
    /// >>> round(stats.cut_off(40, 7.5, 60, 10), 4)
    /// 48.5714
    cut_off(
        clinical_mean: f64, clinical_sd: f64, functional_mean: f64, functional_sd: f64;
        higher_is_better: bool = true, method: &str = "c"
    ) -> f64 {
        let clinical = Population { mean: clinical_mean, sd: clinical_sd };
        let functional = Population { mean: functional_mean, sd: functional_sd };
        laks_stats::cut_off(clinical, functional, higher_is_better, method)
    }
}
