//! The view in front, with its own choices, and the short list of what changed.

use leptos::prelude::*;
use organico::scenario::{Action, Edit, Session, Tab};
use organico::view::{
    Exhibit, FanView, Figure, FlowsView, GapView, KpiId, Panel, PanelView, PipelineView,
    PyramidView, Scene, TileMeasure, TilesView, WaterfallKind, WaterfallView, Words, lever,
};

use super::explain::Explained;
use crate::control::tiles::TileMap;
use crate::live::{self, click, kept, nothing, part};
use crate::plot::{Cursor, Plot};
use crate::session::{State, state};
use crate::words::{name, t, t_or};

/// What the reader chose inside the views.
#[derive(Clone, Copy)]
struct Choices {
    /// 0 = flows, then the programmes.
    flow: RwSignal<usize>,
    /// Which panel of the topic, by topic.
    ai: RwSignal<usize>,
    cpd: RwSignal<usize>,
    posts: RwSignal<usize>,
    money: RwSignal<usize>,
    measure: RwSignal<TileMeasure>,
    /// Not chosen: against the reference as soon as a lever moves.
    kind: RwSignal<Option<WaterfallKind>>,
}

impl Choices {
    /// The panels of a topic and which of them is chosen; none for other views.
    fn panels(self, tab: Tab) -> Option<(&'static [Panel], RwSignal<usize>)> {
        match tab {
            Tab::Ai => Some((&[Panel::AiTwin, Panel::AiUses], self.ai)),
            Tab::Cpd => Some((
                &[Panel::CpdReached, Panel::CpdTopics, Panel::CpdTime],
                self.cpd,
            )),
            Tab::Posts => Some((&[Panel::Posts, Panel::Vacancies], self.posts)),
            Tab::Money => Some((
                &[Panel::Cost, Panel::CostMore, Panel::Payers, Panel::Cliff],
                self.money,
            )),
            _ => None,
        }
    }

    /// The panel in front, where a topic is.
    fn panel(self, tab: Tab) -> Option<Panel> {
        let (panels, chosen) = self.panels(tab)?;
        panels.get(chosen.get()).copied()
    }
}

/// The view in front.
#[component]
pub(crate) fn Front(
    /// Which one.
    front: Memo<Tab>,
    /// The screen.
    screen: Memo<Session>,
    /// Called to explain the number of the view.
    on_explain: Callback<Explained>,
) -> impl IntoView {
    let state = state();
    let choices = Choices {
        flow: RwSignal::new(0),
        ai: RwSignal::new(0),
        cpd: RwSignal::new(0),
        posts: RwSignal::new(0),
        money: RwSignal::new(0),
        measure: RwSignal::new(TileMeasure::Gap),
        kind: RwSignal::new(None),
    };
    let figure = Memo::new(move |before: Option<&Option<Figure>>| {
        draw(state, front.get(), choices, before.and_then(Option::as_ref))
    });
    let cursor = Cursor {
        year: state.year.into(),
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
            now.profession.to_ascii_lowercase(),
            now.tab.code()
        )
    });
    // Questions of their own: asked after every answer while their view is in front.
    Effect::new(move |_| {
        state.picture.track();
        state.ask_beside(front.get());
    });
    part(move || {
        let tab = front.get();
        let explained = match tab {
            Tab::Ages => KpiId::Older,
            Tab::Flows => KpiId::Replacement,
            Tab::Regions => KpiId::Coverage,
            _ => KpiId::Gap,
        };
        let explained = move || {
            let panel = untrack(|| choices.panel(tab));
            panel.map_or(Explained::Kpi(explained), Explained::Panel)
        };
        let plot = Plot {
            figure,
            cursor,
            labelled: format!("tab-{}", tab.code()),
            file,
            on_explain: Callback::new(move |()| on_explain.run(explained())),
            instead: (tab == Tab::Regions).then(|| tiles(state, figure, screen)),
        };
        let below = match tab {
            Tab::Money => super::money::details(),
            _ => nothing(),
        };
        view! { {chosen(tab, choices)} {plot.show()} {below} }.into_any()
    })
}

/// Makes the view of a tab; while a lever is dragged its axis is kept where it still serves.
fn draw(state: State, tab: Tab, choices: Choices, before: Option<&Figure>) -> Option<Figure> {
    let (catalogue, picture) = (state.catalogue.get()?, state.picture.get()?);
    let ghost = state.ghost.get();
    let year = state.year.get();
    let mut scene = Scene::new(Words::new(state.lang()), &catalogue, &picture, year);
    scene.previous = ghost.as_deref();
    let money = match tab {
        Tab::Money => state.money.get(),
        _ => None,
    };
    scene.money = money.as_deref();
    let posts = match tab {
        Tab::Posts => state.posts.get(),
        _ => None,
    };
    scene.posts = posts.as_deref();
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
            let kind = choices.kind.get().unwrap_or_else(|| by_rule(state));
            Figure::Waterfall(WaterfallView::of(&scene, kind))
        }
        Tab::Ai | Tab::Cpd | Tab::Posts | Tab::Money => {
            let view = PanelView::of(&scene, choices.panel(tab)?);
            Figure::Panel(match before {
                Some(Figure::Panel(before)) if same(&view.about) && before.panel == view.panel => {
                    view.held(before)
                }
                _ => view,
            })
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

/// A row of buttons of which one is pressed, counted from zero.
fn one_of(
    label: &'static str,
    options: Vec<String>,
    chosen: Signal<usize>,
    choose: Callback<usize>,
) -> AnyView {
    let buttons: Vec<AnyView> = options
        .into_iter()
        .enumerate()
        .map(|(at, text)| {
            view! {
                <button
                    type="button"
                    class="o-button"
                    aria-pressed=live::text(move || (chosen.get() == at).to_string())
                    on:click=click(move || choose.run(at))
                >
                    {text}
                </button>
            }
            .into_any()
        })
        .collect();
    view! { <div class="o-toolbar" role="group" aria-label=label>{buttons}</div> }.into_any()
}

/// The choices of a view, where it has any.
fn chosen(tab: Tab, choices: Choices) -> AnyView {
    let state = state();
    let two = |a: &'static str, b: &'static str| vec![t(a).to_owned(), t(b).to_owned()];
    match tab {
        Tab::Flows => part(move || {
            let programmes = state.picture.with(|picture| {
                picture
                    .as_ref()
                    .map(|p| p.pipelines.iter().map(|c| name(&c.names)).collect())
            });
            let programmes: Vec<String> = programmes.unwrap_or_default();
            // The programmes of one profession are not those of another.
            if choices.flow.get_untracked() > programmes.len() {
                choices.flow.set(0);
            }
            if programmes.is_empty() {
                return nothing();
            }
            let options = std::iter::once(t("flows-staff").to_owned())
                .chain(programmes)
                .collect();
            let choose = Callback::new(move |at| choices.flow.set(at));
            one_of(t("flows-label"), options, choices.flow.into(), choose)
        }),
        Tab::Regions => {
            let now =
                Signal::derive(move || usize::from(choices.measure.get() == TileMeasure::Coverage));
            let choose = Callback::new(move |at| {
                choices.measure.set(if at == 0 {
                    TileMeasure::Gap
                } else {
                    TileMeasure::Coverage
                });
            });
            one_of(
                t("tiles-measure"),
                two("tiles-gap", "tiles-coverage"),
                now,
                choose,
            )
        }
        Tab::Drivers => {
            let now = Signal::derive(move || {
                let kind = choices.kind.get().unwrap_or_else(|| by_rule(state));
                usize::from(kind == WaterfallKind::AgainstReference)
            });
            let choose = Callback::new(move |at| {
                choices.kind.set(Some(match at {
                    0 => WaterfallKind::SinceOpening,
                    _ => WaterfallKind::AgainstReference,
                }));
            });
            one_of(
                t("drivers-label"),
                two("drivers-since", "drivers-against"),
                now,
                choose,
            )
        }
        _ => {
            let Some((panels, now)) = choices.panels(tab) else {
                return nothing();
            };
            let options = panels
                .iter()
                .map(|panel| t_or(&format!("panel-{}", panel.id()), panel.id()))
                .collect();
            let choose = Callback::new(move |at| now.set(at));
            one_of(t("panel-label"), options, now.into(), choose)
        }
    }
}

/// Against the reference as soon as a lever moves anything.
fn by_rule(state: State) -> WaterfallKind {
    let moved = state
        .picture
        .with(|picture| picture.as_ref().is_some_and(|p| p.scenario != p.baseline));
    if moved {
        WaterfallKind::AgainstReference
    } else {
        WaterfallKind::SinceOpening
    }
}

/// The regions as buttons.
fn tiles(state: State, figure: Memo<Option<Figure>>, screen: Memo<Session>) -> AnyView {
    part(move || {
        figure.with(|figure| match figure {
            Some(Figure::Tiles(view)) if view.is_empty() => {
                view! { <p class="o-notice">{view.empty_text()}</p> }.into_any()
            }
            Some(Figure::Tiles(view)) => {
                let chosen = kept(move || screen.with(|now| now.region.clone()));
                let on_choose = Callback::new(move |code: String| {
                    state.edit(Edit::Region(code));
                    state.settle();
                });
                view! { <TileMap view=view.clone() chosen on_choose/> }.into_any()
            }
            _ => nothing(),
        })
    })
}

/// Names and values under a heading; nothing without a row.
fn pairs(heading: &'static str, caption: String, rows: Vec<(String, String)>) -> AnyView {
    if rows.is_empty() {
        return nothing();
    }
    let rows: Vec<AnyView> = rows
        .into_iter()
        .map(|(name, value)| {
            view! { <tr><th scope="row">{name}</th><td>{value}</td></tr> }.into_any()
        })
        .collect();
    view! {
        <section class="o-changes">
            <h2 class="o-kpi__name">{t(heading)}</h2>
            <table class="o-table">
                <caption class="o-hidden">{caption}</caption>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// What was decided and what changed: levers, and the causes against the reference or since the
/// opening. On paper it is all that says which scenario this is.
#[component]
pub(crate) fn Changes(
    /// The screen.
    screen: Memo<Session>,
) -> impl IntoView {
    let state = state();
    let words = Words::new(state.lang());
    let levers = part(move || {
        let row = |m: &Action| {
            let name = t_or(&format!("lever-{}", m.lever.row().code), m.lever.row().code);
            (name, lever::decided(words, m))
        };
        let rows = screen.with(|now| now.scenario.levers.iter().map(row).collect());
        pairs("changes-levers", t("changes-levers").to_owned(), rows)
    });
    let causes = part(move || {
        let (Some(catalogue), Some(picture)) = (state.catalogue.get(), state.picture.get()) else {
            return nothing();
        };
        let scene = Scene::new(words, &catalogue, &picture, state.year.get());
        let view = WaterfallView::of(&scene, by_rule(state));
        let rows = view
            .bars
            .iter()
            .map(|bar| (bar.name.clone(), bar.text.clone()))
            .collect();
        pairs("changes-title", view.title(), rows)
    });
    view! { {levers} {causes} }
}
