//! Why a criterion is met, is not, or stays open: the words, totals and assumptions that its answer rests on.

use crate::i18n::Language;
use crate::state::Applied;
use crate::view::correct::Correction;
use foco::{Analysis, AssumptionId, ComponentResult, Criterion, Points, Pressors, Score, Span, Tri, Value};

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

/// A criterion with all that was read.
struct Asked<'a> {
    criterion: &'a Criterion,
    analysis: &'a Analysis,
    corrections: &'a [Applied],
    language: Language,
}

impl Asked<'_> {
    fn is_missing(&self, input: &str) -> bool {
        self.criterion.missing.contains(&input)
    }

    /// The reader's own word on a variable.
    fn given(&self, variable: &str) -> Option<&Value> {
        self.corrections.iter().rev().find_map(|a| match &a.correction {
            Correction::Give(given) if given.variable == variable => Some(&given.value),
            _ => None,
        })
    }

    fn on(&self, id: AssumptionId) -> bool {
        self.analysis.assumptions.iter().any(|a| a.id == id && a.on)
    }

    /// The words that the criterion itself takes for a variable.
    fn spans(&self, variable: &str) -> Vec<Span> {
        let own = self.criterion.evidence.iter().filter(|e| e.variable == variable);
        own.map(|e| e.span).take(MOST_QUOTES).collect()
    }

    /// A flag that the reader gave, or that facts with the words of the criterion tell.
    fn flag(&self, input: &'static str, fact: &str, holds: impl Fn(&str) -> Option<bool>) -> Part {
        let name = self.language.input(&self.criterion.id, input);
        if let Some(Value::Flag(given)) = self.given(input) {
            let said = self.language.text("why.given").to_owned();
            return Part { name, said, holds: known(*given), ..Part::default() };
        }
        let spans = self.spans(input);
        let facts = self.analysis.facts.iter().filter(|f| f.fact == fact && spans.contains(&f.evidence));
        let holds = facts.map(|f| holds(&f.value)).next().flatten().filter(|_| !self.is_missing(input));
        Part { name, spans, holds, ..Part::default() }
    }

    fn infection(&self) -> Part {
        let part = self.flag("infection", "suspected_infection", |value| Some(value != "no"));
        let denied = part.holds == Some(false) && !part.spans.is_empty();
        let said = if denied { self.language.text("why.infection_denied").to_owned() } else { part.said };
        Part { said, ..part }
    }

    fn vasopressor(&self) -> Part {
        /// They strengthen the heart and raise no pressure.
        const INOTROPES: [&str; 3] = ["dobutamine", "milrinone", "levosimendan"];
        let part = self.flag("vasopressor", "vasopressor", |value| match value {
            "no" => Some(false),
            "yes" => None,
            agent => Some(!INOTROPES.contains(&agent)),
        });
        let (said, holds, assumed) = match self.given("pressors") {
            _ if !part.said.is_empty() => (part.said, part.holds, Vec::new()),
            Some(Value::Pressors(given)) => {
                let known = (*given != Pressors::Unspecified).then_some(*given != Pressors::None);
                (self.language.text("why.given").to_owned(), known, Vec::new())
            }
            _ if part.spans.is_empty() && self.on(AssumptionId::A3) => {
                (self.language.text("why.none").to_owned(), Some(false), vec![AssumptionId::A3])
            }
            _ => (part.said, part.holds, Vec::new()),
        };
        Part { said, holds, assumed, ..part }
    }

    fn fluids(&self) -> Part {
        let part = self.flag("fluids_adequate", "fluids_adequate", |value| Some(value == "yes"));
        if part.holds.is_none() && self.on(AssumptionId::A9) {
            let said = self.language.text("why.taken").to_owned();
            return Part { said, holds: Some(true), assumed: vec![AssumptionId::A9], ..part };
        }
        part
    }

    fn lactate(&self) -> Part {
        let bands = self.analysis.score("lactate").map(|s| s.bands.clone()).unwrap_or_default();
        let holds = match bands.first() {
            Some(&"normal") => Some(false),
            Some(_) => Some(true),
            None => None,
        };
        // That it is not high rules no severe sepsis out.
        let holds = holds.filter(|high| *high || self.criterion.id != "sepsis2_severe");
        let name = self.language.input(&self.criterion.id, "lactate");
        let said = |high| self.language.text(if high { "why.lactate_high" } else { "why.lactate_low" }).to_owned();
        let said = holds.map(said).unwrap_or_default();
        Part { name, said, spans: self.spans("lactate"), holds, ..Part::default() }
    }

    /// A low systolic pressure, or a drug that keeps it up.
    fn hypotension(&self) -> Part {
        let spans = self.spans("sbp");
        let given = self.given("sbp").and_then(Value::as_number);
        let read = self.analysis.measurements.iter().find(|m| m.analyte == "sbp" && spans.contains(&m.evidence));
        let low = given.or(read.map(|m| m.value)).map(|x| x < 90.0);
        let drug = self.vasopressor();
        if low != Some(true) && drug.holds == Some(true) {
            return drug;
        }
        let name = self.language.input(&self.criterion.id, "sbp");
        let said = |low: bool| self.language.text(if low { "why.sbp_low" } else { "why.sbp_enough" }).to_owned();
        // A normal pressure counts against shock only where no drug keeps it up; against severe sepsis never.
        let holds = match low {
            Some(false) if self.criterion.id == "sepsis2_severe" || drug.holds.is_none() => None,
            low => low,
        };
        let assumed = if holds == Some(false) { drug.assumed } else { Vec::new() };
        Part { name, said: low.map(said).unwrap_or_default(), spans, holds, assumed, ..Part::default() }
    }

    /// SOFA against what it was before.
    fn rise(&self) -> Part {
        let part = self.total("sofa", 2, "why.rise");
        let before = match self.given("baseline_sofa") {
            Some(Value::Points(range)) => range.min,
            _ => 0,
        };
        let assumes = before == 0 && self.on(AssumptionId::A8) && self.given("baseline_sofa").is_none();
        let said = if before > 0 { format!("− {before}: {}", part.said) } else { part.said };
        let total = self.analysis.score("sofa").and_then(|s| s.contextual);
        let holds = total.and_then(|t| reaches(Points { min: t.min - before, max: t.max - before }, 2));
        let assumed = part.assumed.into_iter().chain(assumes.then_some(AssumptionId::A8)).collect();
        Part { said, holds: holds.filter(|_| !self.is_missing("baseline_sofa")), assumed, ..part }
    }

    fn sirs(&self) -> Part {
        self.total("sirs", 2, "why.sum")
    }

    /// The total of a score against a cut-off.
    fn total(&self, id: &str, cut: i32, reached: &'static str) -> Part {
        let Some(score) = self.analysis.score(id).filter(|s| s.applicable) else { return Part::default() };
        let name = self.language.find(&format!("score.{id}")).unwrap_or(score.name).to_owned();
        let Some(total) = score.contextual else { return Part::default() };
        let holds = reaches(total, cut);
        let form = if holds == Some(false) { "why.under" } else { reached };
        let said = self.language.text(form).replace("{0}", &told(total)).replace("{1}", &cut.to_string());
        // What is assumed only lowers a total: it matters where that is too low, or not yet decided.
        let assumed = if holds == Some(true) { Vec::new() } else { assumed(score.components.iter()) };
        let leads = score.components.iter().max_by_key(|c| c.min).map(|c| (score.id, c.id));
        Part { name, said, leads, holds, assumed, ..Part::default() }
    }

    /// The total of the score behind a criterion, and what gives its points.
    fn of_score(&self) -> Vec<Part> {
        let id = &*self.criterion.id;
        let own = foco::definitions().iter().filter(|d| id.starts_with(d.id)).max_by_key(|d| d.id.len());
        let Some((definition, score)) = own.and_then(|d| Some((d, self.analysis.score(d.id)?))) else {
            return Vec::new();
        };
        let holds = known(self.criterion.value);
        let mut parts = Vec::new();
        match (id, definition.positive) {
            ("lrinec_override", _) => return vec![self.gas()],
            ("sic_met", _) => parts.extend([self.total("sic", 4, "why.sum"), self.blood(score)]),
            (_, Some((positive, cut))) if positive == id => parts.push(self.total(definition.id, cut, "why.sum")),
            _ => {}
        }
        let least = if id == "news2_single_red" { 3 } else { 1 };
        let counts = |c: &&ComponentResult| c.min >= least;
        let giving = score.components.iter().filter(counts).map(|c| Part {
            name: self.language.component(score.id, c.id),
            said: told(Points { min: c.min, max: c.max }),
            spans: c.evidence.iter().map(|e| e.span).take(MOST_QUOTES).collect(),
            leads: Some((score.id, c.id)),
            // What gives points is told beside a total that does not reach, too.
            holds: if parts.is_empty() { holds } else { holds.filter(|yes| *yes) },
            ..Part::default()
        });
        let giving: Vec<Part> = giving.collect();
        parts.extend(giving);
        parts
    }

    fn gas(&self) -> Part {
        let facts = self.analysis.facts.iter().filter(|f| f.fact == "soft_tissue_gas" && f.value == "yes");
        let spans = facts.map(|f| f.evidence).take(MOST_QUOTES).collect();
        Part { spans, holds: known(self.criterion.value), ..Part::default() }
    }

    /// SIC counts only where its two tests of the blood make more than two points.
    fn blood(&self, score: &Score) -> Part {
        let own: Vec<&ComponentResult> = score.components.iter().filter(|c| matches!(c.id, "plt" | "inr")).collect();
        let points = Points { min: own.iter().map(|c| c.min).sum(), max: own.iter().map(|c| c.max).sum() };
        let holds = reaches(points, 3);
        let form = if holds == Some(false) { "why.under" } else { "why.sum" };
        let said = self.language.text(form).replace("{0}", &told(points)).replace("{1}", "3");
        let name = self.language.text("why.blood").to_owned();
        let leads = own.first().map(|c| (score.id, c.id));
        Part { name, said, leads, holds, assumed: assumed(own.into_iter()), ..Part::default() }
    }
}

fn assumed<'c>(components: impl Iterator<Item = &'c ComponentResult>) -> Vec<AssumptionId> {
    components.flat_map(|c| c.assumed.iter().copied()).collect()
}

fn known(tri: Tri) -> Option<bool> {
    tri.is_known().then_some(tri == Tri::Yes)
}

fn reaches(points: Points, cut: i32) -> Option<bool> {
    match () {
        () if points.min >= cut => Some(true),
        () if points.max < cut => Some(false),
        () => None,
    }
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
