//! More of what helps never hurts.

use super::{Case, Held, every_method, every_pack_after, no_active, no_closure, not_above};
use crate::common::draw::Draw;
use organico::model::{Run, Scope};
use organico::pack::Pack;
use organico::scenario::{Action, LeverId, Scenario};
use organico::unit::Year;

/// Which side of the gap a lever moves.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Supply,
    Demand,
}

/// Moves a lever of a random scenario twice, less and more, and compares every row and year.
fn compare(case: &Case, lever: LeverId, side: Side, raises: bool) -> Held {
    let mut draw = Draw::new(case.seed, 20 + lever as u64);
    let row = lever.row();
    let (one, two) = (
        draw.between(row.min, row.max),
        draw.between(row.min, row.max),
    );
    let start = case.pack().opening_year + Year::try_from(draw.pick(4)).unwrap();
    let ramp = u16::try_from(draw.pick(3)).unwrap();
    let with = |value: f64| {
        let mut scenario: Scenario = case.scenario.clone();
        scenario.set(Action::new(lever, value, start, ramp));
        case.model.run(&scenario, Scope::All)
    };
    let (low, high) = (with(one.min(two))?, with(one.max(two))?);
    let (low, high) = if raises { (low, high) } else { (high, low) };
    never_below(&high, &low, side, row.code);
    Ok(())
}

fn never_below(high: &Run, low: &Run, side: Side, what: &str) {
    for (h, l) in high.professions.iter().zip(&low.professions) {
        let values = |run: &organico::model::ProfessionRun| match side {
            Side::Supply => run.capacity.clone(),
            Side::Demand => run.demand.fte.clone(),
        };
        for (at, (h, l)) in values(h).iter().zip(values(l)).enumerate() {
            not_above(l, *h, format_args!("{what}, cell {at} of year and row"));
        }
    }
}

/// The closure takes or gives a fixed number of heads: it works against whoever stays.
fn open(pack: &mut Pack) {
    no_closure(pack);
    pack.cadres
        .iter_mut()
        .for_each(|c| c.exogenous.retain(|e| e.3 > 0.0));
}

/// Without the queue: whoever gets a place does not give up waiting, and others lose by that.
fn without_queue(pack: &mut Pack) {
    open(pack);
    pack.programmes.retain(|p| p.draws_from.is_none());
}

#[test]
fn later_retirement_never_lowers_supply_in_any_year() {
    let change = |pack: &mut Pack| {
        open(pack);
        no_active(pack);
    };
    every_pack_after(change, |case| {
        compare(case, LeverId::RetirementAge, Side::Supply, true)
    });
}

#[test]
fn more_places_never_widen_the_gap() {
    every_pack_after(open, |case| {
        for lever in [
            LeverId::PlacesMedicine,
            LeverId::PlacesNursing,
            LeverId::PlacesOther,
        ] {
            compare(case, lever, Side::Supply, true)?;
        }
        Ok(())
    });
}

#[test]
fn fuller_courses_and_fewer_dropouts_never_lower_supply() {
    every_pack_after(without_queue, |case| {
        compare(case, LeverId::Fill, Side::Supply, true)?;
        compare(case, LeverId::Dropout, Side::Supply, false)
    });
}

#[test]
fn more_contracts_never_lower_the_people_in_training() {
    every_pack_after(open, |case| {
        let start = case.pack().opening_year + 1;
        let with = |value: f64| {
            let mut scenario = case.scenario.clone();
            for lever in [LeverId::SpecialtyContracts, LeverId::PlacesGp] {
                scenario.set(Action::new(lever, value, start, 0));
            }
            case.model.run(&scenario, Scope::All)
        };
        let (few, many) = (with(-20.0)?, with(30.0)?);
        for (f, m) in few
            .training
            .programmes
            .iter()
            .zip(&many.training.programmes)
        {
            // the first autumn: later ones meet a shorter queue
            if let (Some(f), Some(m)) = (f.years.get(1), m.years.get(1)) {
                not_above(f.assigned, m.assigned, "assigned");
                not_above(m.waiting, f.waiting, "waiting");
            }
        }
        Ok(())
    });
}

#[test]
fn fewer_exits_never_lower_supply() {
    every_pack_after(open, |case| {
        compare(case, LeverId::VoluntaryExits, Side::Supply, false)?;
        compare(case, LeverId::Emigration, Side::Supply, false)
    });
}

#[test]
fn more_immigration_and_more_active_retirees_never_lower_supply() {
    every_pack_after(open, |case| {
        compare(case, LeverId::Immigration, Side::Supply, true)?;
        compare(case, LeverId::ActiveRetired, Side::Supply, true)
    });
}

#[test]
fn longer_hours_less_part_time_and_more_productivity_never_lower_supply() {
    every_pack_after(open, |case| {
        for lever in [LeverId::Hours, LeverId::FtePerHead, LeverId::Productivity] {
            compare(case, lever, Side::Supply, true)?;
        }
        Ok(())
    });
}

#[test]
fn more_use_and_more_unmet_need_never_lower_demand() {
    every_method(|case| {
        compare(case, LeverId::UseTrend, Side::Demand, true)?;
        compare(case, LeverId::UnmetNeed, Side::Demand, true)
    });
}

#[test]
fn more_sites_and_more_staff_per_site_never_lower_demand() {
    every_method(|case| {
        compare(case, LeverId::SitesOpen, Side::Demand, true)?;
        compare(case, LeverId::DevelopmentLevel, Side::Demand, true)?;
        compare(case, LeverId::StandardLevel, Side::Demand, true)
    });
}

#[test]
fn ageing_in_better_health_never_raises_demand_where_use_grows_with_age() {
    let climbing = |pack: &mut Pack| {
        for service in &mut pack.services {
            for (at, weight) in service.weights.iter_mut().enumerate() {
                *weight = 1.0 + ((at % organico::pack::AGES) / 7) as f64;
            }
        }
    };
    every_pack_after(climbing, |case| {
        compare(case, LeverId::HealthyAgeing, Side::Demand, false)
    });
}

#[test]
fn more_staff_at_the_opening_is_never_less_staff_later() {
    every_pack_after(open, |case| {
        let mut pack = case.pack().clone();
        for cadre in &mut pack.cadres {
            cadre.opening.iter_mut().for_each(|heads| *heads += 3.0);
        }
        let (more, less) = (case.run_on(pack)?, case.run()?);
        never_below(&more, &less, Side::Supply, "opening staff");
        Ok(())
    });
}
