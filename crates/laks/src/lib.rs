//! Recruitment and retention analytics of health programmes: count once, infer from counts.
//!
//! Rows become a [`Cohort`], a cohort is counted into a [`Tally`] of whole numbers, and every figure is
//! computed from the tally. In the order of the data's way:
//!
//! | step | what stands here |
//! |---|---|
//! | what the words of a table mean | [`Schema`] |
//! | rows, validated | [`Record`] with [`Scores`] and [`MeasuredOn`], [`GoalMark`], [`Exit`], [`Day`] and [`Month`]; [`Cohort`], [`JoinedTables`] |
//! | what was wrong | [`Error`], [`IssueList`], [`Issue`], [`RuleId`] |
//! | counted, in one pass | [`Spec`], [`EntryWindow`], [`Tally`] with its [`Split`]s |
//! | figures from counts alone | [`Funnel`], [`Flow`], [`Rates`], [`Waiting`], [`GoalAttainment`], [`Outcomes`], [`Outcome`], [`Change`] |
//! | of whom, called what, how sure | [`Stage`], [`Among`], [`Figure`], [`Level`] |
//! | what a figure says | [`Estimate`], its [`Method`], its [`Note`]s, the [`Reason`] where there is none |
//! | before and after | [`Compare`], [`Comparison`] |
//! | the same source, a month later | [`Changes`] |
//! | beside a plan | [`Plan`], [`PlanStatus`], [`TargetStatus`], [`Status`] |
//! | for people | [`Present`], [`View`], [`Table`], [`Language`] |
//!
//! The parts of these have modules of their own: [`sections`] of a schema or a plan, [`results`]' rows and
//! fields, the [`words`] that results say; [`adapter`] is for whoever brings rows from elsewhere.
//!
//! # Features
//!
//! All three are on by default. Without them the crate needs the fewest others.
//!
//! | feature | gives |
//! |---|---|
//! | `toml` | schemas, plans and instruments as TOML, such as `Schema::from_toml`; without it they are JSON, or values |
//! | `hmac` | persons by a keyed hash of their CPR numbers, and tallies under a seal: `sections::PersonKey` |
//! | `json-schema` | the JSON Schema of `schema.toml`, with which editors complete and check it |
//!
//! # Other crates in these signatures
//!
//! A [`Day`] is made of a date of `jiff`, values and results are written and read by `serde`, an estimate may come
//! from `laks_stats`, and `schemars` describes the schema. These four are re-exported, so a program needs no
//! version of its own; everything else that laks uses stays inside.
//!
//! # The café of the examples
//!
//! Many examples on these pages count a café of 35 referrals in March 2016: 24 started in April, and by the middle of
//! May five had completed and three had dropped out. `cafe::cohort()`, `cafe::tally()` and `cafe::plan()` are these
//! records, counted by source, and a plan for them; they stand in `examples/docs/cafe.rs` of the crate.
//!
//! # From records to a judged plan
//!
//! ```
//! use laks::{Cohort, Day, Exit, Language, Plan, Present, Record, Schema, Stage, Status};
//!
//! let schema = Schema::from_toml("[table]\nextracted_on = 2016-06-30\n")?;
//! let referral = |day| -> Result<Record, laks::Error> {
//!     let started_on = Some(Day::new(2016, 4, 12)?);
//!     Ok(Record { referred_on: Some(Day::new(2016, 3, day)?), started_on, exit: Exit::Open, ..Record::default() })
//! };
//! let records = (1..=15).map(referral).collect::<Result<Vec<_>, _>>()?;
//! let cohort = Cohort::from_records(&records, &schema)?;
//!
//! let plan = Plan::from_toml(
//!     r#"
//!     [plan]
//!     id = "cafe"
//!     title = "Livsstilscafé"
//!     version = 1
//!     starts_on = 2016-03-01
//!
//!     [checkpoints]
//!     half_way = 2016-05-15
//!
//!     [[targets]]
//!     id = "april"
//!     text = "14 start in April"
//!     measure = "started"
//!     from = 2016-04-01
//!     to = 2016-04-30
//!     at_least = 14
//!     "#,
//! )?;
//! let tally = cohort.tally(&plan.spec(cohort.layout(), "half_way")?)?; // one pass answers every target
//! let started = tally.rates(Stage::Started, 0.95)?;
//! assert_eq!((started.rates[0].numerator, started.rates[0].denominator), (Some(15), Some(15)));
//!
//! let status = plan.evaluate(&tally, 0.95)?;
//! assert_eq!(status.targets[0].numerator, Some(15));
//! assert_eq!(status.targets[0].status, Status::Attained);
//! println!("{}", status.sentence(Language::Danish));
//! println!("{}", serde_json::to_string(&status)?); // results are plain structs that serde writes
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

// The modules stand in the order in which data flow through them: none uses one that stands below it.

mod wide_registers;

mod persons;

mod language;
mod nearest;
mod spelling;

mod calendar;

mod rules;

mod error;

mod level;

mod schema;

mod meaning;

mod records;
mod validate;

mod join;

mod cohort;

mod tally;

mod counted;

mod below;
mod figure;
mod method;
mod reason;

mod estimate;

mod cell;

mod funnel;
mod goals;
mod outcomes;

mod compare;
mod plan;

mod extracts;

mod voice;

mod tables;

pub mod adapter;
pub mod results;
pub mod sections;
pub mod words;

pub use calendar::{Day, Month};
pub use cohort::{Cohort, MeasuredOn, Record, Scores, Split};
pub use compare::{Compare, Comparison};
pub use error::Error;
pub use estimate::{Estimate, Note};
pub use extracts::Changes;
pub use figure::Figure;
pub use funnel::{Flow, Funnel, Rates, Waiting};
pub use goals::GoalAttainment;
pub use join::JoinedTables;
pub use language::Language;
pub use level::Level;
pub use method::Method;
pub use outcomes::{Change, Outcome, Outcomes};
pub use plan::{Plan, PlanStatus, Status, TargetStatus};
pub use reason::Reason;
pub use records::EntryWindow;
pub use rules::{Exit, Issue, IssueList, RuleId, Stage};
pub use schema::{GoalMark, Schema};
pub use tables::{Present, Table, View};
pub use tally::{Among, Spec, Tally};

pub use jiff;
pub use laks_stats;
#[cfg(feature = "json-schema")]
pub use schemars;
pub use serde;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
