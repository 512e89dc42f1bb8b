//! A score as an editable form: its components with their inputs, and what is missing.

use crate::i18n::Language;
use crate::state::Applied;
use crate::view::card;
use crate::view::correct::Correction;
use crate::view::scale::{self, Bar};
use foco::{Analysis, Asked, Criterion, Id, InputReading, InputSource, Lexicon, Override, Score, Span, Tri, Value};
use foco_export::value_in_words;

/// A component with what it reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Key of the component; none for a score that is a formula.
    pub component: Option<&'static str>,
    /// Its name.
    pub name: String,
    /// Its points; empty for a formula.
    pub points: String,
    /// Scored on the stated arm alone.
    pub partial: bool,
    /// Inputs with a value.
    pub rows: Vec<Row>,
    /// Names of inputs without one.
    pub missing: Vec<String>,
}

/// An input with a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Key of the score.
    pub score: &'static str,
    /// The variable.
    pub variable: &'static str,
    /// Its name.
    pub name: String,
    /// The value in words.
    pub words: String,
    /// The value.
    pub value: Option<Value>,
    /// How it is asked for, if it can be given.
    pub asked: Option<Asked>,
    /// Where it comes from: a key (`text`, `assumed`, …), and the assumption.
    pub source: &'static str,
    /// The assumption that it rests on.
    pub assumption: Option<&'static str>,
    /// The words behind it.
    pub spans: Vec<Span>,
    /// How it was worked out.
    pub derivation: Option<String>,
    /// What the report says of it, where that is more than one value.
    pub candidates: Vec<Candidate>,
    /// The scale with the thresholds of the score.
    pub bar: Option<Bar>,
    /// What takes it for right with one act.
    pub check: Option<Correction>,
    /// Whether the reader has taken it for right.
    pub checked: bool,
    /// The place of the reader's own act among the corrections, for taking it back.
    pub undo: Option<usize>,
}

/// One of several values.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The value in words.
    pub words: String,
    /// Its moment.
    pub phase: String,
    /// Where it stands.
    pub span: Option<Span>,
    /// Whether the score reads it.
    pub chosen: bool,
    /// The measurement to choose.
    pub choose: Option<Id>,
}

/// An input that is missing, with how it is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// The variable.
    pub variable: &'static str,
    /// Key of the input, for what would decide it.
    pub input: &'static str,
    /// Its name.
    pub name: String,
    /// By how many points the total could still rise.
    pub effect: i32,
    /// How it is asked for; `None` if it is worked out or takes a list.
    pub asked: Option<Asked>,
    /// What is known of it so far.
    pub value: Option<Value>,
}

/// The components of a score, each with its inputs.
pub fn groups(score: &Score, corrections: &[Applied], language: Language) -> Vec<Group> {
    let own = |component: Option<&'static str>| {
        let inputs = || score.inputs.iter().filter(move |i| i.component == component);
        let rows = inputs().filter(|i| i.value.is_some()).map(|i| row(score, i, corrections, language)).collect();
        let missing = inputs().filter(|i| i.value.is_none() && i.effect > 0);
        (rows, missing.map(|i| language.name("var", i.variable)).collect())
    };
    let mut groups = Vec::new();
    for component in &score.components {
        let (rows, missing) = own(Some(component.id));
        groups.push(Group {
            component: Some(component.id),
            name: language.component(score.id, component.id),
            points: points(component.min, component.max),
            partial: component.partial,
            rows,
            missing,
        });
    }
    let (rows, missing) = own(None);
    if !rows.is_empty() {
        groups.push(Group {
            component: None,
            name: language.text("form.other").to_owned(),
            points: String::new(),
            partial: false,
            rows,
            missing,
        });
    }
    groups
}

/// What is missing, the largest effect first.
pub fn open(score: &Score, language: Language) -> Vec<Open> {
    let missing = score.missing.iter().map(|m| Open {
        variable: m.variable,
        input: m.input,
        name: language.name("var", m.variable),
        effect: m.effect,
        asked: asked(m.variable),
        value: score.inputs.iter().find(|i| i.input == m.input).and_then(|i| i.value.clone()),
    });
    missing.collect()
}

/// Names of what a criterion still needs, each once.
pub fn missing(criterion: &Criterion, analysis: &Analysis, language: Language) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for input in &criterion.missing {
        let name = match *input {
            "vasopressor" if has_unnamed_drug(analysis) => language.text("input.unnamed_vasopressor").to_owned(),
            input => language.input(&criterion.id, input),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The variable that is asked for: what settles whether an unnamed drug is a vasopressor is its name, which every score
/// then reads.
pub fn asked_for(variable: &'static str, analysis: &Analysis) -> &'static str {
    const DRUG: &str = "pressors";
    if variable == "vasopressor" && has_unnamed_drug(analysis) { DRUG } else { variable }
}

/// Whether the report tells of a vasoactive drug without its name: it may be one or not.
fn has_unnamed_drug(analysis: &Analysis) -> bool {
    let mut drugs = analysis.facts.iter().filter(|f| f.fact == "vasopressor" && f.patient == 0).peekable();
    drugs.peek().is_some() && drugs.all(|f| f.value == "yes")
}

/// How many inputs with a value the reader has checked or given, and how many there are.
pub fn checked(groups: &[Group]) -> (usize, usize) {
    let rows = || groups.iter().flat_map(|g| &g.rows);
    (rows().filter(|r| r.checked).count(), rows().count())
}

/// How a variable is asked for.
pub fn asked(variable: &str) -> Option<Asked> {
    foco::question(Lexicon::spanish(), variable).map(|(_, asked)| asked)
}

fn row(score: &Score, input: &InputReading, corrections: &[Applied], language: Language) -> Row {
    let words = |v: &Value| value_in_words(v, &language);
    let given = corrections.iter().position(|a| a.correction.is_about(input.variable));
    let assumption = match input.source {
        InputSource::Assumed(id) => Some(id.as_str()),
        _ => None,
    };
    let mut spans: Vec<Span> = input.evidence.iter().map(|e| e.span).collect();
    spans.sort();
    spans.dedup();
    let candidates = if input.candidates.len() > 1 {
        input.candidates.iter().map(|c| candidate(c, language)).collect()
    } else {
        Vec::new()
    };
    Row {
        score: score.id,
        variable: input.variable,
        name: language.name("var", input.variable),
        words: input.value.as_ref().map(words).unwrap_or_default(),
        value: input.value.clone(),
        // What is not settled is asked for once, among what is missing.
        asked: asked(input.variable).filter(|_| !score.missing.iter().any(|m| m.input == input.input)),
        source: input.source.as_str(),
        assumption,
        spans,
        derivation: input.evidence.iter().find_map(|e| e.derivation).map(|d| language.name("derivation", d)),
        candidates,
        bar: scale::bar(score.id, input, language),
        check: check(input),
        checked: input.source == InputSource::User || given.is_some(),
        undo: given,
    }
}

fn candidate(c: &foco::InputCandidate, language: Language) -> Candidate {
    Candidate {
        words: value_in_words(&c.value, &language),
        phase: language.name("phase", card::phase(c.phase)),
        span: c.evidence.first().map(|e| e.span),
        chosen: c.chosen,
        choose: c.choose,
    }
}

/// What is read is ticked off; what is assumed becomes the reader's own word.
fn check(input: &InputReading) -> Option<Correction> {
    match (input.source, &input.value) {
        (InputSource::Assumed(_), Some(value)) => {
            let known =
                asked(input.variable).is_some() && value.is_settled() && !matches!(value, Value::Flag(Tri::Unknown));
            known.then(|| Correction::Give(Override { variable: input.variable, value: value.clone() }))
        }
        (InputSource::Text | InputSource::Derived, Some(_)) => Some(Correction::Check(input.variable)),
        _ => None,
    }
}

fn points(min: i32, max: i32) -> String {
    if min == max { min.to_string() } else { format!("{min}–{max}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Action, State};
    use std::rc::Rc;
    use yew::Reducible;

    const REPORT: &str = "Varón de 60 años con neumonía que refiere fiebre. TA 85/50 mmHg, plaquetas 96.000/mm3, \
                          creatinina 2,4 mg/dl. A las 48 horas creatinina 1,0 mg/dl.";

    fn state(actions: Vec<Action>) -> Rc<State> {
        let read = Rc::new(State::default()).reduce(Action::Edit(REPORT.to_owned()));
        actions.into_iter().fold(read, Reducible::reduce)
    }

    fn form(state: &State) -> Vec<Group> {
        groups(state.analysis.score("sofa").expect("there"), &state.corrections, Language::Spanish)
    }

    fn find(state: &State, variable: &str) -> Row {
        let rows = form(state).into_iter().flat_map(|g| g.rows);
        rows.into_iter().find(|r| r.variable == variable).expect("a row")
    }

    #[test]
    fn rows_tell_value_source_and_words() {
        let state = state(vec![]);
        let platelets = find(&state, "platelets");
        assert_eq!((&*platelets.words, platelets.source), ("96 ×10⁹/L", "text"));
        assert_eq!(state.words(platelets.spans[0]), "plaquetas 96.000/mm3");
        assert_eq!(find(&state, "map").derivation.as_deref(), Some("(sistólica + 2 × diastólica) / 3"));
        assert_eq!(find(&state, "gcs").assumption, Some("A2"));
        assert!(find(&state, "platelets").bar.is_some_and(|b| b.ticks.len() == 4));
    }

    #[test]
    fn one_act_checks_gives_or_chooses() {
        let before = state(vec![]);
        let act = |row: &Row| Action::Do(row.check.clone().expect("it can be checked"));
        let checked = state(vec![act(&find(&before, "platelets")), act(&find(&before, "gcs"))]);
        assert!(find(&checked, "platelets").checked);
        assert_eq!(find(&checked, "gcs").source, "user");
        let undone = Rc::clone(&checked).reduce(Action::Undo(find(&checked, "gcs").undo.expect("the reader's own")));
        assert_eq!(find(&undone, "gcs").source, "assumed");

        let creatinine = find(&before, "creatinine");
        let chosen: Vec<bool> = creatinine.candidates.iter().map(|c| c.chosen).collect();
        assert_eq!(chosen, [true, false]);
        let later = creatinine.candidates[1].choose.expect("it can be chosen");
        let chosen = state(vec![Action::Do(Correction::Choose(later))]);
        assert_eq!(find(&chosen, "creatinine").words, "1 mg/dL");
    }

    #[test]
    fn an_unnamed_drug_is_asked_for_in_one_place_and_by_its_name() {
        let text = "Varón de 60 años con neumonía. TA 80/40 mmHg. Se inician drogas vasoactivas.";
        let state = Rc::new(State::default()).reduce(Action::Edit(text.to_owned()));
        let sofa = state.analysis.score("sofa").expect("there");
        let asked =
            open(sofa, Language::Spanish).iter().filter(|o| o.variable == "pressors" && o.asked.is_some()).count();
        let again =
            form(&state).into_iter().flat_map(|g| g.rows).filter(|r| r.variable == "pressors" && r.asked.is_some());
        assert_eq!((asked, again.count()), (1, 0));
        let shock = state.analysis.criteria.iter().find(|c| c.id == "sepsis3_septic_shock").expect("there");
        let missing = missing(shock, &state.analysis, Language::Spanish);
        assert!(missing.iter().any(|m| m == "qué fármaco vasoactivo fue"), "{missing:?}");
        assert!(missing.iter().any(|m| m == "reposición de volumen suficiente"), "{missing:?}");
    }

    #[test]
    fn what_is_missing_is_asked_for_by_effect() {
        let state = state(vec![]);
        let open = open(state.analysis.score("sofa").expect("there"), Language::Spanish);
        assert!(open.windows(2).all(|w| w[0].effect >= w[1].effect));
        assert!(open.iter().any(|o| o.variable == "bilirubin_total" && o.asked.is_some()));
        assert_eq!(checked(&form(&state)).0, 0);
    }
}
