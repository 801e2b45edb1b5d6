//! Routes in the fragment: `#/it/simula~payload`. Knows the list of pages and no browser.

use organico::i18n::Lang;
use organico::scenario::link;

macro_rules! places {
    ($($(#[doc = $doc:literal])+ $name:ident, $slug:literal, $title:literal;)+) => {
        /// A page.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(crate) enum Place { #[default] $($(#[doc = $doc])+ $name,)+ }

        impl Place {
            /// Every page.
            const ALL: &[Self] = &[$(Self::$name,)+];

            /// Its part of the address; the same in every language, so that links survive.
            pub(crate) const fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)+ }
            }

            /// Locale key of its title.
            pub(crate) const fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)+ }
            }
        }
    };
}

places! {
    /// The finding and the doors.
    Home, "", "page-home";
    /// The simulator.
    Simulator, "simula", "page-simulator";
    /// Method and data.
    Method, "metodo", "page-method";
    /// Accessibility statement.
    Accessibility, "accessibilita", "page-accessibility";
    /// Privacy.
    Privacy, "privacy", "page-privacy";
    /// Legal notes.
    Legal, "note-legali", "page-legal";
}

/// Where the reader is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Route {
    /// Language of the page.
    pub(crate) lang: Lang,
    /// Which page.
    pub(crate) place: Place,
    /// What follows the tilde: a shared session.
    pub(crate) payload: String,
}

impl Route {
    /// A page without payload.
    pub(crate) const fn to(lang: Lang, place: Place) -> Self {
        Self {
            lang,
            place,
            payload: String::new(),
        }
    }

    /// Where a fragment without `#` leads, and what of it is known to nobody. A fragment that is
    /// no route (none at all, an anchor in the page) leads to `origin`; a page or language that
    /// is not here to the nearest one, so that an old link is never a dead end.
    pub(crate) fn lead(fragment: &str, origin: &Self) -> (Self, Option<String>) {
        let (page, payload) = link::parted(fragment);
        let mut parts = page
            .trim_start_matches('!')
            .trim_start_matches('/')
            .split('/');
        let first = parts.next().unwrap_or_default();
        let slug = parts.next().unwrap_or_default();
        let lang = Lang::parse(first);
        if lang.is_none() && !(page.starts_with('/') && first.len() > 1) && payload.is_empty() {
            return (origin.clone(), None);
        }
        let mut places = Place::ALL.iter().copied();
        let place = places.find(|place| place.slug() == slug);
        let known = lang.is_some() && place.is_some() && parts.all(str::is_empty);
        // What carries a scenario leads to the page that shows one.
        let otherwise = match payload.is_empty() {
            true => Place::Home,
            false => Place::Simulator,
        };
        let route = Self {
            lang: lang.unwrap_or(origin.lang),
            place: place.filter(|_| known).unwrap_or(match place {
                Some(place) if lang.is_none() && !slug.is_empty() => place,
                _ => otherwise,
            }),
            payload,
        };
        let told: String = page.chars().take(40).collect();
        (route, (!known).then_some(told))
    }

    /// The fragment without `#`.
    pub(crate) fn fragment(&self) -> String {
        let tilde = if self.payload.is_empty() { "" } else { "~" };
        let (lang, slug) = (self.lang.code(), self.place.slug());
        format!("/{lang}/{slug}{tilde}{}", self.payload)
    }

    /// The value of `href`.
    pub(crate) fn href(&self) -> String {
        format!("#{}", self.fragment())
    }
}
