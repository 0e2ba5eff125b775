//! The change from before to after of those measured twice, with what the missing leave open.

use super::cells::ScoreCells;
use super::change_row::{BaselineComparison, ChangeRow};
use super::cut_off::CutOffRow;
use super::joint::Joint;
use super::score_count::ScoreCount;
use super::shares::ChangeCounts;
use super::unknown::Unknown;
use crate::below::Below;
use crate::calendar::Day;
use crate::error::Error;
use crate::estimate::{Estimate, Note, Unit};
use crate::figure::Figure;
use crate::reason::Reason;
use crate::records::{Known, OfColumns};
use crate::schema::{Better, Instrument, StageWords};
use crate::tally::{Among, CountTable, Tally};
use laks_stats::paired_change_table;
use serde::{Deserialize, Serialize};

/// What changed in an outcome from before to after.
///
/// Means have Student's t interval, d̄ ∓ t s / √n on n − 1 degrees of freedom; of a few people it may go beyond
/// what the scale allows, and the sentence then says so. Shares have Wilson's
/// score interval (1927, doi:10.1080/01621459.1927.10502953). P(better) + ½ P(equal) has Tango's score
/// interval for the paired difference, halved (Tango 1998, Statistics in Medicine 17: 891–908).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Change {
    /// The outcome.
    pub outcome: String,
    /// Its instrument: range, meaningful change with its source, percent per raw point.
    pub instrument: Instrument,
    /// Which way is better.
    pub better: Better,
    /// The date of the count.
    pub as_of: Option<Day>,
    /// The day the table ends, where that lies before the date of the count: nothing is known of the days
    /// between.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_early: Option<Day>,
    /// With follow-up: so many days after the start it is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up_days: Option<u32>,
    /// The strata.
    pub by: Vec<String>,
    /// The group.
    pub among: Among,
    /// Scores and ratings without a date of their own, in all rows of the tally: dated by the row's
    /// start or end.
    pub undated_facts: u64,
    /// Facts about open cases that are true only on the day of the extract, and were left out.
    pub left_out: u64,
    /// Everybody.
    pub total: ChangeRow,
    /// Each stratum, in the order of its labels; empty without strata.
    pub strata: Vec<ChangeRow>,
    /// What the programme calls its stages.
    #[serde(default, skip_serializing_if = "StageWords::is_empty")]
    pub words: StageWords,
}

/// The change in the outcome with this number, for the whole and each stratum.
pub(super) fn change_of(
    tally: &Tally,
    index: usize,
    among: Among,
    level: f64,
) -> Result<Change, Error> {
    let outcome = &tally.spec().outcomes[index];
    let date = tally.spec().as_of.len().saturating_sub(1);
    check_asked(tally, index, among)?;
    let excluded = tally.excluded();
    let maker = RowMaker { instrument: &outcome.instrument, among, level, excluded };
    let left_out = tally.notes().left_out.get(date).copied().unwrap_or(0);
    let undated = tally.undated(left_out);
    let unknown = |known: &Known| Unknown::of(known, &outcome.name, among, undated);
    let words = &tally.spec().words;
    let worded = |row: ChangeRow| match words.is_empty() {
        true => row,
        false => row.mapped(|estimate| estimate.worded(words)),
    };
    let cells = ScoreCells::of(tally, (index, date), among).of_figures();
    let counted = |row: ChangeRow| {
        let whose = tally.whose(&row.key);
        row.mapped(|estimate| match cells.get(&estimate.name) {
            Some(cells) => estimate.counted_in(cells.of(&whose)),
            None => estimate,
        })
    };
    let mut everybody = Joint::empty(&outcome.instrument);
    let mut joint = everybody.clone();
    let (mut strata, mut of_columns) = (Vec::new(), OfColumns::new());
    for stratum in tally.shown().iter() {
        joint.clear();
        joint.count(tally, stratum, index, date, among);
        everybody.add(&joint);
        if !tally.spec().by.is_empty() {
            let row = counted(maker.row(stratum.key.clone(), &joint)?);
            strata.push(worded(of_columns.of(stratum.known(), unknown).hide(row)));
        }
    }
    Ok(Change {
        outcome: outcome.name.clone(),
        instrument: outcome.instrument.clone(),
        better: outcome.instrument.better,
        as_of: tally.as_of(),
        ends_early: tally.ends_early(),
        follow_up_days: tally.spec().follow_up_days,
        by: tally.spec().by.clone(),
        among,
        undated_facts: tally.notes().undated_facts,
        left_out,
        total: worded(unknown(&tally.known()).hide(counted(maker.row(Vec::new(), &everybody)?))),
        strata,
        words: words.clone(),
    })
}

/// Refuses what was not counted: an outcome that the tally lacks, or, where everyone is followed from
/// start, those who only were referred.
fn check_asked(tally: &Tally, index: usize, among: Among) -> Result<(), Error> {
    let name = &tally.spec().outcomes[index].name;
    tally.require(CountTable::Outcome(index), &format!("the change in {name}"))?;
    tally.check_followed(among, &format!("the change in {name}"))
}

/// What every row of a change has in common.
struct RowMaker<'a> {
    instrument: &'a Instrument,
    among: Among,
    level: f64,
    excluded: u64,
}

impl RowMaker<'_> {
    fn row(&self, key: Vec<Option<String>>, joint: &Joint) -> Result<ChangeRow, Error> {
        let (people, paired) = (joint.people, joint.paired());
        let not_due = joint.waiting + joint.ongoing;
        let meaningful = usize::try_from(self.instrument.meaningful_change).unwrap_or(usize::MAX);
        let counts = ChangeCounts::of(joint, meaningful);
        let note = Note::PairedOnly { unpaired: people - paired };
        let of_paired = |estimate: Estimate| estimate.noted(note.clone());
        let share = |name: Figure, count: u64| -> Result<Estimate, Error> {
            self.share(name, count, paired, Below::Paired).map(of_paired)
        };
        let able = |name: Figure, count: u64, able: u64, who: Below| -> Result<Estimate, Error> {
            self.share(name, count, able, who).map(of_paired)
        };
        let gains = paired_change_table(&joint.pairs)?;
        let gain = self.points(Figure::MeanGain, &gains.mean(self.level)?, paired, Below::Paired);
        let gain = of_paired(gain);
        let better = gains.probability_better(self.level)?;
        let better = Estimate::of(Figure::ProbabilityBetter, &better, Unit::Share, Below::Paired);
        let scores = self.scores(joint);
        let ends = |name, levels: Vec<u64>| self.mean(name, &levels, Below::Paired).map(of_paired);
        Ok(ChangeRow {
            key,
            people: Some(people),
            with_baseline: Some(joint.with_baseline),
            with_follow_up: Some(joint.with_follow_up),
            paired: Some(paired),
            missing: Some(people - paired - not_due),
            not_due: Some(not_due),
            completeness: self.so_far(Figure::PairedCompleteness, paired, joint, not_due)?,
            mean_before: ends(Figure::MeanBefore, joint.before())?,
            mean_after: ends(Figure::MeanAfter, joint.after())?,
            mean_change: self.raw_direction(Estimate { name: Figure::MeanChange, ..gain.clone() }),
            gain,
            improved: share(Figure::Improved, counts.improved)?,
            unchanged: share(Figure::Unchanged, counts.unchanged)?,
            worse: share(Figure::Worse, counts.worse)?,
            improved_of_able: able(
                Figure::ImprovedOfAble,
                counts.improved,
                counts.could_improve,
                Below::RoomToImprove,
            )?,
            worse_of_able: able(
                Figure::WorseOfAble,
                counts.worse,
                counts.could_worsen,
                Below::RoomToWorsen,
            )?,
            ceiling: share(Figure::Ceiling, paired - counts.could_improve)?,
            probability_better: of_paired(self.counted(better, paired)),
            improved_of_all: self.so_far(
                Figure::ImprovedOf(self.among),
                counts.improved,
                joint,
                people - paired,
            )?,
            baseline: self.baselines(joint)?,
            cut_offs: CutOffRow::of(&self.instrument.cut_offs, &scores, share)?,
            scores: Some(scores),
        })
    }

    /// How often each raw score was had by the paired, from the lowest score.
    fn scores(&self, joint: &Joint) -> Vec<ScoreCount> {
        let counts = joint.before().into_iter().zip(joint.after());
        let mut counts: Vec<(u64, u64)> = counts.collect();
        if self.instrument.better == Better::Lower {
            counts.reverse();
        }
        let scores = (self.instrument.range[0]..).zip(counts);
        scores.map(|(score, (before, after))| ScoreCount { score, before, after }).collect()
    }

    fn baselines(&self, joint: &Joint) -> Result<BaselineComparison, Error> {
        Ok(BaselineComparison {
            followed: self.mean(Figure::BaselineOfFollowed, &joint.before(), Below::Paired)?,
            lost: self.mean(Figure::BaselineOfLost, &joint.lost, Below::LostToFollowUp)?,
            not_due: self.mean(Figure::BaselineOfNotDue, &joint.not_due, Below::FollowUpNotDue)?,
        })
    }

    fn counted(&self, estimate: Estimate, n: u64) -> Estimate {
        Estimate { excluded: self.excluded, ..estimate.resting_on(n) }
    }

    fn share(
        &self,
        name: Figure,
        count: u64,
        of: u64,
        who: impl Into<Below>,
    ) -> Result<Estimate, Error> {
        let share = Estimate::share(name, count, of, who, self.level)?;
        Ok(Estimate { excluded: self.excluded, ..share })
    }

    /// A share of the whole group, which this many more people could raise.
    fn so_far(
        &self,
        name: Figure,
        count: u64,
        joint: &Joint,
        more: u64,
    ) -> Result<Estimate, Error> {
        let share = self.share(name, count, joint.people, self.among)?;
        let share = share.with_open(more, joint.people);
        let (waiting, ongoing) = (joint.waiting, joint.ongoing);
        Ok(match waiting + ongoing {
            0 => share,
            _ => share.noted(Note::LowerBoundSoFar { waiting, ongoing }),
        })
    }

    fn points(
        &self,
        name: Figure,
        mean: &laks_stats::Estimate,
        n: u64,
        who: impl Into<Below>,
    ) -> Estimate {
        self.counted(Estimate::of(name, mean, Unit::Points, who), n)
    }

    /// A mean of raw scores, from how often each level was had, the worst first.
    fn mean(&self, name: Figure, levels: &[u64], who: impl Into<Below>) -> Result<Estimate, Error> {
        let n: u64 = levels.iter().sum();
        // One row: everybody's distance from level 0 is their level.
        let mean = paired_change_table(&[levels.to_vec()])?.mean(self.level)?;
        let mut mean = self.points(name, &mean, n, who);
        mean.reason = mean.reason.map(|_| no_mean(n));
        let [low, high] = self.instrument.range.map(f64::from);
        let worst = match self.instrument.better {
            Better::Higher => low,
            Better::Lower => high,
        };
        let mean = self.raw_direction(mean);
        let raw = |end: Option<f64>| end.map(|end| worst + end);
        Ok(Estimate {
            value: raw(mean.value),
            lower: raw(mean.lower),
            upper: raw(mean.upper),
            ..mean
        })
    }

    /// Turns a distance in the good direction into one of raw scores.
    fn raw_direction(&self, estimate: Estimate) -> Estimate {
        // 0 − x, so that 0 does not become −0.
        let turned = |end: Option<f64>| end.map(|end| 0.0 - end);
        match self.instrument.better {
            Better::Higher => estimate,
            Better::Lower => Estimate {
                value: turned(estimate.value),
                lower: turned(estimate.upper),
                upper: turned(estimate.lower),
                ..estimate
            },
        }
    }
}

/// Why a mean, or its interval, is not defined.
const fn no_mean(n: u64) -> Reason {
    match n {
        0 => Reason::NoSuchScore,
        1 => Reason::OneScore,
        _ => Reason::SameScores,
    }
}
