//! The labour market of one profession and place, laid out for the page when it asks for it.

use super::baseline::Baseline;
use super::place::Place;
use crate::model::{Model, NegativeStock, Run, measure};
use crate::outcome::{PostsTrack, Track};
use crate::pack::{LabourMarket, Recruiting};
use crate::scenario::Scenario;
use crate::word::{Limiting, Measure};

/// Runs what is asked for and lays it out; nothing where the method of demand has no figures for the
/// profession.
///
/// # Errors
/// A stock that falls below zero.
pub(super) fn of(
    model: &Model,
    scenario: &Scenario,
    place: Place,
    baseline: &mut Baseline,
) -> Result<Option<PostsTrack>, NegativeStock> {
    let profession = place.profession;
    let facts = &model.pack.professions[profession.0];
    let region = place.seen(model);
    let place = Place { region, ..place };
    let Some((before, moved)) = baseline.with_posts(model, scenario, place)? else {
        return Ok(None);
    };
    let before = side(model, place, &before);
    let after = match moved {
        Some(run) => side(model, place, &run),
        None => before.clone(),
    };
    let mut cadres = model.pack.cadres_of(profession).iter();
    let stated = facts.market != LabourMarket::default()
        || cadres.any(|cadre| cadre.recruiting != Recruiting::default());
    let both = before.zip(after);
    Ok(both.map(
        |((baseline, baseline_limiting), (scenario, scenario_limiting))| PostsTrack {
            baseline,
            scenario,
            baseline_limiting,
            scenario_limiting,
            stated,
        },
    ))
}

/// Tracks and classes of one run with its account.
fn side(model: &Model, place: Place, run: &Run) -> Option<(Track, Vec<Limiting>)> {
    let of = run.of(place.profession)?;
    let limiting = (0..of.years()).map(|step| of.limiting(step, place.region));
    let limiting = limiting.collect::<Option<_>>()?;
    let measures = measure::of_market().chain([Measure::Turnover]);
    let series = measures.filter_map(|m| {
        let value = |step| model.measure(of, step, place.region, None, m);
        // a rate has no value in the opening year: it takes that of the first projected one
        let values = (0..of.years()).map(|s| value(s).or_else(|| value(s + 1)));
        Some((m, values.collect::<Option<_>>()?))
    });
    let track = Track {
        series: series.collect(),
    };
    Some((track, limiting))
}
