//! Acute respiratory distress syndrome after the Berlin definition (2012).
//!
//! Within a week, bilateral opacities not explained by effusion, collapse or nodules, not fully cardiac, and a PEEP
//! or CPAP of 5 cmH2O or more: mild up to a PaO2/FiO2 of 300, moderate up to 200, severe up to 100.

use crate::{Answer, Arms, Definition, Gate, Input, Inputs, Kind, Moment, Names, Outcome, Reading, Tri};

/// Berlin severity.
pub(crate) static BERLIN: Definition = Definition {
    id: "berlin",
    name: "SDRA (Berlín)",
    inputs: &[
        Input { name: "pf", variable: "pf_ratio", kind: Kind::Number { unit: "mm[Hg]", min: 20.0, max: 700.0 } },
        Input { name: "peep", variable: "peep", kind: Kind::Number { unit: "cm[H2O]", min: 0.0, max: 40.0 } },
        Input { name: "bilateral", variable: "bilateral_opacities", kind: Kind::Flag },
        Input { name: "onset_days", variable: "onset_days", kind: Kind::Number { unit: "d", min: 0.0, max: 365.0 } },
        Input { name: "cardiac", variable: "cardiac_oedema", kind: Kind::Flag },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeFrom(18)],
    positive: None,
    source: "ARDS Definition Task Force. JAMA 2012;307:2526-2533. doi:10.1001/jama.2012.5669",
    licence: "No restriction on the definition is known.",
    work: berlin,
};

fn berlin(inputs: &Inputs, _: Arms) -> Outcome {
    let mut r = Reading::new(inputs);
    let pf = r.number("pf");
    let others =
        r.flag("bilateral").and(r.number("onset_days").le(7.0)).and(!r.flag("cardiac")).and(r.number("peep").ge(5.0));
    let severity = match others.and(pf.le(300.0)) {
        Tri::No => "no",
        Tri::Unknown => "unknown",
        Tri::Yes => match (pf.le(100.0), pf.le(200.0)) {
            (Tri::Yes, _) => "severe",
            (Tri::No, Tri::Yes) => "moderate",
            (Tri::No, Tri::No) => "mild",
            _ => "unknown",
        },
    };
    let missing = if severity == "unknown" { r.open } else { Names::new() };
    Outcome { answers: vec![("severity", Answer::Word(severity))], missing, ..Outcome::default() }
}
