//! What must hold for every score and every input: knowing more never widens a range, and a range holds the result
//! of whatever the missing inputs turn out to be.

use foco_score::{Arms, Definition, Input, Inputs, Interval, Kind, Quantity, Range, Tri, Value, all, find};
use proptest::prelude::*;

/// Events that a report would name (silence is read as “no”) and settings with a default: always given here.
const CLOSED_WORLD: &[&str] =
    &["delirium_drug", "ecmo", "mech", "rrt", "other_pressor", "arf", "chronic", "uo_stage", "scale"];

/// Stand-ins for a better input, which may contradict it: left out here.
const SURROGATES: &[&str] = &["sf", "hco3"];

/// Scores that are sums with ranges.
fn sums() -> Vec<&'static Definition> {
    all().iter().copied().filter(|d| d.evaluate(&Inputs::default(), Arms::All).total.is_some()).collect()
}

fn value(input: &'static Input, roll: u32) -> Value {
    let part = f64::from(roll % 1000) / 999.0;
    match &input.kind {
        Kind::Number { unit, min, max } => {
            // Who is eighteen today is no child: the bands of age end before, and the score is not asked of adults.
            let max = if input.name == "age_m" { max.next_down() } else { *max };
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
    fn the_policy_of_arms_matters_to_partial_components_alone(rolls in proptest::collection::vec(any::<u32>(), 24), known in any::<u32>(), vague in any::<u32>()) {
        for definition in all() {
            let mut inputs = Inputs::default();
            for (i, input) in definition.inputs.iter().enumerate().filter(|(i, _)| known >> (i % 32) & 1 == 1) {
                let given = match value(input, rolls[i % rolls.len()]) {
                    Value::Number(q) if vague >> (i % 32) & 1 == 1 => {
                        Value::Number(Quantity::new(Interval::at_least(q.interval.lo()), q.unit))
                    }
                    given => given,
                };
                inputs.set(input.name, given);
            }
            let observed = definition.evaluate(&inputs, Arms::Observed);
            let total = definition.evaluate(&inputs, Arms::All).total;
            prop_assert_eq!(definition.on_all_arms(&inputs, &observed), total, "{}: {:?}", definition.id, inputs);
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

/// Settles every input but the number `name` so that nothing else is open.
fn settled(definition: &Definition, name: &str, roll: u32) -> Inputs {
    let mut inputs = Inputs::default();
    for input in definition.inputs.iter().filter(|i| i.name != name && !SURROGATES.contains(&i.name)) {
        inputs.set(input.name, value(input, roll));
    }
    inputs
}

#[test]
fn every_value_of_a_number_has_exactly_one_result() {
    for definition in sums() {
        for input in definition.inputs {
            let Kind::Number { unit, min, max } = input.kind else { continue };
            // Every cut, its neighbours, and a walk over the whole range.
            let near = definition.cuts(input.name).into_iter().flat_map(|c| [c.at, c.at.next_down(), c.at.next_up()]);
            let walk = (0..=400).map(|i| min + (max - min) * f64::from(i) / 400.0);
            let whole = matches!(input.name, "gcs" | "scale" | "uo_stage" | "chronic");
            let values: Vec<f64> = near
                .chain(walk)
                .map(|x| if whole { x.round() } else { x })
                .filter(|x| (min..=max).contains(x))
                .collect();
            for roll in [0, 333, 501, 999] {
                let mut inputs = settled(definition, input.name, roll);
                let open = definition.evaluate(&inputs, Arms::All).components;
                let results: Vec<Vec<Range>> = values
                    .iter()
                    .map(|x| {
                        inputs.set(input.name, Value::number(*x, unit));
                        definition.evaluate(&inputs, Arms::All).components.iter().map(|c| c.range).collect()
                    })
                    .collect();
                for (part, unknown) in open.iter().enumerate() {
                    // A part that no value of this number moves does not read it.
                    if results.iter().all(|r| r[part] == unknown.range) {
                        continue;
                    }
                    let hole = results.iter().position(|r| !r[part].is_decided());
                    let told = hole.map(|i| (values[i], results[i][part]));
                    assert!(hole.is_none(), "{} {}: {} leaves {told:?}", definition.id, unknown.id, input.name);
                }
            }
        }
    }
}

/// Score, input, other printed unit, and how many of it make one of the canonical unit.
const OTHER_UNITS: &[(&str, &str, &str, f64)] = &[
    ("sofa", "pf", "kPa", 0.133_322),
    ("sofa", "bili", "umol/L", 17.104),
    ("sofa", "cr", "umol/L", 88.42),
    ("sofa2", "pf", "kPa", 0.133_322),
    ("sofa2", "bili", "umol/L", 17.104),
    ("sofa2", "cr", "umol/L", 88.42),
    ("sirs", "paco2", "kPa", 0.133_322),
    ("lactate", "lactate", "mg/dL", 9.01),
];

#[test]
fn printed_columns_part_only_beside_their_limits() {
    /// Most that two printed limits of one row differ, after conversion.
    const ROUNDING: f64 = 0.05;
    for &(score, name, other, factor) in OTHER_UNITS {
        let definition = find(score).expect("registered");
        let Kind::Number { unit, min, max } = definition.input(name).expect("an input").kind else { panic!("{name}") };
        let cuts: Vec<f64> = definition.cuts(name).iter().map(|c| c.at).collect();
        let mut parted = 0;
        for i in 0..=2000 {
            let x = min * (max / min).powf(f64::from(i) / 2000.0);
            let says = |quantity: Quantity| {
                let mut inputs = Inputs::default();
                inputs.set(name, Value::Number(quantity));
                let outcome = definition.evaluate(&inputs, Arms::Observed);
                let words: Vec<_> = outcome.answers.into_iter().filter(|(key, _)| *key == "band").collect();
                (outcome.components.iter().map(|c| c.range).collect::<Vec<_>>(), words)
            };
            let canonical = Quantity::new(Interval::exactly(x), unit);
            let native = Quantity { native: Some((Interval::exactly(x * factor), other)), ..canonical };
            if says(canonical) == says(native) {
                continue;
            }
            parted += 1;
            let beside = cuts.iter().any(|cut| (x / cut - 1.0).abs() <= ROUNDING);
            assert!(beside, "{score} {name}: {x} {unit} and {} {other} part far from {cuts:?}", x * factor);
        }
        assert!(parted < 100, "{score} {name}: {parted} values part");
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
