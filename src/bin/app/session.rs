//! All signals that mean something: route, screen, answers, notices. The one place that asks.

use std::sync::Arc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use organico::i18n::Lang;
use organico::job::{Answer, Question};
use organico::outcome::{Catalogue, Explanation, Measure, Picture};
use organico::scenario::link::{self, Notice, Opened};
use organico::scenario::{Edit, History, Known, Scenario, Session};

use crate::browser::{self, clock, url};
use crate::route::{Place, Route};
use crate::runner::{Mishap, Runner};

/// The pack that the page opens.
const PACK: &str = "it";
/// Quiet time before the address line follows the screen, in milliseconds.
const ADDRESS_DELAY: u32 = 300;

/// Which picture a question was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum For {
    Simulator,
    Home,
}

/// A remark on the screen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Told {
    /// Counts up.
    pub(crate) id: u32,
    /// Locale key.
    pub(crate) key: String,
    /// Named arguments.
    pub(crate) arguments: Vec<(String, String)>,
}

/// Everything that the page knows; small, copied freely.
#[derive(Clone, Copy)]
pub(crate) struct State {
    /// Where the reader is.
    pub(crate) route: RwSignal<Route>,
    /// The screen of the simulator, with undo.
    pub(crate) history: RwSignal<History>,
    /// What the pack holds.
    pub(crate) catalogue: RwSignal<Option<Arc<Catalogue>>>,
    /// The answer on the screen of the simulator.
    pub(crate) picture: RwSignal<Option<Arc<Picture>>>,
    /// The answer before the last change.
    pub(crate) ghost: RwSignal<Option<Arc<Picture>>>,
    /// The answer on the home page.
    pub(crate) home: RwSignal<Option<Arc<Picture>>>,
    /// Where the inputs of the explained number come from.
    pub(crate) explanation: RwSignal<Option<Arc<Explanation>>>,
    /// Remarks that were not put away yet.
    pub(crate) notices: RwSignal<Vec<Told>>,
    /// What a screen reader is told next.
    pub(crate) said: RwSignal<String>,
    /// Whether the page is dark.
    pub(crate) dark: RwSignal<bool>,
    /// The scenario on the way, while the last change is being replayed.
    pub(crate) replaying: RwSignal<Option<Scenario>>,
    /// A link that waits for the catalogue.
    opened: RwSignal<Option<Opened>>,
    /// Counts the questions for pictures.
    asked: StoredValue<u64>,
    /// Number of the question on each screen: simulator, home.
    shown: StoredValue<(u64, u64)>,
    runner: StoredValue<Option<Runner>, LocalStorage>,
    address: StoredValue<Option<Timeout>, LocalStorage>,
}

/// The state of the page.
pub(crate) fn state() -> State {
    expect_context()
}

impl State {
    /// The state before anything is known.
    pub(crate) fn new(route: Route) -> Self {
        Self {
            route: RwSignal::new(route),
            history: RwSignal::new(History::default()),
            catalogue: RwSignal::new(None),
            picture: RwSignal::new(None),
            ghost: RwSignal::new(None),
            home: RwSignal::new(None),
            explanation: RwSignal::new(None),
            notices: RwSignal::new(Vec::new()),
            said: RwSignal::new(String::new()),
            dark: RwSignal::new(browser::theme::dark()),
            replaying: RwSignal::new(None),
            opened: RwSignal::new(None),
            asked: StoredValue::new(0),
            shown: StoredValue::new((0, 0)),
            runner: StoredValue::new_local(None),
            address: StoredValue::new_local(None),
        }
    }

    /// Starts the worker, asks for the catalogue and warms the engine while the page paints.
    pub(crate) fn start(self, worker: String) {
        let runner = Runner::new(
            worker,
            move |answer| self.hear(answer),
            move |mishap| {
                self.tell(Notice::new(
                    match mishap {
                        Mishap::Replaced => "notice-worker-replaced",
                        Mishap::GivenUp => "notice-worker-given-up",
                        Mishap::Unavailable => "notice-worker-unavailable",
                    },
                    &[],
                ));
            },
        );
        runner.ask(Question::Catalogue { pack: PACK.into() });
        self.runner.set_value(Some(runner));
        self.open_route(&self.route.get_untracked());
        url::on_fragment(move |fragment| {
            if let Some(route) = Route::parse(&fragment) {
                self.open_route(&route);
                self.route.set(route);
            }
        });
        browser::canvas::on_window("o-test-panic", move || {
            if browser::driven() {
                self.with_runner(Runner::sabotage);
                self.ask();
            }
        });
        browser::canvas::on_window("o-test-ping", move || {
            if browser::driven() {
                clock::mark("o-ping");
                self.with_runner(|runner| runner.ask(Question::Ping));
            }
        });
    }

    /// The language of the page; it only changes when the page is drawn anew.
    pub(crate) fn lang(self) -> Lang {
        self.route.with_untracked(|route| route.lang)
    }

    /// The screen of the simulator.
    pub(crate) fn screen(self) -> Session {
        self.history.with(|history| history.now().clone())
    }

    /// Makes a change and asks for what it does.
    pub(crate) fn edit(self, edit: Edit) {
        let looking = matches!(edit, Edit::Year(_) | Edit::Tab(_));
        if !looking {
            clock::mark("o-input");
        }
        let mut step = false;
        self.history.update(|history| step = history.make(edit));
        if step {
            self.ghost.set(self.picture.get_untracked());
        }
        if !looking {
            self.ask();
        }
        self.address_later();
    }

    /// Ends a gesture: what follows is a change of its own.
    pub(crate) fn settle(self) {
        self.history.update_untracked(History::settle);
    }

    /// One step back or forward.
    pub(crate) fn step(self, back: bool) {
        self.ghost.set(self.picture.get_untracked());
        self.history.update(|history| {
            if back {
                history.undo()
            } else {
                history.redo()
            };
        });
        self.ask();
        self.address_later();
    }

    /// Shows the last change again, from before it to now.
    pub(crate) fn replay(self) {
        let Some(before) = self.history.with_untracked(|history| history.replay(0.0)) else {
            return;
        };
        self.replaying.set(Some(before.clone()));
        self.ghost.set(None);
        self.ask_with(before);
        let began = clock::now() + 700.0;
        let length = if browser::theme::still() { 1.0 } else { 1400.0 };
        clock::next_frame(move || self.replay_frame(began, length));
    }

    fn replay_frame(self, began: f64, length: f64) {
        let share = (clock::now() - began) / length;
        if share > 0.0 {
            let between = self.history.with_untracked(|history| history.replay(share));
            if let Some(between) = between {
                self.replaying.set(Some(between.clone()));
                self.ask_with(between);
            }
        }
        if share < 1.0 {
            clock::next_frame(move || self.replay_frame(began, length));
        } else {
            self.replaying.set(None);
        }
    }

    /// Asks for the picture of the present screen.
    pub(crate) fn ask(self) {
        if self.route.with_untracked(|route| route.place) == Place::Home {
            self.ask_home(Scenario::default());
        } else {
            self.ask_with(
                self.history
                    .with_untracked(|history| history.now().scenario.clone()),
            );
        }
    }

    fn ask_with(self, scenario: Scenario) {
        let (profession, region) = self.history.with_untracked(|history| {
            let now = history.now();
            (now.profession.clone(), now.region.clone())
        });
        self.ask_picture(For::Simulator, scenario, profession, region);
    }

    /// Asks for the picture of the home page.
    pub(crate) fn ask_home(self, scenario: Scenario) {
        let headline = self.catalogue.with_untracked(|catalogue| {
            catalogue
                .as_ref()
                .and_then(|c| c.headline.clone())
                .map(|(profession, _)| profession)
        });
        if let Some(profession) = headline {
            self.ask_picture(For::Home, scenario, profession, String::new());
        }
    }

    fn ask_picture(self, which: For, scenario: Scenario, profession: String, region: String) {
        if self.catalogue.with_untracked(Option::is_none) || profession.is_empty() {
            return;
        }
        let number = self.asked.get_value() + 1;
        self.asked.set_value(number);
        // The last bit of the revision says which screen asked.
        let revision = number * 2 + u64::from(which == For::Home);
        let pack = PACK.into();
        self.with_runner(|runner| {
            runner.ask(Question::Picture {
                revision,
                pack,
                scenario,
                profession,
                region,
            });
        });
    }

    /// Asks where the inputs of a number come from.
    pub(crate) fn explain(self, measure: Measure) {
        self.explanation.set(None);
        let (profession, region) = self.history.with_untracked(|history| {
            (
                history.now().profession.clone(),
                history.now().region.clone(),
            )
        });
        let revision = self.asked.get_value();
        let pack = PACK.into();
        self.with_runner(|runner| {
            runner.ask(Question::Explain {
                revision,
                pack,
                profession,
                region,
                measure,
            });
        });
    }

    fn with_runner(self, work: impl FnOnce(&Runner)) {
        self.runner.with_value(|runner| {
            if let Some(runner) = runner {
                work(runner);
            }
        });
    }

    fn hear(self, answer: Answer) {
        match answer {
            Answer::Catalogue(catalogue) => self.hear_catalogue(*catalogue),
            Answer::Picture { revision, picture } => self.hear_picture(revision, *picture),
            Answer::Explanation { explanation, .. } => {
                self.explanation.set(Some(Arc::new(*explanation)));
            }
            Answer::Refused { key, arguments, .. } => self.remark(key, arguments),
            Answer::Pong => clock::mark("o-pong"),
            Answer::Warmed => {}
        }
    }

    fn hear_catalogue(self, catalogue: Catalogue) {
        let catalogue = Arc::new(catalogue);
        self.catalogue.set(Some(Arc::clone(&catalogue)));
        self.fit(self.opened.get_untracked());
        self.opened.set(None);
        self.ask();
        self.with_runner(|runner| runner.ask(Question::Warm { pack: PACK.into() }));
    }

    fn hear_picture(self, revision: u64, picture: Picture) {
        let (number, home) = (revision / 2, revision % 2 == 1);
        let (simulator_shown, home_shown) = self.shown.get_value();
        if number <= if home { home_shown } else { simulator_shown } {
            return; // older than what is shown
        }
        if home {
            self.shown.set_value((simulator_shown, number));
            self.home.set(Some(Arc::new(picture)));
            return;
        }
        let wanted = self.history.with_untracked(|history| {
            let now = history.now();
            now.profession == picture.profession && now.region == picture.region
        });
        if wanted {
            self.shown.set_value((number, home_shown));
            self.picture.set(Some(Arc::new(picture)));
        }
    }

    /// Opens what a route carries.
    fn open_route(self, route: &Route) {
        let before = self.route.get_untracked();
        if route.place == Place::Simulator && !route.payload.is_empty() {
            let opened = link::decode(&route.payload);
            let known = self.catalogue.with_untracked(Option::is_some);
            if known {
                self.fit(Some(opened));
            } else {
                self.opened.set(Some(opened));
            }
        }
        // The route signal still holds the old place here: asked again once it is set.
        if before.place != route.place || !route.payload.is_empty() {
            clock::next_frame(move || self.ask());
        }
    }

    /// Puts a link, or the present screen, on the pack that is here.
    fn fit(self, opened: Option<Opened>) {
        let Some(catalogue) = self.catalogue.get_untracked() else {
            return;
        };
        let mut notices = Vec::new();
        let from_link = opened.is_some();
        let mut session = match opened {
            Some(opened) => {
                notices.extend(opened.differences(&catalogue.engine, &catalogue.hash));
                notices.extend(opened.notices);
                opened.session
            }
            None => self.history.with_untracked(|history| history.now().clone()),
        };
        notices.extend(session.fit(&known(&catalogue)));
        if from_link {
            self.ghost.set(None);
            self.history.update(|history| {
                if history.now().profession.is_empty() {
                    history.repair(session);
                } else {
                    history.make(Edit::Open(Box::new(session)));
                }
            });
        } else {
            self.history.update(|history| history.repair(session));
        }
        for notice in notices {
            self.tell(notice);
        }
    }

    /// The address of the present screen, for people to share.
    pub(crate) fn share(self) -> String {
        url::address(&self.fragment())
    }

    fn fragment(self) -> String {
        let (engine, hash) = self.catalogue.with_untracked(|catalogue| {
            catalogue
                .as_ref()
                .map_or_else(Default::default, |c| (c.engine.clone(), c.hash.clone()))
        });
        let payload = self
            .history
            .with_untracked(|history| link::encode(history.now(), &engine, &hash));
        Route {
            lang: self.lang(),
            place: Place::Simulator,
            payload,
        }
        .fragment()
    }

    /// Lets the address line follow, once the hand rests.
    fn address_later(self) {
        let timeout = Timeout::new(ADDRESS_DELAY, move || {
            if self.route.with_untracked(|route| route.place) == Place::Simulator {
                url::replace(&self.fragment());
            }
        });
        self.address.set_value(Some(timeout));
    }

    /// Adds a remark, unless it stands there already.
    pub(crate) fn tell(self, notice: Notice) {
        let own = |(name, value): (&str, String)| (name.to_owned(), value);
        self.remark(
            notice.key.to_owned(),
            notice.arguments.into_iter().map(own).collect(),
        );
    }

    fn remark(self, key: String, arguments: Vec<(String, String)>) {
        self.notices.update(|notices| {
            if notices
                .iter()
                .all(|told| told.key != key || told.arguments != arguments)
            {
                let id = notices.last().map_or(0, |told| told.id + 1);
                notices.push(Told { id, key, arguments });
            }
        });
    }

    /// Has a screen reader say something.
    pub(crate) fn say(self, text: String) {
        self.said.set(text);
    }
}

/// What a session may ask of this pack.
fn known(catalogue: &Catalogue) -> Known<'_> {
    let runnable = catalogue.professions.iter().filter(|card| card.runnable);
    let professions: Vec<_> = runnable
        .map(|card| (card.code.as_str(), card.regional))
        .collect();
    let first = professions.first().map_or("", |(code, _)| *code);
    let (opening, last) = catalogue.years;
    let headline = catalogue.headline.as_ref();
    Known {
        engine: &catalogue.engine,
        pack: (&catalogue.pack, &catalogue.hash),
        professions,
        regions: catalogue
            .regions
            .iter()
            .map(|card| card.code.as_str())
            .collect(),
        methods: catalogue.methods.iter().map(String::as_str).collect(),
        years: catalogue.years,
        profession: headline.map_or(first, |(code, _)| code.as_str()),
        year: headline.map_or(last.min(opening + 10), |(_, year)| *year),
    }
}
