//! What stands around every page: skip links, header, remarks, footer, live region.

use leptos::prelude::*;
use organico::i18n::{LANGS, Lang};

use crate::browser::{self, Found, theme};
use crate::page;
use crate::route::{Place, Route};
use crate::session::state;
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
    move || {
        let (_, place) = (lang.get(), place.get());
        let found = found.clone();
        view! {
            <SkipLinks place/>
            <Header place/>
            <Remarks/>
            {page::show(place, found)}
            <Footer/>
            <p class="o-hidden" role="status" aria-live="polite">{move || state.said.get()}</p>
        }
    }
}

/// A link that moves the focus inside the page and leaves the route alone.
#[component]
fn Skip(
    /// Id of the target.
    to: &'static str,
    /// What it is called.
    label: &'static str,
) -> impl IntoView {
    view! {
        <a
            href=format!("#{to}")
            on:click=move |event| {
                event.prevent_default();
                browser::focus(to);
            }
        >
            {label}
        </a>
    }
}

#[component]
fn SkipLinks(place: Place) -> impl IntoView {
    view! {
        <nav class="o-skip" aria-label=t("nav-skip")>
            <Skip to="contenuto" label=t("nav-skip-content")/>
            {(place == Place::Simulator)
                .then(|| {
                    view! {
                        <Skip to="grafico" label=t("nav-skip-chart")/>
                        <Skip to="azioni" label=t("nav-skip-levers")/>
                    }
                })}
            <Skip to="piede" label=t("nav-skip-footer")/>
        </nav>
    }
}

#[component]
fn Header(place: Place) -> impl IntoView {
    let state = state();
    let lang = state.lang();
    let pages = MAIN
        .iter()
        .map(|to| {
            view! {
                <a href=Route::to(lang, *to).href() aria-current=(*to == place).then_some("page")>
                    {t(to.title())}
                </a>
            }
        })
        .collect_view();
    let languages = LANGS
        .iter()
        .filter(|other| **other != lang)
        .map(|other| language(*other, place));
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
                    {pages} {languages.collect_view()}
                    <button
                        type="button"
                        aria-pressed=move || state.dark.get().to_string()
                        on:click=move |_| {
                            state.dark.update(|dark| *dark = !*dark);
                            theme::choose(state.dark.get_untracked());
                        }
                    >
                        {t("nav-dark")}
                    </button>
                </nav>
            </div>
        </header>
    }
}

fn language(other: Lang, place: Place) -> impl IntoView {
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
}

/// Remarks of links and workers, each until it is put away.
#[component]
fn Remarks() -> impl IntoView {
    let state = state();
    let put_away = move |id: u32| {
        state
            .notices
            .update(|notices| notices.retain(|told| told.id != id));
        browser::focus("contenuto");
    };
    view! {
        <div role="status" class="o-remarks o-no-print">
            <For each=move || state.notices.get() key=|told| told.id let(remark)>
                <p class="o-notice o-notice--warn">
                    {told(&remark)} " "
                    <button
                        type="button"
                        class="o-button o-button--quiet"
                        on:click=move |_| put_away(remark.id)
                    >
                        {t("notice-close")}
                    </button>
                </p>
            </For>
        </div>
    }
}

#[component]
fn Footer() -> impl IntoView {
    let lang = state().lang();
    let pages = SMALL
        .iter()
        .map(|to| view! { <p><a href=Route::to(lang, *to).href()>{t(to.title())}</a></p> })
        .collect_view();
    view! {
        <footer class="o-footer" id="piede" tabindex="-1">
            <div class="o-footer__in">
                {pages} <p>{t("shell-privacy")}</p> <p>{t("shell-licence")}</p>
            </div>
        </footer>
    }
}
