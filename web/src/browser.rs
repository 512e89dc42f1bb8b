//! What the page asks of the browser: the clipboard, a download, the theme.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The document of the page.
pub fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// The element of an id.
pub fn element(id: &str) -> Option<web_sys::Element> {
    document()?.get_element_by_id(id)
}

/// Milliseconds since some moment, for measuring how long something takes.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Puts a text on the clipboard; whether that worked.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = window.navigator().clipboard();
    // Old browsers and pages over plain HTTP have none.
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Offers a text as a file. Nothing is sent: the file is made from the page's own memory.
pub fn download(name: &str, media: &str, text: &str) {
    let offered = || -> Option<()> {
        let kind = BlobPropertyBag::new();
        kind.set_type(media);
        let parts = js_sys::Array::of1(&text.into());
        let blob = Blob::new_with_str_sequence_and_options(&parts, &kind).ok()?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        let link = document()?.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&address).ok()
    };
    offered();
}

/// Tells the style sheet which theme, and everybody which language, is chosen.
pub fn mark(theme: Option<&str>, language: &str) {
    if let Some(root) = document().and_then(|d| d.document_element()) {
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        };
        let _ = root.set_attribute("lang", language);
    }
}

/// What the build wrote into the page under a name.
pub fn meta(name: &str) -> Option<String> {
    document()?.query_selector(&format!("meta[name=\"{name}\"]")).ok()??.get_attribute("content")
}
