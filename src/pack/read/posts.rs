//! Posts that are authorised or paid for, by profession, sector, region and year.

use crate::pack::facts::market::PostUnit;
use crate::pack::read::reader::{Origin, Reader, fact, origin, scope};
use crate::pack::read::scope::Scope;
use crate::unit::Year;
use crate::word::{Acts, Side};

/// A limit on posts in one year.
#[derive(Clone, Debug)]
pub(crate) struct PostRow {
    pub(crate) scope: Scope,
    pub(crate) region: Option<usize>,
    pub(crate) year: Year,
    pub(crate) unit: PostUnit,
    pub(crate) posts: f64,
    pub(crate) origin: Origin,
}

/// Reads the table.
pub(crate) fn read(reader: &mut Reader<'_>) -> Vec<PostRow> {
    let columns = "#profession,#sector,#region,#year,posts,#unit,source,grade,use,note";
    reader.data("posts.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let posts = row.heads("posts")?;
        let unit = row.word(
            "unit",
            &[("heads", PostUnit::Heads), ("share", PostUnit::Share)],
        )?;
        let fact = fact(
            row,
            &origin,
            Acts::dated(&[Side::Posts]),
            "posts",
            posts,
            row.text("unit"),
        );
        let limit = PostRow {
            scope: scope(row, lists)?,
            region: row.any_of("region", &lists.regions)?,
            year: row.year("year")?,
            unit,
            posts,
            origin,
        };
        Ok((limit, fact))
    })
}
