//! Sentences and cards mean what they say: trends with their extremes, years that have a meaning,
//! titles of their own line, places of their own figures, parts that add up, costs that are counted.

use organico::i18n::Lang;
use organico::outcome::{Picture, Track};
use organico::scenario::LeverId;
use organico::view::{
    Better, Exhibit, FanView, FlowsView, GapView, Kpi, KpiId, Panel, PanelView, PipelineView,
    Scene, TileMeasure, TilesView, WaterfallKind, WaterfallView, Words, first_effect, kpis,
};
use organico::word::{Limiting, Measure};

use super::data::{self, OPENING, YEARS};

const LAST: i32 = OPENING + YEARS as i32 - 1;

fn put(track: &mut Track, measure: Measure, values: Vec<f64>) {
    track.series.retain(|(known, _)| *known != measure);
    track.series.push((measure, values));
}

/// A line through points (place, value), straight between them.
fn through(points: &[(usize, f64)]) -> Vec<f64> {
    let value = |at: usize| {
        let next = points.iter().position(|(place, _)| *place >= at);
        let next = next.unwrap_or(points.len() - 1);
        let (b, high) = points[next];
        let (a, low) = points[next.saturating_sub(1)];
        match b - a.min(b) {
            0 => high,
            width => low + (high - low) * (at - a) as f64 / width as f64,
        }
    };
    (0..YEARS).map(value).collect()
}

fn set_gaps(track: &mut Track, gaps: &[f64]) {
    put(
        track,
        Measure::Demand,
        gaps.iter().map(|gap| 1000.0 + gap).collect(),
    );
    put(track, Measure::Capacity, vec![1000.0; YEARS]);
    put(track, Measure::Gap, gaps.to_vec());
}

/// A reference with these gaps on a supply of a thousand.
fn with_gaps(points: &[(usize, f64)]) -> Picture {
    let mut picture = data::reference();
    let gaps = through(points);
    set_gaps(&mut picture.baseline, &gaps);
    set_gaps(&mut picture.scenario, &gaps);
    picture
}

fn summary(points: &[(usize, f64)]) -> String {
    let (catalogue, picture) = (data::catalogue(), with_gaps(points));
    GapView::of(&Scene::new(
        Words::new(Lang::En),
        &catalogue,
        &picture,
        2035,
    ))
    .summary()
}

#[test]
fn a_trend_says_what_happens_between_its_ends() {
    // as high at the end as at the start, twice as high between
    let said = summary(&[(0, 30.0), (17, 67.0), (26, 29.0)]);
    assert!(!said.contains("would stay"), "{said}");
    assert!(said.contains("2041, with a shortage of about 67"), "{said}");
    // a shortage between two surpluses is one, and never a number without a word
    let said = summary(&[(0, -10.0), (10, 66.0), (26, -84.0)]);
    assert!(!said.contains("would grow"), "{said}");
    assert!(said.contains("2034, with a shortage of about 66"), "{said}");
    assert!(
        said.contains("in 2050 there would be a surplus of about 84"),
        "{said}"
    );
    // a trough is told as a peak is
    let said = summary(&[(0, 60.0), (13, -40.0), (26, 61.0)]);
    assert!(said.contains("2037, with a surplus of about 40"), "{said}");
    // what only rises keeps its sentence
    let said = summary(&[(0, 30.0), (26, 90.0)]);
    assert!(
        said.contains("would grow from about 30 in 2024 to about 90 in 2050"),
        "{said}"
    );

    let mut picture = data::reference();
    for measure in [Measure::ExitsOther, Measure::ExitsAbroad, Measure::Deaths] {
        put(&mut picture.scenario, measure, vec![0.0; YEARS]);
    }
    let leaving = through(&[(0, 10e3), (11, 20e3), (26, 9.8e3)]);
    put(&mut picture.scenario, Measure::Retirements, leaving);
    let catalogue = data::catalogue();
    let scene = Scene::new(Words::new(Lang::En), &catalogue, &picture, 2035);
    let said = FlowsView::of(&scene).summary();
    assert!(!said.contains("would go down"), "{said}");
    assert!(said.contains("about 20 thousand, in 2035"), "{said}");
}

fn card(picture: &Picture, year: i32, id: KpiId) -> Kpi {
    let catalogue = data::catalogue();
    let scene = Scene::new(Words::new(Lang::En), &catalogue, picture, year);
    let found = kpis(&scene).into_iter().find(|kpi| kpi.id == id);
    found.expect("every card but that of places is always there")
}

#[test]
fn a_first_year_without_shortage_is_shown_only_where_it_means_something() {
    let of = |points: &[(usize, f64)]| card(&with_gaps(points), 2035, KpiId::Balance);
    let (closes, lasts) = ([(0, 30.0), (10, -3.0), (26, -9.0)], [(0, 30.0), (26, 50.0)]);
    let closed = of(&closes);
    assert_eq!(closed.label, "First year without shortage");
    assert_eq!((closed.value.as_str(), closed.raw), ("2034", Some(2034.0)));
    // a surplus before: the year that counts is the first one with a shortage
    let opens = of(&[(0, -30.0), (10, -1.0), (11, 4.0), (26, 50.0)]);
    assert_eq!(
        (opens.label.as_str(), opens.value.as_str()),
        ("First year with a shortage", "2035")
    );
    // never one: no year at all
    let never = of(&[(0, -30.0), (26, -1.0)]);
    assert_eq!((never.value.as_str(), never.raw), ("none by 2050", None));
    let lasting = of(&lasts);
    assert_eq!(
        (lasting.value.as_str(), lasting.raw),
        ("none by 2050", None)
    );
    let back = of(&[(0, 30.0), (10, -3.0), (20, 9.0), (26, 9.0)]);
    assert!(back.unit.contains("back in 20"), "{}", back.unit);

    // years of different kinds are not subtracted
    let mut better = with_gaps(&lasts);
    set_gaps(&mut better.scenario, &through(&closes));
    let better = card(&better, 2035, KpiId::Balance);
    assert_eq!(better.delta, "In the reference the shortage does not close");
    assert_eq!((better.better, better.change), (Better::Yes, None));
}

#[test]
fn what_is_counted_over_a_year_has_no_value_in_the_opening_year() {
    for id in [KpiId::Cumulative, KpiId::Replacement] {
        let opening = card(&data::reference(), OPENING, id);
        assert_eq!((opening.value.as_str(), opening.raw), ("–", None), "{id:?}");
        let later = card(&data::reference(), OPENING + 1, id);
        assert!(later.raw.is_some(), "{id:?}");
    }
    let (catalogue, picture, mut posts) = (data::catalogue(), data::reference(), data::posts());
    let hires = through(&[(0, 0.0), (1, 0.0), (2, 900.0), (26, 950.0)]);
    put(&mut posts.scenario, Measure::Hires, hires);
    let mut scene = Scene::new(Words::new(Lang::En), &catalogue, &picture, OPENING);
    scene.posts = Some(&posts);
    let view = PanelView::of(&scene, Panel::Vacancies);
    let hires = view
        .threads
        .iter()
        .find(|thread| thread.name == "hires a year");
    let hires = hires.expect("hires are drawn");
    assert_eq!(hires.values[..2], [None, Some(0.0)]);
    assert_eq!(posts.scenario_limiting[0], Limiting::None);
    assert!(!view.title().contains("Nothing holds"), "{}", view.title());
}

#[test]
fn no_title_takes_the_number_of_another_line() {
    let (catalogue, picture, mut posts) = (data::catalogue(), data::reference(), data::posts());
    put(&mut posts.scenario, Measure::Vacancies, vec![0.0; YEARS]);
    let mut scene = Scene::new(Words::new(Lang::En), &catalogue, &picture, 2035);
    scene.posts = Some(&posts);
    let view = PanelView::of(&scene, Panel::Vacancies);
    assert!(
        view.title().contains("no post of nurses would stay empty"),
        "{}",
        view.title()
    );
    assert_eq!(view.finding().map(|found| found.value), Some(0.0));
    // a first line that is not known leaves the title without a number
    let mut unknown = posts.clone();
    unknown
        .scenario
        .series
        .retain(|(measure, _)| *measure != Measure::Vacancies);
    scene.posts = Some(&unknown);
    let view = PanelView::of(&scene, Panel::Vacancies);
    assert_eq!(view.finding(), None);
    assert_eq!(view.title(), "Empty posts of nurses: no figures");
}

#[test]
fn figures_of_the_nation_are_never_labelled_with_a_region() {
    let (catalogue, mut picture) = (data::catalogue(), data::reference());
    picture.region = "02".into();
    let scene = Scene::new(Words::new(Lang::En), &catalogue, &picture, 2035);
    let national: [&dyn Exhibit; 5] = [
        &PipelineView::of(&scene, 0),
        &PanelView::of(&scene, Panel::CpdReached),
        &PanelView::of(&scene, Panel::CpdTopics),
        &PanelView::of(&scene, Panel::AiUses),
        &TilesView::of(&scene, TileMeasure::Gap),
    ];
    for view in national {
        for said in [view.subtitle(), view.caption()] {
            assert!(said.contains("Italy") && !said.contains("Aosta"), "{said}");
        }
    }
    for view in [Panel::CpdTime, Panel::AiTwin] {
        assert!(
            PanelView::of(&scene, view).subtitle().contains("Aosta"),
            "{view:?}"
        );
    }
    assert!(GapView::of(&scene).subtitle().contains("Aosta"));
}

#[test]
fn the_fates_of_a_cohort_add_up_to_all_who_began() {
    let catalogue = data::catalogue();
    let fates = [
        Measure::CohortEntered,
        Measure::CohortTraining,
        Measure::CohortWaiting,
        Measure::CohortAbroad,
        Measure::CohortElsewhere,
    ];
    for seed in 1..200_u32 {
        let parts = [7, 11, 13, 17, 19].map(|prime| f64::from(seed * prime % 23) + 0.1);
        let all: f64 = parts.iter().sum();
        let mut picture = data::reference();
        let track = &mut picture.pipelines[0].track;
        for measure in [
            Measure::CohortSpecialty,
            Measure::CohortGp,
            Measure::CohortDropped,
            Measure::CohortGaveUp,
        ] {
            put(track, measure, vec![0.0; YEARS]);
        }
        for (measure, part) in fates.into_iter().zip(parts) {
            put(track, measure, vec![100.0 * part / all; YEARS]);
        }
        put(track, Measure::CohortGraduated, vec![91.0; YEARS]);
        let scene = Scene::new(Words::new(Lang::En), &catalogue, &picture, 2035);
        let said = PipelineView::of(&scene, 0).summary();
        let cohort = said
            .split("at the end of 2035: ")
            .nth(1)
            .expect("the cohort is told");
        let (parts, course) = cohort.split_once(". ").expect("and then its course");
        let numbers = |text: &str| -> Vec<u32> {
            text.split(' ')
                .filter_map(|word| word.parse().ok())
                .collect()
        };
        assert_eq!(numbers(parts).iter().sum::<u32>(), 100, "{cohort}");
        assert_eq!(numbers(course), [91], "{cohort}");
    }
}

#[test]
fn what_has_no_price_is_said_in_every_panel_of_money() {
    let (mut catalogue, picture, mut money) = (data::catalogue(), data::reference(), data::money());
    catalogue.sectors = vec![("SSN".into(), catalogue.names.clone())];
    let panels = [Panel::Cost, Panel::CostMore, Panel::Payers, Panel::Cliff];
    let of = |money: &organico::outcome::Money, panel| {
        let mut scene = Scene::new(Words::new(Lang::En), &catalogue, &picture, 2035);
        scene.money = Some(money);
        PanelView::of(&scene, panel)
    };
    money.unpriced = vec!["SSN".into()];
    for panel in panels {
        let said = of(&money, panel).summary();
        assert!(said.contains("Without a price"), "{panel:?}: {said}");
    }
    let title = of(&money, Panel::Cost).title();
    assert!(title.contains("not all staff is counted"), "{title}");
    // nothing at all has a price
    let costs = money.baseline.iter_mut().chain(&mut money.scenario);
    costs.for_each(|(_, line)| line.fill(0.0));
    money
        .payers
        .iter_mut()
        .for_each(|payer| payer.scenario.fill(0.0));
    money.cliff.1.fill(0.0);
    for panel in panels {
        let view = of(&money, panel);
        assert!(view.is_empty(), "{panel:?}");
        assert_eq!(view.title(), "Cost of nurses: no known price", "{panel:?}");
        assert!(view.empty_text().contains("No price is known"), "{panel:?}");
    }
}

#[test]
fn a_mean_of_methods_is_no_method_beside_them() {
    let (catalogue, mut picture) = (data::catalogue(), data::reference());
    let highest = picture
        .methods
        .iter()
        .map(|(_, line)| line[11])
        .fold(0.0, f64::max);
    picture
        .methods
        .insert(0, ("blend".into(), vec![highest; YEARS]));
    let scene = Scene::new(Words::new(Lang::En), &catalogue, &picture, 2035);
    let view = FanView::of(&scene);
    assert_eq!(view.methods.len(), 6, "it is drawn all the same");
    let said = view.summary();
    assert!(said.contains("of 5 methods"), "{said}");
    let (_, high) = view.outermost(11).expect("methods are known");
    assert_ne!(high.id, "blend");
}

#[test]
fn a_region_written_with_no_shortage_is_not_counted_as_short() {
    let (catalogue, mut picture) = (data::catalogue(), data::reference());
    for (at, region) in picture.regions.iter_mut().enumerate() {
        let gap = [3.0, 60.0, -20.0][at % 3];
        put(
            &mut region.track,
            Measure::Demand,
            vec![1000.0 + gap; YEARS],
        );
        put(&mut region.track, Measure::Capacity, vec![1000.0; YEARS]);
    }
    let scene = Scene::new(Words::new(Lang::En), &catalogue, &picture, LAST);
    let view = TilesView::of(&scene, TileMeasure::Gap);
    let written = view.tiles.iter().filter(|tile| tile.text.starts_with('+'));
    assert_eq!(view.short_of(11), (written.count(), 21));
    assert_eq!(view.short_of(11).0, 7);
}

#[test]
fn close_numbers_are_spoken_with_the_digits_that_tell_them_apart() {
    let (catalogue, mut picture) = (data::catalogue(), data::reference());
    put(
        &mut picture.scenario,
        Measure::Demand,
        vec![30_500.0; YEARS],
    );
    put(
        &mut picture.scenario,
        Measure::Capacity,
        vec![30_774.0; YEARS],
    );
    let scene = Scene::new(Words::new(Lang::It), &catalogue, &picture, 2035);
    let said = GapView::of(&scene).announce(2035);
    assert_eq!(
        said,
        "2035: offerta 30.774, fabbisogno 30.500, eccedenza 274"
    );
}

#[test]
fn full_time_equivalents_are_never_called_people() {
    let (catalogue, picture) = (data::catalogue(), data::reference());
    for (lang, noun) in [
        (Lang::It, "infermieri a tempo pieno"),
        (Lang::En, "full-time nurses"),
    ] {
        let scene = Scene::new(Words::new(lang), &catalogue, &picture, 2035);
        let ai = PanelView::of(&scene, Panel::AiTwin).title();
        let titles = [GapView::of(&scene).title(), FanView::of(&scene).title()];
        assert!(
            titles.iter().all(|title| title.contains(noun)),
            "{titles:?}"
        );
        assert!(ai.contains("tempo pieno") || ai.contains(noun), "{ai}");
    }
}

#[test]
fn the_first_effect_does_not_depend_on_how_far_a_lever_was_moved() {
    for size in [1e-3, 0.3, 1.0, 20.0, 4_000.0] {
        let mut picture = data::reference();
        let base = picture.baseline.of(Measure::Capacity).to_vec();
        let more = base.iter().enumerate();
        let more = more.map(|(at, value)| value + size * (at as f64 - 3.0).max(0.0));
        put(&mut picture.scenario, Measure::Capacity, more.collect());
        assert_eq!(first_effect(&picture), Some(OPENING + 4), "{size}");
    }
    assert_eq!(first_effect(&data::reference()), None);
}

#[test]
fn an_empty_drawing_names_the_control_that_would_fill_it() {
    let (catalogue, mut picture) = (data::catalogue(), data::reference());
    picture.ai_uses.clear();
    picture.cpd_topics.clear();
    let same = picture.scenario.of(Measure::Capacity).to_vec();
    put(&mut picture.scenario, Measure::CapacityWithoutAi, same);
    let mut money = data::money();
    money.scenario = money.baseline.clone();
    let mut scene = Scene::new(Words::new(Lang::It), &catalogue, &picture, 2035);
    scene.money = Some(&money);
    let levers = [
        (Panel::AiTwin, "ai-adoption"),
        (Panel::AiUses, "ai-adoption"),
        (Panel::CpdTopics, "cpd-digital"),
        (Panel::CostMore, ""),
    ];
    for (panel, lever) in levers {
        let view = PanelView::of(&scene, panel);
        assert!(view.is_empty(), "{panel:?}");
        assert_eq!(view.filler(), Some(lever), "{panel:?}");
        assert!(
            lever.is_empty() || LeverId::parse(lever).is_some(),
            "{lever}"
        );
    }
    let still = data::reference();
    let scene = Scene::new(Words::new(Lang::It), &catalogue, &still, 2035);
    let waterfall = WaterfallView::of(&scene, WaterfallKind::AgainstReference);
    assert!(waterfall.is_empty() && waterfall.filler() == Some(""));
}
