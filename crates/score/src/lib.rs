//! Sepsis scores over typed clinical inputs, honest about what is missing.
#![doc = include_str!("../README.md")]

mod cut;
mod definition;
mod input;
mod interval;
mod kleene;
mod names;
mod range;
mod reading;
pub mod scores;
mod table;

pub use cut::Cut;
pub use definition::{Answer, Arms, Component, Definition, Gate, Moment, Outcome};
pub use input::{Dose, Input, Inputs, Kind, Pressors, Quantity, Value};
pub use interval::Interval;
pub use kleene::Tri;
pub use names::{Names, is_same};
pub use range::Range;
pub use reading::Reading;
pub use scores::{all, find};
pub use table::{Bound, Column, Table};
