//! Figures too large to be counted with: refused by name, never wrapped, held or left out.

use super::End;
use super::packs::end;
use crate::packs::rich;
use organico::pack::Files;

/// The tiny pack with all tables, one cell replaced.
fn with(file: &str, row: &str, from: &str, to: &str) -> Files {
    let mut folder = rich::folders().swap_remove(0);
    let (_, bytes) = folder
        .iter_mut()
        .find(|(name, _)| name == file)
        .unwrap_or_else(|| panic!("no {file}"));
    let text = String::from_utf8(std::mem::take(bytes)).unwrap();
    let old = text.lines().find(|line| line.starts_with(row)).unwrap();
    assert!(old.contains(from), "{old}");
    *bytes = text.replace(old, &old.replacen(from, to, 1)).into_bytes();
    Files::new(folder)
}

#[test]
fn amounts_and_heads_beyond_counting_are_refused() {
    let cells = [
        ("unit_costs.csv", "payroll,*", ",40000,"),
        ("unit_costs.csv", "recruitment", ",3000,"),
        ("training_costs.csv", "*,teaching", ",5000,"),
        ("stock.csv", "nurse,public,900", ",900,"),
        ("stock.csv", "nurse,private", ",100,"),
    ];
    for (file, row, from) in cells {
        let end = |to: &str| end(&with(file, row, from, to));
        for large in ["1e16", "1e18", "1e20", "1e38", "1e300", "1e308"] {
            assert!(
                matches!(end(&format!(",{large},")), End::Refused),
                "{file} {row}: {large} was answered"
            );
        }
        let usual = end(&from.replacen(',', ",2", 1));
        assert!(
            matches!(usual, End::Answered),
            "{file} {row} is never answered"
        );
    }
}

#[test]
fn promises_and_ceilings_beyond_counting_are_refused_or_pay_no_more_than_there_is() {
    for large in ["1e15", "1e18", "1e20", "1e300"] {
        for (file, row, from) in [
            ("funds.csv", "plan,", ",1000000,"),
            ("commitments.csv", "plan,", ",100000,"),
            ("spending_caps.csv", "n,public", ",50000000,"),
        ] {
            if let End::Broken(why) = end(&with(file, row, from, &format!(",{large},"))) {
                panic!("{file}: {large}: {why}");
            }
        }
    }
}
