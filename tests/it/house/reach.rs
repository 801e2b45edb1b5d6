//! Every row of every registry can be reached from the page: a row that no answer brings and no
//! control names would be there for nobody.

use std::collections::BTreeSet;

use organico::chart::CHARTS;
use organico::job::{Answer, Asked, Question, desk::Desk};
use organico::model::{METHODS, Model};
use organico::outcome::Catalogue;
use organico::pack::catalogue::SHIPPED;
use organico::scenario::{CHOICES, Choice, LEVERS, LeverId, Move, Scenario};
use organico::view::PANELS;
use organico::word::{COSTS, DRIVERS, INDICATORS, MEASURES, Measure, REASONS};

use super::{code, sources};
use crate::common::packs;

/// Choices that the page tells and takes back, and that only files and links make. The list only
/// gets shorter.
const BY_FILE: &[Choice] = &[Choice::Ages, Choice::Variant, Choice::Sites];

/// Packs drawn at random that stand beside the shipped ones: no shipped pack has figures for all that
/// the engine knows.
const DRAWN: u64 = 24;

/// The code of the page.
fn page() -> String {
    let files = sources("src/bin/app").into_iter();
    files.map(|(_, text)| code(&text)).collect()
}

/// Whether a source names a row of an enum, and not the beginning of a longer name.
fn names(source: &str, path: &str) -> bool {
    source.match_indices(path).any(|(at, _)| {
        let after = source[at + path.len()..].chars().next();
        !after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
    })
}

/// The rows of an enum or of a registry as they are written in its file, behind this head.
fn rows(file: &str, head: &str) -> Vec<String> {
    let folder = file.rsplit_once('/').map_or("src", |(folder, _)| folder);
    let mut files = sources(folder).into_iter();
    let text = files.find(|(path, _)| path == file);
    let (_, text) = text.unwrap_or_else(|| panic!("no {file}"));
    let text = code(&text);
    let body = text.split_once(head).map_or("", |(_, rest)| rest);
    let body = body.split("\n}").next().unwrap_or("");
    let lines = body.lines().map(str::trim_start);
    let rows = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    let word = |line: &str| {
        let letters = line.chars().take_while(char::is_ascii_alphanumeric);
        letters.collect::<String>()
    };
    let found: Vec<String> = rows.map(word).collect();
    assert!(found.len() > 1, "{file} has no {head}");
    found
}

/// Every shipped pack and some drawn ones, each with its catalogue.
fn desks() -> Vec<(Desk, Catalogue)> {
    let shipped = SHIPPED.iter().map(|id| (Desk::new(), (*id).to_owned()));
    let drawn = (0..DRAWN).map(|seed| {
        let mut pack = packs::pack(seed);
        packs::all(&mut pack);
        let id = pack.id.clone();
        let model = Model::new(pack).expect("a drawn pack can be run");
        (Desk::with(model), id)
    });
    let all = shipped.chain(drawn).map(|(mut desk, pack)| {
        let catalogue = match desk.answer(&Question::Catalogue { pack }) {
            Answer::Catalogue(catalogue) => *catalogue,
            other => panic!("{other:?}"),
        };
        (desk, catalogue)
    });
    all.collect()
}

#[test]
fn every_lever_and_every_method_is_in_the_catalogue_that_the_page_draws() {
    let desks = desks();
    let cards = desks.iter().flat_map(|(_, c)| &c.professions);
    let offered: BTreeSet<_> = cards
        .flat_map(|card| &card.levers)
        .map(|own| own.lever)
        .collect();
    let lost: Vec<_> = LEVERS.iter().filter(|l| !offered.contains(&l.id)).collect();
    let codes: Vec<_> = lost.iter().map(|lever| lever.code).collect();
    assert!(
        codes.is_empty(),
        "job/catalogue.rs offers these levers to no profession of any pack: {codes:?}"
    );
    let page = page();
    for lever in LEVERS {
        let group = format!("Group::{:?}", lever.group);
        assert!(names(&page, &group), "no list of levers has {group}");
    }
    for method in METHODS {
        let known = desks
            .iter()
            .all(|(_, c)| c.methods.iter().any(|id| id == method.id));
        assert!(known, "the catalogue has no method {}", method.id);
    }
}

#[test]
fn every_measure_cause_cost_and_indicator_is_in_an_answer() {
    let mut measures: BTreeSet<Measure> = BTreeSet::new();
    let (mut drivers, mut indicators) = (BTreeSet::new(), BTreeSet::new());
    let (mut costs, mut reasons) = (BTreeSet::new(), BTreeSet::new());
    for (mut desk, catalogue) in desks() {
        for card in catalogue.professions.iter().filter(|card| card.runnable) {
            let asked = |scenario: &Scenario| Asked {
                revision: 0,
                pack: catalogue.pack.clone(),
                scenario: scenario.clone(),
                profession: card.code.clone(),
                region: String::new(),
            };
            let mut market = Scenario {
                market: true,
                ..Scenario::default()
            };
            // without it nobody asks again for work not done
            market.set(Move {
                lever: LeverId::BacklogClear,
                value: 50.0,
                start: catalogue.years.0 + 1,
                ramp: 0,
            });
            let Answer::Picture { picture, .. } = desk.answer(&Question::Picture(asked(&market)))
            else {
                panic!("{}", card.code)
            };
            measures.extend(picture.scenario.series.iter().map(|(m, _)| *m));
            let tracks = picture.pipelines.iter().map(|p| &p.track);
            let tracks = tracks.chain(picture.regions.iter().map(|r| &r.track));
            measures.extend(tracks.flat_map(|track| &track.series).map(|(m, _)| *m));
            drivers.extend(picture.drivers.iter().map(|step| step.driver.code()));
            if let Answer::Posts {
                posts: Some(posts), ..
            } = desk.answer(&Question::Posts(asked(&market)))
            {
                measures.extend(posts.scenario.series.iter().map(|(m, _)| *m));
                let told = !posts.scenario_limiting.is_empty();
                measures.extend(told.then_some(Measure::LimitingFactor));
            }
            if let Answer::Money {
                money: Some(money), ..
            } = desk.answer(&Question::Money(asked(&market)))
            {
                indicators.extend(money.indicators.iter().map(|(of, _)| of.code()));
                costs.extend(money.scenario.iter().map(|(cost, _)| cost.code()));
                reasons.extend(money.matches.iter().map(|m| m.reason.code()));
            }
        }
    }
    let lost = |all: Vec<&'static str>, found: &BTreeSet<&str>| -> Vec<&'static str> {
        let missing = all.into_iter().filter(|code| !found.contains(code));
        missing.collect()
    };
    let missing: Vec<_> = MEASURES.iter().filter(|m| !measures.contains(m)).collect();
    assert!(missing.is_empty(), "no answer has {missing:?}");
    let drivers = lost(DRIVERS.iter().map(|d| d.code()).collect(), &drivers);
    let indicators = lost(INDICATORS.iter().map(|i| i.code()).collect(), &indicators);
    let costs = lost(COSTS.iter().map(|cost| cost.code()).collect(), &costs);
    assert!(
        drivers.is_empty() && indicators.is_empty() && costs.is_empty(),
        "no answer has {drivers:?} {indicators:?} {costs:?}"
    );
    // which reasons come up depends on the funds; the page lists whatever comes
    let known: BTreeSet<&str> = REASONS.iter().map(|reason| reason.code()).collect();
    assert!(reasons.is_subset(&known) && !reasons.is_empty());
}

/// The edit that makes a choice: of the same name, or of these.
fn edit(choice: Choice) -> String {
    let others = [
        (Choice::Capacity, "CapacityMean"),
        (Choice::Sites, "WholeSites"),
        (Choice::Funds, "Fund"),
    ];
    let other = others.iter().find(|(of, _)| *of == choice);
    other.map_or_else(|| format!("{choice:?}"), |(_, name)| (*name).to_owned())
}

#[test]
fn every_choice_has_its_control() {
    let page = page();
    let shown = |edit: &str| names(&page, &format!("Edit::{edit}"));
    for choice in CHOICES {
        let by_file = BY_FILE.contains(choice);
        assert_eq!(
            shown(&edit(*choice)),
            !by_file,
            "{}: no control of the page makes it, or it is in BY_FILE and has one",
            choice.code()
        );
    }
    let known = CHOICES.iter().map(|choice| edit(*choice));
    let known: BTreeSet<String> = known.collect();
    for edit in rows("src/scenario/edit.rs", "pub enum Edit {") {
        let made = shown(&edit) || known.contains(&edit);
        assert!(made, "the page never sends Edit::{edit}");
    }
}

#[test]
fn every_chart_and_every_way_to_see_it_is_shown() {
    let page = page();
    let shown_by = |path: &str| {
        assert!(names(&page, path), "no page shows {path}");
    };
    let charts = rows("src/view/mod.rs", "pub enum Figure {");
    assert_eq!(charts.len(), CHARTS.len(), "{charts:?}");
    for chart in charts {
        shown_by(&format!("{chart}View::of"));
    }
    for panel in PANELS {
        shown_by(&format!("Panel::{panel:?}"));
    }
    for (file, name) in [
        ("src/view/waterfall.rs", "WaterfallKind"),
        ("src/view/tile.rs", "TileMeasure"),
    ] {
        for row in rows(file, &format!("pub enum {name} {{")) {
            shown_by(&format!("{name}::{row}"));
        }
    }
}

#[test]
fn every_page_has_a_link() {
    let shell = sources("src/bin/app").into_iter();
    let shell: String = shell
        .filter(|(path, _)| path.ends_with("app/shell.rs"))
        .map(|(_, text)| code(&text))
        .collect();
    for place in rows("src/bin/app/route.rs", "\nplaces! {") {
        let path = format!("Place::{place}");
        assert!(names(&shell, &path), "the frame has no link to {path}");
    }
}
