//! All signals that mean something: route, screen, answers, notices. The one place that asks.

mod asking;
mod known;
mod opening;

use std::cell::Cell;
use std::sync::Arc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use organico::i18n::Lang;
use organico::job::{Ledger, Question};
use organico::outcome::{Catalogue, Explanation, Money, Notes, Picture, PostsTrack};
use organico::scenario::link::Opened;
use organico::scenario::{Edit, History, Notice, Scenario, Session};
use organico::unit::Year;

use crate::browser::{self, clock, url};
use crate::piece::Stages;
use crate::route::Route;
use crate::runner::Runner;

/// The pack that the page opens.
const PACK: &str = "it";

/// What remarks are about: of each cause one stands on the screen, the newest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// An address that leads nowhere.
    Address,
    /// A link that could not be opened whole.
    Link,
    /// A choice that took back another.
    Edit,
    /// Texts that did not come.
    Language,
    /// The engine: late, ended, not there.
    Engine,
    /// A part of a pack that did not come.
    Pack,
    /// A question that it cannot answer.
    Refused,
}

/// A sentence: locale key, named arguments, how many more of its kind there are.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) key: String,
    pub(crate) arguments: Vec<(String, String)>,
    pub(crate) more: usize,
}

/// A remark on the screen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Told {
    pub(crate) cause: Cause,
    pub(crate) lines: Vec<Line>,
    /// Whether the reader can have the engine fetched again.
    pub(crate) retry: bool,
}

/// Whether the numbers on the screen belong to the scenario on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Age {
    /// They do.
    Fresh,
    /// The answer is late.
    Late,
    /// There is none.
    Refused,
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
    /// What only people read of it; asked for by the page that shows it.
    pub(crate) notes: RwSignal<Option<Arc<Notes>>>,
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
    /// How far each piece of the program has come.
    pub(crate) pieces: Stages,
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
    /// Whether the numbers on the screen are those of the scenario on the screen.
    pub(crate) age: RwSignal<Age>,
    /// Bytes of the engine that have come, thousands.
    pub(crate) loaded: RwSignal<u32>,
    /// What the reader tried on the home page: the doors lead on with it.
    pub(crate) tried: RwSignal<Scenario>,
    /// A link that waits for the catalogue.
    opened: RwSignal<Option<Opened>>,
    /// Questions on their way.
    ledger: StoredValue<Ledger>,
    /// Whether somebody looks soon whether an answer is late.
    looking: StoredValue<bool>,
    /// When the newest picture came, milliseconds.
    heard: StoredValue<f64>,
    /// The first screen of the pack: an address that says nothing means it.
    usual: StoredValue<Session>,
    /// Where an address without a page leads: the home of the static page.
    origin: StoredValue<Route>,
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
    pub(crate) fn new(route: Route, origin: Route, pieces: Stages) -> Self {
        let history = RwSignal::new(History::default());
        Self {
            route: RwSignal::new(route),
            history,
            year: Memo::new(move |_| history.with(|history| history.now().year)),
            catalogue: RwSignal::new(None),
            notes: RwSignal::new(None),
            picture: RwSignal::new(None),
            ghost: RwSignal::new(None),
            money: RwSignal::new(None),
            posts: RwSignal::new(None),
            home: RwSignal::new(None),
            explanation: RwSignal::new(None),
            pieces,
            notices: RwSignal::new(Vec::new()),
            said: RwSignal::new(String::new()),
            keys: RwSignal::new(true),
            speaks: RwSignal::new(true),
            dark: RwSignal::new(browser::theme::dark()),
            replaying: RwSignal::new(None),
            opened: RwSignal::new(None),
            age: RwSignal::new(Age::Fresh),
            loaded: RwSignal::new(0),
            tried: RwSignal::new(Scenario::default()),
            ledger: StoredValue::new(Ledger::default()),
            looking: StoredValue::new(false),
            heard: StoredValue::new(0.0),
            usual: StoredValue::new(Session::default()),
            origin: StoredValue::new(origin),
            runner: StoredValue::new_local(None),
            address: StoredValue::new_local(None),
        }
    }

    /// Makes this the state of the page.
    pub(crate) fn install(self) {
        STATE.set(Some(self));
    }

    /// Starts the worker, asks for the catalogue and warms the engine while the page paints.
    pub(crate) fn start(self, worker: String, unknown: Option<String>) {
        let runner = Runner::new(
            worker,
            move |answer| self.hear(answer),
            move |event| self.hear_of_worker(event),
        );
        runner.ask(Question::Catalogue { pack: PACK.into() });
        self.runner.set_value(Some(runner));
        self.open_first(unknown);
        url::on_fragment(move |fragment| self.follow(&fragment));
        url::on_leave(move |href| self.leave(href));
        browser::canvas::on_window("o-test-panic", move || {
            if browser::driven() {
                self.with_runner(Runner::sabotage);
                self.ask();
            }
        });
        browser::canvas::on_window("o-test-crash", || {
            assert!(!browser::driven(), "asked for by a test");
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
        let catalogue = self.catalogue.get_untracked();
        let known = catalogue.as_deref().map(known::known);
        let (mut step, mut told) = (false, Vec::new());
        self.history
            .update(|history| (step, told) = history.make(edit, known.as_ref()));
        if step {
            self.ghost.set(self.picture.get_untracked());
        }
        if !looking {
            self.withdraw(Cause::Edit);
            self.ask();
            clock::mark("o-input", self.ledger.with_value(Ledger::last));
        }
        self.tell(Cause::Edit, told);
        self.address_later();
    }

    /// Number of the newest question that is on the screen.
    pub(crate) fn shown_number(self) -> u64 {
        self.ledger.with_value(Ledger::picture)
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

    /// Puts remarks of one cause in the place of its earlier ones; none leave them as they are.
    pub(crate) fn tell(self, cause: Cause, notices: Vec<Notice>) {
        let own = |(name, value): (&str, String)| (name.to_owned(), value);
        let lines = notices.into_iter().map(|notice| Line {
            key: notice.key.to_owned(),
            arguments: notice.arguments.into_iter().map(own).collect(),
            more: notice.more,
        });
        self.remark(cause, lines.collect(), false);
    }

    fn remark(self, cause: Cause, lines: Vec<Line>, retry: bool) {
        let told = Told {
            cause,
            lines,
            retry,
        };
        let stands = self.notices.with_untracked(|all| all.contains(&told));
        if stands || told.lines.is_empty() {
            return;
        }
        self.notices.update(|all| {
            all.retain(|other| other.cause != cause);
            all.push(told);
        });
    }

    /// Takes the remarks of a cause away.
    pub(crate) fn withdraw(self, cause: Cause) {
        if self
            .notices
            .with_untracked(|all| all.iter().any(|told| told.cause == cause))
        {
            self.notices
                .update(|all| all.retain(|told| told.cause != cause));
        }
    }

    /// Has a screen reader say something.
    pub(crate) fn say(self, text: String) {
        self.said.set(text);
    }
}
