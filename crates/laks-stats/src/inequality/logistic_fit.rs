//! A logistic curve through the groups' shares along their ranks, by maximum likelihood.

use super::ranks::Group;

/// The fitted curve: log odds at rank 0 and their slope, with the covariance of both.
pub(super) struct Logistic {
    pub(super) intercept: f64,
    pub(super) slope: f64,
    pub(super) covariance: [[f64; 2]; 2],
}

/// The share at given log odds.
pub(super) fn share(log_odds: f64) -> f64 {
    if log_odds >= 0.0 {
        1.0 / (1.0 + (-log_odds).exp())
    } else {
        let odds = log_odds.exp();
        odds / (1.0 + odds)
    }
}

/// `ln(1 + e^x)` without overflow.
fn softplus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}

/// The fit by Newton's method with halved steps; `None` where the likelihood has no maximum, as when
/// every share is 0 or 1 on one side of some rank.
pub(super) fn fit(groups: &[Group]) -> Option<Logistic> {
    if separated(groups) {
        return None;
    }
    // Centred ranks keep the two parameters nearly independent.
    let likelihood = |at: [f64; 2]| -> f64 {
        let one = |group: &Group| {
            let eta = at[0] + at[1] * (group.rank - 0.5);
            group.people * (group.value * eta - softplus(eta))
        };
        groups.iter().map(one).sum()
    };
    let mean: f64 = groups.iter().map(|group| group.share * group.value).sum();
    let mut at = [(mean / (1.0 - mean)).ln(), 0.0];
    for _ in 0..200 {
        let (score, information) = derivatives(groups, at);
        let inverse = inverse(information)?;
        let step = [
            inverse[0][0] * score[0] + inverse[0][1] * score[1],
            inverse[1][0] * score[0] + inverse[1][1] * score[1],
        ];
        let size = step[0].abs().max(step[1].abs());
        let scale = at[0].abs().max(at[1].abs()).max(1.0);
        if size <= 1e-13 * scale {
            return finished(at, inverse);
        }
        let now = likelihood(at);
        let mut factor = 1.0;
        let mut next = [at[0] + step[0], at[1] + step[1]];
        while factor > 1e-4 && likelihood(next) < now - 1e-12 * now.abs() {
            factor *= 0.5;
            next = [at[0] + factor * step[0], at[1] + factor * step[1]];
        }
        at = next;
        if size <= 1e-9 * scale {
            // Within rounding of the maximum: one Newton step more is exact, and more do not help.
            let (_, information) = derivatives(groups, at);
            return finished(at, self::inverse(information)?);
        }
    }
    None
}

fn finished(at: [f64; 2], inverse: [[f64; 2]; 2]) -> Option<Logistic> {
    let [centre, slope] = at;
    // Back from centred ranks: the intercept is the centre less half the slope.
    let covariance = inverse[0][1] - 0.5 * inverse[1][1];
    let intercept = inverse[0][0] - inverse[0][1] + 0.25 * inverse[1][1];
    (centre.is_finite() && slope.is_finite()).then_some(Logistic {
        intercept: centre - 0.5 * slope,
        slope,
        covariance: [[intercept, covariance], [covariance, inverse[1][1]]],
    })
}

fn derivatives(groups: &[Group], at: [f64; 2]) -> ([f64; 2], [[f64; 2]; 2]) {
    let (mut score, mut information) = ([0.0; 2], [[0.0; 2]; 2]);
    for group in groups {
        let rank = group.rank - 0.5;
        let fitted = share(at[0] + at[1] * rank);
        let weight = group.people * fitted * share(-(at[0] + at[1] * rank));
        let residual = group.people * (group.value - fitted);
        for (i, x) in [1.0, rank].into_iter().enumerate() {
            score[i] += residual * x;
            for (j, y) in [1.0, rank].into_iter().enumerate() {
                information[i][j] += weight * x * y;
            }
        }
    }
    (score, information)
}

fn inverse(m: [[f64; 2]; 2]) -> Option<[[f64; 2]; 2]> {
    let determinant = m[0][0] * m[1][1] - m[0][1] * m[1][0];
    (determinant > 0.0 && determinant.is_finite()).then(|| {
        [
            [m[1][1] / determinant, -m[0][1] / determinant],
            [-m[1][0] / determinant, m[0][0] / determinant],
        ]
    })
}

/// Whether some rank splits the people with from those without: all shares are 0 up to it and 1 from
/// it, or the reverse, with at most one group between.
fn separated(groups: &[Group]) -> bool {
    let splits = |low: f64, high: f64| {
        let lows = groups.iter().take_while(|group| group.value == low).count();
        let highs = groups.iter().rev().take_while(|group| group.value == high).count();
        lows + highs + 1 >= groups.len()
    };
    splits(0.0, 1.0) || splits(1.0, 0.0)
}
