//! Pitt bacteraemia score and its quick form.
//!
//! For patients with a positive blood culture. Pitt counts the worst from 48 hours before to the day of the
//! culture: temperature, hypotension (systolic below 90, an acute fall, or a vasopressor), mechanical ventilation,
//! cardiac arrest, mental state; four or more points mark the critically ill. The quick form gives one point each;
//! two or more go with a higher mortality. In Spanish “PCR” is also C-reactive protein and a laboratory method:
//! only a cardiac arrest counts.

use crate::Bound::{Le, Lt};
use crate::{Arms, Column, Component, Definition, Gate, Input, Inputs, Kind, Moment, Outcome, Range, Table};

/// Pitt bacteraemia score, 0–14.
pub(crate) static PITT: Definition = Definition {
    id: "pitt",
    name: "Pitt",
    inputs: &[
        Input { name: "t", variable: "temperature", kind: Kind::Number { unit: "Cel", min: 25.0, max: 43.0 } },
        Input { name: "hypot", variable: "hypotension_or_vasopressor", kind: Kind::Flag },
        Input { name: "mv", variable: "invasive_ventilation", kind: Kind::Flag },
        Input { name: "arrest", variable: "cardiac_arrest", kind: Kind::Flag },
        Input { name: "mental", variable: "mental", kind: Kind::Choice(MENTAL) },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeFrom(18), Gate::PositiveBloodCulture],
    positive: Some(("pitt_high", 4)),
    source: "Paterson DL, Ko WC, Von Gottberg A, et al. Ann Intern Med 2004;140:26-32. doi:10.7326/0003-4819-140-1-200401060-00008",
    licence: "No restriction on the score is known.",
    work: pitt,
};

/// Quick Pitt, 0–5.
pub(crate) static QPITT: Definition = Definition {
    id: "qpitt",
    name: "qPitt",
    inputs: &[
        Input { name: "t", variable: "temperature", kind: Kind::Number { unit: "Cel", min: 25.0, max: 43.0 } },
        Input { name: "hypot", variable: "hypotension_or_vasopressor", kind: Kind::Flag },
        Input { name: "rr", variable: "resp_rate", kind: Kind::Number { unit: "/min", min: 2.0, max: 80.0 } },
        Input { name: "mv", variable: "invasive_ventilation", kind: Kind::Flag },
        Input { name: "arrest", variable: "cardiac_arrest", kind: Kind::Flag },
        Input { name: "ams", variable: "altered_mentation", kind: Kind::Flag },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeFrom(18), Gate::PositiveBloodCulture],
    positive: Some(("qpitt_high", 2)),
    source: "Battle SE, Augustine MR, Watson CM, et al. Infection 2019;47:571-578. doi:10.1007/s15010-019-01277-7",
    licence: "No restriction on the score is known.",
    work: qpitt,
};

const MENTAL: &[(&str, i32)] = &[("alert", 0), ("disoriented", 1), ("stupor", 2), ("coma", 4)];

static TEMPERATURE: Table =
    Table(&[Column { unit: "Cel", rows: &[(Le(35.0), 2), (Le(36.0), 1), (Lt(39.0), 0), (Lt(40.0), 1)], beyond: 2 }]);

fn pitt(inputs: &Inputs, _: Arms) -> Outcome {
    Outcome::sum(vec![
        Component::read("temp", inputs, |r| r.table("t", &TEMPERATURE)),
        Component::read("hypot", inputs, |r| Range::if_so(r.flag("hypot"), 2)),
        Component::read("mv", inputs, |r| Range::if_so(r.flag("mv"), 2)),
        Component::read("arrest", inputs, |r| Range::if_so(r.flag("arrest"), 4)),
        Component::read("mental", inputs, |r| r.choice_points("mental", MENTAL)),
    ])
}

fn qpitt(inputs: &Inputs, _: Arms) -> Outcome {
    Outcome::sum(vec![
        Component::read("temp", inputs, |r| Range::if_so(r.number("t").lt(36.0), 1)),
        Component::read("hypot", inputs, |r| Range::if_so(r.flag("hypot"), 1)),
        Component::read("resp", inputs, |r| {
            let fast = r.number("rr").ge(25.0);
            Range::if_so(fast.or(r.flag("mv")), 1)
        }),
        Component::read("arrest", inputs, |r| Range::if_so(r.flag("arrest"), 1)),
        Component::read("ams", inputs, |r| Range::if_so(r.flag("ams"), 1)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Interval, Quantity};

    #[test]
    fn values_between_printed_bands_belong_to_the_milder_one() {
        let points = |t: f64| TEMPERATURE.points(Quantity::new(Interval::exactly(t), "Cel"));
        assert_eq!(
            [35.0, 35.05, 36.0, 36.05, 38.95, 39.0, 39.95, 40.0].map(|t| points(t).min),
            [2, 1, 1, 0, 0, 1, 1, 2]
        );
    }
}
