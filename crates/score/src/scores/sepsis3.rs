//! Sepsis and septic shock after Sepsis-3 (2016).
//!
//! Sepsis: infection and an acute rise of SOFA by two points or more over the patient's own baseline (0 if no
//! chronic organ dysfunction is known). Septic shock: sepsis and, although fluids were adequate, a vasopressor
//! needed to keep a mean pressure of 65 mmHg and a lactate above 2 mmol/L. Both are needed. A criterion that the
//! text does not decide is unknown, whatever the report calls the case.

use crate::{Answer, Arms, Definition, Gate, Input, Inputs, Kind, Moment, Names, Outcome, Reading, Tri};

/// Sepsis-3 sepsis and septic shock.
pub(crate) static SEPSIS3: Definition = Definition {
    id: "sepsis3",
    name: "Sepsis-3",
    inputs: &[
        Input { name: "infection", variable: "infection", kind: Kind::Flag },
        Input { name: "sofa", variable: "sofa", kind: Kind::Points { max: 24 } },
        Input { name: "baseline_sofa", variable: "baseline_sofa", kind: Kind::Points { max: 24 } },
        Input { name: "vasopressor", variable: "vasopressor", kind: Kind::Flag },
        Input { name: "lactate", variable: "lactate", kind: Kind::Number { unit: "mmol/L", min: 0.1, max: 40.0 } },
        Input { name: "fluids_adequate", variable: "fluids_adequate", kind: Kind::Flag },
    ],
    moment: Moment::Report,
    gates: &[Gate::AgeFrom(18)],
    positive: None,
    source: "Singer M, Deutschman CS, Seymour CW, et al. JAMA 2016;315:801-810. doi:10.1001/jama.2016.0287",
    licence: "No restriction on the definition is known.",
    work: sepsis3,
};

fn sepsis3(inputs: &Inputs, _: Arms) -> Outcome {
    let mut r = Reading::new(inputs);
    let (sofa, baseline) = (r.points("sofa", 24), r.points("baseline_sofa", 24));
    let rise = match () {
        () if sofa.min - baseline.max >= 2 => Tri::Yes,
        () if sofa.max - baseline.min < 2 => Tri::No,
        () => Tri::Unknown,
    };
    let sepsis = r.flag("infection").and(rise);
    let lactate =
        r.quantity("lactate").map_or(Tri::Unknown, |q| q.interval.gt(if q.unit == "mg/dL" { 18.0 } else { 2.0 }));
    let shock = sepsis.and(r.flag("vasopressor")).and(lactate).and(r.flag("fluids_adequate"));
    let missing = if shock.is_known() { Names::new() } else { r.open };
    let answers = vec![("sepsis", Answer::Tri(sepsis)), ("septic_shock", Answer::Tri(shock))];
    Outcome { answers, missing, ..Outcome::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Range, Value};

    fn answers(sofa: (i32, i32), baseline: i32, lactate: Option<f64>, fluids: Option<bool>) -> (Tri, Tri) {
        let mut inputs = Inputs::default();
        inputs.set("infection", Value::Flag(Tri::Yes));
        inputs.set("sofa", Value::Points(Range::new(sofa.0, sofa.1)));
        inputs.set("baseline_sofa", Value::Points(Range::exactly(baseline)));
        inputs.set("vasopressor", Value::Flag(Tri::Yes));
        if let Some(lactate) = lactate {
            inputs.set("lactate", Value::number(lactate, "mmol/L"));
        }
        inputs.set("fluids_adequate", Value::Flag(Tri::from(fluids)));
        let outcome = SEPSIS3.evaluate(&inputs, Arms::Observed);
        let answer = |key| match outcome.answer(key) {
            Some(Answer::Tri(tri)) => *tri,
            _ => panic!("always answered"),
        };
        (answer("sepsis"), answer("septic_shock"))
    }

    #[test]
    fn sepsis_is_a_rise_and_shock_needs_everything() {
        assert_eq!(answers((5, 5), 4, Some(3.0), Some(true)), (Tri::No, Tri::No));
        assert_eq!(answers((1, 6), 0, Some(3.0), Some(true)).0, Tri::Unknown);
        assert_eq!(answers((4, 8), 0, Some(2.0), Some(true)), (Tri::Yes, Tri::No));
        assert_eq!(answers((4, 8), 0, Some(2.1), Some(true)), (Tri::Yes, Tri::Yes));
        assert_eq!(answers((4, 8), 0, Some(2.1), None), (Tri::Yes, Tri::Unknown));
        assert_eq!(answers((4, 8), 0, None, Some(true)), (Tri::Yes, Tri::Unknown));
    }
}
