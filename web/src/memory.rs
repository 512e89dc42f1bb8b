//! Keeping the report over a reload of this tab. The module has no way to any storage: a boot script (`boot/memory.js`)
//! keeps one text, and the two speak by events. In a frame nobody answers, and nothing is ever kept.

use crate::browser::document;
use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit};

/// Name of the event that asks or hands over.
const SAID: &str = "foco-memory";
/// Name of the event that answers.
const ANSWERED: &str = "foco-kept";

/// What the boot script answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A report is kept.
    Kept(String),
    /// Nothing is kept, or no longer.
    Nothing,
    /// Nothing can be kept here.
    Refused,
}

fn say(detail: &JsValue) {
    let said = || -> Option<bool> {
        let init = CustomEventInit::new();
        init.set_detail(detail);
        let event = CustomEvent::new_with_event_init_dict(SAID, &init).ok()?;
        document()?.dispatch_event(&event).ok()
    };
    said();
}

/// Asks what is kept.
pub fn ask() {
    say(&JsValue::NULL);
}

/// Keeps a text instead of what was kept.
pub fn keep(text: &str) {
    say(&text.into());
}

/// Forgets what was kept.
pub fn forget() {
    keep("");
}

/// Hands over every answer, as long as the listener lives.
pub fn listen(hand_over: impl Fn(Answer) + 'static) -> Option<EventListener> {
    let document = document()?;
    Some(EventListener::new(&document, ANSWERED, move |event| {
        let detail = event.dyn_ref::<CustomEvent>().map(CustomEvent::detail);
        hand_over(match detail.and_then(|detail| detail.as_string()) {
            Some(text) if text.is_empty() => Answer::Nothing,
            Some(text) => Answer::Kept(text),
            None => Answer::Refused,
        });
    }))
}
