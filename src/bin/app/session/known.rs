//! What of a catalogue a session may ask for.

use organico::i18n::Names;
use organico::outcome::Catalogue;
use organico::scenario::{Axis, Known, Offered};

/// What a session may ask of this pack.
pub(super) fn known(catalogue: &Catalogue) -> Known<'_> {
    let runnable = catalogue.professions.iter().filter(|card| card.runnable);
    let professions: Vec<Offered<'_>> = runnable
        .map(|card| Offered {
            code: &card.code,
            regional: card.regional,
            ratios: &card.ratios,
        })
        .collect();
    let run: Vec<&str> = professions.iter().map(|card| card.code).collect();
    let first = professions.first().map_or("", |card| card.code);
    let (opening, last) = catalogue.years;
    let headline = catalogue.headline.as_ref();
    Known {
        engine: &catalogue.engine,
        pack: (&catalogue.pack, &catalogue.hash),
        professions,
        regions: catalogue
            .regions
            .iter()
            .map(|card| card.code.as_str())
            .collect(),
        methods: catalogue.methods.iter().map(String::as_str).collect(),
        usual: (&catalogue.method, catalogue.capacity_mean),
        variants: catalogue.variants.iter().map(String::as_str).collect(),
        funds: catalogue
            .funds
            .iter()
            .map(|card| card.code.as_str())
            .collect(),
        reach: vec![
            (
                Axis::Region,
                catalogue
                    .regions
                    .iter()
                    .map(|card| card.code.as_str())
                    .collect(),
            ),
            (Axis::Group, codes(&catalogue.groups)),
            (Axis::Profession, run),
            (Axis::Family, codes(&catalogue.families)),
            (Axis::Sector, codes(&catalogue.sectors)),
            (Axis::Programme, codes(&catalogue.programmes)),
        ],
        years: catalogue.years,
        profession: headline.map_or(first, |(code, _)| code.as_str()),
        year: headline.map_or(last.min(opening + 10), |(_, year)| *year),
    }
}

fn codes(list: &[(String, Names)]) -> Vec<&str> {
    list.iter().map(|(code, _)| code.as_str()).collect()
}
