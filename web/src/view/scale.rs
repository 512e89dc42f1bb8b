//! A number on the scale of a score: where it stands between the thresholds.

use crate::i18n::Language;
use foco::{InputReading, Value};

/// A bar over 0–100, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Where the value lies, or between which ends it can lie.
    pub value: (f64, f64),
    /// Thresholds: place and number.
    pub ticks: Vec<(f64, String)>,
    /// All of it in words, for those who do not see it.
    pub told: String,
}

/// How much room is left beyond the outer thresholds, as a share of the distance between them.
const MARGIN: f64 = 0.3;

/// The bar of an input; `None` if it is no number or the score has no threshold for it.
pub fn bar(score: &str, input: &InputReading, language: Language) -> Option<Bar> {
    let Some(Value::Number(quantity)) = &input.value else { return None };
    let scale = foco::scale(score, input.input).filter(|s| s.unit == quantity.unit)?;
    let (first, last) = (scale.cuts.first()?.at, scale.cuts.last()?.at);
    let room = if last > first { (last - first) * MARGIN } else { first.abs().max(1.0) * MARGIN };
    let (lo, hi) = (quantity.interval.lo(), quantity.interval.hi());
    let reach = |x: f64, or: f64| if x.is_finite() { x } else { or };
    let from = (first - room).min(reach(lo, first)).max(scale.min.min(first));
    let to = (last + room).max(reach(hi, last)).min(scale.max.max(last));
    let place = |x: f64| ((x - from) / (to - from) * 100.0).clamp(0.0, 100.0);
    let numbers: Vec<String> = scale.cuts.iter().map(|c| language.number(c.at)).collect();
    Some(Bar {
        value: (place(lo), place(hi)),
        ticks: apart(scale.cuts.iter().map(|c| place(c.at)).zip(numbers.iter().cloned())),
        told: language.text("form.thresholds").replace("{0}", &numbers.join(", ")),
    })
}

/// Numbers that would stand on each other go; `told` has them all.
fn apart(ticks: impl Iterator<Item = (f64, String)>) -> Vec<(f64, String)> {
    /// Room for one, as a share of the bar in hundredths, and for each of its letters.
    const ROOM: (f64, f64) = (2.5, 1.0);
    let mut free = f64::NEG_INFINITY;
    let kept = ticks.map(|(place, number)| {
        let half = ROOM.0 + ROOM.1 * number.chars().count() as f64;
        if place - half < free {
            return (place, String::new());
        }
        free = place + half;
        (place, number)
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, score: &str, variable: &str) -> Bar {
        let analysis = foco::analyse(text, &foco::Options { inputs: true, ..foco::Options::default() });
        let score = analysis.score(score).expect("there");
        let input = score.inputs.iter().find(|i| i.variable == variable).expect("read");
        bar(score.id, input, Language::Spanish).expect("a number with thresholds")
    }

    #[test]
    fn a_value_stands_between_its_thresholds() {
        let bar = of("Varón de 60 años. Plaquetas 96.000/mm3.", "sofa", "platelets");
        let places: Vec<f64> = bar.ticks.iter().map(|t| t.0).collect();
        assert!(places.is_sorted() && places[1] < bar.value.0 && bar.value.0 < places[2], "{bar:?}");
        assert!(bar.told.contains("20, 50, 100, 150"), "{}", bar.told);
    }

    #[test]
    fn numbers_do_not_stand_on_each_other() {
        let bar = of("Varón de 60 años. Bilirrubina 8 mg/dl.", "sofa", "bilirubin_total");
        let labelled: Vec<&(f64, String)> = bar.ticks.iter().filter(|t| !t.1.is_empty()).collect();
        assert!(labelled.windows(2).all(|two| two[1].0 - two[0].0 > 7.0), "{bar:?}");
        assert!(bar.ticks.len() == 4 && bar.told.contains("1,2, 2, 6, 12"), "{bar:?}");
    }

    #[test]
    fn words_fill_the_side_that_they_leave_possible() {
        let bar = of("Varón de 60 años, taquipneico.", "qsofa", "resp_rate");
        assert!(bar.value.0 < bar.ticks[0].0 && bar.value.1 == 100.0, "{bar:?}");
    }
}
