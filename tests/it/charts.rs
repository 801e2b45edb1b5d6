//! Charts say what the numbers say: tables, titles and sums equal the series, odd numbers draw
//! nothing rather than fall over, and no picture changes unseen.

mod data;
mod levers;
mod meaning;
mod odd;

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use organico::chart::{self, Theme};
use organico::i18n::{LANGS, Lang, number};
use organico::outcome::{Catalogue, Picture};
use organico::view::{
    Exhibit, FanView, Figure, FlowsView, GapView, PANELS, Panel, PanelView, PipelineView,
    PyramidView, Row, Scene, Table, TileMeasure, TilesView, WaterfallKind, WaterfallView, Words,
    kpis,
};
use organico::word::Measure;

/// One view of each kind, by the name of its chart.
fn figures(scene: &Scene<'_>) -> Vec<(&'static str, Figure)> {
    let waterfall = |kind| Figure::Waterfall(WaterfallView::of(scene, kind));
    let (money, posts) = (data::money(), data::posts());
    let paid = Scene {
        money: scene.money.or(Some(&money)),
        posts: scene.posts.or(Some(&posts)),
        ..*scene
    };
    let panel = |panel| Figure::Panel(PanelView::of(&paid, panel));
    vec![
        ("gap", Figure::Gap(GapView::of(scene))),
        ("pyramid", Figure::Pyramid(PyramidView::of(scene))),
        (
            "tiles",
            Figure::Tiles(TilesView::of(scene, TileMeasure::Gap)),
        ),
        (
            "tiles-coverage",
            Figure::Tiles(TilesView::of(scene, TileMeasure::Coverage)),
        ),
        ("waterfall", waterfall(WaterfallKind::SinceOpening)),
        (
            "waterfall-reference",
            waterfall(WaterfallKind::AgainstReference),
        ),
        ("flows", Figure::Flows(FlowsView::of(scene))),
        ("fan", Figure::Fan(FanView::of(scene))),
        ("pipeline", Figure::Pipeline(PipelineView::of(scene, 0))),
        ("panel", panel(Panel::AiTwin)),
        ("panel-ai-uses", panel(Panel::AiUses)),
        ("panel-cpd-reached", panel(Panel::CpdReached)),
        ("panel-cpd-topics", panel(Panel::CpdTopics)),
        ("panel-cpd-time", panel(Panel::CpdTime)),
        ("panel-posts", panel(Panel::Posts)),
        ("panel-vacancies", panel(Panel::Vacancies)),
        ("panel-cost", panel(Panel::Cost)),
        ("panel-cost-more", panel(Panel::CostMore)),
        ("panel-payers", panel(Panel::Payers)),
        ("panel-cliff", panel(Panel::Cliff)),
    ]
}

fn scene<'a>(lang: Lang, catalogue: &'a Catalogue, picture: &'a Picture) -> Scene<'a> {
    Scene::new(Words::new(lang), catalogue, picture, 2035)
}

#[track_caller]
fn golden(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, found).expect("golden folder is writable");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "{name} moved: look at it, then UPDATE_GOLDEN=1"
    );
}

#[test]
fn pictures_stay_as_they_were_seen() {
    let catalogue = data::catalogue();
    let (now, before) = (data::scenario(), data::reference());
    let mut scene = scene(Lang::It, &catalogue, &now);
    scene.previous = Some(&before);
    for (name, figure) in figures(&scene) {
        let wide = chart::svg(&figure, (760, 420), &Theme::light(1.0));
        golden(&format!("chart-{name}.svg"), &wide);
        let narrow = chart::svg(&figure, (340, 300), &Theme::dark(1.0));
        golden(&format!("chart-{name}-narrow-dark.svg"), &narrow);
    }
    let scene = Scene {
        picture: &before,
        previous: Some(&now),
        from_zero: true,
        ..scene
    };
    let figure = Figure::Gap(GapView::of(&scene));
    golden(
        "chart-gap-poster.svg",
        &chart::poster(&figure, (760, 520), &Theme::light(1.0)),
    );
}

#[test]
fn the_list_of_charts_is_the_folder() {
    for name in chart::CHARTS {
        for room in ["chart", "view"] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/{room}/{name}.rs"));
            assert!(path.exists(), "{}", path.display());
        }
        let catalogue = data::catalogue();
        let picture = data::scenario();
        let drawn = figures(&scene(Lang::It, &catalogue, &picture));
        assert!(
            drawn.iter().any(|(known, _)| known == name),
            "{name} has no picture"
        );
    }
}

/// A drag redraws everything within one frame: few shapes, however many years.
#[test]
fn drawings_have_few_shapes() {
    let catalogue = data::catalogue();
    let picture = data::scenario();
    for (name, figure) in figures(&scene(Lang::It, &catalogue, &picture)) {
        let svg = chart::svg(&figure, (760, 420), &Theme::light(1.0));
        let shapes = svg.matches("<poly").count() + svg.matches("<rect").count();
        assert!(shapes <= 60, "{name}: {shapes} shapes");
    }
}

/// The column of a table under this head.
fn column(table: &Table, head: &str) -> Vec<Option<f64>> {
    let at = table.columns.iter().position(|column| column == head);
    let at = at.unwrap_or_else(|| panic!("no column {head} in {:?}", table.columns));
    table.rows.iter().map(|row| row.cells[at - 1].raw).collect()
}

#[test]
fn tables_are_the_drawn_series() {
    let catalogue = data::catalogue();
    let (now, before) = (data::scenario(), data::reference());
    let mut scene = scene(Lang::It, &catalogue, &now);
    scene.previous = Some(&before);
    let gap = GapView::of(&scene);
    let table = gap.table();
    assert_eq!(column(&table, "Offerta"), gap.now.supply);
    assert_eq!(column(&table, "Fabbisogno"), gap.now.need);
    assert_eq!(column(&table, "Divario"), gap.gap());
    let reference = gap.reference.as_ref().expect("the scenario differs");
    assert_eq!(column(&table, "Offerta, riferimento"), reference.supply);
    assert!(
        reference.need.is_empty(),
        "the same line is neither drawn nor listed twice"
    );

    let pyramid = PyramidView::of(&scene);
    for side in &pyramid.sides {
        let column = |year| column(&pyramid.table(), &format!("{}, {year}", side.name));
        assert_eq!(column(2024), side.opening);
        assert_eq!(column(2035), side.cursor);
    }
    let flows = FlowsView::of(&scene);
    for (word, streams) in [("Entrate", &flows.inflows), ("Uscite", &flows.outflows)] {
        for stream in streams {
            let found = column(&flows.table(), &format!("{word}: {}", stream.name));
            assert_eq!(found, stream.values[flows.start..]);
        }
    }
    assert_eq!(column(&flows.table(), "Saldo"), flows.net[flows.start..]);
    let fan = FanView::of(&scene);
    for method in &fan.methods {
        assert_eq!(column(&fan.table(), &method.name), method.values);
    }
    let pipeline = PipelineView::of(&scene, 0);
    for course in &pipeline.courses {
        assert_eq!(column(&pipeline.table(), &course.name), course.values);
    }
    let waterfall = WaterfallView::of(&scene, WaterfallKind::SinceOpening);
    for (row, bar) in waterfall.table().rows.iter().zip(&waterfall.bars) {
        assert_eq!(
            (&row.head, row.cells[0].raw, &row.cells[0].text),
            (&bar.name, Some(bar.value), &bar.text)
        );
    }
    let tiles = TilesView::of(&scene, TileMeasure::Gap);
    for (place, row) in tiles.table().rows.iter().enumerate() {
        let tile = tiles.tiles.iter().find(|tile| tile.rank == Some(place + 1));
        let tile = tile.expect("every region has a number");
        assert_eq!((&row.head, row.cells[0].raw), (&tile.name, tile.value));
    }
}

#[test]
fn tables_of_panels_are_the_drawn_series() {
    let catalogue = data::catalogue();
    let now = data::scenario();
    let mut scene = scene(Lang::It, &catalogue, &now);
    let (money, posts) = (data::money(), data::posts());
    scene.money = Some(&money);
    scene.posts = Some(&posts);
    for panel in PANELS {
        let view = PanelView::of(&scene, *panel);
        assert!(!view.threads.is_empty(), "{panel:?} has lines");
        for thread in view.threads.iter().chain(&view.beside) {
            assert_eq!(column(&view.table(), &thread.name), thread.values);
        }
        let table = view.table();
        let whole = |row: &Row| row.cells.len() + 1 == table.columns.len();
        assert!(
            table.rows.iter().all(whole),
            "{panel:?}: a cell for every head"
        );
    }
}

#[test]
fn titles_and_announcements_state_the_series() {
    let catalogue = data::catalogue();
    let picture = data::scenario();
    for lang in LANGS {
        for (at, year) in picture.years.iter().enumerate() {
            let mut scene = scene(*lang, &catalogue, &picture);
            scene.cursor = *year;
            let view = GapView::of(&scene);
            let engine = |measure| picture.scenario.of(measure)[at];
            let finding = view.finding().expect("every year has a gap");
            assert!((finding.value - engine(Measure::Gap)).abs() < 1e-6);
            assert_eq!(finding.year, *year);
            let size = number::compact(*lang, finding.value.abs());
            let title = view.title();
            assert!(title.contains(&year.to_string()), "{title}");
            let told =
                title.contains(&size) || finding.value.abs() < 0.005 * engine(Measure::Demand);
            assert!(told, "{title}: {size}");
            let said = view.announce(*year);
            let close = finding.value.abs() < 0.05 * engine(Measure::Demand);
            let write = if close {
                number::count
            } else {
                number::compact
            };
            for value in [engine(Measure::Capacity), engine(Measure::Demand)] {
                assert!(said.contains(&write(*lang, value)), "{said}");
            }
        }
    }
}

/// Nothing that people read still carries a key or an unfilled place.
#[track_caller]
fn is_language(text: &str) {
    assert!(!text.contains('{') && !text.contains('}'), "{text}");
    for start in [
        "chart-", "view-", "table-", "driver-", "measure-", "panel-", "cost-",
    ] {
        assert!(!text.contains(start), "{text}");
    }
}

#[test]
fn every_sentence_is_there_in_every_language() {
    let catalogue = data::catalogue();
    for lang in LANGS {
        for picture in [data::scenario(), data::reference(), Picture::default()] {
            for cursor in [2024, 2027, 2035, 2050] {
                let mut scene = scene(*lang, &catalogue, &picture);
                scene.cursor = cursor;
                for (_, figure) in figures(&scene) {
                    for text in texts(figure.exhibit(), cursor) {
                        is_language(&text);
                    }
                }
                for kpi in kpis(&scene) {
                    for text in [&kpi.label, &kpi.value, &kpi.unit, &kpi.delta] {
                        is_language(text);
                    }
                }
                for tile in TilesView::of(&scene, TileMeasure::Coverage).tiles {
                    is_language(&tile.spoken);
                }
            }
        }
        for pack in [include_str!("../../data/it/professions.csv")] {
            for code in pack.lines().skip(1).filter_map(|row| row.split(',').next()) {
                let key = format!("view-who-{}", code.to_lowercase());
                assert!(
                    organico::i18n::has(*lang, &key),
                    "{key}: the plural of a profession"
                );
            }
        }
        for driver in organico::word::DRIVERS {
            let key = format!("driver-{}", driver.code());
            assert!(organico::i18n::has(*lang, &key), "{key}");
        }
        for measure in organico::word::MEASURES {
            let key = format!("measure-{}", measure.code().replace('_', "-"));
            assert!(organico::i18n::has(*lang, &key), "{key}");
        }
    }
}

fn texts(exhibit: &dyn Exhibit, year: i32) -> Vec<String> {
    let table = exhibit.table();
    let mut texts = vec![
        exhibit.title(),
        exhibit.subtitle(),
        exhibit.summary(),
        exhibit.source(),
        exhibit.announce(year),
        exhibit.empty_text(),
        table.caption,
        table.note,
    ];
    texts.extend(table.columns);
    for row in table.rows {
        texts.push(row.head);
        texts.extend(row.cells.into_iter().map(|cell| cell.text));
    }
    texts
}

#[test]
fn waterfalls_add_up_in_numbers_and_in_writing() {
    let catalogue = data::catalogue();
    let picture = data::scenario();
    for cursor in 2025..=2050 {
        for kind in [WaterfallKind::SinceOpening, WaterfallKind::AgainstReference] {
            let mut scene = scene(Lang::It, &catalogue, &picture);
            scene.cursor = cursor;
            let view = WaterfallView::of(&scene, kind);
            let (Some(first), Some(last)) = (view.bars.first(), view.bars.last()) else {
                assert!(cursor < 2028, "{cursor} {kind:?}: {}", view.empty_text());
                continue;
            };
            let mut tip = first.to;
            for bar in view.causes() {
                assert_eq!(bar.from, tip, "{cursor} {}", bar.name);
                tip = bar.to;
            }
            assert_eq!(last.to, tip);
            let at = (cursor - data::OPENING) as usize;
            let gap = picture.scenario.of(Measure::Gap)[at];
            assert!((last.value - gap).abs() < 1e-6, "{cursor} {kind:?}");
            let read = |text: &str| number::parse(Lang::It, text).expect("a number");
            let written: f64 = view.causes().map(|bar| read(&bar.text)).sum();
            assert_eq!(
                read(&first.text) + written,
                read(&last.text),
                "{cursor} {kind:?}"
            );
        }
    }
}

#[test]
fn causes_that_do_not_add_up_are_not_drawn() {
    let catalogue = data::catalogue();
    let mut picture = data::scenario();
    picture.drivers.pop();
    let view = WaterfallView::of(
        &scene(Lang::It, &catalogue, &picture),
        WaterfallKind::SinceOpening,
    );
    assert!(view.is_empty() && view.empty_text().contains("non tornano"));
}

#[test]
fn odd_numbers_never_stop_a_view() {
    let catalogue = data::catalogue();
    let before = data::reference();
    let mut odd = odd::Odd(1);
    let mut drawn = BTreeSet::new();
    for round in 0..1_000 {
        let money = odd.money();
        let picture = odd.picture();
        let cursor = 2020 + odd.below(40) as i32;
        let mut scene = Scene::new(Words::new(Lang::It), &catalogue, &picture, cursor);
        scene.money = Some(&money);
        scene.previous = Some(&before);
        scene.from_zero = round % 2 == 0;
        for (name, figure) in figures(&scene) {
            let all = texts(figure.exhibit(), cursor).join("\n");
            assert!(
                !all.contains("NaN") && !all.contains("inf\n"),
                "{name}: {all}"
            );
            if round % 20 == 0 {
                let size = [(760, 420), (340, 300), (50, 41), (3, 3)][round / 20 % 4];
                let svg = chart::svg(&figure, size, &Theme::dark(1.0));
                assert!(svg.ends_with("</svg>\n") && !svg.contains("NaN"), "{name}");
                if !figure.exhibit().is_empty() {
                    drawn.insert(name);
                }
            }
        }
        assert!(!kpis(&scene).is_empty());
    }
    assert!(drawn.len() >= 7, "{drawn:?}");
}
