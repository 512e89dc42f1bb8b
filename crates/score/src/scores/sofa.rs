//! SOFA — Sequential Organ Failure Assessment (1996).
//!
//! Six organ systems, 0 to 4 points each, worst values of 24 hours. Traps: a PaO2/FiO2 below 200 counts more
//! than 2 points only with respiratory support; a catecholamine without a dose is a range, not a point;
//! printed mg/dL and µmol/L columns are rounded, so a value is compared in its own unit's column.

use crate::Bound::{Le, Lt};
use crate::{
    Arms, Column, Component, Definition, Gate, Input, Inputs, Interval, Kind, Moment, Outcome, Pressors, Range,
    Reading, Table, Tri,
};

/// Sequential Organ Failure Assessment, 0–24.
pub(crate) static SOFA: Definition = Definition {
    id: "sofa",
    name: "SOFA",
    inputs: &[
        Input { name: "pf", variable: "pf_ratio", kind: Kind::Number { unit: "mm[Hg]", min: 20.0, max: 700.0 } },
        Input { name: "sf", variable: "sf_ratio", kind: Kind::Number { unit: "1", min: 40.0, max: 480.0 } },
        Input { name: "vent", variable: "respiratory_support", kind: Kind::Flag },
        Input { name: "plt", variable: "platelets", kind: Kind::Number { unit: "10*9/L", min: 1.0, max: 2000.0 } },
        Input { name: "bili", variable: "bilirubin_total", kind: Kind::Number { unit: "mg/dL", min: 0.05, max: 80.0 } },
        Input { name: "map_", variable: "map", kind: Kind::Number { unit: "mm[Hg]", min: 20.0, max: 250.0 } },
        Input { name: "pressor", variable: "pressors", kind: Kind::Pressors },
        Input { name: "gcs", variable: "gcs", kind: Kind::Number { unit: "{score}", min: 3.0, max: 15.0 } },
        Input { name: "cr", variable: "creatinine", kind: Kind::Number { unit: "mg/dL", min: 0.1, max: 25.0 } },
        Input { name: "uo", variable: "urine_output", kind: Kind::Number { unit: "mL/d", min: 0.0, max: 15000.0 } },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeFrom(18), Gate::NotPregnant],
    positive: None,
    source: "Vincent JL, Moreno R, Takala J, et al. Intensive Care Med 1996;22:707-710. doi:10.1007/BF01709751",
    licence: "No restriction on the score is known; the table is typed anew from the published cut-offs.",
    work: sofa,
};

const PF_MMHG: Column =
    Column { unit: "mm[Hg]", rows: &[(Lt(100.0), 4), (Lt(200.0), 3), (Lt(300.0), 2), (Lt(400.0), 1)], beyond: 0 };
const PF_KPA: Column =
    Column { unit: "kPa", rows: &[(Lt(13.3), 4), (Lt(26.7), 3), (Lt(40.0), 2), (Lt(53.3), 1)], beyond: 0 };
/// PaO2/FiO2.
static PF: Table = Table(&[PF_MMHG, PF_KPA]);

/// SpO2/FiO2 in its place when there is no PaO2 (Pandharipande 2009). Only from SpO2 of 97 % or less.
static SF: Table =
    Table(&[Column { unit: "1", rows: &[(Lt(89.0), 4), (Lt(214.0), 3), (Lt(357.0), 2), (Lt(512.0), 1)], beyond: 0 }]);

static PLATELETS: Table = Table(&[Column {
    unit: "10*9/L",
    rows: &[(Lt(20.0), 4), (Lt(50.0), 3), (Lt(100.0), 2), (Lt(150.0), 1)],
    beyond: 0,
}]);

static BILIRUBIN: Table = Table(&[
    Column { unit: "mg/dL", rows: &[(Lt(1.2), 0), (Lt(2.0), 1), (Lt(6.0), 2), (Lt(12.0), 3)], beyond: 4 },
    Column { unit: "umol/L", rows: &[(Lt(20.0), 0), (Lt(33.0), 1), (Lt(102.0), 2), (Le(204.0), 3)], beyond: 4 },
]);

static MAP: Table = Table(&[Column { unit: "mm[Hg]", rows: &[(Lt(70.0), 1)], beyond: 0 }]);

static DOPAMINE: Table = Table(&[Column { unit: "ug/kg/min", rows: &[(Le(5.0), 2), (Le(15.0), 3)], beyond: 4 }]);

/// Norepinephrine and epinephrine.
static CATECHOLAMINE: Table = Table(&[Column { unit: "ug/kg/min", rows: &[(Le(0.1), 3)], beyond: 4 }]);

static GCS: Table =
    Table(&[Column { unit: "{score}", rows: &[(Lt(6.0), 4), (Le(9.0), 3), (Le(12.0), 2), (Le(14.0), 1)], beyond: 0 }]);

static CREATININE: Table = Table(&[
    Column { unit: "mg/dL", rows: &[(Lt(1.2), 0), (Lt(2.0), 1), (Lt(3.5), 2), (Lt(5.0), 3)], beyond: 4 },
    Column { unit: "umol/L", rows: &[(Lt(110.0), 0), (Lt(171.0), 1), (Lt(300.0), 2), (Le(440.0), 3)], beyond: 4 },
]);

static URINE: Table = Table(&[Column { unit: "mL/d", rows: &[(Lt(200.0), 4), (Lt(500.0), 3)], beyond: 0 }]);

fn sofa(inputs: &Inputs, arms: Arms) -> Outcome {
    Outcome::sum(vec![
        Component::read("resp", inputs, respiration),
        Component::read("coag", inputs, |r| r.table("plt", &PLATELETS)),
        Component::read("liver", inputs, |r| r.table("bili", &BILIRUBIN)),
        Component::read("cv", inputs, cardiovascular),
        Component::read("cns", inputs, |r| r.table("gcs", &GCS)),
        Component::read("renal", inputs, |r| renal(r, arms)),
    ])
}

/// Three and four points need support: without it the component stops at 2, and if nothing is said of it,
/// both stay possible.
fn respiration(r: &mut Reading) -> Range {
    let points = if !r.is_stated("pf") && r.is_stated("sf") { r.table("sf", &SF) } else { r.table("pf", &PF) };
    if points.max < 3 {
        return points;
    }
    let capped = Range::new(points.min.min(2), points.max.min(2));
    match r.flag("vent") {
        Tri::Yes => points,
        Tri::No => capped,
        Tri::Unknown => capped.hull(points),
    }
}

fn cardiovascular(r: &mut Reading) -> Range {
    match r.pressors("pressor") {
        None => r.table("map_", &MAP).hull(Range::exactly(4)),
        Some(Pressors::None) => r.table("map_", &MAP),
        Some(Pressors::Unspecified) => Range::new(2, 4),
        Some(Pressors::Given(doses)) => {
            let from_doses = doses.iter().map(|d| agent(d.agent, d.dose)).reduce(Range::worse).unwrap_or_default();
            r.table("map_", &MAP).worse(from_doses)
        }
    }
}

/// Agents outside the table are read as two to four points: the 1996 table is silent on them.
fn agent(name: &str, dose: Interval) -> Range {
    let quantity = crate::Quantity::new(dose, "ug/kg/min");
    match name {
        "dobu" => Range::exactly(2),
        "dopa" => DOPAMINE.points(quantity),
        "epi" | "norepi" => CATECHOLAMINE.points(quantity),
        _ => Range::new(2, 4),
    }
}

/// Creatinine or urine. Urine is hardly ever stated, so by default creatinine counts alone.
fn renal(r: &mut Reading, arms: Arms) -> Range {
    let by_creatinine = r.table("cr", &CREATININE);
    let by_urine = r.table("uo", &URINE);
    if arms == Arms::Observed && r.is_stated("cr") && !r.is_stated("uo") {
        r.partial = by_creatinine.max < 4;
        return by_creatinine;
    }
    by_creatinine.worse(by_urine)
}
