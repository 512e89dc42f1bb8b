//! Closed classes of Spanish words, folded, that scopes lean on.

/// Whether a word cannot end a phrase: prepositions, articles, conjunctions.
pub(crate) fn is_function(word: &str) -> bool {
    is_preposition(word)
        || is_conjunction(word)
        || is_article(word)
        || is_pronoun(word)
        || matches!(word, "su" | "sus" | "que" | "como" | "si")
}

pub(crate) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "a" | "al"
            | "ante"
            | "bajo"
            | "con"
            | "de"
            | "del"
            | "desde"
            | "durante"
            | "en"
            | "entre"
            | "hacia"
            | "hasta"
            | "mediante"
            | "para"
            | "por"
            | "segun"
            | "sin"
            | "sobre"
            | "tras"
    )
}

pub(crate) fn is_conjunction(word: &str) -> bool {
    matches!(word, "y" | "e" | "o" | "u" | "ni")
}

pub(crate) fn is_article(word: &str) -> bool {
    matches!(word, "el" | "la" | "los" | "las" | "lo" | "un" | "una" | "unos" | "unas")
}

/// Pronouns that lean on a verb.
pub(crate) fn is_pronoun(word: &str) -> bool {
    matches!(word, "se" | "le" | "les" | "lo" | "la" | "los" | "las" | "me" | "nos")
}

/// Forms of `haber` that make compound tenses.
pub(crate) fn is_have(word: &str) -> bool {
    matches!(
        word,
        "ha" | "han" | "he" | "hemos" | "haya" | "hayan" | "habia" | "habian" | "haber" | "habiendo" | "habiendose"
    )
}

/// Forms of the verbs that link a subject to what is said of it.
pub(crate) fn is_copula(word: &str) -> bool {
    matches!(
        word,
        "es" | "son"
            | "era"
            | "eran"
            | "fue"
            | "fueron"
            | "sido"
            | "siendo"
            | "ser"
            | "resulta"
            | "resultan"
            | "resulto"
            | "resultaron"
            | "resultando"
            | "resultado"
            | "resultar"
            | "estan"
            | "estaba"
            | "estaban"
            | "sale"
            | "salen"
            | "sigue"
            | "siguen"
            | "permanece"
            | "permanecen"
    )
}

/// Whether a word has the ending of a gerund, with or without pronouns.
pub(crate) fn is_gerund(word: &str) -> bool {
    let bare = ["se", "lo", "la", "los", "las", "le", "les"].iter().find_map(|p| word.strip_suffix(p)).unwrap_or(word);
    word.len() > 5 && (ends_in_gerund(word) || ends_in_gerund(bare))
}

fn ends_in_gerund(word: &str) -> bool {
    word.ends_with("ando") || word.ends_with("iendo") || word.ends_with("yendo")
}

/// Whether a word has the ending of an infinitive, with or without pronouns.
pub(crate) fn is_infinitive(word: &str) -> bool {
    let bare = ["se", "lo", "la", "los", "las", "le", "les"].iter().find_map(|p| word.strip_suffix(p)).unwrap_or(word);
    [word, bare].iter().any(|w| w.len() > 3 && (w.ends_with("ar") || w.ends_with("er") || w.ends_with("ir")))
}

/// Whether a word can be a participle (`retirado`, `suspendidas`).
pub(crate) fn is_participle(word: &str) -> bool {
    ["do", "da", "dos", "das"].iter().any(|end| word.ends_with(end))
}

/// Whether a word tells that what follows is beside what was told.
pub(crate) fn is_further(word: &str) -> bool {
    matches!(word, "otro" | "otra" | "otros" | "otras" | "nuevo" | "nueva" | "nuevos" | "nuevas" | "mas" | "demas")
}
