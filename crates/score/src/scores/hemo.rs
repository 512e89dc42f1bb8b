//! Mean arterial pressure, shock index and its modified form.
//!
//! MAP = (SBP + 2·DBP) / 3, an estimate: a measured mean pressure wins. Shock index = HR / SBP (Allgöwer and
//! Burri 1967), 0.5–0.7 at rest, from 0.9 on high risk. Modified shock index = HR / MAP, 0.7–1.3 at rest.
//! Heart rate and pressure must come from the same moment. Beta-blockers, pacing and pregnancy mislead.

use crate::{Answer, Arms, Definition, Input, Inputs, Kind, Moment, Outcome, Reading};

/// MAP, shock index, modified shock index.
pub(crate) static HEMO: Definition = Definition {
    id: "hemo",
    name: "PAM e índice de shock",
    inputs: &[
        Input { name: "sbp", variable: "sbp", kind: Kind::Number { unit: "mm[Hg]", min: 30.0, max: 300.0 } },
        Input { name: "dbp", variable: "dbp", kind: Kind::Number { unit: "mm[Hg]", min: 10.0, max: 200.0 } },
        Input { name: "hr", variable: "heart_rate", kind: Kind::Number { unit: "/min", min: 20.0, max: 300.0 } },
    ],
    moment: Moment::Simultaneous,
    gates: &[],
    positive: None,
    source: "Allgöwer M, Burri C. Dtsch Med Wochenschr 1967;92:1947-1950. doi:10.1055/s-0028-1106070; modified: Liu YC, et al. World J Emerg Med 2012;3:114-117",
    licence: "Formulas carry no restriction.",
    work: hemo,
};

fn hemo(inputs: &Inputs, _: Arms) -> Outcome {
    let mut r = Reading::new(inputs);
    let (sbp, dbp, hr) = (r.number("sbp").point(), r.number("dbp").point(), r.number("hr").point());
    let map = sbp.zip(dbp).map(|(s, d)| (s + 2.0 * d) / 3.0);
    let values =
        [("map", map), ("shock_index", hr.zip(sbp).map(|(h, s)| h / s)), ("msi", hr.zip(map).map(|(h, m)| h / m))];
    let answers = values.into_iter().filter_map(|(key, value)| Some((key, Answer::Number(value?)))).collect();
    Outcome { answers, missing: r.open, ..Outcome::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Value;

    #[test]
    fn a_low_pressure_and_a_fast_heart() {
        let mut inputs = Inputs::default();
        for (name, value) in [("sbp", 80.0), ("dbp", 50.0), ("hr", 109.0)] {
            inputs.set(name, Value::number(value, ""));
        }
        let outcome = HEMO.evaluate(&inputs, Arms::Observed);
        assert_eq!(outcome.answer("map"), Some(&Answer::Number(60.0)));
        let Some(Answer::Number(index)) = outcome.answer("shock_index") else { panic!("worked out") };
        assert!((index - 1.3625).abs() < 1e-9);
        inputs.unset("hr");
        assert_eq!(HEMO.evaluate(&inputs, Arms::Observed).answer("shock_index"), None);
    }
}
