//! Links and the address line: what a fragment opens, and what it says of the screen.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use organico::i18n;
use organico::outcome::Catalogue;
use organico::scenario::link::{self, Notice, Opened};
use organico::scenario::{Edit, Known};

use super::State;
use crate::browser::{clock, locale, url};
use crate::route::{Place, Route};

/// Quiet time before the address line follows the screen, in milliseconds.
const ADDRESS_DELAY: u32 = 300;

impl State {
    /// Goes where a fragment leads, once the texts of its language are there; until then
    /// everything stays as it is.
    pub(super) fn follow(self, fragment: &str) {
        let Some(route) = Route::parse(fragment) else {
            return;
        };
        if i18n::installed(route.lang) {
            self.open_route(&route);
            self.route.set(route);
            return;
        }
        let lang = route.lang;
        locale::fetch(lang.code(), move |texts| {
            let now = url::fragment();
            let wanted = Route::parse(&now).is_some_and(|route| route.lang == lang);
            let there = texts.is_some_and(|texts| i18n::install(lang, texts));
            if there && wanted {
                self.follow(&now);
                self.address_later();
            } else if wanted {
                // The address goes back to what is shown, so that the same link can be tried again.
                url::replace(&self.route.with_untracked(Route::fragment));
                let name = lang.own_name();
                self.tell(Notice::new("notice-language", &[("language", name)]));
            }
        });
    }

    /// Opens what a route carries.
    pub(super) fn open_route(self, route: &Route) {
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
    pub(super) fn fit(self, opened: Option<Opened>) {
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

    pub(super) fn fragment(self) -> String {
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
    pub(super) fn address_later(self) {
        let timeout = Timeout::new(ADDRESS_DELAY, move || {
            let here = self.route.with_untracked(|route| route.place) == Place::Simulator;
            // While the texts of another language are on their way, the address line is ahead.
            let ahead = Route::parse(&url::fragment()).is_some_and(|to| to.lang != self.lang());
            if here && !ahead {
                url::replace(&self.fragment());
            }
        });
        self.address.set_value(Some(timeout));
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
        funds: catalogue
            .funds
            .iter()
            .map(|card| card.code.as_str())
            .collect(),
        years: catalogue.years,
        profession: headline.map_or(first, |(code, _)| code.as_str()),
        year: headline.map_or(last.min(opening + 10), |(_, year)| *year),
    }
}
