//! `basal` behind a saturation says that the patient breathes room air; elsewhere it is a baseline.

use foco_extract::{Corrections, Lexicon, extract};

fn oxygen(text: &str) -> Vec<String> {
    let read = extract(text, Lexicon::spanish(), &Corrections::default());
    let facts = read.facts.iter().filter(|f| f.fact == "supplemental_oxygen");
    facts.map(|f| format!("{} «{}»", f.value, &text[f.evidence.start as usize..f.evidence.end as usize])).collect()
}

#[test]
fn basal_behind_a_saturation_is_room_air() {
    for text in ["SatO2 93% basal.", "SatO2 93 % (basal) y FC 80 lpm.", "Saturación de oxígeno 91% basal."] {
        let found = oxygen(text);
        assert_eq!(found.len(), 1, "{text:?}: {found:?}");
        assert!(found[0].starts_with("no") && found[0].contains("basal"), "{found:?}");
    }
}

#[test]
fn elsewhere_it_is_a_baseline() {
    for text in [
        "Creatinina basal 0,9 mg/dl.",
        "Creatinina 0,9 mg/dl basal.",
        "SatO2 93%. Basal sin cambios.",
        "SatO2 93%, FC basal 80.",
    ] {
        assert_eq!(oxygen(text), Vec::<String>::new(), "{text:?}");
    }
}

#[test]
fn room_air_that_is_told_twice_counts_once() {
    assert_eq!(oxygen("SatO2 basal 93% basal.").len(), 1);
}

#[test]
fn a_mask_with_a_reservoir_behind_a_saturation_gives_oxygen() {
    let found = oxygen("SatO2 92% con reservorio.");
    assert_eq!(found, ["yes «SatO2 92%»"]);
    assert_eq!(oxygen("SatO2 98%. Reservorio ileal. SatO2 95% sin reservorio."), Vec::<String>::new());
}

#[test]
fn a_mask_alone_gives_no_oxygen() {
    for text in [
        "Con mascarilla quirúrgica y guantes.",
        "Anestesia con mascarilla laríngea.",
        "Máscara equimótica (mascarilla).",
    ] {
        assert_eq!(oxygen(text), Vec::<String>::new(), "{text:?}");
    }
    for text in ["Oxigenoterapia con mascarilla.", "SatO2 92% con mascarilla.", "Precisó mascarilla con reservorio."] {
        assert!(oxygen(text).iter().any(|found| found.starts_with("yes")), "{text:?}");
    }
}
