//! Phoenix — the paediatric sepsis score (2024), for those under 18.
//!
//! Sepsis from 2 points with suspected infection; shock with at least one of them cardiovascular. By its authors'
//! convention what is not stated does not score and must not be estimated: their value is the least of the range.

use crate::{
    Answer, Arms, Component, Definition, Gate, Input, Inputs, Interval, Kind, Moment, Names, Outcome, Range, Reading,
    Tri,
};

/// Phoenix sepsis score, 0–13.
pub(crate) static PHOENIX: Definition = Definition {
    id: "phoenix",
    name: "Phoenix",
    inputs: &[
        Input { name: "age_m", variable: "age_months", kind: Kind::Number { unit: "mo", min: 0.0, max: 216.0 } },
        Input { name: "pf", variable: "pf_ratio", kind: Kind::Number { unit: "mm[Hg]", min: 20.0, max: 700.0 } },
        Input { name: "sf", variable: "sf_ratio", kind: Kind::Number { unit: "1", min: 40.0, max: 480.0 } },
        Input { name: "spo2", variable: "spo2", kind: Kind::Number { unit: "%", min: 40.0, max: 100.0 } },
        Input { name: "support", variable: "oxygen", kind: Kind::Flag },
        Input { name: "imv", variable: "invasive_ventilation", kind: Kind::Flag },
        Input { name: "vaso", variable: "vasoactive_count", kind: Kind::Number { unit: "1", min: 0.0, max: 10.0 } },
        Input { name: "lac", variable: "lactate", kind: Kind::Number { unit: "mmol/L", min: 0.1, max: 40.0 } },
        Input { name: "map_", variable: "map", kind: Kind::Number { unit: "mm[Hg]", min: 5.0, max: 250.0 } },
        Input { name: "plt", variable: "platelets", kind: Kind::Number { unit: "10*9/L", min: 1.0, max: 2000.0 } },
        Input { name: "inr", variable: "inr", kind: Kind::Number { unit: "{INR}", min: 0.5, max: 20.0 } },
        Input { name: "dd", variable: "d_dimer_mg", kind: Kind::Number { unit: "mg/L", min: 0.0, max: 200.0 } },
        Input { name: "fib", variable: "fibrinogen", kind: Kind::Number { unit: "mg/dL", min: 20.0, max: 1500.0 } },
        Input { name: "gcs", variable: "gcs", kind: Kind::Number { unit: "{score}", min: 3.0, max: 15.0 } },
        Input { name: "fixed", variable: "fixed_pupils", kind: Kind::Flag },
        Input { name: "infection", variable: "infection", kind: Kind::Flag },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeBelow(18)],
    positive: Some(("phoenix_positive", 2)),
    source: "Schlapbach LJ, Watson RS, Sorce LR, et al. JAMA 2024;331:665-674. doi:10.1001/jama.2024.0179",
    licence: "No restriction on the score is known; the authors' software has its own licence and is not used.",
    work: phoenix,
};

/// Below this age in months: mean pressures of 0 points above the first, 2 points below the second. From
/// eighteen on there is none: the gate says that the score is not for adults.
const PRESSURES: &[(f64, f64, f64)] = &[
    (1.0, 30.0, 17.0),
    (12.0, 38.0, 25.0),
    (24.0, 43.0, 31.0),
    (60.0, 44.0, 32.0),
    (144.0, 48.0, 36.0),
    (216.0, 51.0, 38.0),
];

fn phoenix(inputs: &Inputs, _: Arms) -> Outcome {
    let components = vec![
        Component::read("resp", inputs, respiratory),
        Component::read("cv", inputs, cardiovascular),
        Component::read("coag", inputs, coagulation),
        Component::read("neuro", inputs, |r| {
            let fixed = Range::if_so(r.flag("fixed"), 2);
            fixed.worse(Range::if_so(r.number("gcs").le(10.0), 1))
        }),
    ];
    let circulation = components[1].range;
    let mut outcome = Outcome::sum(components);
    let total = outcome.total.unwrap_or_default();
    let mut reading = Reading::new(inputs);
    let sepsis = reading.flag("infection").and(total.reaches(2));
    let shock = sepsis.and(circulation.reaches(1));
    outcome.answers.push(("value", Answer::Number(f64::from(total.min))));
    outcome.answers.push(("sepsis", Answer::Tri(sepsis)));
    outcome.answers.push(("septic_shock", Answer::Tri(shock)));
    outcome.missing = if shock.is_known() { Names::new() } else { reading.open };
    outcome
}

/// A ratio counts on any respiratory support, oxygen included, and from 2 points on only under invasive ventilation.
fn respiratory(r: &mut Reading) -> Range {
    // Above 97 % of saturation its ratio says nothing. Of one that may lie on either side both are possible.
    let saturation = r.number("spo2");
    let above = saturation.gt(97.0);
    let sf = if above == Tri::Yes { Interval::UNKNOWN } else { r.number("sf") };
    let pf = r.number("pf");
    let (support, imv) = (r.flag("support"), r.flag("imv"));
    let points = |sf: Interval| {
        // Either ratio tells; where only one is known, it stands for both.
        let below = |p: f64, s: f64| match (pf.is_unknown(), sf.is_unknown()) {
            (false, true) => pf.lt(p),
            (true, false) => sf.lt(s),
            _ => pf.lt(p).or(sf.lt(s)),
        };
        Range::if_so(imv.and(below(100.0, 148.0)), 3)
            .worse(Range::if_so(imv.and(below(200.0, 220.0)), 2))
            .worse(Range::if_so(support.or(imv).and(below(400.0, 292.0)), 1))
    };
    if above == Tri::Unknown && !saturation.is_unknown() {
        return points(sf).hull(points(Interval::UNKNOWN));
    }
    points(sf)
}

fn cardiovascular(r: &mut Reading) -> Range {
    let either = |first: Tri, second: Tri| Range::if_so(first, 1) + Range::if_so(second, 1);
    let drugs = r.number("vaso");
    let lactate = r.number("lac");
    either(drugs.ge(1.0), drugs.ge(2.0)) + either(lactate.ge(5.0), lactate.ge(11.0)) + pressure(r)
}

/// By the band of age; of all bands that are possible, where the age is not known.
fn pressure(r: &mut Reading) -> Range {
    let (age, mean) = (r.number("age_m"), r.number("map_"));
    let mut from = 0.0;
    let mut possible: Option<Range> = None;
    for &(below, none, worst) in PRESSURES {
        if age.lt(below) != Tri::No && age.ge(from) != Tri::No {
            let points = Range::if_so(mean.le(none), 1) + Range::if_so(mean.lt(worst), 1);
            possible = Some(possible.map_or(points, |known| known.hull(points)));
        }
        from = below;
    }
    possible.unwrap_or_default()
}

fn coagulation(r: &mut Reading) -> Range {
    let signs = [r.number("plt").lt(100.0), r.number("inr").gt(1.3), r.number("dd").gt(2.0), r.number("fib").lt(100.0)];
    let sum: Range = signs.into_iter().map(|sign| Range::if_so(sign, 1)).sum();
    Range::new(sum.min.min(2), sum.max.min(2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Quantity, Value};

    fn outcome(numbers: &[(&'static str, f64)], flags: &[(&'static str, bool)]) -> Outcome {
        let mut inputs = Inputs::default();
        numbers.iter().for_each(|&(name, x)| inputs.set(name, Value::number(x, "")));
        flags.iter().for_each(|&(name, b)| inputs.set(name, Value::Flag(Tri::from(b))));
        PHOENIX.evaluate(&inputs, Arms::Observed)
    }

    fn part(outcome: &Outcome, id: &str) -> (i32, i32) {
        let part = outcome.components.iter().find(|c| c.id == id).expect("printed");
        (part.range.min, part.range.max)
    }

    #[test]
    fn what_is_not_stated_is_open_and_asked_for() {
        let nothing = outcome(&[("age_m", 48.0)], &[]);
        assert_eq!(nothing.total, Some(Range::new(0, 13)));
        assert_eq!(nothing.answer("value"), Some(&Answer::Number(0.0)), "the authors' value is the least");
        for asked in ["vaso", "fixed", "support", "lac", "fib"] {
            assert!(nothing.components.iter().any(|c| c.missing.contains(&asked)), "{asked}");
        }
        assert!(nothing.missing.contains(&"infection"));
    }

    #[test]
    fn drugs_pupils_and_oxygen_count() {
        let circulation =
            |drugs: f64| part(&outcome(&[("age_m", 48.0), ("vaso", drugs), ("lac", 1.0), ("map_", 70.0)], &[]), "cv");
        assert_eq!([0.0, 1.0, 2.0, 3.0].map(circulation), [(0, 0), (1, 1), (2, 2), (2, 2)]);
        let pupils = |fixed: bool| part(&outcome(&[("gcs", 15.0)], &[("fixed", fixed)]), "neuro");
        assert_eq!([false, true].map(pupils), [(0, 0), (2, 2)]);
        let oxygen = |given: bool| {
            part(&outcome(&[("sf", 200.0), ("spo2", 90.0)], &[("support", given), ("imv", false)]), "resp")
        };
        assert_eq!([false, true].map(oxygen), [(0, 0), (1, 1)]);
    }

    #[test]
    fn a_saturation_around_the_limit_leaves_open_whether_its_ratio_counts() {
        let lungs = |saturation: Interval| {
            let mut inputs = Inputs::default();
            inputs.set("spo2", Value::Number(Quantity::new(saturation, "%")));
            [("pf", 450.0), ("sf", 200.0)].into_iter().for_each(|(name, x)| inputs.set(name, Value::number(x, "")));
            [("support", true), ("imv", false)]
                .into_iter()
                .for_each(|(name, b)| inputs.set(name, Value::Flag(b.into())));
            part(&PHOENIX.evaluate(&inputs, Arms::Observed), "resp")
        };
        assert_eq!(lungs(Interval::exactly(97.0)), (1, 1));
        assert_eq!(lungs(Interval::exactly(98.0)), (0, 0));
        assert_eq!(lungs(Interval::at_most(98.0)), (0, 1));
    }

    #[test]
    fn sepsis_needs_an_infection_and_shock_a_cardiovascular_point() {
        let numbers = [("age_m", 48.0), ("plt", 50.0), ("inr", 2.0), ("map_", 70.0), ("lac", 1.0)];
        let answers = |drugs: f64, infection: Option<bool>| {
            let numbers: Vec<_> = numbers.into_iter().chain([("vaso", drugs)]).collect();
            let flags: Vec<_> = infection.map(|i| ("infection", i)).into_iter().collect();
            let outcome = outcome(&numbers, &flags);
            ["sepsis", "septic_shock"].map(|key| match outcome.answer(key) {
                Some(Answer::Tri(tri)) => *tri,
                _ => panic!("always answered"),
            })
        };
        assert_eq!(answers(0.0, Some(true)), [Tri::Yes, Tri::No]);
        assert_eq!(answers(1.0, Some(true)), [Tri::Yes, Tri::Yes]);
        assert_eq!(answers(1.0, Some(false)), [Tri::No, Tri::No]);
        assert_eq!(answers(1.0, None), [Tri::Unknown, Tri::Unknown]);
    }

    #[test]
    fn a_pressure_is_judged_by_every_age_that_is_possible() {
        let pressure = |mean: f64, age: &[(&'static str, f64)]| {
            let numbers: Vec<_> =
                [("map_", mean), ("vaso", 0.0), ("lac", 1.0)].into_iter().chain(age.iter().copied()).collect();
            part(&outcome(&numbers, &[]), "cv")
        };
        assert_eq!(pressure(45.0, &[("age_m", 36.0)]), (0, 0));
        assert_eq!(pressure(45.0, &[("age_m", 150.0)]), (1, 1));
        assert_eq!(pressure(45.0, &[]), (0, 1));
        assert_eq!(pressure(52.0, &[]), (0, 0));
    }
}
