//! Forms of Spanish verbs, so that a cue names its verb once. Only regular endings: a verb whose stem changes says
//! its stems, one that is irregular beyond that lists its forms among `terms`.

/// Groups of forms that a cue can ask for.
const GROUPS: &[&str] =
    &["first", "present", "past", "future", "conditional", "subjunctive", "gerund", "participle", "infinitive"];

/// The forms of a verb as brace patterns. `suspender`; with the stem of the stressed forms `negar:nieg`; with that
/// and the stem of the third persons of the past `sugerir:sugier:sugir`.
pub fn conjugate(verb: &str, groups: &[String]) -> Result<Vec<String>, String> {
    let mut parts = verb.split(':');
    let infinitive = parts.next().unwrap_or_default();
    let (stem, ending) = infinitive
        .split_at_checked(infinitive.len().saturating_sub(2))
        .filter(|(stem, _)| !stem.is_empty())
        .ok_or_else(|| format!("{verb:?} is no infinitive"))?;
    let stressed = parts.next().unwrap_or(stem);
    let past = parts.next().unwrap_or(stem);
    let of = match ending {
        "ar" => Endings {
            present: "{a,an}",
            we: "amos",
            past: "{ó,aron}",
            imperfect: "{aba,aban}",
            subjunctive: "{e,en}",
            gerund: "ando",
            participle: "ad",
        },
        "er" => Endings {
            present: "{e,en}",
            we: "emos",
            past: "{ió,ieron}",
            imperfect: "{ía,ían}",
            subjunctive: "{a,an}",
            gerund: "iendo",
            participle: "id",
        },
        "ir" => Endings {
            present: "{e,en}",
            we: "imos",
            past: "{ió,ieron}",
            imperfect: "{ía,ían}",
            subjunctive: "{a,an}",
            gerund: "iendo",
            participle: "id",
        },
        _ => return Err(format!("{verb:?} is no infinitive")),
    };
    let mut forms = Vec::new();
    for group in groups {
        match group.as_str() {
            "first" => forms.push(format!("{stressed}o")),
            "present" => forms.extend([format!("{stressed}{}", of.present), format!("{stem}{}", of.we)]),
            "past" => forms.extend([format!("{past}{}", of.past), format!("{stem}{}", of.imperfect)]),
            "future" => forms.push(format!("{infinitive}{{á,án,emos}}")),
            "conditional" => forms.push(format!("{infinitive}{{ía,ían}}")),
            "subjunctive" => forms.push(format!("{stressed}{}", of.subjunctive)),
            "gerund" => forms.push(format!("{past}{}{{,se,lo,la,los,las}}", of.gerund)),
            "participle" => forms.push(format!("{stem}{}{{o,a,os,as}}", of.participle)),
            "infinitive" => forms.push(format!("{infinitive}{{,se,lo,la,los,las,le,les,sele}}")),
            other => return Err(format!("{other:?} is none of the groups of forms {GROUPS:?}")),
        }
    }
    Ok(forms)
}

struct Endings {
    present: &'static str,
    we: &'static str,
    past: &'static str,
    imperfect: &'static str,
    subjunctive: &'static str,
    gerund: &'static str,
    participle: &'static str,
}
