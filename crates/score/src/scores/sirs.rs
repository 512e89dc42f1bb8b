//! SIRS — systemic inflammatory response syndrome (1992).
//!
//! One point each, all limits strict: temperature above 38.0 or below 36.0 °C; heart rate above 90; more than 20
//! breaths a minute or PaCO2 below 32 mmHg; leucocytes above 12 or below 4 ×10⁹/L or more than 10 % bands. Two or
//! more is SIRS. Bands are immature forms: a percentage of neutrophils is not, and “desviación izquierda” without
//! a number decides nothing. Recent steroids raise leucocytes and blunt fever.

use crate::{Arms, Component, Definition, Gate, Input, Inputs, Kind, Moment, Outcome, Range, Reading, Tri};

/// Systemic inflammatory response syndrome, 0–4.
pub(crate) static SIRS: Definition = Definition {
    id: "sirs",
    name: "SIRS",
    inputs: &[
        Input { name: "t", variable: "temperature", kind: Kind::Number { unit: "Cel", min: 25.0, max: 43.0 } },
        Input { name: "hr", variable: "heart_rate", kind: Kind::Number { unit: "/min", min: 20.0, max: 300.0 } },
        Input { name: "rr", variable: "resp_rate", kind: Kind::Number { unit: "/min", min: 2.0, max: 80.0 } },
        Input { name: "paco2", variable: "paco2", kind: Kind::Number { unit: "mm[Hg]", min: 8.0, max: 150.0 } },
        Input { name: "wbc", variable: "leukocytes", kind: Kind::Number { unit: "10*9/L", min: 0.05, max: 500.0 } },
        Input { name: "bands", variable: "bands_pct", kind: Kind::Number { unit: "%", min: 0.0, max: 100.0 } },
    ],
    moment: Moment::Simultaneous,
    gates: &[Gate::AgeFrom(18)],
    positive: Some(("sirs_positive", 2)),
    source: "Bone RC, Balk RA, Cerra FB, et al. Crit Care Med 1992;20:864-874. doi:10.1097/00003246-199206000-00025",
    licence: "No restriction on the criteria is known.",
    work: sirs,
};

fn sirs(inputs: &Inputs, arms: Arms) -> Outcome {
    Outcome::sum(vec![
        Component::read("temp", inputs, |r| {
            let t = r.number("t");
            Range::if_so(t.gt(38.0).or(t.lt(36.0)), 1)
        }),
        Component::read("hr", inputs, |r| Range::if_so(r.number("hr").gt(90.0), 1)),
        Component::read("resp", inputs, |r| {
            let (first, second) = (r.number("rr").gt(20.0), r.number("paco2").lt(32.0));
            Range::if_so(either(r, arms, first, second), 1)
        }),
        Component::read("wbc", inputs, |r| {
            let count = r.number("wbc");
            let (first, second) = (count.gt(12.0).or(count.lt(4.0)), r.number("bands").gt(10.0));
            Range::if_so(either(r, arms, first, second), 1)
        }),
    ])
}

/// Of two arms the second is hardly ever stated: by default the first then counts alone.
fn either(r: &mut Reading, arms: Arms, first: Tri, second: Tri) -> Tri {
    if arms == Arms::Observed && first == Tri::No && second == Tri::Unknown {
        r.partial = true;
        return Tri::No;
    }
    first.or(second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Value;

    fn total(given: &[(&'static str, f64)], arms: Arms) -> Option<Range> {
        let mut inputs = Inputs::default();
        for &(name, value) in given {
            inputs.set(name, Value::number(value, ""));
        }
        SIRS.evaluate(&inputs, arms).total
    }

    #[test]
    fn every_limit_is_strict() {
        let on_the_limit = [("t", 38.0), ("hr", 90.0), ("rr", 20.0), ("paco2", 32.0), ("wbc", 12.0), ("bands", 10.0)];
        assert_eq!(total(&on_the_limit, Arms::All), Some(Range::exactly(0)));
        assert_eq!(total(&[("t", 35.9), ("hr", 91.0), ("rr", 21.0), ("wbc", 3.9)], Arms::All), Some(Range::exactly(4)));
    }

    #[test]
    fn an_arm_that_is_not_stated_is_open_only_if_asked_for() {
        let given = [("t", 37.0), ("hr", 80.0), ("rr", 18.0), ("wbc", 8.0)];
        assert_eq!(total(&given, Arms::Observed), Some(Range::exactly(0)));
        assert_eq!(total(&given, Arms::All), Some(Range::new(0, 2)));
        // Only the second arm: it counts when positive, and leaves the component open when not.
        assert_eq!(
            total(&[("t", 37.0), ("hr", 80.0), ("rr", 18.0), ("bands", 11.0)], Arms::Observed),
            Some(Range::exactly(1))
        );
        assert_eq!(
            total(&[("t", 37.0), ("hr", 80.0), ("rr", 18.0), ("bands", 9.0)], Arms::Observed),
            Some(Range::new(0, 1))
        );
    }
}
