//! What tables say about AI and continuing development, profession by profession.

use super::tiny;
use organico::pack::{Pack, StaffCare};

fn of<'p>(pack: &'p Pack, code: &str) -> &'p StaffCare {
    let at = pack.profession(code).expect("it is listed");
    &pack.care.staff[at.0]
}

#[test]
fn the_closest_row_of_each_use_holds() {
    let pack = tiny::load();
    let uses: Vec<&str> = pack
        .care
        .uses
        .iter()
        .map(|u| u.named.code.as_str())
        .collect();
    assert_eq!(uses, ["notes", "images"]);
    assert_eq!(pack.care.uses[0].competence, Some(0));
    assert_eq!(pack.care.uses[1].competence, None);
    let shares = |code: &str| -> Vec<(usize, f64)> {
        let effects = &of(&pack, code).ai.effects;
        effects.iter().map(|e| (e.ai_use, e.share)).collect()
    };
    // nurses have their own row; the one for images is an alternative that is not used
    assert_eq!(shares("nurse"), [(0, 0.2)]);
    assert_eq!(shares("doctor"), [(0, 0.1), (1, 0.4)]);
    let nurse = &of(&pack, "nurse").ai.effects[0];
    assert_eq!(nurse.saving, [-0.1, 0.1, 0.3]);
    assert_eq!(
        [
            nurse.adoption,
            nurse.midpoint,
            nurse.steepness,
            nurse.extra_need
        ],
        [0.5, 2031.0, 0.8, 0.01]
    );
}

#[test]
fn a_pack_that_says_nothing_of_ai_is_neutral() {
    let pack = tiny::load();
    let ai = &of(&pack, "doctor").ai;
    assert_eq!(
        [ai.reinvested, ai.overhead, ai.eligible, ai.cap],
        [1.0, 0.2, 1.0, 0.2]
    );
}

#[test]
fn credits_build_up_what_profiles_say_is_there() {
    let pack = tiny::load();
    let nurse = &of(&pack, "nurse").cpd;
    let topics: Vec<(usize, f64, f64)> = nurse
        .topics
        .iter()
        .map(|t| (t.competence, t.share, t.trained))
        .collect();
    assert_eq!(topics, [(0, 0.05, 0.1), (1, 0.1, 0.0)]);
    assert_eq!(of(&pack, "doctor").cpd.topics.len(), 1);
    // half meet the obligation when the mean head does, unless the pack says otherwise
    assert_eq!(
        [nurse.obligation, nurse.half, nurse.credits],
        [150.0, 150.0, 30.0]
    );
    assert_eq!((nurse.cycle_start, nurse.cycle_years), (2023, 3));
    assert_eq!(
        [nurse.retention, nurse.productivity, nurse.reduction],
        [0.0; 3]
    );
    assert_eq!(of(&pack, "doctor").cpd.credits, 0.0);
}

#[test]
fn a_pack_without_these_tables_knows_nobody() {
    let silent = tiny::files(|name, text| {
        let gone = ["ai_effects.csv", "cpd_topics.csv"].contains(&name);
        let keep = |line: &&str| !line.contains("cpd_") && !line.contains("ai_");
        if gone {
            text.lines().take(1).collect()
        } else if name == "parameters.csv" {
            text.lines().filter(keep).collect::<Vec<_>>().join("\n")
        } else {
            text.to_owned()
        }
    });
    let pack = Pack::load(&silent).expect("it is right");
    assert!(pack.care.staff.is_empty());
}
