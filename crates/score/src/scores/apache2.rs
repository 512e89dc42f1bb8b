//! APACHE II — Acute Physiology and Chronic Health Evaluation (1985). Made for the first 24 hours in intensive care.
//!
//! Twelve variables at their worst, age, chronic health. Oxygenation is judged by the alveolar-arterial difference
//! from an FiO2 of 0.5 on, else by PaO2. Bicarbonate stands in only where there is no pH. Points for creatinine
//! double in acute renal failure, from 1.5 mg/dL on. The scale of consciousness counts 15 minus Glasgow.

use crate::Bound::{Le, Lt};
use crate::{
    Arms, Column, Component, Definition, Gate, Input, Inputs, Interval, Kind, Moment, Outcome, Range, Reading, Table,
    Tri,
};

/// Acute Physiology and Chronic Health Evaluation II, 0–71.
pub(crate) static APACHE2: Definition = Definition {
    id: "apache2",
    name: "APACHE II",
    inputs: &[
        Input { name: "age", variable: "age", kind: Kind::Number { unit: "a", min: 0.0, max: 120.0 } },
        Input { name: "t", variable: "temperature", kind: Kind::Number { unit: "Cel", min: 25.0, max: 43.0 } },
        Input { name: "map_", variable: "map", kind: Kind::Number { unit: "mm[Hg]", min: 20.0, max: 250.0 } },
        Input { name: "hr", variable: "heart_rate", kind: Kind::Number { unit: "/min", min: 20.0, max: 300.0 } },
        Input { name: "rr", variable: "resp_rate", kind: Kind::Number { unit: "/min", min: 2.0, max: 80.0 } },
        Input { name: "fio2", variable: "fio2", kind: Kind::Number { unit: "1", min: 0.21, max: 1.0 } },
        Input { name: "pao2", variable: "pao2", kind: Kind::Number { unit: "mm[Hg]", min: 20.0, max: 700.0 } },
        Input {
            name: "aado2",
            variable: "alveolar_arterial_difference",
            kind: Kind::Number { unit: "mm[Hg]", min: 0.0, max: 713.0 },
        },
        Input { name: "ph", variable: "ph", kind: Kind::Number { unit: "[pH]", min: 6.5, max: 8.0 } },
        Input { name: "hco3", variable: "bicarbonate", kind: Kind::Number { unit: "mmol/L", min: 2.0, max: 60.0 } },
        Input { name: "na", variable: "sodium", kind: Kind::Number { unit: "mmol/L", min: 90.0, max: 200.0 } },
        Input { name: "k", variable: "potassium", kind: Kind::Number { unit: "mmol/L", min: 1.0, max: 12.0 } },
        Input { name: "cr", variable: "creatinine", kind: Kind::Number { unit: "mg/dL", min: 0.1, max: 25.0 } },
        Input { name: "arf", variable: "acute_renal_failure", kind: Kind::Flag },
        Input { name: "hct", variable: "hematocrit", kind: Kind::Number { unit: "%", min: 6.0, max: 75.0 } },
        Input { name: "wbc", variable: "leukocytes", kind: Kind::Number { unit: "10*9/L", min: 0.05, max: 500.0 } },
        Input { name: "gcs", variable: "gcs", kind: Kind::Number { unit: "{score}", min: 3.0, max: 15.0 } },
        Input {
            name: "chronic",
            variable: "apache_chronic_health",
            kind: Kind::Number { unit: "1", min: 0.0, max: 5.0 },
        },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeFrom(18)],
    positive: None,
    source: "Knaus WA, Draper EA, Wagner DP, Zimmerman JE. Crit Care Med 1985;13:818-829",
    licence: "APACHE II is published; later versions are proprietary and not used.",
    work: apache2,
};

const fn one(unit: &'static str, rows: &'static [(crate::Bound, i32)], beyond: i32) -> Column {
    Column { unit, rows, beyond }
}

static TEMPERATURE: Table = Table(&[one(
    "Cel",
    &[(Lt(30.0), 4), (Lt(32.0), 3), (Lt(34.0), 2), (Lt(36.0), 1), (Lt(38.5), 0), (Lt(39.0), 1), (Lt(41.0), 3)],
    4,
)]);
static MAP: Table =
    Table(&[one("mm[Hg]", &[(Lt(50.0), 4), (Lt(70.0), 2), (Lt(110.0), 0), (Lt(130.0), 2), (Lt(160.0), 3)], 4)]);
static PULSE: Table = Table(&[one(
    "/min",
    &[(Lt(40.0), 4), (Lt(55.0), 3), (Lt(70.0), 2), (Lt(110.0), 0), (Lt(140.0), 2), (Lt(180.0), 3)],
    4,
)]);
static RESP_RATE: Table = Table(&[one(
    "/min",
    &[(Lt(6.0), 4), (Lt(10.0), 2), (Lt(12.0), 1), (Lt(25.0), 0), (Lt(35.0), 1), (Lt(50.0), 3)],
    4,
)]);
static DIFFERENCE: Table = Table(&[one("mm[Hg]", &[(Lt(200.0), 0), (Lt(350.0), 2), (Lt(500.0), 3)], 4)]);
static PAO2: Table = Table(&[one("mm[Hg]", &[(Lt(55.0), 4), (Le(60.0), 3), (Le(70.0), 1)], 0)]);
static PH: Table =
    Table(&[one("[pH]", &[(Lt(7.15), 4), (Lt(7.25), 3), (Lt(7.33), 2), (Lt(7.5), 0), (Lt(7.6), 1), (Lt(7.7), 3)], 4)]);
static BICARBONATE: Table = Table(&[one(
    "mmol/L",
    &[(Lt(15.0), 4), (Lt(18.0), 3), (Lt(22.0), 2), (Lt(32.0), 0), (Lt(41.0), 1), (Lt(52.0), 3)],
    4,
)]);
static SODIUM: Table = Table(&[one(
    "mmol/L",
    &[(Lt(111.0), 4), (Lt(120.0), 3), (Lt(130.0), 2), (Lt(150.0), 0), (Lt(155.0), 1), (Lt(160.0), 2), (Lt(180.0), 3)],
    4,
)]);
static POTASSIUM: Table =
    Table(&[one("mmol/L", &[(Lt(2.5), 4), (Lt(3.0), 2), (Lt(3.5), 1), (Lt(5.5), 0), (Lt(6.0), 1), (Lt(7.0), 3)], 4)]);
static CREATININE: Table = Table(&[one("mg/dL", &[(Lt(0.6), 2), (Lt(1.5), 0), (Lt(2.0), 2), (Lt(3.5), 3)], 4)]);
static CREATININE_DOUBLED: Table = Table(&[one("mg/dL", &[(Lt(0.6), 2), (Lt(1.5), 0), (Lt(2.0), 4), (Lt(3.5), 6)], 8)]);
static HEMATOCRIT: Table =
    Table(&[one("%", &[(Lt(20.0), 4), (Lt(30.0), 2), (Lt(46.0), 0), (Lt(50.0), 1), (Lt(60.0), 2)], 4)]);
static LEUKOCYTES: Table =
    Table(&[one("10*9/L", &[(Lt(1.0), 4), (Lt(3.0), 2), (Lt(15.0), 0), (Lt(20.0), 1), (Lt(40.0), 2)], 4)]);
static AGE: Table = Table(&[one("a", &[(Le(44.0), 0), (Le(54.0), 2), (Le(64.0), 3), (Le(74.0), 5)], 6)]);

fn apache2(inputs: &Inputs, _: Arms) -> Outcome {
    let table = |id: &'static str, name: &'static str, table: &'static Table| {
        Component::read(id, inputs, |r| r.table(name, table))
    };
    Outcome::sum(vec![
        table("temp", "t", &TEMPERATURE),
        table("map", "map_", &MAP),
        table("hr", "hr", &PULSE),
        table("rr", "rr", &RESP_RATE),
        Component::read("oxy", inputs, oxygenation),
        Component::read("ph", inputs, |r| {
            if r.is_stated("ph") { r.table("ph", &PH) } else { r.table("hco3", &BICARBONATE) }
        }),
        table("na", "na", &SODIUM),
        table("k", "k", &POTASSIUM),
        Component::read("cr", inputs, creatinine),
        table("hct", "hct", &HEMATOCRIT),
        table("wbc", "wbc", &LEUKOCYTES),
        Component::read("gcs", inputs, consciousness),
        table("age", "age", &AGE),
        Component::read("chronic", inputs, chronic),
    ])
}

fn oxygenation(r: &mut Reading) -> Range {
    match r.number("fio2").ge(0.5) {
        Tri::Yes => r.table("aado2", &DIFFERENCE),
        Tri::No => r.table("pao2", &PAO2),
        Tri::Unknown => {
            r.number("pao2");
            Range::new(0, 4)
        }
    }
}

/// Acute renal failure is an event that a report would name: only then do the points double. Where creatinine
/// itself is missing, both stay possible.
fn creatinine(r: &mut Reading) -> Range {
    if !r.is_stated("cr") {
        return r.table("cr", &CREATININE_DOUBLED);
    }
    match r.flag_if_stated("arf") {
        Tri::Yes => r.table("cr", &CREATININE_DOUBLED),
        _ => r.table("cr", &CREATININE),
    }
}

fn consciousness(r: &mut Reading) -> Range {
    let scale = r.number("gcs").within(Interval::between(3.0, 15.0)).unwrap_or(Interval::between(3.0, 15.0));
    Range::new(15 - scale.hi() as i32, 15 - scale.lo() as i32)
}

/// 5 points (2 after planned surgery). History is read as absent unless it is named.
fn chronic(r: &mut Reading) -> Range {
    if !r.is_stated("chronic") {
        return Range::exactly(0);
    }
    let points = r.number("chronic").within(Interval::between(0.0, 5.0)).unwrap_or(Interval::between(0.0, 5.0));
    Range::new(points.lo() as i32, points.hi() as i32)
}
