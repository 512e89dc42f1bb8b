//! Single keys and what they do.

use crate::state::View;
use crate::view::layers::Group;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// To the next finding.
    Next,
    /// To the previous finding.
    Previous,
    /// To the text area.
    Report,
    /// To the search field.
    Search,
    /// To the results.
    Results,
    /// Shows the report so.
    View(View),
    /// Switches a layer.
    Layer(Group),
    /// Opens the list of keys.
    Help,
}

/// The keys as they are listed, with the key of their text. Layers are listed together.
pub const LISTED: &[(&str, &str)] = &[
    ("n", "next"),
    ("p", "previous"),
    ("/", "report"),
    ("b", "search"),
    ("r", "results"),
    ("t", "text"),
    ("l", "table"),
    ("c", "timeline"),
    ("d", "compare"),
    ("1 … 8", "layers"),
    ("?", "help"),
];

/// Keys that work where they are and cannot be switched off, with the key of their text.
pub const FIXED: &[(&str, &str)] = &[("← →", "arrows"), ("Enter", "enter"), ("Esc", "escape")];

/// What a key does, if anything.
pub fn press(key: &str) -> Option<Press> {
    Some(match key {
        "n" => Press::Next,
        "p" => Press::Previous,
        "/" => Press::Report,
        "b" => Press::Search,
        "r" => Press::Results,
        "t" => Press::View(View::Text),
        "l" => Press::View(View::Table),
        "c" => Press::View(View::Timeline),
        "d" => Press::View(View::Compare),
        "?" => Press::Help,
        _ => {
            let number: usize = key.parse().ok()?;
            Press::Layer(*Group::ALL.get(number.checked_sub(1)?)?)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_key_does_something() {
        for (key, name) in LISTED.iter().filter(|k| k.1 != "layers") {
            assert!(press(key).is_some(), "{key}: {name}");
        }
        assert_eq!(press("1"), Some(Press::Layer(Group::Disease)));
        assert_eq!(press("8"), Some(Press::Layer(Group::Cue)));
        for key in ["0", "9", "Enter", "x", ""] {
            assert_eq!(press(key), None, "{key}");
        }
    }
}
