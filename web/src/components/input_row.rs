//! One input of a score: its value in a field, where it comes from, and a tick.

use super::fold::Fold;
use super::input_field::InputField;
use super::quote::Quote;
use super::range_bar::RangeBar;
use super::use_shared;
use crate::app::Shared;
use crate::state::Action;
use crate::view::correct::Correction;
use crate::view::form::{Candidate, Row};
use yew::prelude::*;

/// The input.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it says.
    pub row: Row,
}

/// A row of a form.
#[component]
pub fn InputRow(props: &Props) -> Html {
    let shared = use_shared();
    let row = &props.row;
    let source = shared.language().name("source", row.source);
    let source = row.assumption.map_or(source.clone(), |id| format!("{source} ({id})"));
    html! {
        <li class={classes!("input", row.checked.then_some("checked"))}>
            <span class="input-name">{ row.name.clone() }</span>
            { match &row.asked {
                Some(asked) => html! {
                    <InputField variable={row.variable} name={row.name.clone()} asked={asked.clone()} value={row.value.clone()} />
                },
                None => html! { <span class="field">{ row.words.clone() }</span> },
            } }
            <span class={classes!("source-chip", row.source)}>{ source }</span>
            { tick(&shared, row) }
            <div class="proof">
                if row.asked.is_some() && !is_plain(row) { <span class="hint">{ row.words.clone() }</span> }
                { for row.spans.iter().map(|span| html! { <Quote span={*span} /> }) }
                if let Some(derivation) = &row.derivation { <span class="hint">{ derivation }</span> }
                if !row.candidates.is_empty() { { candidates(&shared, row) } }
                if let Some(bar) = &row.bar { <RangeBar bar={bar.clone()} /> }
            </div>
        </li>
    }
}

/// Whether the field itself shows the value.
fn is_plain(row: &Row) -> bool {
    row.value.as_ref().is_some_and(foco::Value::is_settled)
}

/// Takes the value for right, or takes that back.
fn tick(shared: &Shared, row: &Row) -> Html {
    let act = shared.act.clone();
    let named = |key: &'static str| shared.t(key).replace("{0}", &row.name);
    match (row.undo, &row.check) {
        (Some(at), _) => {
            let onclick = move |_: MouseEvent| act.emit(Action::Undo(at));
            html! {
                <button type="button" class="tick undo" aria-label={named("form.undo")} title={named("form.undo")} onclick={onclick}>
                    { "✓ " }<span>{ shared.t("corrections.undo") }</span>
                </button>
            }
        }
        (None, Some(check)) => {
            let check = check.clone();
            let onclick = move |_: MouseEvent| act.emit(Action::Do(check.clone()));
            html! {
                <button type="button" class="tick" aria-label={named("form.check")} title={named("form.check")} onclick={onclick}>
                    { shared.t("form.right") }
                </button>
            }
        }
        // What follows from another answer of the reader is taken back there.
        (None, None) => html! {},
    }
}

/// Everything that the text says of the variable, the value that counts marked; another can be chosen.
fn candidates(shared: &Shared, row: &Row) -> Html {
    let name = format!("choose-{}-{}", row.score, row.variable);
    let one = |c: &Candidate| {
        let act = shared.act.clone();
        let choose = c.choose;
        let onchange = move |_: Event| {
            if let Some(id) = choose {
                act.emit(Action::Do(Correction::Choose(id)));
            }
        };
        html! {
            <li>
                <label>
                    <input type="radio" name={name.clone()} checked={c.chosen} disabled={choose.is_none()} onchange={onchange} />
                    { " " }{ &c.words }{ " · " }{ &c.phase }
                </label>
                if let Some(span) = c.span { <Quote span={span} /> }
            </li>
        }
    };
    html! {
        <Fold class="candidates"
            summary={Html::from(shared.t("form.candidates").replace("{0}", &row.candidates.len().to_string()))}>
            <div role="radiogroup" aria-label={shared.t("form.choose").replace("{0}", &row.name)}>
                <ul>{ for row.candidates.iter().map(one) }</ul>
            </div>
        </Fold>
    }
}
