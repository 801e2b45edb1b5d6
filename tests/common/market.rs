//! The labour market of a random pack: matching, agencies, limits on posts, what people do without.

use super::draw::Draw;
use organico::pack::{LabourMarket, Pack, PostLimit, PostUnit, Recruiting};

/// Gives every profession and cadre of a pack its labour market.
pub(crate) fn fill(draw: &mut Draw, pack: &mut Pack) {
    for profession in &mut pack.professions {
        profession.market = LabourMarket {
            queue_leave: draw.between(0.0, 0.6),
            queue_abroad: draw.between(0.0, 1.0),
            attract_limit: draw.of(&[0.02, 0.1, 0.3, 1.0]),
            workload_exit: draw.between(0.0, 1.0),
        };
    }
    let steps = pack.steps();
    for cadre in &mut pack.cadres {
        let stock: f64 = cadre.opening.iter().sum();
        let mut limits = Vec::new();
        while limits.len() < 3 && draw.chance(0.3) {
            let row = draw.chance(0.5).then(|| draw.pick(cadre.rows));
            let unit = draw.of(&[PostUnit::Heads, PostUnit::Share]);
            let rows = if row.is_some() {
                cadre.rows as f64
            } else {
                1.0
            };
            let middle = match unit {
                PostUnit::Heads => stock / rows,
                PostUnit::Share => 1.0,
            };
            let mut by_year = draw.row(steps + 1, 0.7 * middle, 1.3 * middle);
            if draw.chance(0.3) {
                by_year[0] = f64::INFINITY;
            }
            limits.push(PostLimit { row, unit, by_year });
        }
        cadre.recruiting = Recruiting {
            matching: draw.of(&[0.4, 0.5, 0.8, 1.0]),
            months_to_fill: draw.of(&[0.0, 4.0, 6.0]),
            agency_share: draw.between(0.0, 0.6),
            agency_cap: draw.between(0.0, 0.1),
            agency_premium: draw.between(1.0, 2.5),
            limits,
        };
    }
}
