//! PIRO of the emergency department (Howell 2011): predisposition, infection, response, organ dysfunction.
//!
//! One of several scores of that name. With several foci the points for infection are a range. BUN, not urea.

use crate::Bound::{Le, Lt};
use crate::{Arms, Column, Component, Definition, Gate, Input, Inputs, Kind, Moment, Outcome, Range, Table};

/// Howell's PIRO, 0–33.
pub(crate) static PIRO: Definition = Definition {
    id: "piro",
    name: "PIRO (Howell)",
    inputs: &[
        Input { name: "age", variable: "age", kind: Kind::Number { unit: "a", min: 0.0, max: 120.0 } },
        Input { name: "copd", variable: "copd", kind: Kind::Flag },
        Input { name: "liver", variable: "liver_disease", kind: Kind::Flag },
        Input { name: "nh", variable: "nursing_home", kind: Kind::Flag },
        Input { name: "malig", variable: "malignancy", kind: Kind::Choice(MALIGNANCY) },
        Input { name: "infection", variable: "infection_kind", kind: Kind::Choice(INFECTION) },
        Input { name: "rr", variable: "resp_rate", kind: Kind::Number { unit: "/min", min: 2.0, max: 80.0 } },
        Input { name: "bands", variable: "bands_pct", kind: Kind::Number { unit: "%", min: 0.0, max: 100.0 } },
        Input { name: "hr", variable: "heart_rate", kind: Kind::Number { unit: "/min", min: 20.0, max: 300.0 } },
        Input { name: "sbp", variable: "sbp", kind: Kind::Number { unit: "mm[Hg]", min: 30.0, max: 300.0 } },
        Input { name: "bun", variable: "bun_derived", kind: Kind::Number { unit: "mg/dL", min: 1.0, max: 250.0 } },
        Input { name: "resp", variable: "respiratory_failure", kind: Kind::Flag },
        Input { name: "lac", variable: "lactate", kind: Kind::Number { unit: "mmol/L", min: 0.1, max: 40.0 } },
        Input { name: "plt", variable: "platelets", kind: Kind::Number { unit: "10*9/L", min: 1.0, max: 2000.0 } },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeFrom(18)],
    positive: None,
    source: "Howell MD, Talmor D, Schuetz P, et al. Crit Care Med 2011;39:322-327. doi:10.1097/CCM.0b013e3182037a8e",
    licence: "No restriction on the score is known.",
    work: piro,
};

const MALIGNANCY: &[(&str, i32)] = &[("none", 0), ("nomets", 1), ("mets", 2)];
const INFECTION: &[(&str, i32)] = &[("ssti", 0), ("other", 2), ("pneumonia", 4)];
static AGE: Table = Table(&[Column { unit: "a", rows: &[(Lt(65.0), 0), (Le(80.0), 1)], beyond: 2 }]);
static SYSTOLIC: Table = Table(&[Column { unit: "mm[Hg]", rows: &[(Lt(70.0), 4), (Le(90.0), 2)], beyond: 0 }]);

fn piro(inputs: &Inputs, _: Arms) -> Outcome {
    let flag = |id: &'static str, points: i32| Component::read(id, inputs, |r| Range::if_so(r.flag(id), points));
    let above = |id: &'static str, limit: f64, points: i32| {
        Component::read(id, inputs, |r| Range::if_so(r.number(id).gt(limit), points))
    };
    Outcome::sum(vec![
        Component::read("age", inputs, |r| r.table("age", &AGE)),
        flag("copd", 1),
        flag("liver", 2),
        flag("nh", 2),
        Component::read("malig", inputs, |r| r.choice_points("malig", MALIGNANCY)),
        Component::read("inf", inputs, |r| r.choice_points("infection", INFECTION)),
        above("rr", 20.0, 3),
        above("bands", 5.0, 1),
        above("hr", 120.0, 2),
        Component::read("sbp", inputs, |r| r.table("sbp", &SYSTOLIC)),
        above("bun", 20.0, 2),
        flag("resp", 3),
        above("lac", 4.0, 3),
        Component::read("plt", inputs, |r| Range::if_so(r.number("plt").lt(150.0), 2)),
    ])
}
