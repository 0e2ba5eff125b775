//! The chance that a share will be reached, when each person's chance depends on the days already in.

use super::Prediction;
use super::fate::{ExitOutcome, Fate, Fates};
use super::follow_up::{FollowUp, MAX_EXIT_KINDS, StillIn};
use super::hazards::DayOfExits;
use super::prior_mass::PriorMass;
use crate::Error;
use crate::error::{check_level, check_part};
use crate::random::{Stream, binomial};

const METHOD: &str = "beta_stacy";

/// People who must first enter what is followed, such as those on a waiting list.
#[derive(Debug, Clone, PartialEq)]
pub struct Entries {
    /// Who entered (kind 0), who was closed before (kind 1: a failure), and who still waits.
    pub follow_up: FollowUp,
    /// What is taken for granted about them.
    pub prior: Vec<PriorMass>,
}

/// How often everything that is not known is drawn, and with which numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// How many draws: 10 000 leave an error of half a percentage point at most.
    pub times: u32,
    /// The seed: the same one gives the same numbers, whatever else runs.
    pub seed: u64,
}

/// What is known of a share and of the people who will still decide it.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareSoFar {
    /// Successes that are counted already.
    pub succeeded: u64,
    /// People below the line who are counted already, the successes among them.
    pub counted: u64,
    /// Who left, when and how, and who is still in.
    pub follow_up: FollowUp,
    /// What is taken for granted about them.
    pub prior: Vec<PriorMass>,
    /// What becomes of those who leave by each kind of exit.
    pub outcomes: Vec<ExitOutcome>,
    /// Who must first enter; none where only those who are in can come below the line.
    pub entries: Option<Entries>,
}

/// The probability that the final share is at least `share`, and the range of further successes.
///
/// On each day of the follow-up the exits by kind are Dirichlet beside staying, independent from day to
/// day. Known exits and people at risk update them exactly, whoever is still in included (the beta-Stacy
/// process of Walker and Muliere with competing exits), so each open person's chance is conditional on
/// the days already in: `P(success | in after d) = Σ P(exit by kind k | in after d) P(success | k)`. A
/// person with a planned end leaves by kind 0 there unless another exit comes first, and whoever is in
/// beyond every day of an exit or a prior mass leaves by kind 0 with a chance that is Beta(½, ½). So many times
/// everything that is not known is drawn, then what becomes of each open person; the probability is
/// the share of draws in which the share is reached, `(hits + ½) / (draws + 1)`.
///
/// Not for people who may still join: only those who are in, or wait, are drawn.
///
/// References: Susarla and Van Ryzin 1976, doi:10.1080/01621459.1976.10480966; Walker and Muliere 1997,
/// doi:10.1214/aos/1031594741; Arfè, Peluso and Muliere 2019, arXiv:1811.12304 (competing exits).
///
/// # Errors
/// If the successes exceed the counted, the share is not above 0 and at most 1, an exit's kind has no
/// outcome, a prior mass is not positive, there are no draws, or the level is outside (0, 1).
///
/// # Examples
/// Of ten who started 4 dropped out after 20 days and 6 completed on day 84. Ten are in after 30 days:
/// the drop-outs lie behind them, and nearly all of them will complete.
/// ```
/// use laks_stats::{Draws, ExitOutcome, FollowUp, LeftOn, PriorMass, ShareSoFar, StillIn, share_more};
/// let left = |days, kind, people| LeftOn { days, kind, people };
/// let so_far = ShareSoFar {
///     succeeded: 6,
///     counted: 10,
///     follow_up: FollowUp {
///         left: vec![left(20, 1, 4), left(84, 0, 6)],
///         still_in: vec![StillIn { days: 30, ends_at: None, people: 10, settled: 0 }],
///     },
///     prior: PriorMass::after_every_day_seen(),
///     outcomes: vec![ExitOutcome::Success, ExitOutcome::Failure],
///     entries: None,
/// };
/// let chance = share_more(&so_far, 0.7, Draws { times: 10_000, seed: 1 }, 0.95)?;
/// assert!(chance.probability.unwrap() > 0.8);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn share_more(
    so_far: &ShareSoFar,
    share: f64,
    draws: Draws,
    level: f64,
) -> Result<Prediction, Error> {
    check(so_far, share, draws.times)?;
    check_level(level)?;
    let model = Model::of(so_far);
    let (mut hits, mut total) = (0_u32, 0_u64);
    let mut successes: Vec<u64> = Vec::with_capacity(draws.times as usize);
    for place in 0..draws.times {
        let (succeed, fail) = model.draw(&mut Stream::new(draws.seed, u64::from(place)));
        let (above, below) = (so_far.succeeded + succeed, so_far.counted + succeed + fail);
        hits += u32::from(below > 0 && above as f64 / below as f64 >= share);
        total += succeed;
        successes.push(succeed);
    }
    successes.sort_unstable();
    let outside = (1.0 - level) / 2.0;
    let quantile = |p: f64| {
        let rank = (p * f64::from(draws.times)).ceil() as usize;
        successes.get(rank.max(1) - 1).or(successes.last()).copied()
    };
    Ok(Prediction {
        probability: Some((f64::from(hits) + 0.5) / (f64::from(draws.times) + 1.0)),
        expected: Some(total as f64 / f64::from(draws.times)),
        lower: quantile(outside),
        upper: quantile(1.0 - outside),
        level,
        method: METHOD,
        reason: None,
    })
}

fn check(so_far: &ShareSoFar, share: f64, draws: u32) -> Result<(), Error> {
    check_part("succeeded", so_far.succeeded, so_far.counted)?;
    if !(share > 0.0 && share <= 1.0) {
        return Err(Error::argument("share", "above 0 and at most 1", share));
    }
    if draws == 0 {
        return Err(Error::argument("draws", "1 or more", draws));
    }
    let kinds = so_far.outcomes.len();
    if !(2..=MAX_EXIT_KINDS).contains(&kinds) {
        return Err(Error::argument("outcomes", "one for each of 2 to 4 kinds of exit", kinds));
    }
    check_stage(&so_far.follow_up, &so_far.prior, kinds)?;
    so_far
        .entries
        .as_ref()
        .map_or(Ok(()), |entries| check_stage(&entries.follow_up, &entries.prior, 2))
}

fn check_stage(follow_up: &FollowUp, prior: &[PriorMass], kinds: usize) -> Result<(), Error> {
    follow_up.check(kinds)?;
    let wrong = |mass: &&PriorMass| mass.kind >= kinds || !(mass.mass > 0.0 && mass.mass < 1e100);
    match prior.iter().find(wrong) {
        None => Ok(()),
        Some(mass) => {
            let found = format!("{} of kind {}", mass.mass, mass.kind);
            Err(Error::argument("prior", "positive masses of kinds with an outcome", found))
        }
    }
}

/// What is drawn from: hazards of both stages, and who is open.
struct Model<'a> {
    so_far: &'a ShareSoFar,
    stay: Vec<DayOfExits>,
    entry: Vec<DayOfExits>,
}

impl<'a> Model<'a> {
    fn of(so_far: &'a ShareSoFar) -> Self {
        let entry = so_far.entries.as_ref();
        Self {
            so_far,
            stay: so_far.follow_up.hazards(&so_far.prior),
            entry: entry.map_or(Vec::new(), |entry| entry.follow_up.hazards(&entry.prior)),
        }
    }

    /// How many of the open succeed and fail, in one draw.
    fn draw(&self, stream: &mut Stream) -> (u64, u64) {
        let mut outcomes = [Fate::OUTSIDE; MAX_EXIT_KINDS];
        for (outcome, fate) in self.so_far.outcomes.iter().zip(&mut outcomes) {
            *fate = outcome.draw(stream);
        }
        let fates = Fates::draw(&self.stay, outcomes, stream);
        let mut counts = (0, 0);
        add(&mut counts, &self.so_far.follow_up.still_in, &fates, stream);
        if let Some(entries) = &self.so_far.entries {
            let mut outcomes = [Fate::OUTSIDE; MAX_EXIT_KINDS];
            outcomes[..2].copy_from_slice(&[fates.on_entry(), Fate::FAILURE]);
            let fates = Fates::draw(&self.entry, outcomes, stream);
            add(&mut counts, &entries.follow_up.still_in, &fates, stream);
        }
        counts
    }
}

fn add(counts: &mut (u64, u64), groups: &[StillIn], fates: &Fates, stream: &mut Stream) {
    for group in groups.iter().filter(|group| group.people > group.settled) {
        let people = group.people - group.settled;
        let fate = fates.of(group);
        let succeed = binomial(people, fate.success, stream);
        let rest = 1.0 - fate.success;
        let fails = if rest > 0.0 { (fate.failure / rest).min(1.0) } else { 0.0 };
        counts.0 += succeed;
        counts.1 += binomial(people - succeed, fails, stream);
    }
}
