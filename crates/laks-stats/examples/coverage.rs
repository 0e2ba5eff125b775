//! Prints how often each interval holds the truth, by enumerating every possible result.
//!
//! `cargo run --release -p laks-stats --example coverage > crates/laks-stats/coverage.md`
#![allow(clippy::print_stdout)]

use laks_stats::distributions::{binomial_pmf, poisson_pmf};
use laks_stats::{
    DifferenceMethod, Error, Estimate, OddsRatioMethod, ProportionMethod, RateMethod,
    RateRatioMethod, RiskRatioMethod, difference, odds_ratio, proportion, rate, rate_ratio,
    risk_ratio,
};

const LEVEL: f64 = 0.95;

fn main() -> Result<(), Error> {
    println!("# Coverage of the 95 % intervals\n");
    println!("Every possible result is enumerated; nothing is simulated. *Minimum* is the lowest");
    println!("probability, over the true values, that the interval holds the truth; *mean* is its");
    println!("average over true values spread evenly.\n");
    one_share()?;
    two_shares()?;
    one_rate()?;
    two_rates()
}

/// The ends of an interval; nothing for a method that has none here.
fn ends(estimate: &Estimate) -> Option<(f64, f64)> {
    Some((estimate.lower?, estimate.upper?))
}

/// The lowest and the mean of some coverages.
#[derive(Clone, Copy)]
struct Summary {
    minimum: f64,
    sum: f64,
    points: f64,
}

impl Summary {
    const NONE: Self = Self { minimum: 1.0, sum: 0.0, points: 0.0 };

    fn add(&mut self, coverage: f64) {
        self.minimum = self.minimum.min(coverage);
        self.sum += coverage;
        self.points += 1.0;
    }

    fn cells(self) -> String {
        format!(" {:.3} | {:.3} |", self.minimum, self.sum / self.points)
    }
}

/// Minimum at both sides of every end, where it is attained; mean on an even grid.
fn share_summary(n: u64, method: ProportionMethod) -> Result<Summary, Error> {
    let intervals: Vec<(f64, f64)> = (0..=n)
        .filter_map(|x| proportion(x, n, method, LEVEL).map(|e| ends(&e)).transpose())
        .collect::<Result<_, _>>()?;
    let coverage = |p: f64| -> f64 {
        let held = (0..=n).zip(&intervals).filter(|(_, (lower, upper))| *lower <= p && p <= *upper);
        held.map(|(x, _)| binomial_pmf(x, n, p)).sum()
    };
    let mut summary = Summary::NONE;
    (1..1000).for_each(|i| summary.add(coverage(f64::from(i) / 1000.0)));
    for end in intervals.iter().flat_map(|(lower, upper)| [*lower, *upper]) {
        for p in [end * (1.0 - 1e-9), end * (1.0 + 1e-9)] {
            if p > 0.0 && p < 1.0 {
                summary.minimum = summary.minimum.min(coverage(p));
            }
        }
    }
    Ok(summary)
}

fn one_share() -> Result<(), Error> {
    println!("## One proportion\n\nOver all true shares, and over all n from 1 to 40.\n");
    println!(
        "| method | n = 8: minimum | mean | n = 20: minimum | mean | n = 40: minimum | mean | n ≤ 40: minimum | mean |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for &method in ProportionMethod::ALL {
        let mut row = format!("| {method} |");
        for n in [8, 20, 40] {
            row += &share_summary(n, method)?.cells();
        }
        let mut all = Summary::NONE;
        for n in 1..=40 {
            let summary = share_summary(n, method)?;
            all.add(summary.sum / summary.points);
            all.minimum = all.minimum.min(summary.minimum);
        }
        println!("{row}{}", all.cells());
    }
    println!();
    Ok(())
}

/// One line of the table of two samples.
fn two_share_row(
    name: &str,
    measure: impl Fn(f64, f64) -> f64,
    interval: impl Fn(u64, u64, u64, u64) -> Result<Estimate, Error>,
) -> Result<(), Error> {
    let mut row = format!("| {name} |");
    for (n1, n2) in [(8, 8), (15, 15), (8, 24)] {
        let mut held = Vec::new();
        for x1 in 0..=n1 {
            for x2 in 0..=n2 {
                held.push((x1, x2, ends(&interval(x1, n1, x2, n2)?)));
            }
        }
        let mut summary = Summary::NONE;
        for i in 1..50 {
            for j in 1..50 {
                let (p1, p2) = (f64::from(i) / 50.0, f64::from(j) / 50.0);
                let truth = measure(p1, p2);
                let inside =
                    |e: Option<(f64, f64)>| e.is_none_or(|(l, u)| l <= truth && truth <= u);
                let coverage = held
                    .iter()
                    .filter(|(_, _, ends)| inside(*ends))
                    .map(|(x1, x2, _)| binomial_pmf(*x1, n1, p1) * binomial_pmf(*x2, n2, p2))
                    .sum();
                summary.add(coverage);
            }
        }
        row += &summary.cells();
    }
    println!("{row}");
    Ok(())
}

fn two_shares() -> Result<(), Error> {
    println!(
        "## Two proportions\n\nOver both true shares at .02, .04, …, .98. A result without an"
    );
    println!("interval (Katz at zero) counts as holding the truth.\n");
    println!(
        "| measure, method | 8 and 8: minimum | mean | 15 and 15: minimum | mean | 8 and 24: minimum | mean |"
    );
    println!("|---|---|---|---|---|---|---|");
    for &method in DifferenceMethod::ALL {
        two_share_row(
            &format!("difference, {method}"),
            |p1, p2| p1 - p2,
            |x1, n1, x2, n2| difference(x1, n1, x2, n2, method, LEVEL),
        )?;
    }
    for &method in RiskRatioMethod::ALL {
        two_share_row(
            &format!("risk ratio, {method}"),
            |p1, p2| p1 / p2,
            |x1, n1, x2, n2| risk_ratio(x1, n1, x2, n2, method, LEVEL),
        )?;
    }
    for &method in OddsRatioMethod::ALL {
        let odds = |p: f64| p / (1.0 - p);
        two_share_row(
            &format!("odds ratio, {method}"),
            |p1, p2| odds(p1) / odds(p2),
            |x1, n1, x2, n2| odds_ratio(x1, n1, x2, n2, method, LEVEL),
        )?;
    }
    println!();
    Ok(())
}

fn one_rate() -> Result<(), Error> {
    println!("## One rate\n\nOver true means of 0.05, 0.10, …, 20 events.\n");
    println!("| method | minimum | mean |\n|---|---|---|");
    for &method in RateMethod::ALL {
        let mut intervals = Vec::new();
        for events in 0..120 {
            intervals.push((events, ends(&rate(events, 1.0, method, LEVEL)?)));
        }
        let mut summary = Summary::NONE;
        for i in 1..=400 {
            let mean = f64::from(i) / 20.0;
            let inside = |e: Option<(f64, f64)>| e.is_some_and(|(l, u)| l <= mean && mean <= u);
            let held = intervals.iter().filter(|(_, ends)| inside(*ends));
            summary.add(held.map(|(events, _)| poisson_pmf(*events, mean)).sum());
        }
        println!("| {method} |{}", summary.cells());
    }
    println!();
    Ok(())
}

fn two_rates() -> Result<(), Error> {
    println!("## Two rates\n\nOver true means of 1, 2, …, 15 events in each group.\n");
    println!("| method | minimum | mean |\n|---|---|---|");
    for &method in RateRatioMethod::ALL {
        let mut intervals = Vec::new();
        for x1 in 0..60 {
            for x2 in 0..60 {
                intervals.push((x1, x2, ends(&rate_ratio(x1, 1.0, x2, 1.0, method, LEVEL)?)));
            }
        }
        let mut summary = Summary::NONE;
        for i in 1..=15 {
            for j in 1..=15 {
                let (mean1, mean2) = (f64::from(i), f64::from(j));
                let truth = mean1 / mean2;
                let inside =
                    |e: Option<(f64, f64)>| e.is_some_and(|(l, u)| l <= truth && truth <= u);
                let held = intervals.iter().filter(|(_, _, ends)| inside(*ends));
                summary.add(
                    held.map(|(x1, x2, _)| poisson_pmf(*x1, mean1) * poisson_pmf(*x2, mean2)).sum(),
                );
            }
        }
        println!("| {method} |{}", summary.cells());
    }
    Ok(())
}
