//! The list of languages. One row each: code, own name, how it writes numbers; and a locale file.

macro_rules! languages {
    ($($(#[doc = $doc:literal])+ $name:ident, $code:literal, $own:literal, $marks:expr;)+) => {
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

            /// How it writes numbers.
            #[must_use]
            pub const fn marks(self) -> Marks {
                match self { $(Self::$name => $marks,)+ }
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

/// How a language writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Between groups of three digits.
    pub thousands: char,
    /// Before the decimals.
    pub point: char,
    /// Per cent, with what stands before it.
    pub percent: &'static str,
}

const fn marks(thousands: char, point: char, percent: &'static str) -> Marks {
    Marks {
        thousands,
        point,
        percent,
    }
}

// The first is that of the page without an address.
languages! {
    /// Italian.
    It, "it", "Italiano", marks('.', ',', "\u{a0}%");
    /// English.
    En, "en", "English", marks(',', '.', "%");
}

impl Lang {
    /// The language with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        LANGS.iter().copied().find(|lang| lang.code() == code)
    }
}
