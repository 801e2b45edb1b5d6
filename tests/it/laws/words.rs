//! Demand by the words of each method, and the steps common to all: written once more, plainly.

use super::demand::all;
use organico::model::{ProfessionRun, slot};
use organico::pack::{AGES, Basis, Open, Pack, Per, Profession, Standard};
use organico::scenario::{DemandBase, LeverId, Scenario};
use organico::unit::Year;

/// Whether the trend of use acts under the method of a scenario.
pub(super) fn grows(scenario: &Scenario) -> bool {
    !matches!(
        scenario.method.as_deref(),
        Some("replacement" | "standards" | "experts" | "economic" | "statements" | "blend")
    )
}

/// Residents of a row and step, `[region][sex][age]`.
pub(super) fn residents<'a>(
    pack: &'a Pack,
    run: &ProfessionRun,
    step: usize,
    row: Option<usize>,
) -> Vec<&'a [f64]> {
    let regions = match row {
        Some(row) if run.rows == pack.regions.len() => row..row + 1,
        _ => 0..pack.regions.len(),
    };
    let year = pack.opening_year + Year::try_from(step).unwrap();
    regions
        .map(|region| pack.population.of(year, region))
        .collect()
}

/// Sum of residents times weights read `younger` years earlier, of the ages counted.
fn weighted(places: &[&[f64]], weights: &[f64], ages: Option<(u16, u16)>, younger: f64) -> f64 {
    let mut sum = 0.0;
    for people in places {
        for (at, heads) in people.iter().enumerate() {
            let (sex, age) = (at / AGES, at % AGES);
            let (from, to) = ages.map_or((0, 200), |(a, b)| (usize::from(a), usize::from(b)));
            if (from..=to).contains(&age) {
                let place = (age as f64 - younger).clamp(0.0, 100.0);
                let low = place.trunc() as usize;
                let [low_weight, high_weight] =
                    [low, (low + 1).min(100)].map(|a| weights[sex * AGES + a]);
                sum += heads * (low_weight + (high_weight - low_weight) * (place - place.trunc()));
            }
        }
    }
    sum
}

/// Whether the method counts need by itself, and not from today's staff.
pub(super) fn absolute(scenario: &Scenario) -> bool {
    matches!(
        scenario.method.as_deref(),
        Some("standards" | "wisn" | "needs" | "experts" | "statements" | "blend")
    )
}

/// Whether the method counts staff of full time, however long a head of today works.
pub(super) fn full_time(scenario: &Scenario) -> bool {
    matches!(scenario.method.as_deref(), Some("wisn" | "needs" | "blend"))
}

/// Demand of a row in a step.
#[expect(
    clippy::too_many_lines,
    reason = "every method in words, one after the other"
)]
pub(super) fn plain(
    pack: &Pack,
    scenario: &Scenario,
    run: &ProfessionRun,
    step: usize,
    row: usize,
) -> f64 {
    let facts = &pack.professions[run.profession.0];
    let lever = |id, step| scenario.lever(id, pack.opening_year + Year::try_from(step).unwrap());
    let opening = &run.fte_base[..run.rows];
    let now = residents(pack, run, step, Some(row));
    match scenario.method.as_deref() {
        Some("replacement") => opening[row],
        Some("standards") => standards(pack, scenario, run, step, row),
        Some("experts") => {
            let level = points(pack, scenario, LeverId::DevelopmentLevel, step);
            let more = facts.asks.developments.iter().map(|d| {
                let [low, mid, high] = [&d.low, &d.mid, &d.high].map(|path| path[step]);
                if level < 0.0 {
                    mid * (1.0 + 2.0 * level) - low * 2.0 * level
                } else {
                    mid * (1.0 - 2.0 * level) + high * 2.0 * level
                }
            });
            let more: f64 = more.sum();
            let start = plain(pack, &by(scenario, "utilisation"), run, 0, row);
            start * (1.0 + more.max(-1.0))
        }
        Some("economic") => {
            let income = facts.asks.income.as_ref().unwrap();
            let richer = income.per_head[step] / income.per_head[0];
            let used = plain(pack, &by(scenario, "utilisation"), run, step, row);
            used * richer.powf(income.elasticity)
        }
        Some("statements") => {
            let stated = facts.asks.stated.as_ref().unwrap();
            let people = |row| -> f64 {
                let places = residents(pack, run, 0, row);
                places.iter().map(|place| all(place)).sum()
            };
            let regions = pack.regions.len();
            let staff = match (stated.regional, run.rows == regions) {
                (true, true) => stated.staff[step * regions + row],
                (true, false) => all(&stated.staff[step * regions..(step + 1) * regions]),
                (false, _) => stated.staff[step] * people(Some(row)) / people(None),
            };
            staff * fte_of(run, stated.heads)
        }
        Some("blend") => {
            let mut weights: Vec<(&str, f64)> = Vec::new();
            weights.extend(scenario.weights.iter().map(|(id, w)| (id.as_str(), *w)));
            if weights.is_empty() {
                weights = vec![("utilisation", 0.5), ("standards", 0.3), ("experts", 0.2)];
            }
            let sum: f64 = weights.iter().map(|(_, w)| w).sum();
            let part = |(id, weight): &(&str, f64)| {
                let of = by(scenario, id);
                let need = plain(pack, &of, run, step, row) * growth(pack, &of, run, step);
                need * weight / sum
            };
            weights.iter().map(part).sum()
        }
        Some("wisn") => workloads(pack, run, step, row),
        Some("needs") => {
            let years = step as f64 / 10.0;
            let younger = (facts.healthy_ageing + lever(LeverId::HealthyAgeing, step)) * years;
            let of_need = |need: &organico::pack::Need| {
                let cases = weighted(&now, &pack.services[need.service].weights, None, younger);
                need.share * cases * need.coverage * need.units / need.per_fte
            };
            facts.asks.needs.iter().map(of_need).sum()
        }
        Some("ratio") => {
            let everybody = vec![1.0; pack.population.sexes * AGES];
            if let Some(code) = scenario.ratio.strip_prefix("benchmark:") {
                let mut densities = facts.asks.densities.iter();
                let (_, heads) = densities.find(|(known, _)| known == code).unwrap();
                return weighted(&now, &everybody, None, 0.0) / 1000.0 * heads * fte_of(run, true);
            }
            if let Some(norm) = facts.norm.filter(|_| scenario.ratio.is_empty()) {
                let at_work = [slot::IN_POST, slot::ACTIVE];
                let heads: f64 = at_work.iter().map(|at| run.slot(0, None, *at)).sum();
                let counted = weighted(&now, &everybody, Some((norm.age_from, norm.age_to)), 0.0);
                let fte_per_head = if heads > 0.0 {
                    all(opening) / heads
                } else {
                    1.0
                };
                counted / norm.persons_per_head * fte_per_head
            } else {
                let nation = weighted(&residents(pack, run, 0, None), &everybody, None, 0.0);
                let here = weighted(&now, &everybody, None, 0.0);
                (1.0 + facts.unmet_need) * all(opening) / nation * here
            }
        }
        _ => {
            let years = step as f64 / 10.0;
            let younger = (facts.healthy_ageing + lever(LeverId::HealthyAgeing, step)) * years;
            let of_service = |&(service, share): &(usize, f64)| {
                let weights = &pack.services[service].weights;
                let at = |place: &[&[f64]], by| weighted(place, weights, scenario.need_ages, by);
                let before = at(&residents(pack, run, 0, Some(row)), 0.0);
                let staff = match scenario.base {
                    DemandBase::NeedWeighted => {
                        all(opening) * before / at(&residents(pack, run, 0, None), 0.0)
                    }
                    DemandBase::OwnDensity => opening[row],
                };
                share * staff * at(&now, younger) / before
            };
            (1.0 + facts.unmet_need) * facts.services.iter().map(of_service).sum::<f64>()
        }
    }
}

/// One FTE, or as many as a head of today works.
fn fte_of(run: &ProfessionRun, heads: bool) -> f64 {
    let at_work: f64 = [slot::IN_POST, slot::ACTIVE]
        .iter()
        .map(|at| run.slot(0, None, *at))
        .sum();
    if heads && at_work > 0.0 {
        all(&run.fte_base[..run.rows]) / at_work
    } else {
        1.0
    }
}

/// Lever of a step in points, as an offset; nothing acts at the opening.
fn points(pack: &Pack, scenario: &Scenario, lever: LeverId, step: usize) -> f64 {
    let year = pack.opening_year + Year::try_from(step).unwrap();
    if step == 0 {
        0.0
    } else {
        scenario.lever(lever, year) / 100.0
    }
}

/// Sites of a standard that are open in a region.
fn sites(
    (pack, scenario): (&Pack, &Scenario),
    standard: &Standard,
    step: usize,
    region: usize,
) -> f64 {
    let regions = pack.regions.len();
    let year = pack.opening_year + Year::try_from(step).unwrap();
    let asked = |region: usize| -> f64 {
        let people = pack.population.of(year, region).iter().enumerate();
        let aged = |from: u16, to: u16| -> f64 {
            people
                .clone()
                .filter(|(at, _)| (usize::from(from)..=usize::from(to)).contains(&(at % AGES)))
                .map(|(_, heads)| heads)
                .sum()
        };
        let counted = match &standard.basis {
            Basis::Residents(from, to) => aged(*from, *to),
            Basis::Beds(beds) => beds[step * regions + region] * aged(0, 100) / 1000.0,
            Basis::Today => return 0.0,
        };
        let sites = counted / standard.per;
        if scenario.whole_sites {
            sites.ceil()
        } else {
            sites
        }
    };
    let open = match &standard.open {
        Open::All => return asked(region),
        Open::Share(path) => path[step * regions + region] * asked(region),
        Open::Sites(path) => path[step * regions + region],
        Open::Nation(path) => {
            let everywhere: f64 = (0..regions).map(asked).sum();
            path[step] * asked(region) / everywhere
        }
    };
    let more = points(pack, scenario, LeverId::SitesOpen, step) * asked(region);
    (open + more).max(0.0).min(open.max(asked(region)))
}

/// Staff per site times sites, over the regions of a row.
fn standards(
    pack: &Pack,
    scenario: &Scenario,
    run: &ProfessionRun,
    step: usize,
    row: usize,
) -> f64 {
    let facts: &Profession = &pack.professions[run.profession.0];
    let regions = if run.rows == pack.regions.len() {
        row..row + 1
    } else {
        0..pack.regions.len()
    };
    let asked = |step: usize| -> f64 {
        let level = 0.5 + points(pack, scenario, LeverId::StandardLevel, step);
        let of_standard = |standard: &Standard| -> f64 {
            let staff = standard.low * (1.0 - level) + standard.high * level;
            let open: f64 = regions
                .clone()
                .map(|region| sites((pack, scenario), standard, step, region))
                .sum();
            open * staff * fte_of(run, standard.heads)
        };
        facts.asks.standards.iter().map(of_standard).sum()
    };
    let kept = |s: &&Standard| s.basis == Basis::Today;
    let today: f64 = facts
        .asks
        .standards
        .iter()
        .filter(kept)
        .map(|_| (run.fte_base[row] - asked(0)).max(0.0))
        .sum();
    asked(step) + today
}

/// Minutes of work over those of a head, allowances included.
fn workloads(pack: &Pack, run: &ProfessionRun, step: usize, row: usize) -> f64 {
    let asks = &pack.professions[run.profession.0].asks;
    let everybody = vec![1.0; pack.population.sexes * AGES];
    let sum = |row: Option<usize>, wanted: fn(Per) -> bool| -> f64 {
        let places = residents(pack, run, step, row);
        let counted = asks.workloads.iter().filter(|work| wanted(work.per));
        let minutes = counted.map(|work| {
            let by = match work.per {
                Per::Resident(from, to) => weighted(&places, &everybody, Some((from, to)), 0.0),
                Per::Head | Per::Staff => 1.0,
            };
            by * work.units * work.minutes
        });
        minutes.sum()
    };
    let year = asks.days * asks.day_hours * 60.0;
    let service = |per: Per| matches!(per, Per::Resident(..));
    let (here, everywhere) = (sum(Some(row), service), sum(None, service));
    let shared = sum(None, |per| per == Per::Staff) * here / everywhere;
    let heads = sum(None, |per| per == Per::Head);
    here / (year - heads) + shared / year
}

/// The same choices with another method.
fn by(scenario: &Scenario, method: &str) -> Scenario {
    Scenario {
        method: Some(method.into()),
        ..scenario.clone()
    }
}

/// What follows on every method: trend of use where residents drive it, index of need, and the points
/// of the lever on unmet need, which are points of need without any.
pub(super) fn growth(pack: &Pack, scenario: &Scenario, run: &ProfessionRun, step: usize) -> f64 {
    let facts = &pack.professions[run.profession.0];
    if scenario.method.as_deref() == Some("blend") {
        return 1.0; // its parts have had it
    }
    let yearly = |s: usize| 1.0 + facts.use_trend + points(pack, scenario, LeverId::UseTrend, s);
    let trend = if grows(scenario) {
        (1..=step).map(yearly).product::<f64>()
    } else {
        1.0
    };
    let named = |wanted: &str| {
        facts
            .need_index
            .iter()
            .find(|(variant, _)| variant == wanted)
    };
    let index = named(&scenario.variant).or_else(|| named(""));
    let index = index.map_or(1.0, |(_, values)| values[step]);
    let points = points(pack, scenario, LeverId::UnmetNeed, step);
    trend * index * (1.0 + points / (1.0 + held(facts, scenario)))
}

/// Unmet need that a method starts with.
pub(super) fn held(facts: &Profession, scenario: &Scenario) -> f64 {
    let today = match scenario.ratio.as_str() {
        "" => facts.norm.is_none(),
        ratio => ratio == "today",
    };
    match scenario.method.as_deref() {
        Some("replacement" | "standards" | "wisn" | "needs" | "statements") => 0.0,
        Some("ratio") if !today => 0.0,
        _ => facts.unmet_need,
    }
}
