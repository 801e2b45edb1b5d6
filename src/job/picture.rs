//! Everything visible for one profession and place, from two runs: baseline and scenario.

use super::baseline::{Baseline, Shown, assumed, moved};
use super::place::Place;
use crate::model::{Drivers, METHODS, Model, NegativeStock, ProfessionRun, Run, measure};
use crate::outcome::{Picture, Pipeline, RegionTrack, Share, Step, Track};
use crate::pack::{Extent, Named, Programme};
use crate::scenario::Scenario;
use crate::unit::ProfessionIx;
use crate::word::{DRIVERS, Measure};

/// Measures that the map and the ranking of regions need.
const OF_MAP: [Measure; 5] = [
    Measure::Demand,
    Measure::Capacity,
    Measure::Gap,
    Measure::Coverage,
    Measure::Residents,
];
/// Width of the pyramid's age bands, years.
const BAND: u16 = 5;

/// Runs what is visible and lays it out.
///
/// # Errors
/// A stock that falls below zero.
pub(super) fn of(
    model: &Model,
    scenario: &Scenario,
    place: Place,
    baseline: &mut Baseline,
) -> Result<Picture, NegativeStock> {
    let pack = &model.pack;
    let profession = place.profession;
    let facts = &pack.professions[profession.0];
    let region = place.seen(model);
    let moved = moved(model, scenario, profession)?;
    let Some((reference, before)) = baseline.of(model, scenario, profession, region)? else {
        return Ok(Picture::default());
    };
    let now = moved.as_ref().unwrap_or(reference);
    let after = match &moved {
        Some(run) => Shown::of(model, run, profession, region),
        None => Some(before.clone()),
    };
    let Some((run, after)) = now.of(profession).zip(after) else {
        return Ok(Picture::default());
    };
    let (bands, pyramid) = pyramid(model, run, region);
    Ok(Picture {
        profession: facts.code.clone(),
        region: region
            .map(|r| pack.regions[r].code.clone())
            .unwrap_or_default(),
        years: now.years.clone(),
        assumed: assumed(pack, scenario),
        baseline: before.track.clone(),
        scenario: after.track,
        bands,
        sexes: pack.sexes.iter().map(|s| s.code().to_owned()).collect(),
        pyramid,
        regions: map(model, run, facts.extent),
        drivers: steps(&before.drivers, after.drivers),
        methods: methods(model, scenario, run, region),
        pipelines: pipelines(model, scenario, now, profession),
        required_intake: required_intake(model, scenario, now, run, region)?,
        ai_uses: ai_uses(model, run),
        cpd_topics: cpd_topics(model, run),
        grade: facts.grade,
    })
}

fn map(model: &Model, run: &ProfessionRun, extent: Extent) -> Vec<RegionTrack> {
    if extent != Extent::Regions {
        return Vec::new();
    }
    let regions = model.pack.regions.iter().enumerate();
    regions
        .map(|(at, region)| {
            let series = OF_MAP.into_iter().filter_map(|m| {
                let value = |step| model.measure(run, step, Some(at), None, m);
                let values: Option<Vec<f64>> = (0..run.years()).map(value).collect();
                Some((m, values?))
            });
            RegionTrack {
                code: region.code.clone(),
                track: Track {
                    series: series.collect(),
                },
            }
        })
        .collect()
}

/// Age bands, and scenario heads in post `[year][sex][band]`.
fn pyramid(
    model: &Model,
    run: &ProfessionRun,
    region: Option<usize>,
) -> (Vec<(u16, u16)>, Vec<f64>) {
    let ages = model.pack.ages;
    if !ages.ageing {
        return (Vec::new(), Vec::new());
    }
    let last = ages.age(ages.count - 1);
    let first = ages.first - ages.first % BAND;
    let bands: Vec<(u16, u16)> = (first..=last)
        .step_by(usize::from(BAND))
        .map(|from| (from, (from + BAND - 1).min(last)))
        .collect();
    let sexes = model.pack.sexes.len();
    let row_len = model.pack.row_len();
    let mut heads = vec![0.0; run.years() * sexes * bands.len()];
    let band: Vec<usize> = (0..row_len)
        .map(|cell| {
            let place = usize::from((ages.age(cell % ages.count) - first) / BAND);
            (cell / ages.count) * bands.len() + place
        })
        .collect();
    for cadre in &run.cadres {
        for (row_at, row) in cadre.detail.chunks_exact(row_len).enumerate() {
            if region.is_some_and(|wanted| row_at % cadre.rows != wanted) {
                continue;
            }
            let year = row_at / cadre.rows * sexes * bands.len();
            let of_year = &mut heads[year..year + sexes * bands.len()];
            for (at, value) in band.iter().zip(row) {
                of_year[*at] += value;
            }
        }
    }
    (bands, heads)
}

fn steps(before: &Drivers, now: Drivers) -> Vec<Step> {
    let pairs = before.series.iter().cloned().zip(now.series);
    DRIVERS
        .iter()
        .zip(pairs)
        .map(|(&driver, (baseline, scenario))| Step {
            driver,
            baseline,
            scenario,
        })
        .collect()
}

fn methods(
    model: &Model,
    scenario: &Scenario,
    run: &ProfessionRun,
    region: Option<usize>,
) -> Vec<(String, Vec<f64>)> {
    METHODS
        .iter()
        .filter_map(|method| {
            let other = if method.id == model.method_of(scenario) {
                None
            } else {
                Some(model.demand_by(method, scenario, run)?)
            };
            let demand = other.as_ref().unwrap_or(&run.demand.fte);
            if demand.is_empty() {
                return None;
            }
            let of_year = |row: &[f64]| region.map_or(row.iter().sum(), |r| row[r]);
            Some((
                method.id.to_owned(),
                demand.chunks_exact(run.rows).map(of_year).collect(),
            ))
        })
        .collect()
}

/// The programmes that lead to the profession, the basic one of a funnel included.
fn pipelines(
    model: &Model,
    scenario: &Scenario,
    run: &Run,
    profession: ProfessionIx,
) -> Vec<Pipeline> {
    let programmes = &model.pack.programmes;
    let feeds = |p: &Programme| p.feeds.iter().any(|(to, _)| *to == profession);
    let mut wanted: Vec<usize> = Vec::new();
    for (at, programme) in programmes.iter().enumerate() {
        if feeds(programme) {
            wanted.extend(programme.draws_from);
            wanted.push(at);
        }
    }
    crate::unit::sort::by_key(&mut wanted, |at| *at);
    wanted.dedup();
    wanted
        .into_iter()
        .map(|at| {
            let of = &run.training.programmes[at];
            let series = measure::of_programme().map(|m| {
                (
                    m,
                    (0..of.years.len())
                        .map(|s| of.measure(s, m).unwrap_or(0.0))
                        .collect(),
                )
            });
            Pipeline {
                code: programmes[at].code.clone(),
                names: programmes[at].names.clone(),
                track: Track {
                    series: series
                        .chain(model.cohort(scenario, run, at).series)
                        .collect(),
                },
            }
        })
        .collect()
}

/// Adoption of every use of AI.
fn ai_uses(model: &Model, run: &ProfessionRun) -> Vec<Share> {
    let uses = run.ai.adoption.iter().filter_map(|(at, by_year)| {
        let named = &model.pack.care.uses.get(*at)?.named;
        Some(share(named, by_year))
    });
    uses.collect()
}

/// Staff trained for every topic of credits.
fn cpd_topics(model: &Model, run: &ProfessionRun) -> Vec<Share> {
    let topics = run.cpd.trained.iter().filter_map(|(at, by_year)| {
        let named = &model.pack.mix.competences.get(*at)?.named;
        Some(share(named, by_year))
    });
    topics.collect()
}

fn share(named: &Named, by_year: &[f64]) -> Share {
    Share {
        code: named.code.clone(),
        names: named.names.clone(),
        by_year: by_year.to_vec(),
    }
}

/// Places are national: the required intake is that of the nation, and shown there only.
fn required_intake(
    model: &Model,
    scenario: &Scenario,
    all: &Run,
    run: &ProfessionRun,
    region: Option<usize>,
) -> Result<Option<(String, f64, f64)>, NegativeStock> {
    if region.is_some() || run.years() < 2 {
        return Ok(None);
    }
    let found = model.required_intake(scenario, &all.training, run)?;
    Ok(found.map(|f| {
        (
            model.pack.programmes[f.programme].code.clone(),
            f.present,
            f.required,
        )
    }))
}
