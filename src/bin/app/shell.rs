//! What stands around every page: skip links, header, remarks, footer, live region.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use organico::i18n::{LANGS, Lang};

use crate::browser::{self, Found, theme};
use crate::late::reload;
use crate::live::{button, click, part, text};
use crate::page;
use crate::route::{Place, Route};
use crate::session::{Cause, Told, state};
use crate::words::{t, told};

/// Pages in the header.
const MAIN: &[Place] = &[Place::Simulator, Place::Method];
/// Pages in the footer.
const SMALL: &[Place] = &[Place::Accessibility, Place::Privacy, Place::Legal];

/// The whole page; drawn anew when language or page change.
#[component]
pub(crate) fn Shell(
    /// What the static page said.
    found: Found,
) -> impl IntoView {
    let state = state();
    let lang = Memo::new(move |_| state.route.with(|route| route.lang));
    let place = Memo::new(move |_| state.route.with(|route| route.place));
    theme::on_change(move || state.dark.update(|dark| *dark = theme::dark()));
    // Title and language follow the route; the focus only when the reader went somewhere.
    Effect::new(move |before: Option<()>| {
        let (lang, place) = (lang.get(), place.get());
        let title = organico::i18n::label(lang, place.title());
        browser::set_page(lang.code(), &format!("{title} · Organico"));
        if before.is_some() {
            browser::clock::next_frame(|| {
                browser::to_top();
                browser::focus("titolo");
            });
        }
    });
    part(move || {
        let (_, place) = (lang.get(), place.get());
        view! {
            {skip_links(place)}
            {header(place)}
            {remarks()}
            {page::show(place, found.clone())}
            {footer()}
            <p class="o-hidden" role="status" aria-live="polite">{state.said}</p>
        }
        .into_any()
    })
}

/// A link that moves the focus inside the page and leaves the route alone.
fn skip(to: &'static str, label: &'static str) -> AnyView {
    let go: Box<dyn FnMut(MouseEvent)> = Box::new(move |event| {
        event.prevent_default();
        browser::focus(to);
    });
    view! { <a href=format!("#{to}") on:click=go>{label}</a> }.into_any()
}

fn skip_links(place: Place) -> AnyView {
    let mut links = vec![skip("contenuto", t("nav-skip-content"))];
    if place == Place::Simulator {
        links.push(skip("grafico", t("nav-skip-chart")));
        links.push(skip("azioni", t("nav-skip-levers")));
    }
    links.push(skip("piede", t("nav-skip-footer")));
    view! { <nav class="o-skip" aria-label=t("nav-skip")>{links}</nav> }.into_any()
}

fn header(place: Place) -> AnyView {
    let state = state();
    let lang = state.lang();
    let page = |to: &Place| {
        let present = (*to == place).then_some("page");
        view! { <a href=Route::to(lang, *to).href() aria-current=present>{t(to.title())}</a> }
            .into_any()
    };
    let pages: Vec<AnyView> = MAIN.iter().map(page).collect();
    let others = LANGS.iter().filter(|other| **other != lang);
    let languages: Vec<AnyView> = others.map(|other| language(*other, place)).collect();
    let switch = click(move || {
        state.dark.update(|dark| *dark = !*dark);
        theme::choose(state.dark.get_untracked());
    });
    view! {
        <header class="o-header">
            <div class="o-header__in">
                <p class="o-brand">
                    <a href=Route::to(lang, Place::Home).href()>
                        <span class="o-brand__name">"Organico"</span>
                        " "
                        <span class="o-brand__line">{t("shell-tagline")}</span>
                    </a>
                </p>
                <nav class="o-nav" aria-label=t("nav-main")>
                    {pages} {languages}
                    <button
                        type="button"
                        aria-pressed=text(move || state.dark.get().to_string())
                        on:click=switch
                    >
                        {t("nav-dark")}
                    </button>
                </nav>
            </div>
        </header>
    }
    .into_any()
}

fn language(other: Lang, place: Place) -> AnyView {
    view! {
        <a
            class="o-nav__lang"
            href=Route::to(other, place).href()
            hreflang=other.code()
            lang=other.code()
        >
            {other.own_name()}
        </a>
    }
    .into_any()
}

/// Remarks of links and workers, each until it is put away.
fn remarks() -> AnyView {
    let state = state();
    let remark = move |remark: Told| {
        let cause = remark.cause;
        let put_away = click(move || {
            state.withdraw(cause);
            browser::focus("contenuto");
        });
        let lines: Vec<AnyView> = remark
            .lines
            .iter()
            .map(|line| view! { <p>{told(line)}</p> }.into_any())
            .collect();
        let retry = remark
            .retry
            .then(|| button(t("notice-retry"), move || state.retry()));
        // What is not there any more may be that of an older release.
        let anew = (remark.retry || cause == Cause::Language).then(reload);
        view! {
            <div class="o-notice o-notice--warn">
                {lines} {retry} " " {anew} " "
                <button type="button" class="o-button o-button--quiet" on:click=put_away>
                    {t("notice-close")}
                </button>
            </div>
        }
        .into_any()
    };
    let all = part(move || {
        state
            .notices
            .get()
            .into_iter()
            .map(remark)
            .collect_view()
            .into_any()
    });
    view! { <div role="status" class="o-remarks o-no-print">{all}</div> }.into_any()
}

fn footer() -> AnyView {
    let lang = state().lang();
    let page = |to: &Place| {
        view! { <p><a href=Route::to(lang, *to).href()>{t(to.title())}</a></p> }.into_any()
    };
    let pages: Vec<AnyView> = SMALL.iter().map(page).collect();
    view! {
        <footer class="o-footer" id="piede" tabindex="-1">
            <div class="o-footer__in">
                {pages} <p>{t("shell-privacy")}</p>
                <p>
                    <a href="LICENSE.txt">{t("shell-licence")}</a> " "
                    <a href="notices.txt">{t("shell-notices")}</a>
                </p>
            </div>
        </footer>
    }
    .into_any()
}
