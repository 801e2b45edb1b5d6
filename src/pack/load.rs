//! The front door: from the files of a folder to a checked pack.

use crate::pack::check::check;
use crate::pack::derive::cadre::cadres;
use crate::pack::derive::care::care;
use crate::pack::derive::known::Known;
use crate::pack::derive::method::unused_points;
use crate::pack::derive::mix::mixes;
use crate::pack::derive::money::prices;
use crate::pack::derive::need::services;
use crate::pack::derive::notes::Notes;
use crate::pack::derive::profession::{headline, professions};
use crate::pack::derive::residents::demography::demography;
use crate::pack::derive::residents::mortality::mortality;
use crate::pack::derive::residents::population::{Counts, residents};
use crate::pack::derive::tables::Tables;
use crate::pack::derive::training::programmes;
use crate::pack::facts::cadre::Cadre;
use crate::pack::facts::finding::Finding;
use crate::pack::facts::residents::mortality::Mortality;
use crate::pack::facts::residents::population::Population;
use crate::pack::facts::residents::projection::Projection;
use crate::pack::read::error::{PackError, Problems};
use crate::pack::read::files::Files;
use crate::pack::read::reader::Reader;
use crate::pack::{Pack, read};

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
        let mut notes = Notes::new(reader.problems, findings);
        let known = Known {
            tables: &tables,
            residents: &opening,
            mortality: &mortality,
        };
        let cadres = cadres(&known, &mut notes);
        let runs: Vec<bool> = (0..tables.base.professions.len())
            .map(|at| cadres.iter().any(|cadre| cadre.profession.0 == at))
            .collect();
        let programmes = programmes(&tables, &mut notes, &runs);
        let services = services(&tables, &mut notes, population.sexes);
        let professions = professions(&tables, &mut notes, &cadres, &programmes, &services);
        let mix = mixes(&tables, &mut notes, &runs, &services);
        unused_points(&tables, &mut notes);
        let care = care(&tables, &mut notes, &mix);
        let headline = headline(&tables, &mut notes);
        let prices = prices(&tables, &mut notes, &cadres, &programmes);
        let said = notes.end()?;

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
            groups: tables.base.groups.clone(),
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
            basis: said.basis,
            benchmarks,
            findings: Vec::new(),
        };
        let mut findings = said.findings;
        findings.extend(check(&pack, &tables, &said.margins));
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
