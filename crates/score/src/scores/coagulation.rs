//! Disseminated intravascular coagulation: the ISTH score and sepsis-induced coagulopathy (SIC).
//!
//! ISTH (2001): platelets, D-dimer, prolongation of prothrombin time in seconds, fibrinogen; overt from 5 points.
//! SIC (2017): platelets, INR and four organs of SOFA (breathing, circulation, liver, kidney); met from 4 points, of
//! which more than 2 from platelets and INR. Many calculators drop that second condition. It is a score of sepsis: its
//! points say nothing of somebody without an infection, and the gate asks for one. Spanish laboratories often report
//! “actividad de protrombina” in per cent: it is neither seconds nor INR.

use crate::Bound::{Le, Lt};
use crate::{
    Answer, Arms, Column, Component, Definition, Gate, Input, Inputs, Kind, Moment, Outcome, Range, Reading, Table, Tri,
};

/// ISTH score of overt disseminated intravascular coagulation, 0–8.
pub(crate) static ISTH_DIC: Definition = Definition {
    id: "isth_dic",
    name: "CID (ISTH)",
    inputs: &[
        Input { name: "plt", variable: "platelets", kind: Kind::Number { unit: "10*9/L", min: 1.0, max: 2000.0 } },
        Input { name: "ddimer", variable: "d_dimer_grade", kind: Kind::Choice(D_DIMER) },
        Input {
            name: "pt_prol",
            variable: "pt_prolongation",
            kind: Kind::Number { unit: "s", min: -10.0, max: 200.0 },
        },
        Input { name: "fib", variable: "fibrinogen_g", kind: Kind::Number { unit: "g/L", min: 0.05, max: 15.0 } },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeFrom(18)],
    positive: Some(("isth_dic_overt", 5)),
    source: "Taylor FB, Toh CH, Hoots WK, Wada H, Levi M. Thromb Haemost 2001;86:1327-1330. doi:10.1055/s-0037-1616068",
    licence: "No restriction on the score is known.",
    work: isth_dic,
};

/// Sepsis-induced coagulopathy, 0–6.
pub(crate) static SIC: Definition = Definition {
    id: "sic",
    name: "SIC",
    inputs: &[
        Input { name: "plt", variable: "platelets", kind: Kind::Number { unit: "10*9/L", min: 1.0, max: 2000.0 } },
        Input { name: "inr", variable: "inr", kind: Kind::Number { unit: "{INR}", min: 0.5, max: 20.0 } },
        Input { name: "sofa4", variable: "sofa_four_organs", kind: Kind::Points { max: 16 } },
        Input { name: "infection", variable: "infection", kind: Kind::Flag },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeFrom(18), Gate::Infection],
    positive: None,
    source: "Iba T, Di Nisio M, Levy JH, Kitamura N, Thachil J. BMJ Open 2017;7:e017046. doi:10.1136/bmjopen-2017-017046",
    licence: "No restriction on the score is known.",
    work: sic,
};

const D_DIMER: &[(&str, i32)] = &[("none", 0), ("moderate", 2), ("strong", 3)];
static PLATELETS_ISTH: Table = Table(&[Column { unit: "10*9/L", rows: &[(Lt(50.0), 2), (Lt(100.0), 1)], beyond: 0 }]);
static PROLONGATION: Table = Table(&[Column { unit: "s", rows: &[(Lt(3.0), 0), (Lt(6.0), 1)], beyond: 2 }]);
static FIBRINOGEN: Table = Table(&[Column { unit: "g/L", rows: &[(Lt(1.0), 1)], beyond: 0 }]);
static PLATELETS_SIC: Table = Table(&[Column { unit: "10*9/L", rows: &[(Lt(100.0), 2), (Lt(150.0), 1)], beyond: 0 }]);
static INR: Table = Table(&[Column { unit: "{INR}", rows: &[(Le(1.2), 0), (Le(1.4), 1)], beyond: 2 }]);

fn isth_dic(inputs: &Inputs, _: Arms) -> Outcome {
    Outcome::sum(vec![
        Component::read("plt", inputs, |r| r.table("plt", &PLATELETS_ISTH)),
        Component::read("dd", inputs, |r| r.choice_points("ddimer", D_DIMER)),
        Component::read("pt", inputs, |r| r.table("pt_prol", &PROLONGATION)),
        Component::read("fib", inputs, |r| r.table("fib", &FIBRINOGEN)),
    ])
}

fn sic(inputs: &Inputs, _: Arms) -> Outcome {
    let platelets = Component::read("plt", inputs, |r| r.table("plt", &PLATELETS_SIC));
    let inr = Component::read("inr", inputs, |r| r.table("inr", &INR));
    let organs = Component::read("sofa", inputs, |r| {
        let sum = r.points("sofa4", 16);
        Range::new(sum.min.min(2), sum.max.min(2))
    });
    let blood = platelets.range + inr.range;
    let total = blood + organs.range;
    let met = total.reaches(4).and(blood.reaches(3));
    let mut outcome = Outcome::sum(vec![platelets, inr, organs]);
    outcome.answers.push(("met", Answer::Tri(met)));
    if met == Tri::Unknown {
        let mut asked = Reading::new(inputs);
        asked.flag("infection");
        let parts = outcome.components.iter().flat_map(|c| c.missing.iter());
        outcome.missing = parts.chain(asked.open.iter()).copied().collect();
    }
    outcome
}
