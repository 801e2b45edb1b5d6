//! Where is it worse? Regions as tiles of a grid, coloured by gap or coverage of the cursor year.

use crate::outcome::RegionTrack;
use crate::unit::{Year, balanced, sort};
use crate::word::Measure;

use super::classes::{LIMITS, class, legend, shown, speak, write};
use super::scene::{About, Scene};
use super::series::known;
use super::table::{Cell, Row, Table};
use super::tile::{Tile, TileMeasure};
use super::words::year;
use super::{Exhibit, Finding};

/// A shortage that is written «0 %» is none.
const WRITTEN: f64 = 0.005;

/// All regions in one year.
#[derive(Clone, Debug, PartialEq)]
pub struct TilesView {
    /// Who, where, when.
    pub about: About,
    /// What is shown.
    pub shows: TileMeasure,
    /// Regions in table order.
    pub tiles: Vec<Tile>,
    /// Rows and columns of the grid.
    pub size: (u8, u8),
    /// What the classes mean, strong shortage first.
    pub classes: Vec<String>,
    by_year: Vec<Vec<Option<f64>>>,
}

impl TilesView {
    /// The tiles of a scene.
    #[must_use]
    pub fn of(scene: &Scene<'_>, shows: TileMeasure) -> Self {
        // All regions are shown, whichever one is looked at.
        let about = scene.about_nation();
        let by_year: Vec<Vec<Option<f64>>> = (0..about.years.len())
            .map(|place| {
                scene
                    .picture
                    .regions
                    .iter()
                    .map(|r| shortage(r, place))
                    .collect()
            })
            .collect();
        // The opening year fixes the classes too: colours must not change their meaning while
        // the cursor moves.
        let widest = by_year
            .iter()
            .flatten()
            .flatten()
            .fold(0.0_f64, |top, s| top.max(s.abs()));
        let (inner, outer) = LIMITS
            .into_iter()
            .find(|(_, outer)| widest <= 2.5 * outer)
            .unwrap_or((0.10, 0.30));
        let now = about
            .cursor
            .and_then(|place| by_year.get(place))
            .cloned()
            .unwrap_or_default();
        let mut order: Vec<usize> = (0..now.len())
            .filter(|at| value(&now, *at).is_some())
            .collect();
        sort::by_key(&mut order, |at| -value(&now, *at).unwrap_or(0.0));
        let cards = &scene.catalogue.regions;
        let corner = cards
            .iter()
            .filter_map(|card| card.tile.as_ref())
            .fold((u8::MAX, u8::MAX), |(row, column), (_, r, c)| {
                (row.min(*r), column.min(*c))
            });
        let tiles: Vec<Tile> = scene
            .picture
            .regions
            .iter()
            .enumerate()
            .map(|(at, region)| {
                let card = cards.iter().find(|card| card.code == region.code);
                let place = card.and_then(|card| card.tile.clone());
                let short = value(&now, at);
                let mut tile = Tile {
                    code: region.code.clone(),
                    name: scene.region_name(&region.code),
                    label: place
                        .as_ref()
                        .map_or_else(|| region.code.clone(), |p| p.0.clone()),
                    cell: place.map(|(_, r, c)| (r - corner.0, c - corner.1)),
                    value: short.map(|s| shown(s, shows)),
                    text: write(&about, short, shows),
                    class: short.map(|s| class(s, inner, outer)),
                    rank: order
                        .iter()
                        .position(|place| *place == at)
                        .map(|rank| rank + 1),
                    spoken: String::new(),
                };
                tile.spoken = speak(&about, &tile, order.len(), shows);
                tile
            })
            .collect();
        let size = tiles
            .iter()
            .filter_map(|tile| tile.cell)
            .fold((0, 0), |size, (r, c)| {
                (
                    size.0.max(r.saturating_add(1)),
                    size.1.max(c.saturating_add(1)),
                )
            });
        let classes = legend(&about, inner, outer, shows);
        Self {
            about,
            shows,
            tiles,
            size,
            classes,
            by_year,
        }
    }

    /// The tile that is worst covered.
    #[must_use]
    pub fn worst(&self) -> Option<&Tile> {
        self.tiles.iter().find(|tile| tile.rank == Some(1))
    }

    /// The tile that is best covered.
    #[must_use]
    pub fn best(&self) -> Option<&Tile> {
        self.tiles
            .iter()
            .max_by_key(|tile| tile.rank)
            .filter(|tile| tile.rank.is_some())
    }

    /// Regions in shortage and regions with a number, at a place of the years.
    #[must_use]
    pub fn short_of(&self, place: usize) -> (usize, usize) {
        let row = self.by_year.get(place).map_or(&[][..], Vec::as_slice);
        let known = row.iter().flatten();
        let short = known.clone().filter(|s| **s >= WRITTEN).count();
        (short, known.count())
    }
}

impl Exhibit for TilesView {
    fn about(&self) -> &About {
        &self.about
    }

    fn is_empty(&self) -> bool {
        self.tiles.iter().all(|tile| tile.value.is_none())
    }

    fn finding(&self) -> Option<Finding> {
        Some(Finding {
            year: self.about.year()?,
            value: self.worst()?.value?,
        })
    }

    fn title(&self) -> String {
        let about = &self.about;
        let (Some(worst), Some(place)) = (self.worst(), about.cursor) else {
            return about.tell("chart-tiles-title-empty", &[]);
        };
        let (short, all) = self.short_of(place);
        let key = match (self.shows, short) {
            (_, 0) => "chart-tiles-title-none",
            (TileMeasure::Gap, _) => "chart-tiles-title-gap",
            (TileMeasure::Coverage, _) => "chart-tiles-title-coverage",
        };
        let n = about.words.percent(worst.value.unwrap_or(0.0));
        about.tell(
            key,
            &[
                ("year", &about.year_text(place)),
                ("short", &short.to_string()),
                ("all", &all.to_string()),
                ("region", &worst.name),
                ("n", &n),
            ],
        )
    }

    fn measure(&self) -> &'static str {
        match self.shows {
            TileMeasure::Gap => "chart-tiles-measure-gap",
            TileMeasure::Coverage => "chart-tiles-measure-coverage",
        }
    }

    fn summary(&self) -> String {
        let about = &self.about;
        let words = about.words;
        let (Some(worst), Some(best), Some(place)) = (self.worst(), self.best(), about.cursor)
        else {
            return words.label("view-empty");
        };
        let (first, _) = self.short_of(0);
        let (now, all) = self.short_of(place);
        let key = match now.cmp(&first) {
            std::cmp::Ordering::Greater => "chart-tiles-trend-more",
            std::cmp::Ordering::Less => "chart-tiles-trend-fewer",
            std::cmp::Ordering::Equal => "chart-tiles-trend-same",
        };
        let counts = [first, now, all].map(|n| n.to_string());
        let [first, now, all] = counts.each_ref().map(String::as_str);
        let start = about.year_text(0);
        let end = about.year_text(place);
        let mut said = vec![words.say(
            key,
            &[
                ("from", first),
                ("to", now),
                ("all", all),
                ("start", &start),
                ("end", &end),
            ],
        )];
        said.push(words.say(
            "chart-tiles-extreme",
            &[
                ("worst", &worst.name),
                ("low", &worst.text),
                ("best", &best.name),
                ("high", &best.text),
            ],
        ));
        if let (Some(low), Some(high)) = (worst.value, best.value) {
            let n = words.whole((low - high).abs() * 100.0);
            said.push(words.say("chart-tiles-compare", &[("n", &n)]));
        }
        said.join(" ")
    }

    fn announce(&self, wanted: Year) -> String {
        let words = self.about.words;
        let Some(place) = self.about.place_of(wanted) else {
            return self.about.silent(wanted);
        };
        let (short, all) = self.short_of(place);
        if all == 0 {
            return self.about.silent(wanted);
        }
        words.say(
            "chart-tiles-say",
            &[
                ("year", &year(wanted)),
                ("short", &short.to_string()),
                ("all", &all.to_string()),
            ],
        )
    }

    fn table(&self) -> Table {
        let words = self.about.words;
        let value = match self.shows {
            TileMeasure::Gap => "table-gap-share",
            TileMeasure::Coverage => "table-coverage",
        };
        let mut tiles: Vec<&Tile> = self.tiles.iter().collect();
        sort::by_key(&mut tiles, |tile| {
            tile.rank.map_or(f64::MAX, |rank| rank as f64)
        });
        let rows = tiles
            .into_iter()
            .map(|tile| Row {
                head: tile.name.clone(),
                cells: vec![
                    Cell::written(tile.value, tile.text.clone()),
                    Cell::written(
                        None,
                        tile.class
                            .and_then(|class| self.classes.get(usize::from(class)))
                            .cloned()
                            .unwrap_or_else(|| words.nothing()),
                    ),
                ],
            })
            .collect();
        Table {
            caption: self.caption(),
            columns: ["table-region", value, "table-class"]
                .map(|key| words.label(key))
                .into(),
            rows,
            note: String::new(),
        }
    }

    fn empty_text(&self) -> String {
        self.about.words.label("chart-tiles-empty")
    }
}

/// Need minus supply over need.
fn shortage(region: &RegionTrack, place: usize) -> Option<f64> {
    let of = |measure| region.track.of(measure).get(place).copied().and_then(known);
    let (need, supply) = (of(Measure::Demand)?, of(Measure::Capacity)?);
    let share = |need: f64| {
        let share = (need - supply) / need;
        // rounding is no shortage: it would be counted as a region that is short
        if balanced(supply, need) {
            share.min(0.0)
        } else {
            share
        }
    };
    (need > 0.0).then(|| share(need)).and_then(known)
}

fn value(row: &[Option<f64>], at: usize) -> Option<f64> {
    row.get(at).copied().flatten()
}
