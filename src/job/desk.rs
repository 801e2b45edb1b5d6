//! Answers questions: finds the pack, asks the model, hands back plain data.
//!
//! Keeps nothing between two questions but packs made ready to run and the last baseline: dropping
//! them changes no answer. Knows no browser.

use super::baseline::Baseline;
use super::place::{Place, Refusal};
use super::{Answer, Asked, Question, catalogue, explain, money, picture, posts};
use crate::model::{Model, NegativeStock, Scope};
use crate::pack::{self, Pack, PackError};
use crate::scenario::Scenario;
use std::sync::Arc;

/// The desk of one worker or one terminal.
#[derive(Debug, Default)]
pub struct Desk {
    models: Vec<Model>,
    baseline: Baseline,
}

impl Desk {
    /// An empty desk; packs are loaded when first asked for.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A desk with a pack of one's own beside the shipped ones.
    #[must_use]
    pub fn with(model: Model) -> Self {
        Self {
            models: vec![model],
            ..Self::default()
        }
    }

    /// Answers one question.
    pub fn answer(&mut self, question: &Question) -> Answer {
        let revision = match question {
            Question::Picture(asked) | Question::Money(asked) | Question::Posts(asked) => {
                asked.revision
            }
            Question::Explain { revision, .. } => *revision,
            Question::Ping
            | Question::Panic
            | Question::Catalogue { .. }
            | Question::Warm { .. } => 0,
        };
        self.attempt(question)
            .unwrap_or_else(|(key, arguments)| Answer::Refused {
                revision,
                key: key.to_owned(),
                arguments,
            })
    }

    fn attempt(&mut self, question: &Question) -> Result<Answer, Refusal> {
        match question {
            Question::Ping => Ok(Answer::Pong),
            #[expect(
                clippy::panic,
                reason = "the browser tests kill a worker with this question"
            )]
            Question::Panic => panic!("asked to"),
            Question::Catalogue { pack } => Ok(Answer::Catalogue(Box::new(catalogue::of(find(
                &mut self.models,
                pack,
            )?)))),
            Question::Warm { pack } => {
                let model = find(&mut self.models, pack)?;
                let scenario = Scenario::default();
                model
                    .run(&scenario, Scope::All)
                    .map_err(|e| negative(&model.pack, &e))?;
                Ok(Answer::Warmed)
            }
            Question::Picture(asked) => Ok(Answer::Picture {
                revision: asked.revision,
                picture: Box::new(self.laid_out(asked, picture::of)?),
            }),
            Question::Money(asked) => Ok(Answer::Money {
                revision: asked.revision,
                money: self.laid_out(asked, money::of)?.map(Box::new),
            }),
            Question::Posts(asked) => Ok(Answer::Posts {
                revision: asked.revision,
                posts: self.laid_out(asked, posts::of)?.map(Box::new),
            }),
            Question::Explain {
                revision,
                pack,
                profession,
                region,
                measure,
            } => {
                let model = find(&mut self.models, pack)?;
                let place = Place::find(&model.pack, profession, region)?;
                let explanation = explain::of(&model.pack, place, *measure);
                Ok(Answer::Explanation {
                    revision: *revision,
                    explanation: Box::new(explanation),
                })
            }
        }
    }

    /// Finds pack and place and lays them out.
    fn laid_out<T>(&mut self, asked: &Asked, layout: Layout<T>) -> Result<T, Refusal> {
        let model = find(&mut self.models, &asked.pack)?;
        let place = Place::find(&model.pack, &asked.profession, &asked.region)?;
        layout(model, &asked.scenario, place, &mut self.baseline)
            .map_err(|error| negative(&model.pack, &error))
    }
}

/// What lays out one kind of answer.
type Layout<T> = fn(&Model, &Scenario, Place, &mut Baseline) -> Result<T, NegativeStock>;

/// The pack of this id, made ready now when it is asked for the first time.
fn find<'a>(models: &'a mut Vec<Model>, id: &str) -> Result<&'a Model, Refusal> {
    if let Some(at) = models.iter().position(|m| m.pack.id == id) {
        return Ok(&models[at]);
    }
    let unknown = || {
        (
            "error-pack-unknown",
            vec![("pack".to_owned(), id.to_owned())],
        )
    };
    let files = pack::catalogue::shipped(id).ok_or_else(unknown)?;
    let pack = Pack::load(&files).map_err(|errors| {
        errors.first().map_or_else(unknown, |error| {
            let (found, expected) = (error.found.clone(), error.expected.clone());
            let values = [id.to_owned(), error.place(), found, expected];
            let names = PackError::ARGUMENTS.iter().map(|name| (*name).to_owned());
            (error.key(), names.zip(values).collect())
        })
    })?;
    let pack = Arc::new(pack);
    let model = Model::new(pack.clone()).map_err(|error| negative(&pack, &error))?;
    models.push(model);
    models.last().ok_or_else(unknown)
}

/// A stock below zero, with its place in words.
fn negative(pack: &Pack, error: &NegativeStock) -> Refusal {
    let cadre = pack.cadres.get(error.cadre);
    let profession = cadre.and_then(|c| pack.professions.get(c.profession.0));
    let year = pack.opening_year + i32::try_from(error.step).unwrap_or(0);
    let age = pack.ages.age(error.cell % pack.ages.count.max(1));
    (
        "error-negative-stock",
        vec![
            (
                "profession".to_owned(),
                profession.map(|p| p.code.clone()).unwrap_or_default(),
            ),
            ("year".to_owned(), year.to_string()),
            ("age".to_owned(), age.to_string()),
        ],
    )
}
