//! Bringing something into view or into focus.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Scrolls to the element with this id, gently and only if it has to.
pub fn into_view(id: &str) {
    let element = crate::browser::element(id);
    if let Some(element) = element {
        let options = ScrollIntoViewOptions::new();
        options.set_behavior(ScrollBehavior::Auto);
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Moves the focus to the element with this id.
pub fn focus(id: &str) {
    let element = crate::browser::element(id);
    if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
