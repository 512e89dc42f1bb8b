//! Sepsis, severe sepsis and septic shock after the older definitions (1992, 2001).
//!
//! Sepsis: infection and two or more criteria of SIRS. Severe: with organ dysfunction, hypoperfusion or hypotension
//! (systolic below 90 mmHg, or a vasopressor). Septic shock: that hypotension although fluids were adequate.

use crate::{Answer, Arms, Definition, Gate, Input, Inputs, Kind, Moment, Names, Outcome, Reading, Tri};

/// Sepsis-1/2 ladder.
pub(crate) static SEPSIS2: Definition = Definition {
    id: "sepsis2",
    name: "Sepsis-2",
    inputs: &[
        Input { name: "infection", variable: "infection", kind: Kind::Flag },
        Input { name: "sirs", variable: "sirs", kind: Kind::Points { max: 4 } },
        Input { name: "sbp", variable: "sbp", kind: Kind::Number { unit: "mm[Hg]", min: 30.0, max: 300.0 } },
        Input { name: "vasopressor", variable: "vasopressor", kind: Kind::Flag },
        Input { name: "lactate", variable: "lactate", kind: Kind::Number { unit: "mmol/L", min: 0.1, max: 40.0 } },
        Input { name: "fluids_adequate", variable: "fluids_adequate", kind: Kind::Flag },
    ],
    moment: Moment::Report,
    gates: &[Gate::AgeFrom(18)],
    positive: None,
    source: "Bone RC, et al. Chest 1992;101:1644-1655. doi:10.1378/chest.101.6.1644; Levy MM, et al. Crit Care Med 2003;31:1250-1256. doi:10.1097/01.CCM.0000050454.01978.3B",
    licence: "No restriction on the definitions is known.",
    work: sepsis2,
};

fn sepsis2(inputs: &Inputs, _: Arms) -> Outcome {
    let mut r = Reading::new(inputs);
    let sepsis = r.flag("infection").and(r.points("sirs", 4).reaches(2));
    let hypotension = r.number("sbp").lt(90.0).or(r.flag("vasopressor"));
    let lactate = r.number("lactate").gt(2.0);
    // Other dysfunctions than these may be there: what is stated can make it severe, never rule it out.
    let dysfunction = if hypotension.or(lactate) == Tri::Yes { Tri::Yes } else { Tri::Unknown };
    let severe = sepsis.and(dysfunction);
    let shock = sepsis.and(hypotension).and(r.flag("fluids_adequate"));
    let missing = if severe.and(shock).is_known() { Names::new() } else { r.open };
    let answers =
        vec![("sepsis", Answer::Tri(sepsis)), ("severe", Answer::Tri(severe)), ("septic_shock", Answer::Tri(shock))];
    Outcome { answers, missing, ..Outcome::default() }
}
