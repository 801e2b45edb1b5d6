//! The opening stock of a cadre, cell by cell, and how sure each cell is.

use crate::pack::derive::basis::{OPENING, note_carried, note_even, note_margins};
use crate::pack::derive::known::Known;
use crate::pack::derive::notes::Notes;
use crate::pack::derive::pair::Pair;
use crate::pack::derive::spread::rake::{Grid, Groups, rake};
use crate::pack::derive::spread::shares::lay;
use crate::pack::derive::spread::smooth;
use crate::pack::derive::tables::Tables;
use crate::pack::facts::ages::Ages;
use crate::pack::facts::cadre::Retirement;
use crate::pack::facts::finding::{Finding, Note, exact};
use crate::pack::read::error::{Mistake, PackErrorKind as Kind};
use crate::pack::read::reader::{Origin, Spread};
use crate::pack::read::scope::closest;
use crate::pack::read::stock::{CellRow, StockRow};
use crate::unit::{Sex, decimal};
use crate::word::Grade;

/// Opening heads `[row][sex][age]`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Opening {
    pub(crate) in_post: Vec<f64>,
    /// Retired but active; empty when there are none.
    pub(crate) active: Vec<f64>,
    pub(crate) grade: Grade,
}

/// The opening of one cadre: its cells where given, else its national stock spread over its
/// margins. The grade is the weakest of all that went in.
pub(crate) fn opening(
    known: &Known,
    notes: &mut Notes,
    pair: &Pair,
    retirement: &[Retirement],
) -> Opening {
    let grid = known.tables.grid(pair);
    let ours = |cell: &&CellRow| (cell.profession, cell.sector) == pair.codes();
    let cells: Vec<&CellRow> = known.tables.stocks.cells.iter().filter(ours).collect();
    let stock = known
        .tables
        .stocks
        .stock
        .iter()
        .find(|row| row.origin.used && (row.profession, row.sector) == pair.codes());
    match (cells.is_empty(), stock) {
        (false, stock) => {
            if let Some(stock) = stock {
                let expected = "stock or cells, not both";
                let at = &stock.origin.at;
                notes.problem(at.error("heads", Kind::Duplicate, "a stock", expected));
            }
            sum_cells(notes, &cells, grid).unwrap_or_default()
        }
        (true, Some(stock)) => spread_stock(known, notes, pair, stock, grid, retirement),
        (true, None) => {
            notes.finding(Finding::new(Note::NoStock, known.tables.name(pair)));
            Opening {
                in_post: vec![0.0; grid.cells()],
                grade: Grade::D,
                ..Opening::default()
            }
        }
    }
}

fn sum_cells(notes: &mut Notes, cells: &[&CellRow], grid: Grid) -> Option<Opening> {
    let mut opening = Opening {
        in_post: vec![0.0; grid.cells()],
        ..Opening::default()
    };
    for cell in cells {
        let place = cell_of(grid, cell.region, cell.sex, cell.age, &cell.origin);
        let place = notes.keep(place)?;
        if cell.retired && opening.active.is_empty() {
            opening.active = vec![0.0; grid.cells()];
        }
        let heads = if cell.retired {
            &mut opening.active
        } else {
            &mut opening.in_post
        };
        if let Some(value) = heads.get_mut(place) {
            *value += cell.heads;
        }
        opening.grade = opening.grade.weakest(cell.origin.grade);
    }
    Some(opening)
}

fn spread_stock(
    known: &Known,
    notes: &mut Notes,
    pair: &Pair,
    stock: &StockRow,
    grid: Grid,
    retirement: &[Retirement],
) -> Opening {
    let (heads, grade) = carried(known.tables, notes, pair, stock);
    if stock.year != known.tables.head.opening_year {
        note_carried(known.tables, notes, pair, stock, heads, grade);
    }
    note_margins(known.tables, notes, OPENING, pair, pair.spread, pair.grade);
    let (margins, spread_grade) = margins(known, notes, pair, grid);
    let grade = grade.weakest(spread_grade).weakest(pair.grade);
    let in_post = match rake(heads, grid.cells(), &margins) {
        Some(cells) => {
            let cells = split(cells, grid, &margins, retirement);
            let sum: f64 = cells.iter().sum();
            if (sum - heads).abs() > 1e-9 * heads.max(1.0) {
                let arguments = vec![("sum", exact(sum)), ("heads", exact(heads))];
                notes.finding(Finding::with(
                    Note::StockSum,
                    known.tables.name(pair),
                    arguments,
                ));
            }
            cells
        }
        None => {
            let expected = "margins that can all be met at once";
            let found = "margins that contradict each other";
            notes.problem(
                pair.at
                    .error("age_margin", Kind::WrongMargin, found, expected),
            );
            vec![0.0; grid.cells()]
        }
    };
    Opening {
        in_post,
        active: Vec::new(),
        grade,
    }
}

/// Brings a stock of another year to the opening year by its mean yearly change.
fn carried(tables: &Tables, notes: &mut Notes, pair: &Pair, stock: &StockRow) -> (f64, Grade) {
    let years = tables.head.opening_year - stock.year;
    if years == 0 {
        return (stock.heads, stock.origin.grade);
    }
    let change = change(tables, pair);
    let heads = stock.heads + f64::from(years) * change.unwrap_or(0.0);
    let mut arguments = vec![
        ("heads", stock.heads.into()),
        ("from", stock.year.into()),
        ("to", tables.head.opening_year.into()),
    ];
    let note = match change {
        Some(change) => {
            arguments.push(("change", change.into()));
            Note::Carried
        }
        None => Note::CarriedUnchanged,
    };
    notes.finding(Finding::with(note, tables.name(pair), arguments));
    if heads < 0.0 {
        let at = &stock.origin.at;
        let found = format!("{} heads in the opening year", decimal::write(heads));
        notes.problem(at.error("heads", Kind::OutOfRange, found, "0 or more"));
    }
    (heads.max(0.0), stock.origin.grade.lowered())
}

/// Observed mean yearly change of the cadre, if one is published.
pub(crate) fn change(tables: &Tables, pair: &Pair) -> Option<f64> {
    closest(&tables.stocks.changes, pair.subject(), |row| {
        row.origin.used.then_some(row.scope)
    })
    .first()
    .map(|row| row.heads_per_year)
}

/// The margins of a cadre, in the order age, sex, region, and how sure the spreading is.
fn margins(known: &Known, notes: &mut Notes, pair: &Pair, grid: Grid) -> (Vec<Groups>, Grade) {
    let Spread { age, sex, region } = pair.spread;
    let mut margins: Vec<Groups> = Vec::new();
    let mut grade = Grade::A;
    for margin in [age, sex, region].into_iter().flatten() {
        // One margin may serve twice: by age and sex at once.
        if let Some((groups, known)) = lay(known.tables, notes, margin, grid) {
            margins.push(groups);
            grade = grade.weakest(known);
        }
    }
    for (missing, note, item, parts) in [
        (
            age.is_none() && grid.ages.count > 1,
            Note::EvenAges,
            "even ages",
            grid.ages.count,
        ),
        (
            sex.is_none() && grid.sexes > 1,
            Note::EvenSexes,
            "even sexes",
            grid.sexes,
        ),
    ] {
        if missing {
            notes.finding(Finding::new(note, known.tables.name(pair)));
            note_even(known.tables, notes, pair, item, 1.0 / parts as f64);
            grade = Grade::D;
        }
    }
    if region.is_none() && grid.rows > 1 {
        let residents = known.residents_by_row(grid);
        notes.finding(Finding::new(Note::ByResidents, known.tables.name(pair)));
        note_even(known.tables, notes, pair, "by residents", 1.0);
        margins.push(Groups::by_row(&residents, grid));
        grade = Grade::D;
    }
    (margins, grade)
}

/// Splits the age bands of the margins into single years. The split is that of the nation, so that
/// it is the same in every region and no regional total moves.
fn split(mut cells: Vec<f64>, grid: Grid, margins: &[Groups], leaving: &[Retirement]) -> Vec<f64> {
    let Grid { ages, sexes, .. } = grid;
    if !ages.ageing {
        return cells;
    }
    let starts: Vec<bool> = (0..ages.count)
        .map(|class| class == 0 || margins.iter().any(|m| m.cuts(class, ages.count)))
        .collect();
    for (sex, retirement) in (0..sexes).zip(leaving) {
        let mut nation = vec![0.0; ages.count];
        for row in cells.chunks(ages.count).skip(sex).step_by(sexes) {
            nation
                .iter_mut()
                .zip(row)
                .for_each(|(sum, heads)| *sum += heads);
        }
        let shares = smooth::shares(&nation, &starts, &retirement.survival(ages));
        for row in cells.chunks_mut(ages.count).skip(sex).step_by(sexes) {
            let mut at = 0;
            while at < row.len() {
                let next = (at + 1..row.len())
                    .find(|&class| starts.get(class) == Some(&true))
                    .unwrap_or(row.len());
                let band = row.get_mut(at..next).unwrap_or_default();
                let total: f64 = band.iter().sum();
                for (heads, share) in band.iter_mut().zip(shares.get(at..next).unwrap_or(&[])) {
                    *heads = total * share;
                }
                at = next;
            }
        }
    }
    cells
}

/// Place of one cell in a grid.
///
/// # Errors
/// `*` where the grid has several regions, sexes or ages, or an age that staff cannot have.
pub(crate) fn cell_of(
    grid: Grid,
    region: Option<usize>,
    sex: Sex,
    age: Option<u16>,
    origin: &Origin,
) -> Result<usize, Mistake> {
    let one = |column, found: &str, expected| {
        Err(origin.at.error(column, Kind::OutOfRange, found, expected))
    };
    let row = match region {
        _ if grid.rows == 1 => 0,
        Some(region) => region,
        None => return one("region", "`*`", "one region: the pack has several"),
    };
    let sex = match grid.sex(sex) {
        Some(sex) => sex,
        None if grid.sexes == 1 => 0,
        None => return one("sex", "`*`", "F or M: the pack has both"),
    };
    let Ages {
        first,
        count,
        ageing,
    } = grid.ages;
    let class = match age {
        _ if !ageing => 0,
        Some(age) => usize::from(age.checked_sub(first).unwrap_or(u16::MAX)),
        None if count == 1 => 0,
        None => return one("age", "`*`", "an age: the pack has several"),
    };
    if class >= count {
        return one("age", "another age", "one of the staff ages of pack.json");
    }
    Ok((row * grid.sexes + sex) * count + class)
}
