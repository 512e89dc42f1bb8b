//! The reducer, action by action.

use super::*;
use crate::view::correct::Correction;
use foco::{AssumptionId, Override, Pace, Value};

fn after(actions: Vec<Action>) -> Rc<State> {
    actions.into_iter().fold(Rc::new(State::default()), Reducible::reduce)
}

#[test]
fn clearing_leaves_nothing_of_the_report() {
    let state = after(vec![Action::Demo, Action::Speak(Language::English), Action::Clear]);
    assert_eq!(&*state.text, "");
    assert!(state.analysis.mentions.is_empty() && state.analysis.measurements.is_empty());
    assert_eq!(state.language, Language::English);
}

#[test]
fn switching_an_assumption_scores_again() {
    let report = || Action::Edit("Varón de 60 años. TA 85/40 mmHg.".to_owned());
    let on = after(vec![report()]);
    let off = after(vec![report(), Action::Assume(AssumptionId::A1, false)]);
    let width = |s: &State| s.analysis.score("sofa").and_then(|s| s.contextual).map(|p| p.max - p.min);
    assert!(width(&off) > width(&on), "{:?} and {:?}", width(&off), width(&on));
}

#[test]
fn a_correction_is_undone() {
    let report = "Varón de 60 años con fiebre.";
    let has_fever = |s: &State| s.analysis.facts.iter().any(|f| f.fact == "fever");
    let rejected = rejecting(report, "fiebre");
    assert!(has_fever(&after(vec![Action::Edit(report.to_owned())])) && !has_fever(&rejected));
    assert_eq!(rejected.corrections[0].words, "fiebre");
    assert!(has_fever(&rejected.reduce(Action::Undo(0))));
}

/// A report read, with one finding rejected.
fn rejecting(report: &str, words: &str) -> Rc<State> {
    let read = after(vec![Action::Edit(report.to_owned())]);
    let found = read.analysis.mentions.iter().find(|m| read.words(m.span) == words).expect("read");
    let (id, span) = (found.id, found.span);
    read.reduce(Action::Correct(Correction::Reject(vec![id]), span))
}

fn edited(state: &Rc<State>, text: &str) -> Rc<State> {
    state.clone().reduce(Action::Edit(text.to_owned()))
}

#[test]
fn a_correction_moves_with_its_words_and_is_lost_with_them() {
    let has_fever = |s: &State| s.analysis.facts.iter().any(|f| f.fact == "fever");
    let report = "Varón de 60 años con fiebre.";
    let rejected = rejecting(report, "fiebre");
    let moved = edited(&rejected, "Varón de 60 años, con tos y disnea, con fiebre.");
    assert!(moved.corrections.len() == 1 && moved.lost.is_empty() && !has_fever(&moved));
    assert!(has_fever(&moved.clone().reduce(Action::Undo(0))), "undone after the edit");
    let gone = edited(&moved, "Varón de 60 años, con tos y disnea, con frío.");
    assert_eq!((gone.corrections.len(), &*gone.lost[0].gone[0].words), (0, "fiebre"));
    let back = edited(&edited(&gone, "Varón de 60 años, con tos y disnea, con frío y"), &moved.text);
    assert!(back.corrections.len() == 1 && back.lost.is_empty() && !has_fever(&back), "the text came back");
    assert!(gone.reduce(Action::Noted).lost.is_empty());
}

#[test]
fn a_value_that_was_given_stays_through_edits_but_not_for_another_report() {
    let given = foco::Override::parse(foco::Lexicon::spanish(), "platelets", "40", "").expect("a value");
    let report = "Varón de 60 años con neumonía. TA 85/50 mmHg.";
    let state = after(vec![Action::Edit(report.to_owned()), Action::Do(Correction::Give(given))]);
    assert_eq!(edited(&state, &format!("{report} Oliguria.")).corrections.len(), 1);
    let other = edited(&state, "Mujer de 30 años con cefalea y rigidez de nuca. TA 120/80.");
    assert_eq!((other.corrections.len(), other.lost.len()), (0, 1));
    assert_eq!(edited(&other, report).corrections.len(), 1);
    assert!(other.reduce(Action::Demo).lost.is_empty());
}

#[test]
fn a_value_that_was_checked_stays_checked_until_it_reads_otherwise() {
    let state = after(vec![
        Action::Edit("Varón de 60 años. Creatinina 2,4 mg/dl.".to_owned()),
        Action::Do(Correction::Check("creatinine")),
    ]);
    assert_eq!(edited(&state, "Varón de 61 años. Creatinina 2,4 mg/dl.").corrections.len(), 1);
    let other = edited(&state, "Varón de 60 años. Creatinina 2,5 mg/dl.");
    assert_eq!((other.corrections.len(), other.lost.len()), (0, 1));
}

#[test]
fn a_long_report_is_read_later_and_only_as_it_stands_then() {
    let long = "Varón con fiebre. ".repeat(AT_ONCE / 10);
    let waiting =
        after(vec![Action::Edit("Varón.".to_owned()), Action::Edit(long.clone()), Action::Edit(format!("{long}."))]);
    let coming = waiting.coming.clone().expect("it is long");
    assert_eq!((&*waiting.text, coming.text.len()), ("Varón.", long.len() + 1));
    let done = foco::at_once(coming.read(&Pace::STEADY));
    let earlier = Rc::new(Coming { turn: coming.turn - 1, ..(*coming).clone() });
    let late = waiting.clone().reduce(Action::Read(earlier, done.clone()));
    assert_eq!(&*late.text, "Varón.", "what was read is no longer there");
    let read = waiting.reduce(Action::Read(coming, done));
    assert!(read.coming.is_none() && read.text.len() == long.len() + 1 && !read.analysis.mentions.is_empty());
    assert_eq!(read.reduce(Action::Edit(String::new())).text.len(), 0);
}

#[test]
fn a_report_that_was_replaced_comes_back_until_it_is_cleared() {
    let typed = || Action::Edit("Varón con tos.".to_owned());
    let back = after(vec![typed(), Action::Replace("Otro.".to_owned()), Action::Restore]);
    assert_eq!((&*back.text, &back.replaced_text), ("Varón con tos.", &None));
    let given = Correction::Give(Override { variable: "lactate", value: Value::number(4.0, "mmol/L") });
    let back = after(vec![typed(), Action::Do(given.clone()), Action::Demo, Action::Restore]);
    assert_eq!(back.corrections.iter().map(|c| &c.correction).collect::<Vec<_>>(), [&given], "with what was set right");
    let other = after(vec![typed(), Action::Do(given), Action::Demo]);
    assert!(other.corrections.is_empty(), "it was of the other report");
    assert!(after(vec![typed(), Action::Demo, Action::Clear]).replaced_text.is_none());
    assert!(after(vec![typed(), Action::Demo, typed()]).replaced_text.is_none());
    assert!(after(vec![Action::Demo]).replaced_text.is_none(), "there was nothing to replace");
}

#[test]
fn the_text_area_follows_only_what_was_not_typed() {
    assert_eq!(after(vec![Action::Edit("a".to_owned()), Action::Edit("ab".to_owned())]).replaced, 0);
    assert_eq!(after(vec![Action::Demo, Action::Edit("a".to_owned()), Action::Clear]).replaced, 2);
}

#[test]
fn the_model_is_used_once_it_arrives_also_under_corrections() {
    let bytes = include_bytes!("../../../crates/tagger/model/es.bin");
    let model = || Action::Model(Rc::new(Tagger::from_bytes(bytes).expect("the shipped model")));
    let report = "Varón con engrosamiento irregular de la fascia profunda y fiebre. Se realizó exéresis amplia con colgajo de rotación.";
    let read = || Action::Edit(report.to_owned());
    let by_model = |s: &State| s.analysis.mentions.iter().filter(|m| m.source == foco::Source::Model).count();
    assert_eq!(by_model(&after(vec![read()])), 0);
    assert!(by_model(&after(vec![read(), model()])) > 0);
    assert!(by_model(&after(vec![model(), read()])) > 0);
    let rejected = rejecting(report, "fiebre").reduce(model());
    assert!(by_model(&rejected) > 0 && rejected.corrections.len() == 1);
    assert!(rejected.analysis.mentions.iter().all(|m| rejected.words(m.span) != "fiebre"));
    assert!(by_model(&after(vec![model(), Action::Clear, read()])) > 0, "it stays when everything goes");
}

#[test]
fn pointing_twice_at_one_place_is_noticed() {
    let target = || Action::Point(Some(Target::Words(Span::new(0, 3))));
    assert_eq!(after(vec![target(), target()]).pointed, 2);
}
