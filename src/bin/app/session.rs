//! All signals that mean something: route, screen, answers, notices. The one place that asks.

mod asking;
mod opening;

use std::cell::Cell;
use std::sync::Arc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use organico::i18n::Lang;
use organico::job::Question;
use organico::outcome::{Catalogue, Explanation, Money, Picture, PostsTrack};
use organico::scenario::link::{Notice, Opened};
use organico::scenario::{Edit, History, Scenario, Session};
use organico::unit::Year;

use crate::browser::{self, clock, url};
use crate::route::Route;
use crate::runner::{Mishap, Runner};

/// The pack that the page opens.
const PACK: &str = "it";

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
    /// Year under the cursor.
    pub(crate) year: Memo<Year>,
    /// What the pack holds.
    pub(crate) catalogue: RwSignal<Option<Arc<Catalogue>>>,
    /// The answer on the screen of the simulator.
    pub(crate) picture: RwSignal<Option<Arc<Picture>>>,
    /// The answer before the last change.
    pub(crate) ghost: RwSignal<Option<Arc<Picture>>>,
    /// What the scenario on the screen costs; asked for while its view is in front.
    pub(crate) money: RwSignal<Option<Arc<Money>>>,
    /// Its posts; likewise.
    pub(crate) posts: RwSignal<Option<Arc<PostsTrack>>>,
    /// The answer on the home page.
    pub(crate) home: RwSignal<Option<Arc<Picture>>>,
    /// Where the inputs of the explained number come from.
    pub(crate) explanation: RwSignal<Option<Arc<Explanation>>>,
    /// Remarks that were not put away yet.
    pub(crate) notices: RwSignal<Vec<Told>>,
    /// What a screen reader is told next.
    pub(crate) said: RwSignal<String>,
    /// Whether single letters are shortcuts.
    pub(crate) keys: RwSignal<bool>,
    /// Whether changes are told to a screen reader.
    pub(crate) speaks: RwSignal<bool>,
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

thread_local! {
    /// There is one page; event handlers, which have no context of their own, need it too.
    static STATE: Cell<Option<State>> = const { Cell::new(None) };
}

/// The state of the page.
pub(crate) fn state() -> State {
    STATE
        .get()
        .expect("main makes the state before it draws anything")
}

impl State {
    /// The state before anything is known.
    pub(crate) fn new(route: Route) -> Self {
        let history = RwSignal::new(History::default());
        Self {
            route: RwSignal::new(route),
            history,
            year: Memo::new(move |_| history.with(|history| history.now().year)),
            catalogue: RwSignal::new(None),
            picture: RwSignal::new(None),
            ghost: RwSignal::new(None),
            money: RwSignal::new(None),
            posts: RwSignal::new(None),
            home: RwSignal::new(None),
            explanation: RwSignal::new(None),
            notices: RwSignal::new(Vec::new()),
            said: RwSignal::new(String::new()),
            keys: RwSignal::new(true),
            speaks: RwSignal::new(true),
            dark: RwSignal::new(browser::theme::dark()),
            replaying: RwSignal::new(None),
            opened: RwSignal::new(None),
            asked: StoredValue::new(0),
            shown: StoredValue::new((0, 0)),
            runner: StoredValue::new_local(None),
            address: StoredValue::new_local(None),
        }
    }

    /// Makes this the state of the page.
    pub(crate) fn install(self) {
        STATE.set(Some(self));
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
        url::on_fragment(move |fragment| self.follow(&fragment));
        browser::canvas::on_window("o-test-panic", move || {
            if browser::driven() {
                self.with_runner(Runner::sabotage);
                self.ask();
            }
        });
        browser::canvas::on_window("o-test-ping", move || {
            if browser::driven() {
                clock::mark("o-ping", 0);
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
        let mut step = false;
        self.history.update(|history| step = history.make(edit));
        if step {
            self.ghost.set(self.picture.get_untracked());
        }
        if !looking {
            self.ask();
            clock::mark("o-input", self.asked.get_value());
        }
        self.address_later();
    }

    /// Number of the newest question that is on the screen.
    pub(crate) fn shown_number(self) -> u64 {
        let (simulator, home) = self.shown.get_value();
        simulator.max(home)
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
