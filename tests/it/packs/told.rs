//! Packs with one hole, as people sent them: every folder of `tests/packs/told` says in `expect.txt` what it is
//! told.
//!
//! A line a rule: `refused | place | words of what is expected`, `told | key of a remark | words of it`,
//! or `unanswered | method`.

use crate::cases::files;
use organico::pack::{Pack, Severity};
use organico::report::{Detail, Refusal, answer, ready};
use organico::scenario::Scenario;
use std::path::Path;

/// What is wrong with a line; nothing where it is told so.
fn missed(pack: &Path, line: &str) -> Option<String> {
    let cells: Vec<&str> = line.split(" | ").collect();
    let loaded = Pack::load(&files(pack));
    match (cells.as_slice(), loaded) {
        (["refused", place, words], Err(errors)) => {
            let told = errors
                .iter()
                .any(|e| e.place() == *place && e.expected.contains(words));
            (!told).then(|| format!("{errors:#?}"))
        }
        (["told", key, words], Ok(pack)) => {
            let known = |f: &&organico::pack::Finding| f.key == *key && f.place.contains(words);
            let told = pack.findings.iter().find(known);
            let heard = told.is_some_and(|f| f.severity != Severity::Info);
            (!heard).then(|| format!("{:#?}", pack.findings))
        }
        (["unanswered", method], Ok(pack)) => {
            let model = ready(pack).expect("nothing else is wrong");
            let scenario = Scenario {
                method: Some((*method).to_owned()),
                ..Scenario::default()
            };
            match answer(&model, &scenario, &Detail::None, None) {
                Err(Refusal::NoFigures { what, .. }) if what == *method => None,
                Err(_) => Some("refused for something else".to_owned()),
                Ok(_) => Some("answered".to_owned()),
            }
        }
        (_, Err(errors)) => Some(format!("refused: {errors:#?}")),
        (_, Ok(_)) => Some("loaded".to_owned()),
    }
}

#[test]
fn what_people_left_out_is_told() {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs/told");
    let mut tried = 0;
    for entry in std::fs::read_dir(all).unwrap() {
        let pack = entry.unwrap().path();
        let lines = std::fs::read_to_string(pack.join("expect.txt")).unwrap();
        for line in lines.lines().filter(|line| !line.is_empty()) {
            let found = missed(&pack, line);
            assert!(
                found.is_none(),
                "{}: {line}: {}",
                pack.display(),
                found.unwrap()
            );
            tried += 1;
        }
    }
    assert!(tried > 5, "{tried}");
}
