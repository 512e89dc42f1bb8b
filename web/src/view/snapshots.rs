//! What the page shows of the first bundled case, view by view, as text: a change of the reading or of a view is seen
//! in a review before anybody opens a browser. `INSTA_UPDATE=always cargo test -p foco-web` takes a change over.

use super::{decide, findings, form, layers::Group, matrix, outline, problems, rows, steps, timeline};
use crate::i18n::Language;
use crate::state::{Action, DEMO, Reading, State};
use foco::Span;
use std::fmt::Write;
use std::rc::Rc;
use yew::Reducible;

const LANGUAGE: Language = Language::Spanish;

fn read() -> Rc<State> {
    Rc::new(State::default()).reduce(Action::Case(DEMO))
}

fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn rows_of_findings() {
    let state = read();
    let found = findings::findings(&state.analysis);
    let rows = rows::rows(&state.analysis, found.iter(), &state.text, LANGUAGE);
    let told: String = rows.into_iter().fold(String::new(), |mut told, r| {
        // Codes are the lexicon's, and tested there.
        let meaning = r.meaning.split(" · ").next().unwrap_or_default().to_owned();
        let cells = [r.words, r.kind, r.assertion, r.moment, meaning, r.source];
        _ = writeln!(told, "{}", cells.join(" | "));
        told
    });
    insta::assert_snapshot!(told);
}

#[test]
fn moments() {
    let state = read();
    let mut told = String::new();
    for moment in timeline::timeline(&state.analysis, &findings::findings(&state.analysis), &state.text) {
        _ = writeln!(told, "{:?}", moment.phase);
        for part in moment.parts {
            let time = part.time.map(|t| plain(state.words(t))).unwrap_or_default();
            let found: Vec<String> = part.findings.iter().map(|f| plain(state.words(f.span))).collect();
            _ = writeln!(told, "  [{time}] {}", found.join(", "));
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn problems_and_their_course() {
    let state = read();
    let mut told = String::new();
    for line in problems::lines(&state.analysis, LANGUAGE) {
        let steps: Vec<String> =
            line.steps.iter().map(|s| format!("{} «{}» ({})", s.said, plain(state.words(s.span)), s.moment)).collect();
        _ = writeln!(
            told,
            "{:?} {}{}: {} | {}",
            line.rank,
            if line.disease { "*" } else { "" },
            line.label,
            line.standing,
            steps.join(" → ")
        );
    }
    insta::assert_snapshot!(told);
}

#[test]
fn sections_and_stops() {
    let state = read();
    let mut told = String::new();
    for entry in outline::outline(&state.text, &state.analysis) {
        _ = writeln!(told, "{}{}", if entry.under { "  " } else { "" }, state.words(entry.heading));
    }
    let found = findings::findings(&state.analysis);
    let stops: Vec<Span> = steps::stops(&found, &Reading::default());
    let cues = found.iter().filter(|f| Group::of(f.layer) == Group::Cue).count();
    _ = writeln!(told, "{} findings, {cues} of them cues, {} stops", found.len(), stops.len());
    insta::assert_snapshot!(told);
}

#[test]
fn forms_of_the_main_scores() {
    let state = read();
    let mut told = String::new();
    for id in ["sofa", "qsofa", "news2"] {
        let score = state.analysis.score(id).expect("always there");
        _ = writeln!(told, "{} {:?} {:?}", score.name, score.observed_min, score.contextual);
        for group in form::groups(score, &state.corrections, LANGUAGE) {
            _ = writeln!(told, "  {}: {} {}", group.name, group.points, group.missing.join(", "));
            for row in group.rows {
                let words: Vec<String> = row.spans.iter().map(|s| plain(state.words(*s))).collect();
                let marks = [(!row.candidates.is_empty(), "several"), (row.check.is_some(), "can be checked")];
                let marks: Vec<&str> = marks.iter().filter(|m| m.0).map(|m| m.1).collect();
                _ = writeln!(
                    told,
                    "    {} = {} ({}{}) «{}» {}",
                    row.name,
                    row.words,
                    row.source,
                    row.assumption.map(|a| format!(" {a}")).unwrap_or_default(),
                    words.join("», «"),
                    marks.join(", "),
                );
            }
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn criteria_and_what_would_decide_them() {
    let state = read();
    let mut told = String::new();
    let matrix = matrix::matrix(&state.analysis, LANGUAGE);
    for row in matrix.rows {
        let answers: Vec<&str> = row.answers.iter().map(|a| a.unwrap_or("—")).collect();
        _ = writeln!(told, "{}: {}", row.name, answers.join(", "));
    }
    for criterion in &state.analysis.criteria {
        _ = writeln!(told, "{} {:?}", LANGUAGE.name("criterion", &criterion.id), criterion.value);
        for decision in state.analysis.decisions.iter().filter(|d| d.of == criterion.id) {
            for line in decide::lines(decision, "", LANGUAGE) {
                _ = writeln!(told, "  {} {}: {}", LANGUAGE.name("var", decision.variable), line.when, line.then);
            }
        }
    }
    insta::assert_snapshot!(told);
}
