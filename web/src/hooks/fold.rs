//! A fold whose content is made only while it is open.

use web_sys::Element;
use yew::prelude::*;

/// Keeps a state in step with the `<details>` whose `toggle` event this hears.
pub fn follow(open: &UseStateHandle<bool>) -> impl Fn(Event) + use<> + 'static {
    let open = open.clone();
    move |event: Event| {
        if let Some(details) = event.target_dyn_into::<Element>() {
            open.set(details.has_attribute("open"));
        }
    }
}
