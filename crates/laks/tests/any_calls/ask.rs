//! Calls that ask something of what was made. What comes is looked at by [`crate::told`].

use crate::odd::Args;
use crate::told;
use crate::world::{Answer, Named, World, pick};
use laks::adapter::CountTable;
use laks::results::EntryPeriod;
use laks::{Among, Compare, Figure, Level, Stage, Tally};

pub(crate) const ALL: &[Named<Args>] = &[
    ("funnel", |world, args| told::shown(&world.tally(args.which)?.funnel(args.level()?)?)),
    ("funnel_at", |world, args| {
        told::shown(&world.tally(args.which)?.funnel_at(args.second % 3, args.level()?)?)
    }),
    ("funnel_of_everybody", |world, args| {
        told::shown(&world.tally(args.which)?.funnel_of_everybody(args.level()?)?)
    }),
    ("rates", |world, args| {
        told::shown(&world.tally(args.which)?.rates(args.of(&Stage::ALL), args.level()?)?)
    }),
    ("waiting", |world, args| told::shown(&world.tally(args.which)?.waiting(args.level()?)?)),
    ("flow", |world, args| told::shown(&world.tally(args.which)?.flow()?)),
    ("period", |world, args| told::table(&world.tally(args.which)?.period(args.day, args.until)?)),
    ("goals", |world, args| {
        let usual = !args.which.is_multiple_of(3);
        let at_least = if usual { 1 } else { args.u32() };
        let of = Some(args.other as u32).filter(|_| !usual);
        let among = args.of(&[Among::Referred, Among::Started, Among::Completed]);
        let asked = |tally: &Tally| !tally.spec().goals.is_empty();
        let of_goals = world.tallies.iter().find(|tally| usual && asked(tally)).cloned();
        let tally = of_goals.map_or_else(|| world.tally(args.which), Ok)?;
        told::shown(&tally.goals(at_least, of, among, args.level()?)?)
    }),
    ("outcomes", |world, args| told::shown(&world.tally(args.which)?.outcomes(args.level()?)?)),
    ("change", |world, args| {
        let tally = world.tally(args.which)?;
        let name = args.of(&["who5", "self_rated_health", args.text.as_str()]);
        let among = args.of(&[Among::Referred, Among::Started, Among::Completed]);
        told::shown(&tally.outcome(name)?.among(among).change(args.level()?)?)
    }),
    ("compare", compare),
    ("changes_to", changes_to),
    ("evaluate", |world, args| {
        let tally = world.tally(args.which)?;
        let plan = pick(&world.plans, args.second).ok_or_else(told::nothing)?;
        let status = plan.evaluate(&tally, args.level()?)?;
        status.targets.iter().for_each(told::target);
        told::shown(&status)
    }),
    ("evaluate_cohort", |world, args| {
        let cohort = world.cohort(args.which)?;
        let plan = pick(&world.plans, args.second).ok_or_else(told::nothing)?;
        let at = args.of(&["half_way", args.text.as_str()]);
        told::shown(&plan.evaluate_cohort(&cohort, at, args.level()?)?)
    }),
    ("checkpoint_at", |world, args| {
        let plan = pick(&world.plans, args.second).ok_or_else(told::nothing)?;
        plan.checkpoint_at(args.day);
        plan.date_of(args.of(&["half_way", args.text.as_str()])).map(|_| ())
    }),
    ("merge", |world, args| {
        let (mut one, other) = (world.tally(args.which)?, world.tally(args.second)?);
        let both = one.merged(&other)?;
        one.merge(&other)?;
        assert_eq!(one.to_json()?, both.to_json()?);
        world.keep(both);
        Ok(())
    }),
    ("merged_all", |world, args| {
        let many = vec![world.tally(args.which)?; 1 + args.second % 4];
        world.keep(Tally::merged_all(&many)?);
        Ok(())
    }),
    ("by", |world, args| {
        let tally = world.tally(args.which)?;
        let names = args.of(&[vec![], tally.spec().by.clone(), vec![args.text.clone()]]);
        world.keep(tally.by(&names)?);
        Ok(())
    }),
    ("total", |world, args| {
        let total = world.tally(args.which)?.total();
        world.keep(total);
        Ok(())
    }),
    ("only", |world, args| {
        let tally = world.tally(args.which)?;
        let name = tally.spec().by.first().cloned().unwrap_or_else(|| args.text.clone());
        let labels = if args.which.is_multiple_of(3) {
            vec![args.text.clone()]
        } else {
            vec!["a".to_owned()]
        };
        world.keep(tally.only(&name, &labels)?);
        Ok(())
    }),
    ("at", |world, args| {
        let tally = world.tally(args.which)?;
        let day = tally.as_of().filter(|_| args.second.is_multiple_of(2)).unwrap_or(args.day);
        world.keep(tally.at(day)?);
        Ok(())
    }),
    ("cells", |world, args| {
        let tally = world.tally(args.which)?;
        for stratum in tally.strata() {
            for table in tally.spec().tables() {
                let cells = tally.cells(stratum, table, args.second % 4);
                let cells =
                    cells.map(|cells| cells.iter().map(|(_, n)| n).sum::<u64>() == cells.total());
                assert_ne!(cells, Some(false));
            }
        }
        tally.has(CountTable::Outcome(args.second));
        Ok(())
    }),
    ("count_at", count_at),
    ("facts", |world, args| {
        let tally = world.tally(args.which)?;
        told::words(&tally.sentence(laks::Language::Danish)?);
        assert!(tally.unread().len() <= 3 && tally.known().names().all(|name| !name.is_empty()));
        assert!(tally.trusts_ids() || tally.bytes() < usize::MAX || tally.may_count_twice());
        assert!(tally.ends_early().is_none_or(|day| Some(day) < tally.as_of()));
        tally.published_bounds(&args.text);
        tally.published_count(&args.text);
        told::counted_table(&tally.issues().table())
    }),
    ("level", |_, args| {
        Level::new(args.real).map(|level| assert!(level.get() > 0.0 && level.get() < 1.0))
    }),
    ("estimate", |_, args| {
        let share = laks::Estimate::share(
            Figure::Uptake,
            args.u64(),
            args.other.cast_unsigned(),
            Stage::Referred,
            args.level()?,
        )?;
        told::estimate(&share);
        told::shown(&share)
    }),
    ("day", |_, args| {
        let year = if args.which.is_multiple_of(2) { 2016 } else { args.number as i16 };
        let (month, of_month) = (args.other as i8, args.second as i8 % 32);
        let day = laks::Day::new(year, month, of_month);
        let parsed: Result<laks::Day, _> = args.text.parse();
        parsed.map(|day| day.plus_days(args.i32())).ok();
        let later = args.day.plus_days(args.i32());
        assert!(later.days_since(args.until) <= laks::Day::MAX.days_since(laks::Day::MIN));
        assert!(
            laks::Month::from_index(args.i32()).last_day()
                > laks::Month::from_index(args.i32()).first_day()
        );
        EntryPeriod::new(args.day, args.until)?.days()?;
        Ok(day.map(|_| ())?)
    }),
];

fn compare(world: &mut World, args: &Args) -> Answer {
    let (before, after) = (world.tally(args.which)?, world.tally(args.second)?);
    let period =
        || EntryPeriod::new(args.day, args.until).ok().filter(|_| args.which.is_multiple_of(4));
    let asked = Compare {
        before_period: period(),
        after_period: period(),
        level: args.level()?,
        family: (args.second.is_multiple_of(3))
            .then(|| Figure::from_name(&args.text).into_iter().collect()),
        ..Compare::default()
    };
    let comparison = before.compared_with(&after, &asked)?;
    told::words(&comparison.notes_in_words(laks::Language::Danish).join(" "));
    told::shown(&comparison)
}

fn changes_to(world: &mut World, args: &Args) -> Answer {
    let (earlier, later) = (world.tally(args.which)?, world.tally(args.second)?);
    let plan = pick(&world.plans, args.which);
    told::shown(&earlier.changes_to(&later, plan, args.level()?)?)
}

/// The cells that a figure names, changed by hand.
fn count_at(world: &mut World, args: &Args) -> Answer {
    let tally = world.tally(args.which)?;
    let funnel = tally.funnel(0.95)?;
    let refs: Vec<_> = funnel
        .strata
        .iter()
        .chain([&funnel.total])
        .flat_map(|row| &row.rates)
        .flat_map(laks::Estimate::counts)
        .collect();
    let Some(mut cells) = pick(&refs, args.second).cloned() else { return Ok(()) };
    match args.which % 4 {
        0 => cells.table.clone_from(&args.text),
        1 => cells.date = Some(args.day),
        2 => cells.stratum.clear(),
        _ => {}
    }
    assert!(tally.count_at(&cells)? <= tally.notes().rows.max(1 << 53));
    Ok(())
}
