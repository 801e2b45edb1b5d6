//! Any measure of a run, for one region or the nation: the one place where outputs are defined.

use super::care::OF_CARE;
use super::market::{OF_MARKET, OF_PLACE};
use super::supply::{queue, slot};
use super::whole::Whole;
use super::{Model, ProfessionRun, ProgrammeRun, ProgrammeYear, coverage, ratio};
use crate::word::Measure;

/// Measures reported for a cadre and, summed, for a profession.
pub const OF_CADRE: &[Measure] = &[
    Measure::InPost,
    Measure::ActiveRetired,
    Measure::Heads55,
    Measure::Entrants,
    Measure::Immigration,
    Measure::Returns,
    Measure::SectorIn,
    Measure::MovedIn,
    Measure::MovedOut,
    Measure::Deaths,
    Measure::Retirements,
    Measure::ExitsOther,
    Measure::ExitsAbroad,
    Measure::ExitsSector,
    Measure::AgedOut,
    Measure::Closure,
    Measure::Exogenous,
    Measure::ActiveIn,
    Measure::ActiveOut,
    Measure::Fte,
    Measure::Share55,
];

/// Measures reported for a profession in a region or the nation.
pub const OF_PROFESSION: &[Measure] = &[
    Measure::Capacity,
    Measure::Demand,
    Measure::WorkGiven,
    Measure::WorkTaken,
    Measure::Supervision,
    Measure::Gap,
    Measure::Coverage,
    Measure::StaffingRatio,
    Measure::Density,
    Measure::WeightedResidents,
    Measure::Residents,
    Measure::ShortageUnnetted,
    Measure::CumulativeShortage,
    Measure::Backlog,
    Measure::ReplacementRate,
    Measure::Gini,
    Measure::ResidentsFte,
];

/// Measures of AI and continuing development, reported where the pack knows of them.
pub fn of_care() -> impl Iterator<Item = Measure> {
    OF_CARE.into_iter()
}

/// Measures of the labour market that a cadre has too; known once the account is drawn up.
pub fn of_market() -> impl Iterator<Item = Measure> {
    OF_MARKET.into_iter()
}

/// Measures of the labour market of a whole profession.
pub fn of_place() -> impl Iterator<Item = Measure> {
    OF_PLACE.into_iter()
}

/// Measures reported for a programme.
pub fn of_programme() -> impl Iterator<Item = Measure> {
    OF_PROGRAMME.iter().map(|(measure, _)| *measure)
}

/// How a measure of a programme is read from its year.
type OfYear = fn(&ProgrammeRun, &ProgrammeYear) -> f64;

/// Measures of a programme, and how each is read.
const OF_PROGRAMME: &[(Measure, OfYear)] = &[
    (Measure::Students, |_, year| year.students),
    (Measure::Intake, |_, year| year.intake),
    (Measure::TurnedAway, |_, year| year.turned_away),
    (Measure::Dropouts, |_, year| year.dropouts),
    (Measure::Repeaters, |_, year| year.repeaters),
    (Measure::Graduates, |_, year| year.graduates),
    (Measure::ResidentsFte, |_, year| year.residents_fte),
    (Measure::Candidates, |_, year| year.candidates),
    (Measure::GaveUp, |_, year| year.gave_up),
    (Measure::Waiting, |_, year| year.waiting),
    (Measure::WaitingFte, |run, year| {
        year.waiting * run.waiting_work
    }),
    (Measure::Assigned, |_, year| year.assigned),
    (Measure::Unfilled, |_, year| year.unfilled),
];

impl Model {
    /// The value of a measure in one year; `row` = `None` is the nation, `cadre` = `None` the whole
    /// profession (index into the run's cadres otherwise). `None` where it makes no sense.
    #[must_use]
    #[expect(
        clippy::too_many_lines,
        clippy::cognitive_complexity,
        reason = "one row for each measure"
    )]
    pub fn measure(
        &self,
        run: &ProfessionRun,
        step: usize,
        row: Option<usize>,
        cadre: Option<usize>,
        measure: Measure,
    ) -> Option<f64> {
        let staff = Cadres {
            run,
            step,
            row,
            cadre,
        };
        let flow = |flow: usize| staff.slot(slot::FLOW + flow);
        let market = run.accounts(step, row, cadre);
        let whole = cadre.is_none().then_some(Whole {
            model: self,
            run,
            step,
            row,
        });
        // what says nothing where the demand method has no figures for the profession
        let asked = whole.filter(|_| run.demand.is_known());
        Some(match measure {
            Measure::InPost => staff.slot(slot::IN_POST),
            Measure::ActiveRetired => staff.slot(slot::ACTIVE),
            Measure::Heads55 => staff.slot(slot::HEADS_55),
            Measure::Share55 => staff.share_55(),
            Measure::Fte => staff.fte(),
            Measure::Entrants => flow(slot::ENTRANTS),
            Measure::Immigration => flow(slot::IMMIGRATION),
            Measure::Returns => flow(slot::RETURNS),
            Measure::SectorIn => flow(slot::SECTOR_IN),
            Measure::MovedIn => flow(slot::MOVED_IN),
            Measure::MovedOut => flow(slot::MOVED_OUT),
            Measure::Deaths => flow(slot::DEATHS),
            Measure::Retirements => flow(slot::RETIREMENTS),
            Measure::ExitsOther => flow(slot::EXITS_OTHER),
            Measure::ExitsAbroad => flow(slot::EXITS_ABROAD),
            Measure::ExitsSector => flow(slot::EXITS_SECTOR),
            Measure::AgedOut => flow(slot::AGED_OUT),
            Measure::Closure => flow(slot::CLOSURE),
            Measure::Exogenous => flow(slot::EXOGENOUS),
            Measure::ActiveIn => flow(slot::ACTIVE_IN),
            Measure::ActiveOut => flow(slot::ACTIVE_OUT),
            Measure::Capacity => whole?.capacity(),
            Measure::Demand => asked?.demand(),
            Measure::WorkGiven => whole?.sum(&run.demand.moved.given),
            Measure::WorkTaken => whole?.sum(&run.demand.moved.taken),
            Measure::Supervision => whole?.sum(&run.demand.moved.supervised),
            Measure::Gap => asked?.demand() - asked?.capacity(),
            Measure::Coverage => coverage(asked?.capacity(), asked?.demand()),
            Measure::StaffingRatio => ratio(asked?.capacity(), asked?.demand()),
            Measure::ResidentsFte => whole?.residents_fte()?,
            Measure::Density => whole?.density(),
            Measure::Residents => whole?.residents(),
            Measure::WeightedResidents => whole?.weighted_residents(),
            Measure::ShortageUnnetted => asked?.shortage(),
            Measure::CumulativeShortage => asked?.cumulative_shortage(),
            Measure::Backlog => whole?.backlog()?,
            Measure::ReplacementRate => whole?.replacement_rate()?,
            Measure::Turnover => whole?.turnover()?,
            Measure::Gini => asked?.gini()?,
            Measure::AiTimeSaved => whole?.ai_time_saved()?,
            Measure::AiCapacity => whole?.ai_capacity()?,
            Measure::AiExtraNeed => whole?.ai_extra_need()?,
            Measure::CapacityWithoutAi => whole?.capacity_without_ai()?,
            Measure::GapWithoutAi => asked?.gap_without_ai()?,
            Measure::CpdCredits => whole?.cpd_credits()?,
            Measure::CpdHours => whole?.cpd_hours()?,
            Measure::CpdFte => whole?.cpd_fte()?,
            Measure::CpdCompliant70 => whole?.cpd_compliant_70()?,
            Measure::CpdCompliant100 => whole?.cpd_compliant_100()?,
            Measure::CpdShort => whole?.cpd_short()?,
            Measure::CpdCapacityUse => whole?.cpd_capacity_use()?,
            Measure::CpdTrainedAi => whole?.cpd_trained_ai()?,
            Measure::PostsNeeded => market?.needed(),
            Measure::PostsWanted => market?.wanted(),
            Measure::Vacancies => market?.vacancies(),
            Measure::VacancyRate => market?.vacancy_rate(),
            Measure::PostCandidates => market?.queue(queue::CANDIDATES),
            Measure::Hires => market?.hires(),
            Measure::PostQueue => market?.queue(queue::WAITING),
            Measure::QueueLeft => market?.queue_left(),
            Measure::QueueAbroad => market?.queue(queue::LEFT_ABROAD),
            Measure::AgencyFte => market?.agency(),
            Measure::LimitingFactor => whole?.limiting_factor()?,
            // of programmes: see `ProgrammeRun::measure`, and of cohorts: see `training::Cohort`
            Measure::Students
            | Measure::Intake
            | Measure::TurnedAway
            | Measure::Dropouts
            | Measure::Repeaters
            | Measure::Graduates
            | Measure::Candidates
            | Measure::GaveUp
            | Measure::Waiting
            | Measure::WaitingFte
            | Measure::Assigned
            | Measure::Unfilled
            | Measure::CohortTraining
            | Measure::CohortGraduated
            | Measure::CohortWaiting
            | Measure::CohortSpecialty
            | Measure::CohortGp
            | Measure::CohortEntered
            | Measure::CohortAbroad
            | Measure::CohortElsewhere
            | Measure::CohortGaveUp
            | Measure::CohortDropped => return None,
        })
    }
}

/// The staff of a profession or of one cadre of it, in a region or the nation, in one year.
struct Cadres<'r> {
    run: &'r ProfessionRun,
    step: usize,
    row: Option<usize>,
    cadre: Option<usize>,
}

impl Cadres<'_> {
    fn slot(&self, slot: usize) -> f64 {
        let (run, step, row) = (self.run, self.step, self.row);
        match self.cadre {
            None => run.slot(step, row, slot),
            Some(at) => run.cadres.get(at).map_or(0.0, |c| {
                row.map_or(0..run.rows, |r| r..r + 1)
                    .map(|r| c.at(step, r, slot))
                    .sum()
            }),
        }
    }

    fn fte(&self) -> f64 {
        (self.slot(slot::FTE_POST) + self.slot(slot::FTE_ACTIVE))
            * self.run.working_time.get(self.step).copied().unwrap_or(1.0)
    }

    fn share_55(&self) -> f64 {
        let heads = self.slot(slot::IN_POST);
        if heads > 0.0 {
            self.slot(slot::HEADS_55) / heads
        } else {
            0.0
        }
    }
}

impl ProgrammeRun {
    /// The value of a measure in one year; `None` where it makes no sense.
    #[must_use]
    pub fn measure(&self, step: usize, measure: Measure) -> Option<f64> {
        let year = self.years.get(step)?;
        let (_, of) = OF_PROGRAMME.iter().find(|(known, _)| *known == measure)?;
        Some(of(self, year))
    }
}
