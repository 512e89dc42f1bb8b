//! Why a criterion is met, is not, or stays open: the words, totals and assumptions that its answer rests on.

mod asked;

use crate::i18n::Language;
use crate::state::Applied;
use asked::Asked;
use foco::{Analysis, AssumptionId, Criterion, Points, Span, Tri};

/// What an answer rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Why {
    /// Its parts: those that hold, or, of a criterion that is not met, those that fail.
    pub parts: Vec<Part>,
    /// Assumptions that it uses.
    pub assumed: Vec<AssumptionId>,
}

/// A part of an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// What it is about.
    pub name: String,
    /// What is known of it; empty where the words say it.
    pub said: String,
    /// The words.
    pub spans: Vec<Span>,
    /// The component of a score that tells more.
    pub leads: Option<(&'static str, &'static str)>,
    holds: Option<bool>,
    assumed: Vec<AssumptionId>,
}

/// Most quotes beside a part.
const MOST_QUOTES: usize = 2;

/// Why a criterion has its answer.
pub fn why(criterion: &Criterion, analysis: &Analysis, corrections: &[Applied], language: Language) -> Why {
    let asked = Asked { criterion, analysis, corrections, language };
    let all = match &*criterion.id {
        "sepsis3_sepsis" => vec![asked.infection(), asked.rise()],
        "sepsis3_septic_shock" => {
            vec![asked.infection(), asked.rise(), asked.vasopressor(), asked.lactate(), asked.fluids()]
        }
        "sepsis2_sepsis" => vec![asked.infection(), asked.sirs()],
        // Each of the two makes it severe; none rules it out.
        "sepsis2_severe" => vec![asked.infection(), asked.sirs(), asked.hypotension(), asked.lactate()],
        "sepsis2_septic_shock" => vec![asked.infection(), asked.sirs(), asked.hypotension(), asked.fluids()],
        _ => asked.of_score(),
    };
    let shown = |part: &Part| match criterion.value {
        Tri::Yes => part.holds != Some(false),
        Tri::No => part.holds == Some(false),
        Tri::Unknown => part.holds == Some(true) || part.leads.is_some(),
    };
    // What is known of an open part and says nothing is listed as missing.
    let says = |part: &Part| !part.said.is_empty() || !part.spans.is_empty();
    let parts: Vec<Part> = all.into_iter().filter(|p| shown(p) && says(p)).collect();
    let mut assumed: Vec<AssumptionId> = parts.iter().flat_map(|p| p.assumed.iter().copied()).collect();
    assumed.sort();
    assumed.dedup();
    Why { parts, assumed }
}

/// Points in words: `2` or `2–4`.
pub fn told(points: Points) -> String {
    if points.min == points.max { points.min.to_string() } else { format!("{}–{}", points.min, points.max) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOCK: &str = "Varón de 60 años con neumonía. TA 80/40 mmHg, FC 120 lpm, T 39 ºC, plaquetas 60.000/mm3. \
                         Creatinina 3 mg/dl. Lactato 4 mmol/L. Noradrenalina a 0,2 µg/kg/min.";

    /// The parts of a criterion as one line each, with the assumptions.
    fn parts(text: &str, id: &str) -> (Vec<String>, Vec<&'static str>) {
        let options = foco::Options { decide: vec!["*".to_owned()], inputs: true, ..foco::Options::default() };
        let analysis = foco::analyse(text, &options);
        let criterion = analysis.criteria.iter().find(|c| c.id == id).expect("it is judged");
        let why = why(criterion, &analysis, &[], Language::Spanish);
        let line = |p: &Part| {
            let words: Vec<&str> = p.spans.iter().map(|s| s.words(text)).collect();
            format!("{} {} «{}»", p.name, p.said, words.join("», «"))
        };
        (why.parts.iter().map(line).collect(), why.assumed.iter().map(|a| a.as_str()).collect())
    }

    #[test]
    fn what_is_met_tells_its_words_its_total_and_what_it_assumes() {
        let (told, assumed) = parts(SHOCK, "sepsis3_sepsis");
        assert_eq!(told[0], "infección  «neumonía»");
        assert!(told[1].starts_with("SOFA ") && told[1].contains("(subida ≥ 2)"), "{told:?}");
        assert_eq!(assumed, ["A8"]);
        let (told, _) = parts(SHOCK, "qsofa_positive");
        assert!(told.iter().all(|line| !line.contains("positive")) && told[0].starts_with("qSOFA "), "{told:?}");
        assert!(told.iter().any(|line| line.starts_with("Sistólica ≤ 100 1 «TA 80/40")), "{told:?}");
    }

    #[test]
    fn what_is_not_met_tells_the_part_that_fails() {
        let text = "Varón de 60 años con neumonía que refiere tos. TA 120/70 mmHg, FC 70 lpm, FR 14 rpm, T 36,5 ºC, \
                    leucocitos 7000/mm3. Lactato 1 mmol/L.";
        let (told, _) = parts(text, "sepsis2_sepsis");
        assert_eq!(told, ["SIRS 0 (< 2) «»"]);
        let (told, assumed) = parts(text, "sepsis3_septic_shock");
        assert!(told.iter().any(|line| line == "vasopresor (ninguno) «»"), "{told:?}");
        assert!(told.iter().any(|line| line.starts_with("lactato ≤ 2 mmol/L «Lactato 1")), "{told:?}");
        assert!(told.iter().all(|line| !line.starts_with("infección")), "{told:?}");
        assert!(assumed.contains(&"A3"), "{assumed:?}");
    }

    #[test]
    fn every_answer_but_an_open_one_has_a_reason() {
        let others = [
            SHOCK,
            "Varón de 60 años con neumonía. Se descarta infección. TA 120/70 mmHg.",
            "Mujer de 50 años. INR 7, plaquetas 40.000/mm3, PaO2/FiO2 100. Celulitis con gas en tejidos blandos.",
            "Niño de 4 años con petequias. Lactato 6 mmol/L. Glasgow 8.",
            "Gestante de 30 años, embarazada de 24 semanas. TA 80/40 mmHg, FR 30 rpm.",
            "Varón de 60 años con bacteriemia por E. coli. Hemocultivos positivos. TA 80/40. Glasgow 15. FR 14 rpm.",
        ];
        let mut silent = Vec::new();
        for text in others {
            let analysis = foco::analyse(text, &foco::Options::default());
            for criterion in analysis.criteria.iter().filter(|c| c.value.is_known()) {
                if why(criterion, &analysis, &[], Language::Spanish).parts.is_empty() {
                    silent.push((criterion.id.clone(), criterion.value, text));
                }
            }
        }
        // Nothing reaches three points: that is all there is to say.
        silent.retain(|(id, value, _)| !(id == "news2_single_red" && *value == Tri::No));
        assert!(silent.is_empty(), "{silent:#?}");
    }
}
