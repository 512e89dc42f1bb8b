//! Phoenix — the paediatric sepsis score (2024), for those under 18.
//!
//! Sepsis from 2 points with suspected infection; shock with at least one of them cardiovascular. By its authors'
//! convention what is not stated does not score and must not be estimated: the value is a minimum.

use crate::{Answer, Arms, Component, Definition, Gate, Input, Inputs, Kind, Moment, Outcome, Range, Reading, Tri};

/// Phoenix sepsis score, 0–13.
pub(crate) static PHOENIX: Definition = Definition {
    id: "phoenix",
    name: "Phoenix",
    inputs: &[
        Input { name: "age_m", variable: "age_months", kind: Kind::Number { unit: "mo", min: 0.0, max: 216.0 } },
        Input { name: "pf", variable: "pf_ratio", kind: Kind::Number { unit: "mm[Hg]", min: 20.0, max: 700.0 } },
        Input { name: "sf", variable: "sf_ratio", kind: Kind::Number { unit: "1", min: 40.0, max: 480.0 } },
        Input { name: "spo2", variable: "spo2", kind: Kind::Number { unit: "%", min: 40.0, max: 100.0 } },
        Input { name: "support", variable: "respiratory_support", kind: Kind::Flag },
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
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeBelow(18)],
    positive: Some(("phoenix_positive", 2)),
    source: "Schlapbach LJ, Watson RS, Sorce LR, et al. JAMA 2024;331:665-674. doi:10.1001/jama.2024.0179",
    licence: "No restriction on the score is known; the authors' software has its own licence and is not used.",
    work: phoenix,
};

/// Below this age in months: mean pressures of 0 points above the first, 2 points below the second.
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
            let fixed = 2 * sure(r.flag_if_stated("fixed"));
            Range::exactly(fixed.max(sure(r.number("gcs").le(10.0))))
        }),
    ];
    let mut outcome = Outcome::sum(components);
    let total = outcome.total.map_or(0, |t| t.min);
    outcome.answers.push(("value", Answer::Number(f64::from(total))));
    outcome
}

/// What is certain scores; what is not stated does not.
fn sure(tri: Tri) -> i32 {
    i32::from(tri == Tri::Yes)
}

fn respiratory(r: &mut Reading) -> Range {
    let usable = r.number("spo2").gt(97.0) != Tri::Yes;
    let pf = r.number("pf");
    let sf = if usable { r.number("sf") } else { crate::Interval::UNKNOWN };
    let imv = r.flag("imv");
    let support = r.flag("support").or(imv);
    let below = |p: f64, s: f64| pf.lt(p).or(sf.lt(s));
    let points = match () {
        () if imv.and(below(100.0, 148.0)) == Tri::Yes => 3,
        () if imv.and(below(200.0, 220.0)) == Tri::Yes => 2,
        () => sure(support.and(below(400.0, 292.0))),
    };
    Range::exactly(points)
}

fn cardiovascular(r: &mut Reading) -> Range {
    let drugs = r.number("vaso").point().map_or(0, |n| (n as i32).clamp(0, 2));
    let lactate = r.number("lac");
    let lactate = sure(lactate.ge(5.0)) + sure(lactate.ge(11.0));
    let age = r.number("age_m").point();
    let pressure = r.number("map_");
    let band = age.and_then(|age| PRESSURES.iter().find(|(below, ..)| age < *below));
    let pressure = band.map_or(0, |&(_, none, worst)| sure(pressure.le(none)) + sure(pressure.lt(worst)));
    Range::exactly(drugs + lactate + pressure)
}

fn coagulation(r: &mut Reading) -> Range {
    let points = sure(r.number("plt").lt(100.0))
        + sure(r.number("inr").gt(1.3))
        + sure(r.number("dd").gt(2.0))
        + sure(r.number("fib").lt(100.0));
    Range::exactly(points.min(2))
}
