//! The page: paste a report, see what it says and which scores follow.

mod accuracy;
mod app;
mod browser;
mod cases;
mod components;
mod hooks;
mod i18n;
mod import;
mod link;
mod memory;
mod model;
mod opening;
mod same;
#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod stage;
mod state;
mod view;

fn main() {
    // The text never reaches a console: a panic says where, not what.
    std::panic::set_hook(Box::new(|_| {}));
    model::listen();
    let root = web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id("app"));
    match root {
        Some(root) => _ = yew::Renderer::<app::App>::with_root(root).render(),
        None => _ = yew::Renderer::<app::App>::new().render(),
    }
}
