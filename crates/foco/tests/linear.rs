//! The work grows with the text, not with its square: reports one after the other, and texts that have no full
//! stops or repeat what is looked at together.

use std::time::{Duration, Instant};

const CASE: &str = include_str!("../../../web/cases/celulitis.txt");
/// How much longer the long text is, and how much longer it may take. Squares would take 64 times as long; the rest
/// is for a machine that does other things too.
const LONGER: usize = 8;
const SLOWER: u32 = 24;

fn time(text: &str) -> Duration {
    let started = Instant::now();
    let analysis = foco::analyse(text, &foco::Options::default());
    assert!(!analysis.scores.is_empty());
    started.elapsed()
}

/// A machine that does other things may stretch one try, not all of them.
const TRIES: usize = 5;

fn check(unit: &str, length: usize) {
    let text = |length: usize| unit.repeat(length / unit.len() + 1);
    let (short, long) = (text(length), text(length * LONGER));
    let (mut quick, mut slow) = (Duration::MAX, Duration::MAX);
    let linear = (0..TRIES).any(|_| {
        quick = quick.min(time(&short));
        slow = slow.min(time(&long));
        slow < quick * SLOWER
    });
    assert!(linear, "{:?}…: {quick:?} became {slow:?}", unit.get(..20).unwrap_or(unit));
}

#[test]
fn reports() {
    check(CASE, 12_000);
}

#[test]
fn one_sentence() {
    let words: String = CASE.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    check(&words, 12_000);
}

#[test]
fn the_same_over_and_over() {
    for unit in ["TA 120/80 ", "hace 3 años ", "no fiebre, ", "SatO2 94% con FiO2 0,4 ", "E. coli, ", "a\n", "(", "12 "]
    {
        check(unit, 6_000);
    }
}
