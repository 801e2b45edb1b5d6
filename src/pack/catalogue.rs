//! The packs that ship with the program, embedded file by file. Reads nothing from disk.
//!
//! To add a table to a shipped pack: one line below. To add a pack: a folder under `data/`, an id in
//! [`SHIPPED`], an arm in [`shipped`]. `tests/it/packs.rs` compares the lines with the folders.

use crate::pack::read::files::Files;

/// Ids of the shipped packs, first the default.
pub const SHIPPED: &[&str] = &["it"];

/// The files of a shipped pack.
#[must_use]
pub fn shipped(id: &str) -> Option<Files> {
    let list: &[(&str, &[u8])] = match id {
        "it" => ITALY,
        _ => return None,
    };
    Some(Files::new(
        list.iter()
            .map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())),
    ))
}

/// Names a file and embeds it.
macro_rules! files {
    ($folder:literal: $($name:literal,)+) => {
        &[$(($name, include_bytes!(concat!("../../data/", $folder, "/", $name)) as &[u8]),)+]
    };
}

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
    "group_regions.csv",
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
    "region_groups.csv",
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

#[cfg(test)]
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
