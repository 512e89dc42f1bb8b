//! The analysis as a module for Node, so that `cargo xtask bench` can time it in WebAssembly (`bench.cjs`).

use wasm_bindgen::prelude::wasm_bindgen;

/// Analyses a text and counts what it found, so that no part of the work can be left out.
#[wasm_bindgen]
pub fn analyse(text: &str) -> usize {
    let analysis = foco::analyse(text, &foco::Options::default());
    analysis.mentions.len() + analysis.measurements.len() + analysis.scores.len()
}
