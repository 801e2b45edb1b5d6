//! A desk that has answered before answers like one that has not.

use super::{Case, every_pack};
use crate::common::draw::Draw;
use crate::common::{packs, scenarios};
use organico::job::{Answer, Asked, Desk, Question};
use organico::model::Model;
use organico::pack::{Pack, catalogue};
use organico::scenario::Scenario;

/// Questions as a reader asks them: levers move most often, then the place, then a choice.
fn questions(case: &Case) -> Vec<Question> {
    let mut draw = Draw::new(case.seed, 21);
    let pack = case.pack();
    let professions: Vec<_> = case.model.runnable().collect();
    let (mut choices, mut profession) = (case.baseline(), 0);
    (0..10)
        .map(|revision| {
            if draw.chance(0.2) {
                choices = scenarios::choices(draw.whole(0, 1_000_000) as u64);
            }
            if draw.chance(0.2) {
                choices.until = Some(pack.last_year - i32::from(draw.chance(0.5)));
            }
            if draw.chance(0.3) {
                profession = draw.pick(professions.len());
            }
            let moved = scenarios::scenario(draw.whole(0, 1_000_000) as u64, pack);
            let levers = if draw.chance(0.2) {
                Vec::new()
            } else {
                moved.actions
            };
            let region = draw.pick(pack.regions.len() + 2);
            let region = pack.regions.get(region);
            let region = region.map(|r| r.code.clone()).unwrap_or_default();
            let (id, profession) = (pack.id.clone(), professions[profession]);
            let profession = pack.professions[profession.0].code.clone();
            let scenario = Scenario {
                actions: levers,
                ..choices.clone()
            };
            let asked = Asked {
                revision,
                pack: id,
                scenario,
                profession,
                region,
            };
            if draw.chance(0.2) {
                return Question::Posts(asked);
            }
            if draw.chance(0.3) {
                return Question::Money(asked);
            }
            Question::Picture(asked)
        })
        .collect()
}

/// Every bit of an answer (a number that is none equals itself here).
fn bits(desk: &mut Desk, question: &Question) -> String {
    format!("{:?}", desk.answer(question))
}

#[test]
fn a_desk_that_was_asked_before_answers_like_a_fresh_one() {
    every_pack(|case| {
        let mut warm = Desk::with(case.model.clone());
        for question in questions(case) {
            let mut fresh = Desk::with(case.model.clone());
            assert!(
                bits(&mut warm, &question) == bits(&mut fresh, &question),
                "{question:?}"
            );
        }
        Ok(())
    });
}

#[test]
fn what_a_desk_keeps_of_one_pack_is_not_shown_for_another() {
    let files = catalogue::shipped("it").expect("the Italian pack ships");
    let italy = Model::new(Pack::load(&files).expect("it loads")).expect("people enough");
    let mut other = packs::pack(1);
    other.professions[0].code = italy.pack.professions[0].code.clone();
    let question = |pack: &Pack| {
        Question::Picture(Asked {
            revision: 1,
            pack: pack.id.clone(),
            scenario: Scenario::default(),
            profession: pack.professions[0].code.clone(),
            region: String::new(),
        })
    };
    let (first, second) = (question(&other), question(&italy.pack));
    let mut warm = Desk::with(Model::new(other).expect("people enough"));
    let before = bits(&mut warm, &first);
    let after = bits(&mut warm, &second);
    assert!(before.starts_with("Picture") && before != after);
    assert!(after == bits(&mut Desk::with(italy), &second));
}

#[test]
fn the_labour_market_that_is_shown_is_that_of_the_run() {
    every_pack(|case| {
        let profession = case.model.runnable().next().expect("some profession");
        let run = case.posted()?;
        let question = Question::Posts(Asked {
            revision: 1,
            pack: case.pack().id.clone(),
            scenario: case.scenario.clone(),
            profession: case.pack().professions[profession.0].code.clone(),
            region: String::new(),
        });
        let Answer::Posts { posts, .. } = Desk::with(case.model.clone()).answer(&question) else {
            return Ok(()); // the baseline takes people who are not there
        };
        let of = run.of(profession).expect("it is run");
        assert_eq!(posts.is_some(), of.demand.is_known());
        let Some(shown) = posts else { return Ok(()) };
        assert_eq!(shown.scenario_limiting, of.market.nation);
        for measure in organico::model::measure::of_market() {
            let value = |step| case.model.measure(of, step, None, None, measure);
            let expected: Option<Vec<f64>> = (0..of.years()).map(value).collect();
            let expected = expected.expect("the account is drawn up");
            assert_eq!(shown.scenario.of(measure), expected, "{measure:?}");
        }
        Ok(())
    });
}
