//! Where a place of the old text lies in the new one, and back.

use crate::Category;
use foco_text::Span;

/// One replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of identifier it was.
    pub category: Category,
    /// Where it stood in the old text, in bytes.
    pub old: Span,
    /// Where its replacement stands in the new text, in bytes.
    pub new: Span,
}

/// The replacements of a text in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// One by one, without overlaps.
    pub changes: Vec<Change>,
}

impl OffsetMap {
    /// A span of the old text in the new one. What begins or ends within a replaced part takes in all of it.
    pub fn to_new(&self, old: Span) -> Span {
        carry(&self.changes, old, |c| (c.old, c.new))
    }

    /// A span of the new text in the old one, likewise.
    pub fn to_old(&self, new: Span) -> Span {
        carry(&self.changes, new, |c| (c.new, c.old))
    }
}

fn carry(changes: &[Change], span: Span, sides: impl Fn(&Change) -> (Span, Span)) -> Span {
    let place = |at: u32, is_end: bool| {
        // The last replacement that begins before the place (or at it, where the place opens a span).
        let after = changes.partition_point(|c| sides(c).0.start < at || (!is_end && sides(c).0.start == at));
        let Some((from, to)) = after.checked_sub(1).and_then(|i| changes.get(i)).map(&sides) else {
            return at;
        };
        if at < from.end || (is_end && at == from.end) {
            if is_end { to.end } else { to.start }
        } else {
            to.end + (at - from.end)
        }
    };
    if span.is_empty() {
        let at = place(span.start, false);
        return Span::new(at, at);
    }
    Span::new(place(span.start, false), place(span.end, true))
}
