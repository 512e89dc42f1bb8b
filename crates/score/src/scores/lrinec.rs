//! LRINEC — Laboratory Risk Indicator for Necrotising Fasciitis (2004). Only with infection of soft tissue.
//!
//! Four points hang on C-reactive protein of 150 mg/L (15 mg/dL): its unit decides. Up to 5 low, 6–7
//! intermediate, from 8 on high. A low score never rules a necrotising infection out: gas in soft tissue, pain out
//! of proportion or necrosis override it.

use crate::Bound::{Le, Lt};
use crate::{
    Answer, Arms, Column, Component, Definition, Gate, Input, Inputs, Kind, Moment, Outcome, Reading, Table, Tri,
};

/// Laboratory Risk Indicator for Necrotising Fasciitis, 0–13.
pub(crate) static LRINEC: Definition = Definition {
    id: "lrinec",
    name: "LRINEC",
    inputs: &[
        Input { name: "crp", variable: "crp", kind: Kind::Number { unit: "mg/L", min: 0.0, max: 800.0 } },
        Input { name: "wbc", variable: "leukocytes", kind: Kind::Number { unit: "10*9/L", min: 0.05, max: 500.0 } },
        Input { name: "hb", variable: "hemoglobin", kind: Kind::Number { unit: "g/dL", min: 2.0, max: 25.0 } },
        Input { name: "na", variable: "sodium", kind: Kind::Number { unit: "mmol/L", min: 90.0, max: 200.0 } },
        Input { name: "cr", variable: "creatinine", kind: Kind::Number { unit: "mg/dL", min: 0.1, max: 25.0 } },
        Input { name: "gas", variable: "soft_tissue_gas", kind: Kind::Flag },
        Input { name: "glu", variable: "glucose", kind: Kind::Number { unit: "mg/dL", min: 5.0, max: 2500.0 } },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeFrom(18), Gate::SoftTissueInfection],
    positive: None,
    source: "Wong CH, Khin LW, Heng KS, Tan KC, Low CO. Crit Care Med 2004;32:1535-1541. doi:10.1097/01.CCM.0000129486.35458.7D",
    licence: "No restriction on the score is known.",
    work: lrinec,
};

static CRP: Table = Table(&[Column { unit: "mg/L", rows: &[(Lt(150.0), 0)], beyond: 4 }]);
static LEUKOCYTES: Table = Table(&[Column { unit: "10*9/L", rows: &[(Lt(15.0), 0), (Le(25.0), 1)], beyond: 2 }]);
static HEMOGLOBIN: Table = Table(&[Column { unit: "g/dL", rows: &[(Lt(11.0), 2), (Le(13.5), 1)], beyond: 0 }]);
static SODIUM: Table = Table(&[Column { unit: "mmol/L", rows: &[(Lt(135.0), 2)], beyond: 0 }]);
static CREATININE: Table = Table(&[
    Column { unit: "mg/dL", rows: &[(Le(1.6), 0)], beyond: 2 },
    Column { unit: "umol/L", rows: &[(Le(141.0), 0)], beyond: 2 },
]);
static GLUCOSE: Table = Table(&[
    Column { unit: "mg/dL", rows: &[(Le(180.0), 0)], beyond: 1 },
    Column { unit: "mmol/L", rows: &[(Le(10.0), 0)], beyond: 1 },
]);

fn lrinec(inputs: &Inputs, _: Arms) -> Outcome {
    let mut outcome = Outcome::sum(vec![
        Component::read("crp", inputs, |r| r.table("crp", &CRP)),
        Component::read("wbc", inputs, |r| r.table("wbc", &LEUKOCYTES)),
        Component::read("hb", inputs, |r| r.table("hb", &HEMOGLOBIN)),
        Component::read("na", inputs, |r| r.table("na", &SODIUM)),
        Component::read("cr", inputs, |r| r.table("cr", &CREATININE)),
        Component::read("glu", inputs, |r| r.table("glu", &GLUCOSE)),
    ]);
    // A sign that overrides a low score is told only where it is stated.
    if Reading::new(inputs).flag("gas") == Tri::Yes {
        outcome.answers.push(("override", Answer::Tri(Tri::Yes)));
    }
    outcome
}
