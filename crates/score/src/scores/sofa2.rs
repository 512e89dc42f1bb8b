//! SOFA-2 — the 2025 revision of SOFA.
//!
//! Six organ systems, 0 to 4 points each, worst values of 24 hours. Shown beside SOFA, never instead: Sepsis-3 is
//! defined on the 1996 score. The edges are flipped: platelets of 150, a ratio of 300 and a creatinine of 1.21
//! count here. Three and four respiratory points need advanced support (high-flow oxygen, CPAP, ventilation).
//! Cut-offs are taken from independent transcriptions of the table.

use crate::Bound::Le;
use crate::{
    Arms, Column, Component, Definition, Gate, Input, Inputs, Interval, Kind, Moment, Outcome, Pressors, Quantity,
    Range, Reading, Table, Tri,
};

/// Sequential Organ Failure Assessment 2, 0–24.
pub(crate) static SOFA2: Definition = Definition {
    id: "sofa2",
    name: "SOFA-2",
    inputs: &[
        Input { name: "gcs", variable: "gcs", kind: Kind::Number { unit: "{score}", min: 3.0, max: 15.0 } },
        Input { name: "delirium_drug", variable: "delirium_drug", kind: Kind::Flag },
        Input { name: "pf", variable: "pf_ratio", kind: Kind::Number { unit: "mm[Hg]", min: 20.0, max: 700.0 } },
        Input { name: "sf", variable: "sf_ratio", kind: Kind::Number { unit: "1", min: 40.0, max: 480.0 } },
        Input { name: "spo2", variable: "spo2", kind: Kind::Number { unit: "%", min: 40.0, max: 100.0 } },
        Input { name: "adv", variable: "advanced_support", kind: Kind::Flag },
        Input { name: "ecmo", variable: "ecmo", kind: Kind::Flag },
        Input { name: "plt", variable: "platelets", kind: Kind::Number { unit: "10*9/L", min: 1.0, max: 2000.0 } },
        Input { name: "bili", variable: "bilirubin_total", kind: Kind::Number { unit: "mg/dL", min: 0.05, max: 80.0 } },
        Input { name: "map_", variable: "map", kind: Kind::Number { unit: "mm[Hg]", min: 20.0, max: 250.0 } },
        Input { name: "pressor", variable: "pressors", kind: Kind::Choice(PRESSORS) },
        Input {
            name: "ne_epi",
            variable: "norepinephrine_epinephrine",
            kind: Kind::Number { unit: "ug/kg/min", min: 0.0, max: 10.0 },
        },
        Input { name: "other_pressor", variable: "other_pressor", kind: Kind::Flag },
        Input {
            name: "dopa_only",
            variable: "dopamine_dose",
            kind: Kind::Number { unit: "ug/kg/min", min: 0.0, max: 50.0 },
        },
        Input { name: "mech", variable: "mechanical_circulatory_support", kind: Kind::Flag },
        Input { name: "cr", variable: "creatinine", kind: Kind::Number { unit: "mg/dL", min: 0.1, max: 25.0 } },
        Input { name: "uo_stage", variable: "urine_stage", kind: Kind::Number { unit: "1", min: 0.0, max: 3.0 } },
        Input { name: "rrt", variable: "renal_replacement", kind: Kind::Flag },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeFrom(18), Gate::NotPregnant],
    positive: None,
    source: "Ranzani OT, Singer M, Salluh JIF, et al. JAMA 2025;334:2090-2103. doi:10.1001/jama.2025.20516",
    licence: "No restriction on the score is known; cut-offs checked against transcriptions of the table.",
    work: sofa2,
};

/// Which vasoactive drugs, with the points that they can give whatever their dose.
const PRESSORS: &[(&str, i32)] = &[("none", 0), ("unspecified", 2), ("ne_epi", 2), ("other", 2), ("dopa_only", 2)];

static GCS: Table =
    Table(&[Column { unit: "{score}", rows: &[(Le(5.0), 4), (Le(8.0), 3), (Le(12.0), 2), (Le(14.0), 1)], beyond: 0 }]);
static PF: Table = Table(&[
    Column { unit: "mm[Hg]", rows: &[(Le(75.0), 4), (Le(150.0), 3), (Le(225.0), 2), (Le(300.0), 1)], beyond: 0 },
    Column { unit: "kPa", rows: &[(Le(10.0), 4), (Le(20.0), 3), (Le(30.0), 2), (Le(40.0), 1)], beyond: 0 },
]);
static SF: Table =
    Table(&[Column { unit: "1", rows: &[(Le(120.0), 4), (Le(200.0), 3), (Le(250.0), 2), (Le(300.0), 1)], beyond: 0 }]);
static PLATELETS: Table = Table(&[Column {
    unit: "10*9/L",
    rows: &[(Le(50.0), 4), (Le(80.0), 3), (Le(100.0), 2), (Le(150.0), 1)],
    beyond: 0,
}]);
static BILIRUBIN: Table = Table(&[
    Column { unit: "mg/dL", rows: &[(Le(1.2), 0), (Le(3.0), 1), (Le(6.0), 2), (Le(12.0), 3)], beyond: 4 },
    Column { unit: "umol/L", rows: &[(Le(20.6), 0), (Le(51.3), 1), (Le(102.6), 2), (Le(205.0), 3)], beyond: 4 },
]);
static MAP: Table = Table(&[Column { unit: "mm[Hg]", rows: &[(crate::Bound::Lt(70.0), 1)], beyond: 0 }]);
static CATECHOLAMINE: Table = Table(&[Column { unit: "ug/kg/min", rows: &[(Le(0.2), 2), (Le(0.4), 3)], beyond: 4 }]);
static DOPAMINE: Table = Table(&[Column { unit: "ug/kg/min", rows: &[(Le(20.0), 2), (Le(40.0), 3)], beyond: 4 }]);
static CREATININE: Table = Table(&[
    Column { unit: "mg/dL", rows: &[(Le(1.2), 0), (Le(2.0), 1), (Le(3.5), 2)], beyond: 3 },
    Column { unit: "umol/L", rows: &[(Le(110.0), 0), (Le(170.0), 1), (Le(300.0), 2)], beyond: 3 },
]);

fn sofa2(inputs: &Inputs, arms: Arms) -> Outcome {
    Outcome::sum(vec![
        Component::read("brain", inputs, |r| {
            let by_scale = r.table("gcs", &GCS);
            // A drug against delirium counts one point even with a full scale. It is an event: silence is no drug.
            if r.flag_if_stated("delirium_drug") == Tri::Yes { by_scale.worse(Range::exactly(1)) } else { by_scale }
        }),
        Component::read("resp", inputs, respiratory),
        Component::read("cv", inputs, cardiovascular),
        Component::read("liver", inputs, |r| r.table("bili", &BILIRUBIN)),
        Component::read("kidney", inputs, |r| kidney(r, arms)),
        Component::read("hemo", inputs, |r| r.table("plt", &PLATELETS)),
    ])
}

fn respiratory(r: &mut Reading) -> Range {
    if r.flag_if_stated("ecmo") == Tri::Yes {
        return Range::exactly(4);
    }
    let usable =
        !r.is_stated("pf") && r.is_stated("sf") && (!r.is_stated("spo2") || r.number("spo2").lt(98.0) == Tri::Yes);
    let points = if usable { r.table("sf", &SF) } else { r.table("pf", &PF) };
    if points.max < 3 {
        return points;
    }
    let capped = Range::new(points.min.min(2), points.max.min(2));
    match r.flag("adv") {
        Tri::Yes => points,
        Tri::No => capped,
        Tri::Unknown => capped.hull(points),
    }
}

fn cardiovascular(r: &mut Reading) -> Range {
    if r.flag_if_stated("mech") == Tri::Yes {
        return Range::exactly(4);
    }
    if let Some(pressors) = r.pressors("pressor") {
        return from_drugs(r, pressors);
    }
    match r.choice("pressor") {
        None => r.table("map_", &MAP).hull(Range::exactly(4)),
        Some("none") => r.table("map_", &MAP),
        Some("ne_epi") => {
            let dose = r.number("ne_epi");
            let other = r.flag_if_stated("other_pressor") == Tri::Yes;
            with_other(CATECHOLAMINE.points(Quantity::new(dose, "ug/kg/min")), other)
        }
        Some("other") => Range::exactly(2),
        Some("dopa_only") => {
            let dose = r.number("dopa_only");
            DOPAMINE.points(Quantity::new(dose, "ug/kg/min"))
        }
        Some(_) => Range::new(2, 4),
    }
}

/// One more point for any other drug beside norepinephrine or epinephrine.
fn with_other(points: Range, other: bool) -> Range {
    let more = i32::from(other);
    Range::new((points.min + more).min(4), (points.max + more).min(4))
}

/// The same from the drugs themselves: doses of norepinephrine and epinephrine add up.
fn from_drugs(r: &mut Reading, pressors: &Pressors) -> Range {
    let doses = match pressors {
        Pressors::None => return r.table("map_", &MAP),
        Pressors::Unspecified => return Range::new(2, 4),
        Pressors::Given(doses) => doses,
    };
    let main: Vec<Interval> = doses.iter().filter(|d| matches!(d.agent, "norepi" | "epi")).map(|d| d.dose).collect();
    let others = doses.len() > main.len();
    if main.is_empty() {
        let dopamine = Reading::dose(doses, "dopa").filter(|_| doses.len() == 1);
        return dopamine.map_or(Range::exactly(2), |interval| DOPAMINE.points(Quantity::new(interval, "ug/kg/min")));
    }
    let sum = main.iter().map(|d| d.point()).sum::<Option<f64>>();
    let interval = sum.map_or(Interval::UNKNOWN, Interval::exactly);
    with_other(CATECHOLAMINE.points(Quantity::new(interval, "ug/kg/min")), others)
}

/// Creatinine or urine. Urine is hardly ever stated, so by default creatinine counts alone.
fn kidney(r: &mut Reading, arms: Arms) -> Range {
    if r.flag_if_stated("rrt") == Tri::Yes {
        return Range::exactly(4);
    }
    let stated_urine = r.is_stated("uo_stage");
    let by_urine = if stated_urine { r.number("uo_stage").point().unwrap_or(0.0) as i32 } else { 0 };
    if !r.is_stated("cr") {
        r.number("cr");
        return Range::new(by_urine, 4);
    }
    let by_creatinine = r.table("cr", &CREATININE).worse(Range::exactly(by_urine));
    if arms == Arms::All && !stated_urine {
        r.number("uo_stage");
        return by_creatinine.hull(Range::exactly(4));
    }
    r.partial = !stated_urine && by_creatinine.max < 4;
    by_creatinine
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Value;

    #[test]
    fn the_edges_are_on_the_worse_side() {
        let mut inputs = Inputs::default();
        for (name, value) in
            [("gcs", 14.0), ("pf", 300.0), ("plt", 150.0), ("bili", 1.21), ("map_", 69.0), ("cr", 1.21)]
        {
            inputs.set(name, Value::number(value, ""));
        }
        inputs.set("pressor", Value::Choice("none"));
        inputs.set("adv", Value::Flag(Tri::No));
        assert_eq!(SOFA2.evaluate(&inputs, Arms::Observed).total, Some(Range::exactly(6)));
        inputs.set("plt", Value::number(151.0, ""));
        assert_eq!(SOFA2.evaluate(&inputs, Arms::Observed).total, Some(Range::exactly(5)));
    }
}
