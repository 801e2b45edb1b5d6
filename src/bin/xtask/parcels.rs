//! The shipped packs as files of the site, each in two halves; and that none is inside the engine.

use crate::{Done, env};
use organico::pack::{Pack, catalogue, parcel};
use std::fs;
use std::path::Path;

/// Halves of a pack: what the model computes with, what only people read.
const HALVES: [&str; 2] = ["data", "notes"];
/// What the build puts its list of packs in place of, in the start script of the engine.
const PLACE: &str = "{{packs}}";
const LOADER: &str = "worker_loader.js";
/// A name of fewer letters may be in any program.
const TELLING: usize = 8;

/// Where a half of a pack lies in the site: as text, which hosts send compressed.
pub(crate) fn address(id: &str, half: &str) -> String {
    format!("packs/{id}-{half}.txt")
}

/// Writes every shipped pack into the site and says in the engine's start script where they lie.
pub(crate) fn write(out: &Path) -> Done {
    let folder = out.join("packs");
    fs::create_dir_all(&folder)
        .map_err(|why| format!("cannot make {}: {why}", folder.display()))?;
    let mut list = Vec::new();
    for id in catalogue::SHIPPED {
        let halves = catalogue::shipped(id).and_then(|files| parcel::wrap(&files));
        let halves = halves.ok_or_else(|| format!("pack {id}: a file of it is not text"))?;
        for (half, bytes) in HALVES.iter().zip(halves) {
            env::write(&out.join(address(id, half)), bytes)?;
            list.push(format!("{id}-{half}={}", address(id, half)));
        }
    }
    let loader = out.join(LOADER);
    let script = env::read(&loader)?;
    if !script.contains(PLACE) {
        return Err(format!("{LOADER}: no {PLACE} for the list of packs"));
    }
    env::write(&loader, script.replace(PLACE, &list.join(" ")))
}

/// Fails where a module holds the name of a region of a shipped pack: a country is then inside it.
pub(crate) fn none_inside(module: &Path) -> Done {
    let bytes = fs::read(module).map_err(|why| format!("{}: {why}", module.display()))?;
    let mut looked = 0;
    for id in catalogue::SHIPPED {
        let files = catalogue::shipped(id).ok_or_else(|| format!("no pack {id}"))?;
        let pack = Pack::load(&files).map_err(|_| format!("pack {id}: run organico check"))?;
        let names = pack.regions.iter().map(|region| &region.names.it);
        for name in names.filter(|name| name.len() >= TELLING) {
            looked += 1;
            if bytes.windows(name.len()).any(|at| at == name.as_bytes()) {
                return Err(format!(
                    "{}: pack {id} is inside ({name})",
                    module.display()
                ));
            }
        }
    }
    if looked == 0 {
        return Err("no shipped pack has a region to look for".to_owned());
    }
    Ok(())
}
