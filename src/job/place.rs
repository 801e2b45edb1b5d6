//! Of whom and where a question asks, found in a pack by its codes.

use crate::model::Model;
use crate::pack::{Extent, Pack};
use crate::unit::ProfessionIx;

/// Why a question could not be answered: locale key and named arguments.
pub(super) type Refusal = (&'static str, Vec<(String, String)>);

/// One profession in one region, or in the nation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Which profession.
    pub(super) profession: ProfessionIx,
    /// Region index; `None` = nation.
    pub(super) region: Option<usize>,
}

impl Place {
    /// The region in view, where the profession has figures by region; else the nation.
    pub(super) fn seen(self, model: &Model) -> Option<usize> {
        let facts = &model.pack.professions[self.profession.0];
        self.region.filter(|_| facts.extent == Extent::Regions)
    }

    /// Finds both by their codes.
    ///
    /// # Errors
    /// A code that the pack does not hold.
    pub(super) fn find(pack: &Pack, profession: &str, region: &str) -> Result<Self, Refusal> {
        let unknown = |key, name: &str, code: &str| (key, vec![(name.to_owned(), code.to_owned())]);
        let profession = pack
            .profession(profession)
            .filter(|p| !pack.cadres_of(*p).is_empty())
            .ok_or_else(|| unknown("error-profession-unknown", "profession", profession))?;
        let region = match region {
            "" => None,
            code => Some(
                pack.region(code)
                    .ok_or_else(|| unknown("error-region-unknown", "region", code))?
                    .0,
            ),
        };
        Ok(Self { profession, region })
    }
}
