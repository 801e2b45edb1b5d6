//! The rows of a report, in their order: professions (nation, then regions), programmes, services,
//! money.

mod workings;

use super::{ALL, Name, Report, Row, unit_code};
use crate::model::{Drivers, METHODS, ProfessionRun, measure};
use crate::pack::{Extent, Profession};
use crate::unit::first_balanced;
use crate::word::{DRIVERS, Measure, Unit};

/// Students a year that would close the gap of the last year; stands in the last year.
const REQUIRED_INTAKE: Name<'static> = Name::plain("required_intake");
/// FTE in the last year per student a year in every adjustable year.
const INTAKE_RESPONSE: Name<'static> = Name::plain("intake_response");
/// First year in which the gap is not positive; stands in that year.
const BALANCE_YEAR: Name<'static> = Name::plain("balance_year");

/// Share of staff that adopted a use of AI; the code of the use stands in `sector`.
const AI_ADOPTION: Name = Name::plain("ai_adoption");
/// Share of staff that holds a competence at year-end; its code stands in `sector`.
const CPD_TRAINED: Name = Name::plain("cpd_trained");
/// Credits per head and year for a competence; its code stands in `sector`.
const CPD_TOPIC: Name = Name::plain("cpd_topic_credits");

/// A place of the report: the nation, or one region.
#[derive(Clone, Copy)]
pub(super) struct Place<'m> {
    pub(super) row: Option<usize>,
    pub(super) code: &'m str,
}

/// The columns that stay the same within one series.
#[derive(Clone, Copy)]
pub(super) struct Series<'m> {
    pub(super) region: &'m str,
    pub(super) profession: &'m str,
    pub(super) sector: &'m str,
    pub(super) measure: Name<'m>,
    pub(super) unit: &'static str,
    /// Steps that are reported: from the first to before the second.
    pub(super) steps: (usize, usize),
}

impl<'m> Report<'m> {
    /// Hands over every row; stops at the first refusal.
    ///
    /// Values that make no sense (a rate over nothing) have no row, and a profession without any
    /// known inflow has only its opening year.
    ///
    /// # Errors
    /// Whatever the taker refuses with.
    pub fn each<E>(&self, mut take: impl FnMut(&Row<'m>) -> Result<(), E>) -> Result<(), E> {
        for at in 0..self.run.professions.len() {
            self.profession(at, &mut take)?;
        }
        self.programmes(&mut take)?;
        self.services(&mut take)?;
        self.whole_money(&mut take)
    }

    fn profession<E>(
        &self,
        at: usize,
        take: &mut impl FnMut(&Row<'m>) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(run) = self.run.professions.get(at) else {
            return Ok(());
        };
        let Some(facts) = self.model.pack.professions.get(run.profession.0) else {
            return Ok(());
        };
        let demands: Vec<(Name<'m>, Vec<f64>)> = METHODS
            .iter()
            .filter_map(|m| {
                let name = Name {
                    family: "demand_",
                    code: m.id,
                };
                Some((name, self.model.demand_by(m, self.scenario, run)?))
            })
            .collect();
        let workings = self.model.workings(self.scenario, run.profession);
        for place in self.places(facts, run) {
            self.by_sector(facts, run, place, take)?;
            self.whole(facts, run, place, &demands, take)?;
            self.workings(facts, run, place, &workings, take)?;
            self.staff_costs(facts, run, place, take)?;
        }
        self.intake(at, facts, take)
    }

    /// The nation, and the regions where the profession has figures by region.
    fn places(&self, facts: &Profession, run: &ProfessionRun) -> Vec<Place<'m>> {
        let mut places = vec![Place {
            row: None,
            code: ALL,
        }];
        let regions = &self.model.pack.regions;
        if facts.extent == Extent::Regions && run.rows == regions.len() {
            let all = regions.iter().enumerate();
            places.extend(all.map(|(row, region)| Place {
                row: Some(row),
                code: &region.code,
            }));
        }
        places
    }

    /// Stocks and flows of all sectors together, then of each.
    fn by_sector<E>(
        &self,
        facts: &'m Profession,
        run: &ProfessionRun,
        place: Place<'m>,
        take: &mut impl FnMut(&Row<'m>) -> Result<(), E>,
    ) -> Result<(), E> {
        let pack = &self.model.pack;
        let sectors = run.cadres.iter().enumerate().map(|(at, cadre)| {
            let sector = pack
                .cadres
                .get(cadre.cadre)
                .and_then(|c| pack.sectors.get(c.sector.0));
            (Some(at), sector.map_or(ALL, |s| s.code.as_str()))
        });
        for (cadre, sector) in std::iter::once((None, ALL)).chain(sectors) {
            for measure in measure::OF_CADRE
                .iter()
                .copied()
                .chain(measure::of_market())
            {
                let series = self.series(place, facts, sector, measure);
                self.put(series, take, |step| {
                    self.model.measure(run, step, place.row, cadre, measure)
                })?;
            }
            self.detail(facts, run, place, cadre, sector, take)?;
        }
        Ok(())
    }

    /// Heads in post by sex and single age.
    fn detail<E>(
        &self,
        facts: &'m Profession,
        run: &ProfessionRun,
        place: Place<'m>,
        cadre: Option<usize>,
        sector: &'m str,
        take: &mut impl FnMut(&Row<'m>) -> Result<(), E>,
    ) -> Result<(), E> {
        let pack = &self.model.pack;
        let wanted = cadre.map_or(0..run.cadres.len(), |at| at..at + 1);
        let cadres = run.cadres.get(wanted).unwrap_or(&[]);
        if cadres.iter().all(|c| c.detail.is_empty()) {
            return Ok(());
        }
        let cells = pack.row_len();
        let series = self.series(place, facts, sector, Measure::InPost);
        for cell in 0..cells {
            let sex = pack
                .sexes
                .get(cell / pack.ages.count.max(1))
                .map_or(ALL, |sex| sex.code());
            let age = pack
                .ages
                .ageing
                .then(|| pack.ages.age(cell % pack.ages.count));
            if sex == ALL && age.is_none() {
                continue;
            }
            for (step, &year) in self
                .run
                .years
                .iter()
                .enumerate()
                .take(series.steps.1)
                .skip(series.steps.0)
            {
                let rows = place.row.map_or(0..run.rows, |r| r..r + 1);
                let at = |r: usize| (step * run.rows + r) * cells + cell;
                let value = cadres
                    .iter()
                    .flat_map(|c| rows.clone().filter_map(move |r| c.detail.get(at(r))))
                    .sum();
                take(&Row {
                    year,
                    sex,
                    age,
                    value,
                    ..series.row()
                })?;
            }
        }
        Ok(())
    }

    /// Demand, gap and what follows from them, drivers, and the demand of every method.
    fn whole<E>(
        &self,
        facts: &'m Profession,
        run: &ProfessionRun,
        place: Place<'m>,
        demands: &[(Name<'m>, Vec<f64>)],
        take: &mut impl FnMut(&Row<'m>) -> Result<(), E>,
    ) -> Result<(), E> {
        for measure in measure::OF_PROFESSION
            .iter()
            .copied()
            .chain(measure::of_care())
            .chain(measure::of_place())
        {
            let series = self.series(place, facts, ALL, measure);
            self.put(series, take, |step| {
                self.model.measure(run, step, place.row, None, measure)
            })?;
        }
        if place.row.is_none() {
            self.by_use_and_topic(facts, run, place, take)?;
        }
        let fte = self.series(place, facts, ALL, Measure::Gap);
        let drivers = run.demand.is_known().then(|| Drivers::of(run, place.row));
        let causes = drivers.iter().flat_map(|drivers| &drivers.series);
        for (driver, values) in DRIVERS.iter().zip(causes) {
            let series = Series {
                measure: Name {
                    family: "driver_",
                    code: driver.code(),
                },
                ..fte
            };
            self.put(series, take, |step| values.get(step).copied())?;
        }
        for (measure, values) in demands {
            let series = Series {
                measure: *measure,
                ..fte
            };
            self.put(series, take, |step| match place.row {
                None => Some(run.sum(values, step)),
                Some(row) => values.get(step * run.rows + row).copied(),
            })?;
        }
        let of = |step, measure| {
            let value = self.model.measure(run, step, place.row, None, measure);
            value.unwrap_or(f64::NAN)
        };
        let pair = |step| (of(step, Measure::Capacity), of(step, Measure::Demand));
        let balanced = first_balanced((0..run.years()).map(pair));
        let series = Series {
            measure: BALANCE_YEAR,
            unit: "year",
            ..fte
        };
        self.put(series, take, |step| {
            (Some(step) == balanced).then(|| self.run.years.get(step).copied().map(f64::from))?
        })
    }

    /// Adoption of every use of AI, staff trained and credits for every topic; their codes stand in
    /// `sector`.
    fn by_use_and_topic<E>(
        &self,
        facts: &'m Profession,
        run: &ProfessionRun,
        place: Place<'m>,
        take: &mut impl FnMut(&Row<'m>) -> Result<(), E>,
    ) -> Result<(), E> {
        let pack = &self.model.pack;
        let uses = run.ai.adoption.iter().filter_map(|(at, by_year)| {
            let one = pack.care.uses.get(*at)?;
            Some((AI_ADOPTION, &one.named.code, by_year, Measure::AiTimeSaved))
        });
        let topics = run.cpd.trained.iter().zip(&run.cpd.spent);
        let topics = topics.filter_map(|((at, trained), spent)| {
            let code = &pack.mix.competences.get(*at)?.named.code;
            let share = (CPD_TRAINED, code, trained, Measure::CpdTrainedAi);
            Some([share, (CPD_TOPIC, code, spent, Measure::CpdCredits)])
        });
        for (measure, code, by_year, like) in uses.chain(topics.flatten()) {
            let series = Series {
                measure,
                ..self.series(place, facts, code, like)
            };
            self.put(series, take, |step| by_year.get(step).copied())?;
        }
        Ok(())
    }

    fn intake<E>(
        &self,
        at: usize,
        facts: &'m Profession,
        take: &mut impl FnMut(&Row<'m>) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(Some(intake)) = self.intakes.get(at) else {
            return Ok(());
        };
        let nation = Place {
            row: None,
            code: ALL,
        };
        let last = self.run.years.len().saturating_sub(1);
        let series = self.series(nation, facts, ALL, Measure::Intake);
        let series = Series {
            measure: REQUIRED_INTAKE,
            ..series
        };
        self.put(series, take, |step| {
            (step == last).then_some(intake.required)
        })?;
        let series = Series {
            measure: INTAKE_RESPONSE,
            unit: unit_code(Unit::Fte),
            ..series
        };
        self.put(series, take, |step| {
            (step == last).then_some(intake.response)
        })
    }

    fn series(
        &self,
        place: Place<'m>,
        facts: &'m Profession,
        sector: &'m str,
        measure: Measure,
    ) -> Series<'m> {
        Series {
            region: place.code,
            profession: &facts.code,
            sector,
            measure: Name::plain(measure.code()),
            unit: unit_code(measure.unit()),
            // people leave and nobody is known to come: the opening year is all that is known
            steps: (
                first(measure),
                if facts.projected {
                    self.run.years.len()
                } else {
                    1
                },
            ),
        }
    }

    /// One row per year that has a finite value.
    pub(super) fn put<E>(
        &self,
        series: Series<'m>,
        take: &mut impl FnMut(&Row<'m>) -> Result<(), E>,
        value: impl Fn(usize) -> Option<f64>,
    ) -> Result<(), E> {
        for (step, &year) in self
            .run
            .years
            .iter()
            .enumerate()
            .take(series.steps.1)
            .skip(series.steps.0)
        {
            if let Some(value) = value(step).filter(|value| value.is_finite()) {
                take(&Row {
                    year,
                    value,
                    ..series.row()
                })?;
            }
        }
        Ok(())
    }
}

/// The first step of a measure: what happened in the opening year itself is not known, except how
/// many students began.
pub(super) fn first(measure: Measure) -> usize {
    usize::from(measure.unit() == Unit::HeadsPerYear && measure != Measure::Intake)
}

impl<'m> Series<'m> {
    const fn row(self) -> Row<'m> {
        Row {
            year: 0,
            region: self.region,
            profession: self.profession,
            sector: self.sector,
            sex: ALL,
            age: None,
            measure: self.measure,
            unit: self.unit,
            value: 0.0,
        }
    }
}
