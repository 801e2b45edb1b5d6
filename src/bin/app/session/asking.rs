//! Questions to the worker and what becomes of the answers.

use std::sync::Arc;

use leptos::prelude::*;
use organico::job::{Answer, Asked, Question};
use organico::outcome::{Catalogue, Measure, Picture};
use organico::scenario::{Scenario, Tab};

use super::{For, PACK, State};
use crate::browser::clock;
use crate::route::Place;
use crate::runner::Runner;

impl State {
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

    pub(super) fn ask_with(self, scenario: Scenario) {
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

    pub(super) fn ask_picture(
        self,
        which: For,
        scenario: Scenario,
        profession: String,
        region: String,
    ) {
        if self.catalogue.with_untracked(Option::is_none) || profession.is_empty() {
            return;
        }
        let number = self.asked.get_value() + 1;
        self.asked.set_value(number);
        // The last bit of the revision says which screen asked.
        let revision = number * 2 + u64::from(which == For::Home);
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
        let question = match tab {
            Tab::Money => Question::Money,
            Tab::Posts => Question::Posts,
            _ => return,
        };
        let revision = self.asked.get_value();
        let asked = self.history.with_untracked(|history| {
            let now = history.now();
            Asked {
                revision,
                pack: PACK.into(),
                scenario: now.scenario.clone(),
                profession: now.profession.clone(),
                region: now.region.clone(),
            }
        });
        self.with_runner(|runner| runner.ask(question(asked)));
    }

    /// Asks where the inputs of a number come from.
    pub(crate) fn explain(self, measure: Option<Measure>) {
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
            Answer::Picture { revision, picture } => self.hear_picture(revision, *picture),
            Answer::Explanation { explanation, .. } => {
                self.explanation.set(Some(Arc::new(*explanation)));
            }
            Answer::Refused { key, arguments, .. } => self.remark(key, arguments),
            Answer::Pong => clock::mark("o-pong", 0),
            Answer::Money { money, .. } => self.money.set(money.map(|money| Arc::new(*money))),
            // Of a question that is still the last one: it may be about another profession.
            Answer::Posts { revision, posts } if revision == self.asked.get_value() => {
                self.posts.set(posts.map(|posts| Arc::new(*posts)));
            }
            Answer::Posts { .. } | Answer::Warmed => {}
        }
    }

    pub(super) fn hear_catalogue(self, catalogue: Catalogue) {
        let catalogue = Arc::new(catalogue);
        self.catalogue.set(Some(Arc::clone(&catalogue)));
        self.fit(self.opened.get_untracked());
        self.opened.set(None);
        self.ask();
        self.with_runner(|runner| runner.ask(Question::Warm { pack: PACK.into() }));
    }

    pub(super) fn hear_picture(self, revision: u64, picture: Picture) {
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
            clock::mark("o-heard", number);
            let before = self.picture.get_untracked();
            let other =
                |p: &Picture| (&p.profession, &p.region) != (&picture.profession, &picture.region);
            if before.is_some_and(|before| other(&before)) {
                self.posts.set(None);
            }
            self.shown.set_value((number, home_shown));
            self.picture.set(Some(Arc::new(picture)));
        }
    }
}
