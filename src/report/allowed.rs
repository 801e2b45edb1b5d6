//! What a scenario file may say for one pack: years, methods, variants.

use crate::model::{METHODS, Model, known_ratios};
use crate::pack::Pack;
use crate::scenario::Axis;
use crate::scenario::file::Allowed;
use crate::unit::ProfessionIx;

/// What a scenario of this pack may say.
#[must_use]
pub fn allowed(model: &Model) -> Allowed<'_> {
    let mut variants: Vec<&str> = Vec::new();
    let mut index = false;
    for (name, _) in model.pack.professions.iter().flat_map(|p| &p.need_index) {
        index = true;
        if !name.is_empty() && !variants.contains(&name.as_str()) {
            variants.push(name);
        }
    }
    let pack = &model.pack;
    let professions = (0..pack.professions.len()).map(ProfessionIx);
    let known = professions.flat_map(|at| known_ratios(pack, at));
    let regions = pack.regions.iter();
    let mut ratios: Vec<String> = known
        .chain(regions.map(|region| format!("region:{}", region.code)))
        .collect();
    ratios.sort();
    ratios.dedup();
    Allowed {
        ratios,
        years: (model.pack.opening_year, model.pack.last_year),
        methods: METHODS.iter().map(|method| method.id).collect(),
        variants,
        index,
        funds: model
            .pack
            .prices
            .funds
            .iter()
            .map(|f| f.code.as_str())
            .collect(),
        reach: reach(pack),
    }
}

/// What the reach of an action can name in a pack.
fn reach(pack: &Pack) -> Vec<(Axis, Vec<&str>)> {
    let run = pack.professions.iter().filter(|p| p.cadres.0 < p.cadres.1);
    let codes: [(Axis, Vec<&str>); 6] = [
        (
            Axis::Region,
            pack.regions.iter().map(|r| r.code.as_str()).collect(),
        ),
        (
            Axis::Group,
            pack.groups.iter().map(|g| g.named.code.as_str()).collect(),
        ),
        (Axis::Profession, run.map(|p| p.code.as_str()).collect()),
        (
            Axis::Family,
            pack.families.iter().map(|f| f.code.as_str()).collect(),
        ),
        (
            Axis::Sector,
            pack.sectors.iter().map(|s| s.code.as_str()).collect(),
        ),
        (
            Axis::Programme,
            pack.programmes.iter().map(|p| p.code.as_str()).collect(),
        ),
    ];
    codes.into()
}
