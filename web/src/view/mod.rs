//! What is shown, as plain data: computed from an analysis, tested without a browser.

pub mod card;
pub mod segments;
pub mod uses;
