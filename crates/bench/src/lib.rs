//! The analysis as a module for Node, so that `cargo xtask bench` can time it in WebAssembly (`bench.cjs`).

use foco::{Lexicon, Options, Tagger};
use wasm_bindgen::prelude::wasm_bindgen;

/// What reads with the trained model, as a page does once it has arrived.
#[wasm_bindgen]
pub struct Reader(Option<Tagger>);

#[wasm_bindgen]
impl Reader {
    /// Opens a packed model; without one, and with one that is damaged, only the lexicon reads.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &[u8]) -> Reader {
        Reader(Tagger::from_bytes(model).ok())
    }

    /// Whether the model could be opened.
    pub fn has_model(&self) -> bool {
        self.0.is_some()
    }

    /// Analyses a text and counts what it found, so that no part of the work can be left out.
    pub fn analyse(&self, text: &str) -> usize {
        let analysis = foco::analyse_with(text, Lexicon::spanish(), self.0.as_ref(), &Options::default());
        analysis.mentions.len() + analysis.measurements.len() + analysis.scores.len()
    }
}
