//! Students and people waiting: from places to new entrants, by programme and year.
//!
//! Pipelines are national: regions share the entrants where they are hired, save those whom the
//! region that trained them keeps. Knows no staff.
//! Everybody counted here is a person: enrolled, late, waiting, graduated or gone, never lost.

mod cohort;
mod funnel;
mod intake;
mod pipeline;

use std::borrow::Cow;

use crate::model::effects::Effects;
use crate::pack::Pack;
use crate::scenario::LeverId;
use crate::unit::ProfessionIx;
use pipeline::Course;

pub(crate) use cohort::follow;
pub use cohort::{Cohort, FATES};
pub use intake::Bound;

/// Series of one programme, one row per year from the opening year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProgrammeRun {
    /// Index into `Pack::programmes`.
    pub programme: usize,
    /// One row per year.
    pub years: Vec<ProgrammeYear>,
    /// Students at year-end by year of course, `[year][year of course]`; late ones left out.
    pub by_course_year: Vec<f64>,
    /// FTE that a head works while it waits for a postgraduate place.
    pub waiting_work: f64,
    /// Pay of those in training against that of the pack, by year: a premium where one is paid.
    pub pay: Vec<f64>,
}

/// What happened in one programme in one year (flows) and where it stood at its end (stocks).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ProgrammeYear {
    /// Places offered in autumn.
    pub places: f64,
    /// New students in autumn.
    pub intake: f64,
    /// Students at year-end, late ones included.
    pub students: f64,
    /// Students who dropped out.
    pub dropouts: f64,
    /// Students who do their year of course again; they stay students.
    pub repeaters: f64,
    /// Graduates.
    pub graduates: f64,
    /// Graduates licensed who enter the profession or the queue.
    pub entering: f64,
    /// Graduates who leave for abroad at once.
    pub abroad: f64,
    /// Graduates who do something else.
    pub elsewhere: f64,
    /// People who ask for a postgraduate place: waiting, new graduates, those who change school.
    pub candidates: f64,
    /// Drop-outs of postgraduate programmes who ask for another one the same autumn.
    pub switched: f64,
    /// People waiting for a postgraduate place at year-end.
    pub waiting: f64,
    /// Waiting people who were given a place.
    pub assigned: f64,
    /// Waiting people who gave up.
    pub gave_up: f64,
    /// Drop-outs of postgraduate programmes who wait again.
    pub came_back: f64,
    /// Postgraduate places left unfilled.
    pub unfilled: f64,
    /// New students that the tightest limit of the course keeps out.
    pub turned_away: f64,
    /// FTE that students work at year-end.
    pub residents_fte: f64,
    /// What decided how many students began.
    pub bound: Bound,
}

/// All programmes, and the new entrants that they yield.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Training {
    /// In pack order.
    pub programmes: Vec<ProgrammeRun>,
    /// New entrants by profession, then by year from the opening year (whose value is 0).
    pub entrants: Vec<Vec<f64>>,
    /// Those of them who stay in the region that trained them, by profession, `[year][region]`;
    /// empty for a profession that no course with regions feeds.
    pub kept: Vec<Vec<f64>>,
}

impl Training {
    /// FTE worked by the students who will join a profession, by year: those of a programme count
    /// by its shares.
    #[must_use]
    pub fn residents_fte(&self, pack: &Pack, profession: ProfessionIx) -> Vec<f64> {
        let years = self.entrants.get(profession.0).map_or(0, Vec::len);
        let mut fte = vec![0.0; years];
        for (run, programme) in self.programmes.iter().zip(&pack.programmes) {
            for (_, share) in programme.feeds.iter().filter(|(to, _)| *to == profession) {
                for (sum, year) in fte.iter_mut().zip(&run.years) {
                    *sum += year.residents_fte * share;
                }
            }
        }
        fte
    }
}

/// Runs every programme for `steps` years after the opening.
pub(crate) fn run(pack: &Pack, effects: &Effects, steps: usize) -> Training {
    run_with(pack, effects, steps, None)
}

/// The same with some places more in every projected year of one programme: a unit run.
pub(crate) fn run_with(
    pack: &Pack,
    effects: &Effects,
    steps: usize,
    extra: Option<(usize, f64)>,
) -> Training {
    let mut courses: Vec<Course> = pack.programmes.iter().map(Course::opening).collect();
    let mut runs: Vec<ProgrammeRun> = courses
        .iter()
        .enumerate()
        .map(|(programme, course)| ProgrammeRun {
            programme,
            years: vec![course.opening_year(&pack.programmes[programme])],
            by_course_year: course.by_year().to_vec(),
            waiting_work: pack.programmes[programme].waiting_work,
            pay: vec![1.0],
        })
        .collect();
    let own: Vec<Cow<'_, Effects>> = (0..courses.len())
        .map(|at| effects.in_programme(pack, at))
        .collect();
    let mut entrants = vec![vec![0.0; steps + 1]; pack.professions.len()];
    let mut kept = vec![Vec::new(); pack.professions.len()];
    for step in 1..=steps {
        let mut rows = vec![ProgrammeYear::default(); courses.len()];
        for (at, (course, row)) in courses.iter_mut().zip(&mut rows).enumerate() {
            let more = extra
                .filter(|(programme, _)| *programme == at)
                .map_or(0.0, |(_, places)| places);
            course.advance(&pack.programmes[at], &own[at], step, more, row);
        }
        for basic in 0..courses.len() {
            funnel::advance(pack, &own, step, basic, &mut courses, &mut rows);
        }
        for (at, (programme, row)) in pack.programmes.iter().zip(&rows).enumerate() {
            let queued = pack
                .programmes
                .iter()
                .any(|school| school.draws_from == Some(at));
            let joining = if queued { row.gave_up } else { row.entering };
            for &(profession, share) in &programme.feeds {
                let heads = joining * share;
                if let Some(slot) = entrants.get_mut(profession.0).and_then(|e| e.get_mut(step)) {
                    *slot += heads;
                }
                if let Some(kept) = kept.get_mut(profession.0) {
                    keep(kept, &programme.regions, (step, steps), heads);
                }
            }
        }
        for ((run, row), course) in runs.iter_mut().zip(rows).zip(&courses) {
            run.years.push(row);
            run.by_course_year.extend_from_slice(course.by_year());
            let scarce = pack.programmes[run.programme].premium_response > 0.0;
            run.pay.push(if scarce {
                own[run.programme].factor(LeverId::Premium, step)
            } else {
                1.0
            });
        }
    }
    Training {
        programmes: runs,
        entrants,
        kept,
    }
}

/// Adds those of the entrants of a step who stay where they trained.
fn keep(kept: &mut Vec<f64>, regions: &[(f64, f64)], (step, steps): (usize, usize), heads: f64) {
    kept.resize(kept.len().max((steps + 1) * regions.len()), 0.0);
    let here = kept.iter_mut().skip(step * regions.len());
    for (slot, (share, retention)) in here.zip(regions) {
        *slot += heads * share * retention;
    }
}
