//! The list of what may identify somebody.

use crate::components::use_shared;
use crate::state::{Action, Look, Step, Target, View};
use crate::view::identifiers::{Row, kind, rows};
use foco_deid::Category;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// So many rows are shown at first, and so many more at every press.
const SHOWN: usize = 100;

/// One row an identifier: whether it is replaced, what it is, where it stands, by what it is replaced.
#[component]
pub fn List() -> Html {
    let shared = use_shared();
    let shown = use_state_eq(|| SHOWN);
    let review = &shared.state.review;
    let rows = use_memo(review.clone(), rows);
    let check = |step: Callback<bool, Step>| {
        let act = shared.act.clone();
        move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                act.emit(Action::Review(step.emit(input.checked())));
            }
        }
    };
    let all = |on: bool, name: &'static str| {
        let act = shared.act.clone();
        let onclick = move |_: MouseEvent| act.emit(Action::Review(Step::TickAll(on)));
        html! { <button type="button" onclick={onclick}>{ shared.t(name) }</button> }
    };
    // Until a long report is read, the document still shows the one before.
    let waits = shared.state.coming.is_some() || review.text() != &*shared.state.text;
    let one = |row: &Row| {
        let key = row.key.clone();
        let tick = check(Callback::from(move |on| Step::Tick(key.clone(), on)));
        let name = shared.language().name("identifier", &kind(row.key.0));
        let jump = {
            let (act, words) = (shared.act.clone(), Target::Words(row.span));
            move |_: MouseEvent| {
                act.emit(Action::Look(Look::View(View::Text)));
                act.emit(Action::Point(Some(words.clone())));
            }
        };
        html! {
            <li key={row.span.start}>
                <label>
                    <input type="checkbox" checked={row.becomes.is_some()} onchange={tick} />
                    { " " }{ name }<span class="spoken">{ ": " }{ row.key.1.clone() }</span>
                </label>
                <button type="button" class="quote" title={shared.t("quote.hint")} disabled={waits} onclick={jump}>
                    <span class="spoken">{ shared.t("quote.spoken") }</span>
                    <q lang="es">{ row.before.clone() }<b>{ row.key.1.clone() }</b>{ row.after.clone() }</q>
                </button>
                <span class="becomes">{ match &row.becomes {
                    Some(new) => html! { <>{ shared.t("identifiers.becomes") }{ " " }<code lang="es">{ new.clone() }</code></> },
                    None => html! { shared.t("identifiers.stays") },
                } }</span>
            </li>
        }
    };
    let more = {
        let shown = shown.clone();
        move |_: MouseEvent| shown.set(*shown + SHOWN)
    };
    html! {
        <>
            <div class="buttons">{ all(true, "identifiers.all") }{ all(false, "identifiers.none") }</div>
            <ul class="identifier-list">{ for rows.iter().take(*shown).map(one) }</ul>
            if rows.len() > *shown {
                <button type="button" onclick={more}>{ shared.t("table.more").replace("{0}", &(rows.len() - *shown).to_string()) }</button>
            }
            if rows.iter().any(|r| r.key.0 == Category::Date) {
                <label>
                    <input type="checkbox" checked={review.moves_dates} onchange={check(Callback::from(Step::MoveDates))} />
                    { " " }{ shared.t("identifiers.dates").replace("{0}", &review.days.to_string()) }
                </label>
            }
        </>
    }
}
