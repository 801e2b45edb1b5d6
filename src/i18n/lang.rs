//! The list of languages. One line each: code, own name, locale file.

macro_rules! languages {
    ($($(#[doc = $doc:literal])+ $name:ident, $code:literal, $own:literal;)+) => {
        /// A language of the page.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Lang { #[default] $($(#[doc = $doc])+ $name,)+ }

        /// All languages, in the order of the switch.
        pub const LANGS: &[Lang] = &[$(Lang::$name,)+];

        impl Lang {
            /// Code in routes and in the `lang` attribute.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// Its name in itself.
            #[must_use]
            pub const fn own_name(self) -> &'static str {
                match self { $(Self::$name => $own,)+ }
            }

            /// The locale file as it stands in the repository.
            #[cfg(feature = "locales")]
            #[must_use]
            pub const fn file(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("../../locales/", $code, ".json")),)+
                }
            }
        }
    };
}

languages! {
    /// Italian.
    It, "it", "Italiano";
    /// English.
    En, "en", "English";
}

impl Lang {
    /// The language with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        LANGS.iter().copied().find(|lang| lang.code() == code)
    }
}
