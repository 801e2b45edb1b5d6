//! What a loaded pack has to say about itself: its words, its weight and its place.

use crate::unit::decimal;
use crate::word::Argument;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The pack runs, yet a figure is wrong or contradictory.
    Error,
    /// Something is missing, and an assumption stands in for it.
    Warning,
    /// A derivation that was asked for, told for the record.
    Info,
}

/// One thing that the check has to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Locale key of its kind, one of [`Finding::KINDS`]; its text has no capital and no full stop.
    pub key: &'static str,
    /// Named arguments of the text.
    pub arguments: Vec<(&'static str, Argument)>,
    /// What the pack itself says about it, in English; mostly empty.
    pub quote: String,
    /// Table, codes or years that it is about.
    pub place: String,
}

macro_rules! notes {
    ($($(#[doc = $doc:literal])+ $name:ident, $severity:ident, $key:literal, [$($argument:literal),*];)+) => {
        /// Sorts of findings.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Note { $($(#[doc = $doc])+ $name,)+ }

        impl Note {
            const fn key(self) -> &'static str {
                match self { $(Self::$name => concat!("check-", $key),)+ }
            }

            const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }
        }

        impl Finding {
            /// Every sort of finding: locale key, and the names of the arguments of its text.
            pub const KINDS: &[(&str, &[&str])] = &[$((concat!("check-", $key), &[$($argument),*]),)+];
        }
    };
}

notes! {
    /// A cadre has neither a stock nor cells.
    NoStock, Error, "no-stock", [];
    /// The cells of a stock do not add up to it.
    StockSum, Error, "stock-sum", ["sum", "heads"];
    /// Residents do not add up to the total that the pack gives.
    ResidentsTotal, Error, "residents-total", ["sum", "total"];
    /// Shares do not add up to 1.
    Sum, Error, "sum", ["what", "sum"];
    /// A profession that is to be run has no cadre.
    NoCadre, Warning, "no-cadre", [];
    /// Nothing brings anybody in.
    NotProjected, Warning, "not-projected", [];
    /// Ages are spread evenly for want of a margin.
    EvenAges, Warning, "even-ages", [];
    /// Sexes are spread evenly for want of a margin.
    EvenSexes, Warning, "even-sexes", [];
    /// Ages of entrants are spread evenly for want of a margin.
    EvenEntrants, Warning, "even-entrants", [];
    /// Regions are shared out by residents for want of a margin.
    ByResidents, Warning, "by-residents", [];
    /// Nobody is known to retire.
    NoRetirement, Warning, "no-retirement", [];
    /// Death rates or ages are missing, so the mortality ratio does nothing.
    NoMortality, Warning, "no-mortality", [];
    /// Where new entrants go is not stated.
    NoHiring, Warning, "no-hiring", [];
    /// How long the closure flow lasts is not stated.
    NoClosureHold, Warning, "no-closure-hold", [];
    /// A programme has no places.
    NoPlaces, Warning, "no-places", [];
    /// The share of candidates that wants a school is not stated.
    NoPreference, Warning, "no-preference", [];
    /// A service has no use weights.
    NoWeights, Warning, "no-weights", [];
    /// An EU fund whose amount is not known.
    NoAmount, Info, "no-amount", [];
    /// Unit costs of another year than that of the prices.
    PriceYear, Info, "price-year", ["years", "price_year"];
    /// A fund has promised more than it has.
    Promised, Error, "promised", ["promised", "ceiling"];
    /// Residents are held beyond the last year known.
    ResidentsHeld, Warning, "residents-held", ["years"];
    /// A table whose name the format does not know.
    UnknownFile, Warning, "unknown-file", [];
    /// A table that speaks about some, and not about others: its default stands in for them.
    Unsaid, Warning, "unsaid", ["keys"];
    /// Some of what a table could speak about does not occur in it: the default stands in for it.
    UnsaidAll, Info, "unsaid-all", ["items"];
    /// A row for several stands where none of its own does.
    Wider, Info, "wider", ["keys"];
    /// What a table that is a list speaks about.
    Listed, Info, "listed", ["keys"];
    /// Years in which a path is known: straight lines between them, held outside.
    KnownYears, Info, "known-years", ["years"];
    /// A course whose entrants join professions of the pack only in part.
    FeedsPart, Warning, "feeds-part", ["share"];
    /// A leaving age beyond the last age of staff.
    LeavingBeyond, Warning, "leaving-beyond", ["age", "last"];
    /// Ages at which nobody is staff.
    BandOutside, Warning, "band-outside", ["ages"];
    /// A margin that no table names.
    UnusedMargin, Warning, "unused-margin", [];
    /// Figures that may be thousands or have three decimals.
    Thousands, Warning, "thousands", ["figure", "count"];
    /// A region that lies inside another one, or is the same.
    NestedRegions, Warning, "nested-regions", ["within"];
    /// A source that no figure names.
    UnusedSource, Info, "unused-source", [];
    /// An older (or newer) stock was brought to the opening year.
    Carried, Info, "carried", ["heads", "from", "to", "change"];
    /// The same, for want of a yearly change.
    CarriedUnchanged, Info, "carried-unchanged", ["heads", "from", "to"];
    /// Residents of years between two known ones are interpolated.
    ResidentsBetween, Info, "residents-between", ["years"];
    /// Places of earlier years are held at the first known.
    PlacesHeld, Info, "places-held", ["years", "known"];
    /// Places between two known years are interpolated.
    PlacesBetween, Info, "places-between", ["years"];
    /// Some graduates join a profession that is not run.
    FeedDropped, Info, "feed-dropped", ["share"];
    /// A profession without a usable figure.
    NoFigure, Info, "no-figure", [];
    /// Two sources disagree.
    Conflict, Info, "conflict", [];
}

impl Finding {
    /// A finding whose text has no arguments.
    pub(crate) fn new(note: Note, place: impl Into<String>) -> Self {
        Self::with(note, place, Vec::new())
    }

    /// A finding with the arguments of its text.
    pub(crate) fn with(
        note: Note,
        place: impl Into<String>,
        arguments: Vec<(&'static str, Argument)>,
    ) -> Self {
        debug_assert!(
            Self::KINDS.iter().any(|(key, names)| *key == note.key()
                && names.iter().eq(arguments.iter().map(|(name, _)| name))),
            "{note:?} has other arguments than {arguments:?}"
        );
        Self {
            severity: note.severity(),
            key: note.key(),
            arguments,
            quote: String::new(),
            place: place.into(),
        }
    }

    /// With what the pack itself says about it.
    pub(crate) fn quoting(self, quote: impl Into<String>) -> Self {
        Self {
            quote: quote.into(),
            ..self
        }
    }
}

/// A number with all its digits: a sum that misses by little must be seen to miss.
pub(crate) fn exact(value: f64) -> Argument {
    Argument::Text(decimal::write(value))
}
