//! Routes in the fragment: `#/it/simula~payload`. Knows the list of pages and no browser.

use organico::i18n::Lang;

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

    /// Reads a fragment without `#`; `None` when it is no route (an anchor in the page).
    ///
    /// An unknown page of a known language is its home: an old link is never a dead end.
    pub(crate) fn parse(fragment: &str) -> Option<Self> {
        let path = fragment.strip_prefix('/')?;
        let (path, payload) = path.split_once('~').unwrap_or((path, ""));
        let (lang, slug) = path.split_once('/').unwrap_or((path, ""));
        let lang = Lang::parse(lang)?;
        let slug = slug.trim_end_matches('/');
        let place = Place::ALL
            .iter()
            .copied()
            .find(|place| place.slug() == slug);
        Some(Self {
            lang,
            place: place.unwrap_or_default(),
            payload: payload.to_owned(),
        })
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
