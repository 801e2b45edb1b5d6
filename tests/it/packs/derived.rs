//! What tables do not say cell by cell: opening stocks, rates by age, places, residents.

use super::tiny;
use organico::pack::{
    Destination, Extent, LATE_YEARS, LimitKind, Pack, PostUnit, Retirement, Severity,
};
use organico::word::Grade;

fn near(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() < 1e-9 * expected.abs().max(1.0),
        "{found}, not {expected}"
    );
}

fn place(pack: &Pack, cadre: usize, row: usize, sex: usize, age: u16) -> usize {
    let ages = pack.ages;
    assert!(row < pack.cadres[cadre].rows);
    (row * pack.sexes.len() + sex) * ages.count + usize::from(age - ages.first)
}

#[test]
fn an_older_stock_is_carried_forward_at_a_lower_grade() {
    let pack = tiny::load();
    let nurses = &pack.cadres[0];
    near(nurses.opening.iter().sum(), 900.0 + 2.0 * 50.0);
    assert_eq!(nurses.grade, Grade::B);
    assert_eq!(nurses.observed_change, Some(50.0));
    let carried = pack
        .findings
        .iter()
        .find(|f| f.key == "check-carried")
        .expect("told");
    assert_eq!(
        (carried.severity, carried.place.as_str()),
        (Severity::Info, "nurse, public")
    );
    // Shared out by residents, for want of a regional margin.
    assert_eq!(pack.cadres[1].grade, Grade::D);
}

#[test]
fn margins_are_met_by_the_opening_cells() {
    let pack = tiny::load();
    let nurses = &pack.cadres[0];
    let sum = |keep: &dyn Fn(usize, usize, u16) -> bool| -> f64 {
        (0..2)
            .flat_map(|row| (0..2).flat_map(move |sex| (25..70).map(move |age| (row, sex, age))))
            .filter(|&(row, sex, age)| keep(row, sex, age))
            .map(|(row, sex, age)| nurses.opening[place(&pack, 0, row, sex, age)])
            .sum()
    };
    near(sum(&|row, _, _| row == 0), 700.0);
    near(sum(&|_, sex, _| sex == 0), 750.0);
    near(sum(&|_, _, age| age < 40), 300.0);
    near(sum(&|_, _, age| (55..65).contains(&age)), 200.0);
    near(sum(&|_, _, age| age >= 65), 50.0);
    assert!(nurses.opening.iter().all(|&heads| heads >= 0.0));
}

#[test]
fn those_at_the_leaving_age_stand_along_the_survival_curve() {
    let pack = tiny::load();
    let doctors = &pack.cadres[2];
    // Men leave at 68: level up to 67, nobody after.
    let man = |age| doctors.opening[place(&pack, 2, 0, 1, age)];
    near(man(66), man(65));
    near(man(67), man(65));
    near(man(68), 0.0);
    // Women leave round 66, nobody is left at 69.
    let woman = |age| doctors.opening[place(&pack, 2, 0, 0, age)];
    assert!(woman(65) > woman(66) && woman(66) > woman(67) && woman(67) > woman(68));
    near(woman(69), 0.0);
}

#[test]
fn the_closest_row_wins() {
    let pack = tiny::load();
    let (nurses, doctors) = (&pack.cadres[0], &pack.cadres[2]);
    assert_eq!(doctors.retirement[1], Retirement::Step { age: 68.0 });
    assert_eq!(doctors.retirement[0], nurses.retirement[0]);
    near(doctors.active_share, 0.1);
    near(nurses.active_share, 0.0);
    let at = |age| place(&pack, 0, 0, 0, age);
    assert_eq!(nurses.exits[0].destination, Destination::Other);
    near(nurses.exits[0].hazard[at(30)], 0.03);
    near(nurses.exits[0].hazard[at(45)], 0.02);
    near(nurses.exits[0].hazard[at(60)], 0.0);
    assert_eq!(nurses.exits[1].destination, Destination::Cadre(1));
    assert_eq!(pack.cadres[1].exits.len(), 1);
    near(nurses.fte[at(30)], 0.9);
    near(nurses.fte[at(60)], 0.8);
    near(doctors.fte[place(&pack, 2, 0, 1, 60)], 1.0);
}

#[test]
fn entrants_and_movers_are_placed() {
    let pack = tiny::load();
    let (public, private) = (&pack.cadres[0], &pack.cadres[1]);
    near(public.hire_share, 0.8);
    // By opening stock where no margin is named, else by the margin.
    near(public.hire_rows[0], 0.7);
    near(private.hire_rows[0], 0.7);
    near(public.hire_profile.iter().sum(), 1.0);
    near(public.hire_profile[place(&pack, 0, 0, 0, 25)], 0.75 / 5.0);
    near(public.attraction[0], 0.7);
    let inflow = &public.inflows[0];
    assert_eq!(inflow.heads, [0.0, 5.0, 5.0, 5.0, 5.0, 5.0]);
}

#[test]
fn without_an_age_margin_those_who_come_are_level_and_then_like_survivors() {
    // women leave round 66 and all by 69, men at 68; a quarter of the weight of `sex` is men's
    let all_ages = tiny::broken("hiring.csv", "doctor,*,1,entry,sex", "doctor,*,1,,sex");
    let pack = all_ages.expect("it is right");
    let doctors = &pack.cadres[2];
    let rate = |sex, age| doctors.hire_profile[place(&pack, 2, 0, sex, age)];
    near(doctors.hire_profile.iter().sum(), 1.0);
    for (sex, retirement) in doctors.retirement.iter().enumerate() {
        let mut left = 1.0;
        for age in pack.ages.first..pack.ages.first + u16::try_from(pack.ages.count).unwrap() {
            left *= 1.0 - retirement.hazard(pack.ages, usize::from(age - pack.ages.first), 0.0);
            near(rate(sex, age), rate(sex, pack.ages.first) * left);
        }
    }
    near(rate(0, 40), rate(0, 30));
    assert_eq!([rate(0, 69), rate(1, 68)], [0.0, 0.0]);
    // a band below the leaving age is level; one that goes beyond it is not
    let late = tiny::broken(
        "inflows.csv",
        "immigration,5,entry,sex",
        "immigration,5,age,sex",
    );
    let pack = late.expect("it is right");
    let nurses = &pack.cadres[0];
    let rate = |age| nurses.inflows[0].profile[place(&pack, 0, 0, 0, age)];
    near(rate(30), rate(39));
    assert!(rate(65) > 0.0 && rate(66) < 0.8 * rate(65), "{}", rate(66));
    assert_eq!(rate(69), 0.0);
}

#[test]
fn known_autumns_are_kept_where_somebody_may_repeat_them() {
    let nursing = |rate: &str| {
        let pack = Pack::load(&tiny::files(|name, text| match name {
            "places.csv" => format!("{text}nursing,2016,20,s,A,yes,\n"),
            "programme_rates.csv" => format!("{text}nursing,{rate},,0.1,2024,s,D,yes,\n"),
            _ => text.to_owned(),
        }));
        pack.expect("it is right").programmes.remove(1)
    };
    // 20 in 2016, 60 in 2024: five more a year; the course and its late ones reach back to 2020
    let with = nursing("repeat");
    assert_eq!(with.earlier, [20.0, 25.0, 30.0, 35.0]);
    near(with.places[0], 40.0);
    near(with.places_after(0), 60.0);
    assert!(nursing("licence").earlier.is_empty());
}

#[test]
fn staff_die_at_their_share_of_general_mortality() {
    let pack = tiny::load();
    // Rates are held in the first band and run up from its middle, so take one year's age below it.
    let rate = |age: f64| 0.001 * libm::pow(20.0, ((age - 30.0) / (90.0 - 30.0)).max(0.0));
    for age in [25_u16, 40, 65] {
        let m = 0.5 * rate(f64::from(age));
        let found = pack.cadres[2].mortality[usize::from(age - 25)];
        near(found, m / (1.0 + m / 2.0));
    }
    assert_eq!(pack.cadres[0].mortality.len(), 6 * pack.row_len());
}

#[test]
fn applicants_limits_and_regions_of_training_are_read() {
    let pack = tiny::load();
    let [_, nursing, residency] = &pack.programmes[..] else {
        panic!("three programmes")
    };
    let autumns = nursing.places.len();
    assert_eq!(nursing.applicants, vec![70.0; autumns]);
    let [wards] = &nursing.limits[..] else {
        panic!("one limit")
    };
    assert_eq!(
        (wards.kind, wards.most.len()),
        (LimitKind::Clinical, autumns)
    );
    // 12 x 5 in 2024, 16 x 5 in 2028: 5 a year between, held before and after
    for (years, most) in [(-3, 60.0), (0, 60.0), (1, 65.0), (4, 80.0), (6, 80.0)] {
        near(nursing.after(&wards.most, years), most);
    }
    assert_eq!(nursing.regions, vec![(0.75, 0.6), (0.25, 0.9)]);
    assert!(residency.regions.is_empty());
    assert!(residency.applicants.is_empty());
    assert_eq!(residency.limits[0].kind, LimitKind::Teachers);
    near(residency.after(&residency.limits[0].most, 3), 18.0);
}

#[test]
fn programmes_come_after_those_they_draw_from() {
    let pack = tiny::load();
    let codes: Vec<&str> = pack.programmes.iter().map(|p| p.code.as_str()).collect();
    assert_eq!(codes, ["medicine", "nursing", "residency"]);
    let [medicine, nursing, residency] = &pack.programmes[..] else {
        panic!("three programmes")
    };
    assert_eq!(residency.draws_from, Some(0));
    // Held at 30 up to 2020, then 32, 34, 36 between, 38 in 2024, held to 2030.
    let known: Vec<f64> = (-5..=1).map(|years| medicine.places_after(years)).collect();
    assert_eq!(known, [30.0, 30.0, 32.0, 34.0, 36.0, 38.0, 38.0]);
    for programme in [medicine, nursing] {
        assert_eq!(
            programme.places.len(),
            programme.years + LATE_YEARS + pack.steps()
        );
    }
    assert_eq!(medicine.late, [0.7, 0.3, 0.0]);
    assert_eq!(nursing.dropout, [0.15, 0.02, 0.02]);
    assert_eq!(
        (residency.preference, residency.fill, residency.licence),
        (0.9, 1.0, 1.0)
    );
    let keys: Vec<&str> = pack.findings.iter().map(|finding| finding.key).collect();
    assert!(keys.contains(&"check-places-held") && keys.contains(&"check-places-between"));
}

#[test]
fn residents_are_held_beyond_the_last_known_year() {
    let pack = tiny::load();
    near(pack.population.total(2024), 4040.0);
    near(pack.population.of(2024, 0)[0], 10.0);
    near(pack.population.of(2030, 1)[100], 10.0);
    assert!(
        pack.findings
            .iter()
            .any(|finding| finding.key == "check-residents-held")
    );
}

#[test]
fn need_has_services_norms_and_indices() {
    let pack = tiny::load();
    let doctor = &pack.professions[1];
    let codes: Vec<&str> = pack
        .services
        .iter()
        .map(|service| service.code.as_str())
        .collect();
    assert_eq!(codes, ["medicine", "surgery", "all"]);
    assert_eq!(doctor.services, [(1, 0.25), (0, 0.75)]);
    assert_eq!(pack.professions[0].services, [(2, 1.0)]);
    assert_eq!(
        (pack.services[0].weights[64], pack.services[0].weights[65]),
        (1.0, 3.0)
    );
    assert_eq!(
        doctor.norm.map(|norm| (norm.age_from, norm.age_to)),
        Some((14, 100))
    );
    let nurse = &pack.professions[0];
    assert_eq!(nurse.need_index[0].0, "");
    near(nurse.need_index[0].1[2], 1.2);
    near(nurse.need_index[0].1[6], 1.4);
    assert_eq!(nurse.need_index[1].0, "low");
    near(nurse.unmet_need, 0.08);
    near(nurse.asks.backlog.opening, 0.5);
    near(nurse.asks.backlog.abandon, 0.1);
    near(nurse.asks.backlog.clear, 0.2);
}

#[test]
fn professions_without_entrants_are_not_projected() {
    let pack = tiny::load();
    assert!(pack.professions[0].projected && pack.professions[1].projected);
    assert_eq!(
        (pack.professions[2].extent, pack.professions[2].projected),
        (Extent::None, false)
    );
    let pack = tiny::broken("feeds.csv", "residency,doctor", "residency,nurse").expect("right");
    assert!(!pack.professions[1].projected);
    assert!(
        pack.findings
            .iter()
            .any(|finding| finding.key == "check-not-projected")
    );
}

#[test]
fn facts_keep_what_is_used_and_what_is_not() {
    let pack = tiny::load();
    let stock: Vec<(f64, bool)> = pack
        .facts
        .iter()
        .filter(|f| f.table == "stock")
        .map(|f| (f.value, f.used))
        .collect();
    assert_eq!(
        stock,
        [(900.0, true), (950.0, false), (100.0, true), (400.0, true)]
    );
    let margin = pack
        .facts
        .iter()
        .find(|f| f.table == "margins" && f.item == "age");
    assert_eq!(
        margin.map(|f| (f.value, f.place.as_str())),
        Some((100.0, "4 rows"))
    );
    let residents: Vec<f64> = pack
        .facts
        .iter()
        .filter(|f| f.table == "population")
        .map(|f| f.value)
        .collect();
    assert_eq!(residents, [4040.0]);
}

/// One class of one sex in one region, heads given cell by cell.
#[test]
fn a_pack_without_ages_sexes_and_regions_runs_on_cells() {
    let text = [
        (
            "pack.json",
            r#"{"format":1,"id":"one","country":"","name_it":"Uno","name_en":"One","name_es":"Uno",
            "opening_year":2009,"last_year":2011,"staff_ages":null,"sexes":["all"],
            "capacity":"year_end","method":"replacement"}"#,
        ),
        (
            "sources.csv",
            "id,publisher,title,year,place,licence\ns,,Study,,,\n",
        ),
        (
            "regions.csv",
            "code,nuts,name_it,name_en,name_es,label,row,col\nall,,Tutto,All,Todo,,,\n",
        ),
        (
            "professions.csv",
            "code,family,name_it,name_en,name_es,isco08,extent,note\ngp,all,Medico,GP,Médico,,regions,\n",
        ),
        (
            "cells.csv",
            "profession,sector,region,sex,age,state,heads,year,source,grade,note\n\
             gp,all,*,*,*,in_post,100,2009,s,A,\n",
        ),
        (
            "exogenous.csv",
            "profession,sector,region,sex,age,year,heads,source,grade,note\n\
             gp,all,*,*,*,2010,-7.5,s,A,\n",
        ),
        (
            "retirement_rates.csv",
            "profession,sector,sex,age_from,age_to,rate,year,source,grade,note\n*,*,*,,,0.1,,s,A,\n",
        ),
        (
            "retirement.csv",
            "profession,sector,sex,shape,age,width,cap,year,source,grade,use,note\n*,*,*,table,,,,,s,A,yes,\n",
        ),
    ];
    let files = text.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let pack = Pack::load(&organico::pack::Files::new(files)).expect("right");
    let cadre = &pack.cadres[0];
    assert_eq!(
        (cadre.opening.as_slice(), cadre.grade),
        (&[100.0][..], Grade::A)
    );
    assert_eq!(cadre.exogenous, [(2010, 0, 0, -7.5)]);
    assert_eq!(cadre.retirement, [Retirement::Table(vec![0.1])]);
    assert!(!pack.capacity_mean && !pack.professions[0].projected);
}

#[test]
fn limits_on_posts_run_between_their_years_and_the_closest_row_wins() {
    let pack = tiny::load();
    let limits = |cadre: usize| {
        let limits = &pack.cadres[cadre].recruiting.limits;
        let shown = limits.iter().map(|l| (l.row, l.unit, l.by_year.clone()));
        shown.collect::<Vec<_>>()
    };
    let share = |value| (None, PostUnit::Share, vec![value; 7]);
    let mut south = vec![f64::INFINITY, 250.0, 260.0];
    south.extend([270.0; 4]);
    assert_eq!(limits(0), [share(0.95), (Some(1), PostUnit::Heads, south)]);
    // A row marked `other` is shown, not used.
    assert_eq!(limits(1), [share(0.95)]);
    assert_eq!(limits(2), [share(1.2)]);
    let matching = [0, 1, 2].map(|at: usize| pack.cadres[at].recruiting.matching);
    assert_eq!(matching, [0.8, 0.6, 1.0]);
    assert_eq!(pack.professions[0].market.workload_exit, 0.3);
}

/// Method S14: ages at which nobody is staff touch nobody, and that is said.
#[test]
fn ages_beyond_staff_are_told() {
    let pack = tiny::broken("exits.csv", "nurse,*,other,25,39", "nurse,*,other,70,74").unwrap();
    let told = pack.findings.iter().find(|f| f.key == "check-band-outside");
    assert_eq!(told.map(|f| f.place.as_str()), Some("exits.csv:3"));
}
