//! What can happen to the page.

use super::{Coming, Done, Look, Outgoing, Step, Target, Theme};
use crate::i18n::Language;
use crate::memory::Answer;
use crate::view::correct::Correction;
use foco::{AssumptionId, Span, Tagger};
use std::rc::Rc;

/// What can happen.
pub enum Action {
    /// The trained model arrived.
    Model(Rc<Tagger>),
    /// The report was typed or pasted.
    Edit(String),
    /// The bundled case that is shown first was asked for.
    Demo,
    /// A bundled case was chosen.
    Case(&'static str),
    /// Another report takes the place of this one.
    Replace(String),
    /// The report whose place another took is to come back.
    Restore,
    /// A long report has been read.
    Read(Rc<Coming>, Done),
    /// Everything is to go.
    Clear,
    /// The page is being left: everything is to go, but what the reader asked to be kept.
    Leave,
    /// The report is to be kept over a reload, or no longer.
    Remember(bool),
    /// Something was said of what is kept.
    Recalled(Answer),
    /// An assumption was switched.
    Assume(AssumptionId, bool),
    /// A finding was set right.
    Correct(Correction, Span),
    /// The reader gave, checked or chose a value of a score.
    Do(Correction),
    /// The correction at this place was taken back.
    Undo(usize),
    /// The reader has seen which corrections were lost.
    Noted,
    /// Something was pointed at.
    Point(Option<Target>),
    /// The language was chosen.
    Speak(Language),
    /// The theme was chosen.
    Light(Theme),
    /// The tour goes to a step, or ends.
    Tour(Option<usize>),
    /// The reader looks otherwise.
    Look(Look),
    /// Something is to go out of the page.
    Send(Outgoing),
    /// The review of identifiers goes on.
    Review(Step),
}
