//! What a scenario file may say for one pack: years, methods, variants.

use crate::model::{METHODS, Model};
use crate::scenario::file::Allowed;

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
    Allowed {
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
    }
}
