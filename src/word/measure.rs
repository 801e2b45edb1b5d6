//! The quantities that a run reports, with unit and name.

use serde::{Deserialize, Serialize};

/// Unit of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// People at a date.
    Heads,
    /// People per year.
    HeadsPerYear,
    /// Full-time equivalents.
    Fte,
    /// A share, 0..1.
    Share,
    /// Residents weighted by use.
    WeightedResidents,
    /// Residents.
    Residents,
    /// FTE per 1,000 residents.
    PerThousand,
    /// People of 100.
    PerHundred,
    /// Credits of continuing development per head and year.
    CreditsPerHead,
    /// Hours per head and year.
    HoursPerHead,
    /// The number of a class, such as [`Limiting`](crate::word::Limiting).
    Class,
}

macro_rules! measures {
    ($($(#[doc = $doc:literal])+ $name:ident, $code:literal, $unit:ident;)+) => {
        /// A quantity reported for every year, by cadre, profession or region.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Measure { $($(#[doc = $doc])+ $name,)+ }

        /// All measures, in order.
        pub const MEASURES: &[Measure] = &[$(Measure::$name,)+];

        impl Measure {
            /// Name in outputs; locale keys are `measure-<code with dashes>`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// Its unit.
            #[must_use]
            pub const fn unit(self) -> Unit {
                match self { $(Self::$name => Unit::$unit,)+ }
            }
        }
    };
}

measures! {
    /// Heads in post at year-end.
    InPost, "in_post", Heads;
    /// Retired but active heads at year-end.
    ActiveRetired, "active_retired", Heads;
    /// FTE at year-end, active retirees included.
    Fte, "fte", Fte;
    /// Heads of 55 and over in post at year-end.
    Heads55, "heads_55", Heads;
    /// New entrants from training.
    Entrants, "entrants", HeadsPerYear;
    /// Inflow trained abroad.
    Immigration, "immigration", HeadsPerYear;
    /// Inflow back from outside.
    Returns, "returns", HeadsPerYear;
    /// Arrivals from another sector of the profession.
    SectorIn, "sector_in", HeadsPerYear;
    /// Arrivals from other regions (own region of the pool included).
    MovedIn, "moved_in", HeadsPerYear;
    /// Departures to the pool of movers.
    MovedOut, "moved_out", HeadsPerYear;
    /// Deaths in post.
    Deaths, "deaths", HeadsPerYear;
    /// Retirements.
    Retirements, "retirements", HeadsPerYear;
    /// Voluntary exits to other jobs or none.
    ExitsOther, "exits_other", HeadsPerYear;
    /// Exits to other countries.
    ExitsAbroad, "exits_abroad", HeadsPerYear;
    /// Exits to another sector of the profession.
    ExitsSector, "exits_sector", HeadsPerYear;
    /// People who reach the end of the last age.
    AgedOut, "aged_out", HeadsPerYear;
    /// Signed flow that closes the opening year.
    Closure, "closure", HeadsPerYear;
    /// Signed exogenous heads of the pack.
    Exogenous, "exogenous", HeadsPerYear;
    /// Retirees who start a spell of activity.
    ActiveIn, "active_in", HeadsPerYear;
    /// Active retirees who stop or die.
    ActiveOut, "active_out", HeadsPerYear;
    /// FTE available for care in the year.
    Capacity, "capacity", Fte;
    /// FTE required.
    Demand, "demand", Fte;
    /// Own work that other professions do.
    WorkGiven, "work_given", Fte;
    /// Time spent on the work of other professions.
    WorkTaken, "work_taken", Fte;
    /// Time spent supervising the work given.
    Supervision, "supervision", Fte;
    /// Demand minus capacity, positive = shortage.
    Gap, "gap", Fte;
    /// Capacity over demand, at most 1.
    Coverage, "coverage", Share;
    /// Capacity over demand, uncapped.
    StaffingRatio, "staffing_ratio", Share;
    /// FTE per 1,000 residents.
    Density, "density", PerThousand;
    /// Residents weighted by use.
    WeightedResidents, "weighted_residents", WeightedResidents;
    /// Residents.
    Residents, "residents", Residents;
    /// Nation: sum of the regions' shortages, surpluses not netted.
    ShortageUnnetted, "shortage_unnetted", Fte;
    /// Shortages added up since the opening, FTE-years.
    CumulativeShortage, "cumulative_shortage", Fte;
    /// Share of heads in post aged 55 and over.
    Share55, "share_55", Share;
    /// Work not done that waits at year-end, FTE-years; the nation is the sum of its regions.
    Backlog, "backlog", Fte;
    /// Inflow over outflow.
    ReplacementRate, "replacement_rate", Share;
    /// Gini coefficient of coverage across regions, weighted by residents.
    Gini, "gini", Share;
    /// Share of working time that AI saves, checking not yet taken off.
    AiTimeSaved, "ai_time_saved", Share;
    /// Care per FTE that AI adds.
    AiCapacity, "ai_capacity", Share;
    /// Share of need that AI adds.
    AiExtraNeed, "ai_extra_need", Share;
    /// FTE available for care in the same year without AI.
    CapacityWithoutAi, "capacity_without_ai", Fte;
    /// Gap in the same year without AI.
    GapWithoutAi, "gap_without_ai", Fte;
    /// Credits of continuing development.
    CpdCredits, "cpd_credits", CreditsPerHead;
    /// Hours of work that they take.
    CpdHours, "cpd_hours", HoursPerHead;
    /// FTE that they take from care.
    CpdFte, "cpd_fte", Fte;
    /// Staff with 70 per cent of the obligation in the last cycle that ended.
    CpdCompliant70, "cpd_compliant_70", Share;
    /// Staff with the whole obligation in the last cycle that ended.
    CpdCompliant100, "cpd_compliant_100", Share;
    /// Staff without the whole obligation in the last cycle that ended, at the share of the nation.
    CpdShort, "cpd_short", Heads;
    /// Credits earned over those that providers can give, where a limit is stated.
    CpdCapacityUse, "cpd_capacity_use", Share;
    /// Staff trained at year-end for the uses of AI.
    CpdTrainedAi, "cpd_trained_ai", Share;
    /// Leavers of a year over heads in post at its beginning.
    Turnover, "turnover", Share;
    /// Posts that need asks for at year-end: demand over care per head.
    PostsNeeded, "posts_needed", Heads;
    /// Posts that employers open: need within what is authorised and paid for.
    PostsWanted, "posts_wanted", Heads;
    /// Open posts that nobody holds at year-end.
    Vacancies, "vacancies", Heads;
    /// Vacancies over open posts.
    VacancyRate, "vacancy_rate", Share;
    /// People who looked for a post: new entrants, and those who waited.
    PostCandidates, "post_candidates", HeadsPerYear;
    /// People taken into posts: entrants, trained abroad, returned.
    Hires, "hires", HeadsPerYear;
    /// People without a post who wait for one at year-end.
    PostQueue, "post_queue", Heads;
    /// People who gave up waiting for a post, for abroad or anything else.
    QueueLeft, "queue_left", HeadsPerYear;
    /// Those of them who went abroad.
    QueueAbroad, "queue_abroad", HeadsPerYear;
    /// Agency cover of vacancies; not part of the capacity.
    AgencyFte, "agency_fte", Fte;
    /// What holds posts back, a number of [`Limiting`](crate::word::Limiting).
    LimitingFactor, "limiting_factor", Class;
    /// Students enrolled at year-end.
    Students, "students", Heads;
    /// New students of the year.
    Intake, "intake", HeadsPerYear;
    /// New students that a scarce thing keeps out.
    TurnedAway, "turned_away", HeadsPerYear;
    /// Students who drop out.
    Dropouts, "dropouts", HeadsPerYear;
    /// Students who do their year of course again.
    Repeaters, "repeaters", HeadsPerYear;
    /// Graduates of the year.
    Graduates, "graduates", HeadsPerYear;
    /// FTE that students work while they train, by year of course.
    ResidentsFte, "residents_fte", Fte;
    /// People who ask for a postgraduate place in autumn.
    Candidates, "candidates", HeadsPerYear;
    /// Waiting people who give up.
    GaveUp, "gave_up", HeadsPerYear;
    /// People waiting for a postgraduate place at year-end.
    Waiting, "waiting", Heads;
    /// FTE that they work while they wait; not part of the capacity.
    WaitingFte, "waiting_fte", Fte;
    /// Postgraduate places assigned.
    Assigned, "assigned", HeadsPerYear;
    /// Postgraduate places left unfilled.
    Unfilled, "unfilled", HeadsPerYear;
    /// Of 100 enrolled: still in the course.
    CohortTraining, "cohort_training", PerHundred;
    /// Of 100 enrolled: have graduated from it (wherever they are now).
    CohortGraduated, "cohort_graduated", PerHundred;
    /// Of 100 enrolled: wait for a postgraduate place.
    CohortWaiting, "cohort_waiting", PerHundred;
    /// Of 100 enrolled: in a specialty school.
    CohortSpecialty, "cohort_specialty", PerHundred;
    /// Of 100 enrolled: in the general-practice course.
    CohortGp, "cohort_gp", PerHundred;
    /// Of 100 enrolled: have entered a profession.
    CohortEntered, "cohort_entered", PerHundred;
    /// Of 100 enrolled: went abroad after a degree.
    CohortAbroad, "cohort_abroad", PerHundred;
    /// Of 100 enrolled: graduated and do something else.
    CohortElsewhere, "cohort_elsewhere", PerHundred;
    /// Of 100 enrolled: gave up waiting and joined no profession.
    CohortGaveUp, "cohort_gave_up", PerHundred;
    /// Of 100 enrolled: dropped out for good.
    CohortDropped, "cohort_dropped", PerHundred;
}

impl Measure {
    /// Number of measures.
    pub const COUNT: usize = MEASURES.len();

    /// The measure with this name.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        MEASURES.iter().copied().find(|m| m.code() == code)
    }
}
