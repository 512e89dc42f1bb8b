//! The report with its findings marked.

use super::block::BlockView;
use crate::app::Shared;
use crate::components::scroll::into_view;
use crate::components::use_shared;
use crate::hooks::gradually::use_gradually;
use crate::state::{Action, Target};
use crate::view::overlay::{self, Over};
use crate::view::{search, steps};
use foco::Span;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// What it tells.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words that the mouse rests on.
    pub hover: Callback<Option<Span>>,
}

/// The text. One tab stop; the arrow keys go from finding to finding. The mouse is listened to here once for all
/// marks, which so carry nothing that would have to change when the text before them does.
#[component]
pub fn TextView(props: &Props) -> Html {
    let shared = use_shared();
    let state = &shared.state;
    let cut = shared.cut.clone();
    let pointed = shared.pointed();
    let over = use_memo((shared.analysis(), pointed, state.reading.query.clone()), |(analysis, pointed, query)| {
        let mut over = pointed.map(|words| overlay::pointed(analysis, words)).unwrap_or_default();
        over.extend(search::hits(&state.text, analysis, query).into_iter().map(|hit| (hit, Over::Hit)));
        over
    });
    let span_of = |at: usize| {
        let block = &cut.blocks[at];
        Span::new(block.start, block.start + block.text.len() as u32)
    };
    let anchor = pointed.and_then(|p| (0..cut.blocks.len()).find(|&at| span_of(at).overlaps(p)));
    let marked = use_gradually(&cut.blocks, anchor);
    use_effect_with((state.pointed, pointed), |(_, pointed)| {
        if pointed.is_some() {
            into_view("pointed");
        }
    });
    let onkeydown = {
        let (act, shared) = (shared.act.clone(), shared.clone());
        move |event: KeyboardEvent| {
            let forward = match event.key().as_str() {
                "ArrowRight" | "ArrowDown" => true,
                "ArrowLeft" | "ArrowUp" => false,
                _ => return,
            };
            event.prevent_default();
            let stops = steps::stops(&shared.cut.findings, &shared.state.reading);
            act.emit(Action::Point(steps::step(&stops, shared.pointed(), forward).map(Target::Words)));
        }
    };
    let onclick = {
        let shared = shared.clone();
        move |event: MouseEvent| {
            if let Some(words) = finding_at(&shared, &event) {
                shared.act.emit(Action::Point(Some(Target::Words(words))));
            }
        }
    };
    // Only coming to another finding counts: a mark that is drawn anew under a resting mouse does not bring back a
    // card that was closed.
    let resting = use_mut_ref(|| None::<Span>);
    let onmouseover = {
        let (shared, hover) = (shared.clone(), props.hover.clone());
        move |event: MouseEvent| {
            let words = finding_at(&shared, &event);
            if resting.replace(words) != words && words.is_some() {
                hover.emit(words);
            }
        }
    };
    let active = pointed.is_some().then_some("pointed");
    html! {
        <div class={classes!("text", state.reading.hidden.classes())} lang="es" translate="no" tabindex="0" role="group"
            aria-labelledby="document-title" aria-describedby="document-hint" aria-activedescendant={active}
            onkeydown={onkeydown} onclick={onclick} onmouseover={onmouseover}>
            { for cut.blocks.iter().enumerate().map(|(at, block)| {
                let over: Vec<(Span, Over)> = overlay::within(&over, span_of(at));
                html! {
                    <BlockView key={block.key.to_string()} block={block.clone()} marked={marked.contains(&block.key)}
                        anchor={anchor == Some(at)} language={state.language} over={over} />
                }
            }) }
        </div>
    }
}

/// The finding under the mouse.
fn finding_at(shared: &Shared, event: &MouseEvent) -> Option<Span> {
    let element: web_sys::Element = event
        .target_dyn_into::<web_sys::Node>()
        .and_then(|node| node.clone().dyn_into::<web_sys::Element>().ok().or_else(|| node.parent_element()))?;
    let mark = element.closest("[data-finding]").ok()??;
    let at: usize = mark.get_attribute("data-finding")?.parse().ok()?;
    let key: u64 = mark.closest("[data-block]").ok()??.get_attribute("data-block")?.parse().ok()?;
    let block: &Rc<_> = shared.cut.blocks.iter().find(|b| b.key == key)?;
    let span = block.findings.get(at)?.span;
    Some(Span::new(block.start + span.start, block.start + span.end))
}

#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests {
    use super::*;
    use crate::stage::{Stage, wait};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    async fn the_report_is_one_tab_stop_and_arrows_go_from_finding_to_finding() {
        let view = html! { <TextView hover={Callback::noop()} /> };
        let stage = Stage::new("Acude por fiebre y tos. Niega disnea.", view).await;
        let text: web_sys::HtmlElement = stage.find(".text");
        assert_eq!((stage.count("[tabindex='0']"), stage.count("button, a, input")), (1, 0));
        let press = async |key: &str| {
            let told = web_sys::KeyboardEventInit::new();
            told.set_key(key);
            told.set_bubbles(true);
            told.set_cancelable(true);
            let event = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &told).expect("an event");
            let scrolls = text.dispatch_event(&event).expect("it is sent");
            wait(40).await;
            let active = text.get_attribute("aria-activedescendant");
            let words = active.and_then(|id| stage.root.query_selector(&format!("#{id}")).expect("an id"));
            (scrolls, words.and_then(|e| e.text_content()).unwrap_or_default())
        };
        for (key, words) in
            [("ArrowRight", "fiebre"), ("ArrowDown", "tos"), ("ArrowRight", "disnea"), ("ArrowLeft", "tos")]
        {
            let (scrolls, active) = press(key).await;
            assert!(active.ends_with(words) && !scrolls, "{key}: {active}");
        }
        assert!(press("a").await.0, "other keys are the browser's");
    }
}
