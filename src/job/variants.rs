//! The variants of the index of need that a scenario can choose.

use crate::pack::Pack;

/// Names of the variants of the index of need, each once.
pub(super) fn of(pack: &Pack) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let all = pack.professions.iter().flat_map(|facts| &facts.need_index);
    for (name, _) in all.filter(|(name, _)| !name.is_empty()) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}
