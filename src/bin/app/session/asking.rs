//! Questions to the worker and what becomes of the answers.

use std::sync::Arc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use organico::job::{Answer, Asked, Question, Slot};
use organico::outcome::{Catalogue, Picture};
use organico::scenario::{History, Scenario, Tab};
use organico::word::Measure;
use wasm_bindgen_futures::spawn_local;

use super::{Age, Cause, Line, PACK, State, Told};
use crate::browser::{clock, locale};
use crate::route::Place;
use crate::runner::{Event, Runner};

/// From here on numbers of an earlier choice are called so, milliseconds.
const LATE: u32 = 400;
/// The remark that stays when the engine answers again.
const RESTARTED: &str = "notice-worker-replaced";

impl State {
    /// Asks for the picture of the present screen.
    pub(crate) fn ask(self) {
        if self.route.with_untracked(|route| route.place) == Place::Home {
            self.ask_home(Scenario::default());
        } else {
            self.ask_with(self.scenario());
        }
    }

    pub(super) fn ask_with(self, scenario: Scenario) {
        let (profession, region) = self.place();
        self.ask_picture(Slot::Screen, scenario, profession, region);
    }

    /// The scenario on the screen.
    fn scenario(self) -> Scenario {
        let history = |history: &History| history.now().scenario.clone();
        self.history.with_untracked(history)
    }

    /// Profession and region on the screen.
    fn place(self) -> (String, String) {
        self.history.with_untracked(|history| {
            let now = history.now();
            (now.profession.clone(), now.region.clone())
        })
    }

    /// Enters a question about a profession in a place.
    fn number(self, slot: Slot, profession: &str, region: &str, more: &str) -> u64 {
        let about = format!("{profession} {region} {more}");
        let mut number = 0;
        self.ledger
            .update_value(|ledger| number = ledger.ask(slot, &about));
        number
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
            self.ask_picture(Slot::Home, scenario, profession, String::new());
        }
    }

    pub(super) fn ask_picture(
        self,
        slot: Slot,
        scenario: Scenario,
        profession: String,
        region: String,
    ) {
        if self.catalogue.with_untracked(Option::is_none) || profession.is_empty() {
            return;
        }
        let revision = self.number(slot, &profession, &region, "");
        self.look_later(slot);
        let pack = PACK.into();
        self.with_runner(|runner| {
            runner.ask(Question::Picture(Asked {
                revision,
                pack,
                scenario,
                profession,
                region,
            }));
        });
    }

    /// Asks what a view shows beside the picture: costs or posts of the scenario on the screen.
    pub(crate) fn ask_beside(self, tab: Tab) {
        let (question, slot): (fn(Asked) -> Question, Slot) = match tab {
            Tab::Money => (Question::Money, Slot::Money),
            Tab::Posts => (Question::Posts, Slot::Posts),
            Tab::Gap
            | Tab::Ages
            | Tab::Flows
            | Tab::Regions
            | Tab::Drivers
            | Tab::Methods
            | Tab::Ai
            | Tab::Cpd => return,
        };
        let (profession, region) = self.place();
        let asked = Asked {
            revision: self.number(slot, &profession, &region, ""),
            pack: PACK.into(),
            scenario: self.scenario(),
            profession,
            region,
        };
        self.with_runner(|runner| runner.ask(question(asked)));
    }

    /// Asks for what only people read of the pack, unless it is there.
    pub(crate) fn ask_notes(self) {
        if self.notes.with_untracked(Option::is_none) {
            self.with_runner(|runner| runner.ask(Question::Notes { pack: PACK.into() }));
        }
    }

    /// Asks where the inputs of a number come from.
    pub(crate) fn explain(self, measure: Option<Measure>) {
        self.explanation.set(None);
        let (profession, region) = self.place();
        let more = measure.map_or("", Measure::code);
        let revision = self.number(Slot::Explanation, &profession, &region, more);
        let asked = Asked {
            revision,
            pack: PACK.into(),
            scenario: self.scenario(),
            profession,
            region,
        };
        self.with_runner(|runner| runner.ask(Question::Explain { asked, measure }));
    }

    pub(super) fn with_runner(self, work: impl FnOnce(&Runner)) {
        self.runner.with_value(|runner| {
            if let Some(runner) = runner {
                work(runner);
            }
        });
    }

    pub(super) fn hear(self, answer: Answer) {
        match answer {
            Answer::Catalogue(catalogue) => self.hear_catalogue(*catalogue),
            Answer::Notes(notes) => {
                self.withdraw(Cause::Pack);
                self.notes.set(Some(Arc::new(*notes)));
            }
            Answer::Picture { revision, picture } => {
                let slot = self.wanted(revision);
                self.hear_picture(slot, revision, *picture);
            }
            Answer::Explanation {
                revision,
                explanation,
            } => {
                self.withdraw(Cause::Pack);
                if self.wanted(revision).is_some() {
                    self.explanation.set(Some(Arc::new(*explanation)));
                }
            }
            Answer::Refused {
                revision,
                key,
                arguments,
            } => {
                // Without a number nobody knows which question it was: told all the same.
                let slot = self.wanted(revision);
                if matches!(slot, Some(Slot::Screen | Slot::Home)) {
                    self.age.set(Age::Refused);
                }
                if revision == 0 || slot.is_some() {
                    let line = Line {
                        key,
                        arguments,
                        more: 0,
                    };
                    // Its texts are not those of a first visit.
                    let texts = locale::late(self.lang());
                    spawn_local(async move {
                        texts.await;
                        self.remark(Cause::Refused, vec![line], false);
                    });
                }
            }
            Answer::Pong => clock::mark("o-pong", 0),
            Answer::Money { revision, money } => {
                if self.wanted(revision).is_some() {
                    self.money.set(money.map(|money| Arc::new(*money)));
                }
            }
            Answer::Posts { revision, posts } => {
                if self.wanted(revision).is_some() {
                    self.posts.set(posts.map(|posts| Arc::new(*posts)));
                }
            }
            Answer::Warmed => {}
        }
    }

    /// Where the answer to a question is to be shown; `None` = nowhere any more.
    fn wanted(self, revision: u64) -> Option<Slot> {
        let mut slot = None;
        self.ledger
            .update_value(|ledger| slot = ledger.hear(revision));
        slot
    }

    pub(super) fn hear_catalogue(self, catalogue: Catalogue) {
        let catalogue = Arc::new(catalogue);
        self.catalogue.set(Some(Arc::clone(&catalogue)));
        self.fit(self.opened.get_untracked());
        self.opened.set(None);
        // A link that was opened stays as it came until something is changed.
        if self.route.with_untracked(|route| route.payload.is_empty()) {
            self.address();
        }
        self.ask();
        self.with_runner(|runner| runner.ask(Question::Warm { pack: PACK.into() }));
    }

    fn hear_picture(self, slot: Option<Slot>, revision: u64, picture: Picture) {
        let Some(slot) = slot else {
            return;
        };
        self.heard.set_value(clock::now());
        if !self.ledger.with_value(|ledger| ledger.waits(slot)) {
            self.set_age(Age::Fresh);
        }
        self.withdraw(Cause::Refused);
        self.engine_is_back();
        let picture = Arc::new(picture);
        if slot == Slot::Home {
            self.home.set(Some(picture));
            return;
        }
        clock::mark("o-heard", revision);
        let before = self.picture.get_untracked();
        if before.is_some_and(|before| {
            (&before.profession, &before.region) != (&picture.profession, &picture.region)
        }) {
            self.posts.set(None);
            self.money.set(None);
        }
        self.picture.set(Some(picture));
    }

    /// The engine works again: what was said of it goes, but that it had to be replaced.
    fn engine_is_back(self) {
        let passing = |told: &Told| {
            told.cause == Cause::Engine && told.lines.iter().any(|line| line.key != RESTARTED)
        };
        if self.notices.with_untracked(|all| all.iter().any(passing)) {
            self.withdraw(Cause::Engine);
        }
    }

    fn set_age(self, age: Age) {
        if self.age.get_untracked() != age {
            self.age.set(age);
        }
    }

    /// Looks after a while whether a picture is late, and has it said.
    fn look_later(self, slot: Slot) {
        if self.looking.get_value() {
            return;
        }
        self.looking.set_value(true);
        let began = clock::now();
        Timeout::new(LATE, move || {
            self.looking.set_value(false);
            if !self.ledger.with_value(|ledger| ledger.waits(slot)) {
                return;
            }
            if self.heard.get_value() < began {
                self.set_age(Age::Late);
            }
            self.look_later(slot);
        })
        .forget();
    }

    /// Tells what happened to the worker.
    pub(super) fn hear_of_worker(self, event: Event) {
        let mut cause = Cause::Engine;
        let (key, retry) = match event {
            Event::Loaded(bytes) => return self.loaded.set(bytes / 1000),
            Event::Ready => return self.engine_is_back(),
            Event::Slow => ("notice-slow", false),
            Event::Missing => ("notice-worker-missing", true),
            Event::Part => {
                cause = Cause::Pack;
                ("notice-pack-missing", true)
            }
            Event::Replaced => (RESTARTED, false),
            Event::GivenUp => ("notice-worker-given-up", false),
            Event::Unavailable => ("notice-worker-unavailable", true),
        };
        let line = Line {
            key: key.to_owned(),
            arguments: Vec::new(),
            more: 0,
        };
        self.remark(cause, vec![line], retry);
    }

    /// Has the engine fetched again.
    pub(crate) fn retry(self) {
        self.withdraw(Cause::Engine);
        self.withdraw(Cause::Pack);
        self.with_runner(Runner::restart);
    }
}
