//! For whom of those who look for rows a table says nothing, or nothing of their own.

use crate::pack::derive::tables::Tables;
use crate::pack::derive::whole::grid::{Axis, Part, Whole, one};
use crate::pack::facts::finding::{Finding, Note};
use crate::pack::read::scope::{Scope, Subject, Who};

/// Whoever looks for rows, with a name for people.
pub(super) type Named = (Subject, String);

pub(super) struct Silent<'t> {
    pub(super) tables: &'t Tables,
    pub(super) cadres: Vec<Named>,
    pub(super) professions: Vec<Named>,
    pub(super) findings: Vec<Finding>,
}

/// What a row says, and about whom: the item, and its parts of the further axes.
pub(super) struct Said {
    pub(super) item: usize,
    pub(super) scope: Scope,
    /// Whether it speaks about several keys of a further axis on which other rows name one.
    pub(super) wide: bool,
    pub(super) parts: Vec<Part>,
}

impl Silent<'_> {
    /// Tells for whom of the subjects no row, no row of its own, and no row of its own or its family says
    /// an item. `apt` leaves out what an item cannot be about.
    pub(super) fn tell(
        &mut self,
        table: &str,
        (items, sides): (Vec<String>, Vec<Axis>),
        (subjects, rows): (&[Named], &[Said]),
        apt: &dyn Fn(usize, Subject) -> bool,
    ) {
        let mut axes = vec![
            Axis::of(items.iter().cloned()),
            Axis::of(subjects.iter().map(|(_, name)| name.clone())),
        ];
        axes.extend(sides);
        let mut any = Whole::new(axes);
        let mut own = any.clone();
        let mut kin = any.clone();
        for (at, (subject, _)) in subjects.iter().enumerate() {
            let single = |other: &&Named| other.0.profession == subject.profession;
            let alone = subjects.iter().filter(single).count() == 1;
            for item in (0..items.len()).filter(|item| !apt(*item, *subject)) {
                for whole in [&mut any, &mut own, &mut kin] {
                    whole.see(&[one(Some(item)), one(Some(at))]);
                }
            }
            for row in rows.iter().filter(|row| row.scope.rank(*subject).is_some()) {
                let mut parts = vec![one(Some(row.item)), one(Some(at))];
                parts.extend(row.parts.iter().copied());
                any.see(&parts);
                let closest = (alone || row.scope.sector.is_some()) && !row.wide;
                if closest && row.scope.who != Who::All {
                    kin.see(&parts);
                }
                if closest && matches!(row.scope.who, Who::One(_)) {
                    own.see(&parts);
                }
            }
        }
        own.forgive(&any);
        self.push(table, Note::Unsaid, &any);
        self.push(table, Note::Wider, &own);
        // Where families have rows, those of everybody are wider still.
        let of_family = |row: &Said| matches!(row.scope.who, Who::Family(_));
        if rows.iter().any(of_family) {
            kin.forgive(&any);
            self.push(&format!("{table}, *"), Note::Wider, &kin);
        }
    }

    pub(super) fn push(&mut self, table: &str, note: Note, whole: &Whole) {
        let groups = whole.groups();
        if !groups.is_empty() {
            let keys = vec![("keys", groups.join("; ").into())];
            self.findings.push(Finding::with(note, table, keys));
        }
    }

    /// Items that do not occur at all.
    pub(super) fn nowhere(&mut self, table: &str, items: &[&str]) {
        if !items.is_empty() {
            let items = vec![("items", items.join(", ").into())];
            self.findings
                .push(Finding::with(Note::UnsaidAll, table, items));
        }
    }
}

pub(super) fn always(_: usize, _: Subject) -> bool {
    true
}

pub(super) fn plain(item: usize, scope: Scope) -> Said {
    Said {
        item,
        scope,
        wide: false,
        parts: Vec::new(),
    }
}
