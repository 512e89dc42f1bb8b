//! The kidney: KDIGO stages of acute injury, and the CKD-EPI 2021 filtration rate.
//!
//! KDIGO (2012): a rise of creatinine by 0.3 mg/dL in 48 hours or to 1.5 times the baseline within 7 days, or little
//! urine. One creatinine without a baseline cannot be staged. Four mg/dL count only once the definition is met.
//! CKD-EPI 2021 needs a steady state: in acute injury and sepsis it is not valid.

use crate::{Answer, Arms, Definition, Gate, Input, Inputs, Kind, Moment, Names, Outcome, Reading, Tri};

/// KDIGO stage of acute kidney injury, 0–3.
pub(crate) static KDIGO: Definition = Definition {
    id: "kdigo",
    name: "KDIGO",
    inputs: &[
        Input { name: "cr", variable: "creatinine", kind: Kind::Number { unit: "mg/dL", min: 0.1, max: 25.0 } },
        Input {
            name: "base",
            variable: "creatinine_baseline",
            kind: Kind::Number { unit: "mg/dL", min: 0.1, max: 25.0 },
        },
        Input {
            name: "delta48",
            variable: "creatinine_rise_48h",
            kind: Kind::Number { unit: "mg/dL", min: -25.0, max: 25.0 },
        },
        Input { name: "uo_stage", variable: "urine_stage", kind: Kind::Number { unit: "1", min: 0.0, max: 3.0 } },
        Input { name: "rrt", variable: "renal_replacement", kind: Kind::Flag },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeFrom(18)],
    positive: None,
    source: "KDIGO. Kidney Int Suppl 2012;2:1-138. doi:10.1038/kisup.2012.1",
    licence: "No restriction on the definition is known.",
    work: kdigo,
};

/// Estimated glomerular filtration rate, mL/min/1.73 m².
pub(crate) static CKDEPI: Definition = Definition {
    id: "ckdepi",
    name: "CKD-EPI 2021",
    inputs: &[
        Input { name: "cr", variable: "creatinine", kind: Kind::Number { unit: "mg/dL", min: 0.1, max: 25.0 } },
        Input { name: "age", variable: "age", kind: Kind::Number { unit: "a", min: 0.0, max: 120.0 } },
        Input { name: "female", variable: "female", kind: Kind::Flag },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeFrom(18)],
    positive: None,
    source: "Inker LA, Eneanya ND, Coresh J, et al. N Engl J Med 2021;385:1737-1749. doi:10.1056/NEJMoa2102953",
    licence: "The equation carries no licence.",
    work: ckdepi,
};

/// 1.2 / 0.8 and 1.2 − 0.9 fall just below their limits in binary fractions: to a millionth they do not.
fn millionth(x: f64) -> f64 {
    (x * 1e6).round() / 1e6
}

fn kdigo(inputs: &Inputs, _: Arms) -> Outcome {
    let mut r = Reading::new(inputs);
    let (cr, base, rise) = (r.number("cr").point(), r.number("base").point(), r.number("delta48").point());
    let by_ratio = cr.zip(base).map(|(c, b)| match millionth(c / b) {
        x if x >= 3.0 => 3,
        x if x >= 2.0 => 2,
        x if x >= 1.5 => 1,
        _ => 0,
    });
    let by_rise = rise.map(|d| i32::from(millionth(d) >= 0.3));
    let by_urine = r.is_stated("uo_stage").then(|| r.number("uo_stage").point().map_or(0, |s| s as i32));
    let replacement = r.flag_if_stated("rrt") == Tri::Yes;
    let by_creatinine = by_ratio.max(by_rise).map(|s| if s >= 1 && cr.is_some_and(|c| c >= 4.0) { 3 } else { s });
    let stage = if replacement { Some(3) } else { by_creatinine.max(by_urine) };
    let answers = stage.map(|s| ("stage", Answer::Number(f64::from(s)))).into_iter().collect();
    let missing = if stage.is_some() { Names::new() } else { Names::from_iter(["base", "delta48"]) };
    Outcome { answers, missing, ..Outcome::default() }
}

fn ckdepi(inputs: &Inputs, _: Arms) -> Outcome {
    let mut r = Reading::new(inputs);
    let (cr, age, female) = (r.number("cr").point(), r.number("age").point(), r.flag("female"));
    let value = match (cr, age, female) {
        (Some(cr), Some(age), Tri::Yes) => Some(filtration(cr, age, 0.7, -0.241) * 1.012),
        (Some(cr), Some(age), Tri::No) => Some(filtration(cr, age, 0.9, -0.302)),
        _ => None,
    };
    let missing = if value.is_some() { Names::new() } else { r.open };
    let answers = value.map(|v| ("value", Answer::Number(v.round()))).into_iter().collect();
    Outcome { answers, missing, ..Outcome::default() }
}

fn filtration(cr: f64, age: f64, kappa: f64, alpha: f64) -> f64 {
    let ratio = cr / kappa;
    142.0 * ratio.min(1.0).powf(alpha) * ratio.max(1.0).powf(-1.2) * 0.9938_f64.powf(age)
}
