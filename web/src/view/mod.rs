//! What is shown, as plain data: computed from an analysis, tested without a browser.

pub mod blocks;
pub mod card;
pub mod compare;
pub mod correct;
pub mod criteria;
pub mod cut;
pub mod decide;
pub mod embed;
pub mod field;
pub mod findings;
pub mod form;
pub mod identifiers;
pub mod keys;
pub mod layers;
pub mod matrix;
pub mod most;
pub mod outline;
pub mod overlay;
pub mod privacy;
pub mod problems;
pub mod rows;
pub mod scale;
pub mod search;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod snapshots;
pub mod steps;
pub mod timeline;
pub mod tree;
pub mod uses;
pub mod why;
