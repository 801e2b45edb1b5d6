//! The front door: from the files of a folder to a checked pack.

use crate::pack::check::check;
use crate::pack::derive::derivation::Derivation;
use crate::pack::derive::residents::demography::demography;
use crate::pack::derive::residents::mortality::mortality;
use crate::pack::derive::residents::population::{Counts, residents};
use crate::pack::derive::tables::Tables;
use crate::pack::facts::cadre::{Cadre, Retirement};
use crate::pack::facts::finding::Finding;
use crate::pack::facts::need::Service;
use crate::pack::facts::parameter::name::Parameter;
use crate::pack::facts::profession::Profession;
use crate::pack::facts::residents::mortality::Mortality;
use crate::pack::facts::residents::population::Population;
use crate::pack::facts::residents::projection::Projection;
use crate::pack::facts::training::Programme;
use crate::pack::read::error::{PackError, PackErrorKind as Kind, Problems};
use crate::pack::read::files::Files;
use crate::pack::read::place::At;
use crate::pack::read::reader::Reader;
use crate::pack::read::scope::Subject;
use crate::pack::{Pack, read};
use crate::unit::{ProfessionIx, Year};
use crate::word::Grade;

impl Pack {
    /// Reads, derives and checks a pack.
    ///
    /// # Errors
    /// Every mistake found (up to fifty), each with its place.
    pub fn load(files: &Files) -> Result<Self, Vec<PackError>> {
        let mut problems = Problems::default();
        let head = read::head::read(files, &mut problems);
        problems.stop()?;
        let Some(head) = head else {
            return Err(Vec::new());
        };
        let mut reader = Reader::new(files, head.sexes.clone());
        reader.problems = problems;
        let base = read::names::read(&mut reader);
        // One wrong code here would be told again by every other table.
        reader.problems.stop()?;
        let mix = read::mix::read(&mut reader);
        let tables = Tables {
            head,
            base,
            stocks: read::stock::read(&mut reader),
            rates: read::rates::read(&mut reader),
            training: read::training::read(&mut reader),
            people: read::people::read(&mut reader),
            demand: read::demand::read(&mut reader),
            methods: read::methods::read(&mut reader),
            care: read::care::read(&mut reader, &mix),
            mix,
            money: read::money::read(&mut reader),
            posts: read::posts::read(&mut reader),
            conflicts: read::remarks::conflicts(&mut reader),
        };
        let benchmarks = read::remarks::benchmarks(&mut reader);
        reader.problems.stop()?;

        let head = &tables.head;
        let mut findings = reader.unknown_files();
        let mortality = mortality(&tables.people.deaths, &head.sexes, &mut reader.problems);
        let (population, projection) =
            people(&tables, &mortality, &mut reader.problems, &mut findings);
        let opening: Vec<f64> = (0..population.regions)
            .map(|region| population.of(head.opening_year, region).iter().sum())
            .collect();
        let mut derivation = Derivation::new(&tables, opening);
        derivation.problems = reader.problems;
        derivation.findings = findings;
        let cadres = derivation.cadres(&mortality);
        let runs: Vec<bool> = (0..tables.base.professions.len())
            .map(|at| cadres.iter().any(|cadre| cadre.profession.0 == at))
            .collect();
        let programmes = derivation.programmes(&runs);
        let services = derivation.services(population.sexes);
        let professions = derivation.professions(&cadres, &programmes, &services);
        let mix = derivation.mixes(&runs, &services);
        derivation.unused_points();
        let care = derivation.care(&mix);
        let headline = derivation.headline();
        let prices = derivation.prices(&cadres, &programmes);
        derivation.problems.stop()?;

        let mut pack = Self {
            id: head.id.clone(),
            names: head.names.clone(),
            hash: files.hash(),
            opening_year: head.opening_year,
            last_year: head.last_year,
            ages: head.ages,
            sexes: head.sexes.clone(),
            capacity_mean: head.capacity_mean,
            method: head.method.clone(),
            headline,
            regions: tables.base.regions.clone(),
            families: tables.base.families.clone(),
            sectors: tables.base.sectors.clone(),
            professions,
            cadres,
            programmes,
            population,
            projection,
            services,
            mix,
            care,
            prices,
            sources: tables.base.sources.clone(),
            facts: reader.facts,
            basis: derivation.basis,
            benchmarks,
            findings: Vec::new(),
        };
        let mut findings = derivation.findings;
        findings.extend(check(&pack, &tables, &derivation.used_margins));
        crate::unit::sort::by_key(&mut findings, |finding| finding.severity);
        pack.findings = findings;
        Ok(pack)
    }

    /// Codes of a cadre, for people.
    pub(crate) fn place_of(&self, cadre: &Cadre) -> String {
        let profession = self
            .professions
            .get(cadre.profession.0)
            .map_or("", |p| p.code.as_str());
        let sector = self
            .sectors
            .get(cadre.sector.0)
            .map_or("", |s| s.code.as_str());
        format!("{profession}, {sector}")
    }
}

/// Residents of all years, and how they are projected.
fn people(
    tables: &Tables,
    mortality: &Mortality,
    problems: &mut Problems,
    findings: &mut Vec<Finding>,
) -> (Population, Option<Projection>) {
    let (head, people) = (&tables.head, &tables.people);
    let regions = tables.base.regions.len();
    let counts = Counts::new(&people.residents, regions, &head.sexes, problems);
    if counts.is_empty() {
        let nobody = Population {
            first_year: head.opening_year,
            sexes: 1,
            regions,
            persons: Vec::new(),
        };
        return (nobody, None);
    }
    let opening = (head.opening_year, counts.total(head.opening_year));
    let shape = (regions, counts.sexes);
    let mut projection = if mortality.is_empty() {
        None
    } else {
        demography(&people.items, shape, opening, problems)
            .map(|demography| Projection::new(demography, mortality.clone()))
    };
    let years = (head.opening_year, head.last_year);
    let population = residents(&counts, projection.as_mut(), years, findings);
    (population, projection)
}

impl Derivation<'_> {
    fn professions(
        &mut self,
        cadres: &[Cadre],
        programmes: &[Programme],
        services: &[Service],
    ) -> Vec<Profession> {
        let rows = &self.tables.base.professions;
        let one_year = self.tables.head.opening_year == self.tables.head.last_year;
        let ageing = self.tables.head.ages.ageing;
        let mut professions = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let subject = Subject {
                profession: at,
                family: row.family,
                sector: None,
            };
            let from = cadres.partition_point(|cadre| cadre.profession.0 < at);
            let to = cadres.partition_point(|cadre| cadre.profession.0 <= at);
            let ours = cadres.get(from..to).unwrap_or(&[]);
            let fed = programmes.iter().flat_map(|programme| &programme.feeds);
            let fed = fed
                .into_iter()
                .any(|(to, share)| *to == ProfessionIx(at) && *share > 0.0);
            let stays = !ours.iter().any(|cadre| loses(cadre, ageing));
            let scalar = |wanted: Parameter| {
                self.stated(subject, wanted)
                    .unwrap_or_else(|| wanted.default())
            };
            professions.push(Profession {
                code: row.named.code.clone(),
                family: row.family,
                names: row.named.names.clone(),
                extent: row.extent,
                note: row.note.clone(),
                cadres: (from, to),
                unmet_need: scalar(Parameter::UnmetNeed),
                use_trend: scalar(Parameter::UseTrend),
                healthy_ageing: scalar(Parameter::HealthyAgeing),
                productivity: scalar(Parameter::Productivity),
                hours_growth: scalar(Parameter::HoursGrowth),
                residents_in_capacity: scalar(Parameter::ResidentsInCapacity),
                wage_growth: scalar(Parameter::WageGrowth),
                norm: self.norm(subject),
                need_index: self.need_index(subject),
                asks: self.asks(subject, services),
                market: self.labour_market(subject),
                grade: ours
                    .iter()
                    .map(|cadre| cadre.grade)
                    .max()
                    .unwrap_or(Grade::D),
                projected: !ours.is_empty() && (one_year || stays || fed || ours.iter().any(gains)),
                services: self.work(subject, services),
            });
        }
        professions
    }

    fn headline(&mut self) -> Option<(ProfessionIx, Year)> {
        let head = &self.tables.head;
        let (code, year) = head.headline.as_ref()?;
        let rows = &self.tables.base.professions;
        let found = rows.iter().position(|row| row.named.code == *code);
        let at = At::file("pack.json");
        let (kind, expected) = match found {
            None => (
                Kind::UnknownCode,
                "a profession of professions.csv".to_owned(),
            ),
            Some(_) if !(head.opening_year..=head.last_year).contains(year) => (
                Kind::OutOfRange,
                format!("{} to {}", head.opening_year, head.last_year),
            ),
            Some(profession) => return Some((ProfessionIx(profession), *year)),
        };
        self.problems
            .push(at.error("headline", kind, format!("{code}, {year}"), expected));
        None
    }
}

/// Whether anybody ever leaves a cadre, by age or otherwise.
fn loses(cadre: &Cadre, ageing: bool) -> bool {
    let retires = |how: &Retirement| match how {
        Retirement::Table(rates) => rates.iter().any(|&rate| rate > 0.0),
        _ => false,
    };
    ageing
        || cadre.retirement.iter().any(retires)
        || !cadre.exits.is_empty()
        || cadre.mortality.iter().any(|&rate| rate > 0.0)
}

/// Whether anybody comes into a cadre from outside training and outside the profession. The
/// closure flow does not count: it tells that somebody must have come, not who will.
fn gains(cadre: &Cadre) -> bool {
    cadre
        .inflows
        .iter()
        .any(|inflow| inflow.heads.iter().any(|&heads| heads > 0.0))
        || cadre.exogenous.iter().any(|(_, _, _, heads)| *heads > 0.0)
}
