//! The packs that ship: complete, without mistakes, and listed file by file.

use organico::i18n::{Lang, number};
use organico::pack::{Extent, Pack, Severity, catalogue};
use organico::word::sentence;
use std::collections::BTreeSet;
use std::path::Path;

fn load(id: &str) -> Pack {
    let files = catalogue::shipped(id).expect("a shipped pack");
    Pack::load(&files).unwrap_or_else(|errors| {
        let list: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("{id}:\n{}", list.join("\n"))
    })
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "compares the list with the folder"
)]
fn the_list_holds_every_folder_and_every_file() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let names = |folder: &Path| -> BTreeSet<String> {
        let entries = std::fs::read_dir(folder).expect("a folder");
        entries
            .map(|e| {
                e.expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect()
    };
    for id in names(&data)
        .iter()
        .filter(|name| data.join(name).join("pack.json").exists())
    {
        assert!(
            catalogue::SHIPPED.contains(&id.as_str()),
            "data/{id} is not listed"
        );
        let files = catalogue::shipped(id).expect("listed");
        let listed: BTreeSet<String> = files.names().map(str::to_owned).collect();
        let mut found = names(&data.join(id));
        found.retain(|name| name.ends_with(".csv") || name.ends_with(".json"));
        assert_eq!(listed, found, "data/{id}");
    }
}

#[test]
fn shipped_packs_have_no_errors_and_every_source_resolves() {
    for id in catalogue::SHIPPED {
        let pack = load(id);
        let wrong: Vec<_> = pack
            .findings
            .iter()
            .filter(|f| f.severity == Severity::Error)
            .collect();
        assert!(wrong.is_empty(), "{id}: {wrong:#?}");
        let sources: BTreeSet<&str> = pack.sources.iter().map(|s| s.id.as_str()).collect();
        for fact in &pack.facts {
            assert!(sources.contains(fact.source.as_str()), "{id}: {fact:?}");
        }
    }
}

#[test]
fn remarks_on_shipped_packs_read_as_sentences_in_every_language() {
    for id in catalogue::SHIPPED {
        let pack = load(id);
        assert!(!pack.findings.is_empty());
        for finding in &pack.findings {
            let said =
                [Lang::It, Lang::En].map(|lang| sentence(lang, finding.key, &finding.arguments));
            for text in &said {
                assert!(!text.contains(['{', '}']) && text.contains(' '), "{text}");
            }
            assert_ne!(said[0], said[1], "{}: not translated", finding.key);
        }
        let carried = pack.findings.iter().find(|f| f.key == "check-carried");
        let carried = carried.expect("some stock is older than the opening year");
        let said = sentence(Lang::It, carried.key, &carried.arguments);
        let number = number::count(Lang::It, 37983.0);
        assert!(
            said.starts_with(&format!("{number} persone portate dal 2023")),
            "{said}"
        );
    }
}

#[test]
fn parts_sum_to_their_wholes_in_shipped_packs() {
    for id in catalogue::SHIPPED {
        let pack = load(id);
        for cadre in &pack.cadres {
            assert_eq!(cadre.opening.len(), cadre.rows * pack.row_len());
            assert!(
                cadre
                    .opening
                    .iter()
                    .all(|heads| heads.is_finite() && *heads >= 0.0)
            );
        }
        for profession in pack.professions.iter().filter(|p| p.extent != Extent::None) {
            let cadres = &pack.cadres[profession.cadres.0..profession.cadres.1];
            assert!(!cadres.is_empty(), "{id}: {} has no cadre", profession.code);
            let share: f64 = cadres.iter().map(|cadre| cadre.hire_share).sum();
            assert!(
                (share - 1.0).abs() < 1e-9,
                "{id}: {}: {share}",
                profession.code
            );
        }
        for year in pack.opening_year..=pack.last_year {
            assert!(
                pack.population.total(year) > 0.0,
                "{id}: nobody lives in {year}"
            );
        }
    }
}

#[test]
fn italy_opens_with_its_published_residents_and_nurses() {
    let pack = load("it");
    assert_eq!(pack.population.total(2024), 58_934_177.0);
    assert_eq!(pack.regions.len(), 21);
    let nurses = pack.profession("NURSE").expect("nurses");
    let heads: f64 = pack
        .cadres_of(nurses)
        .iter()
        .flat_map(|cadre| &cadre.opening)
        .sum();
    // 277,164 employees of 2023 and one year's change, 127,536 outside the SSN.
    assert!(
        (heads - (277_164.0 + 1_663.5 + 127_536.0)).abs() < 1e-6,
        "{heads}"
    );
}

/// Published: 58.5 million at the start of 2030, 54.7 million at the start of 2050.
#[test]
fn italian_residents_follow_the_published_totals() {
    let pack = load("it");
    let at = |year| pack.population.total(year) / 1e6;
    assert!((at(2029) - 58.5).abs() < 0.01, "{}", at(2029));
    assert!((at(2049) - 54.7).abs() < 0.01, "{}", at(2049));
    let old: f64 = (0..21)
        .flat_map(|region| pack.population.of(2049, region).chunks(101))
        .flat_map(|ages| &ages[65..])
        .sum();
    // Published 34.6%; ours takes the death rates of the United Nations, which are lower.
    let share = old / pack.population.total(2049);
    assert!((0.34..0.36).contains(&share), "{share}");
}

/// The components alone, without the scaling to the published totals: how much the scaling adds.
#[test]
fn italian_births_deaths_and_migration_alone_stay_near_the_published_totals() {
    let pack = load("it");
    let projection = pack.projection.as_ref().expect("Italy is projected");
    for year in pack.opening_year + 1..=2049 {
        let scale = projection.scale_in(pack.opening_year, year);
        assert!((scale - 1.0).abs() < 0.0012, "{year}: scaled by {scale}");
    }
    let all: f64 = (pack.opening_year + 1..=2049)
        .map(|year| projection.scale_in(pack.opening_year, year))
        .product();
    // 0.59% below the published total after 25 years; the scaling makes it exact
    assert!((all - 1.0).abs() < 0.006, "over 25 years: {all}");
}
