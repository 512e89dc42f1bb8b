//! CURB-65 — severity of pneumonia (2003). Only with pneumonia.
//!
//! One point each: new confusion; urea above 7 mmol/L (42 mg/dL; Spanish laboratories report urea, not BUN); 30
//! breaths a minute or more; systolic below 90 or diastolic of 60 mmHg or less; age of 65 or more.

use crate::{Arms, Component, Definition, Gate, Input, Inputs, Kind, Moment, Outcome, Range};

/// CURB-65, 0–5.
pub(crate) static CURB65: Definition = Definition {
    id: "curb65",
    name: "CURB-65",
    inputs: &[
        Input { name: "conf", variable: "altered_mentation", kind: Kind::Flag },
        Input { name: "urea", variable: "urea_mmol", kind: Kind::Number { unit: "mmol/L", min: 0.5, max: 85.0 } },
        Input { name: "rr", variable: "resp_rate", kind: Kind::Number { unit: "/min", min: 2.0, max: 80.0 } },
        Input { name: "sbp", variable: "sbp", kind: Kind::Number { unit: "mm[Hg]", min: 30.0, max: 300.0 } },
        Input { name: "dbp", variable: "dbp", kind: Kind::Number { unit: "mm[Hg]", min: 10.0, max: 200.0 } },
        Input { name: "age", variable: "age", kind: Kind::Number { unit: "a", min: 0.0, max: 120.0 } },
    ],
    moment: Moment::Simultaneous,
    gates: &[Gate::AgeFrom(18), Gate::Pneumonia],
    positive: None,
    source: "Lim WS, van der Eerden MM, Laing R, et al. Thorax 2003;58:377-382. doi:10.1136/thorax.58.5.377",
    licence: "No restriction on the score is known.",
    work: curb65,
};

fn curb65(inputs: &Inputs, _: Arms) -> Outcome {
    Outcome::sum(vec![
        Component::read("c", inputs, |r| Range::if_so(r.flag("conf"), 1)),
        Component::read("u", inputs, |r| Range::if_so(r.number("urea").gt(7.0), 1)),
        Component::read("r", inputs, |r| Range::if_so(r.number("rr").ge(30.0), 1)),
        Component::read("b", inputs, |r| {
            let low = r.number("sbp").lt(90.0);
            Range::if_so(low.or(r.number("dbp").le(60.0)), 1)
        }),
        Component::read("age", inputs, |r| Range::if_so(r.number("age").ge(65.0), 1)),
    ])
}
