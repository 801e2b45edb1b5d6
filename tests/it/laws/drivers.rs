//! The causes add up to the change of the gap, without a remainder.

use super::{close, every_method_and_world, every_world, steps};
use organico::model::{Drivers, ProfessionRun, Scope};
use organico::word::{DRIVERS, DriverId};

/// The gap of a row, or of the nation.
fn gap(run: &ProfessionRun, row: Option<usize>, step: usize) -> f64 {
    row.map_or(0..run.rows, |r| r..r + 1)
        .map(|r| run.gap(step, r))
        .sum()
}

fn rows(run: &ProfessionRun) -> impl Iterator<Item = Option<usize>> + use<> {
    (0..run.rows).map(Some).chain([None])
}

#[test]
fn causes_add_up_to_the_change_of_the_gap_in_every_row_and_in_the_nation() {
    every_method_and_world(|case| {
        for mean in [true, false] {
            let mut scenario = case.scenario.clone();
            scenario.capacity_mean = Some(mean);
            for run in &case.model.run(&scenario, Scope::All)?.professions {
                for row in rows(run) {
                    let drivers = Drivers::of(run, row);
                    for step in steps(run) {
                        let change = gap(run, row, step) - gap(run, row, 0);
                        let scale = run.sum(&run.capacity, step) + run.sum(&run.demand.fte, step);
                        let what =
                            format!("{:?} row {row:?} step {step} mean {mean}", run.profession);
                        close(drivers.total(step), change, scale, what);
                    }
                }
            }
        }
        Ok(())
    });
}

#[test]
fn causes_between_two_scenarios_add_up_to_the_difference_of_their_gaps() {
    every_method_and_world(|case| {
        let before = case.model.run(&case.baseline(), Scope::All)?;
        let after = case.run()?;
        for (old, new) in before.professions.iter().zip(&after.professions) {
            for row in rows(new) {
                let (old_drivers, new_drivers) = (Drivers::of(old, row), Drivers::of(new, row));
                for step in steps(new) {
                    let terms: f64 = (0..DRIVERS.len())
                        .map(|d| new_drivers.series[d][step] - old_drivers.series[d][step])
                        .sum();
                    let change = gap(new, row, step) - gap(old, row, step);
                    let scale = new.sum(&new.capacity, step) + new.sum(&new.demand.fte, step);
                    close(
                        terms,
                        change,
                        scale,
                        format_args!("{:?} row {row:?} step {step}", new.profession),
                    );
                }
            }
        }
        Ok(())
    });
}

#[test]
fn the_causes_of_the_regions_sum_to_those_of_the_nation() {
    every_method_and_world(|case| {
        for run in &case.run()?.professions {
            let nation = Drivers::of(run, None);
            let regions: Vec<Drivers> = (0..run.rows).map(|r| Drivers::of(run, Some(r))).collect();
            for (at, driver) in DRIVERS.iter().enumerate() {
                for step in 0..run.years() {
                    let sum: f64 = regions.iter().map(|r| r.series[at][step]).sum();
                    let scale = run.sum(&run.capacity, step) + run.sum(&run.demand.fte, step);
                    close(
                        nation.series[at][step],
                        sum,
                        scale,
                        format_args!("{driver:?} step {step}"),
                    );
                }
            }
        }
        Ok(())
    });
}

#[test]
fn outflows_widen_the_gap_and_inflows_narrow_it() {
    const WIDEN: [DriverId; 5] = [
        DriverId::Retirement,
        DriverId::Death,
        DriverId::ExitOther,
        DriverId::ExitAbroad,
        DriverId::AgedOut,
    ];
    const NARROW: [DriverId; 3] = [DriverId::Training, DriverId::Immigration, DriverId::Return];
    every_world(|case| {
        for run in &case.run()?.professions {
            for row in rows(run) {
                let drivers = Drivers::of(run, row);
                for step in steps(run) {
                    for driver in WIDEN {
                        let value = drivers.series[driver as usize][step];
                        assert!(value >= 0.0, "{driver:?} narrows the gap by {value}");
                    }
                    for driver in NARROW {
                        let value = drivers.series[driver as usize][step];
                        assert!(value <= 0.0, "{driver:?} widens the gap by {value}");
                    }
                }
            }
        }
        Ok(())
    });
}

#[test]
fn moves_between_regions_leave_the_gap_of_the_nation_alone() {
    every_world(|case| {
        for run in &case.run()?.professions {
            let series = &Drivers::of(run, None).series[DriverId::Mobility as usize];
            for (step, value) in series.iter().enumerate() {
                close(
                    *value,
                    0.0,
                    run.sum(&run.capacity, step),
                    "mobility of the nation",
                );
            }
        }
        Ok(())
    });
}

#[test]
fn nothing_has_a_cause_in_the_opening_year() {
    every_method_and_world(|case| {
        for run in &case.run()?.professions {
            for row in rows(run) {
                for (driver, series) in DRIVERS.iter().zip(Drivers::of(run, row).series) {
                    assert_eq!(series[0], 0.0, "{driver:?}");
                }
            }
        }
        Ok(())
    });
}
