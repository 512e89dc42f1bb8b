//! A chosen or dropped file as text: nothing is uploaded anywhere.

use super::{Format, MOST_BYTES, Problem, charset, docx, format, report};
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The report in a file.
pub async fn read(file: &File) -> Result<String, Problem> {
    if file.size() > f64::from(MOST_BYTES) {
        return Err(Problem::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Problem::Broken)?;
    text(&Uint8Array::new(&buffer).to_vec())
}

/// The report in the bytes of a file.
fn text(bytes: &[u8]) -> Result<String, Problem> {
    match format(bytes)? {
        Format::Text => report(&charset::decode(bytes)),
        Format::Docx => report(&docx::text(&charset::decode(&docx::unpack(bytes)?))?),
    }
}
