//! The patient's problems: how each stands, and what was said of it from step to step.

use crate::i18n::Language;
use foco::{Analysis, CourseStep, Id, Kind, Mention, Outcome, Presence, Problem, Source, Span, Temporality};
use std::collections::BTreeSet;

/// How a problem stands in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// It is there.
    Here,
    /// It may be there.
    Open,
    /// It was there, or was thought to be.
    Gone,
    /// Of the history.
    Past,
    /// Only ever denied, or examined and normal.
    Never,
}

impl Rank {
    /// Its class in the style sheet, shared with the answers of criteria.
    pub fn class(self) -> &'static str {
        match self {
            Rank::Here => "yes",
            Rank::Open => "unknown",
            Rank::Gone | Rank::Never => "no",
            Rank::Past => "past",
        }
    }
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its Spanish name.
    pub label: &'static str,
    /// Whether it is a disease; otherwise a symptom or sign.
    pub disease: bool,
    /// Where it comes in the list.
    pub rank: Rank,
    /// How it stands, in words.
    pub standing: String,
    /// Its codes, as far as the words are those of the concept.
    pub codes: Vec<String>,
    /// Where something new is said of it.
    pub steps: Vec<Step>,
    /// All its words.
    pub spans: BTreeSet<Span>,
}

/// A step of its course.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What is said, in words.
    pub said: String,
    /// The moment, in words.
    pub moment: String,
    /// The words.
    pub span: Span,
}

/// The problems: what is there first, then what is open, over or past, and each in the order of the text.
pub fn lines(analysis: &Analysis, language: Language) -> Vec<Line> {
    let mut lines: Vec<Line> = analysis.problems.iter().map(|p| line(analysis, p, language)).collect();
    lines.sort_by_key(|line| line.rank);
    lines
}

/// How a finding's problem stands: its name and the words.
pub fn of_mention(analysis: &Analysis, id: Id, language: Language) -> Option<String> {
    let problem = analysis.problems.iter().find(|p| p.mentions.contains(&id))?;
    Some(format!("{}: {}", problem.label, words(standing(problem).1, language)))
}

fn line(analysis: &Analysis, problem: &Problem, language: Language) -> Line {
    let mentions = || problem.mentions.iter().filter_map(|id| mention(analysis, *id));
    // The model's words may say more than the concept at their head.
    let sure = mentions().find(|m| m.source == Source::Lexicon && !m.typo).and_then(|m| m.concept.as_ref());
    let codes = sure.map(|c| c.codes.iter().map(|c| format!("{} {}", language.name("code", c.system), c.code)));
    let (rank, key) = standing(problem);
    Line {
        label: problem.label,
        disease: mentions().any(|m| m.kind == Kind::Disease),
        rank,
        standing: words(key, language),
        codes: codes.map(Iterator::collect).unwrap_or_default(),
        steps: problem.steps.iter().filter_map(|s| step(analysis, s, language)).collect(),
        spans: mentions().map(|m| m.span).collect(),
    }
}

fn step(analysis: &Analysis, step: &CourseStep, language: Language) -> Option<Step> {
    let key = match (step.presence, step.temporality) {
        (Presence::Present, _) if step.ended => "resolved",
        (Presence::Present, Temporality::Historical) => "historical",
        (presence, _) => told(presence),
    };
    Some(Step {
        said: words(key, language),
        moment: language.name("phase", super::card::phase(step.phase)),
        span: mention(analysis, step.mention)?.span,
    })
}

/// Mentions stand in the order of their keys.
fn mention(analysis: &Analysis, id: Id) -> Option<&Mention> {
    let at = analysis.mentions.binary_search_by_key(&id, |m| m.id).ok()?;
    analysis.mentions.get(at)
}

/// How a problem stands, with the key of the words.
fn standing(problem: &Problem) -> (Rank, &'static str) {
    match (problem.outcome, problem.presence, problem.temporality) {
        (Some(Outcome::RuledOut), ..) => (Rank::Gone, "ruled_out"),
        (Some(Outcome::Resolved), ..) => (Rank::Gone, "resolved"),
        (_, Presence::Present, Temporality::Historical) => (Rank::Past, "historical"),
        (Some(Outcome::Confirmed), ..) => (Rank::Here, "confirmed"),
        (Some(Outcome::FoundLater), ..) => (Rank::Here, "found_later"),
        (Some(Outcome::Recurred), ..) => (Rank::Here, "recurred"),
        (None, presence, _) => {
            let rank = match presence {
                Presence::Present | Presence::Tested => Rank::Here,
                Presence::Possible | Presence::NotAssessable => Rank::Open,
                Presence::Absent | Presence::Normal => Rank::Never,
            };
            (rank, told(presence))
        }
    }
}

fn told(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => "present",
        Presence::Absent => "absent",
        Presence::Possible => "possible",
        Presence::NotAssessable => "not_assessable",
        Presence::Normal => "normal",
        Presence::Tested => "tested",
    }
}

/// A problem has words of its own for what became of it, and shares the others with its findings.
fn words(key: &str, language: Language) -> String {
    let own = language.find(&format!("problem.{key}"));
    own.map_or_else(|| language.name("presence", key), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, label: &str) -> String {
        let analysis = foco::analyse(text, &foco::Options::default());
        let lines = lines(&analysis, Language::Spanish);
        let line = lines.iter().find(|l| l.label.contains(label)).expect("it is a problem");
        let steps: Vec<String> = line.steps.iter().map(|s| format!("{} «{}»", s.said, s.span.words(text))).collect();
        format!("{}: {}", line.standing, steps.join(" → "))
    }

    #[test]
    fn a_problem_tells_how_it_stands_and_how_it_came_to_that() {
        let suspected = "Posible neumonía al ingreso.";
        assert_eq!(told(suspected, "neumonía"), "dudoso: dudoso «neumonía»");
        let confirmed = format!("{suspected} La radiografía mostró una neumonía.");
        assert_eq!(told(&confirmed, "neumonía"), "confirmado: dudoso «neumonía» → presente «neumonía»");
        let ruled_out = format!("{suspected} Se descartó neumonía.");
        assert_eq!(told(&ruled_out, "neumonía"), "descartado: dudoso «neumonía» → negado «neumonía»");
        let over = "Acude por fiebre. Al alta, resolución de la fiebre.";
        assert_eq!(told(over, "fiebre"), "resuelto: presente «fiebre» → resuelto «fiebre»");
        assert_eq!(told("Antecedentes: asma. Niega fiebre.", "asma"), "antecedente: antecedente «asma»");
    }

    #[test]
    fn what_is_there_comes_first_and_what_never_was_last() {
        let text = "Niega disnea. Antecedentes personales: asma. Acude por fiebre. Posible neumonía.";
        let analysis = foco::analyse(text, &foco::Options::default());
        let ranks: Vec<Rank> = lines(&analysis, Language::English).iter().map(|l| l.rank).collect();
        assert_eq!(ranks, [Rank::Here, Rank::Open, Rank::Past, Rank::Never]);
    }

    #[test]
    fn words_of_the_report_lead_to_the_problem_too() {
        let text = "Niega fiebre.";
        let analysis = foco::analyse(text, &foco::Options::default());
        let fever = analysis.mentions.iter().find(|m| m.span.words(text) == "fiebre").expect("read");
        assert_eq!(of_mention(&analysis, fever.id, Language::English).as_deref(), Some("fiebre: negated"));
    }
}
