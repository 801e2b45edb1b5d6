//! Answers questions: finds the pack, asks the model, hands back plain data.
//!
//! Keeps nothing between two questions but packs made ready to run and the last baseline: dropping
//! them changes no answer. Knows no browser.

use super::baseline::Baseline;
use super::place::{Place, Refusal};
use super::{Answer, Asked, Needs, Question, catalogue, explain, money, picture, posts};
use crate::model::{Model, NegativeStock, Scope};
use crate::pack::{self, Files, Pack, PackError};
use crate::scenario::Scenario;
use std::sync::Arc;

/// The desk of one worker or one terminal.
#[derive(Debug, Default)]
pub struct Desk {
    models: Vec<Model>,
    given: Vec<Given>,
    baseline: Baseline,
}

/// Files of a pack that were handed in.
#[derive(Debug)]
struct Given {
    id: String,
    what: Needs,
    /// Until they are read.
    files: Option<Files>,
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

    /// What of a pack must be handed in before a question can be answered.
    #[must_use]
    pub fn lacks<'a>(&self, question: &'a Question) -> Option<(&'a str, Needs)> {
        let (id, needed) = question.needs()?;
        let given = self.given.iter().find(|given| given.id == id);
        let enough = match given {
            Some(given) => given.what == Needs::Notes || needed == Needs::Data,
            None => self.models.iter().any(|model| model.pack.id == id),
        };
        (!enough).then_some((id, needed))
    }

    /// Takes the files of a pack, in the place of what was there of it.
    pub fn take(&mut self, id: &str, what: Needs, files: Files) {
        self.models.retain(|model| model.pack.id != id);
        self.given.retain(|given| given.id != id);
        self.given.push(Given {
            id: id.to_owned(),
            what,
            files: Some(files),
        });
    }

    /// Answers one question.
    pub fn answer(&mut self, question: &Question) -> Answer {
        let revision = match question {
            Question::Picture(asked)
            | Question::Money(asked)
            | Question::Posts(asked)
            | Question::Explain { asked, .. } => asked.revision,
            Question::Ping
            | Question::Panic
            | Question::Catalogue { .. }
            | Question::Notes { .. }
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
            Question::Catalogue { pack } => {
                Ok(Answer::Catalogue(Box::new(catalogue::of(self.find(pack)?))))
            }
            Question::Notes { pack } => Ok(Answer::Notes(Box::new(catalogue::notes(
                &self.find(pack)?.pack,
            )))),
            Question::Warm { pack } => {
                let model = self.find(pack)?;
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
            Question::Explain { asked, measure } => {
                let model = self.find(&asked.pack)?;
                let place = Place::find(&model.pack, &asked.profession, &asked.region)?;
                let explanation = explain::of(model, &asked.scenario, place, *measure);
                Ok(Answer::Explanation {
                    revision: asked.revision,
                    explanation: Box::new(explanation),
                })
            }
        }
    }

    fn find(&mut self, id: &str) -> Result<&Model, Refusal> {
        find(&mut self.models, &mut self.given, id)
    }

    /// Finds pack and place and lays them out.
    fn laid_out<T>(&mut self, asked: &Asked, layout: Layout<T>) -> Result<T, Refusal> {
        let model = find(&mut self.models, &mut self.given, &asked.pack)?;
        let place = Place::find(&model.pack, &asked.profession, &asked.region)?;
        layout(model, &asked.scenario, place, &mut self.baseline)
            .map_err(|error| negative(&model.pack, &error))
    }
}

/// What lays out one kind of answer.
type Layout<T> = fn(&Model, &Scenario, Place, &mut Baseline) -> Result<T, NegativeStock>;

/// The pack of this id, made ready now when it is asked for the first time.
fn find<'a>(
    models: &'a mut Vec<Model>,
    given: &mut [Given],
    id: &str,
) -> Result<&'a Model, Refusal> {
    if let Some(at) = models.iter().position(|m| m.pack.id == id) {
        return Ok(&models[at]);
    }
    let unknown = || {
        (
            "error-pack-unknown",
            vec![("pack".to_owned(), id.to_owned())],
        )
    };
    let given = given.iter_mut().find(|given| given.id == id);
    let files = match &given {
        Some(given) => given.files.clone(),
        None => pack::catalogue::shipped(id),
    };
    let pack = Pack::load(&files.ok_or_else(unknown)?).map_err(|errors| {
        errors.first().map_or_else(unknown, |error| {
            let (found, expected) = (error.found.clone(), error.expected.clone());
            let values = [id.to_owned(), error.place(), found, expected];
            let names = PackError::ARGUMENTS.iter().map(|name| (*name).to_owned());
            (error.key(), names.zip(values).collect())
        })
    })?;
    let pack = Arc::new(pack);
    let model = Model::new(pack.clone()).map_err(|error| negative(&pack, &error))?;
    if let Some(given) = given {
        given.files = None;
    }
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
