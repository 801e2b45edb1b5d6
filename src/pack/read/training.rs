//! Training programmes: courses, places, rates, and the professions they feed.

use crate::i18n::Names;
use crate::pack::facts::training::ProgrammeGroup;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::intake;
use crate::pack::read::place::At;
use crate::pack::read::reader::{Origin, Reader, fact, origin};
use crate::unit::Year;
use crate::word::{Acts, Side};

/// A course.
#[derive(Clone, Debug)]
pub(crate) struct ProgrammeRow {
    pub(crate) at: At,
    pub(crate) code: String,
    pub(crate) names: Names,
    pub(crate) years: usize,
    pub(crate) group: ProgrammeGroup,
    /// Code of the programme whose graduates wait for it.
    pub(crate) draws_from: Option<String>,
}

/// Places offered in autumn of a year.
#[derive(Clone, Debug)]
pub(crate) struct PlacesRow {
    pub(crate) programme: usize,
    pub(crate) year: Year,
    pub(crate) places: f64,
    pub(crate) origin: Origin,
}

/// A scalar of a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rate {
    Fill,
    Yield,
    Dropout,
    Repeat,
    Late,
    Licence,
    Enter,
    Abroad,
    Preference,
    WaitingOpening,
    WaitingLeave,
    DropoutReturn,
    Switch,
    PremiumResponse,
    ResidentFte,
}

/// Words for the groups of programmes.
pub(crate) const GROUPS: [(&str, ProgrammeGroup); 5] = [
    (ProgrammeGroup::Medicine.code(), ProgrammeGroup::Medicine),
    (ProgrammeGroup::Nursing.code(), ProgrammeGroup::Nursing),
    (ProgrammeGroup::Other.code(), ProgrammeGroup::Other),
    (ProgrammeGroup::Specialty.code(), ProgrammeGroup::Specialty),
    (ProgrammeGroup::Gp.code(), ProgrammeGroup::Gp),
];

/// Words for the rates of a course.
pub(crate) const RATES: &[(&str, Rate)] = &[
    ("fill", Rate::Fill),
    ("yield", Rate::Yield),
    ("dropout", Rate::Dropout),
    ("repeat", Rate::Repeat),
    ("late", Rate::Late),
    ("licence", Rate::Licence),
    ("enter", Rate::Enter),
    ("abroad", Rate::Abroad),
    ("preference", Rate::Preference),
    ("waiting_opening", Rate::WaitingOpening),
    ("waiting_leave", Rate::WaitingLeave),
    ("dropout_return", Rate::DropoutReturn),
    ("switch", Rate::Switch),
    ("premium_response", Rate::PremiumResponse),
    ("resident_fte", Rate::ResidentFte),
];

/// One rate of one course (nothing = of every course) in one year of course (nothing = every).
#[derive(Clone, Debug)]
pub(crate) struct RateRow {
    pub(crate) programme: Option<usize>,
    pub(crate) rate: Rate,
    pub(crate) course_year: Option<usize>,
    pub(crate) value: f64,
    pub(crate) origin: Origin,
}

/// Share of a course's entrants that joins a profession.
#[derive(Clone, Debug)]
pub(crate) struct FeedRow {
    pub(crate) programme: usize,
    pub(crate) profession: usize,
    pub(crate) share: f64,
    pub(crate) origin: Origin,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Training {
    pub(crate) programmes: Vec<ProgrammeRow>,
    pub(crate) places: Vec<PlacesRow>,
    pub(crate) rates: Vec<RateRow>,
    pub(crate) feeds: Vec<FeedRow>,
    pub(crate) intake: intake::Intake,
}

/// Reads the tables of this group.
pub(crate) fn read(reader: &mut Reader<'_>) -> Training {
    let programmes = programmes(reader);
    reader.lists.programmes = reader.codes(
        "programmes.csv",
        programmes.iter().map(|row| row.code.as_str()),
    );
    Training {
        programmes,
        places: places(reader),
        rates: rates(reader),
        feeds: feeds(reader),
        intake: intake::read(reader),
    }
}

fn programmes(reader: &mut Reader<'_>) -> Vec<ProgrammeRow> {
    let columns = "#code,name_it,name_en,name_es,years,kind,group,draws_from,note";
    let rows = reader.rows("programmes.csv", columns, |row, _| {
        let kinds = [("basic", true), ("postgraduate", false)];
        if row.word("kind", &kinds)? && !row.text("draws_from").is_empty() {
            let expected = "postgraduate, or nothing in draws_from";
            return Err(row.error("kind", Kind::Both, expected));
        }
        Ok(ProgrammeRow {
            at: row.at(),
            code: row.code("code")?.to_owned(),
            names: Names {
                it: row.filled("name_it")?.to_owned(),
                en: row.filled("name_en")?.to_owned(),
                es: row.filled("name_es")?.to_owned(),
            },
            years: usize::try_from(row.whole("years", 1, 15)?).unwrap_or(1),
            group: row.word("group", &GROUPS)?,
            draws_from: row.maybe("draws_from", |row, column| {
                row.code(column).map(str::to_owned)
            })?,
        })
    });
    for row in &rows {
        let Some(base) = &row.draws_from else {
            continue;
        };
        // One step only: a programme that draws from another cannot itself be drawn from.
        let known = rows
            .iter()
            .any(|other| other.code == *base && other.draws_from.is_none());
        if !known {
            let expected = "a basic programme of programmes.csv";
            let error = row.at.error(
                "draws_from",
                Kind::UnknownCode,
                format!("`{base}`"),
                expected,
            );
            reader.problems.push(error);
        }
    }
    rows
}

fn places(reader: &mut Reader<'_>) -> Vec<PlacesRow> {
    let columns = "#programme,#year,places,source,grade,use,note";
    reader.data("places.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let places = row.heads("places")?;
        let fact = fact(
            row,
            &origin,
            Acts::dated(&[Side::Training]),
            row.text("programme"),
            places,
            "places",
        );
        let programme = row.one_of("programme", &lists.programmes)?;
        Ok((
            PlacesRow {
                programme,
                year: row.year("year")?,
                places,
                origin,
            },
            fact,
        ))
    })
}

fn rates(reader: &mut Reader<'_>) -> Vec<RateRow> {
    let columns = "#programme,#rate,#course_year,value,year,source,grade,use,note";
    reader.data("programme_rates.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let rate = row.word("rate", RATES)?;
        let value = match rate {
            Rate::WaitingOpening => row.heads("value")?,
            // More students than places happen where the quota is not binding.
            Rate::Fill => row.within("value", 0.0, 2.0)?,
            // Nobody would ever leave a year that everybody does again.
            Rate::Repeat => row.within("value", 0.0, 0.9)?,
            Rate::PremiumResponse => row.within("value", 0.0, 10.0)?,
            _ => row.share("value")?,
        };
        let course_year = match rate {
            Rate::Late => Some(row.whole("course_year", 0, 2)?),
            Rate::Dropout | Rate::Repeat | Rate::ResidentFte => {
                row.maybe("course_year", |row, column| row.whole(column, 1, 15))?
            }
            _ if row.text("course_year").is_empty() => None,
            _ => return Err(row.error("course_year", Kind::OutOfRange, "an empty cell")),
        };
        let item = format!("{} {}", row.text("programme"), row.text("rate"));
        let unit = match rate {
            Rate::WaitingOpening => "heads",
            Rate::ResidentFte => "fte",
            Rate::PremiumResponse => "ratio",
            _ => "share",
        };
        let acts = match rate {
            Rate::ResidentFte => Acts::always(&[Side::Trainees]),
            _ => Acts::always(&[Side::Training]),
        };
        let fact = fact(row, &origin, acts, &item, value, unit);
        let programme = row.any_of("programme", &lists.programmes)?;
        let course_year = course_year.and_then(|year| usize::try_from(year).ok());
        Ok((
            RateRow {
                programme,
                rate,
                course_year,
                value,
                origin,
            },
            fact,
        ))
    })
}

fn feeds(reader: &mut Reader<'_>) -> Vec<FeedRow> {
    let columns = "#programme,#profession,share,year,source,grade,note";
    reader.data("feeds.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let share = row.share("share")?;
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Training]),
            row.text("programme"),
            share,
            "share",
        );
        let feed = FeedRow {
            programme: row.one_of("programme", &lists.programmes)?,
            profession: row.one_of("profession", &lists.professions)?,
            share,
            origin,
        };
        Ok((feed, fact))
    })
}
