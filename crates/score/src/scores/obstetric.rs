//! omqSOFA and omSOFA — the obstetric modifications (SOMANZ 2017), in pregnancy and up to 42 days after birth.
//!
//! omqSOFA: systolic below 90, 25 breaths or more, altered mentation; two are positive. omSOFA: six organs, 0 to 2
//! points each, bilirubin and creatinine in µmol/L. Low sensitivity is reported for both.

use crate::Bound::{Le, Lt};
use crate::{Arms, Column, Component, Definition, Gate, Input, Inputs, Kind, Moment, Outcome, Range, Table, Tri};

/// Obstetrically modified quick SOFA, 0–3.
pub(crate) static OMQSOFA: Definition = Definition {
    id: "omqsofa",
    name: "omqSOFA",
    inputs: &[
        Input { name: "rr", variable: "resp_rate", kind: Kind::Number { unit: "/min", min: 2.0, max: 80.0 } },
        Input { name: "sbp", variable: "sbp", kind: Kind::Number { unit: "mm[Hg]", min: 30.0, max: 300.0 } },
        Input { name: "altered", variable: "altered_mentation", kind: Kind::Flag },
    ],
    moment: Moment::Simultaneous,
    gates: &[Gate::Pregnant],
    positive: Some(("omqsofa_positive", 2)),
    source: "Bowyer L, Robinson HL, Barrett H, et al. Aust N Z J Obstet Gynaecol 2017;57:540-551. doi:10.1111/ajo.12646",
    licence: "No restriction on the score is known.",
    work: omqsofa,
};

/// Obstetrically modified SOFA, 0–12.
pub(crate) static OMSOFA: Definition = Definition {
    id: "omsofa",
    name: "omSOFA",
    inputs: &[
        Input { name: "pf", variable: "pf_ratio", kind: Kind::Number { unit: "mm[Hg]", min: 20.0, max: 700.0 } },
        Input { name: "plt", variable: "platelets", kind: Kind::Number { unit: "10*9/L", min: 1.0, max: 2000.0 } },
        Input {
            name: "bili",
            variable: "bilirubin_umol",
            kind: Kind::Number { unit: "umol/L", min: 0.5, max: 1400.0 },
        },
        Input { name: "map_", variable: "map", kind: Kind::Number { unit: "mm[Hg]", min: 20.0, max: 250.0 } },
        Input { name: "pressor", variable: "vasopressor", kind: Kind::Flag },
        Input { name: "cns", variable: "obstetric_mentation", kind: Kind::Choice(MENTATION) },
        Input { name: "cr", variable: "creatinine_umol", kind: Kind::Number { unit: "umol/L", min: 8.0, max: 2300.0 } },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::Pregnant],
    positive: None,
    source: "Bowyer L, Robinson HL, Barrett H, et al. Aust N Z J Obstet Gynaecol 2017;57:540-551. doi:10.1111/ajo.12646",
    licence: "No restriction on the score is known.",
    work: omsofa,
};

const MENTATION: &[(&str, i32)] = &[("alert", 0), ("voice", 1), ("pain", 2)];
static PF: Table = Table(&[Column { unit: "mm[Hg]", rows: &[(Lt(300.0), 2), (Lt(400.0), 1)], beyond: 0 }]);
static PLATELETS: Table = Table(&[Column { unit: "10*9/L", rows: &[(Lt(100.0), 2), (Lt(150.0), 1)], beyond: 0 }]);
static BILIRUBIN: Table = Table(&[Column { unit: "umol/L", rows: &[(Le(20.0), 0), (Le(32.0), 1)], beyond: 2 }]);
static MAP: Table = Table(&[Column { unit: "mm[Hg]", rows: &[(Lt(70.0), 1)], beyond: 0 }]);
static CREATININE: Table = Table(&[Column { unit: "umol/L", rows: &[(Lt(90.0), 0), (Le(120.0), 1)], beyond: 2 }]);

fn omqsofa(inputs: &Inputs, _: Arms) -> Outcome {
    Outcome::sum(vec![
        Component::read("rr", inputs, |r| Range::if_so(r.number("rr").ge(25.0), 1)),
        Component::read("sbp", inputs, |r| Range::if_so(r.number("sbp").lt(90.0), 1)),
        Component::read("ment", inputs, |r| Range::if_so(r.flag("altered"), 1)),
    ])
}

fn omsofa(inputs: &Inputs, _: Arms) -> Outcome {
    Outcome::sum(vec![
        Component::read("resp", inputs, |r| r.table("pf", &PF)),
        Component::read("coag", inputs, |r| r.table("plt", &PLATELETS)),
        Component::read("liver", inputs, |r| r.table("bili", &BILIRUBIN)),
        Component::read("cv", inputs, |r| {
            let by_pressure = r.table("map_", &MAP);
            match r.flag("pressor") {
                Tri::Yes => Range::exactly(2),
                Tri::No => by_pressure,
                Tri::Unknown => by_pressure.hull(Range::exactly(2)),
            }
        }),
        Component::read("cns", inputs, |r| r.choice_points("cns", MENTATION)),
        Component::read("renal", inputs, |r| r.table("cr", &CREATININE)),
    ])
}
