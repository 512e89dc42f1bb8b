//! The tagger's model. It arrives after the page, by an event that the boot script sends once; until then, and if it
//! never comes, reports are read by the lexicon alone.

use foco::Tagger;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Name of the event whose detail are the bytes of the model.
const ARRIVAL: &str = "foco-model";

thread_local! {
    static ARRIVED: RefCell<Option<Rc<Tagger>>> = const { RefCell::new(None) };
    static WAITING: RefCell<Option<Callback<Rc<Tagger>>>> = const { RefCell::new(None) };
}

/// Listens from before the page is shown, so that the event cannot be missed. A model that is damaged, or of another
/// version, is as good as none.
pub fn listen() {
    let Some(document) = crate::browser::document() else { return };
    gloo_events::EventListener::once(&document, ARRIVAL, |event| {
        let detail = event.dyn_ref::<web_sys::CustomEvent>().map(web_sys::CustomEvent::detail);
        let bytes = detail.and_then(|d| d.dyn_into::<js_sys::Uint8Array>().ok());
        let Some(tagger) = bytes.and_then(|b| Tagger::from_bytes(&b.to_vec()).ok()).map(Rc::new) else { return };
        ARRIVED.set(Some(tagger.clone()));
        WAITING.with_borrow(|waiting| waiting.iter().for_each(|w| w.emit(tagger.clone())));
    })
    .forget();
}

/// Hands the model over, now or when it arrives.
#[hook]
pub fn use_model(hand_over: Callback<Rc<Tagger>>) {
    use_effect_with((), move |()| {
        if let Some(tagger) = ARRIVED.with_borrow(Clone::clone) {
            hand_over.emit(tagger);
        }
        WAITING.set(Some(hand_over));
    });
}
