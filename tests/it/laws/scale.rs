//! Twice the people is twice the answer, and what is linear adds up.

use super::{
    close, close_rows, every_method, every_method_after, every_method_and_world, every_pack,
    no_closure,
};
use crate::common::{methods, packs};
use organico::model::slot::{self, COUNT};
use organico::model::{Model, ProfessionRun, Run, Scope};
use organico::pack::{LATE_YEARS, Pack, PostUnit};
use organico::scenario::{LeverId, Scenario};

/// Multiplies all staff and students of a pack, not its residents.
fn staff_times(pack: &mut Pack, k: f64) {
    for cadre in &mut pack.cadres {
        let heads = cadre.opening.iter_mut().chain(&mut cadre.opening_active);
        heads
            .chain(cadre.inflows.iter_mut().flat_map(|i| &mut i.heads))
            .for_each(|n| *n *= k);
        cadre.exogenous.iter_mut().for_each(|e| e.3 *= k);
        cadre.observed_change = cadre.observed_change.map(|change| change * k);
        let limits = cadre.recruiting.limits.iter_mut();
        let posts = limits.filter(|limit| limit.unit == PostUnit::Heads);
        posts
            .flat_map(|limit| &mut limit.by_year)
            .for_each(|n| *n *= k);
    }
    for programme in &mut pack.programmes {
        let most = programme
            .limits
            .iter_mut()
            .flat_map(|limit| &mut limit.most);
        let people = programme.places.iter_mut().chain(&mut programme.applicants);
        people.chain(most).for_each(|n| *n *= k);
        programme.waiting_opening *= k;
    }
}

fn residents_times(pack: &mut Pack, k: f64) {
    pack.population.persons.iter_mut().for_each(|p| *p *= k);
    methods::counts_times(pack, k);
}

fn agree(found: &[f64], expected: &[f64], k: f64, run: &ProfessionRun, what: &str) {
    let scaled: Vec<f64> = expected.iter().map(|x| x * k).collect();
    close_rows(found, &scaled, k * run.sum(&run.capacity, 0), what);
}

#[test]
fn all_people_times_k_is_every_output_times_k() {
    every_method_and_world(|case| {
        let k = 2.75;
        let mut pack = packs::pack(case.seed);
        staff_times(&mut pack, k);
        residents_times(&mut pack, k);
        let scenario = Scenario {
            whole_sites: false, // half a site more is a site more
            ..case.scenario.clone()
        };
        let found = Model::new(pack)?.run(&scenario, Scope::All)?;
        let expected = case.model.run(&scenario, Scope::All)?;
        for (f, e) in found.professions.iter().zip(&expected.professions) {
            agree(&f.capacity, &e.capacity, k, e, "capacity");
            agree(&f.demand.fte, &e.demand.fte, k, e, "demand");
            for (new, old) in f.cadres.iter().zip(&e.cadres) {
                agree(&new.series, &old.series, k, e, "slots");
                agree(&new.queue, &old.queue, k, e, "queue");
            }
        }
        for (f, e) in found
            .training
            .programmes
            .iter()
            .zip(&expected.training.programmes)
        {
            for (new, old) in f.years.iter().zip(&e.years) {
                close(new.students, k * old.students, 0.0, "students");
                close(new.waiting, k * old.waiting, 0.0, "waiting");
            }
        }
        Ok(())
    });
}

#[test]
fn the_number_of_residents_alone_does_not_move_demand_unless_a_norm_counts_them() {
    every_method(|case| {
        let k = 3.5;
        if super::words::absolute(&case.scenario) {
            return Ok(());
        }
        let mut pack = packs::pack(case.seed);
        residents_times(&mut pack, k);
        for (f, e) in case
            .run_on(pack)?
            .professions
            .iter()
            .zip(&case.run()?.professions)
        {
            let norm = case.pack().professions[e.profession.0].norm.is_some();
            let counts = match case.scenario.ratio.as_str() {
                "" => norm,
                word => word != "today",
            } && case.scenario.method.as_deref() == Some("ratio");
            agree(
                &f.demand.fte,
                &e.demand.fte,
                if counts { k } else { 1.0 },
                e,
                "demand",
            );
            assert_eq!(f.capacity, e.capacity);
        }
        Ok(())
    });
}

#[test]
fn half_the_hours_per_head_is_half_of_capacity_and_demand_and_the_same_heads() {
    every_method_after(methods::in_heads, |case| {
        if super::words::full_time(&case.scenario) {
            return Ok(());
        }
        let mut pack = case.pack().clone();
        for cadre in &mut pack.cadres {
            cadre.fte.iter_mut().for_each(|phi| *phi *= 0.5);
            cadre.active_fte *= 0.5;
        }
        for (f, e) in case
            .run_on(pack)?
            .professions
            .iter()
            .zip(&case.run()?.professions)
        {
            agree(&f.capacity, &e.capacity, 0.5, e, "capacity");
            if e.fte_base[..e.rows].iter().sum::<f64>() == 0.0 {
                continue; // nobody tells how long a head works: a norm then takes full time
            }
            agree(&f.demand.fte, &e.demand.fte, 0.5, e, "demand");
            for step in 0..e.years() {
                let heads = |run: &ProfessionRun| run.slot(step, None, slot::IN_POST).to_bits();
                assert_eq!(heads(f), heads(e), "step {step}");
            }
        }
        Ok(())
    });
}

#[test]
fn where_everybody_works_full_time_fte_are_heads() {
    every_pack(|case| {
        let mut pack = packs::pack(case.seed);
        for cadre in &mut pack.cadres {
            cadre.fte.fill(1.0);
            cadre.active_fte = 1.0;
        }
        let run = case.run_on(pack)?;
        for profession in &run.professions {
            for step in 0..profession.years() {
                for row in 0..profession.rows {
                    let slot = |at| profession.slot(step, Some(row), at);
                    let heads = slot(slot::IN_POST) + slot(slot::ACTIVE);
                    close(
                        profession.fte_base[step * profession.rows + row],
                        heads,
                        0.0,
                        "FTE",
                    );
                    for flow in 0..slot::FLOWS {
                        let (heads, fte) = (slot(slot::FLOW + flow), slot(slot::FLOW_FTE + flow));
                        close(fte, heads, 0.0, format_args!("flow {flow} step {step}"));
                    }
                    assert_eq!(slot(slot::STAFF_AGEING), 0.0);
                }
            }
        }
        Ok(())
    });
}

/// All slots of all cadres of a run.
fn slots(run: &Run) -> Vec<f64> {
    run.professions
        .iter()
        .flat_map(|p| &p.cadres)
        .flat_map(|c| &c.series)
        .copied()
        .collect()
}

#[test]
fn supply_is_linear_in_the_intakes() {
    every_pack(|case| {
        let mut low = packs::pack(case.seed);
        no_closure(&mut low); // it follows the ages of those in post: a ratio
        for programme in &mut low.programmes {
            // each has a minimum in it
            programme.applicants.clear();
            programme.limits.clear();
        }
        low.programmes.retain(|p| p.draws_from.is_none()); // a queue has a minimum in it
        let (mut high, mut middle) = (low.clone(), low.clone());
        for (at, programme) in low.programmes.iter().enumerate() {
            for (year, places) in programme
                .places
                .iter()
                .enumerate()
                .skip(programme.years + LATE_YEARS)
            {
                let more = 7.0 + (year * 3 + at) as f64;
                high.programmes[at].places[year] = places + 2.0 * more;
                middle.programmes[at].places[year] = places + more;
            }
        }
        let [low, high, middle] = [low, high, middle].map(|pack| case.run_on(pack));
        let (low, high, middle) = (slots(&low?), slots(&high?), slots(&middle?));
        let mean: Vec<f64> = low.iter().zip(&high).map(|(a, b)| (a + b) / 2.0).collect();
        let scale = mean.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
        close_rows(&middle, &mean, scale, "slots with the mean of two intakes");
        assert_eq!(mean.len() % COUNT, 0);
        Ok(())
    });
}

#[test]
fn the_present_staff_and_those_who_come_add_up() {
    every_pack(|case| {
        let mut all = packs::pack(case.seed);
        no_closure(&mut all);
        let (mut present, mut coming) = (all.clone(), all.clone());
        present.programmes.clear();
        for (stays, comes) in present.cadres.iter_mut().zip(&mut coming.cadres) {
            stays.inflows.clear();
            comes.opening.fill(0.0);
            comes.opening_active.fill(0.0);
            comes.exogenous.clear();
        }
        let [all, present, coming] = [all, present, coming].map(|pack| case.run_on(pack));
        let (all, present, coming) = (slots(&all?), slots(&present?), slots(&coming?));
        let sum: Vec<f64> = present.iter().zip(&coming).map(|(a, b)| a + b).collect();
        let scale = all.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
        close_rows(&sum, &all, scale, "slots of present staff plus newcomers");
        Ok(())
    });
}

#[test]
fn ten_per_cent_more_hours_is_ten_per_cent_more_capacity() {
    use organico::model::Scope;
    use organico::scenario::Action;
    every_pack(|case| {
        let before = case.model.run(&case.baseline(), Scope::All)?;
        for lever in [LeverId::Hours, LeverId::FtePerHead] {
            let mut scenario = case.baseline();
            scenario.capacity_mean = Some(false);
            let start = case.pack().opening_year;
            scenario.set(Action::new(lever, 10.0, start, 0));
            let after = case.model.run(&scenario, Scope::All)?;
            for (a, b) in after.professions.iter().zip(&before.professions) {
                for step in 1..a.years() {
                    for row in 0..a.rows {
                        close(
                            a.fte(step, row),
                            1.1 * b.fte(step, row),
                            0.0,
                            lever.row().code,
                        );
                        let more = a.fte(step, row) * a.productivity[step];
                        close(
                            a.capacity[step * a.rows + row],
                            more,
                            0.0,
                            "year-end capacity",
                        );
                    }
                }
            }
        }
        Ok(())
    });
}
