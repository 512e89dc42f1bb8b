//! MEDS — Mortality in Emergency Department Sepsis (2003).
//!
//! Septic shock here is a systolic pressure below 90 mmHg after a fluid challenge: without documented fluids it is
//! not known. Platelets below 150, bands above 5 % and age above 65 are all strict.

use crate::{Arms, Component, Definition, Gate, Input, Inputs, Kind, Moment, Outcome, Range};

/// Mortality in Emergency Department Sepsis, 0–27.
pub(crate) static MEDS: Definition = Definition {
    id: "meds",
    name: "MEDS",
    inputs: &[
        Input { name: "terminal", variable: "terminal_illness", kind: Kind::Flag },
        Input { name: "tachy_hypox", variable: "tachypnea_or_hypoxia", kind: Kind::Flag },
        Input { name: "shock", variable: "hypotension_after_fluids", kind: Kind::Flag },
        Input { name: "plt", variable: "platelets", kind: Kind::Number { unit: "10*9/L", min: 1.0, max: 2000.0 } },
        Input { name: "bands", variable: "bands_pct", kind: Kind::Number { unit: "%", min: 0.0, max: 100.0 } },
        Input { name: "age", variable: "age", kind: Kind::Number { unit: "a", min: 0.0, max: 120.0 } },
        Input { name: "lrti", variable: "lower_respiratory_infection", kind: Kind::Flag },
        Input { name: "nh", variable: "nursing_home", kind: Kind::Flag },
        Input { name: "ams", variable: "altered_mentation", kind: Kind::Flag },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeFrom(18)],
    positive: None,
    source: "Shapiro NI, Wolfe RE, Moore RB, et al. Crit Care Med 2003;31:670-675. doi:10.1097/01.CCM.0000054867.01688.D1",
    licence: "No restriction on the score is known.",
    work: meds,
};

fn meds(inputs: &Inputs, _: Arms) -> Outcome {
    let flag = |id: &'static str, name: &'static str, points: i32| {
        Component::read(id, inputs, |r| Range::if_so(r.flag(name), points))
    };
    Outcome::sum(vec![
        flag("terminal", "terminal", 6),
        flag("resp", "tachy_hypox", 3),
        flag("shock", "shock", 3),
        Component::read("plt", inputs, |r| Range::if_so(r.number("plt").lt(150.0), 3)),
        Component::read("bands", inputs, |r| Range::if_so(r.number("bands").gt(5.0), 3)),
        Component::read("age", inputs, |r| Range::if_so(r.number("age").gt(65.0), 3)),
        flag("lrti", "lrti", 2),
        flag("nh", "nh", 2),
        flag("ams", "ams", 2),
    ])
}
