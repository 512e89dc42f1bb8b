//! How light the page is.

/// How light the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Its key in the style sheet, none for the system's.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }

    /// The theme with a key; the system's for any other word.
    pub fn of(key: &str) -> Theme {
        [Theme::Light, Theme::Dark].into_iter().find(|theme| theme.key() == Some(key)).unwrap_or_default()
    }
}
