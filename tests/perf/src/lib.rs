//! The engine and the reference kernels in one module, behind plain exports.
//!
//! Knows no clock: whoever calls (the native program, Node, a page) measures.

pub mod reference;
pub mod synthetic;
mod whole;

use organico::job::{Answer, Asked, Question, desk::Desk};
use organico::model::{Model, Scope};
use organico::outcome::Picture;
use organico::pack::{Pack, catalogue};
use organico::scenario::{LeverId, Action, Scenario};
use organico::unit::ProfessionIx;
use reference::data::{Data, P, R, SA, T, generate};
use reference::kernel::k64;
use std::cell::RefCell;

/// What can be measured; the index is the number that the exports take.
pub const NAMES: [&str; 14] = [
    "reference dense, all series",
    "reference, one profession",
    "reference naive",
    "engine, synthetic pack, all",
    "engine, synthetic pack, one",
    "engine, Italian pack, all",
    "engine, Italian pack, nurses",
    "picture of nurses, places dragged",
    "picture of GPs, places dragged",
    "picture of nurses in a region, places dragged",
    "picture of nurses, births dragged",
    "picture of nurses, healthy ageing dragged",
    "engine, synthetic pack, everything on",
    "engine, Italian pack, everything on",
];

struct State {
    data: Data<f64>,
    work: k64::Ws,
    synthetic: Model,
    italy: Model,
    whole: Model,
    desk: Desk,
}

thread_local! {
    static STATE: RefCell<Option<State>> = const { RefCell::new(None) };
}

fn with<T>(act: impl FnOnce(&mut State) -> T) -> T {
    STATE.with(|cell| {
        let mut slot = cell.borrow_mut();
        act(slot.get_or_insert_with(|| {
            let data = generate();
            let files = catalogue::shipped("it").expect("the Italian pack ships");
            let italy = Model::new(Pack::load(&files).expect("it loads")).expect("it runs");
            State {
                work: k64::Ws::new(),
                synthetic: Model::new(synthetic::pack(&data)).expect("the synthetic pack runs"),
                whole: Model::new(whole::pack(synthetic::pack(&data), &italy.pack))
                    .expect("the synthetic pack runs with everything"),
                desk: Desk::with(italy.clone()),
                data,
                italy,
            }
        }))
    })
}

/// Number of measurements.
#[unsafe(no_mangle)]
pub extern "C" fn count() -> usize {
    NAMES.len()
}

/// Where the name of a measurement stands in memory.
#[unsafe(no_mangle)]
pub extern "C" fn name_at(what: usize) -> *const u8 {
    NAMES[what].as_ptr()
}

/// Bytes of the name of a measurement.
#[unsafe(no_mangle)]
pub extern "C" fn name_length(what: usize) -> usize {
    NAMES[what].len()
}

/// Does a measured work once and gives back a number that depends on all of it.
///
/// `turn` is how far a slider is dragged, so that no picture is asked twice in a row.
#[unsafe(no_mangle)]
pub extern "C" fn measure(what: usize, turn: u32) -> f64 {
    with(|s| match what {
        // tile 3 x 2, ten series
        0 => {
            k64::blocked2(&s.data, &mut s.work);
            s.work.out.iter().sum()
        }
        1 => {
            k64::one(&s.data, &mut s.work, 7);
            s.work.out[1]
        }
        2 => {
            k64::naive(&s.data, &mut s.work);
            s.work.out[1]
        }
        3 | 4 => engine(&s.synthetic, scope(s, what), &Scenario::default()),
        5 | 6 => engine(&s.italy, scope(s, what), &Scenario::default()),
        7 => picture(s, (LeverId::PlacesNursing, turn), "NURSE", ""),
        8 => picture(s, (LeverId::PlacesMedicine, turn), "GP", ""),
        9 => picture(s, (LeverId::PlacesNursing, turn), "NURSE", "01"),
        10 => picture(s, (LeverId::Births, turn), "NURSE", ""),
        11 => picture(s, (LeverId::HealthyAgeing, turn), "NURSE", ""),
        12 => engine(&s.whole, Scope::All, &whole::scenario()),
        13 => engine(&s.italy, Scope::All, &whole::scenario()),
        _ => f64::NAN,
    })
}

/// Cell-years of a measurement, for cost per cell-year; not a number for a picture.
#[unsafe(no_mangle)]
pub extern "C" fn cell_years(what: usize) -> f64 {
    let full = (P * R * SA * T) as f64;
    with(|s| match what {
        0 | 2 => full,
        1 => full / P as f64,
        3 | 4 => s.synthetic.cell_years(scope(s, what)),
        5 | 6 => s.italy.cell_years(scope(s, what)),
        12 => s.whole.cell_years(Scope::All),
        13 => s.italy.cell_years(Scope::All),
        _ => f64::NAN,
    })
}

fn scope(s: &State, what: usize) -> Scope {
    match what {
        4 => Scope::One(ProfessionIx(7)),
        6 => Scope::One(s.italy.pack.profession("NURSE").expect("nurses are in the pack")),
        _ => Scope::All,
    }
}

fn engine(model: &Model, scope: Scope, scenario: &Scenario) -> f64 {
    let run = model.run(scenario, scope).expect("runs");
    let all = |values: &[f64]| values.iter().sum::<f64>();
    run.professions.iter().map(|p| all(&p.capacity) + all(&p.demand.fte)).sum()
}

fn picture(s: &mut State, (lever, turn): (LeverId, u32), profession: &str, region: &str) -> f64 {
    let mut scenario = Scenario::default();
    scenario.set(Action::new(lever, f64::from(1 + turn % 40) / 10.0, 2026, 3));
    let question = Question::Picture(Asked {
        revision: 1,
        pack: "it".into(),
        scenario,
        profession: profession.into(),
        region: region.into(),
    });
    match s.desk.answer(&question) {
        Answer::Picture { picture, .. } => visible(&picture),
        _ => f64::NAN,
    }
}

/// The sum of everything that a picture shows of a scenario.
fn visible(picture: &Picture) -> f64 {
    let all = |values: &[f64]| values.iter().sum::<f64>();
    let mut sum = all(&picture.pyramid);
    for (_, values) in picture.scenario.series.iter().chain(&picture.baseline.series) {
        sum += all(values);
    }
    for (_, values) in picture.regions.iter().flat_map(|region| &region.track.series) {
        sum += all(values);
    }
    for step in &picture.drivers {
        sum += all(&step.scenario);
    }
    for (_, values) in &picture.methods {
        sum += all(values);
    }
    sum + picture.required_intake.as_ref().map_or(0.0, |(_, _, required)| *required)
}
