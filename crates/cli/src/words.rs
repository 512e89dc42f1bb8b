//! The words of the page, for what the command writes for people.

use std::collections::BTreeMap;

/// A language of the page.
pub(crate) struct Words {
    texts: BTreeMap<&'static str, &'static str>,
    decimal_comma: bool,
}

const SPANISH: &[&str] = &[
    include_str!("../../../web/i18n/es/criteria.txt"),
    include_str!("../../../web/i18n/es/export.txt"),
    include_str!("../../../web/i18n/es/names.txt"),
    include_str!("../../../web/i18n/es/page.txt"),
    include_str!("../../../web/i18n/es/scores.txt"),
    include_str!("../../../web/i18n/es/reading.txt"),
];
const ENGLISH: &[&str] = &[
    include_str!("../../../web/i18n/en/criteria.txt"),
    include_str!("../../../web/i18n/en/export.txt"),
    include_str!("../../../web/i18n/en/names.txt"),
    include_str!("../../../web/i18n/en/page.txt"),
    include_str!("../../../web/i18n/en/scores.txt"),
    include_str!("../../../web/i18n/en/reading.txt"),
];

impl Words {
    /// The language with this tag: `es` or `en`.
    pub(crate) fn of(tag: &str) -> Option<Words> {
        let (files, decimal_comma) = match tag {
            "es" => (SPANISH, true),
            "en" => (ENGLISH, false),
            _ => return None,
        };
        let lines = files.iter().flat_map(|file| file.lines());
        Some(Words { texts: lines.filter_map(|line| line.split_once(" = ")).collect(), decimal_comma })
    }
}

impl foco_export::Names for Words {
    fn find(&self, key: &str) -> Option<&'static str> {
        self.texts.get(key).copied()
    }

    fn has_decimal_comma(&self) -> bool {
        self.decimal_comma
    }
}
