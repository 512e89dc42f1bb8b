//! What must hold for every text: no panic, spans inside the text, the same answer twice, ranges in order.

use foco::{Analysis, AssumptionId, OffsetUnit, Options, analyse};
use proptest::prelude::*;

fn check(text: &str) -> Analysis {
    let analysis = analyse(text, &Options::default());
    let inside = |span: foco::Span| {
        assert!(span.start <= span.end && text.get(span.start as usize..span.end as usize).is_some(), "{span:?}");
    };
    analysis.sections.iter().for_each(|s| inside(s.span));
    analysis.mentions.iter().for_each(|m| inside(m.span));
    analysis.cues.iter().for_each(|c| inside(c.span));
    analysis.measurements.iter().for_each(|m| {
        inside(m.span);
        inside(m.evidence);
        assert!(m.value.is_finite());
    });
    analysis.relations.iter().for_each(|r| {
        inside(r.span);
        inside(r.evidence);
    });
    analysis.notices.iter().for_each(|n| inside(n.span));
    for score in &analysis.scores {
        let (Some(strict), Some(contextual), Some(all)) = (score.strict, score.contextual, score.strict_all_arms)
        else {
            continue;
        };
        assert!(
            strict.min <= contextual.min && contextual.max <= strict.max,
            "{}: {contextual:?} in {strict:?}",
            score.id
        );
        assert!(all.min <= strict.min && strict.max <= all.max, "{}: {strict:?} in {all:?}", score.id);
        assert_eq!(score.observed_min, Some(strict.min));
        for c in &score.components {
            assert!(c.min <= c.max);
            // No point without words, a named assumption or a value of the reader behind it.
            let grounded = !c.evidence.is_empty() || !c.assumed.is_empty() || !c.user.is_empty();
            assert!(c.min == 0 || grounded, "{} {}: {} points from nothing", score.id, c.id, c.min);
            // What is open is listed as missing.
            assert!(c.min == c.max || !c.missing.is_empty(), "{} {}: open, and nothing missing", score.id, c.id);
        }
    }
    analysis
}

/// Pieces that reports are made of, and pieces that nobody would write.
fn piece() -> impl Strategy<Value = String> {
    let parts = [
        "TA 80/50",
        "FC: 109 lpm",
        "Ta 37,5o",
        "leucocitos 27.400/mm3",
        "creatinina ",
        "no ",
        "sin ",
        " ni ",
        ", ",
        ". ",
        ": ",
        "(",
        ")",
        "PCR 115",
        "se descarta",
        "shock séptico",
        "Caso 2:",
        "A la exploración",
        "10 días antes",
        "hace",
        "de",
        "años",
        "47",
        "1.234,5",
        "'",
        "/",
        "-",
        "%",
        "\n",
        "\n\n",
        "\u{ad}",
        "\u{200f}",
        "\u{0}",
        "ñ",
        "º",
        "x 109/L",
        "noradrenalina 0,1 µg/kg/min",
        "lactato",
        "Abdomen: No valorable",
        "sugestivo de",
        "E. coli",
        "lactato 38 mg/dl",
        "=",
        "<",
        ">",
        "entre 12 y 14",
        "afebril",
        "🫀",
    ];
    prop_oneof![proptest::sample::select(parts.map(str::to_owned).to_vec()), "\\PC{0,6}", "[0-9]{1,12}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_breaks_it(pieces in proptest::collection::vec(piece(), 0..40)) {
        check(&pieces.concat());
    }

    #[test]
    fn the_same_text_gives_the_same_analysis(pieces in proptest::collection::vec(piece(), 0..20)) {
        let text = pieces.concat();
        prop_assert_eq!(analyse(&text, &Options::default()), analyse(&text, &Options::default()));
    }

    #[test]
    fn switching_assumptions_off_never_narrows(pieces in proptest::collection::vec(piece(), 0..20), off in proptest::sample::select(AssumptionId::ALL[..8].to_vec())) {
        let text = format!("Varón de 60 años que refiere fiebre. {}", pieces.concat());
        let with = analyse(&text, &Options::default());
        let without = analyse(&text, &Options { assumptions: vec![(off, false)], ..Options::default() });
        for a in &with.scores {
            let same = without.scores.iter().find(|b| (b.id, b.window) == (a.id, a.window));
            if let (Some(on), Some(off_points)) = (a.contextual, same.and_then(|b| b.contextual)) {
                prop_assert!(off_points.min <= on.min && on.max <= off_points.max, "{} {off:?}: {on:?} became {off_points:?}", a.id);
            }
        }
    }
}

#[test]
fn odd_texts_are_analysed() {
    for text in [
        "",
        " ",
        "\0\0\0",
        "\u{202e}abc",
        "¿?",
        "....",
        "((((((((((",
        "TA",
        "TA /",
        "TA 1/",
        "38",
        "-5",
        "\u{feff}TA 80/50",
    ] {
        check(text);
    }
    check(&"(".repeat(20_000));
    check(&"no ".repeat(20_000));
    check(&"1.".repeat(20_000));
}

#[test]
fn a_long_text_takes_time_in_proportion() {
    let report = "Varón de 47 años. TA 80/50, FC 109 lpm. Leucocitos 27.400/mm3, sin soplos. Se inició ceftriaxona.\n";
    let long = report.repeat(10_000);
    let analysis = check(&long);
    assert_eq!(analysis.measurements.len(), 50_000);
}

#[test]
fn offsets_come_in_every_unit() {
    let text = "🫀 Niña de 9 años: TA 90/60.";
    let systolic = |unit| {
        analyse(text, &Options::default())
            .in_offsets(text, unit)
            .measurements
            .iter()
            .find(|m| m.analyte == "sbp")
            .unwrap()
            .span
    };
    let (bytes, points) = (systolic(OffsetUnit::Utf8), systolic(OffsetUnit::Codepoint));
    let found: String = text.chars().skip(points.start as usize).take(points.len() as usize).collect();
    assert_eq!(found, &text[bytes.start as usize..bytes.end as usize]);
    let wide: Vec<u16> = text.encode_utf16().collect();
    let utf16 = systolic(OffsetUnit::Utf16);
    assert_eq!(String::from_utf16(&wide[utf16.start as usize..utf16.end as usize]).unwrap(), "90/60");
}
