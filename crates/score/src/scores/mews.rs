//! MEWS — Modified Early Warning Score (Subbe 2001).
//!
//! Five parameters of one moment. Where the printed bands leave a value out (70 mmHg, 40/min), it belongs to the
//! lower band. New confusion is no level of AVPU: local variants that count it are not this score. A temperature
//! is rounded to a tenth first.

use super::news2::tenth;
use crate::Bound::{Le, Lt};
use crate::{
    Arms, Column, Component, Definition, Gate, Input, Inputs, Interval, Kind, Moment, Outcome, Quantity, Table,
};

/// Modified Early Warning Score, 0–14.
pub(crate) static MEWS: Definition = Definition {
    id: "mews",
    name: "MEWS",
    inputs: &[
        Input { name: "sbp", variable: "sbp", kind: Kind::Number { unit: "mm[Hg]", min: 30.0, max: 300.0 } },
        Input { name: "hr", variable: "heart_rate", kind: Kind::Number { unit: "/min", min: 20.0, max: 300.0 } },
        Input { name: "rr", variable: "resp_rate", kind: Kind::Number { unit: "/min", min: 2.0, max: 80.0 } },
        Input { name: "t", variable: "temperature", kind: Kind::Number { unit: "Cel", min: 25.0, max: 43.0 } },
        Input { name: "avpu", variable: "avpu", kind: Kind::Choice(AVPU) },
    ],
    moment: Moment::Simultaneous,
    gates: &[Gate::AgeFrom(16), Gate::NotPregnant],
    positive: Some(("mews_high", 5)),
    source: "Subbe CP, Kruger M, Rutherford P, Gemmel L. QJM 2001;94:521-526. doi:10.1093/qjmed/94.10.521",
    licence: "No restriction on the score is known.",
    work: mews,
};

/// Alert, responds to voice, to pain, unresponsive.
const AVPU: &[(&str, i32)] = &[("A", 0), ("V", 1), ("P", 2), ("U", 3)];

static SYSTOLIC: Table = Table(&[Column {
    unit: "mm[Hg]",
    rows: &[(Le(70.0), 3), (Le(80.0), 2), (Le(100.0), 1), (Lt(200.0), 0)],
    beyond: 2,
}]);
static PULSE: Table = Table(&[Column {
    unit: "/min",
    rows: &[(Le(40.0), 2), (Le(50.0), 1), (Le(100.0), 0), (Le(110.0), 1), (Lt(130.0), 2)],
    beyond: 3,
}]);
static RESP_RATE: Table =
    Table(&[Column { unit: "/min", rows: &[(Lt(9.0), 2), (Le(14.0), 0), (Le(20.0), 1), (Lt(30.0), 2)], beyond: 3 }]);
static TEMPERATURE: Table = Table(&[Column { unit: "Cel", rows: &[(Lt(35.0), 2), (Lt(38.5), 0)], beyond: 2 }]);

fn mews(inputs: &Inputs, _: Arms) -> Outcome {
    Outcome::sum(vec![
        Component::read("sbp", inputs, |r| r.table("sbp", &SYSTOLIC)),
        Component::read("hr", inputs, |r| r.table("hr", &PULSE)),
        Component::read("rr", inputs, |r| r.table("rr", &RESP_RATE)),
        Component::read("temp", inputs, |r| {
            let given = r.quantity("t").map_or(Interval::UNKNOWN, |q| q.interval);
            TEMPERATURE.points(Quantity::new(given.map(tenth), "Cel"))
        }),
        Component::read("avpu", inputs, |r| r.choice_points("avpu", AVPU)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Range, Value};

    #[test]
    fn unassigned_edges_belong_to_the_lower_band() {
        let mut inputs = Inputs::default();
        for (name, value) in [("sbp", 70.0), ("hr", 40.0), ("rr", 9.0), ("t", 38.45)] {
            inputs.set(name, Value::number(value, ""));
        }
        inputs.set("avpu", Value::Choice("A"));
        assert_eq!(MEWS.evaluate(&inputs, Arms::Observed).total, Some(Range::exactly(3 + 2 + 2)));
    }
}
