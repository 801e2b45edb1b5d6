//! The view in front, with its own choices, and the short list of what changed.

use leptos::prelude::*;
use organico::scenario::{Edit, Session, Tab};
use organico::view::{
    Exhibit, FanView, Figure, FlowsView, GapView, KpiId, PipelineView, PyramidView, Scene,
    TileMeasure, TilesView, WaterfallKind, WaterfallView, Words,
};

use crate::control::tiles::TileMap;
use crate::plot::{Cursor, Plot};
use crate::session::{State, state};
use crate::words::{name, t};

/// What the reader chose inside the views.
#[derive(Clone, Copy)]
struct Choices {
    /// 0 = flows, then the programmes.
    flow: RwSignal<usize>,
    measure: RwSignal<TileMeasure>,
    /// Not chosen: against the reference as soon as a lever moves.
    kind: RwSignal<Option<WaterfallKind>>,
}

/// The view in front.
#[component]
pub(crate) fn Front(
    /// Which one.
    front: Memo<Tab>,
    /// The screen.
    screen: Memo<Session>,
    /// Called to explain the number of the view.
    on_explain: Callback<KpiId>,
) -> impl IntoView {
    let state = state();
    let choices = Choices {
        flow: RwSignal::new(0),
        measure: RwSignal::new(TileMeasure::Gap),
        kind: RwSignal::new(None),
    };
    let figure = Memo::new(move |before: Option<&Option<Figure>>| {
        draw(state, front.get(), choices, before.and_then(Option::as_ref))
    });
    let cursor = Cursor {
        year: Signal::derive(move || screen.with(|now| now.year)),
        on_year: Callback::new(move |year| state.edit(Edit::Year(year))),
    };
    let file = Signal::derive(move || {
        let now = screen.get();
        let place = if now.region.is_empty() {
            now.pack
        } else {
            now.region
        };
        format!(
            "organico-{}-{place}-{}",
            now.profession.to_lowercase(),
            now.tab.code()
        )
    });
    view! {
        {move || {
                let tab = front.get();
                let labelled = format!("tab-{}", tab.code());
                let explained = match tab {
                    Tab::Ages => KpiId::Older,
                    Tab::Flows => KpiId::Replacement,
                    Tab::Regions => KpiId::Coverage,
                    Tab::Gap | Tab::Drivers | Tab::Methods => KpiId::Gap,
                };
                let on_explain = Callback::new(move |()| on_explain.run(explained));
                let plot = if tab == Tab::Regions {
                    let tiles = ViewFn::from(move || tiles(state, figure, screen));
                    view! { <Plot figure cursor file labelled on_explain instead=tiles/> }.into_any()
                } else {
                    view! { <Plot figure cursor file labelled on_explain/> }.into_any()
                };
                view! { <Chosen tab choices/> {plot} }
        }}
    }
}

/// Makes the view of a tab; while a lever is dragged its axis is kept where it still serves.
fn draw(state: State, tab: Tab, choices: Choices, before: Option<&Figure>) -> Option<Figure> {
    let (catalogue, picture) = (state.catalogue.get()?, state.picture.get()?);
    let ghost = state.ghost.get();
    let year = state.history.with(|history| history.now().year);
    let mut scene = Scene::new(Words::new(state.lang()), &catalogue, &picture, year);
    scene.previous = ghost.as_deref();
    let same = |about: &organico::view::About| {
        before.is_some_and(|before| {
            let then = before.exhibit().about();
            (&then.who, &then.place, &then.years) == (&about.who, &about.place, &about.years)
        })
    };
    Some(match tab {
        Tab::Gap => {
            let view = GapView::of(&scene);
            Figure::Gap(match before {
                Some(Figure::Gap(before)) if same(&view.about) => view.held(before),
                _ => view,
            })
        }
        Tab::Ages => Figure::Pyramid(PyramidView::of(&scene)),
        Tab::Flows => match choices.flow.get() {
            0 => {
                let view = FlowsView::of(&scene);
                Figure::Flows(match before {
                    Some(Figure::Flows(before)) if same(&view.about) => view.held(before),
                    _ => view,
                })
            }
            which => Figure::Pipeline(PipelineView::of(&scene, which - 1)),
        },
        Tab::Regions => Figure::Tiles(TilesView::of(&scene, choices.measure.get())),
        Tab::Drivers => {
            let by_rule = if picture.scenario == picture.baseline {
                WaterfallKind::SinceOpening
            } else {
                WaterfallKind::AgainstReference
            };
            let kind = choices.kind.get().unwrap_or(by_rule);
            Figure::Waterfall(WaterfallView::of(&scene, kind))
        }
        Tab::Methods => {
            let view = FanView::of(&scene);
            Figure::Fan(match before {
                Some(Figure::Fan(before)) if same(&view.about) => view.held(before),
                _ => view,
            })
        }
    })
}

/// A row of buttons of which one is pressed.
fn one_of<T: Copy + PartialEq + Send + Sync + 'static>(
    label: &'static str,
    options: Vec<(T, String)>,
    chosen: impl Fn() -> T + Copy + Send + Sync + 'static,
    choose: impl Fn(T) + Copy + 'static,
) -> impl IntoView {
    let buttons = options
        .into_iter()
        .map(|(value, text)| {
            view! {
                <button
                    type="button"
                    class="o-button"
                    aria-pressed=move || (chosen() == value).to_string()
                    on:click=move |_| choose(value)
                >
                    {text}
                </button>
            }
        })
        .collect_view();
    view! { <div class="o-toolbar" role="group" aria-label=label>{buttons}</div> }
}

/// The choices of a view, where it has any.
#[component]
fn Chosen(tab: Tab, choices: Choices) -> impl IntoView {
    let state = state();
    match tab {
        Tab::Flows => (move || {
            let programmes = state.picture.with(|picture| {
                picture
                    .as_ref()
                    .map(|p| p.pipelines.iter().map(|c| name(&c.names)).collect())
            });
            let programmes: Vec<String> = programmes.unwrap_or_default();
            let mut options = vec![(0, t("flows-staff").to_owned())];
            options.extend(
                programmes
                    .into_iter()
                    .enumerate()
                    .map(|(at, name)| (at + 1, name)),
            );
            // The programmes of one profession are not those of another.
            if choices.flow.get_untracked() >= options.len() {
                choices.flow.set(0);
            }
            let several = options.len() > 1;
            several.then(|| {
                one_of(
                    t("flows-label"),
                    options,
                    move || choices.flow.get(),
                    move |at| choices.flow.set(at),
                )
            })
        })
        .into_any(),
        Tab::Regions => one_of(
            t("tiles-measure"),
            vec![
                (TileMeasure::Gap, t("tiles-gap").to_owned()),
                (TileMeasure::Coverage, t("tiles-coverage").to_owned()),
            ],
            move || choices.measure.get(),
            move |measure| choices.measure.set(measure),
        )
        .into_any(),
        Tab::Drivers => {
            let moved = Memo::new(move |_| {
                state
                    .picture
                    .with(|picture| picture.as_ref().is_some_and(|p| p.scenario != p.baseline))
            });
            let by_rule = move || match moved.get() {
                true => WaterfallKind::AgainstReference,
                false => WaterfallKind::SinceOpening,
            };
            one_of(
                t("drivers-label"),
                vec![
                    (WaterfallKind::SinceOpening, t("drivers-since").to_owned()),
                    (
                        WaterfallKind::AgainstReference,
                        t("drivers-against").to_owned(),
                    ),
                ],
                move || choices.kind.get().unwrap_or_else(by_rule),
                move |kind| choices.kind.set(Some(kind)),
            )
            .into_any()
        }
        Tab::Gap | Tab::Ages | Tab::Methods => ().into_any(),
    }
}

/// The regions as buttons.
fn tiles(state: State, figure: Memo<Option<Figure>>, screen: Memo<Session>) -> AnyView {
    (move || {
        figure.with(|figure| match figure {
            Some(Figure::Tiles(view)) if view.is_empty() => {
                view! { <p class="o-notice">{view.empty_text()}</p> }.into_any()
            }
            Some(Figure::Tiles(view)) => {
                let chosen = screen.with_untracked(|now| now.region.clone());
                let on_choose = Callback::new(move |code: String| {
                    state.edit(Edit::Region(code));
                    state.settle();
                });
                view! { <TileMap view=view.clone() chosen on_choose/> }.into_any()
            }
            _ => ().into_any(),
        })
    })
    .into_any()
}

/// What changed, in a few words: the causes against the reference, or since the opening.
#[component]
pub(crate) fn Changes() -> impl IntoView {
    let state = state();
    let words = Words::new(state.lang());
    let view = Memo::new(move |_| {
        let (catalogue, picture) = (state.catalogue.get()?, state.picture.get()?);
        let year = state.history.with(|history| history.now().year);
        let kind = if picture.scenario == picture.baseline {
            WaterfallKind::SinceOpening
        } else {
            WaterfallKind::AgainstReference
        };
        let view = WaterfallView::of(&Scene::new(words, &catalogue, &picture, year), kind);
        (!view.is_empty()).then_some(view)
    });
    view! {
        <section class="o-changes" aria-labelledby="cambiato">
            <h2 class="o-kpi__name" id="cambiato">{t("changes-title")}</h2>
            {move || {
                view.get()
                    .map(|view| {
                        let rows = view
                            .bars
                            .iter()
                            .map(|bar| {
                                view! {
                                    <tr>
                                        <th scope="row">{bar.name.clone()}</th>
                                        <td>{bar.text.clone()}</td>
                                    </tr>
                                }
                            })
                            .collect_view();
                        view! {
                            <table class="o-table">
                                <caption class="o-hidden">{view.title()}</caption>
                                <tbody>{rows}</tbody>
                            </table>
                        }
                    })
            }}
        </section>
    }
}
