//! Words of the measurement grammar: `de`, `por debajo de`, `valores normales`.

use super::{Bench, comparator};
use foco_lexicon::{Grammar, Item};

/// The longest word of the measurement grammar at a token.
pub(crate) fn grammar(bench: &Bench, at: usize) -> Option<(usize, Grammar)> {
    bench.reading.found.at(at).iter().find_map(|m| match m.item {
        Item::Grammar(g) => Some((m.tokens.end, g)),
        _ => None,
    })
}

/// Whether words announce a value, so that a comma before them parts nothing: `SatO2 baja, por debajo de 90`,
/// `PCR elevada, con un valor máximo de 17`.
pub(super) fn opens_value(bench: &Bench, at: usize) -> bool {
    /// `con un valor de`.
    const SPELLED: usize = 3;
    grammar(bench, at).is_some_and(|(end, word)| match word {
        Grammar::Between => true,
        Grammar::Link => end >= at + SPELLED && matches!(bench.word(at), "con" | "que"),
        word => comparator::of_word(word).is_some(),
    })
}
