//! The scores, one file each (or one small family). To add one: write its file, add it to `mod` and to `ALL`.

mod apache2;
mod berlin;
mod charlson;
mod coagulation;
mod curb65;
mod global_ards;
mod hemo;
mod kidney;
mod lactate;
mod lrinec;
mod meds;
mod mews;
mod news2;
mod obstetric;
mod phoenix;
mod piro;
mod pitt;
mod qsofa;
mod saps2;
mod sepsis2;
mod sepsis3;
mod sirs;
mod sofa;
mod sofa2;

use crate::Definition;

static ALL: &[&Definition] = &[
    &sofa::SOFA,
    &sofa2::SOFA2,
    &qsofa::QSOFA,
    &sirs::SIRS,
    &news2::NEWS2,
    &mews::MEWS,
    &hemo::HEMO,
    &lactate::LACTATE,
    &sepsis3::SEPSIS3,
    &sepsis2::SEPSIS2,
    &phoenix::PHOENIX,
    &obstetric::OMQSOFA,
    &obstetric::OMSOFA,
    &pitt::PITT,
    &pitt::QPITT,
    &lrinec::LRINEC,
    &curb65::CURB65,
    &kidney::KDIGO,
    &kidney::CKDEPI,
    &coagulation::SIC,
    &coagulation::ISTH_DIC,
    &meds::MEDS,
    &piro::PIRO,
    &charlson::CHARLSON,
    &apache2::APACHE2,
    &saps2::SAPS2,
    &berlin::BERLIN,
    &global_ards::GLOBAL_ARDS,
];

/// Every score, in the order in which they are shown.
pub fn all() -> &'static [&'static Definition] {
    ALL
}

/// The score with this key.
pub fn find(id: &str) -> Option<&'static Definition> {
    all().iter().copied().find(|d| d.id == id)
}
