//! Lines of the labour market: posts, who fills them, who waits.

use super::kind::Panel;
use super::thread::{Stroke, Thread};
use crate::outcome::PostsTrack;
use crate::view::scene::measured;
use crate::view::series::{Line, minus};
use crate::view::words::Words;
use crate::word::Measure;

/// The lines of a panel; none for panels about anything else.
pub(super) fn lines(panel: Panel, words: Words, posts: &PostsTrack, len: usize) -> Vec<Thread> {
    let of = |measure| measured(&posts.scenario, measure, len);
    let thread = |stroke, key: &str, values: Line| Thread {
        stroke,
        name: words.label(key),
        values,
    };
    match panel {
        Panel::Posts => {
            let opened = of(Measure::PostsWanted);
            let filled = minus(&opened, &of(Measure::Vacancies));
            vec![
                thread(Stroke::Main, "panel-posts-filled", filled),
                thread(Stroke::Dashed, "panel-posts-opened", opened),
                thread(
                    Stroke::Dotted,
                    "panel-posts-needed",
                    of(Measure::PostsNeeded),
                ),
            ]
        }
        Panel::Vacancies => vec![
            thread(Stroke::Main, "panel-posts-vacant", of(Measure::Vacancies)),
            thread(Stroke::Dashed, "panel-posts-hired", of(Measure::Hires)),
            thread(Stroke::Dotted, "panel-posts-queue", of(Measure::PostQueue)),
            thread(Stroke::Thin, "panel-posts-agency", of(Measure::AgencyFte)),
        ],
        Panel::AiTwin
        | Panel::AiUses
        | Panel::CpdReached
        | Panel::CpdTopics
        | Panel::CpdTime
        | Panel::Cost
        | Panel::CostMore
        | Panel::Payers
        | Panel::Cliff => Vec::new(),
    }
}

/// What holds hiring back, year by year, in words. Nobody is hired before the first projected year.
pub(super) fn limits(words: Words, posts: &PostsTrack) -> Vec<String> {
    let said = posts.scenario_limiting.iter().enumerate();
    said.map(|(place, limit)| match place {
        0 => words.label("limiting-opening"),
        _ => words.label(&format!("limiting-{}", limit.code())),
    })
    .collect()
}
