//! The values at which what a score says changes, found by asking the score itself.
//!
//! Thresholds stand where the score is defined, in tables and comparisons; nothing is written down twice. A
//! number is walked over its plausible range with every other input unknown, and each change is narrowed down
//! by halving. That takes a while, so each answer is kept.

use crate::{Answer, Arms, Definition, Inputs, Kind, Range, Value};
use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock};

/// Values tried on each of two scales (even steps, even ratios) before the changes are narrowed down.
const STEPS: usize = 96;
/// Halvings: enough for more digits than any threshold has.
const HALVINGS: usize = 44;

/// A value at which what a score says changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cut {
    /// In the unit of the input.
    pub at: f64,
    /// Whether the value itself belongs to the side below it (`≤`, not `<`).
    pub closed_below: bool,
}

/// What a score says, as far as it matters here.
fn says(definition: &Definition, input: &'static str, value: f64, unit: &'static str) -> (Vec<Range>, Vec<Answer>) {
    let mut inputs = Inputs::default();
    inputs.set(input, Value::number(value, unit));
    let outcome = definition.evaluate(&inputs, Arms::All);
    // The value of a formula changes everywhere; its bands are what is decided.
    let answers = outcome.answers.into_iter().map(|(_, a)| a).filter(|a| !matches!(a, Answer::Number(_))).collect();
    (outcome.components.iter().map(|c| c.range).collect(), answers)
}

impl Definition {
    /// The values at which what this score says of a number changes, ascending; none for other kinds of input.
    /// With every other input unknown, so a cut that needs another answer to matter is still found as long as
    /// it moves a range.
    pub fn cuts(&'static self, input: &str) -> Vec<Cut> {
        type Known = BTreeMap<(&'static str, &'static str), Vec<Cut>>;
        static KNOWN: OnceLock<Mutex<Known>> = OnceLock::new();
        let Some(found) = self.input(input) else { return Vec::new() };
        let Kind::Number { unit, min, max } = found.kind else { return Vec::new() };
        let known = KNOWN.get_or_init(Mutex::default);
        let key = (self.id, found.name);
        if let Some(cuts) = known.lock().ok().and_then(|k| k.get(&key).cloned()) {
            return cuts;
        }
        let cuts = self.search(found.name, unit, min, max);
        if let Ok(mut known) = known.lock() {
            known.insert(key, cuts.clone());
        }
        cuts
    }

    fn search(&self, input: &'static str, unit: &'static str, min: f64, max: f64) -> Vec<Cut> {
        let even = |i: usize| min + (max - min) * i as f64 / STEPS as f64;
        let low = if min > 0.0 { min } else { max / 1000.0 };
        let ratio = |i: usize| low * (max / low).powf(i as f64 / STEPS as f64);
        let mut values: Vec<f64> = (0..=STEPS).map(even).chain((0..=STEPS).map(ratio)).collect();
        values.sort_by(f64::total_cmp);
        values.dedup();
        let say = |value: f64| says(self, input, value, unit);
        let mut cuts = Vec::new();
        let mut before = (values[0], say(values[0]));
        for &value in &values[1..] {
            let here = say(value);
            if here != before.1 {
                let (mut lower, mut upper) = (before.0, value);
                for _ in 0..HALVINGS {
                    let middle = f64::midpoint(lower, upper);
                    if say(middle) == before.1 { lower = middle } else { upper = middle }
                }
                let at = short(upper);
                cuts.push(Cut { at, closed_below: say(at) == before.1 });
            }
            before = (value, here);
        }
        cuts
    }
}

/// Without the noise of halving: six significant digits.
fn short(value: f64) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let scale = 10_f64.powi(5 - value.abs().log10().floor() as i32);
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use crate::find;

    fn cuts(score: &str, input: &str) -> Vec<(f64, bool)> {
        let cuts = find(score).expect("registered").cuts(input);
        cuts.into_iter().map(|c| (c.at, c.closed_below)).collect()
    }

    #[test]
    fn printed_thresholds_are_found() {
        assert_eq!(cuts("sofa", "pf"), [(100.0, false), (200.0, false), (300.0, false), (400.0, false)]);
        assert_eq!(cuts("sofa", "gcs"), [(6.0, false), (9.0, true), (12.0, true), (14.0, true)]);
        assert_eq!(cuts("sofa", "map_"), [(70.0, false)]);
        assert_eq!(cuts("qsofa", "rr"), [(22.0, false)]);
        assert_eq!(cuts("qsofa", "sbp"), [(100.0, true)]);
        assert_eq!(cuts("sepsis3", "lactate"), [(2.0, true)]);
        assert_eq!(cuts("sofa", "vent"), [], "a flag has no thresholds");
    }

    #[test]
    fn neighbouring_rows_are_told_apart() {
        let temperature: Vec<f64> = cuts("news2", "t").iter().map(|c| c.0).collect();
        assert_eq!(temperature.len(), 4, "{temperature:?}");
    }
}
