//! The scores, one file each. To add one: write its file, add it to `mod` and to `ALL`.

mod sofa;

use crate::Definition;

static ALL: &[&Definition] = &[&sofa::SOFA];

/// Every score, in the order in which they are shown.
pub fn all() -> &'static [&'static Definition] {
    ALL
}

/// The score with this key.
pub fn find(id: &str) -> Option<&'static Definition> {
    all().iter().copied().find(|d| d.id == id)
}
