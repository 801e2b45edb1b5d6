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

/// The courses that the cohort can meet: a basic one and the schools that draw from it, or one alone.
struct Way<'a> {
    pack: &'a Pack,
    /// The course whose graduates wait for a place, where schools draw from it.
    base: usize,
    /// Index into the programmes of the pack, with those of the cohort who sit in it.
    courses: Vec<(usize, Course)>,
}

impl<'a> Way<'a> {
    fn of(pack: &'a Pack, programme: usize) -> Self {
        let all = &pack.programmes;
        let base = all[programme].draws_from.unwrap_or(programme);
        let members = (0..all.len()).filter(|&p| p == base || all[p].draws_from == Some(base));
        Self {
            pack,
            base,
            courses: members.map(|p| (p, Course::empty(&all[p]))).collect(),
        }
    }

    /// Whether graduates wait for a place of a school.
    fn queues(&self) -> bool {
        self.courses.len() > 1
    }

    /// The 100 enrol, and nobody else ever does.
    fn enrol(&mut self, programme: usize) {
        for (at, course) in self.courses.iter_mut().filter(|(at, _)| *at == programme) {
            let mut row = ProgrammeYear::default();
            course.enrol(&self.pack.programmes[*at], SIZE, &mut row);
        }
    }

    /// Everybody moves up, drops out or graduates.
    /// `asking` has those who wait already.
    fn climb(
        &mut self,
        effects: &Effects,
        step: usize,
        programme: usize,
        asking: &mut Asking,
        gone: &mut Gone,
    ) {
        let queue = self.queues();
        for (at, course) in &mut self.courses {
            let (facts, mut row) = (&self.pack.programmes[*at], ProgrammeYear::default());
            course.climb(facts, effects, step, &mut row);
            // only who leaves a school asks for a place again
            let leaving = if *at == self.base { 0.0 } else { row.dropouts };
            let (again, switched) = (leaving * facts.dropout_return, leaving * facts.switch);
            asking.next_year += again;
            asking.now += switched;
            gone.dropped += row.dropouts - again - switched;
            gone.abroad += row.abroad;
            gone.elsewhere += row.elsewhere;
            if *at == programme {
                gone.graduated += row.graduates;
            }
            if *at == self.base && queue {
                asking.now += row.entering;
            } else {
                gone.elsewhere += gone.join(self.pack, facts, row.entering);
            }
        }
    }

    /// Each school takes the share of the cohort that it takes of all candidates; gives back how many
    /// are left over.
    fn assign(&mut self, training: &Training, step: usize, asking: f64) -> f64 {
        let all = training.programmes[self.base].years[step].candidates;
        let mut left = asking;
        for (at, course) in &mut self.courses {
            let at = *at;
            if at != self.base && all > 0.0 {
                let taken = asking * (training.programmes[at].years[step].assigned / all);
                left -= taken;
                let mut row = ProgrammeYear::default();
                course.enrol(&self.pack.programmes[at], taken, &mut row);
            }
        }
        left
    }

    /// Students of the courses that are wanted.
    fn students(&self, wanted: impl Fn(usize) -> bool) -> f64 {
        let ours = self.courses.iter().filter(|(at, _)| wanted(*at));
        ours.map(|(_, course)| course.students()).sum()
    }
}

/// Those of the cohort who ask for a place of a school.
struct Asking {
    /// The same autumn.
    now: f64,
    /// From the next autumn on.
    next_year: f64,
}

/// Follows 100 students of a programme through a run.
pub(crate) fn follow(
    pack: &Pack,
    effects: &Effects,
    training: &Training,
    programme: usize,
    steps: usize,
) -> Cohort {
    let mut way = Way::of(pack, programme);
    let base = way.base;
    let mut gone = Gone {
        sectors: vec![0.0; pack.sectors.len()],
        ..Gone::default()
    };
    let mut waiting = 0.0;
    let measures = FATES.iter().chain(&[Measure::CohortGraduated]);
    let mut cohort = Cohort {
        series: measures.map(|m| (*m, vec![0.0; steps + 1])).collect(),
        sectors: vec![vec![0.0; steps + 1]; pack.sectors.len()],
    };
    for step in 1..=steps {
        if step == 1 {
            way.enrol(programme);
        } else {
            let mut asking = Asking {
                now: waiting,
                next_year: 0.0,
            };
            way.climb(effects, step, programme, &mut asking, &mut gone);
            if way.queues() {
                let left = way.assign(training, step, asking.now);
                let facts = &pack.programmes[base];
                let tired = left * facts.waiting_leave;
                gone.gave_up += gone.join(pack, facts, tired);
                waiting = left - tired + asking.next_year;
            }
        }
        let gp = |at: usize| at != base && pack.programmes[at].group == ProgrammeGroup::Gp;
        // in the order of `FATES`, then the graduates
        let now = [
            way.students(|at| at == base),
            waiting,
            way.students(|at| at != base && !gp(at)),
            way.students(gp),
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
