//! Supports that go on, and those that end.

use foco_extract::{Corrections, Lexicon, extract};

#[test]
fn a_support_that_is_hard_to_end_goes_on() {
    let ventilated = |text: &str| -> Vec<String> {
        let read = extract(text, Lexicon::spanish(), &Corrections::default());
        read.facts.iter().filter(|f| f.fact == "mechanical_ventilation").map(|f| f.value.to_string()).collect()
    };
    assert_eq!(ventilated("Fue difícil la retirada de la ventilación mecánica, con destete prolongado."), ["yes"]);
    assert_eq!(ventilated("Se retiró la ventilación mecánica al tercer día."), ["no"]);
}
