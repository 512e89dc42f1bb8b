//! The code that embeds a bundled case in another page. `embed/index.html` makes the same, of the same form.

use crate::i18n::Language;
use crate::state::Theme;

/// The form of the code.
const FORM: &str = include_str!("../../embed/code.txt");
/// Heights to choose from, in pixels. A host that listens gives the frame its own.
pub const HEIGHTS: &[&str] = &["600", "900", "1200", "1800"];
/// Name of the page for frames.
const PAGE: &str = "embed.html";

/// What is embedded, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// Where the page for frames lies.
    pub address: String,
    /// Key of the case.
    pub case: &'static str,
    /// Language of the page in the frame.
    pub language: Language,
    /// Its theme.
    pub theme: Theme,
    /// Whether it goes without the text field.
    pub read_only: bool,
    /// Height of the frame.
    pub height: &'static str,
}

impl Embed {
    /// The code, if the address is one.
    pub fn code(&self) -> Option<String> {
        let to = escaped(&format!("{}#{}", page(&self.address)?, self.fragment()));
        let parts = [
            ("{to}", &*to),
            ("{title}", self.language.text("embed.frame")),
            ("{height}", self.height),
            ("{link}", self.language.text("embed.link")),
        ];
        Some(parts.iter().fold(FORM.trim_end().to_owned(), |code, (name, value)| code.replace(name, value)))
    }

    fn fragment(&self) -> String {
        let theme = self.theme.key().map(|theme| ("theme", theme));
        let mode = self.read_only.then_some(("mode", "read"));
        let given = [Some(("case", self.case)), Some(("lang", self.language.tag())), theme, mode];
        given.into_iter().flatten().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    }
}

/// The page for frames at an address that somebody typed: the page itself, or the folder that it lies in.
fn page(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let typed = &typed[..typed.find(['#', '?']).unwrap_or(typed.len())];
    let rest = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://"))?;
    if rest.is_empty() || rest.starts_with('/') || rest.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return None;
    }
    Some(if typed.ends_with(".html") { typed.to_owned() } else { format!("{}/{PAGE}", typed.trim_end_matches('/')) })
}

/// Where the page for frames lies if everything was published as it was built, from the address of this page.
pub fn beside(address: &str) -> String {
    let folder = address.rfind('/').map_or("", |end| &address[..=end]);
    format!("{}embed/{PAGE}", folder.strip_suffix("site/").unwrap_or(folder))
}

/// Fit for an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// The first lines of a report, to be followed by an ellipsis.
pub fn beginning(text: &str) -> &str {
    const MOST: usize = 320;
    let end = text.char_indices().nth(MOST).map_or(text.len(), |(at, _)| at);
    if end == text.len() {
        return text;
    }
    let end = text[..end].rfind(' ').unwrap_or(end);
    text[..end].trim_end_matches(['.', ',', ';', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::CASES;

    fn embed(address: &str) -> Embed {
        let (language, theme) = (Language::English, Theme::Dark);
        Embed { address: address.to_owned(), case: "celulitis", language, theme, read_only: true, height: "900" }
    }

    #[test]
    fn the_code_says_what_was_chosen() {
        let code = embed("https://example.org/a&b/embed.html?x#y").code().expect("an address");
        let to = "https://example.org/a&amp;b/embed.html#case=celulitis&amp;lang=en&amp;theme=dark&amp;mode=read\"";
        assert!(code.contains(&format!(" src=\"{to} title=\"Clinical case in Foco\"")), "{code}");
        assert!(code.contains("sandbox=\"allow-scripts allow-downloads\"") && !code.contains("allow-same-origin"));
        assert!(code.contains(&format!("<p><a href=\"{to}")) && code.contains("height=\"900\""), "{code}");
        assert!(!code.contains('{') && !code.ends_with('\n'));
    }

    #[test]
    fn only_addresses_of_the_web_make_code() {
        for typed in ["", "https://", "https:///x", "file:///home/foco", "javascript:alert(1)//", "https://a b/"] {
            assert_eq!(embed(typed).code(), None, "{typed}");
        }
        for typed in ["https://example.org/foco", " http://example.org/foco/ ", "https://example.org/\"><script>"] {
            let code = embed(typed).code().expect(typed);
            assert!(code.contains("/embed.html#case") && !code.contains("<script"), "{code}");
        }
    }

    #[test]
    fn the_page_for_frames_lies_beside_this_one() {
        for (page, frames) in [
            ("https://example.org/foco/site/", "https://example.org/foco/embed/embed.html"),
            ("https://example.org/foco/site/index.html", "https://example.org/foco/embed/embed.html"),
            ("https://example.org/foco.html", "https://example.org/embed/embed.html"),
            ("https://example.org/", "https://example.org/embed/embed.html"),
        ] {
            assert_eq!(beside(page), frames);
        }
    }

    #[test]
    fn a_report_begins_with_whole_words() {
        for case in CASES {
            let begins = beginning(case.text);
            let next = case.text[begins.len()..].chars().next().expect("more");
            assert!(!next.is_alphanumeric() && begins.len() > 200, "{}: {begins}", case.id);
        }
        assert_eq!(beginning("fiebre"), "fiebre");
    }
}
