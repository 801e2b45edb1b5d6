//! What a number stands on: from a measure to the sides of the model that move it.

use crate::model::{METHODS, Model};
use crate::pack::{Cadre, Pack, Profession};
use crate::scenario::{LeverId, Scenario};
use crate::unit::ProfessionIx;
use crate::word::{Measure, Side, Sides};

/// Parts of the model that measures are told of.
#[derive(Clone, Copy)]
enum Part {
    Residents,
    Weighted,
    Entrants,
    Arrivals,
    Heads,
    AtWork,
    Fte,
    Capacity,
    Need,
    Shifted,
    Backlog,
    Posts,
    Queue,
    Students,
    Trainees,
    Waiting,
    Learning,
    Trained,
    Ai,
    Closure,
    Exogenous,
    Money,
}

/// The parts that a measure is told of.
const fn parts(measure: Option<Measure>) -> &'static [Part] {
    use Measure as M;
    let Some(measure) = measure else {
        return &[Part::Money];
    };
    match measure {
        M::Residents => &[Part::Residents],
        M::WeightedResidents => &[Part::Weighted],
        M::Demand => &[Part::Need],
        M::WorkGiven | M::WorkTaken | M::Supervision => &[Part::Shifted],
        M::Gap
        | M::GapWithoutAi
        | M::Coverage
        | M::StaffingRatio
        | M::ShortageUnnetted
        | M::CumulativeShortage => &[Part::Need, Part::Capacity],
        M::Gini => &[Part::Need, Part::Capacity, Part::Residents],
        M::Backlog => &[Part::Backlog],
        M::InPost
        | M::Heads55
        | M::Share55
        | M::SectorIn
        | M::MovedIn
        | M::MovedOut
        | M::Deaths
        | M::Retirements
        | M::ExitsOther
        | M::ExitsAbroad
        | M::ExitsSector
        | M::AgedOut
        | M::ReplacementRate
        | M::Turnover => &[Part::Heads],
        M::Entrants => &[Part::Entrants],
        M::Immigration | M::Returns => &[Part::Arrivals],
        M::Closure => &[Part::Closure],
        M::Exogenous => &[Part::Exogenous],
        M::ActiveRetired | M::ActiveIn | M::ActiveOut => &[Part::AtWork],
        M::Fte => &[Part::Fte],
        M::Density => &[Part::Fte, Part::Residents],
        M::Capacity | M::CapacityWithoutAi => &[Part::Capacity],
        M::AiTimeSaved | M::AiCapacity | M::AiExtraNeed => &[Part::Ai],
        M::CpdCredits
        | M::CpdHours
        | M::CpdCompliant70
        | M::CpdCompliant100
        | M::CpdCapacityUse => &[Part::Learning],
        M::CpdTrainedAi => &[Part::Learning, Part::Trained],
        M::CpdFte | M::CpdShort => &[Part::Learning, Part::AtWork],
        M::PostsNeeded
        | M::PostsWanted
        | M::Vacancies
        | M::VacancyRate
        | M::AgencyFte
        | M::LimitingFactor => &[Part::Posts],
        M::PostCandidates => &[Part::Entrants],
        M::Hires => &[Part::Entrants, Part::Arrivals],
        M::PostQueue | M::QueueLeft | M::QueueAbroad => &[Part::Queue],
        M::ResidentsFte => &[Part::Trainees],
        M::Waiting
        | M::Students
        | M::Intake
        | M::TurnedAway
        | M::Dropouts
        | M::Repeaters
        | M::Graduates
        | M::Candidates
        | M::GaveUp
        | M::Assigned
        | M::Unfilled
        | M::CohortTraining
        | M::CohortGraduated
        | M::CohortWaiting
        | M::CohortSpecialty
        | M::CohortGp
        | M::CohortEntered
        | M::CohortAbroad
        | M::CohortElsewhere
        | M::CohortGaveUp
        | M::CohortDropped => &[Part::Students],
        M::WaitingFte => &[Part::Waiting],
    }
}

/// The sides that a measure of a profession stands on under a scenario; without a measure its money.
pub(super) fn of(
    model: &Model,
    scenario: &Scenario,
    (profession, region): (ProfessionIx, bool),
    measure: Option<Measure>,
) -> Sides {
    let pack = &model.pack;
    let about = Subject {
        pack,
        scenario,
        profession,
        method: model.method_of(scenario),
        facts: &pack.professions[profession.0],
        region,
        cadres: pack.cadres_of(profession),
    };
    let parts = parts(measure).iter();
    parts.fold(Sides::NONE, |sides, part| sides.and(about.part(*part)))
}

/// One profession in one scenario.
struct Subject<'a> {
    pack: &'a Pack,
    scenario: &'a Scenario,
    profession: ProfessionIx,
    method: &'a str,
    facts: &'a Profession,
    /// Whether one region is looked at.
    region: bool,
    cadres: &'a [Cadre],
}

impl Subject<'_> {
    /// The sides of a part.
    fn part(&self, part: Part) -> Sides {
        match part {
            Part::Residents => Sides::of(&[Side::Residents]),
            Part::Weighted => Sides::of(&[Side::Residents, Side::Services, Side::Use]),
            Part::Entrants if self.scenario.market => self.heads(),
            Part::Entrants => self.hired(),
            Part::Arrivals if self.scenario.market => self.heads(),
            Part::Arrivals => self.placed().and(Sides::of(&[Side::Flows])),
            Part::Heads => self.heads(),
            Part::AtWork => self.at_work(),
            Part::Fte => self.fte(),
            Part::Capacity => self.capacity(),
            Part::Need => self.need(),
            Part::Shifted if self.moved(&[LeverId::SkillMix]) => self.required(),
            Part::Shifted => Sides::NONE,
            Part::Backlog => self
                .need()
                .and(self.capacity())
                .and(Sides::of(&[Side::Backlog])),
            Part::Posts => self.posts(),
            Part::Queue if self.scenario.market => self.heads(),
            Part::Queue => Sides::NONE,
            Part::Students => self.students(),
            Part::Trainees => self.students().and(Sides::of(&[Side::Trainees])),
            Part::Waiting => self.students().and(Sides::of(&[Side::Waiting])),
            Part::Learning => Sides::of(&[Side::Learning]),
            Part::Trained => Sides::of(&[Side::Ai, Side::Competence]),
            Part::Ai => self.ai(),
            Part::Closure => self.closure(),
            Part::Exogenous => Sides::of(&[Side::Flows]),
            Part::Money => self.money(),
        }
    }

    /// Whether one of some levers is moved.
    fn moved(&self, levers: &[LeverId]) -> bool {
        let mut moves = self.scenario.levers.iter();
        moves.any(|one| levers.contains(&one.lever))
    }

    fn fed(&self) -> bool {
        let mut feeds = self.pack.programmes.iter().flat_map(|p| &p.feeds);
        feeds.any(|(to, share)| *to == self.profession && *share > 0.0)
    }

    fn students(&self) -> Sides {
        Sides::of(&[Side::Training])
    }

    /// Where those who come go: in a region, and as its stock stands where no margin says otherwise.
    fn placed(&self) -> Sides {
        if self.region {
            self.opening()
        } else {
            Sides::NONE
        }
    }

    /// Those who come from courses.
    fn hired(&self) -> Sides {
        if !self.fed() {
            return Sides::NONE;
        }
        self.placed()
            .and(Sides::of(&[Side::Hiring, Side::Training]))
    }

    /// Residents where they say which region staff is in: no margin does, or nobody is in post yet.
    fn by_residents(&self) -> Sides {
        let code = &self.facts.code;
        let mut noted = self.pack.basis.iter();
        let mut cadres = self.cadres.iter();
        let spread = noted.any(|fact| fact.profession == *code && fact.item == "by residents")
            || cadres.any(|c| c.rows > 1 && c.opening.iter().sum::<f64>() <= 0.0);
        if spread {
            return Sides::of(&[Side::ByResidents]);
        }
        Sides::NONE
    }

    /// Heads at the opening: who, and in which cell.
    fn opening(&self) -> Sides {
        let sides = Sides::of(&[Side::Opening, Side::Carried, Side::Leaving]);
        // what a region has of the whole is nothing to the nation
        if self.region {
            return sides.and(self.by_residents());
        }
        sides
    }

    /// Heads without what need does to them.
    fn plain(&self) -> Sides {
        let mut sides = self.opening().and(Sides::of(&[Side::Deaths, Side::Flows]));
        if self.cadres.iter().any(|c| c.observed_change.is_some()) {
            sides = sides.and(Sides::of(&[Side::Closure]));
        }
        if self.fed() {
            sides = sides.and(Sides::of(&[Side::Hiring, Side::Training]));
        }
        if self.moved(&[LeverId::CpdCredits]) {
            sides = sides.and(Sides::of(&[Side::Learning]));
        }
        sides
    }

    /// Heads: posts that limit hiring and workload bring need and capacity in.
    fn heads(&self) -> Sides {
        let mut sides = self.plain();
        if self.scenario.workload {
            sides = sides.and(Sides::of(&[Side::Workload]));
        }
        if self.scenario.market {
            sides = sides.and(Sides::of(&[Side::Posts, Side::Hiring]));
            if self.scenario.caps {
                sides = sides.and(Sides::of(&[Side::Caps, Side::Pay]));
            }
        }
        if self.scenario.market || self.scenario.workload {
            sides = sides.and(self.required()).and(self.care_of(self.plain()));
        }
        sides
    }

    /// The flow that closes the opening year.
    fn closure(&self) -> Sides {
        if self.cadres.iter().all(|c| c.observed_change.is_none()) {
            return Sides::NONE;
        }
        self.heads()
    }

    fn with_retired(&self, heads: Sides) -> Sides {
        let some = self.cadres.iter().any(|c| c.active_fte > 0.0);
        if some {
            heads.and(Sides::of(&[Side::AtWork]))
        } else {
            heads
        }
    }

    fn at_work(&self) -> Sides {
        self.with_retired(self.heads())
    }

    fn fte_of(&self, heads: Sides) -> Sides {
        let worked = Sides::of(&[Side::AtWorkFte, Side::FtePerHead, Side::Hours]);
        self.with_retired(heads).and(worked)
    }

    fn fte(&self) -> Sides {
        self.fte_of(self.heads())
    }

    /// What heads are worth in care.
    fn care_of(&self, heads: Sides) -> Sides {
        let mut sides = self
            .fte_of(heads)
            .and(Sides::of(&[Side::Productivity]))
            .and(self.counted());
        if self.moved(&[LeverId::CpdCredits]) {
            sides = sides.and(Sides::of(&[Side::Learning]));
        }
        sides.and(self.ai())
    }

    fn capacity(&self) -> Sides {
        self.care_of(self.heads())
    }

    /// Work of people in training, where it counts.
    fn counted(&self) -> Sides {
        if self.facts.residents_in_capacity > 0.0 {
            let sides = [Side::Counted, Side::Trainees, Side::Training, Side::Hiring];
            return Sides::of(&sides);
        }
        Sides::of(&[Side::Counted])
    }

    /// AI acts where it is taken up.
    fn ai(&self) -> Sides {
        if !self.moved(&[LeverId::AiAdoption]) {
            return Sides::NONE;
        }
        Sides::of(&[Side::Ai, Side::Competence])
    }

    /// Need without what waits: the method, what staff of today it stands on, what moves it.
    fn required(&self) -> Sides {
        let method = METHODS.iter().find(|method| method.id == self.method);
        let (pack, scenario) = (self.pack, self.scenario);
        let of = |method: &crate::model::Method| method.sides(pack, scenario, self.profession);
        let mut sides = method.map_or(Sides::NONE, of);
        if sides.has(Side::Opening) {
            let worked = Sides::of(&[Side::AtWork, Side::AtWorkFte, Side::FtePerHead]);
            sides = sides.and(self.opening()).and(self.by_residents());
            sides = sides.and(worked).and(self.counted());
        }
        if self.moved(&[LeverId::SkillMix]) {
            sides = sides.and(Sides::of(&[Side::Mix, Side::Competence]));
        }
        sides.and(self.ai())
    }

    /// Need, with what waits where it is asked for again.
    fn need(&self) -> Sides {
        let waits = self.facts.asks.backlog.clear > 0.0 || self.moved(&[LeverId::BacklogClear]);
        if !waits {
            return self.required();
        }
        let backlog = Sides::of(&[Side::Backlog]);
        self.required().and(self.capacity()).and(backlog)
    }

    fn posts(&self) -> Sides {
        let mut sides = Sides::of(&[Side::Posts, Side::Hiring]);
        if self.scenario.caps {
            sides = sides.and(Sides::of(&[Side::Caps]));
        }
        sides.and(self.required()).and(self.capacity())
    }

    fn money(&self) -> Sides {
        let paid = [
            Side::Money,
            Side::Pay,
            Side::Residents,
            Side::Training,
            Side::Caps,
            // fees and hours of continuing training
            Side::Learning,
        ];
        let mut sides = self.fte().and(Sides::of(&paid));
        // temporary cover is paid by vacancies; what a scenario brings is told beside its cost
        if self.cadres.iter().any(|c| c.recruiting.agency_share > 0.0) {
            sides = sides.and(self.posts());
        }
        if *self.scenario != Scenario::default() {
            sides = sides.and(self.need()).and(self.capacity());
        }
        sides
    }
}
