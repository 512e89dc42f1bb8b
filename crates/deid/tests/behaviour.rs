//! What is taken, what is left, and what replacing does to a text.

use foco_deid::{Category, Choices, find, pseudonymise};
use foco_text::Span;
use proptest::prelude::*;

fn slice(text: &str, span: Span) -> &str {
    &text[span.start as usize..span.end as usize]
}

fn found(text: &str) -> Vec<(&'static str, &str)> {
    find(text).iter().map(|f| (f.category.token(), slice(text, f.span))).collect()
}

#[test]
fn medicine_is_no_identifier() {
    for text in [
        "Síndrome de Cushing, escala de Glasgow 15, signo de Murphy positivo, tinción de Gram, eco-Doppler.",
        "Enfermedad de Martín-Bell; síndrome de Guillain-Barré; test de Rosa Bengala; maniobra de Blumberg.",
        "Crece Escherichia coli y Staphylococcus aureus. Amoxicilina 500 mg/8 h, Augmentine 1 g.",
        "TA 120/80 mmHg, FC 90 lpm, SatO2 95 %, leucocitos 12.300/mm3, plaquetas 150000/mm3, PCR 234567 ng/ml.",
        "Estudios publicados en 2005 y 2012 (n = 1998). Paciente de 89 años, peso 95 kg, hace 92 años.",
        "Paciente: Varón de 60 años. Ingresa en el Hospital Universitario. Déficit de vitamina D. Se inicia calcio.",
        "Temperatura 36,5 °C. Peso 68 kg. Hospital de Día de Cardiología. H. Influenzae. Realizado. Implante de DAI.",
        "Creatinina 1,2; glucosa 612 mg/dl; 900 000 000 copias/ml; PSA 4.5; pH 7.35. Dolores Abdominales.",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn one_person_has_one_token() {
    let text = "Dra. Lucía Vidal Soler. Firmado: Lucía Vidal Soler. La Dra. Vidal y el Dr. Prieto. Vidal opina.";
    let new = pseudonymise(text, &Choices::all(text)).text;
    assert_eq!(new, "Dra. [NOMBRE_1]. Firmado: [NOMBRE_1]. La Dra. [NOMBRE_1] y el Dr. [NOMBRE_2]. [NOMBRE_1] opina.");
}

#[test]
fn intervals_survive_a_shift() {
    let text = "Ingreso el 27/02/2020, alta el 3 de marzo de 2020. Mujer de 93 años.";
    let choices = Choices { shift_days: Some(-400), ..Choices::all(text) };
    let new = pseudonymise(text, &choices).text;
    assert_eq!(new, "Ingreso el 23/01/2019, alta el 28 de enero de 2019. Mujer de ≥90 años.");
}

#[test]
fn what_the_text_calls_a_token_is_not_given_again() {
    let text = "[NOMBRE_1] acude con el Dr. Prieto.";
    assert_eq!(pseudonymise(text, &Choices::all(text)).text, "[NOMBRE_1] acude con el Dr. [NOMBRE_2].");
}

#[test]
fn long_texts_take_linear_time() {
    let one = "García López Ruiz 600 11 22 33 a.b.c@ 12/03/2019 síndrome de Dr. C/ Mayor 3, 28001 Madrid ";
    // The best of three runs, as other work on the machine slows single ones.
    let time = |copies: usize| {
        let text = one.repeat(copies);
        let run = |_| {
            let start = std::time::Instant::now();
            assert!(find(&text).len() > copies);
            start.elapsed().as_secs_f64()
        };
        (0..3).map(run).fold(f64::INFINITY, f64::min)
    };
    let (short, long) = (time(200), time(4_000));
    assert!(long < 120.0 * short, "{short} s, twenty times as long {long} s");
}

/// Pieces that rules look at, in any order, with anything between.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        prop::sample::select(vec![
            "Dr. ",
            "D.ª ",
            "García",
            " López",
            ", ",
            "Ana ",
            "12",
            "/03",
            "/2019",
            "DNI: ",
            "12345678Z",
            "+34 ",
            "600",
            " 11",
            "@",
            "www.",
            "a.es",
            "C/ ",
            "Mayor ",
            "nº ",
            "Hospital ",
            "San ",
            "NHC ",
            "\u{202e}",
            "n\u{303}",
            "ª",
            "…",
            "-\n",
            "de marzo",
            " años",
            "noventa y ",
            "[NOMBRE_1]",
            "ﬁ",
            "İ",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_in_order_and_put_back_together(text in text(), shift in prop::option::of(any::<i32>())) {
        let findings = find(&text);
        prop_assert!(findings.windows(2).all(|w| w[0].span.end <= w[1].span.start));
        prop_assert!(findings.iter().all(|f| text.get(f.span.start as usize..f.span.end as usize).is_some()));
        let done = pseudonymise(&text, &Choices { findings, shift_days: shift });
        // Every part that was not replaced stands where the map says.
        let (mut old, mut new) = (0, 0);
        for change in &done.map.changes {
            prop_assert_eq!(&text[old..change.old.start as usize], &done.text[new..change.new.start as usize]);
            prop_assert_eq!(done.map.to_new(change.old), change.new);
            prop_assert_eq!(done.map.to_old(change.new), change.old);
            (old, new) = (change.old.end as usize, change.new.end as usize);
            if change.category == Category::Age {
                prop_assert_eq!(slice(&done.text, change.new), "≥90");
            }
        }
        prop_assert_eq!(&text[old..], &done.text[new..]);
        for (at, c) in text.char_indices() {
            let one = Span::new(at as u32, (at + c.len_utf8()) as u32);
            if !done.map.changes.iter().any(|change| change.old.overlaps(one)) {
                prop_assert_eq!(slice(&text, one), slice(&done.text, done.map.to_new(one)));
            }
        }
    }

    #[test]
    fn choices_that_do_not_fit_the_text_are_passed_over(text in text(), other in text(), shift in any::<i32>()) {
        let choices = Choices { shift_days: Some(shift), ..Choices::all(&other) };
        let done = pseudonymise(&text, &choices);
        prop_assert!(done.map.changes.len() <= choices.findings.len());
    }
}
