//! NEWS2 — National Early Warning Score 2 (Royal College of Physicians, 2017).
//!
//! Seven parameters of one moment, from 16 years on and not in pregnancy. Scale 2 of saturation only where a
//! clinician has set a target of 88–92 % for confirmed hypercapnic failure: “EPOC” in the text is not enough.
//! New confusion counts three points; confusion of unknown duration counts as new. A temperature is rounded to
//! a tenth first. The RCP gives no total to an incomplete set: it is a range.

use crate::Bound::Le;
use crate::{
    Answer, Arms, Column, Component, Definition, Gate, Input, Inputs, Interval, Kind, Moment, Outcome, Quantity, Range,
    Reading, Table, Tri,
};

/// National Early Warning Score 2, 0–20.
pub(crate) static NEWS2: Definition = Definition {
    id: "news2",
    name: "NEWS2",
    inputs: &[
        Input { name: "rr", variable: "resp_rate", kind: Kind::Number { unit: "/min", min: 2.0, max: 80.0 } },
        Input { name: "spo2", variable: "spo2", kind: Kind::Number { unit: "%", min: 40.0, max: 100.0 } },
        Input { name: "scale", variable: "spo2_scale", kind: Kind::Number { unit: "1", min: 1.0, max: 2.0 } },
        Input { name: "o2", variable: "oxygen", kind: Kind::Flag },
        Input { name: "sbp", variable: "sbp", kind: Kind::Number { unit: "mm[Hg]", min: 30.0, max: 300.0 } },
        Input { name: "hr", variable: "heart_rate", kind: Kind::Number { unit: "/min", min: 20.0, max: 300.0 } },
        Input { name: "alert", variable: "alert", kind: Kind::Flag },
        Input { name: "t", variable: "temperature", kind: Kind::Number { unit: "Cel", min: 25.0, max: 43.0 } },
    ],
    moment: Moment::Simultaneous,
    gates: &[Gate::AgeFrom(16), Gate::NotPregnant],
    positive: Some(("news2_high", 7)),
    source: "Royal College of Physicians. National Early Warning Score (NEWS) 2. London: RCP, 2017. ISBN 978-1-86016-682-2",
    licence: "Adaptado de: Royal College of Physicians, NEWS2, 2017.",
    work: news2,
};

static RESP_RATE: Table =
    Table(&[Column { unit: "/min", rows: &[(Le(8.0), 3), (Le(11.0), 1), (Le(20.0), 0), (Le(24.0), 2)], beyond: 3 }]);
static SCALE_1: Table = Table(&[Column { unit: "%", rows: &[(Le(91.0), 3), (Le(93.0), 2), (Le(95.0), 1)], beyond: 0 }]);
/// Without oxygen nothing above 92 % counts; with it, ever more.
static SCALE_2_AIR: Table =
    Table(&[Column { unit: "%", rows: &[(Le(83.0), 3), (Le(85.0), 2), (Le(87.0), 1)], beyond: 0 }]);
static SCALE_2_OXYGEN: Table = Table(&[Column {
    unit: "%",
    rows: &[(Le(83.0), 3), (Le(85.0), 2), (Le(87.0), 1), (Le(92.0), 0), (Le(94.0), 1), (Le(96.0), 2)],
    beyond: 3,
}]);
static SYSTOLIC: Table = Table(&[Column {
    unit: "mm[Hg]",
    rows: &[(Le(90.0), 3), (Le(100.0), 2), (Le(110.0), 1), (Le(219.0), 0)],
    beyond: 3,
}]);
static PULSE: Table = Table(&[Column {
    unit: "/min",
    rows: &[(Le(40.0), 3), (Le(50.0), 1), (Le(90.0), 0), (Le(110.0), 1), (Le(130.0), 2)],
    beyond: 3,
}]);
static TEMPERATURE: Table =
    Table(&[Column { unit: "Cel", rows: &[(Le(35.0), 3), (Le(36.0), 1), (Le(38.0), 0), (Le(39.0), 1)], beyond: 2 }]);

fn news2(inputs: &Inputs, _: Arms) -> Outcome {
    let components = vec![
        Component::read("rr", inputs, |r| r.table("rr", &RESP_RATE)),
        Component::read("spo2", inputs, saturation),
        Component::read("o2", inputs, |r| Range::if_so(r.flag("o2"), 2)),
        Component::read("sbp", inputs, |r| r.table("sbp", &SYSTOLIC)),
        Component::read("hr", inputs, |r| r.table("hr", &PULSE)),
        Component::read("cons", inputs, |r| Range::if_so(!r.flag("alert"), 3)),
        Component::read("temp", inputs, temperature),
    ];
    let red = components.iter().map(|c| c.range.reaches(3)).fold(Tri::No, Tri::or);
    let mut outcome = Outcome::sum(components);
    outcome.answers.push(("single_red", Answer::Tri(red)));
    if let Some(band) = outcome.total.and_then(|total| band(total, red)) {
        outcome.answers.push(("band", Answer::Word(band)));
    }
    outcome
}

/// The clinical response band, if it is decided.
fn band(total: Range, red: Tri) -> Option<&'static str> {
    match (total.reaches(7), total.reaches(5), red) {
        (Tri::Yes, ..) => Some("high"),
        (Tri::No, Tri::Yes, _) => Some("medium"),
        (_, Tri::No, Tri::Yes) => Some("low_medium"),
        (_, Tri::No, Tri::No) => Some("low"),
        _ => None,
    }
}

/// Scale 1 unless scale 2 was set.
fn saturation(r: &mut Reading) -> Range {
    if r.is_stated("scale") && r.number("scale").ge(2.0) == Tri::Yes {
        let air = r.table("spo2", &SCALE_2_AIR);
        let oxygen = r.table("spo2", &SCALE_2_OXYGEN);
        return match r.flag("o2") {
            Tri::Yes => oxygen,
            Tri::No => air,
            Tri::Unknown => air.hull(oxygen),
        };
    }
    r.table("spo2", &SCALE_1)
}

fn temperature(r: &mut Reading) -> Range {
    let quantity = r.quantity("t").unwrap_or(Quantity::new(Interval::UNKNOWN, "Cel"));
    TEMPERATURE.points(Quantity::new(quantity.interval.map(tenth), "Cel"))
}

/// To a tenth, half up as written: 38.05 is 38.1. The nudge is far below any thermometer and far above the
/// error of a binary fraction.
pub(crate) fn tenth(x: f64) -> f64 {
    ((x * 10.0 + 1e-6) + 0.5).floor() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Value;

    fn points(given: &[(&'static str, f64)], flags: &[(&'static str, bool)]) -> Option<Range> {
        let mut inputs = Inputs::default();
        for &(name, value) in given {
            inputs.set(name, Value::number(value, ""));
        }
        for &(name, value) in flags {
            inputs.set(name, Value::Flag(Tri::from(value)));
        }
        NEWS2.evaluate(&inputs, Arms::Observed).total
    }

    #[test]
    fn a_temperature_is_rounded_half_up() {
        assert_eq!((tenth(38.05), tenth(38.04), tenth(36.05), tenth(35.0)), (38.1, 38.0, 36.1, 35.0));
    }

    #[test]
    fn the_second_scale_depends_on_oxygen() {
        let rest = [("rr", 18.0), ("sbp", 125.0), ("hr", 80.0), ("t", 37.0), ("scale", 2.0)];
        let with = |spo2: f64, oxygen: &[(&'static str, bool)]| {
            let given: Vec<_> = rest.iter().copied().chain([("spo2", spo2)]).collect();
            let flags: Vec<_> = oxygen.iter().copied().chain([("alert", true)]).collect();
            points(&given, &flags)
        };
        assert_eq!(with(97.0, &[("o2", false)]), Some(Range::exactly(0)));
        assert_eq!(with(97.0, &[("o2", true)]), Some(Range::exactly(5)));
        assert_eq!(with(97.0, &[]), Some(Range::new(0, 5)));
    }
}
