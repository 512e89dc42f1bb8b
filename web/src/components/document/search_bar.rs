//! Looking for words, and going from finding to finding.

use crate::app::Shared;
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
    let stops: Rc<Vec<Span>> = if search::is_asked(query) { hits } else { Rc::new(findings(&shared)) };
    let pointed = shared.pointed();
    let oninput = {
        let act = shared.act.clone();
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                act.emit(Action::Look(Look::Search(field.value())));
            }
        }
    };
    let onkeydown = {
        let shared = shared.clone();
        move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => {
                // What stands in the field: this may be pressed before the page has followed what was typed.
                let query = event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
                let stops = if search::is_asked(&query) {
                    search::hits(&shared.state.text, &shared.state.analysis, &query)
                } else {
                    findings(&shared)
                };
                go(&shared, &stops, !event.shift_key());
            }
            "Escape" => shared.act.emit(Action::Look(Look::Search(String::new()))),
            _ => {}
        }
    };
    let at = pointed.and_then(|p| stops.iter().position(|s| *s == p)).map_or(0, |i| i + 1);
    let told = match (search::is_asked(query), stops.len()) {
        (true, 0) => shared.t("search.none").to_owned(),
        (_, count) => format!("{at}/{count}"),
    };
    let button = |forward: bool, name: &'static str, sign: &'static str, key: &'static str| {
        let (shared, stops) = (shared.clone(), stops.clone());
        let (label, empty) = (shared.t(name), stops.is_empty());
        html! {
            <button type="button" class="step" disabled={empty} aria-label={label} title={label}
                aria-keyshortcuts={key} onclick={move |_: MouseEvent| go(&shared, &stops, forward)}>{ sign }</button>
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

/// Where the reader stops while nothing is looked for.
fn findings(shared: &Shared) -> Vec<Span> {
    steps::stops(&shared.cut.findings, &shared.state.reading)
}

/// Goes to the next or the previous place.
fn go(shared: &Shared, stops: &[Span], forward: bool) {
    shared.act.emit(Action::Point(steps::step(stops, shared.pointed(), forward).map(Target::Words)));
}
