//! Inequality along a social order.

use super::estimate::Estimate;
use super::formulas::formulas;
use super::named_result::named_result;

named_result! {
    /// The gap between the worst-off and the best-off group, both ways.
    examples
    /// >>> round(stats.gap(45, 100, 60, 100).ratio.value, 4)
    /// 1.3333
    Gap of laks_stats::Gap {
        /// The difference of the shares; positive is disadvantage.
        difference: Estimate,
        /// Their ratio; above 1 is disadvantage.
        ratio: Estimate,
    }
}

named_result! {
    /// The slope and relative indices of inequality.
    examples
    /// >>> index = stats.slope_index([0.4, 0.5, 0.6], [90, 100, 90], method="linear")
    /// >>> round(index.top - index.bottom - index.slope.value, 12)
    /// 0.0
    SlopeIndex of laks_stats::SlopeIndex {
        /// SII: the fitted difference between the two ends of the order; positive is disadvantage.
        slope: Estimate,
        /// RII: their ratio; above 1 is disadvantage.
        ratio: Estimate,
        /// The fitted value at the disadvantaged end.
        bottom: Option<f64>,
        /// The fitted value at the advantaged end.
        top: Option<f64>,
    }
}

named_result! {
    /// The absolute and the relative concentration index; positive is disadvantage.
    examples
    /// >>> stats.concentration_index([0.5, 0.5, 0.5], [10, 10, 10]).absolute.value
    /// 0.0
    ConcentrationIndex of laks_stats::ConcentrationIndex {
        /// The absolute index, in units of the value: the relative one times the mean.
        absolute: Estimate,
        /// The relative index.
        relative: Estimate,
    }
}

formulas! {
    /// The gap between a disadvantaged group, x_worst of n_worst, and an advantaged one.
    ///
    /// With the shares w and b the difference is b - w and the ratio b / w (w - b and w / b where lower is
    /// better), so positive and above 1 always mean disadvantage. Intervals are Newcombe's and Koopman's.
    ///
    /// Use it for two groups declared beforehand. Not for the lowest and highest of many: those differ by
    /// chance alone.
    raises
    ///     When a count is no count or exceeds its denominator, or the level is not between 0 and 1.
    references
    /// Newcombe 1998, Statistics in Medicine 17:873; Koopman 1984, doi:10.2307/2531405.
    examples
    /// >>> round(stats.gap(45, 100, 60, 100).difference.value, 4)
    /// 0.15
    gap(
        x_worst: u64, n_worst: u64, x_best: u64, n_best: u64;
        higher_is_better: bool = true, level: f64 = 0.95
    ) -> Gap {
        laks_stats::gap(x_worst, n_worst, x_best, n_best, higher_is_better, level)
    }

    /// The slope index (SII) and relative index (RII) of inequality over ordered groups.
    ///
    /// Each group, the most disadvantaged first, sits at its ridit, the middle of its stretch of the ranked
    /// population. A curve through the values, weighted by people, has the ends b and t: SII = t - b,
    /// RII = t / b (turned round unless ``higher_is_better``). ``logistic`` is for shares, ``linear`` for means;
    /// also ``log_linear`` for rates and ``logit_linear`` for shares with given standard errors.
    ///
    /// Use it with three or more ordered groups; with two take :func:`gap`. Not for groups without an order.
    raises
    ///     When columns differ in length, a value is outside the curve's range, or the level is not between 0
    ///     and 1.
    references
    /// Mackenbach and Kunst 1997, doi:10.1016/S0277-9536(96)00073-1; Moreno-Betancur et al. 2015,
    /// doi:10.1097/EDE.0000000000000311.
    story
    /// Completion by quintile of deprivation, the most deprived first.
    examples
    /// >>> index = stats.slope_index([0.40, 0.50, 0.55, 0.60, 0.70], [80, 90, 100, 95, 85])
    /// >>> 0.30 < index.slope.value < 0.40
    /// True
    slope_index(
        value: Vec<f64>, population: Vec<u64>;
        standard_error: Option<Vec<f64>> = None, method: &str = "logistic",
        higher_is_better: bool = true, level: f64 = 0.95
    ) -> SlopeIndex {
        let errors = standard_error.as_deref();
        laks_stats::slope_index(&value, &population, errors, method, higher_is_better, level)
    }

    /// The absolute and relative concentration index over ordered groups.
    ///
    /// With group shares f, values y, ridits R and mean mu: absolute ``2 sum f y (R - 1/2)``, relative that
    /// over mu; both change sign unless ``higher_is_better``. Standard errors are of the convenient regression.
    ///
    /// Use it with three or more ordered groups, most disadvantaged first. The relative index of a share is
    /// bounded by mu - 1 and 1 - mu: compare it only at equal means.
    raises
    ///     When columns differ in length, a value is not finite, or the level is not between 0 and 1.
    references
    /// Kakwani, Wagstaff and van Doorslaer 1997, doi:10.1016/S0304-4076(96)01807-6.
    examples
    /// >>> index = stats.concentration_index([0.2, 0.3, 0.4, 0.5, 0.6], [78, 91, 162, 103, 105])
    /// >>> round(index.relative.value, 6)
    /// 0.177769
    concentration_index(
        value: Vec<f64>, population: Vec<u64>;
        higher_is_better: bool = true, level: f64 = 0.95
    ) -> ConcentrationIndex {
        laks_stats::concentration_index(&value, &population, higher_is_better, level)
    }

    /// The relative change of the overall value if every group had that of the last, most advantaged one.
    ///
    /// With the overall value mu and the last group's r: r / mu - 1, or 1 - r / mu where lower is better. For
    /// shares the error treats groups and outcome as one multinomial sample and the interval is symmetric for
    /// ln(r / mu).
    ///
    /// Use it to say what differences amount to. It does not say that closing them is possible.
    raises
    ///     When columns differ in length, a value is not finite, or the level is not between 0 and 1.
    references
    /// Walter 1976, doi:10.2307/2529268.
    examples
    /// >>> share = stats.attributable_share([0.2, 0.3, 0.4, 0.5, 0.6], [78, 91, 162, 103, 105])
    /// >>> round(share.value, 6), round(share.standard_error, 6)
    /// (0.455446, 0.106894)
    attributable_share(
        value: Vec<f64>, population: Vec<u64>;
        higher_is_better: bool = true, level: f64 = 0.95
    ) -> Estimate {
        laks_stats::attributable_share(&value, &population, higher_is_better, level)
    }
}
