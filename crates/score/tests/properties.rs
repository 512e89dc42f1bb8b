//! What must hold for every score and every input: knowing more never widens a range, and a range holds the result
//! of whatever the missing inputs turn out to be.

use foco_score::{Arms, Definition, Input, Inputs, Interval, Kind, Quantity, Range, Tri, Value, all};
use proptest::prelude::*;

/// Events that a report would name (silence is read as “no”) and settings with a default: always given here.
const CLOSED_WORLD: &[&str] =
    &["delirium_drug", "ecmo", "mech", "rrt", "other_pressor", "arf", "chronic", "uo_stage", "scale"];

/// Stand-ins for a better input, which may contradict it: left out here.
const SURROGATES: &[&str] = &["sf", "hco3"];

/// Scores that are sums with ranges. Phoenix scores nothing for what is missing, by its authors' rule.
fn sums() -> Vec<&'static Definition> {
    let sums = all().iter().copied().filter(|d| d.id != "phoenix");
    sums.filter(|d| d.evaluate(&Inputs::default(), Arms::All).total.is_some()).collect()
}

fn value(input: &'static Input, roll: u32) -> Value {
    let part = f64::from(roll % 1000) / 999.0;
    match &input.kind {
        Kind::Number { unit, min, max } => {
            let x = min + (max - min) * part;
            // Scales of whole steps.
            let whole = matches!(input.name, "gcs" | "scale" | "uo_stage" | "chronic");
            Value::number(if whole { x.round() } else { x }, unit)
        }
        Kind::Flag => Value::Flag(Tri::from(roll.is_multiple_of(2))),
        Kind::Choice(words) => Value::Choice(words[roll as usize % words.len()].0),
        Kind::Unit(words) => Value::Choice(words[roll as usize % words.len()]),
        Kind::Set(words) => Value::Set(words.iter().copied().filter(|w| w.len() as u32 % 3 == roll % 3).collect()),
        Kind::Points { max } => Value::Points(Range::exactly((roll % (*max as u32 + 1)) as i32)),
        Kind::Pressors => Value::Pressors(foco_score::Pressors::None),
    }
}

fn holds(wide: Range, narrow: Range) -> bool {
    wide.min <= narrow.min && narrow.max <= wide.max
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn knowing_more_never_widens(rolls in proptest::collection::vec(any::<u32>(), 24), known in any::<u32>(), learned in any::<u32>()) {
        for definition in sums() {
            let (mut some, mut more) = (Inputs::default(), Inputs::default());
            for (i, input) in definition.inputs.iter().enumerate() {
                if SURROGATES.contains(&input.name) {
                    continue;
                }
                let given = value(input, rolls[i % rolls.len()]);
                let closed = CLOSED_WORLD.contains(&input.name);
                if closed || known >> (i % 32) & 1 == 1 {
                    some.set(input.name, given.clone());
                }
                if closed || (known | learned) >> (i % 32) & 1 == 1 {
                    more.set(input.name, given);
                }
            }
            let (wide, narrow) = (definition.evaluate(&some, Arms::All), definition.evaluate(&more, Arms::All));
            for (w, n) in wide.components.iter().zip(&narrow.components) {
                prop_assert!(holds(w.range, n.range), "{} {}: {:?} became {:?} with {:?}", definition.id, w.id, w.range, n.range, more);
            }
        }
    }

    #[test]
    fn a_part_of_a_number_is_better_than_nothing_and_worse_than_all(rolls in proptest::collection::vec(any::<u32>(), 24), which in any::<usize>()) {
        for definition in sums() {
            let mut inputs = Inputs::default();
            for (i, input) in definition.inputs.iter().enumerate() {
                inputs.set(input.name, value(input, rolls[i % rolls.len()]));
            }
            let input = &definition.inputs[which % definition.inputs.len()];
            let Some(Value::Number(Quantity { interval, unit, .. })) = inputs.get(input.name).cloned() else { continue };
            let Some(x) = interval.point() else { continue };
            if CLOSED_WORLD.contains(&input.name) || input.name == "scale" {
                continue;
            }
            let total = |inputs: &Inputs| definition.evaluate(inputs, Arms::All).total.unwrap_or_default();
            let exact = total(&inputs);
            for part in [Interval::at_least(x), Interval::at_most(x), Interval::between(x, x + 1.0)] {
                inputs.set(input.name, Value::Number(Quantity::new(part, unit)));
                prop_assert!(holds(total(&inputs), exact), "{} {}: {part:?}", definition.id, input.name);
            }
        }
    }
}

#[test]
fn every_score_is_described() {
    for definition in all() {
        assert!(!definition.source.is_empty() && !definition.licence.is_empty(), "{}", definition.id);
        for (i, input) in definition.inputs.iter().enumerate() {
            let twice = definition.inputs[..i].iter().any(|other| other.name == input.name);
            assert!(!twice, "{}: two inputs {:?}", definition.id, input.name);
        }
    }
    let ids: std::collections::BTreeSet<&str> = all().iter().map(|d| d.id).collect();
    assert_eq!(ids.len(), all().len());
}
