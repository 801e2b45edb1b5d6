//! Uses of AI, what they save in whose work, and what credits are earned for.

use crate::pack::facts::care::{AiEffect, AiUse, Topic};
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::mix::Mix;
use crate::pack::read::names::{NAMED, named};
use crate::pack::read::place::Codes;
use crate::pack::read::reader::{Origin, Reader, fact, origin, scope};
use crate::pack::read::scope::Scope;
use crate::word::{Acts, Side};

/// What a use of AI does in some professions.
#[derive(Clone, Debug)]
pub(crate) struct EffectRow {
    pub(crate) scope: Scope,
    pub(crate) effect: AiEffect,
    pub(crate) origin: Origin,
}

/// What some professions earn credits for.
#[derive(Clone, Debug)]
pub(crate) struct TopicRow {
    pub(crate) scope: Scope,
    pub(crate) topic: Topic,
    pub(crate) origin: Origin,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Care {
    pub(crate) uses: Vec<AiUse>,
    pub(crate) effects: Vec<EffectRow>,
    pub(crate) topics: Vec<TopicRow>,
}

/// Reads the tables of this group; competences are known by then.
pub(crate) fn read(reader: &mut Reader<'_>, mix: &Mix) -> Care {
    let codes = mix.competences.iter().map(|c| c.named.code.as_str());
    let competences = reader.codes("competences.csv", codes);
    let uses = uses(reader, &competences);
    let codes = uses.iter().map(|u| u.named.code.as_str());
    let known = reader.codes("ai_uses.csv", codes);
    Care {
        effects: effects(reader, &known),
        topics: topics(reader, &competences),
        uses,
    }
}

fn uses(reader: &mut Reader<'_>, competences: &Codes) -> Vec<AiUse> {
    let columns = "#code,name_it,name_en,name_es,competence,note";
    debug_assert!(columns.starts_with(NAMED));
    let rows = reader.rows("ai_uses.csv", columns, |row, _| {
        let ai_use = AiUse {
            named: named(row)?,
            competence: row.maybe("competence", |row, column| row.one_of(column, competences))?,
        };
        Ok((ai_use, row.at()))
    });
    rows.into_iter().map(|(row, _)| row).collect()
}

fn effects(reader: &mut Reader<'_>, uses: &Codes) -> Vec<EffectRow> {
    let columns = "#ai_use,#profession,share,saving_low,saving,saving_high,adoption,midpoint,steepness,extra_need,year,source,grade,use,note";
    reader.data("ai_effects.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let saving = ["saving_low", "saving", "saving_high"].map(|c| row.within(c, -1.0, 1.0));
        let [low, mode, high] = saving;
        let saving = [low?, mode?, high?];
        if !saving.is_sorted() {
            let expected = "saving_low, saving and saving_high in rising order";
            return Err(row.error("saving", Kind::OutOfRange, expected));
        }
        let effect = AiEffect {
            ai_use: row.one_of("ai_use", uses)?,
            share: row.share("share")?,
            saving,
            adoption: row.share("adoption")?,
            midpoint: row.within("midpoint", 1900.0, 2200.0)?,
            steepness: row.within("steepness", 0.0, 10.0)?,
            extra_need: row.within("extra_need", -0.5, 1.0)?,
        };
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Ai]),
            row.text("ai_use"),
            saving[1],
            "share",
        );
        let scope = scope(row, lists)?;
        Ok((
            EffectRow {
                scope,
                effect,
                origin,
            },
            fact,
        ))
    })
}

fn topics(reader: &mut Reader<'_>, competences: &Codes) -> Vec<TopicRow> {
    let columns = "#competence,#profession,share,credits,half_life,year,source,grade,use,note";
    reader.data("cpd_topics.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let share = row.share("share")?;
        let topic = Topic {
            competence: row.one_of("competence", competences)?,
            share,
            credits: row.within("credits", 0.1, 10_000.0)?,
            half_life: row.within("half_life", 0.1, 1000.0)?,
            trained: 0.0,
        };
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Learning, Side::Competence]),
            row.text("competence"),
            share,
            "share",
        );
        let scope = scope(row, lists)?;
        Ok((
            TopicRow {
                scope,
                topic,
                origin,
            },
            fact,
        ))
    })
}
