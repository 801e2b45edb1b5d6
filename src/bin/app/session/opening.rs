//! Links and the address line: what a fragment opens, and what it says of the screen.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use organico::i18n::{self, Part};
use organico::scenario::link::{self, Opened};
use organico::scenario::{Edit, Notice, Session};

use super::known::known;
use super::{Cause, State};
use crate::browser::{clock, locale, url};
use crate::route::{Place, Route};

/// Quiet time before the address line follows the screen, in milliseconds.
const ADDRESS_DELAY: u32 = 300;

impl State {
    /// Goes where a fragment leads, once the texts of its language are there; until then
    /// everything stays as it is.
    pub(super) fn follow(self, fragment: &str) {
        let (route, unknown) = Route::lead(fragment, &self.origin.get_value());
        if i18n::installed(route.lang, Part::First) {
            self.withdraw(Cause::Language);
            self.tell(Cause::Address, nowhere(unknown));
            self.open_route(&route, false);
            self.route.set(route);
            self.address();
            return;
        }
        let lang = route.lang;
        locale::fetch(lang.code(), move |texts| {
            let now = url::fragment();
            let wanted = Route::lead(&now, &self.origin.get_value()).0.lang == lang;
            let there = texts.is_some_and(|texts| i18n::install(lang, Part::First, texts));
            if there && wanted {
                self.follow(&now);
            } else if wanted {
                // The address goes back to what is shown, so that the same link can be tried again.
                url::replace(&self.fragment());
                let name = lang.own_name();
                let notice = Notice::new("notice-language", &[("language", name)]);
                self.tell(Cause::Language, vec![notice]);
            }
        });
    }

    /// Opens where the page starts.
    pub(super) fn open_first(self, unknown: Option<String>) {
        self.tell(Cause::Address, nowhere(unknown));
        self.open_route(&self.route.get_untracked(), true);
    }

    /// Opens what a route carries. Only the simulator shows a scenario: elsewhere what the address
    /// carries is for whoever loads the page anew.
    fn open_route(self, route: &Route, first: bool) {
        let before = self.route.get_untracked();
        let carries = !route.payload.is_empty() && (first || route.place == Place::Simulator);
        if carries {
            let opened = link::decode(&route.payload);
            let known = self.catalogue.with_untracked(Option::is_some);
            if known {
                self.fit(Some(opened));
            } else {
                self.opened.set(Some(opened));
            }
        }
        // The route signal still holds the old place here: asked again once it is set.
        if before.place != route.place || carries {
            clock::next_frame(move || self.ask());
        }
    }

    /// Puts a link, or the present screen, on the pack that is here.
    pub(super) fn fit(self, opened: Option<Opened>) {
        let Some(catalogue) = self.catalogue.get_untracked() else {
            return;
        };
        let known = known(&catalogue);
        let mut notices = Vec::new();
        let mut session = Session::default();
        session.fit(&known);
        self.usual.set_value(session);
        let fitted = match opened {
            Some(opened) => {
                notices.extend(opened.notices.iter().cloned());
                notices.extend(opened.differences(&catalogue.engine, &catalogue.hash));
                self.ghost.set(None);
                opened.session
            }
            None => self.history.with_untracked(|history| history.now().clone()),
        };
        let mut fitted = fitted;
        notices.extend(fitted.fit(&known));
        self.history.update(|history| {
            if history.now().profession.is_empty() {
                history.repair(fitted);
            } else {
                history.make(Edit::Open(Box::new(fitted)), Some(&known));
            }
        });
        // Data of another country have another hash: said once.
        if notices.iter().any(|notice| notice.key == "fit-pack") {
            notices.retain(|notice| notice.key != "link-other-pack");
        }
        self.withdraw(Cause::Link);
        self.tell(Cause::Link, notices);
    }

    /// The address of the present screen, for people to share.
    pub(crate) fn share(self) -> String {
        url::address(&self.shared())
    }

    /// What the address says of the screen: the scenario too, once anything differs from the
    /// first screen or the reader came with a link.
    pub(super) fn fragment(self) -> String {
        let here = self.route.get_untracked();
        let carried = self.catalogue.with_untracked(Option::is_none);
        let payload = if carried {
            here.payload.clone()
        } else {
            self.payload(here.place == Place::Simulator && !here.payload.is_empty())
        };
        Route { payload, ..here }.fragment()
    }

    /// The scenario as a link holds it; empty for the first screen, unless it is wanted.
    fn payload(self, wanted: bool) -> String {
        let usual = self.usual.with_value(|usual| {
            self.history.with_untracked(|history| {
                let now = history.now();
                *now == *usual
            })
        });
        if usual && !wanted {
            return String::new();
        }
        let (engine, hash) = self.catalogue.with_untracked(|catalogue| {
            catalogue
                .as_ref()
                .map_or_else(Default::default, |c| (c.engine.clone(), c.hash.clone()))
        });
        self.history
            .with_untracked(|history| link::encode(history.now(), &engine, &hash))
    }

    /// The address with the scenario, whatever it is.
    fn shared(self) -> String {
        let payload = self.payload(true);
        Route {
            payload,
            ..Route::to(self.lang(), Place::Simulator)
        }
        .fragment()
    }

    /// Lets the address line follow, once the hand rests.
    pub(super) fn address_later(self) {
        // What is left if the program stops before that.
        url::keep(&self.fragment());
        let timeout = Timeout::new(ADDRESS_DELAY, move || self.address());
        self.address.set_value(Some(timeout));
    }

    /// Lets the address line follow now.
    pub(super) fn address(self) {
        // While the texts of another language are on their way, the address line is ahead.
        let to = Route::lead(&url::fragment(), &self.origin.get_value()).0;
        let fragment = self.fragment();
        let bare = url::fragment().is_empty() && !fragment.contains('~');
        if to.lang == self.lang() && !bare {
            url::keep(&fragment);
            url::replace(&fragment);
        }
    }

    /// Before a link of the page is followed: the address that is left says what was on the
    /// screen, and the link takes the scenario along. Gives the link another address, if so.
    pub(super) fn leave(self, href: &str) -> Option<String> {
        let fragment = href.strip_prefix('#').filter(|to| to.starts_with('/'))?;
        if self.address.with_value(Option::is_some) {
            self.address.set_value(None);
            self.address();
        }
        let mut to = Route::lead(fragment, &self.origin.get_value()).0;
        // A link with a scenario that was put there by the page itself leads elsewhere on purpose.
        if self.catalogue.with_untracked(Option::is_none) {
            return None;
        }
        to.payload = self.payload(false);
        Some(format!("#{}", to.fragment()))
    }
}

/// The remark on an address that leads nowhere.
fn nowhere(unknown: Option<String>) -> Vec<Notice> {
    let notice = |address: String| Notice::new("notice-page", &[("address", &address)]);
    unknown.map(notice).into_iter().collect()
}
