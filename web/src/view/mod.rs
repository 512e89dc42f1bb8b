//! What is shown, as plain data: computed from an analysis, tested without a browser.

pub mod card;
pub mod correct;
pub mod decide;
pub mod segments;
pub mod uses;
