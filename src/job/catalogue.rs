//! What a pack holds, as the page lists it; and what each lever stands on for each profession.

use super::staff::{exits, fte_per_head, leaving_age, mean};
use crate::model::{METHODS, Model, known_ratios, usual_weights};
use crate::outcome::{Catalogue, FundCard, LeverReference, ProfessionCard, RegionCard};
use crate::pack::{
    Basis, Cadre, Cap, Destination, Development, Extent, Fund, InflowCause, Open, Pack, Profession,
    Programme, Severity, Shift, StaffCare, Standard,
};
use crate::scenario::{LEVERS, LeverId};
use crate::unit::ProfessionIx;
use crate::word::Grade;
use crate::word::{CostType, Fact, Remark};

/// The catalogue of a pack.
pub(super) fn of(model: &Model) -> Catalogue {
    let pack = &model.pack;
    let named = |list: &[crate::pack::Named]| {
        list.iter()
            .map(|n| (n.code.clone(), n.names.clone()))
            .collect()
    };
    Catalogue {
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        pack: pack.id.clone(),
        hash: format!("{:016x}", pack.hash),
        names: pack.names.clone(),
        years: (pack.opening_year, pack.last_year),
        regions: pack
            .regions
            .iter()
            .map(|r| RegionCard {
                code: r.code.clone(),
                names: r.names.clone(),
                tile: r.tile.clone(),
            })
            .collect(),
        groups: pack
            .groups
            .iter()
            .map(|group| (group.named.code.clone(), group.named.names.clone()))
            .collect(),
        programmes: pack
            .programmes
            .iter()
            .map(|programme| (programme.code.clone(), programme.names.clone()))
            .collect(),
        families: named(&pack.families),
        sectors: named(&pack.sectors),
        professions: (0..pack.professions.len())
            .map(|at| card(pack, ProfessionIx(at)))
            .collect(),
        methods: METHODS.iter().map(|m| m.id.to_owned()).collect(),
        method: pack.method.clone(),
        capacity_mean: pack.capacity_mean,
        variants: super::variants::of(pack),
        headline: pack
            .headline
            .map(|(p, year)| (pack.professions[p.0].code.clone(), year)),
        funds: pack.prices.funds.iter().map(fund).collect(),
        sources: pack.sources.clone(),
        notices: pack
            .findings
            .iter()
            .map(|f| Remark {
                severity: match f.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Info => "info",
                }
                .to_owned(),
                place: f.place.clone(),
                key: f.key.to_owned(),
                arguments: f
                    .arguments
                    .iter()
                    .map(|(name, argument)| ((*name).to_owned(), argument.clone()))
                    .collect(),
                quote: f.quote.clone(),
            })
            .collect(),
        facts: pack.facts.clone(),
    }
}

fn fund(fund: &Fund) -> FundCard {
    FundCard {
        code: fund.code.clone(),
        names: fund.names.clone(),
        kind: fund.kind,
        window: (
            (fund.from.year, fund.from.month),
            (fund.to.year, fund.to.month),
        ),
        on: fund.on,
        ceiling: fund.ceiling,
        note: fund.note.clone(),
    }
}

fn card(pack: &Pack, at: ProfessionIx) -> ProfessionCard {
    let facts = &pack.professions[at.0];
    let runnable =
        facts.extent != Extent::None && facts.projected && facts.cadres.1 > facts.cadres.0;
    let levers = LEVERS.iter().filter(|_| runnable);
    let hired = !schools(pack, at).is_empty();
    let ours = |cap: &Cap| pack.cadres_of(at).iter().any(|c| c.sector == cap.sector);
    ProfessionCard {
        code: facts.code.clone(),
        names: facts.names.clone(),
        family: facts.family,
        regional: facts.extent == Extent::Regions,
        runnable,
        grade: facts.grade,
        note: facts.note.clone(),
        levers: levers.filter_map(|l| reference(pack, at, l.id)).collect(),
        blend: usual_weights(pack, at)
            .iter()
            .map(|(id, weight)| ((*id).to_owned(), *weight))
            .collect(),
        ratios: known_ratios(pack, at),
        // Only people who come from training look for a post.
        market: hired.then(|| weakest(pack, at, "market_match", &[])),
        workload: (facts.market.workload_exit > 0.0)
            .then(|| weakest(pack, at, "workload_exit", &[])),
        caps: (hired && pack.prices.caps.iter().any(ours))
            .then(|| weakest(pack, at, "spending_caps", &[])),
    }
}

/// The pack's own value behind a lever (if it is one number), its unit, and the item whose facts
/// give the grade.
type Reference = (Option<f64>, &'static str, &'static str);

/// What a lever stands on for a profession; `None` when it cannot move it.
fn reference(pack: &Pack, profession: ProfessionIx, lever: LeverId) -> Option<LeverReference> {
    let mut schools = schools(pack, profession);
    let facts = &pack.professions[profession.0];
    let cadres = pack.cadres_of(profession);
    let basic = || schools.iter().find(|p| p.draws_from.is_none());
    let leaving = |item, wanted: fn(Destination) -> bool| {
        exits(pack, cadres, wanted).map(|rate| (Some(rate), "per-year", item))
    };
    let some = |there: bool, unit, item| there.then_some((None, unit, item));
    let own = |value: f64, unit, item| Some((Some(value), unit, item));
    let projected = pack.projection.is_some();
    let (reference, unit, item) = match lever {
        LeverId::PlacesMedicine
        | LeverId::SpecialtyContracts
        | LeverId::PlacesGp
        | LeverId::PlacesNursing
        | LeverId::PlacesOther => {
            schools.retain(|p| crate::model::places_lever(p.group) == lever);
            let places: f64 = schools.iter().map(|p| p.places_after(1)).sum();
            (!schools.is_empty()).then_some((Some(places), "places", "places"))
        }
        LeverId::Fill => own(basic()?.fill, "share", "fill"),
        LeverId::Dropout => {
            let staying: f64 = basic()?.dropout.iter().map(|d| 1.0 - d).product();
            own(1.0 - staying, "share", "dropout")
        }
        LeverId::Premium => of_premium(pack, &schools),
        LeverId::VoluntaryExits => leaving("other", |d| d == Destination::Other),
        LeverId::Emigration => leaving("abroad", |d| d == Destination::Abroad),
        LeverId::SectorMoves => leaving("sector", |d| matches!(d, Destination::Cadre(_))),
        LeverId::RetirementAge => own(leaving_age(cadres)?, "years", "retirement"),
        LeverId::ActiveRetired => of_active(cadres),
        LeverId::FtePerHead => own(fte_per_head(cadres), "fte", "fte"),
        LeverId::Immigration => of_immigration(cadres),
        LeverId::Mobility => some(cadres.iter().any(moves), "per-year", "mobility"),
        LeverId::Posts => some(true, "heads", "posts"),
        LeverId::Hours => some(true, "fte", "hours_growth"),
        LeverId::Productivity => own(facts.productivity, "per-year", "productivity"),
        LeverId::SkillMix => of_shifts(pack, profession),
        LeverId::MixTraining => of_trained(pack, profession),
        LeverId::AiAdoption => of_ai(pack, profession)?.adoption,
        LeverId::AiSaving => of_ai(pack, profession)?.saving,
        LeverId::AiReinvested => of_ai(pack, profession)?.reinvested,
        LeverId::CpdCredits => of_cpd(pack, profession)?.credits,
        LeverId::CpdDigital => of_cpd(pack, profession)?.digital,
        LeverId::CpdRetention => of_cpd(pack, profession)?.retention,
        LeverId::CpdProductivity => of_cpd(pack, profession)?.productivity,
        LeverId::UseTrend => own(facts.use_trend, "per-year", "use_trend"),
        LeverId::HealthyAgeing => own(facts.healthy_ageing, "years-per-decade", "healthy_ageing"),
        LeverId::UnmetNeed => own(facts.unmet_need, "share", "unmet_need"),
        LeverId::BacklogClear => of_backlog(facts),
        LeverId::SitesOpen => {
            let planned = facts.asks.standards.iter().any(|s| s.open != Open::All);
            some(planned, "share", "standards")
        }
        LeverId::StandardLevel => {
            let wide = |s: &Standard| s.basis != Basis::Today && s.low < s.high;
            some(facts.asks.standards.iter().any(wide), "share", "standards")
        }
        LeverId::DevelopmentLevel => {
            let wide = |d: &Development| d.low != d.high;
            some(
                facts.asks.developments.iter().any(wide),
                "share",
                "developments",
            )
        }
        LeverId::Births => some(projected, "share", "tfr"),
        LeverId::ResidentDeaths => some(projected, "share", "mortality_factor"),
        LeverId::NetMigration => some(projected, "share", "foreign_net"),
        LeverId::ClosureOff => {
            let known = cadres.iter().any(|c| c.observed_change.is_some());
            some(known, "share", "changes")
        }
        LeverId::WageGrowth => {
            let (first, last) = facts.cadres;
            let mut priced =
                (first..last).map(|at| pack.prices.of_cadre(at, CostType::Payroll).is_some());
            priced.any(|priced| priced).then_some(())?;
            own(facts.wage_growth, "per-year", "wage_growth")
        }
    }?;
    Some(LeverReference {
        lever,
        reference,
        most: most(pack, profession, lever, unit),
        unit: unit.to_owned(),
        grade: weakest(pack, profession, item, &schools),
    })
}

/// The most that the quantity behind a lever can be: of a share all, of credits those that providers
/// can give.
fn most(pack: &Pack, profession: ProfessionIx, lever: LeverId, unit: &str) -> Option<f64> {
    if lever == LeverId::CpdCredits {
        let care = pack.care.staff.get(profession.0)?;
        return Some(care.cpd.capacity).filter(|capacity| capacity.is_finite());
    }
    (unit == "share").then_some(1.0)
}

/// The premium moves everybody who comes through the queue of a school that is hard to fill: the
/// others meet fewer candidates.
fn of_premium(pack: &Pack, schools: &[&Programme]) -> Option<Reference> {
    let queue = schools.iter().find_map(|p| p.draws_from)?;
    let mut rivals = pack.programmes.iter();
    let some = rivals.any(|p| p.draws_from == Some(queue) && p.premium_response > 0.0);
    some.then_some((None, "share", "premium_response"))
}

fn of_active(cadres: &[Cadre]) -> Option<Reference> {
    let share = mean(cadres, |c| c.active_share);
    let known = cadres.iter().any(|c| c.active_fte > 0.0);
    known.then_some((Some(share), "share", "active_retired"))
}

fn of_immigration(cadres: &[Cadre]) -> Option<Reference> {
    let arriving: f64 = cadres
        .iter()
        .flat_map(|c| &c.inflows)
        .filter(|i| i.cause == InflowCause::Immigration)
        .filter_map(|i| i.heads.first())
        .sum();
    (arriving > 0.0).then_some((Some(arriving), "heads-per-year", "immigration"))
}

fn moves(cadre: &Cadre) -> bool {
    cadre.rows > 1 && cadre.mobility.iter().any(|m| *m > 0.0)
}

fn shifts(pack: &Pack, profession: ProfessionIx) -> impl Iterator<Item = &Shift> + Clone {
    let ours = move |s: &&Shift| s.from == profession || s.to == profession;
    pack.mix.shifts.iter().filter(ours)
}

fn of_shifts(pack: &Pack, profession: ProfessionIx) -> Option<Reference> {
    let most = shifts(pack, profession).map(|s| s.share).reduce(f64::max)?;
    Some((Some(most), "share", "shifts"))
}

/// Who is trained differs by task, and grows where credits go to it: then it is not one number.
fn of_trained(pack: &Pack, profession: ProfessionIx) -> Option<Reference> {
    let ours = shifts(pack, profession);
    let mut trained = ours.clone().map(|s| s.trained);
    let first = trained.next()?;
    let learned = |s: &Shift| {
        let staff = pack.care.staff.get(s.to.0);
        let mut topics = staff.iter().flat_map(|care| &care.cpd.topics);
        topics.any(|topic| Some(topic.competence) == s.competence)
    };
    let one = trained.all(|share| share == first) && !ours.clone().any(learned);
    Some((one.then_some(first), "share", "shifts"))
}

/// Where the pack does not say how much waiting work is given up, it would only pile up.
fn of_backlog(facts: &Profession) -> Option<Reference> {
    let backlog = &facts.asks.backlog;
    let known = backlog.abandon > 0.0 || backlog.clear > 0.0;
    known.then_some((Some(backlog.clear), "share", "backlog_clear"))
}

/// Levers on AI: assumptions, and told as such.
struct OfAi {
    adoption: Option<Reference>,
    saving: Option<Reference>,
    reinvested: Option<Reference>,
}

fn of_ai(pack: &Pack, profession: ProfessionIx) -> Option<OfAi> {
    let ai = &pack.care.staff.get(profession.0)?.ai;
    let most = ai.effects.iter().map(|e| e.adoption).reduce(f64::max)?;
    Some(OfAi {
        adoption: Some((Some(most), "share", "ai_effects")),
        saving: Some((None, "share", "ai_effects")),
        reinvested: Some((Some(ai.reinvested), "share", "ai_reinvested")),
    })
}

/// Levers on continuing development: assumptions, and told as such.
struct OfCpd {
    credits: Option<Reference>,
    digital: Option<Reference>,
    retention: Option<Reference>,
    productivity: Option<Reference>,
}

fn of_cpd(pack: &Pack, profession: ProfessionIx) -> Option<OfCpd> {
    let StaffCare { ai, cpd } = pack.care.staff.get(profession.0)?;
    let obliged = cpd.credits > 0.0 && cpd.obligation > 0.0;
    let asked = |competence: usize| {
        let mut effects = ai.effects.iter();
        effects.any(|e| pack.care.uses[e.ai_use].competence == Some(competence))
    };
    let digital = cpd.topics.iter().filter(|t| asked(t.competence));
    let digital = digital.map(|t| t.share).reduce(|a, b| a + b);
    let given = cpd.credits.min(cpd.capacity);
    Some(OfCpd {
        credits: (given > 0.0).then_some((Some(given), "credits", "cpd_credits")),
        digital: digital.map(|share| (Some(share), "share", "cpd_topics")),
        retention: obliged.then_some((Some(cpd.retention), "share", "cpd_retention")),
        productivity: obliged.then_some((Some(cpd.productivity), "share", "cpd_productivity")),
    })
}

/// Programmes that lead to a profession, the basic one of a funnel included.
fn schools(pack: &Pack, profession: ProfessionIx) -> Vec<&Programme> {
    let feeding = |p: &&Programme| p.feeds.iter().any(|(to, _)| *to == profession);
    let direct: Vec<&Programme> = pack.programmes.iter().filter(feeding).collect();
    let basics = direct
        .iter()
        .filter_map(|p| p.draws_from)
        .filter_map(|at| pack.programmes.get(at));
    let mut all: Vec<&Programme> = basics.collect();
    all.dedup_by(|a, b| a.code == b.code);
    all.extend(direct);
    all
}

/// Weakest grade of the used facts of an item that concern the profession; D when none is given,
/// because then the engine's own neutral default stands.
fn weakest(pack: &Pack, profession: ProfessionIx, item: &str, schools: &[&Programme]) -> Grade {
    let facts = &pack.professions[profession.0];
    let concerns = |f: &&Fact| {
        if !f.used {
            return false;
        }
        // "NURSING fill", or the programme alone in the table of places
        let mut words = f.item.split(' ');
        let school = words
            .next()
            .is_some_and(|code| schools.iter().any(|s| s.code == code));
        match f.table.as_str() {
            "places" => item == "places" && school,
            "programme_rates" => school && words.next() == Some(item),
            "demography" => f.item == item,
            "spending_caps" => f.table == item,
            _ => pack.is_about(f, facts) && (f.item == item || f.table == item),
        }
    };
    pack.facts
        .iter()
        .filter(concerns)
        .map(|f| f.grade)
        .max()
        .unwrap_or(Grade::D)
}
