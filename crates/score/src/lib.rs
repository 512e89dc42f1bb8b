//! Sepsis scores over typed clinical inputs, honest about what is missing.
//!
//! Every input is a set of possible values: a number that is not stated is the whole line, “taquipneico”
//! is the half line above 20, 24/min is one point. Every component of a score is therefore a [`Range`] of
//! points, and every criterion a [`Tri`]. Nothing missing ever counts as normal.
//!
//! The crate knows no text and no language: names are the keys of the published vocabulary
//! ([`Input::name`]) and the clinical variables they read ([`Input::variable`]).
//!
//! ```
//! use foco_score::{Arms, Inputs, Range, Value, find};
//!
//! let qsofa = find("qsofa").expect("registered");
//! let mut inputs = Inputs::default();
//! inputs.set("sbp", Value::number(80.0, "mm[Hg]"));
//! let outcome = qsofa.evaluate(&inputs, Arms::Observed);
//! assert_eq!(outcome.total, Some(Range::new(1, 3))); // breathing and mentation are not stated
//! ```

mod definition;
mod input;
mod interval;
mod kleene;
mod range;
mod reading;
pub mod scores;
mod table;

pub use definition::{Answer, Arms, Component, Definition, Gate, Moment, Outcome};
pub use input::{Dose, Input, Inputs, Kind, Pressors, Quantity, Value};
pub use interval::Interval;
pub use kleene::Tri;
pub use range::Range;
pub use reading::Reading;
pub use scores::{all, find};
pub use table::{Bound, Column, Table};
