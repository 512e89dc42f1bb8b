//! The parts of the answer of a criterion, each read anew from the analysis: what it says, and whether it holds.

use super::{MOST_QUOTES, Part, told};
use crate::i18n::Language;
use crate::state::Applied;
use crate::view::correct::Correction;
use foco::{Analysis, AssumptionId, ComponentResult, Criterion, Points, Pressors, Score, Span, Tri, Value};

/// A criterion with all that was read.
pub(super) struct Asked<'a> {
    pub(super) criterion: &'a Criterion,
    pub(super) analysis: &'a Analysis,
    pub(super) corrections: &'a [Applied],
    pub(super) language: Language,
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

    pub(super) fn infection(&self) -> Part {
        let part = self.flag("infection", "suspected_infection", |value| Some(value != "no"));
        let denied = part.holds == Some(false) && !part.spans.is_empty();
        let said = if denied { self.language.text("why.infection_denied").to_owned() } else { part.said };
        Part { said, ..part }
    }

    pub(super) fn vasopressor(&self) -> Part {
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

    pub(super) fn fluids(&self) -> Part {
        let part = self.flag("fluids_adequate", "fluids_adequate", |value| Some(value == "yes"));
        if part.holds.is_none() && self.on(AssumptionId::A9) {
            let said = self.language.text("why.taken").to_owned();
            return Part { said, holds: Some(true), assumed: vec![AssumptionId::A9], ..part };
        }
        part
    }

    pub(super) fn lactate(&self) -> Part {
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
    pub(super) fn hypotension(&self) -> Part {
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
    pub(super) fn rise(&self) -> Part {
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

    pub(super) fn sirs(&self) -> Part {
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
    pub(super) fn of_score(&self) -> Vec<Part> {
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
