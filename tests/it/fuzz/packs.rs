//! Mutants of packs: folders of the cases, the tiny ones with every table, now and then Italy.

use super::{End, mutate};
use crate::common::draw::Draw;
use crate::packs::rich::{self, Folder};
use organico::model::{Model, Run, Scope, slot};
use organico::pack::{Files, Pack, PackError, catalogue};
use organico::report::{self, Detail, Refusal};
use organico::scenario::Scenario;
use std::sync::OnceLock;

/// Packs that are whole.
fn whole() -> &'static [Folder] {
    static WHOLE: OnceLock<Vec<Folder>> = OnceLock::new();
    WHOLE.get_or_init(|| {
        let italy = catalogue::shipped("it").expect("the Italian pack ships");
        let mut all = rich::folders();
        all.push(rich::copied(&italy));
        all
    })
}

/// One mutant.
pub(super) fn one(seed: u64) -> End {
    let (folder, told) = mutant(seed);
    match end(&Files::new(folder)) {
        End::Broken(why) => End::Broken(format!("{told}: {why}")),
        end => end,
    }
}

/// The files of a mutant, and what was broken in which pack.
pub(crate) fn mutant(seed: u64) -> (Folder, String) {
    let mut draw = Draw::new(seed, 70);
    let whole = whole();
    let last = whole.len() - 1;
    let at = if draw.chance(0.05) {
        last
    } else {
        draw.pick(last)
    };
    let mut folder = whole[at].clone();
    let mut told = Vec::new();
    for _ in 0..mutate::times(&mut draw) {
        let file = draw.pick(folder.len());
        if draw.chance(0.03) && folder.len() > 1 {
            told.push(format!("{} gone", folder.remove(file).0));
            continue;
        }
        let (name, bytes) = &mut folder[file];
        if draw.chance(0.03) && !bytes.is_empty() {
            let place = draw.pick(bytes.len());
            bytes[place] ^= 0x80;
        } else {
            let text = String::from_utf8_lossy(bytes).into_owned();
            *bytes = mutate::once(&mut draw, &text).into_bytes();
        }
        told.push(name.clone());
    }
    (folder, format!("pack {at}, {}", told.join(", ")))
}

/// Reads, checks and runs a pack as every command does. The verdict of the check is the one of the run.
pub(super) fn end(files: &Files) -> End {
    let pack = match Pack::load(files) {
        Ok(pack) => pack,
        Err(errors) => return of_errors(&errors),
    };
    let model = match report::ready(pack) {
        Ok(model) => model,
        Err(refusal) => return of_refusal(&refusal),
    };
    of_answer(&model, &Scenario::default())
}

/// The verdict on a scenario, and whether a run beside it bears it out.
pub(super) fn of_answer(model: &Model, scenario: &Scenario) -> End {
    let run = model.run(scenario, Scope::All);
    match (report::answer(model, scenario, &Detail::None, None), run) {
        (Err(refusal), _) => of_refusal(&refusal),
        (Ok(_), Err(fallen)) => End::Broken(format!("let pass and falls: {fallen:?}")),
        (Ok(_), Ok(run)) => of_numbers(model, &run),
    }
}

/// Every refusal names a place, and figures that can be read.
fn of_refusal(refusal: &Refusal) -> End {
    let told = match refusal {
        Refusal::Findings(list) => !list.is_empty(),
        Refusal::Fallen { place, .. } => !place.is_empty(),
        Refusal::NoFigures { what, without, .. } => !what.is_empty() && !without.is_empty(),
        Refusal::TooLarge { place, value, most } => {
            !place.is_empty() && (value.abs() > *most || value.is_nan())
        }
    };
    if told {
        End::Refused
    } else {
        End::Broken(format!("refused without a place: {refusal:?}"))
    }
}

/// Every refusal has a place and a cure.
fn of_errors(errors: &[PackError]) -> End {
    if errors.is_empty() {
        return End::Broken("refused without a reason".to_owned());
    }
    for error in errors {
        if error.place().is_empty() || error.expected.is_empty() || error.cure().is_empty() {
            return End::Broken(format!("refused without place or cure: {error:?}"));
        }
        if error.to_string().contains(char::is_control) {
            return End::Broken(format!("a refusal that carries control signs: {error:?}"));
        }
        if error.to_string().len() > 2_000 {
            return End::Broken(format!("a refusal of {} bytes", error.to_string().len()));
        }
    }
    End::Refused
}

/// Stocks are numbers and not below zero, everything else is a number.
pub(super) fn of_numbers(model: &Model, run: &Run) -> End {
    // what rounding may leave of a stock that is gone
    let nothing = -1e-6;
    for profession in &run.professions {
        let code = &model.pack.professions[profession.profession.0].code;
        for cadre in &profession.cadres {
            for (at, value) in cadre.series.iter().enumerate() {
                let stock = at % slot::COUNT <= slot::HEADS_55;
                if !value.is_finite() || (stock && *value < nothing) {
                    return End::Broken(format!(
                        "answered with {value} in slot {} of {code}",
                        at % slot::COUNT
                    ));
                }
            }
        }
        let lists = [
            &profession.capacity,
            &profession.demand.fte,
            &profession.fte_base,
        ];
        if let Some(value) = lists
            .iter()
            .copied()
            .flatten()
            .find(|v| !v.is_finite() || **v < nothing)
        {
            return End::Broken(format!(
                "answered with capacity or demand {value} of {code}"
            ));
        }
    }
    for (programme, facts) in run.training.programmes.iter().zip(&model.pack.programmes) {
        for year in &programme.years {
            let values = [
                year.students,
                year.intake,
                year.graduates,
                year.waiting,
                year.candidates,
            ];
            if let Some(value) = values.iter().find(|v| !v.is_finite() || **v < nothing) {
                return End::Broken(format!("answered with {value} in training {}", facts.code));
            }
        }
    }
    let costs = model.costs(run, Scope::All);
    if let Some(cents) = costs.cents.iter().find(|cents| **cents < 0) {
        return End::Broken(format!("answered with a cost of {cents} cents"));
    }
    End::Answered
}
