//! What people, courses and measures cost in a country, and who may pay. Holds no method.

use crate::i18n::Names;
use crate::unit::{SectorIx, Year};
use crate::word::Grade;
use crate::word::{CostType, FundKind};

/// The money of a pack. Everything is empty in a pack without such tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prices {
    /// Year whose euros all amounts are in.
    pub year: Year,
    /// Yearly rate at which later euros weigh less.
    pub discount: f64,
    /// Unit costs by cadre, then in the order of [`crate::word::COSTS`].
    pub cadres: Vec<[Option<Price>; CostType::COUNT]>,
    /// Prices of each programme: pay, bursaries, teaching.
    pub courses: Vec<Vec<CoursePrice>>,
    /// Codes of the categories of regions that rates of funds differ by; at least one.
    pub categories: Vec<String>,
    /// Category of each region.
    pub category_of: Vec<usize>,
    /// Funds, in table order.
    pub funds: Vec<Fund>,
    /// What funds have promised already.
    pub commitments: Vec<Commitment>,
    /// Limits on payroll by region.
    pub caps: Vec<Cap>,
}

/// One unit cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Price {
    /// Euros of the price year per unit.
    pub eur: f64,
    /// How well it is known.
    pub grade: Grade,
}

/// What one sort of cost of a programme comes to per student.
#[derive(Clone, Debug, PartialEq)]
pub struct CoursePrice {
    /// Which sort.
    pub cost: CostType,
    /// Euros per student, `[year from the opening][year of course]`.
    pub eur: Vec<f64>,
    /// Weakest grade of the rows behind it.
    pub grade: Grade,
}

/// A source of money.
#[derive(Clone, Debug, PartialEq)]
pub struct Fund {
    /// Code in tables, scenarios and outputs.
    pub code: String,
    /// Names for people.
    pub names: Names,
    /// Whose money it is.
    pub kind: FundKind,
    /// First month in which a cost may arise.
    pub from: Month,
    /// Last month in which a cost may arise.
    pub to: Month,
    /// Whether it counts unless a scenario says otherwise.
    pub on: bool,
    /// What it can pay in all, euros; `None`: not known, and an EU fund is then not counted on.
    pub ceiling: Option<f64>,
    /// What it pays for.
    pub rules: Vec<Rule>,
    /// Remark of the table.
    pub note: String,
}

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// Calendar year.
    pub year: Year,
    /// 1..=12.
    pub month: u8,
}

/// What a fund pays of one sort of cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Which sort.
    pub cost: CostType,
    /// In which category of regions; `None` = in every one that no closer rule speaks about.
    pub category: Option<usize>,
    /// Share of the cost that it pays, 0..=1.
    pub rate: f64,
}

/// Money that a fund has promised already, as it runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Commitment {
    /// Index into [`Prices::funds`].
    pub fund: usize,
    /// For which sort of cost.
    pub cost: CostType,
    /// First and last year in which the cost runs.
    pub years: (Year, Year),
    /// Euros a year.
    pub eur: f64,
}

/// A limit on what the staff of one sector may cost in a region.
#[derive(Clone, Debug, PartialEq)]
pub struct Cap {
    /// Index into `Pack::regions`.
    pub region: usize,
    /// Whose staff it limits.
    pub sector: SectorIx,
    /// Payroll at the year that the limit stands on, euros: of all staff, modelled or not.
    pub payroll: f64,
    /// The limit by year from the opening, euros.
    pub limit: Vec<f64>,
}

impl Prices {
    /// Whether the pack has no price at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let of_staff = self.cadres.iter().flatten().flatten().next();
        of_staff.is_none() && self.courses.iter().all(Vec::is_empty)
    }

    /// The unit cost of a cadre, if the pack states it.
    #[must_use]
    pub fn of_cadre(&self, cadre: usize, cost: CostType) -> Option<Price> {
        self.cadres.get(cadre)?[cost as usize]
    }

    /// The category of a region.
    #[must_use]
    pub fn category(&self, region: usize) -> usize {
        self.category_of.get(region).copied().unwrap_or(0)
    }

    /// The prices of a programme.
    #[must_use]
    pub fn of_course(&self, programme: usize) -> &[CoursePrice] {
        self.courses.get(programme).map_or(&[], Vec::as_slice)
    }
}

impl Fund {
    /// First and last month of a year inside the window; nothing when it is closed all year.
    ///
    /// A window that ends in August holds eight months of that year.
    #[must_use]
    pub fn open(&self, year: Year) -> Option<(u8, u8)> {
        let first = if year == self.from.year {
            self.from.month
        } else {
            1
        };
        let last = if year == self.to.year {
            self.to.month
        } else {
            12
        };
        ((self.from.year..=self.to.year).contains(&year) && first <= last).then_some((first, last))
    }

    /// How many months of a year the window is open.
    #[must_use]
    pub fn months(&self, year: Year) -> u8 {
        self.open(year).map_or(0, |(first, last)| last - first + 1)
    }

    /// The share of a cost that it pays in a category of regions.
    #[must_use]
    pub fn rate(&self, cost: CostType, category: usize) -> Option<f64> {
        let of = |wanted: Option<usize>| {
            let mut rules = self.rules.iter();
            rules.find(|rule| rule.cost == cost && rule.category == wanted)
        };
        of(Some(category))
            .or_else(|| of(None))
            .map(|rule| rule.rate)
    }

    /// Whether it pays for a sort of cost anywhere.
    #[must_use]
    pub fn pays(&self, cost: CostType) -> bool {
        self.rules.iter().any(|rule| rule.cost == cost)
    }
}
