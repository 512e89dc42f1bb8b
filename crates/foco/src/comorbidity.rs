//! Past illnesses that Charlson's index counts, told by the ICD-10 codes of what the report names.
//!
//! Code lists: Quan H, Sundararajan V, Halfon P, et al. Med Care 2005;43:1130-1139.
//! doi:10.1097/01.mlr.0000182534.19832.83, with the weights of 1987 (`foco-score`).

use foco_extract::{Experiencer, Mention, Phase, Presence, Temporality};

/// A condition, and the beginnings of the codes that stand for it.
struct Condition {
    id: &'static str,
    /// Counts whenever it is named: it does not pass.
    lasting: &'static [&'static str],
    /// Counts only as a past illness: now it may be part of what is being told.
    past: &'static [&'static str],
}

const CONDITIONS: &[Condition] = &[
    Condition { id: "mi", lasting: &["I252"], past: &["I21", "I22"] },
    Condition { id: "chf", lasting: &["I110", "I130", "I132", "I255", "I42", "I43"], past: &["I50"] },
    Condition {
        id: "pvd",
        lasting: &["I70", "I71", "I731", "I738", "I739", "I771", "I790", "K551", "Z958"],
        past: &[],
    },
    Condition { id: "cva", lasting: &["I69"], past: &["G45", "G46", "I60", "I61", "I62", "I63", "I64", "I65", "I66"] },
    Condition { id: "dementia", lasting: &["F00", "F01", "F02", "F03", "G30", "G311"], past: &[] },
    Condition {
        id: "copd",
        lasting: &["I278", "I279", "J41", "J42", "J43", "J44", "J45", "J47", "J6"],
        past: &["J40"],
    },
    Condition { id: "ctd", lasting: &["M05", "M06", "M315", "M32", "M33", "M34", "M351", "M353", "M360"], past: &[] },
    Condition { id: "pud", lasting: &[], past: &["K25", "K26", "K27", "K28"] },
    Condition { id: "liver_mild", lasting: &["B18", "K702", "K703", "K717", "K73", "K74", "K760", "Z944"], past: &[] },
    Condition { id: "dm", lasting: &["E10", "E11", "E13"], past: &[] },
    Condition {
        id: "dm_eod",
        lasting: &["E102", "E103", "E104", "E105", "E112", "E113", "E114", "E115", "E132", "E133", "E134", "E135"],
        past: &[],
    },
    Condition { id: "hemi", lasting: &["G114", "G801", "G802", "G82"], past: &["G81", "G830", "G831", "G832", "G833"] },
    Condition { id: "ckd", lasting: &["I120", "I131", "N18", "N250", "Z940", "Z992"], past: &["N19"] },
    Condition {
        id: "tumor",
        lasting: &[
            "C0", "C1", "C2", "C3", "C40", "C41", "C43", "C45", "C46", "C47", "C48", "C49", "C5", "C6", "C70", "C71",
            "C72", "C73", "C74", "C75", "C76",
        ],
        past: &[],
    },
    Condition { id: "leuk", lasting: &["C91", "C92", "C93", "C94", "C95"], past: &[] },
    Condition { id: "lymph", lasting: &["C81", "C82", "C83", "C84", "C85", "C88", "C90", "C96"], past: &[] },
    // K76.82 was a part of K72.9 when the list was made.
    Condition {
        id: "liver_ms",
        lasting: &["I85", "I864", "K704", "K721", "K765", "K766"],
        past: &["K729", "K767", "K7682"],
    },
    Condition { id: "mets", lasting: &["C77", "C78", "C79", "C80"], past: &[] },
    Condition { id: "aids", lasting: &["B20"], past: &[] },
];

/// The conditions that a mention states of the patient.
pub(crate) fn conditions(mention: &Mention) -> impl Iterator<Item = &'static str> {
    let said = mention.assertion;
    let own = said.experiencer == Experiencer::Patient
        && said.presence == Presence::Present
        && said.temporality != Temporality::Future;
    let past = said.temporality == Temporality::Historical || mention.phase == Phase::Prior;
    // A condition counts of whatever kind it is, and when it is past.
    let codes = move || {
        mention
            .concept
            .iter()
            .flat_map(|c| c.codes.iter().chain(&c.withheld))
            .filter(|c| c.system == "icd10cm")
            .map(|c| c.code)
    };
    // Few mentions have a code: the others need no look at the list.
    let conditions = if own && codes().next().is_some() { CONDITIONS } else { &[] };
    let is = move |prefixes: &[&str]| codes().any(|code| prefixes.iter().any(|prefix| begins(code, prefix)));
    conditions.iter().filter(move |c| is(c.lasting) || (past && is(c.past))).map(|c| c.id)
}

/// Whether a code begins so, its point left aside.
fn begins(code: &str, prefix: &str) -> bool {
    // Most differ in the first letter, which is quicker to see.
    let mut letters = code.bytes().filter(|byte| *byte != b'.');
    code.as_bytes().first() == prefix.as_bytes().first() && prefix.bytes().all(|byte| letters.next() == Some(byte))
}
