//! What the reach of an action covers in one pack. Knows no lever.

use crate::pack::Pack;
use crate::scenario::{Axis, Reach};
use crate::unit::{ProfessionIx, Sex};

/// A reach in places of the pack; on an axis that says nothing everything is reached.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Reached {
    regions: Option<Vec<bool>>,
    professions: Option<Vec<bool>>,
    sectors: Option<Vec<bool>>,
    programmes: Option<Vec<bool>>,
    sex: Option<Sex>,
    ages: Option<(u16, u16)>,
}

/// A list that reaches all of them says no more than none.
fn narrow(list: Vec<bool>) -> Option<Vec<bool>> {
    (!list.iter().all(|reached| *reached)).then_some(list)
}

impl Reached {
    /// Codes that the pack does not hold reach nobody.
    pub(super) fn of(reach: &Reach, pack: &Pack) -> Self {
        let said = |axes: &[Axis]| axes.iter().any(|axis| !reach.codes(*axis).is_empty());
        let named = |axis, code: &str| reach.codes(axis).iter().any(|known| known == code);
        let axis = |axes: &[Axis], list: Vec<bool>| said(axes).then(|| narrow(list)).flatten();
        let family = |at: usize| {
            pack.families
                .get(at)
                .map_or("", |family| family.code.as_str())
        };
        let in_group = |code: &str| {
            let groups = pack
                .groups
                .iter()
                .filter(|group| named(Axis::Group, &group.named.code));
            groups
                .flat_map(|group| &group.regions)
                .any(|region| region == code)
        };
        Self {
            regions: axis(
                &[Axis::Region, Axis::Group],
                pack.regions
                    .iter()
                    .map(|region| named(Axis::Region, &region.code) || in_group(&region.code))
                    .collect(),
            ),
            professions: axis(
                &[Axis::Profession, Axis::Family],
                pack.professions
                    .iter()
                    .map(|p| {
                        named(Axis::Profession, &p.code) || named(Axis::Family, family(p.family))
                    })
                    .collect(),
            ),
            sectors: axis(
                &[Axis::Sector],
                pack.sectors
                    .iter()
                    .map(|s| named(Axis::Sector, &s.code))
                    .collect(),
            ),
            programmes: axis(
                &[Axis::Programme],
                pack.programmes
                    .iter()
                    .map(|p| named(Axis::Programme, &p.code))
                    .collect(),
            ),
            sex: reach.sex.filter(|sex| pack.sexes.as_slice() != [*sex]),
            ages: reach.ages,
        }
    }

    /// Whether everything that is left to tell apart is reached.
    pub(super) fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// Whether nothing can be reached any more.
    pub(super) fn is_nobody(&self) -> bool {
        let lists = [
            &self.regions,
            &self.professions,
            &self.sectors,
            &self.programmes,
        ];
        lists
            .into_iter()
            .flatten()
            .any(|list| !list.contains(&true))
    }

    /// Narrowed to one profession.
    pub(super) fn in_profession(&mut self, profession: ProfessionIx) {
        pick(&mut self.professions, profession.0);
    }

    /// Narrowed to one programme.
    pub(super) fn in_programme(&mut self, programme: usize) {
        pick(&mut self.programmes, programme);
    }
}

/// Asks an axis about one of its places: all of it is reached, or nothing.
fn pick(axis: &mut Option<Vec<bool>>, at: usize) {
    if let Some(list) = axis {
        let reached = list.get(at).copied().unwrap_or(false);
        *axis = (!reached).then(Vec::new);
    }
}
