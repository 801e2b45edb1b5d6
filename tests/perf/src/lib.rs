//! The engine and the reference kernels in one module, behind plain exports.
//!
//! Knows no clock: whoever calls (the native program, Node, a page) measures.

pub mod reference;
pub mod synthetic;

use organico::job::{Answer, Question, desk::Desk};
use organico::model::{Model, Scope};
use organico::scenario::{LeverId, Move, Scenario};
use organico::unit::ProfessionIx;
use reference::data::{Data, generate};
use reference::kernel::k64;
use std::cell::RefCell;

struct State {
    data: Data<f64>,
    work: k64::Ws,
    model: Model,
    italy: Option<Model>,
    desk: Desk,
    asked: u64,
}

thread_local! {
    static STATE: RefCell<Option<State>> = const { RefCell::new(None) };
}

fn with<T>(act: impl FnOnce(&mut State) -> T) -> T {
    STATE.with(|cell| {
        let mut slot = cell.borrow_mut();
        act(slot.get_or_insert_with(|| {
            let data = generate();
            let model = Model::new(synthetic::pack(&data)).expect("the synthetic pack runs");
            let italy = organico::pack::catalogue::shipped("it")
                .and_then(|files| organico::pack::Pack::load(&files).ok())
                .and_then(|pack| Model::new(pack).ok());
            State { work: k64::Ws::new(), data, model, italy, desk: Desk::new(), asked: 0 }
        }))
    })
}

/// What can be measured; every run returns a number that depends on all of its work.
#[unsafe(no_mangle)]
pub extern "C" fn measure(what: i32) -> f64 {
    with(|s| match what {
        // the dense all-series reference kernel, tile 3 x 2
        0 => {
            k64::blocked2(&s.data, &mut s.work);
            s.work.out.iter().sum()
        }
        // the reference kernel, one profession
        1 => {
            k64::one(&s.data, &mut s.work, 7);
            s.work.out[1]
        }
        // the naive reference
        2 => {
            k64::naive(&s.data, &mut s.work);
            s.work.out[1]
        }
        // the engine on the synthetic pack: everything, then one profession
        3 => engine(&s.model, Scope::All),
        4 => engine(&s.model, Scope::One(ProfessionIx(7))),
        // the engine on the Italian pack: everything, then nurses
        5 => s.italy.as_ref().map_or(f64::NAN, |m| engine(m, Scope::All)),
        6 => s.italy.as_ref().map_or(f64::NAN, |m| {
            m.pack.profession("NURSE").map_or(f64::NAN, |p| engine(m, Scope::One(p)))
        }),
        // a picture of nurses while the slider of places is dragged
        7 => picture(s, "NURSE", ""),
        8 => picture(s, "GP", ""),
        9 => picture(s, "NURSE", "01"),
        _ => f64::NAN,
    })
}

fn picture(s: &mut State, profession: &str, region: &str) -> f64 {
    s.asked += 1;
    let mut scenario = Scenario::default();
    scenario.set(Move {
        lever: LeverId::PlacesNursing,
        value: 1.0 + (s.asked % 50) as f64,
        start: 2026,
        ramp: 3,
    });
    let question = Question::Picture {
        revision: s.asked,
        pack: "it".into(),
        scenario,
        profession: profession.into(),
        region: region.into(),
    };
    match s.desk.answer(&question) {
        Answer::Picture { picture, .. } => {
            picture.drivers.iter().map(|d| d.scenario.iter().sum::<f64>()).sum()
        }
        _ => f64::NAN,
    }
}

/// Cell-years of a measurement, for cost per cell-year.
#[unsafe(no_mangle)]
pub extern "C" fn cell_years(what: i32) -> f64 {
    use reference::data::{P, R, SA, T};
    let full = (P * R * SA * T) as f64;
    with(|s| match what {
        0 | 2 => full,
        1 => full / P as f64,
        3 => full,
        4 => full / P as f64,
        5 => s.italy.as_ref().map_or(f64::NAN, |m| cells(m, None)),
        6 => s.italy.as_ref().map_or(f64::NAN, |m| cells(m, m.pack.profession("NURSE"))),
        _ => f64::NAN,
    })
}

fn cells(model: &Model, only: Option<ProfessionIx>) -> f64 {
    let cadres = model.pack.cadres.iter().filter(|c| only.is_none_or(|p| c.profession == p));
    let rows: usize = cadres.map(|c| c.rows).sum();
    (rows * model.pack.row_len() * (model.pack.steps() + 1)) as f64
}

fn engine(model: &Model, scope: Scope) -> f64 {
    let run = model.run(&Scenario::default(), scope).expect("runs");
    run.professions.iter().map(|p| p.capacity.iter().sum::<f64>() + p.demand.fte.iter().sum::<f64>()).sum()
}
