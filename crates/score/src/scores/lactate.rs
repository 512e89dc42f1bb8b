//! Lactate in bands: up to 2 mmol/L (18 mg/dL) normal; above 2 the Sepsis-3 limit; from 4 mmol/L (36 mg/dL) on
//! occult hypoperfusion. Each unit is compared in its own column. A tourniquet, metformin, liver disease and
//! adrenaline raise it too.

use crate::{Answer, Arms, Definition, Input, Inputs, Interval, Kind, Moment, Outcome, Reading, Tri};

/// Lactate bands.
pub(crate) static LACTATE: Definition = Definition {
    id: "lactate",
    name: "Lactato",
    inputs: &[
        Input { name: "lactate", variable: "lactate", kind: Kind::Number { unit: "mmol/L", min: 0.1, max: 360.0 } },
        Input { name: "unit", variable: "lactate_unit", kind: Kind::Unit(&["mmol/L", "mg/dL"]) },
    ],
    moment: Moment::Worst24h,
    gates: &[],
    positive: None,
    source: "Singer M, Deutschman CS, Seymour CW, et al. JAMA 2016;315:801-810. doi:10.1001/jama.2016.0287",
    licence: "No restriction on the limits is known.",
    work: lactate,
};

/// mg/dL in one mmol/L.
const MG_PER_MMOL: f64 = 9.008;

fn lactate(inputs: &Inputs, _: Arms) -> Outcome {
    let mut r = Reading::new(inputs);
    let quantity = r.quantity("lactate");
    let native = quantity.and_then(|q| q.in_unit("mg/dL"));
    let in_mg = native.is_some() || r.choice("unit") == Some("mg/dL");
    let given = native.or(quantity.map(|q| q.interval)).unwrap_or(Interval::UNKNOWN);
    let (normal_to, high_from) = if in_mg { (18.0, 36.0) } else { (2.0, 4.0) };
    let mut answers = Vec::new();
    if let Some(value) = given.point() {
        answers.push(("mmol_per_L", Answer::Number(if in_mg { value / MG_PER_MMOL } else { value })));
    }
    let band = match (given.ge(high_from), given.gt(normal_to)) {
        (Tri::Yes, _) => Some(">=4"),
        (Tri::No, Tri::Yes) => Some(">2"),
        (_, Tri::No) => Some("normal"),
        _ => None,
    };
    answers.extend(band.map(|band| ("band", Answer::Word(band))));
    let missing = band.is_none().then_some("lactate").into_iter().collect();
    Outcome { answers, missing, ..Outcome::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Value;

    #[test]
    fn each_unit_has_its_own_limits() {
        let band = |value: f64, unit: &'static str| {
            let mut inputs = Inputs::default();
            inputs.set("lactate", Value::number(value, unit));
            LACTATE.evaluate(&inputs, Arms::Observed).answer("band").cloned()
        };
        assert_eq!(band(18.0, "mg/dL"), Some(Answer::Word("normal")));
        assert_eq!(band(18.1, "mg/dL"), Some(Answer::Word(">2")));
        assert_eq!(band(36.0, "mg/dL"), Some(Answer::Word(">=4")));
        assert_eq!(band(2.0, "mmol/L"), Some(Answer::Word("normal")));
    }
}
