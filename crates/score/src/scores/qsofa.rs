//! qSOFA — quick SOFA.
//!
//! One point each: 22 breaths a minute or more, systolic pressure of 100 mmHg or less, altered mentation (a
//! Glasgow scale below 15). Two or more is positive. “Sin focalidad” does not say that mentation is normal.
//! Not to be the only screening tool (Surviving Sepsis Campaign 2021 and 2026).

use crate::{Arms, Component, Definition, Gate, Input, Inputs, Kind, Moment, Outcome, Range};

/// Quick SOFA, 0–3.
pub(crate) static QSOFA: Definition = Definition {
    id: "qsofa",
    name: "qSOFA",
    inputs: &[
        Input { name: "rr", variable: "resp_rate", kind: Kind::Number { unit: "/min", min: 2.0, max: 80.0 } },
        Input { name: "sbp", variable: "sbp", kind: Kind::Number { unit: "mm[Hg]", min: 30.0, max: 300.0 } },
        Input { name: "altered", variable: "altered_mentation", kind: Kind::Flag },
    ],
    moment: Moment::Simultaneous,
    gates: &[Gate::AgeFrom(18), Gate::NotPregnant],
    positive: Some(("qsofa_positive", 2)),
    source: "Seymour CW, Liu VX, Iwashyna TJ, et al. JAMA 2016;315:762-774. doi:10.1001/jama.2016.0288",
    licence: "No restriction on the score is known.",
    work: qsofa,
};

fn qsofa(inputs: &Inputs, _: Arms) -> Outcome {
    Outcome::sum(vec![
        Component::read("rr", inputs, |r| Range::if_so(r.number("rr").ge(22.0), 1)),
        Component::read("sbp", inputs, |r| Range::if_so(r.number("sbp").le(100.0), 1)),
        Component::read("ment", inputs, |r| Range::if_so(r.flag("altered"), 1)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Interval, Quantity, Tri, Value};

    #[test]
    fn both_cut_offs_count_and_words_count_as_far_as_they_go() {
        let mut inputs = Inputs::default();
        inputs.set("rr", Value::number(22.0, "/min"));
        inputs.set("sbp", Value::number(100.0, "mm[Hg]"));
        inputs.set("altered", Value::Flag(Tri::No));
        let total = |inputs: &Inputs| QSOFA.evaluate(inputs, Arms::Observed).total;
        assert_eq!(total(&inputs), Some(Range::exactly(2)));
        // “Taquipneico” is more than 20, which may be 21.
        inputs.set("rr", Value::Number(Quantity::new(Interval::above(20.0), "/min")));
        assert_eq!(total(&inputs), Some(Range::new(1, 2)));
    }
}
