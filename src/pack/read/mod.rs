//! Files to rows: codes resolved, ranges checked, nothing derived. One reader per table, named as its csv.
//!
//! Each row that carries a figure also becomes a [`Fact`](crate::word::Fact), wide rows and unused
//! alternatives included. Knows the columns of `docs/pack-format.md`; does not know what the rows are for.

pub(crate) mod asked;
pub(crate) mod care;
pub(crate) mod cut;
pub(crate) mod demand;
pub(crate) mod doubt;
pub(crate) mod error;
pub(crate) mod files;
pub(crate) mod head;
pub(crate) mod intake;
pub(crate) mod methods;
pub(crate) mod mix;
pub(crate) mod money;
pub(crate) mod names;
pub(crate) mod near;
pub mod parcel;
pub(crate) mod people;
pub(crate) mod place;
pub(crate) mod posts;
pub(crate) mod rates;
pub(crate) mod reader;
pub(crate) mod remarks;
pub(crate) mod row;
pub(crate) mod scope;
pub(crate) mod stock;
pub(crate) mod table;
pub(crate) mod training;
