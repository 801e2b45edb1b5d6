//! Rows about bands of ages, laid over the classes of a cadre.

use crate::pack::derive::notes::Notes;
use crate::pack::derive::pair::Pair;
use crate::pack::derive::tables::Tables;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::rates::BandRow;
use crate::unit::Sex;

/// Values by `[sex][age]`: at each the closest row that covers it, else `default`. A row for
/// one sex beats an equally close row for both.
pub(crate) fn painted(
    tables: &Tables,
    notes: &mut Notes,
    pair: &Pair,
    rows: &[&BandRow],
    default: f64,
) -> Vec<f64> {
    let head = &tables.head;
    let mut values = Vec::with_capacity(head.sexes.len() * head.ages.count);
    for &sex in &head.sexes {
        for class in 0..head.ages.count {
            let mut best: Option<(u8, &BandRow)> = None;
            for row in rows {
                let covers = head.ages.within(class, row.ages.from, row.ages.to)
                    && (row.sex == sex || row.sex == Sex::All);
                let Some(rank) = row.scope.rank(pair.subject()).filter(|_| covers) else {
                    continue;
                };
                let rank = 2 * rank + u8::from(row.sex != Sex::All);
                match best {
                    Some((known, first)) if known == rank => {
                        let found = format!("the same ages as line {}", first.origin.at.line);
                        let expected = "ages that no other row of equal standing covers";
                        let at = &row.origin.at;
                        notes.problem(at.error("age_from", Kind::Overlap, found, expected));
                    }
                    Some((known, _)) if known > rank => {}
                    _ => best = Some((rank, row)),
                }
            }
            values.push(best.map_or(default, |(_, row)| row.value));
        }
    }
    values
}
