//! Residents under other births, deaths and migration than the pack's own.

use super::{Case, Held, close, every_pack_after};
use crate::common::packs;
use organico::model::Scope;
use organico::pack::{AGES, Moved, Population, Projection};
use organico::scenario::LeverId;

/// Every random pack, with its residents projected by random rates.
fn every_projected(law: impl Fn(&Case) -> Held) {
    every_pack_after(packs::project, law);
}

fn under(case: &Case, moved: Moved) -> Population {
    let pack = case.pack();
    let projection = pack.projection.as_ref().expect("every pack is projected");
    projection.residents(&pack.population, &vec![moved; pack.steps()])
}

fn moved_by(lever: LeverId, value: f64, case: &Case) -> organico::scenario::Scenario {
    let mut scenario = case.moving(&[(lever, value)]);
    scenario.method = Some("utilisation".into());
    scenario
}

#[test]
fn the_same_births_deaths_and_migration_give_the_same_residents_to_the_last_bit() {
    every_projected(|case| {
        assert_eq!(under(case, Moved::NOT), case.pack().population);
        Ok(())
    });
}

#[test]
fn nobody_is_missing_when_more_are_born_or_fewer_die() {
    every_projected(|case| {
        let own = &case.pack().population.persons;
        for better in [
            Moved {
                births: 1.3,
                ..Moved::NOT
            },
            Moved {
                deaths: 0.6,
                ..Moved::NOT
            },
        ] {
            let more = under(case, better).persons;
            let fewer = own
                .iter()
                .zip(&more)
                .find(|(own, more)| **more < **own * (1.0 - 1e-12));
            assert_eq!(fewer, None, "{better:?}");
            let steps = case.pack().steps();
            assert!(steps == 0 || more.iter().sum::<f64>() > own.iter().sum::<f64>());
        }
        Ok(())
    });
}

#[test]
fn births_are_those_of_the_women_of_thirty() {
    every_projected(|case| {
        let (pack, people) = (case.pack(), &case.pack().population);
        if pack.steps() == 0 {
            return Ok(());
        }
        let more = under(
            case,
            Moved {
                births: 1.25,
                ..Moved::NOT
            },
        );
        let none = under(
            case,
            Moved {
                births: 0.0,
                ..Moved::NOT
            },
        );
        let born = |people: &Population| -> f64 {
            (0..people.regions)
                .flat_map(|r| people.of(pack.opening_year + 1, r).chunks(AGES))
                .map(|of_sex| of_sex[0])
                .sum()
        };
        // births are linear in the rate: 25% more of what comes on top of nobody born
        let expected = born(&none) + 1.25 * (born(people) - born(&none));
        close(born(&more), expected, born(people), "born");
        Ok(())
    });
}

#[test]
fn a_migrant_more_is_a_resident_more() {
    every_projected(|case| {
        let pack = case.pack();
        if pack.steps() == 0 || pack.projection.is_none() {
            return Ok(());
        }
        let year = pack.opening_year + 1;
        let at = |factor: f64| {
            under(
                case,
                Moved {
                    foreign: factor,
                    ..Moved::NOT
                },
            )
            .total(year)
        };
        // more people arrive or leave, as many for each step of the lever, while there are enough
        close(at(1.5) - at(1.0), at(2.0) - at(1.5), at(1.0), "migrants");
        assert!((at(2.0) - at(1.0)).abs() > 0.0);
        Ok(())
    });
}

#[test]
fn a_region_cut_in_two_has_the_residents_of_the_whole() {
    every_projected(|case| {
        let pack = case.pack();
        let rates = [1.4, 0.01, 500.0];
        let (regions, sexes) = (pack.regions.len(), pack.population.sexes);
        let years = (pack.opening_year, pack.last_year);
        let row = sexes * AGES;
        let opening = &pack.population.persons[..regions * row];
        let whole = Projection::simple(regions, sexes, rates).first(opening, years);
        let mut cut = opening.to_vec();
        cut[..row].iter_mut().for_each(|heads| *heads *= 0.3);
        cut.extend(opening[..row].iter().map(|heads| heads * 0.7));
        let parts = Projection::simple(regions + 1, sexes, rates).first(&cut, years);
        for (of_whole, of_parts) in whole.chunks(regions * row).zip(parts.chunks(cut.len())) {
            let all = of_whole.iter().sum::<f64>();
            close(of_parts.iter().sum(), all, all, "everybody");
            let first: f64 = of_whole[..row].iter().sum();
            let both = of_parts[..row]
                .iter()
                .chain(&of_parts[regions * row..])
                .sum();
            close(both, first, all, "the first region");
        }
        Ok(())
    });
}

#[test]
fn more_residents_need_more_and_change_no_stock() {
    every_projected(|case| {
        let steps = case.pack().steps();
        let before = case
            .model
            .run(&moved_by(LeverId::Births, 0.0, case), Scope::All)?;
        let more = moved_by(LeverId::ResidentDeaths, -30.0, case);
        let after = case.model.run(&more, Scope::All)?;
        for (old, new) in before.professions.iter().zip(&after.professions) {
            assert_eq!(old.cadres, new.cadres);
            assert_eq!(old.sum(&old.demand.fte, 0), new.sum(&new.demand.fte, 0));
            assert!(
                steps == 0 || new.sum(&new.demand.fte, steps) >= old.sum(&old.demand.fte, steps)
            );
        }
        Ok(())
    });
}

#[test]
fn what_was_asked_before_does_not_show() {
    every_projected(|case| {
        let births = moved_by(LeverId::Births, 20.0, case);
        let deaths = moved_by(LeverId::ResidentDeaths, 20.0, case);
        let alone = case.model.clone().run(&births, Scope::All)?;
        for scenario in [&births, &deaths, &births] {
            let run = case.model.run(scenario, Scope::All)?;
            assert_eq!(
                run == alone,
                *scenario == births || case.pack().steps() == 0
            );
        }
        Ok(())
    });
}
