//! What is shown, as plain data: computed from an analysis, tested without a browser.

pub mod card;
pub mod correct;
pub mod decide;
pub mod field;
pub mod form;
pub mod matrix;
pub mod privacy;
pub mod scale;
pub mod segments;
pub mod uses;
