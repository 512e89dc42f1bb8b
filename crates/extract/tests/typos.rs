//! Slips of the keyboard: read where only one term can be meant, said, and never forced.

use foco_extract::{Corrections, Extraction, Lexicon, extract};

fn read(text: &str) -> Extraction {
    extract(text, Lexicon::spanish(), &Corrections::default())
}

fn typos(text: &str) -> Vec<String> {
    let extraction = read(text);
    extraction
        .mentions
        .iter()
        .filter(|m| m.typo)
        .map(|m| text[m.span.start as usize..m.span.end as usize].to_owned())
        .collect()
}

#[test]
fn one_slip_is_read_and_said() {
    // Lost, doubled, changed, swapped.
    for slip in ["troboembolismo", "meningittis", "ceftriacsona", "neuomnitis", "hepatoesplenomagalia"] {
        let text = format!("Presenta {slip} desde ayer.");
        let expected: &[&str] = if slip == "ceftriacsona" { &[] } else { &[slip] };
        let found = typos(&text);
        assert!(found.iter().all(|f| f == slip), "{slip}: {found:?}");
        assert_eq!(found.is_empty(), expected.is_empty(), "{slip}: {found:?}");
        let said = read(&text).notices.iter().any(|n| n.kind == "probable_typo");
        assert_eq!(said, !expected.is_empty(), "{slip}");
    }
}

#[test]
fn a_label_with_a_slip_keeps_its_value() {
    let extraction = read("Creattinina 2,1 mg/dl y plaqueas 90.000/mm3; procalcitonia 3 ng/ml.");
    let values: Vec<(&str, f64)> = extraction.measurements.iter().map(|m| (m.analyte, m.value)).collect();
    assert_eq!(values, [("creatinine", 2.1), ("procalcitonin", 3.0)], "`plaqueas` is too short to be sure");
}

#[test]
fn other_words_are_left_alone() {
    for text in [
        "Imagen hipodensa en la instalación del catéter.",
        // A name, a short word, a number, an inflection.
        "El doctor Troboembolismez acudió.",
        "Tiene tox y fievre.",
        "Código 123456789.",
        "Lesiones neoplásicas hepáticas.",
    ] {
        assert_eq!(typos(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_reader_can_undo_it() {
    let text = "Presenta troboembolismo desde ayer.";
    let id = read(text).mentions.iter().find(|m| m.typo).expect("read as a slip").id;
    let after = extract(text, Lexicon::spanish(), &Corrections { reject: vec![id], ..Corrections::default() });
    assert!(after.mentions.iter().all(|m| !m.typo));
}

#[test]
fn a_slip_before_a_right_word_is_that_term() {
    let organisms = |text: &str| -> Vec<String> {
        read(text).facts.iter().filter(|f| f.fact == "organism").map(|f| f.value.to_string()).collect()
    };
    assert_eq!(organisms("Se aísla Klebsiela pneumoniae en orina."), ["Klebsiella pneumoniae"]);
    assert_eq!(organisms("Hemocultivos con Enterocoocus faecalis."), ["Enterococcus faecalis"]);
    assert!(organisms("Vino el doctor Klebsielo preocupado.").is_empty());
}
