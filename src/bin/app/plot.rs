//! A figure: title, canvas, year cursor, summary, table twin, downloads.
//!
//! It draws a finished view and knows no number of its own. One redraw per frame at most.

use leptos::ev::KeyboardEvent;
use leptos::html::Canvas;
use leptos::prelude::*;
use organico::unit::{Year, decimal};
use organico::view::Exhibit;

use crate::browser::clock::{self, Pace};
use crate::browser::{self, canvas, download};
use crate::control::table::{csv, twin};
use crate::figure::Figure;
use crate::live::{button, click, flag, kept, key, nothing, part, part_when, pointer, text, typed};
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
pub(crate) struct Plot {
    /// What to draw; nothing yet while the engine starts.
    pub(crate) figure: Memo<Option<Figure>>,
    /// Year cursor.
    pub(crate) cursor: Cursor,
    /// Id of the tab that it belongs to.
    pub(crate) labelled: String,
    /// Name of the files.
    pub(crate) file: Signal<String>,
    /// Called to explain the figure.
    pub(crate) on_explain: Callback<()>,
    /// Shown in the place of the canvas: drawings made of elements.
    pub(crate) instead: Option<AnyView>,
}

impl Plot {
    /// The figure as a part of the page.
    pub(crate) fn show(self) -> AnyView {
        let Self {
            figure,
            cursor,
            labelled,
            file,
            on_explain,
            instead,
        } = self;
        let node = NodeRef::<Canvas>::new();
        let open = RwSignal::new(false);
        let said = move |read: fn(&dyn Exhibit) -> String| {
            kept(move || figure.with(|f| f.as_ref().map(|f| read(f.exhibit())).unwrap_or_default()))
        };
        let title = said(|exhibit| exhibit.title());
        let empty = said(|exhibit| match exhibit.is_empty() {
            true => exhibit.empty_text(),
            false => String::new(),
        });
        let read = kept(move || {
            figure.with(|f| {
                let exhibit = f.as_ref().map(Figure::exhibit);
                let year = exhibit.and_then(|exhibit| exhibit.about().year());
                let said = exhibit
                    .zip(year)
                    .map(|(exhibit, year)| exhibit.announce(year));
                said.unwrap_or_default()
            })
        });
        let with_canvas = instead.is_none();
        if with_canvas {
            keep_drawn(node, figure);
        }
        canvas::while_printing(move || open.set(true));
        let table = part(move || {
            if !open.get() {
                return nothing();
            }
            let table = figure.with(|f| f.as_ref().map(|f| f.exhibit().table()));
            table.map_or_else(nothing, |table| twin(table, "tabella-dati"))
        });
        let picture = instead.unwrap_or_else(|| {
            let is_empty = flag(move || !empty.with(String::is_empty));
            let filler = kept(move || {
                let filler = figure.with(|f| f.as_ref().and_then(|f| f.exhibit().filler()));
                filler.map_or_else(String::new, |lever| match lever {
                    "" => "azioni".to_owned(),
                    code => format!("leva-{code}"),
                })
            });
            // Nothing to draw takes no frame: a sentence, and the way to the control that would fill it.
            let nothing_to_draw = part_when(is_empty, move || {
                let go = part_when(flag(move || !filler.with(String::is_empty)), move || {
                    button(t("figure-fill"), move || {
                        let there = filler.with_untracked(|id| browser::focus(id));
                        // Hidden while other levers are searched for.
                        if !there {
                            browser::focus("azioni");
                        }
                    })
                });
                view! { <p class="o-notice">{empty} " " {go}</p> }.into_any()
            });
            view! {
                <div class="o-chart__plot" hidden=is_empty>
                    <canvas node_ref=node aria-hidden="true"></canvas>
                </div>
                {nothing_to_draw}
            }
            .into_any()
        });
        view! {
            <div
                class="o-chart"
                id="grafico"
                tabindex="-1"
                role="tabpanel"
                aria-labelledby=labelled
                data-drawn=data_drawn(figure)
            >
                // The parts of the figure take their places in the column of the panel.
                <figure style="display:contents">
                    <figcaption>
                        <h2 class="o-chart__title">{title}</h2>
                        <p class="o-chart__sub">{said(|exhibit| exhibit.subtitle())}</p>
                    </figcaption>
                    {picture}
                </figure>
                {year_cursor(figure, cursor, open, file, on_explain, read)}
                <p class="o-chart__read">{read}</p>
            </div>
            <p class="o-chart__summary">{said(|exhibit| exhibit.summary())}</p>
            {tools(figure, with_canvas.then_some(node), open, file, on_explain, title)}
            <div id="tabella">{table}</div>
            <p class="o-source">{said(|exhibit| exhibit.source())}</p>
        }
        .into_any()
    }
}

/// First and last year of a figure.
fn years(figure: Memo<Option<Figure>>) -> (Year, Year) {
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
}

/// The year as a range input: arrows, Page keys, and the keys of the figure.
fn year_cursor(
    figure: Memo<Option<Figure>>,
    cursor: Cursor,
    open: RwSignal<bool>,
    file: Signal<String>,
    on_explain: Callback<()>,
    read: Signal<String>,
) -> AnyView {
    let keys = key(move |event: KeyboardEvent| {
        let year = cursor.year.get_untracked();
        let to = |year: Year| {
            let (first, last) = untrack(|| years(figure));
            cursor.on_year.run(year.clamp(first, last));
        };
        match event.key().as_str() {
            _ if event.ctrl_key() || event.meta_key() || event.alt_key() => return,
            "PageUp" => to(year + 5),
            "PageDown" => to(year - 5),
            "t" | "T" => open.update(|open| *open = !*open),
            "d" | "D" => save_table(figure, file),
            "e" | "E" => on_explain.run(()),
            _ => return,
        }
        event.prevent_default();
    });
    // A scenario may end before the year that the reader pointed at: the figure has its own.
    let shown = Signal::derive(move || {
        let (first, last) = years(figure);
        cursor.year.get().clamp(first.min(last), last.max(first))
    });
    let written = text(move || shown.get().to_string());
    let first = kept(move || years(figure).0.to_string());
    let last = kept(move || years(figure).1.to_string());
    let fill = text(move || {
        let (first, last) = years(figure);
        let long = f64::from((last - first).max(1));
        decimal::write(f64::from(shown.get() - first) / long)
    });
    let position = text(move || {
        // Set after the limits, or the browser would cut it.
        last.track();
        written.get()
    });
    // A finger that scrolls the page from here takes back what it moved.
    let held = StoredValue::new(0);
    view! {
        <div class="o-chart__cursor">
            <label for="anno">{t("cursor-year")} " " <output for="anno">{written}</output></label>
            <input
                type="range"
                class="o-range"
                id="anno"
                step="1"
                min=first
                max=last
                prop:value=position
                style=("--fill", fill)
                aria-valuetext=read
                aria-keyshortcuts="T D E"
                on:pointerdown=pointer(move || held.set_value(shown.get_untracked()))
                on:pointercancel=pointer(move || cursor.on_year.run(held.get_value()))
                on:input=typed(move |year| {
                    if let Ok(year) = year.parse() {
                        cursor.on_year.run(year);
                    }
                })
                on:keydown=keys
            />
        </div>
    }
    .into_any()
}

/// Table, downloads, print, explanation.
fn tools(
    figure: Memo<Option<Figure>>,
    canvas: Option<NodeRef<Canvas>>,
    open: RwSignal<bool>,
    file: Signal<String>,
    on_explain: Callback<()>,
    title: Signal<String>,
) -> AnyView {
    let picture = canvas.map(|node| {
        button(t("figure-png"), move || {
            if let Some(canvas) = node.get_untracked() {
                download::picture(&format!("{}.png", file.get_untracked()), &canvas);
            }
        })
    });
    view! {
        <div class="o-toolbar">
            <button
                type="button"
                class="o-button"
                aria-expanded=text(move || open.get().to_string())
                aria-controls="tabella"
                on:click=click(move || open.update(|open| *open = !*open))
            >
                {t("figure-table")}
            </button>
            {button(t("figure-csv"), move || save_table(figure, file))}
            {picture}
            {button(t("tools-print"), browser::print)}
            <button
                type="button"
                class="o-button"
                id="spiega"
                aria-label=text(move || t_with("kpi-how-of", &[("name", &title.get())]))
                on:click=click(move || on_explain.run(()))
            >
                {t("kpi-how")}
            </button>
        </div>
    }
    .into_any()
}

fn save_table(figure: Memo<Option<Figure>>, file: Signal<String>) {
    let text = figure.with_untracked(|f| {
        f.as_ref()
            .map(|f| csv(state().lang(), &f.exhibit().table(), &f.exhibit().source()))
    });
    if let Some(text) = text {
        let name = format!("{}.csv", file.get_untracked());
        download::text(&name, "text/csv;charset=utf-8", &text);
    }
}

/// Redraws when the view, the theme or the size change: at once, then at most once a frame.
pub(crate) fn keep_drawn(node: NodeRef<Canvas>, figure: Memo<Option<Figure>>) {
    let state = state();
    let printing = StoredValue::new(false);
    let draw = move || {
        let Some(Some(canvas)) = node.try_get_untracked() else {
            return;
        };
        // Paper is white, whatever the screen is.
        let dark = state.dark.get_untracked() && !printing.get_value();
        figure.with_untracked(|figure| {
            if let Some(figure) = figure {
                let number = state.shown_number();
                clock::mark("o-drawing", number);
                canvas::paint(&canvas, figure, dark);
                clock::mark("o-drawn", number);
            }
        });
    };
    canvas::around_printing(move |starts| {
        printing.set_value(starts);
        draw();
    });
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
pub(crate) fn data_drawn(figure: Memo<Option<Figure>>) -> Option<Signal<String>> {
    browser::driven()
        .then(|| kept(move || figure.with(|f| f.as_ref().map(numbers).unwrap_or_default())))
}

/// The numbers of a drawing, for the test that compares them with the table.
fn numbers(figure: &Figure) -> String {
    let write = |values: &Vec<Option<f64>>| {
        let texts: Vec<_> = values
            .iter()
            .map(|v| v.map_or_else(|| "null".into(), decimal::write))
            .collect();
        format!("[{}]", texts.join(","))
    };
    let lines: Vec<String> = figure.numbers().iter().map(write).collect();
    format!("[{}]", lines.join(","))
}
