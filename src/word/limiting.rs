//! What holds hiring back: one class per place and year.

use serde::{Deserialize, Serialize};

macro_rules! limits {
    ($($(#[doc = $doc:literal])+ $name:ident = $number:literal, $code:literal;)+) => {
        /// What holds a profession's posts back in a place and year. The number stands in outputs.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Limiting { #[default] $($(#[doc = $doc])+ $name = $number,)+ }

        /// All classes, in the order of their numbers.
        pub const LIMITS: &[Limiting] = &[$(Limiting::$name,)+];

        impl Limiting {
            /// Its code; locale keys are `limiting-<code>`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }
        }
    };
}

limits! {
    /// Need is met, or what is open is only being filled.
    None = 0, "none";
    /// The posts that are authorised and paid for are filled, and need asks for more.
    Budget = 1, "budget";
    /// Posts stay empty because too few people look for one.
    Candidates = 2, "candidates";
    /// Posts stay empty year after year while enough people ask for the courses that lead to them.
    Training = 3, "training";
    /// Posts stay empty although there are people, places or staff that could be held.
    Attraction = 4, "attraction";
}

impl Limiting {
    /// Its number in outputs.
    #[must_use]
    pub fn number(self) -> f64 {
        f64::from(self as u8)
    }
}
