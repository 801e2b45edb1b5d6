//! One verdict: what `check` lets pass `run` answers, what it refuses `run` refuses, both with a cure.

use super::{folder, organico, said};
use crate::fuzz::packs::mutant;
use std::fs;

/// Mutants of packs that are tried from outside; the fuzz tries thousands in the library.
const TRIED: u64 = 60;

#[test]
fn check_and_run_say_the_same_of_every_mutant() {
    let place = folder("cli-verdict");
    let (mut passed, mut refused) = (0, 0);
    for seed in 0..TRIED {
        let (files, told) = mutant(seed);
        let pack = place.join(seed.to_string());
        fs::create_dir_all(&pack).unwrap();
        for (name, bytes) in files {
            fs::write(pack.join(name), bytes).unwrap();
        }
        let pack = pack.to_str().unwrap();
        let (check, _, why) = said(&organico(&["check", "--pack", pack]));
        let (run, rows, same) = said(&organico(&["run", "--pack", pack, "--out", "-"]));
        assert_eq!(check, run, "{told}: {why} {same}");
        assert_eq!(why, same, "{told}");
        if run == 0 {
            passed += 1;
            assert!(!rows.contains("NaN") && !rows.contains("inf"), "{told}");
        } else {
            refused += 1;
            assert_eq!(run, 1, "{told}: {why}");
            let (errors, cures) = (
                why.matches("error: ").count(),
                why.matches("cure: ").count(),
            );
            assert!(errors > 0 && errors == cures, "{told}: {why}");
            assert!(rows.is_empty(), "{told}");
        }
    }
    assert!(
        passed > 5 && refused > 5,
        "{passed} passed, {refused} refused"
    );
}
