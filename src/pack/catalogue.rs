//! The packs that ship with the program, embedded file by file. Reads nothing from disk.
//!
//! The engine of the page is built without feature `packs`: there each is fetched, as a file of its own (`read/parcel.rs`).
//!
//! To add a table to a shipped pack: one line below. To add a pack: a folder under `data/`, an id in
//! [`SHIPPED`], a row in `EMBEDDED`. `tests/it/packs.rs` compares the lines with the folders.

use crate::pack::read::files::Files;

/// Ids of the shipped packs, first the default.
pub const SHIPPED: &[&str] = &["it"];

/// The files of a shipped pack, where they are inside the program.
#[must_use]
pub fn shipped(id: &str) -> Option<Files> {
    let (_, list) = EMBEDDED.iter().find(|(known, _)| *known == id)?;
    Some(Files::new(
        list.iter()
            .map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())),
    ))
}

/// A pack and its files.
type Embedded = (&'static str, &'static [(&'static str, &'static [u8])]);

#[cfg(not(feature = "packs"))]
const EMBEDDED: &[Embedded] = &[];
#[cfg(feature = "packs")]
const EMBEDDED: &[Embedded] = &[("it", ITALY)];

/// Names a file and embeds it.
#[cfg(feature = "packs")]
macro_rules! files {
    ($folder:literal: $($name:literal,)+) => {
        &[$(($name, include_bytes!(concat!("../../data/", $folder, "/", $name)) as &[u8]),)+]
    };
}

#[cfg(feature = "packs")]
const ITALY: &[(&str, &[u8])] = files! {
    "it":
    "ai_effects.csv",
    "ai_uses.csv",
    "applicants.csv",
    "benchmarks.csv",
    "cadres.csv",
    "changes.csv",
    "competences.csv",
    "commitments.csv",
    "conflicts.csv",
    "cpd_topics.csv",
    "demography.csv",
    "densities.csv",
    "exits.csv",
    "families.csv",
    "feeds.csv",
    "fte.csv",
    "fund_rules.csv",
    "funding.csv",
    "funds.csv",
    "hiring.csv",
    "inflows.csv",
    "margins.csv",
    "mobility.csv",
    "mortality.csv",
    "norms.csv",
    "pack.json",
    "parameters.csv",
    "places.csv",
    "population.csv",
    "professions.csv",
    "profiles.csv",
    "programme_rates.csv",
    "programmes.csv",
    "region_categories.csv",
    "regions.csv",
    "retirement.csv",
    "sectors.csv",
    "services.csv",
    "shifts.csv",
    "sites.csv",
    "sources.csv",
    "spending_caps.csv",
    "standards.csv",
    "stock.csv",
    "training_costs.csv",
    "unit_costs.csv",
    "use_weights.csv",
};

#[cfg(all(test, feature = "packs"))]
mod tests {
    use super::*;
    use crate::pack::Pack;

    #[test]
    fn every_shipped_pack_loads() {
        for id in SHIPPED {
            let pack = Pack::load(&shipped(id).unwrap());
            let pack = pack.unwrap_or_else(|errors| {
                let list: Vec<String> = errors.iter().map(ToString::to_string).collect();
                unreachable!("{id}: {} mistakes\n{}", list.len(), list.join("\n"))
            });
            assert_eq!(pack.id, *id);
        }
    }
}
