//! What would decide it, in words.

use crate::i18n::Language;
use foco::{Decision, Points, Step, When};

/// What one value of a missing input would give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// `PaO2/FiO2 < 100 mmHg`
    pub when: String,
    /// `4 in breathing · total 6–14`
    pub then: String,
}

/// The lines of a decision about a score (for the names of its components).
pub fn lines(decision: &Decision, score: &str, language: Language) -> Vec<Line> {
    let mut joined: Vec<(Step, String)> = Vec::new();
    for step in &decision.steps {
        let then = then(step, score, language);
        // Neighbours that come to the same are one line.
        let last = joined.last_mut().filter(|(_, same)| *same == then);
        if !last.is_some_and(|(last, _)| join(last, step)) {
            joined.push((step.clone(), then));
        }
    }
    joined.into_iter().map(|(step, then)| Line { when: when(decision, &step, language), then }).collect()
}

/// Widens numbers by those that follow them; false for what is no number.
fn join(last: &mut Step, next: &Step) -> bool {
    match (&mut last.when, &next.when) {
        (When::Number { to, to_included, .. }, When::Number { to: further, to_included: included, .. }) => {
            (*to, *to_included) = (*further, *included);
            true
        }
        _ => false,
    }
}

fn when(decision: &Decision, step: &Step, language: Language) -> String {
    let name = language
        .find(&format!("input.{}", decision.input))
        .map_or_else(|| language.name("var", decision.variable), str::to_owned);
    let written = language.unit(decision.unit.unwrap_or("1"));
    let number = |x: f64| language.number(x);
    match &step.when {
        When::Answer(yes) => format!("{name}: {}", language.text(if *yes { "answer.yes" } else { "answer.no" })),
        When::Word(word) => format!("{name}: {}", language.name("word", word)),
        When::Number { from, from_included, to, to_included } => {
            let less = if *to_included { "≤" } else { "<" };
            let more = if *from_included { "≥" } else { ">" };
            let range = match (from, to) {
                (Some(a), Some(b)) if a == b => format!("= {}", number(*a)),
                (Some(a), Some(b)) => {
                    format!("{more} {} {} {less} {}", number(*a), language.text("decide.and"), number(*b))
                }
                (Some(a), None) => format!("{more} {}", number(*a)),
                (None, Some(b)) => format!("{less} {}", number(*b)),
                (None, None) => String::new(),
            };
            format!("{name} {range} {written}").trim().to_owned()
        }
    }
}

fn then(step: &Step, score: &str, language: Language) -> String {
    let range = |p: Points| if p.min == p.max { p.min.to_string() } else { format!("{}–{}", p.min, p.max) };
    if let Some(value) = step.value {
        return language.name("decide", value);
    }
    let mut parts = Vec::new();
    if let (Some(points), Some(component)) = (step.points, step.component) {
        let name = language.component(score, component);
        parts.push(language.text("decide.points").replace("{0}", &range(points)).replace("{1}", &name));
    }
    if let Some(total) = step.total {
        parts.push(format!("{} {}", language.text("decide.total"), range(total)));
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use foco::Options;

    #[test]
    fn thresholds_are_told_in_the_locales_form() {
        let options = Options { decide: vec!["*".to_owned()], ..Options::default() };
        let text = "Varón de 60 años con neumonía. TA 85/50 mmHg. Consciente y orientado.";
        let analysis = foco::analyse(text, &options);
        let rate = analysis.decisions.iter().find(|d| d.of == "qsofa_positive").expect("one input is missing");
        let told = lines(rate, "qsofa", Language::Spanish);
        assert_eq!(told[1].when, "frecuencia respiratoria ≥ 22 /min");
        assert_eq!(told[1].then, "se cumpliría");
        let open = analysis.decisions.iter().filter(|d| d.of == "news2_high");
        for decision in open {
            let then: Vec<String> = lines(decision, "", Language::Spanish).into_iter().map(|l| l.then).collect();
            let numbers = matches!(decision.steps[0].when, When::Number { .. });
            assert!(!numbers || then.windows(2).all(|two| two[0] != two[1]), "{}: {then:?}", decision.variable);
        }
        let bilirubin =
            analysis.decisions.iter().find(|d| d.of == "sofa" && d.variable == "bilirubin_total").expect("missing");
        let told = lines(bilirubin, "sofa", Language::Spanish);
        assert_eq!(told[0].when, "bilirrubina < 1,2 mg/dL");
        assert!(told[0].then.starts_with("0 en "), "{}", told[0].then);
    }
}
