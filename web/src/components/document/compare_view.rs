//! Two moments of the report, or the report and another one, side by side.

use super::second_text::SecondText;
use crate::app::Shared;
use crate::components::scroll::into_view;
use crate::components::use_shared;
use crate::state::{Action, Look, Target};
use crate::view::compare::{Line, Moment, Side, Sofa, lines, organs, passage, sofa};
use foco::{Analysis, Points, Span};
use std::rc::Rc;
use yew::prelude::*;

/// Presentation against course, or this report against a second one.
#[component]
pub fn CompareView() -> Html {
    let shared = use_shared();
    let state = &shared.state;
    let second = state.reading.second.as_ref();
    let other: Rc<Analysis> = second.map_or_else(|| state.analysis.clone(), |s| s.analysis.0.clone());
    let moments = if second.is_some() { [Moment::All; 2] } else { [Moment::Presentation, Moment::Course] };
    let left = Side { analysis: &state.analysis, moment: moments[0] };
    let right = Side { analysis: &other, moment: moments[1] };
    let names =
        if second.is_some() { ["compare.this", "compare.other"] } else { ["phase.presentation", "phase.course"] };
    // On narrow screens every cell tells its column itself.
    let named = names.map(|name| shared.t(name));
    let choose = |two: bool, name: &'static str| {
        let act = shared.act.clone();
        let on = second.is_some() == two;
        let onclick = move |_: MouseEvent| act.emit(Action::Look(Look::Second(two.then(|| Rc::from("")))));
        html! { <button type="button" aria-pressed={on.to_string()} onclick={onclick}>{ shared.t(name) }</button> }
    };
    let change = |sofa: &Sofa| {
        sofa.change().map_or_else(|| "–".to_owned(), |c| signed(c, |x| shared.language().number(f64::from(x))))
    };
    html! {
        <div class="compare">
            <div class="views" role="group" aria-label={shared.t("compare.what")}>
                { choose(false, "compare.moments") }
                { choose(true, "compare.texts") }
            </div>
            if second.is_some() {
                <SecondText />
                <Passage />
            }
            <div class="table" tabindex="0" role="group" aria-label={shared.t("view.compare")}>
            <table>
                <caption class="hint">{ shared.t("compare.hint") }</caption>
                <thead><tr>
                    <th scope="col">{ shared.t("compare.what") }</th>
                    <th scope="col">{ named[0] }</th>
                    <th scope="col">{ named[1] }</th>
                    <th scope="col">{ shared.t("compare.change") }</th>
                </tr></thead>
                <tbody>
                    <tr class="total">
                        <th scope="row">{ "SOFA" }</th>
                        { sofa_cells(&sofa(left, right), named) }
                        <td data-name={shared.t("compare.change")}>{ change(&sofa(left, right)) }</td>
                    </tr>
                    { for organs(left, right).iter().map(|(id, organ)| html! {
                        <tr>
                            <th scope="row">{ shared.language().component("sofa", id) }</th>
                            { sofa_cells(organ, named) }
                            <td data-name={shared.t("compare.change")}>{ change(organ) }</td>
                        </tr>
                    }) }
                    { for lines(left, right).iter().map(|line| value_row(&shared, line, named, second.is_some())) }
                </tbody>
            </table>
            </div>
        </div>
    }
}

fn sofa_cells(sofa: &Sofa, named: [&'static str; 2]) -> Html {
    let points = |p: &Option<Points>| match p {
        Some(p) if p.min == p.max => p.min.to_string(),
        Some(p) => format!("{}–{}", p.min, p.max),
        None => "–".to_owned(),
    };
    sofa.sides
        .iter()
        .zip(named)
        .map(|(side, name)| html! { <td class="points" data-name={name}>{ points(side) }</td> })
        .collect()
}

/// A range of changes with its signs.
fn signed(change: Points, number: impl Fn(i32) -> String) -> String {
    let one = |x: i32| if x > 0 { format!("+{}", number(x)) } else { number(x) };
    if change.min == change.max { one(change.min) } else { format!("{} … {}", one(change.min), one(change.max)) }
}

/// Words of this report or of the second one.
fn target(words: Span, second: bool) -> Target {
    if second { Target::Second(words) } else { Target::Words(words) }
}

/// The words of the second report that are pointed at, among those around them.
#[component]
fn Passage() -> Html {
    let shared = use_shared();
    let words = match shared.state.target {
        Some(Target::Second(words)) => Some(words),
        _ => None,
    };
    use_effect_with((shared.state.pointed, words), |(_, words)| {
        if words.is_some() {
            into_view("second-passage");
        }
    });
    let second = shared.state.reading.second.as_ref();
    let told = words.zip(second).and_then(|(words, second)| passage(&second.text, words));
    html! {
        <div class="passage" id="second-passage" aria-live="polite">
            if let Some([before, words, after]) = told {
                <span class="hint">{ shared.t("compare.passage") }{ ": " }</span>
                <q lang="es">{ before.to_owned() }<mark class="pointed">{ words.to_owned() }</mark>{ after.to_owned() }</q>
            }
        </div>
    }
}

fn value_row(shared: &Shared, line: &Line, named: [&'static str; 2], two_texts: bool) -> Html {
    let language = shared.language();
    let change = line.change().map_or_else(
        || "–".to_owned(),
        |c| {
            let arrow = if c > 0.0 {
                "↑ +"
            } else if c < 0.0 {
                "↓ "
            } else {
                ""
            };
            format!("{arrow}{}", language.number(c))
        },
    );
    html! {
        <tr>
            <th scope="row">{ language.name("var", line.analyte) }{ " " }<span class="hint">{ language.unit(line.unit) }</span></th>
            { for line.sides.iter().enumerate().map(|(at, side)| html! {
                <td class="points" data-name={named[at]}>
                    if let Some(told) = side {
                        <button type="button" class="plain" title={shared.t("quote.hint")}
                            onclick={shared.point::<MouseEvent>(target(told.evidence, two_texts && at == 1))}>{ language.number(told.value) }</button>
                    } else {
                        { "–" }
                    }
                </td>
            }) }
            <td data-name={shared.t("compare.change")}>{ change }</td>
        </tr>
    }
}
