//! Switches of the layers, which are the legend too.

use crate::components::use_shared;
use crate::state::{Action, Look};
use crate::view::layers::Group;
use yew::prelude::*;

/// Classes of what is said of a finding, with their names.
const SIGNS: &[(&str, &str)] = &[
    ("absent", "absent"),
    ("possible", "possible"),
    ("historical", "historical"),
    ("other-person", "other_person"),
    ("not-assessable", "not_assessable"),
    ("normal", "normal"),
];

/// A switch for every group of findings with its number, and what the marks on a finding mean.
#[component]
pub fn LayerBar() -> Html {
    let shared = use_shared();
    let language = shared.language();
    html! {
        <>
        <div class="layers" role="group" aria-label={shared.t("layers.title")}>
            { for Group::ALL.iter().enumerate().map(|(i, &group)| {
                let act = shared.act.clone();
                let count = shared.cut.counts[group as usize];
                let shown = !shared.state.reading.hidden.has(group);
                let name = language.name("layer", group.key());
                html! {
                    <button type="button" class="layer" aria-pressed={shown.to_string()} disabled={count == 0}
                        aria-keyshortcuts={(i + 1).to_string()}
                        onclick={move |_| act.emit(Action::Look(Look::Switch(group)))}>
                        <span class={classes!("f", sample(group), "begins", "ends")} data-tag={sample_tag(group)}>{ name }</span>
                        { " " }<span class="count">{ count }</span>
                    </button>
                }
            }) }
        </div>
        // The legend of what is said of a finding; a screen reader hears it in words at each finding.
        <div class="signs" aria-hidden="true">
            { for SIGNS.iter().map(|&(class, name)| html! {
                <span class={classes!("f", "f-symptom", "begins", "ends", class)} data-tag="SI">{ language.name("presence", name) }</span>
            }) }
        </div>
        </>
    }
}

/// The look of a group.
fn sample(group: Group) -> &'static str {
    match group {
        Group::Disease => "f-disease",
        Group::Symptom => "f-symptom",
        Group::Procedure => "f-procedure",
        Group::Drug => "f-drug",
        Group::Organism => "f-organism",
        Group::Value => "f-measurement",
        Group::Context => "f-anatomy",
        Group::Cue => "f-cue",
    }
}

fn sample_tag(group: Group) -> Option<&'static str> {
    let tag = match group {
        Group::Disease => "EN",
        Group::Symptom => "SI",
        Group::Procedure => "PR",
        Group::Drug => "FA",
        Group::Organism => "MI",
        Group::Value => "VA",
        Group::Context => "AN",
        Group::Cue => return None,
    };
    Some(tag)
}
