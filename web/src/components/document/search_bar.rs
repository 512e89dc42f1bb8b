//! Looking for words, and going from finding to finding.

use crate::components::use_shared;
use crate::state::{Action, Look, Target};
use crate::view::{search, steps};
use foco::Span;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The field, how many places it found, and buttons to the next and the previous place.
#[component]
pub fn SearchBar() -> Html {
    let shared = use_shared();
    let state = &shared.state;
    let query = &state.reading.query;
    let hits =
        use_memo((shared.analysis(), query.clone()), |(analysis, query)| search::hits(&state.text, analysis, query));
    let searching = query.trim().chars().count() > 1;
    let stops: Rc<Vec<Span>> =
        if searching { hits.clone() } else { Rc::new(steps::stops(&shared.cut.findings, &state.reading)) };
    let pointed = shared.pointed();
    let go = |forward: bool| {
        let (act, stops) = (shared.act.clone(), stops.clone());
        move || act.emit(Action::Point(steps::step(&stops, pointed, forward).map(Target::Words)))
    };
    let oninput = {
        let act = shared.act.clone();
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                act.emit(Action::Look(Look::Search(field.value())));
            }
        }
    };
    let onkeydown = {
        let (next, previous, act) = (go(true), go(false), shared.act.clone());
        move |event: KeyboardEvent| match (event.key().as_str(), event.shift_key()) {
            ("Enter", false) => next(),
            ("Enter", true) => previous(),
            ("Escape", _) => act.emit(Action::Look(Look::Search(String::new()))),
            _ => {}
        }
    };
    let at = pointed.and_then(|p| stops.iter().position(|s| *s == p)).map_or(0, |i| i + 1);
    let told = match (searching, stops.len()) {
        (true, 0) => shared.t("search.none").to_owned(),
        (_, count) => format!("{at}/{count}"),
    };
    let button = |forward: bool, name: &'static str, sign: &'static str, key: &'static str| {
        let go = go(forward);
        html! {
            <button type="button" class="step" disabled={stops.is_empty()} aria-label={shared.t(name)}
                title={shared.t(name)} aria-keyshortcuts={key} onclick={move |_| go()}>{ sign }</button>
        }
    };
    html! {
        <div class="search" role="search" aria-label={shared.t("search.title")}>
            <input id="search" type="search" lang="es" value={query.clone()} placeholder={shared.t("search.title")}
                aria-label={shared.t("search.title")} spellcheck="false" autocomplete="off" autocorrect="off"
                autocapitalize="off" writingsuggestions="false" translate="no" oninput={oninput} onkeydown={onkeydown} />
            { button(false, "step.previous", "↑", "p") }
            { button(true, "step.next", "↓", "n") }
            <span class="hint" role="note">{ told }</span>
        </div>
    }
}
