//! From death rates by band and period to rates by exact age.

use crate::pack::facts::residents::mortality::{EXACT, Mortality, at};
use crate::pack::read::error::{PackErrorKind as Kind, Problems};
use crate::pack::read::people::DeathsRow;
use crate::unit::{Sex, Year, sort};

/// Sorts rows into periods, one curve per sex.
pub(crate) fn mortality(rows: &[DeathsRow], sexes: &[Sex], problems: &mut Problems) -> Mortality {
    let mut periods: Vec<(Year, Vec<&DeathsRow>)> = Vec::new();
    for row in rows {
        sort::slot(&mut periods, row.years.0 + row.years.1, Vec::new).push(row);
    }
    let periods = periods
        .into_iter()
        .map(|(middle, rows)| {
            let curves = sexes
                .iter()
                .map(|&sex| curve(&rows, sex, problems))
                .collect();
            (middle, curves)
        })
        .collect();
    Mortality { periods }
}

fn curve(rows: &[&DeathsRow], sex: Sex, problems: &mut Problems) -> Vec<f64> {
    let own = rows.iter().any(|row| row.sex == sex);
    let wanted = if own { sex } else { Sex::All };
    let mut bands: Vec<&DeathsRow> = rows
        .iter()
        .copied()
        .filter(|row| row.sex == wanted)
        .collect();
    sort::by_key(&mut bands, |row| row.ages);
    let mut middles: Vec<(f64, f64)> = Vec::with_capacity(bands.len());
    let mut next = 0;
    let mut width = 1.0;
    for row in bands {
        if row.ages.from < next {
            let expected = format!("{next} or more, after the band before");
            let found = row.ages.from.to_string();
            problems.push(
                row.origin
                    .at
                    .error("age_from", Kind::Overlap, found, expected),
            );
        }
        next = row.ages.to.saturating_add(1);
        // An open-ended band is taken to be as wide as the one before it.
        if row.ages.to != u16::MAX {
            width = f64::from(next - row.ages.from);
        }
        middles.push((f64::from(row.ages.from) + width / 2.0, row.rate));
    }
    (0..EXACT)
        .map(|age| at(&middles, f64::from(u32::try_from(age).unwrap_or(0))))
        .collect()
}
