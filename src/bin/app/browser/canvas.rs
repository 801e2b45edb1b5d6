//! A canvas as sharp as the screen, for plotters to draw on.

use gloo::events::EventListener;
use organico::chart::{Theme, Years};
use plotters::drawing::IntoDrawingArea;
use plotters::style::RGBColor;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, ResizeObserver};

use super::window;
use crate::figure::Figure;

/// Backing pixels for each pixel of the style; plotters rounds to whole ones, so at least two.
fn scale() -> f64 {
    window().device_pixel_ratio().clamp(2.0, 4.0)
}

/// Sizes and clears the canvas; gives back what plotters draws on, `None` while it has no size.
fn prepare(canvas: &HtmlCanvasElement, scale: f64) -> Option<CanvasBackend> {
    let (wide, high) = (canvas.client_width().max(0), canvas.client_height().max(0));
    let (wide, high) = (u32::try_from(wide).ok()?, u32::try_from(high).ok()?);
    if wide < 40 || high < 40 {
        return None;
    }
    let backing = |length: u32| (f64::from(length) * scale).round() as u32;
    if canvas.width() != backing(wide) || canvas.height() != backing(high) {
        canvas.set_width(backing(wide));
        canvas.set_height(backing(high));
    } else {
        let context = canvas.get_context("2d").ok().flatten()?;
        let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
        context.clear_rect(
            0.0,
            0.0,
            f64::from(canvas.width()),
            f64::from(canvas.height()),
        );
    }
    CanvasBackend::with_canvas_object(canvas.clone())
}

/// Watches the size of an element; stops when dropped.
pub(crate) struct Watch {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Watch {
    /// Calls back at every change of size.
    pub(crate) fn new(element: &Element, work: impl FnMut() + 'static) -> Option<Self> {
        let changed: Closure<dyn FnMut()> = Closure::new(work);
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _changed: changed,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back when the fonts of the page have come.
pub(crate) fn when_fonts_ready(work: impl FnOnce() + 'static) {
    if let Ok(ready) = super::document().fonts().ready() {
        wasm_bindgen_futures::spawn_local(async move {
            drop(wasm_bindgen_futures::JsFuture::from(ready).await);
            work();
        });
    }
}

/// Calls back with every event of this name on the window, for as long as the page lives.
pub(crate) fn on_window(name: &'static str, work: impl Fn() + 'static) {
    EventListener::new(&window(), name, move |_| work()).forget();
}

/// Runs before the page is printed, for as long as the component lives.
pub(crate) fn while_printing(work: impl Fn() + 'static) {
    let listener = EventListener::new(&window(), "beforeprint", move |_| work());
    let listener = leptos::prelude::StoredValue::new_local(Some(listener));
    leptos::prelude::on_cleanup(move || {
        use leptos::prelude::SetValue;
        listener.set_value(None);
    });
}

/// Calls back with `true` before the page is printed and with `false` after, for as long as the
/// component lives. A canvas is not laid out anew for paper: it is drawn at the size of the screen.
pub(crate) fn around_printing(work: impl Fn(bool) + Copy + 'static) {
    let hear = |name: &'static str, starts: bool| {
        EventListener::new(&window(), name, move |_| work(starts))
    };
    let both = [hear("beforeprint", true), hear("afterprint", false)];
    let listeners = leptos::prelude::StoredValue::new_local(Some(both));
    leptos::prelude::on_cleanup(move || {
        use leptos::prelude::SetValue;
        listeners.set_value(None);
    });
}

/// Draws a figure.
pub(crate) fn paint(canvas: &HtmlCanvasElement, figure: &Figure, dark: bool) {
    let scale = scale();
    if let Some(backend) = prepare(canvas, scale) {
        let area = backend.into_drawing_area();
        let years = figure.paint(&area, &look(scale, dark));
        drop(area);
        under_axis(canvas, years, scale);
    }
}

/// Tells the style where the years stand, so that the slider of the year lies under its axis.
fn under_axis(canvas: &HtmlCanvasElement, years: Years, scale: f64) {
    let Ok(Some(chart)) = canvas.closest(".o-chart") else {
        return;
    };
    let Ok(chart) = chart.dyn_into::<web_sys::HtmlElement>() else {
        return;
    };
    let wide = f64::from(canvas.client_width());
    let ends = years.map(|(first, last)| (first / scale, wide - last / scale));
    for (name, room) in [("--from", ends.map(|e| e.0)), ("--to", ends.map(|e| e.1))] {
        let style = chart.style();
        drop(match room {
            Some(room) => style.set_property(name, &format!("{room:.0}px")),
            None => style.remove_property(name).map(drop),
        });
    }
}

/// The theme; where the system forces its colours, its own text and paper.
fn look(scale: f64, dark: bool) -> Theme {
    let mut look = if dark {
        Theme::dark(scale)
    } else {
        Theme::light(scale)
    };
    if super::theme::forced()
        && let Some((ink, paper)) = super::theme::system_colours()
    {
        let (ink, paper) = (
            RGBColor(ink[0], ink[1], ink[2]),
            RGBColor(paper[0], paper[1], paper[2]),
        );
        look = Theme {
            paper,
            ink,
            muted: ink,
            grid: ink,
            supply: ink,
            need: ink,
            third: ink,
            fourth: ink,
            ..look
        };
    }
    look
}
