//! SAPS II — Simplified Acute Physiology Score (1993). Made for the first 24 hours in intensive care.
//!
//! Oxygenation counts only under ventilation or CPAP. Urea is BUN in mg/dL here: Spanish laboratories report urea,
//! of which BUN is 0.466. The kind of admission counts: planned surgery 0, medical 6, unplanned surgery 8.

use crate::Bound::Lt;
use crate::{
    Arms, Column, Component, Definition, Gate, Input, Inputs, Interval, Kind, Moment, Outcome, Range, Table, Tri,
};

/// Simplified Acute Physiology Score II, 0–163.
pub(crate) static SAPS2: Definition = Definition {
    id: "saps2",
    name: "SAPS II",
    inputs: &[
        Input { name: "age", variable: "age", kind: Kind::Number { unit: "a", min: 0.0, max: 120.0 } },
        Input { name: "hr", variable: "heart_rate", kind: Kind::Number { unit: "/min", min: 20.0, max: 300.0 } },
        Input { name: "sbp", variable: "sbp", kind: Kind::Number { unit: "mm[Hg]", min: 30.0, max: 300.0 } },
        Input { name: "t", variable: "temperature", kind: Kind::Number { unit: "Cel", min: 25.0, max: 43.0 } },
        Input { name: "pf", variable: "pf_ratio", kind: Kind::Number { unit: "mm[Hg]", min: 20.0, max: 700.0 } },
        Input { name: "vent", variable: "respiratory_support", kind: Kind::Flag },
        Input { name: "uo", variable: "urine_output", kind: Kind::Number { unit: "mL/d", min: 0.0, max: 15000.0 } },
        Input { name: "bun", variable: "bun_derived", kind: Kind::Number { unit: "mg/dL", min: 1.0, max: 250.0 } },
        Input { name: "wbc", variable: "leukocytes", kind: Kind::Number { unit: "10*9/L", min: 0.05, max: 500.0 } },
        Input { name: "k", variable: "potassium", kind: Kind::Number { unit: "mmol/L", min: 1.0, max: 12.0 } },
        Input { name: "na", variable: "sodium", kind: Kind::Number { unit: "mmol/L", min: 90.0, max: 200.0 } },
        Input { name: "hco3", variable: "bicarbonate", kind: Kind::Number { unit: "mmol/L", min: 2.0, max: 60.0 } },
        Input { name: "bili", variable: "bilirubin_total", kind: Kind::Number { unit: "mg/dL", min: 0.05, max: 80.0 } },
        Input { name: "gcs", variable: "gcs", kind: Kind::Number { unit: "{score}", min: 3.0, max: 15.0 } },
        Input {
            name: "chronic",
            variable: "saps_chronic_disease",
            kind: Kind::Number { unit: "1", min: 0.0, max: 17.0 },
        },
        Input { name: "adm", variable: "admission_type", kind: Kind::Choice(ADMISSION) },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeFrom(18)],
    positive: None,
    source: "Le Gall JR, Lemeshow S, Saulnier F. JAMA 1993;270:2957-2963. doi:10.1001/jama.1993.03510240069035",
    licence: "No restriction on the score is known.",
    work: saps2,
};

const ADMISSION: &[(&str, i32)] = &[("sched", 0), ("med", 6), ("unsched", 8)];

const fn one(unit: &'static str, rows: &'static [(crate::Bound, i32)], beyond: i32) -> Column {
    Column { unit, rows, beyond }
}

static AGE: Table =
    Table(&[one("a", &[(Lt(40.0), 0), (Lt(60.0), 7), (Lt(70.0), 12), (Lt(75.0), 15), (Lt(80.0), 16)], 18)]);
static PULSE: Table = Table(&[one("/min", &[(Lt(40.0), 11), (Lt(70.0), 2), (Lt(120.0), 0), (Lt(160.0), 4)], 7)]);
static SYSTOLIC: Table = Table(&[one("mm[Hg]", &[(Lt(70.0), 13), (Lt(100.0), 5), (Lt(200.0), 0)], 2)]);
static TEMPERATURE: Table = Table(&[one("Cel", &[(Lt(39.0), 0)], 3)]);
static PF: Table =
    Table(&[one("mm[Hg]", &[(Lt(100.0), 11), (Lt(200.0), 9)], 6), one("kPa", &[(Lt(13.3), 11), (Lt(26.6), 9)], 6)]);
static URINE: Table = Table(&[one("mL/d", &[(Lt(500.0), 11), (Lt(1000.0), 4)], 0)]);
static BUN: Table = Table(&[one("mg/dL", &[(Lt(28.0), 0), (Lt(84.0), 6)], 10)]);
static LEUKOCYTES: Table = Table(&[one("10*9/L", &[(Lt(1.0), 12), (Lt(20.0), 0)], 3)]);
static POTASSIUM: Table = Table(&[one("mmol/L", &[(Lt(3.0), 3), (Lt(5.0), 0)], 3)]);
static SODIUM: Table = Table(&[one("mmol/L", &[(Lt(125.0), 5), (Lt(145.0), 0)], 1)]);
static BICARBONATE: Table = Table(&[one("mmol/L", &[(Lt(15.0), 6), (Lt(20.0), 3)], 0)]);
static BILIRUBIN: Table =
    Table(&[one("mg/dL", &[(Lt(4.0), 0), (Lt(6.0), 4)], 9), one("umol/L", &[(Lt(68.4), 0), (Lt(102.6), 4)], 9)]);
static GCS: Table = Table(&[one("{score}", &[(Lt(6.0), 26), (Lt(9.0), 13), (Lt(11.0), 7), (Lt(14.0), 5)], 0)]);

fn saps2(inputs: &Inputs, _: Arms) -> Outcome {
    let table = |id: &'static str, name: &'static str, table: &'static Table| {
        Component::read(id, inputs, |r| r.table(name, table))
    };
    Outcome::sum(vec![
        table("age", "age", &AGE),
        table("hr", "hr", &PULSE),
        table("sbp", "sbp", &SYSTOLIC),
        table("temp", "t", &TEMPERATURE),
        Component::read("pf", inputs, |r| match r.flag("vent") {
            Tri::No => Range::exactly(0),
            Tri::Yes => r.table("pf", &PF),
            Tri::Unknown => r.table("pf", &PF).hull(Range::exactly(0)),
        }),
        table("uo", "uo", &URINE),
        table("bun", "bun", &BUN),
        table("wbc", "wbc", &LEUKOCYTES),
        table("k", "k", &POTASSIUM),
        table("na", "na", &SODIUM),
        table("hco3", "hco3", &BICARBONATE),
        table("bili", "bili", &BILIRUBIN),
        table("gcs", "gcs", &GCS),
        // History is read as absent unless it is named.
        Component::read("chronic", inputs, |r| {
            if !r.is_stated("chronic") {
                return Range::exactly(0);
            }
            let points =
                r.number("chronic").within(Interval::between(0.0, 17.0)).unwrap_or(Interval::between(0.0, 17.0));
            Range::new(points.lo() as i32, points.hi() as i32)
        }),
        Component::read("adm", inputs, |r| r.choice_points("adm", ADMISSION)),
    ])
}
