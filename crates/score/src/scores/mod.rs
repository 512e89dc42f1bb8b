//! The scores, one file each. To add one: write its file, add it to `mod` and to `ALL`.

mod hemo;
mod lactate;
mod news2;
mod qsofa;
mod sepsis3;
mod sirs;
mod sofa;

use crate::Definition;

static ALL: &[&Definition] =
    &[&sofa::SOFA, &qsofa::QSOFA, &sirs::SIRS, &news2::NEWS2, &hemo::HEMO, &lactate::LACTATE, &sepsis3::SEPSIS3];

/// Every score, in the order in which they are shown.
pub fn all() -> &'static [&'static Definition] {
    ALL
}

/// The score with this key.
pub fn find(id: &str) -> Option<&'static Definition> {
    all().iter().copied().find(|d| d.id == id)
}
