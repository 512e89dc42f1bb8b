//! Acute respiratory distress syndrome after the Global definition (2023/24).
//!
//! Like Berlin, but ultrasound may show the opacities, SpO2/FiO2 may stand for PaO2/FiO2 (only with an SpO2 of 97 % or
//! less), and high-flow oxygen of 30 L/min or more counts as support. Intubated: mild, moderate and severe up to a
//! PaO2/FiO2 of 300, 200 and 100, or an SpO2/FiO2 of 315, 235 and 148. Not intubated: one category.

use crate::{Answer, Arms, Definition, Gate, Input, Inputs, Interval, Kind, Moment, Names, Outcome, Reading, Tri};

/// Global definition, with its category.
pub(crate) static GLOBAL_ARDS: Definition = Definition {
    id: "global_ards",
    name: "SDRA (definición global)",
    inputs: &[
        Input { name: "pf", variable: "pf_ratio", kind: Kind::Number { unit: "mm[Hg]", min: 20.0, max: 700.0 } },
        Input { name: "sf", variable: "sf_ratio", kind: Kind::Number { unit: "1", min: 40.0, max: 480.0 } },
        Input { name: "spo2", variable: "spo2", kind: Kind::Number { unit: "%", min: 40.0, max: 100.0 } },
        Input { name: "intubated", variable: "invasive_ventilation", kind: Kind::Flag },
        Input { name: "peep", variable: "peep", kind: Kind::Number { unit: "cm[H2O]", min: 0.0, max: 40.0 } },
        Input { name: "hfno", variable: "o2_flow", kind: Kind::Number { unit: "L/min", min: 0.0, max: 80.0 } },
        Input { name: "bilateral", variable: "bilateral_opacities", kind: Kind::Flag },
        Input { name: "onset_days", variable: "onset_days", kind: Kind::Number { unit: "d", min: 0.0, max: 365.0 } },
        Input { name: "cardiac", variable: "cardiac_oedema", kind: Kind::Flag },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeFrom(18)],
    positive: None,
    source: "Matthay MA, Arabi Y, Arroliga AC, et al. Am J Respir Crit Care Med 2024;209:37-47. doi:10.1164/rccm.202303-0558WS",
    licence: "No restriction on the definition is known.",
    work: global_ards,
};

/// PaO2/FiO2 or SpO2/FiO2 not above these; the second only where the oximeter still tells (SpO2 ≤ 97 %).
fn hypoxaemia(pf: Interval, sf: Interval, readable: Tri, pf_cut: f64, sf_cut: f64) -> Tri {
    if pf.is_unknown() { sf.le(sf_cut).and(readable) } else { pf.le(pf_cut) }
}

fn global_ards(inputs: &Inputs, _: Arms) -> Outcome {
    let mut r = Reading::new(inputs);
    let (pf, sf) = (r.number("pf"), r.number("sf"));
    let readable = r.number("spo2").le(97.0);
    let low = |pf_cut: f64, sf_cut: f64| hypoxaemia(pf, sf, readable, pf_cut, sf_cut);
    let setting = r.flag("bilateral").and(r.number("onset_days").le(7.0)).and(!r.flag("cardiac"));
    let peep = r.number("peep").ge(5.0);
    let intubated = r.flag("intubated");
    let support = intubated.or(peep).or(r.number("hfno").ge(30.0));
    let category = match setting.and(support).and(low(300.0, 315.0)) {
        Tri::No => "no",
        Tri::Unknown => "unknown",
        Tri::Yes => match (intubated, low(100.0, 148.0), low(200.0, 235.0)) {
            (Tri::No, ..) => "non_intubated",
            (Tri::Yes, Tri::Yes, _) => "severe",
            (Tri::Yes, Tri::No, Tri::Yes) => "moderate",
            (Tri::Yes, Tri::No, Tri::No) => "mild",
            _ => "unknown",
        },
    };
    let missing = if category == "unknown" { r.open } else { Names::new() };
    Outcome { answers: vec![("category", Answer::Word(category))], missing, ..Outcome::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Value;

    fn category(given: &[(&'static str, Value)]) -> &'static str {
        let mut inputs = Inputs::default();
        inputs.set("bilateral", Value::Flag(Tri::Yes));
        inputs.set("onset_days", Value::number(2.0, "d"));
        inputs.set("cardiac", Value::Flag(Tri::No));
        for (name, value) in given {
            inputs.set(name, value.clone());
        }
        match GLOBAL_ARDS.evaluate(&inputs, Arms::Observed).answer("category") {
            Some(Answer::Word(word)) => word,
            _ => panic!("always answered"),
        }
    }

    #[test]
    fn oximetry_and_high_flow_count_as_far_as_they_can_be_read() {
        let number = |x: f64| Value::number(x, "1");
        let flag = |yes: bool| Value::Flag(Tri::from(yes));
        let high_flow = |sf: f64, spo2: f64| {
            category(&[
                ("sf", number(sf)),
                ("spo2", Value::number(spo2, "%")),
                ("hfno", Value::number(40.0, "L/min")),
                ("intubated", flag(false)),
            ])
        };
        assert_eq!(high_flow(315.0, 97.0), "non_intubated");
        assert_eq!(high_flow(315.0, 98.0), "no");
        let intubated = |pf: f64| category(&[("pf", Value::number(pf, "mm[Hg]")), ("intubated", flag(true))]);
        assert_eq!([301.0, 300.0, 200.0, 100.0].map(intubated), ["no", "mild", "moderate", "severe"]);
        // No support is stated at all.
        assert_eq!(category(&[("pf", Value::number(150.0, "mm[Hg]"))]), "unknown");
        assert_eq!(category(&[("bilateral", flag(false)), ("pf", Value::number(150.0, "mm[Hg]"))]), "no");
    }
}
