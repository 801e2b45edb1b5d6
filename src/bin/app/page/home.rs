//! The home page: a finding, a prediction before the answer, and the doors.

use leptos::html::Canvas;
use leptos::prelude::*;
use organico::i18n::number;
use organico::outcome::{Catalogue, LeverReference, Picture};
use organico::scenario::link;
use organico::scenario::{Action, Group, Scenario, Session, Tab};
use organico::unit::Year;
use organico::view::{Exhibit, Figure, GapView, Scene, Words, first_effect};
use organico::word::Measure;

use crate::browser::Found;
use crate::control::lever::LeverControl;
use crate::control::table::twin;
use crate::live::{click, flag, kept, nothing, part, part_when, text};
use crate::plot::{data_drawn, keep_drawn};
use crate::route::{Place, Route};
use crate::session::{State, state};
use crate::words::{t, t_with};

/// How far the lever of the question is moved.
const STEP: f64 = 20.0;

/// The lever of the question, with what it stands on.
#[derive(Clone, PartialEq)]
struct Asked {
    reference: LeverReference,
    /// The profession as it stands inside a sentence.
    who: String,
    start: Year,
    last: Year,
}

/// The page.
#[component]
pub(crate) fn Home(
    /// What the static page said.
    found: Found,
) -> impl IntoView {
    let state = state();
    let words = Words::new(state.lang());
    let figure = Memo::new(move |before: Option<&Option<Figure>>| {
        let (catalogue, picture) = (state.catalogue.get()?, state.home.get()?);
        let year = catalogue.headline.as_ref().map_or(0, |(_, year)| *year);
        let view = GapView::of(&Scene::new(words, &catalogue, &picture, year));
        Some(Figure::Gap(match before {
            Some(Some(Figure::Gap(before))) => view.held(before),
            _ => view,
        }))
    });
    // The finding is that of the reference, whatever is tried below.
    let said = move |read: fn(&GapView) -> String| {
        move || {
            let (catalogue, picture) = (state.catalogue.get()?, state.home.get()?);
            let year = catalogue.headline.as_ref().map_or(0, |(_, year)| *year);
            let mut still = Picture::clone(&picture);
            still.scenario.clone_from(&still.baseline);
            Some(read(&GapView::of(&Scene::new(
                words, &catalogue, &still, year,
            ))))
        }
    };
    // Until the engine answers, the static page's words stand, if they are in this language.
    let here = Route::to(state.lang(), Place::Home);
    let (home, _) = Route::lead(found.home.trim_start_matches('#'), &here);
    let same = home.lang == state.lang();
    let first = |words: &str, otherwise: &'static str| {
        if same && !words.is_empty() {
            words.to_owned()
        } else {
            t(otherwise).to_owned()
        }
    };
    let (title, lead) = (said(|view| view.title()), said(|view| view.summary()));
    let begin = first(&found.title, "shell-headline");
    let title = kept(move || title().unwrap_or_else(|| begin.clone()));
    let begin = first(&found.lead, "shell-lead");
    let lead = kept(move || lead().unwrap_or_else(|| begin.clone()));
    let told = move |read: fn(&dyn Exhibit) -> String| {
        kept(move || figure.with(|f| f.as_ref().map(|f| read(f.exhibit())).unwrap_or_default()))
    };
    let node = NodeRef::<Canvas>::new();
    keep_drawn(node, figure);
    let table = part(move || {
        let table = figure.with(|f| f.as_ref().map(|f| f.exhibit().table()));
        table.map_or_else(nothing, |table| twin(table, "tabella-dati"))
    });
    view! {
        <main id="contenuto" class="o-home" tabindex="-1">
            <section class="o-hero">
                <div class="o-hero__text">
                    <h1 id="titolo" tabindex="-1">{title}</h1>
                    <p class="o-lead">{lead}</p>
                    <Prediction/>
                </div>
                <figure class="o-hero__picture" data-drawn=data_drawn(figure)>
                    <canvas node_ref=node aria-hidden="true"></canvas>
                    <figcaption>{told(|exhibit| exhibit.subtitle())}</figcaption>
                </figure>
            </section>
            <Doors/>
            <section class="o-section">
                <h2>{t("shell-table")}</h2>
                {table}
                <p class="o-source">{told(|exhibit| exhibit.source())}</p>
            </section>
        </main>
    }
}

/// The question that the model answers.
fn asked(words: Words, catalogue: &Catalogue) -> Option<Asked> {
    let (code, _) = catalogue.headline.as_ref()?;
    let card = catalogue
        .professions
        .iter()
        .find(|card| card.code == *code)?;
    let train = |lever: &&LeverReference| {
        let row = lever.lever.row();
        row.group == Group::Train && row.primary && row.touches == "places"
    };
    let reference = card.levers.iter().find(train)?.clone();
    let (opening, last) = catalogue.years;
    let nobody = Picture {
        profession: code.clone(),
        ..Picture::default()
    };
    let who = Scene::new(words, catalogue, &nobody, 0).about().who;
    Some(Asked {
        reference,
        who,
        start: opening + 1,
        last,
    })
}

/// Three taps, then the lever moves and the model answers.
#[component]
fn Prediction() -> impl IntoView {
    let state = state();
    let words = Words::new(state.lang());
    let guess = RwSignal::new(None::<usize>);
    let moved = RwSignal::new(None::<Action>);
    // The page may be drawn again while the answer of an earlier try is still there.
    let fresh = StoredValue::new(true);
    Effect::new(move |_| {
        if state.catalogue.with(Option::is_some) && fresh.get_value() {
            fresh.set_value(false);
            state.tried.set(Scenario::default());
            state.ask_home(Scenario::default());
        }
    });
    let try_it = Callback::new(move |wanted: Action| {
        moved.set((wanted.value != 0.0).then_some(wanted));
        let mut scenario = Scenario::default();
        scenario.set(wanted);
        state.tried.set(scenario.clone());
        state.ask_home(scenario);
    });
    part(move || {
        let asked = state
            .catalogue
            .with(|catalogue| asked(words, catalogue.as_deref()?));
        asked.map_or_else(nothing, |asked| question(&asked, guess, moved, try_it))
    })
}

/// Question, choices, answer, and the lever to go on with.
fn question(
    asked: &Asked,
    guess: RwSignal<Option<usize>>,
    moved: RwSignal<Option<Action>>,
    try_it: Callback<Action>,
) -> AnyView {
    let state = state();
    let wanted = Action::new(asked.reference.lever, STEP, asked.start, 0);
    let years = (asked.start, asked.last);
    let choices: Vec<AnyView> = ["home-guess-now", "home-guess-soon", "home-guess-late"]
        .iter()
        .enumerate()
        .map(|(at, key)| {
            let choose = click(move || {
                guess.set(Some(at));
                try_it.run(wanted);
            });
            view! {
                <button
                    type="button"
                    class="o-button"
                    id=format!("risposta-{at}")
                    aria-pressed=text(move || (guess.get() == Some(at)).to_string())
                    on:click=choose
                >
                    {t(key)}
                </button>
            }
            .into_any()
        })
        .collect();
    let n = number::percent(state.lang(), STEP / 100.0, 0);
    let start = asked.start.to_string();
    let question = t_with(
        "home-question",
        &[("n", &n), ("who", &asked.who), ("year", &start)],
    );
    let reply = part(move || {
        let reply = guess
            .get()
            .and_then(|guess| answer(state, guess, moved.get(), years));
        reply.unwrap_or_else(nothing)
    });
    let reference = asked.reference.clone();
    let lever = part_when(flag(move || guess.get().is_some()), move || {
        let (reference, on_settle) = (reference.clone(), Callback::new(|()| ()));
        view! {
            <p>{t("home-try")}</p>
            <LeverControl reference moved=moved.into() years on_move=try_it on_settle/>
        }
        .into_any()
    });
    view! {
        <section aria-labelledby="domanda" class="o-ask">
            <h2 class="o-chart__title" id="domanda">{question}</h2>
            <p class="o-toolbar" role="group" aria-labelledby="domanda">{choices}</p>
            <div role="status">{reply}</div>
            {lever}
        </section>
    }
    .into_any()
}

/// What the model says to the guess.
fn answer(
    state: State,
    guess: usize,
    moved: Option<Action>,
    years: (Year, Year),
) -> Option<AnyView> {
    let lang = state.lang();
    let picture = state.home.get()?;
    let moved = moved?;
    let first = first_effect(&picture)?;
    let delay = first - moved.start;
    let fits = match delay {
        ..=1 => 0,
        2..=6 => 1,
        _ => 2,
    };
    let gap = |track: &organico::outcome::Track| track.of(Measure::Gap).last().copied();
    let (before, after) = (gap(&picture.baseline)?, gap(&picture.scenario)?);
    let said = t_with(
        if before > after {
            "home-answer"
        } else {
            "home-answer-worse"
        },
        &[
            ("year", &first.to_string()),
            ("delay", &number::years(lang, f64::from(delay))),
            (
                "last",
                &picture.years.last().unwrap_or(&years.1).to_string(),
            ),
            ("before", &number::compact(lang, before)),
            ("after", &number::compact(lang, after)),
        ],
    );
    let verdict = if guess == fits {
        t("home-guess-right")
    } else {
        t("home-guess-other")
    };
    Some(
        view! {
            <p class="o-notice" id="responso">
                <strong>{t("home-reveal")}</strong>
                ": "
                {said}
                " "
                {verdict}
            </p>
        }
        .into_any(),
    )
}

/// Where to go from here.
#[component]
fn Doors() -> impl IntoView {
    let state = state();
    let lang = state.lang();
    let simulator = move |tab: Tab| {
        text(move || {
            // What was tried here goes along; else the door leads to the screen as it was left.
            let scenario = state.tried.get();
            let payload = state.catalogue.with(|catalogue| match catalogue {
                Some(c) if tab != Tab::default() || scenario.decided() => {
                    let (profession, year) = c.headline.clone().unwrap_or_default();
                    let pack = c.pack.clone();
                    let session = Session {
                        pack,
                        profession,
                        year,
                        tab,
                        scenario,
                        ..Session::default()
                    };
                    link::encode(&session, &c.engine, &c.hash)
                }
                _ => String::new(),
            });
            Route {
                lang,
                place: Place::Simulator,
                payload,
            }
            .href()
        })
    };
    let method = Signal::stored(Route::to(lang, Place::Method).href());
    let door = |to: Signal<String>, title: &'static str, words: &'static str| {
        // Doors that carry a scenario of their own keep it; others take the present one along.
        let own = text(move || to.with(|to| to.contains('~')).to_string());
        view! {
            <li class="o-door">
                <h3>
                    <a href=to data-own=own>
                        {t(title)}
                    </a>
                </h3>
                <p>{t(words)}</p>
            </li>
        }
        .into_any()
    };
    let doors = vec![
        door(
            simulator(Tab::Gap),
            "shell-door-levers",
            "shell-door-levers-text",
        ),
        door(
            simulator(Tab::Regions),
            "shell-door-regions",
            "shell-door-regions-text",
        ),
        door(method, "shell-door-sources", "shell-door-sources-text"),
    ];
    view! {
        <section class="o-section">
            <h2>{t("shell-what")}</h2>
            <ul class="o-doors">{doors}</ul>
        </section>
    }
}
