//! The inputs of a score by component, to be checked and corrected.

use super::input_row::InputRow;
use super::scroll::into_view;
use super::use_shared;
use crate::state::Target;
use crate::view::form;
use yew::prelude::*;

/// Which score.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its key.
    pub id: &'static str,
}

/// The form.
#[component]
pub fn ScoreForm(props: &Props) -> Html {
    let shared = use_shared();
    let state = &shared.state;
    let pointed = match state.target {
        Some(Target::Component(score, component)) if score == props.id => Some(component),
        _ => None,
    };
    use_effect_with((state.pointed, pointed), |(_, pointed)| {
        if pointed.is_some() {
            into_view("pointed-component");
        }
    });
    let Some(score) = state.analysis.score(props.id) else { return html! {} };
    let groups = form::groups(score, &state.corrections, shared.language());
    let (checked, all) = form::checked(&groups);
    html! {
        <>
            <p class="hint">
                { shared.t("form.checked").replace("{0}", &checked.to_string()).replace("{1}", &all.to_string()) }
            </p>
            <ul class="groups">
                { for groups.into_iter().map(|group| {
                    let here = group.component.is_some() && pointed == group.component;
                    html! {
                        <li class={classes!("group", here.then_some("pointed"))} id={here.then_some("pointed-component")}>
                            <h4><span>{ group.name }</span>{ " " }<b class="points">{ group.points }</b></h4>
                            <ul>{ for group.rows.iter().map(|row| html! { <InputRow row={row.clone()} /> }) }</ul>
                            if group.partial { <span class="chip">{ shared.t("scores.partial") }</span> }
                            if !group.missing.is_empty() {
                                <span class="hint">{ format!("{} {}", shared.t("missing"), group.missing.join(", ")) }</span>
                            }
                        </li>
                    }
                }) }
            </ul>
        </>
    }
}
