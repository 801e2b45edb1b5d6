//! Courses and the queue for the schools by hand.

use super::{answer, heads, same};
use crate::common::simple::{AGELESS, course, pack};
use organico::pack::{LATE_YEARS, ProgrammeGroup};
use organico::scenario::Scenario;
use organico::unit::ProfessionIx;

#[test]
fn students_climb_drop_out_and_graduate_late() {
    let mut country = pack(AGELESS, 6, &[&[0.0]]);
    let mut nursing = course(2, 6, 100.0);
    nursing.places = vec![100.0; 2 + LATE_YEARS + 6];
    nursing.places[2 + LATE_YEARS..].fill(200.0); // from the first projected autumn on
    nursing.fill = 0.9;
    nursing.dropout = vec![0.2, 0.1];
    nursing.late = [0.7, 0.2, 0.1];
    nursing.licence = 0.95;
    nursing.enter = 0.8;
    nursing.abroad = 0.15;
    country.programmes = vec![nursing];
    let run = answer(country, &Scenario::default());
    let years = &run.training.programmes[0].years;
    // 90 start, 72 reach the second year, 64.8 finish; of these 45.36 + 12.96 + 6.48 graduate
    same(years[0].students, 90.0 + 72.0 + 64.8 * 0.3 + 64.8 * 0.1);
    for (step, expected) in [
        (1, 64.8),
        (2, 64.8),
        (3, 64.8 + 45.36),
        (4, 129.6 - 6.48),
        (5, 129.6),
    ] {
        same(years[step].graduates, expected);
    }
    same(years[1].intake, 180.0);
    same(years[1].dropouts, 18.0 + 8.0 * 0.9);
    same(years[1].entering, 64.8 * 0.95 * 0.8);
    same(years[1].abroad, 64.8 * 0.95 * 0.15);
    same(years[1].elsewhere, 64.8 * (1.0 - 0.95 * 0.95));
    same(run.training.entrants[0][1], 64.8 * 0.95 * 0.8);
    let entered: f64 = run.training.entrants[0].iter().sum();
    same(heads(&run.professions[0], 6), entered);
}

#[test]
fn who_repeats_is_a_student_for_a_year_longer() {
    let mut country = pack(AGELESS, 3, &[&[0.0]]);
    let mut medicine = course(2, 3, 100.0);
    medicine.places[2 + LATE_YEARS..].fill(150.0); // from the first projected autumn on
    medicine.dropout = vec![0.2, 0.0];
    medicine.repeat = vec![0.25, 0.5];
    country.programmes = vec![medicine];
    let run = answer(country, &Scenario::default());
    let years = &run.training.programmes[0].years;
    // standing still: E1 = 100 + 0.8 x 0.25 E1 = 125; E2 = 125 x 0.8 x 0.75 + 0.5 E2 = 150
    same(years[0].students, 125.0 + 150.0);
    same(years[0].intake, 100.0);
    // 25 drop out, 25 + 75 repeat, 75 move up, 75 graduate
    same(years[1].dropouts, 25.0);
    same(years[1].repeaters, 25.0 + 75.0);
    same(years[1].graduates, 75.0);
    same(years[1].students, (150.0 + 25.0) + (75.0 + 75.0));
    // of 175 in the first year 35 drop out and 35 repeat; half of 150 graduate
    same(years[2].repeaters, 35.0 + 75.0);
    same(years[2].students, (150.0 + 35.0) + (105.0 + 75.0));
    same(years[3].graduates, 90.0);
}

#[test]
fn who_repeats_may_have_begun_in_any_known_autumn() {
    let mut country = pack(AGELESS, 1, &[&[0.0]]);
    // one year of course, half of it does the year again: E(t) = I(t) + E(t - 1) / 2
    let mut medicine = course(1, 1, 100.0);
    medicine.repeat = vec![0.5];
    medicine.earlier = vec![800.0, 400.0];
    country.programmes = vec![medicine];
    let run = answer(country, &Scenario::default());
    // as if 800 had always begun: 1,600; then 800, 400 and, in 2022, 2023 and 2024, 100 each
    let mut students = 1600.0;
    for autumn in [800.0, 400.0, 100.0, 100.0, 100.0] {
        students = autumn + students / 2.0;
    }
    same(run.training.programmes[0].years[0].students, students);
}

#[test]
fn graduates_wait_for_a_place_take_it_or_give_up() {
    let mut country = pack(AGELESS, 3, &[&[0.0]]);
    country.professions.push(country.professions[0].clone());
    country.professions[1].cadres = (1, 2);
    let mut specialists = country.cadres[0].clone();
    specialists.profession = ProfessionIx(1);
    country.cadres.push(specialists);
    let mut medicine = course(1, 3, 80.0);
    medicine.waiting_opening = 20.0;
    medicine.waiting_leave = 0.25;
    let mut school = course(1, 3, 30.0);
    school.draws_from = Some(0);
    school.preference = 0.6;
    school.group = ProgrammeGroup::Specialty;
    school.feeds = vec![(ProfessionIx(1), 1.0)];
    school.dropout = vec![0.1];
    school.dropout_return = 0.5;
    let mut unloved = course(1, 3, 30.0);
    unloved.draws_from = Some(0);
    unloved.preference = 0.1;
    unloved.group = ProgrammeGroup::Gp;
    unloved.feeds = vec![(ProfessionIx(1), 1.0)];
    country.programmes = vec![medicine, school, unloved];
    let run = answer(country, &Scenario::default());
    let of = |programme: usize| run.training.programmes[programme].years[1];
    // 20 wait, 80 graduate: 60 want the school with 30 places, 10 the other; 60 are left over
    assert_eq!((of(1).assigned, of(1).unfilled), (30.0, 0.0));
    assert_eq!((of(2).assigned, of(2).unfilled), (10.0, 20.0));
    same(of(0).gave_up, 15.0);
    // of 30 students who were there, 3 drop out of the first school, and half of them wait again
    same(of(1).dropouts, 3.0);
    same(of(0).came_back, 1.5);
    same(of(0).waiting, 45.0 + 1.5);
    // 15 who gave up join the first profession; 27 + 30 graduates of the schools the second
    same(run.training.entrants[0][1], 15.0);
    same(run.training.entrants[1][1], 57.0);
}
