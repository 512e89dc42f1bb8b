//! The lists of `data/`: one list a heading `[name]`, entries parted by commas or lines, folded; `#` opens a remark.

use foco_text::{Text, fold};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

const FILES: [&str; 3] =
    [include_str!("../data/names.txt"), include_str!("../data/cues.txt"), include_str!("../data/guards.txt")];

#[derive(Default)]
struct List {
    words: HashSet<String>,
    phrases: Vec<Vec<&'static str>>,
    by_first: HashMap<&'static str, Vec<usize>>,
    by_last: HashMap<&'static str, Vec<usize>>,
}

fn lists() -> &'static BTreeMap<&'static str, List> {
    static LISTS: OnceLock<BTreeMap<&'static str, List>> = OnceLock::new();
    LISTS.get_or_init(|| {
        let mut lists: BTreeMap<&'static str, List> = BTreeMap::new();
        for file in FILES {
            let mut name = "";
            for line in file.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
                if let Some(heading) = line.strip_prefix('[') {
                    name = heading.trim_end_matches(']');
                    continue;
                }
                let list = lists.entry(name).or_default();
                for entry in line.split(", ").map(|e| e.trim().trim_end_matches(',')).filter(|e| !e.is_empty()) {
                    list.words.insert(fold(entry));
                    let folded: &'static str = fold(entry).leak();
                    let text = Text::new(folded);
                    let phrase: Vec<&'static str> = (0..text.tokens.len()).map(|i| text.written(i)).collect();
                    let (Some(first), Some(last)) = (phrase.first(), phrase.last()) else { continue };
                    list.by_first.entry(first).or_default().push(list.phrases.len());
                    list.by_last.entry(last).or_default().push(list.phrases.len());
                    list.phrases.push(phrase);
                }
            }
        }
        lists
    })
}

/// Whether a list has a folded word.
pub(crate) fn has(list: &str, word: &str) -> bool {
    !word.is_empty() && lists().get(list).is_some_and(|l| l.words.contains(word))
}

/// The words that entries of these lists begin with, in order.
pub(crate) fn openers(of: &[&str]) -> Vec<&'static str> {
    let firsts = of.iter().filter_map(|list| lists().get(list)).flat_map(|l| l.by_first.keys().copied());
    firsts.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The entries of a list that begin with a word, cut into tokens.
pub(crate) fn beginning(list: &str, first: &str) -> impl Iterator<Item = &'static [&'static str]> {
    of(list, |l| l.by_first.get(first))
}

/// The entries of a list that end with a word, cut into tokens.
pub(crate) fn ending(list: &str, last: &str) -> impl Iterator<Item = &'static [&'static str]> {
    of(list, |l| l.by_last.get(last))
}

fn of(
    list: &str,
    which: impl Fn(&'static List) -> Option<&'static Vec<usize>>,
) -> impl Iterator<Item = &'static [&'static str]> {
    let list = lists().get(list);
    list.and_then(which).into_iter().flatten().filter_map(move |&i| list?.phrases.get(i).map(Vec::as_slice))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_list_has_entries_and_the_name_lists_hold_single_words() {
        for (name, list) in super::lists() {
            assert!(!name.is_empty() && !list.phrases.is_empty(), "[{name}]");
        }
        for name in ["given", "surname"] {
            let phrases = &super::lists()[name].phrases;
            assert!(phrases.len() > 150, "[{name}]");
            assert!(phrases.iter().all(|p| p.len() == 1), "[{name}] holds a phrase");
        }
    }
}
