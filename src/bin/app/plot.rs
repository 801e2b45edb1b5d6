//! A figure: title, canvas, year cursor, summary, table twin, downloads.
//!
//! It draws a finished view and knows no number of its own. One redraw per frame at most.

use leptos::ev::KeyboardEvent;
use leptos::html::Canvas;
use leptos::prelude::*;
use organico::unit::Year;
use organico::view::{Exhibit, Figure};

use crate::browser::clock::{self, Pace};
use crate::browser::{self, canvas, download};
use crate::control::table::{TableTwin, csv};
use crate::session::state;
use crate::words::{t, t_with};

/// What a page can do with the figure besides looking.
#[derive(Clone, Copy)]
pub(crate) struct Cursor {
    /// The year pointed at.
    pub(crate) year: Signal<Year>,
    /// Called when the reader points at another.
    pub(crate) on_year: Callback<Year>,
}

/// A drawing with everything around it.
#[component]
pub(crate) fn Plot(
    /// What to draw; nothing yet while the engine starts.
    figure: Memo<Option<Figure>>,
    /// Year cursor; a figure without one stands still.
    cursor: Cursor,
    /// Id of the tab that it belongs to.
    labelled: String,
    /// Name of the files.
    file: Signal<String>,
    /// Called to explain the figure.
    #[prop(optional)]
    on_explain: Option<Callback<()>>,
    /// Shown in the place of the canvas: drawings made of elements.
    #[prop(optional)]
    instead: Option<ViewFn>,
) -> impl IntoView {
    let node = NodeRef::<Canvas>::new();
    let open = RwSignal::new(false);
    let part = move |read: fn(&dyn Exhibit) -> String| {
        Memo::new(move |_| {
            figure.with(|f| f.as_ref().map(|f| read(f.exhibit())).unwrap_or_default())
        })
    };
    let title = part(|exhibit| exhibit.title());
    let subtitle = part(|exhibit| exhibit.subtitle());
    let summary = part(|exhibit| exhibit.summary());
    let empty = part(|exhibit| {
        if exhibit.is_empty() {
            exhibit.empty_text()
        } else {
            String::new()
        }
    });
    let source = part(|exhibit| exhibit.source());
    let read = Memo::new(move |_| {
        let year = cursor.year.get();
        figure.with(|f| {
            f.as_ref()
                .map(|f| f.exhibit().announce(year))
                .unwrap_or_default()
        })
    });
    let years = Memo::new(move |_| {
        figure.with(|f| {
            let years = f.as_ref().map(|f| &f.exhibit().about().years);
            let first = years.and_then(|years| years.first()).copied().unwrap_or(0);
            (
                first,
                years
                    .and_then(|years| years.last())
                    .copied()
                    .unwrap_or(first),
            )
        })
    });
    let has_canvas = instead.is_none();
    if has_canvas {
        keep_drawn(node, figure);
    }
    canvas::while_printing(move || open.set(true));
    let save_table = move || {
        let text = figure.with_untracked(|f| {
            f.as_ref()
                .map(|f| csv(state().lang(), &f.exhibit().table(), &f.exhibit().source()))
        });
        if let Some(text) = text {
            let name = format!("{}.csv", file.get_untracked());
            download::text(&name, "text/csv;charset=utf-8", &text);
        }
    };
    let save_picture = move || {
        if let Some(canvas) = node.get_untracked() {
            download::picture(&format!("{}.png", file.get_untracked()), &canvas);
        }
    };
    let explain = move || {
        if let Some(explain) = on_explain {
            explain.run(());
        }
    };
    let keys = move |event: KeyboardEvent| {
        let year = cursor.year.get_untracked();
        let to = |year: Year| {
            let (first, last) = years.get_untracked();
            cursor.on_year.run(year.clamp(first, last));
        };
        match event.key().as_str() {
            _ if event.ctrl_key() || event.meta_key() || event.alt_key() => return,
            "PageUp" => to(year + 5),
            "PageDown" => to(year - 5),
            "t" | "T" => open.update(|open| *open = !*open),
            "d" | "D" => save_table(),
            "e" | "E" => explain(),
            _ => return,
        }
        event.prevent_default();
    };
    let fill = move || {
        let (first, last) = years.get();
        let long = f64::from((last - first).max(1));
        (f64::from(cursor.year.get() - first) / long).to_string()
    };
    view! {
        <div
            class="o-chart"
            id="grafico"
            tabindex="-1"
            role="tabpanel"
            aria-labelledby=labelled
            data-drawn=move || data_drawn(figure)
        >
            // The parts of the figure take their places in the column of the panel.
            <figure style="display:contents">
            <figcaption>
                <h2 class="o-chart__title">{title}</h2>
                <p class="o-chart__sub">{subtitle}</p>
            </figcaption>
            {match instead {
                Some(instead) => instead.run(),
                None => {
                    view! {
                        <div class="o-chart__plot">
                            <canvas node_ref=node aria-hidden="true"></canvas>
                            <Show when=move || !empty.with(String::is_empty)>
                                <p class="o-notice">{empty}</p>
                            </Show>
                        </div>
                    }
                        .into_any()
                }
            }}
            </figure>
            <div class="o-chart__cursor">
                <label for="anno">{t("cursor-year")} " " <output for="anno">{cursor.year}</output></label>
                <input
                    type="range"
                    class="o-range"
                    id="anno"
                    step="1"
                    min=move || years.get().0.to_string()
                    max=move || years.get().1.to_string()
                    prop:value=move || {
                        // Set after the limits, or the browser would cut it.
                        years.track();
                        cursor.year.get().to_string()
                    }
                    style=("--fill", fill)
                    aria-valuetext=read
                    aria-keyshortcuts="T D E"
                    on:input:target=move |event| {
                        if let Ok(year) = event.target().value().parse() {
                            cursor.on_year.run(year);
                        }
                    }
                    on:keydown=keys
                />
            </div>
            <p class="o-chart__read">{read}</p>
        </div>
        <p class="o-chart__summary">{summary}</p>
        <div class="o-toolbar">
            <button
                type="button"
                class="o-button"
                aria-expanded=move || open.get().to_string()
                aria-controls="tabella"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {t("figure-table")}
            </button>
            <button type="button" class="o-button" on:click=move |_| save_table()>
                {t("figure-csv")}
            </button>
            {has_canvas
                .then(|| {
                    view! {
                        <button type="button" class="o-button" on:click=move |_| save_picture()>
                            {t("figure-png")}
                        </button>
                    }
                })}
            <button type="button" class="o-button" on:click=move |_| browser::print()>
                {t("tools-print")}
            </button>
            {on_explain
                .is_some()
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="o-button"
                            id="spiega"
                            aria-label=move || t_with("kpi-how-of", &[("name", &title.get())])
                            on:click=move |_| explain()
                        >
                            {t("kpi-how")}
                        </button>
                    }
                })}
        </div>
        <div id="tabella">
            {move || {
                open.get()
                    .then(|| figure.with(|f| f.as_ref().map(|f| f.exhibit().table())))
                    .flatten()
                    .map(|table| view! { <TableTwin table id="tabella-dati"/> })
            }}
        </div>
        <p class="o-source">{source}</p>
    }
}

/// Redraws when the view, the theme or the size change: at once, then at most once a frame.
pub(crate) fn keep_drawn(node: NodeRef<Canvas>, figure: Memo<Option<Figure>>) {
    let state = state();
    let draw = move || {
        let Some(Some(canvas)) = node.try_get_untracked() else {
            return;
        };
        let dark = state.dark.get_untracked();
        figure.with_untracked(|figure| {
            if let Some(figure) = figure {
                let number = state.shown_number();
                clock::mark("o-drawing", number);
                canvas::paint(&canvas, figure, dark);
                clock::mark("o-drawn", number);
            }
        });
    };
    let pace = Pace::new(draw);
    let again = pace.clone();
    Effect::new(move |_| {
        state.dark.track();
        figure.track();
        node.track();
        again.wanted();
    });
    let watch = StoredValue::new_local(None);
    let resized = pace.clone();
    Effect::new(move |_| {
        if let Some(canvas) = node.get() {
            let resized = resized.clone();
            watch.set_value(canvas::Watch::new(&canvas, move || resized.wanted()));
        }
    });
    canvas::when_fonts_ready(move || pace.wanted());
}

/// What is drawn, for the browser tests; readers have the table.
pub(crate) fn data_drawn(figure: Memo<Option<Figure>>) -> Option<String> {
    browser::driven()
        .then(|| figure.with(|f| f.as_ref().map(numbers)))
        .flatten()
}

/// The numbers of a drawing, for the test that compares them with the table.
fn numbers(figure: &Figure) -> String {
    let write = |values: &[Option<f64>]| {
        let texts: Vec<_> = values
            .iter()
            .map(|v| v.map_or_else(|| "null".into(), |v| v.to_string()))
            .collect();
        format!("[{}]", texts.join(","))
    };
    let lines: Vec<String> = match figure {
        Figure::Gap(view) => {
            let pairs = [
                Some(&view.now),
                view.reference.as_ref(),
                view.ghost.as_ref(),
            ];
            let mut lines = vec![
                write(&view.now.supply),
                write(&view.now.need),
                write(&view.gap()),
            ];
            for pair in pairs.into_iter().skip(1).flatten() {
                lines.extend([write(&pair.supply), write(&pair.need)]);
            }
            lines
        }
        Figure::Pyramid(view) => view
            .sides
            .iter()
            .flat_map(|side| [write(&side.opening), write(&side.cursor)])
            .collect(),
        Figure::Tiles(view) => {
            vec![write(
                &view.tiles.iter().map(|tile| tile.value).collect::<Vec<_>>(),
            )]
        }
        Figure::Waterfall(view) => {
            vec![write(
                &view
                    .bars
                    .iter()
                    .map(|bar| Some(bar.value))
                    .collect::<Vec<_>>(),
            )]
        }
        Figure::Flows(view) => {
            // The opening year has no flows: neither drawing nor table shows it.
            let drawn = |values: &[Option<f64>]| write(values.get(view.start..).unwrap_or(&[]));
            let streams = view.inflows.iter().chain(&view.outflows);
            streams.map(|stream| drawn(&stream.values)).collect()
        }
        Figure::Fan(view) => view
            .methods
            .iter()
            .map(|method| write(&method.values))
            .collect(),
        Figure::Pipeline(view) => view
            .courses
            .iter()
            .map(|course| write(&course.values))
            .collect(),
    };
    format!("[{}]", lines.join(","))
}
