//! The scores, one file each. To add one: write its file, add it to `mod` and to [`all`].

mod sofa;

use crate::Definition;

/// Every score, in the order in which they are shown.
pub fn all() -> &'static [&'static Definition] {
    &[&sofa::SOFA]
}

/// The score with this key.
pub fn find(id: &str) -> Option<&'static Definition> {
    all().iter().copied().find(|d| d.id == id)
}
