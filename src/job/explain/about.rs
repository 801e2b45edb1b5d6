//! Which figures of a side are about what is looked at, and which of them act.

use crate::model::Model;
use crate::pack::{LATE_YEARS, Pack, Profession, Programme};
use crate::scenario::Scenario;
use crate::unit::{ProfessionIx, Year};
use crate::word::{Fact, Side, Sides};

/// What an explanation looks at.
pub(super) struct About<'p> {
    pack: &'p Pack,
    sides: Sides,
    /// The profession, and those whose work moves to or from it.
    professions: Vec<&'p Profession>,
    /// Courses that lead to it, and those that share candidates with them.
    programmes: Vec<&'p Programme>,
    /// Codes of services, conditions, standards and groups of beds.
    subjects: Vec<&'p str>,
    /// First and last year in which a figure of need or staff acts.
    years: (Year, Year),
}

impl<'p> About<'p> {
    pub(super) fn new(
        model: &'p Model,
        scenario: &Scenario,
        profession: ProfessionIx,
        sides: Sides,
    ) -> Self {
        let pack: &Pack = &model.pack;
        let mut wanted = vec![profession];
        if sides.has(Side::Mix) {
            for shift in &pack.mix.shifts {
                let pair = [shift.from, shift.to];
                if pair.contains(&profession) {
                    wanted.extend(pair.into_iter().filter(|one| *one != profession));
                }
            }
        }
        let professions: Vec<&Profession> = wanted.iter().map(|p| &pack.professions[p.0]).collect();
        let last = scenario.until.unwrap_or(pack.last_year).min(pack.last_year);
        Self {
            pack,
            sides,
            subjects: subjects(pack, &professions, sides),
            programmes: programmes(pack, &wanted),
            professions,
            years: (pack.opening_year, last),
        }
    }

    /// Whether a figure acts on one of the sides and is about what is looked at.
    pub(super) fn concerns(&self, fact: &Fact) -> bool {
        fact.acts.sides.meets(self.sides)
            && (fact.of.is_empty() || !fact.profession.is_empty() || self.is_of(&fact.of))
            && (fact.profession.is_empty() || self.names(fact))
    }

    /// Whether a figure is of one of the courses, services or standards.
    fn is_of(&self, of: &str) -> bool {
        of == "*"
            || self.subjects.contains(&of)
            || self.programmes.iter().any(|p| rank_of(of, p).is_some())
    }

    /// Whether it is about one of the professions; who else a course feeds only shares its price.
    fn names(&self, fact: &Fact) -> bool {
        let course = fact.acts.sides.has(Side::Training);
        let own = if course {
            &self.professions[..1]
        } else {
            &self.professions[..]
        };
        own.iter().any(|one| self.pack.is_about(fact, one))
            || (course && self.sides.has(Side::Money) && self.is_of(&fact.of))
    }

    /// Whether a figure acts: no closer one says the same, and its year counts. What the model does
    /// not use is listed as it is.
    pub(super) fn acts(&self, fact: &Fact, near: &[&Fact]) -> bool {
        let rivals = || near.iter().filter(|other| other.used && same(fact, other));
        !fact.used
            || (self.is_closest(fact, rivals().copied()) && self.in_time(fact, rivals().copied()))
    }

    /// Whether it is the closest for some cadre of some profession, or for some course.
    fn is_closest<'f>(&self, fact: &Fact, rivals: impl Iterator<Item = &'f Fact> + Clone) -> bool {
        let covers = |other: &&Fact| {
            (other.place.is_empty() || other.place == fact.place)
                && (matches!(other.region.as_str(), "" | "*") || other.region == fact.region)
        };
        let rivals = rivals.filter(covers);
        let wins = |rank: &dyn Fn(&Fact) -> Option<u8>| {
            rank(fact).is_some_and(|own| rivals.clone().all(|other| rank(other) <= Some(own)))
        };
        if fact.profession.is_empty() {
            let course = |p: &&Programme| wins(&|fact| rank_of(&fact.of, p));
            let courses = self.programmes.iter().any(course);
            return fact.of.is_empty() || self.subjects.contains(&fact.of.as_str()) || courses;
        }
        self.professions.iter().any(|one| {
            let cadres = self
                .pack
                .cadres
                .get(one.cadres.0..one.cadres.1)
                .unwrap_or(&[]);
            let mut sectors = cadres
                .iter()
                .map(|c| self.pack.sectors[c.sector.0].code.as_str());
            sectors.any(|sector| wins(&|fact| self.rank(fact, one, sector)))
        })
    }

    /// How closely a row speaks about a profession in a sector: as packs are read.
    fn rank(&self, fact: &Fact, profession: &Profession, sector: &str) -> Option<u8> {
        if !self.pack.is_about(fact, profession) {
            return None;
        }
        let who = match fact.profession.as_str() {
            "*" => 0,
            family if family.starts_with("family:") => 1,
            _ => 2,
        };
        match fact.sector.as_str() {
            "" | "*" => Some(who),
            own => (own == sector).then_some(who + 4),
        }
    }

    /// Whether its year counts: within the years that are run, or the next known one beside them.
    fn in_time<'f>(&self, fact: &Fact, rivals: impl Iterator<Item = &'f Fact>) -> bool {
        let Some(year) = fact.year.filter(|_| fact.acts.dated) else {
            return true;
        };
        let (first, last) = (self.first_year(fact), self.years.1);
        let known: Vec<Year> = rivals.filter_map(|other| other.year).collect();
        let before = known.iter().copied().filter(|year| *year <= first).max();
        let after = known.iter().copied().filter(|year| *year >= last).min();
        before.is_none_or(|before| year >= before) && after.is_none_or(|after| year <= after)
    }

    /// The first year that counts: that of the oldest students for courses.
    fn first_year(&self, fact: &Fact) -> Year {
        let ours = self.programmes.iter().find(|p| p.code == fact.of);
        match ours {
            Some(course) if course.repeats() => Year::MIN,
            Some(course) => {
                let back = course.years + LATE_YEARS;
                self.years.0 - Year::try_from(back).unwrap_or(0)
            }
            None => self.years.0,
        }
    }
}

/// Whether two figures say the same of different professions, places or years.
fn same(one: &Fact, other: &Fact) -> bool {
    let rest = |fact: &Fact| fact.item.strip_prefix(fact.of.as_str()).map(str::to_owned);
    let item = one.item == other.item || (!one.of.is_empty() && rest(one) == rest(other));
    one.table == other.table && item
}

/// How closely a row speaks about a course.
fn rank_of(of: &str, programme: &Programme) -> Option<u8> {
    match of.strip_prefix("group:") {
        Some(group) => (group == programme.group.code()).then_some(1),
        None if of == "*" => Some(0),
        None => (of == programme.code).then_some(2),
    }
}

/// Courses that lead to professions, the basic ones behind them, and the schools that share their
/// candidates.
fn programmes<'p>(pack: &'p Pack, professions: &[ProfessionIx]) -> Vec<&'p Programme> {
    let feeds = |p: &Programme| p.feeds.iter().any(|(to, _)| professions.contains(to));
    let fed = pack.programmes.iter().enumerate().filter(|(_, p)| feeds(p));
    let roots: Vec<usize> = fed.map(|(at, p)| p.draws_from.unwrap_or(at)).collect();
    let all = pack.programmes.iter().enumerate();
    all.filter(|(at, p)| roots.contains(&p.draws_from.unwrap_or(*at)))
        .map(|(_, p)| p)
        .collect()
}

/// Codes of what need is worked out for.
fn subjects<'p>(pack: &'p Pack, professions: &[&'p Profession], sides: Sides) -> Vec<&'p str> {
    let mut found = Vec::new();
    for one in professions {
        if sides.has(Side::Services) {
            let services = one
                .services
                .iter()
                .filter_map(|(at, _)| pack.services.get(*at));
            found.extend(services.map(|service| service.code.as_str()));
        }
        if sides.has(Side::Cases) {
            found.extend(one.asks.needs.iter().map(|need| need.code.as_str()));
        }
        if sides.has(Side::Standards) {
            let groups = one
                .asks
                .standards
                .iter()
                .map(|standard| standard.group.as_str());
            found.extend(groups.filter(|group| !group.is_empty()));
            found.extend(
                one.asks
                    .standards
                    .iter()
                    .map(|standard| standard.code.as_str()),
            );
        }
    }
    found
}
