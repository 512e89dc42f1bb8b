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
    // The text never reaches a console, so a panic says nothing there; the page says that it has stopped.
    std::panic::set_hook(Box::new(|_| halted()));
    model::listen();
    match browser::element("app") {
        Some(root) => _ = yew::Renderer::<app::App>::with_root(root).render(),
        None => _ = yew::Renderer::<app::App>::new().render(),
    }
}

/// Shows the notice that Foco has stopped (`boot/halt.js` shows it where nothing of the module runs any more).
fn halted() {
    if let Some(notice) = browser::element("halted") {
        // Of a page that has stopped nothing can be expected.
        let _ = notice.remove_attribute("hidden");
    }
}
