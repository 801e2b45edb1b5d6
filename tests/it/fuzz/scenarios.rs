//! Mutants of scenario files and of the words of levers, on the tiny pack with every table.

use super::packs::of_numbers;
use super::{End, mutate};
use crate::common::draw::Draw;
use crate::common::scenarios;
use crate::packs::rich;
use organico::model::{Model, Scope};
use organico::pack::{Files, Pack};
use organico::report::allowed;
use organico::scenario::file::ScenarioError;
use organico::scenario::{LEVERS, Scenario, file};
use std::sync::OnceLock;

fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| {
        let folder = rich::folders().swap_remove(1);
        let pack = Pack::load(&Files::new(folder)).expect("the tiny pack is whole");
        Model::new(pack).expect("it has people enough")
    })
}

/// One mutant.
pub(super) fn one(seed: u64) -> End {
    let model = model();
    let mut draw = Draw::new(seed, 71);
    let scenario = Scenario {
        market: draw.chance(0.3),
        workload: draw.chance(0.3),
        caps: draw.chance(0.3),
        ratio: String::new(),
        variant: String::new(),
        ..scenarios::scenario(draw.pick(1_000_000) as u64, &model.pack)
    };
    let read = if draw.chance(0.7) {
        let mut text = format!("{:#}", file::write(&scenario));
        for _ in 0..mutate::times(&mut draw) {
            // one letter less and JSON is none: mostly numbers change
            text = if draw.chance(0.7) {
                mutate::number(&mut draw, &text)
            } else {
                mutate::once(&mut draw, &text)
            };
        }
        file::read(&text, &allowed(model)).map_err(|errors| (text, errors))
    } else {
        let lever = draw.of(LEVERS);
        let mut words = format!(
            "{}={}@{}+2",
            lever.code,
            lever.max / 2.0,
            model.pack.opening_year + 2
        );
        for _ in 0..mutate::times(&mut draw) {
            words = mutate::once(&mut draw, &words);
        }
        let moved = file::lever(&words, &allowed(model));
        let with = |moved| Scenario {
            actions: vec![moved],
            ..Scenario::default()
        };
        moved.map(with).map_err(|error| (words, vec![error]))
    };
    let scenario = match read {
        Ok(scenario) => scenario,
        Err((text, errors)) => return of_errors(&text, &errors),
    };
    match model.run(&scenario, Scope::All) {
        Ok(run) => match of_numbers(model, &run) {
            End::Broken(why) => End::Broken(format!("{why}: {}", file::write(&scenario))),
            end => end,
        },
        Err(_) => End::Refused,
    }
}

fn of_errors(text: &str, errors: &[ScenarioError]) -> End {
    let silent =
        |e: &&ScenarioError| e.key.is_empty() || e.expected.is_empty() || e.cure.is_empty();
    if errors.is_empty() || errors.iter().any(|error| silent(&error)) {
        return End::Broken(format!("refused without place or cure: {errors:?}: {text}"));
    }
    End::Refused
}
