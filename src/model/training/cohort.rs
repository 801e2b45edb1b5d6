//! Of 100 who enrol, how many graduate, wait, specialise, enter, leave: one cohort on its way.
//!
//! The cohort enrols in the first projected autumn and meets the rates of the scenario year by year:
//! its drop-out, and the part of all candidates who get a place of each school. Whoever enters a
//! profession is counted as entered for good. At every year-end the fates add up to 100.

use super::{ProgrammeYear, Training, pipeline::Course};
use crate::model::effects::Effects;
use crate::pack::{Pack, Programme, ProgrammeGroup};
use crate::word::Measure;

/// Fates of 100 students, one value per year from the opening year (where there is nobody yet).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cohort {
    /// By measure: [`FATES`], and those who have graduated from the course they enrolled in.
    pub series: Vec<(Measure, Vec<f64>)>,
    /// Those who have entered a profession, by sector of the pack.
    pub sectors: Vec<Vec<f64>>,
}

/// Where somebody can be: every student is in exactly one of them. `follow` gives them in this order.
pub const FATES: [Measure; 9] = [
    Measure::CohortTraining,
    Measure::CohortWaiting,
    Measure::CohortSpecialty,
    Measure::CohortGp,
    Measure::CohortEntered,
    Measure::CohortAbroad,
    Measure::CohortElsewhere,
    Measure::CohortGaveUp,
    Measure::CohortDropped,
];

/// Students of the cohort: its fates read as per cent.
const SIZE: f64 = 100.0;

/// Where the cohort has got to, sums since it began.
#[derive(Default)]
struct Gone {
    graduated: f64,
    entered: f64,
    abroad: f64,
    elsewhere: f64,
    gave_up: f64,
    dropped: f64,
    sectors: Vec<f64>,
}

impl Gone {
    /// People join the professions that a programme feeds; gives back those who join none.
    fn join(&mut self, pack: &Pack, programme: &Programme, heads: f64) -> f64 {
        let mut rest = heads;
        for &(profession, share) in &programme.feeds {
            rest -= heads * share;
            self.entered += heads * share;
            for cadre in pack.cadres_of(profession) {
                if let Some(sector) = self.sectors.get_mut(cadre.sector.0) {
                    *sector += heads * share * cadre.hire_share;
                }
            }
        }
        rest
    }
}

/// Follows 100 students of a programme through a run.
pub(crate) fn follow(
    pack: &Pack,
    effects: &Effects,
    training: &Training,
    programme: usize,
    steps: usize,
) -> Cohort {
    let base = pack.programmes[programme].draws_from.unwrap_or(programme);
    let members: Vec<usize> = (0..pack.programmes.len())
        .filter(|&p| p == base || pack.programmes[p].draws_from == Some(base))
        .collect();
    let queue = members.len() > 1;
    let mut courses: Vec<Course> = members
        .iter()
        .map(|&p| Course::empty(&pack.programmes[p]))
        .collect();
    let mut gone = Gone {
        sectors: vec![0.0; pack.sectors.len()],
        ..Gone::default()
    };
    let mut waiting = 0.0;
    let mut cohort = Cohort {
        series: FATES
            .iter()
            .chain(&[Measure::CohortGraduated])
            .map(|m| (*m, vec![0.0; steps + 1]))
            .collect(),
        sectors: vec![vec![0.0; steps + 1]; pack.sectors.len()],
    };
    for step in 1..=steps {
        let (mut asking, mut back) = (waiting, 0.0);
        for (course, &at) in courses.iter_mut().zip(&members) {
            let (facts, mut row) = (&pack.programmes[at], ProgrammeYear::default());
            if step == 1 {
                let new = if at == programme { SIZE } else { 0.0 };
                course.enrol(facts, new, &mut row);
                continue;
            }
            course.climb(facts, &effects.in_programme(pack, at), step, &mut row);
            // only who leaves a school asks for a place again
            let leaving = if at == base { 0.0 } else { row.dropouts };
            let (again, switched) = (leaving * facts.dropout_return, leaving * facts.switch);
            back += again;
            asking += switched;
            gone.dropped += row.dropouts - again - switched;
            gone.abroad += row.abroad;
            gone.elsewhere += row.elsewhere;
            if at == programme {
                gone.graduated += row.graduates;
            }
            if at == base && queue {
                asking += row.entering;
            } else {
                gone.elsewhere += gone.join(pack, facts, row.entering);
            }
        }
        if queue && step > 1 {
            let all = training.programmes[base].years[step].candidates;
            let mut left = asking;
            for (course, &at) in courses.iter_mut().zip(&members) {
                if at != base && all > 0.0 {
                    let taken = asking * (training.programmes[at].years[step].assigned / all);
                    left -= taken;
                    let mut row = ProgrammeYear::default();
                    course.enrol(&pack.programmes[at], taken, &mut row);
                }
            }
            let facts = &pack.programmes[base];
            let tired = left * facts.waiting_leave;
            gone.gave_up += gone.join(pack, facts, tired);
            waiting = left - tired + back;
        }
        let of = |wanted: &dyn Fn(usize) -> bool| -> f64 {
            let all = courses.iter().zip(&members);
            let ours = all.filter(|(_, at)| wanted(**at));
            ours.map(|(course, _)| course.students()).sum()
        };
        let gp = |at: usize| at != base && pack.programmes[at].group == ProgrammeGroup::Gp;
        let now = [
            of(&|at| at == base),
            waiting,
            of(&|at| at != base && !gp(at)),
            of(&gp),
            gone.entered,
            gone.abroad,
            gone.elsewhere,
            gone.gave_up,
            gone.dropped,
            gone.graduated,
        ];
        for ((_, values), heads) in cohort.series.iter_mut().zip(now) {
            values[step] = heads;
        }
        for (values, heads) in cohort.sectors.iter_mut().zip(&gone.sectors) {
            values[step] = *heads;
        }
    }
    cohort
}
