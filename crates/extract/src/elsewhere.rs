//! Words around a mention by which it tells nothing of the bedside: a drug on a wound, a mask without oxygen, the patient's
//! mother.

use crate::{Kind, Mention, Reading};
use foco_lexicon::Role;
use foco_text::TokenRange;

/// Whether a mention does not state its fact for the patient at the bedside.
pub(crate) fn states_nothing(reading: &Reading, fact: &str, mention: &Mention) -> bool {
    let at = mention.tokens;
    match fact {
        "pregnancy" => is_of_newborn(reading, at),
        "vasopressor" => mention.kind == Kind::Drug && is_local(reading, at),
        "fluids" => is_rinse(reading, at.start),
        "mechanical_ventilation" => is_anaesthesia(reading, at) || is_noninvasive(reading, at),
        "renal_replacement" => is_of_device(reading, at.start),
        "altered_mentation" => is_of_pupils(reading, at),
        "supplemental_oxygen" => is_bare_mask(reading, at),
        "suspected_infection" => is_carried(reading, at) || is_microscopic(reading, at.start),
        _ => false,
    }
}

/// The words of a sentence before a token, the nearest first.
fn before<'a>(reading: &'a Reading, at: usize, most: usize) -> impl Iterator<Item = &'a str> {
    let sentence = reading.text.sentence_of(at).start;
    (sentence.max(at.saturating_sub(most))..at).rev().map(|at| reading.text.word(at))
}

fn begins(word: &str, stems: &[&str]) -> bool {
    stems.iter().any(|stem| word.starts_with(stem))
}

/// `anestesia general e intubación orotraqueal`: for an operation, not because of an illness.
fn is_anaesthesia(reading: &Reading, ventilation: TokenRange) -> bool {
    const FAR: usize = 4;
    let joined = before(reading, ventilation.start, 1).any(|w| matches!(w, "e" | "y" | "con" | "mediante" | ","));
    joined && before(reading, ventilation.start, FAR).any(|word| begins(word, &["anestesi"]))
}

/// `soporte ventilatorio con ventilación no invasiva`: what follows says which.
fn is_noninvasive(reading: &Reading, support: TokenRange) -> bool {
    const FAR: usize = 6;
    let text = reading.text;
    let end = text.sentence_of(support.start).end.min(support.end + FAR);
    let mask = |word: &str| begins(word, &["vmni", "vni", "cpap", "bipap", "invasiv", "gafas", "mascarilla"]);
    begins(text.word(support.start), &["soporte", "apoyo", "asistencia"])
        && matches!(text.word(support.end), "con" | "mediante" | "por")
        && (support.end..end).take_while(|&at| !matches!(text.word(at), "," | ";")).any(|at| mask(text.word(at)))
}

/// `valoración para hemodiálisis`, `catéter de diálisis`: what serves the treatment, or whether it shall be.
fn is_of_device(reading: &Reading, treatment: usize) -> bool {
    const FAR: usize = 6;
    const HEADS: &[&str] = &[
        "cateter",
        "fistula",
        "acceso",
        "unidad",
        "centro",
        "servicio",
        "liquido",
        "valoracion",
        "evaluacion",
        "candidat",
    ];
    let mut words = before(reading, treatment, FAR);
    let joined = words.next().is_some_and(|w| matches!(w, "de" | "para" | "la"));
    // Between them an adjective or a second preposition may stand, but no verb: `por el catéter se inició hemodiálisis`.
    joined
        && words
            .take_while(|w| !matches!(*w, "," | ";" | "se" | "y" | "e" | "programa" | "sesiones" | "sesion"))
            .any(|w| begins(w, HEADS))
}

/// `pupilas medias, poco reactivas`, `midriasis arreactiva`.
fn is_of_pupils(reading: &Reading, sign: TokenRange) -> bool {
    const FAR: usize = 8;
    let reacts = (sign.start..sign.end).any(|at| reading.text.word(at).contains("reactiv"));
    let patient = |w: &&str| !begins(w, &["paciente"]) && *w != ";";
    reacts
        && before(reading, sign.start, FAR)
            .take_while(patient)
            .any(|w| begins(w, &["pupil", "midria", "mios", "miotic"]))
}

/// `mascarilla quirúrgica`, `mascarilla laríngea`: a mask gives oxygen where oxygen or its saturation is spoken of.
fn is_bare_mask(reading: &Reading, mask: TokenRange) -> bool {
    const OXYGEN: &[&str] = &[
        "oxig",
        "o2",
        "satura",
        "desatura",
        "sat",
        "spo2",
        "sao2",
        "fio2",
        "fi02",
        "flujo",
        "recirculacion",
        "reservorio",
        "hipox",
        "lpm",
    ];
    let text = reading.text;
    let sentence = text.sentence_of(mask.start);
    let bare = (mask.start..mask.end).all(|at| matches!(text.word(at), "mascarilla" | "facial" | "simple"));
    bare && !(sentence.start..sentence.end)
        .any(|at| begins(text.word(at), OXYGEN) && !begins(text.word(at), &["satisf"]))
}

/// `la biopsia mostró microabscesos`: seen under the microscope, in many diseases that are no infection.
fn is_microscopic(reading: &Reading, abscess: usize) -> bool {
    const FAR: usize = 40;
    let seen = |word: &str| {
        begins(word, &["biops", "histol", "histopat", "anatomopat", "microscop", "epiderm", "cripti", "criptas"])
    };
    begins(reading.text.word(abscess), &["microabsces"]) && before(reading, abscess, FAR).any(seen)
}

/// `infección por el VHC`: a virus that somebody carries is not what the sepsis comes from.
fn is_carried(reading: &Reading, infection: TokenRange) -> bool {
    let TokenRange { start, end } = infection;
    let text = reading.text;
    let by = text.word(end) == "por" && !(start..end).any(|at| text.word(at) == "aguda");
    let name = end + 1 + usize::from(matches!(text.word(end + 1), "el" | "los" | "virus"));
    by && (name..name + 4).take_while(|&at| !matches!(text.word(at), "," | "." | ";")).any(|at| {
        matches!(text.word(at), "vih" | "vhc" | "vhb" | "vph" | "hepatitis" | "papiloma" | "inmunodeficiencia")
    })
}

/// Whether a drug is put where it shall act, or is measured: `esclerosis con adrenalina`, `adrenalina nebulizada`.
fn is_local(reading: &Reading, drug: TokenRange) -> bool {
    const BEFORE: usize = 6;
    const BEHIND: usize = 4;
    let text = reading.text;
    let sentence = text.sentence_of(drug.start);
    let local = |at: usize| reading.relations(at, Role::Local).any(|(_, value)| value != "measured");
    let measured =
        |at: usize| reading.relations(at, Role::Local).any(|(end, value)| value == "measured" && end == drug.start);
    let near = |at: &usize| !matches!(text.word(*at), ";" | ")");
    let before = || sentence.start.max(drug.start.saturating_sub(BEFORE))..drug.start;
    before().any(measured)
        || before().rev().take_while(near).any(local)
        || (drug.end..sentence.end.min(drug.end + BEHIND)).take_while(|at| text.word(*at) != ";").any(local)
}

/// `recién nacido de 38 semanas de gestación`, `nació a las 38 semanas`, `embarazo y parto normales`: that pregnancy is
/// over, or the mother's.
fn is_of_newborn(reading: &Reading, pregnancy: TokenRange) -> bool {
    const FAR: usize = 16;
    const BIRTH: usize = 8;
    let text = reading.text;
    let sentence = text.sentence_of(pregnancy.start).start;
    let newborn = (sentence.max(pregnancy.start.saturating_sub(FAR))..pregnancy.start).any(|at| reading.is_newborn(at));
    // `varón producto de un embarazo`, but not the mother's `peso del producto de la gestación`.
    let product = |at: usize| {
        begins(text.word(at), &["producto", "fruto"])
            && text.word(at + 1) != "vivo"
            && (at == sentence || text.word(at - 1) != "del")
    };
    let from = sentence.max(pregnancy.start.saturating_sub(BIRTH));
    let born = |at: usize| begins(text.word(at), &["nace", "nacio", "naci"]) || text.word(at) == "madre" || product(at);
    let birth = matches!(text.word(pregnancy.end), "y" | ",") && text.word(pregnancy.end + 1) == "parto";
    newborn || birth || (from..pregnancy.start).any(born)
}

/// Whether a fluid is not infused: `lavado con suero fisiológico`.
fn is_rinse(reading: &Reading, fluid: usize) -> bool {
    const BEFORE: usize = 8;
    let sentence = reading.text.sentence_of(fluid).start;
    (sentence.max(fluid.saturating_sub(BEFORE))..fluid).any(|at| reading.relations(at, Role::Rinse).next().is_some())
}
