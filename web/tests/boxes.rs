//! What may render nothing stands in a box of its own. Yew 0.23 puts what comes before an empty component in front of
//! the sibling that followed it, which may just have gone; it then panics.

use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Names of the components of a source that answer an empty `html! {}` at some point of their own body.
fn may_be_empty(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut component = None::<String>;
    for (i, line) in source.lines().enumerate() {
        if line.starts_with("pub fn ") || line.starts_with("fn ") {
            let marked = source.lines().nth(i.wrapping_sub(1)).is_some_and(|l| l.starts_with("#[component]"));
            let name = line.trim_start_matches("pub ").trim_start_matches("fn ").split(['(', '<']).next();
            component = name.filter(|_| marked).map(str::to_owned);
        }
        if line.contains("return html! {}") || line.contains("else { return html! {} }") {
            names.extend(component.clone().filter(|c| !names.contains(c)));
        }
    }
    names
}

#[test]
fn what_may_be_empty_stands_in_a_box() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let texts: Vec<String> = files.iter().map(|f| std::fs::read_to_string(f).expect("readable")).collect();
    let empty: Vec<String> = texts.iter().flat_map(|t| may_be_empty(t)).collect();
    assert!(empty.iter().any(|name| name == "Card"), "the search finds components: {empty:?}");
    let mut bare = Vec::new();
    for (file, text) in files.iter().zip(&texts) {
        for name in &empty {
            let tag = format!("<{name}");
            for (at, _) in text.match_indices(&tag) {
                let whole = !text[at + tag.len()..].starts_with(|c: char| c.is_alphanumeric());
                let alone = text[..at].trim_end().ends_with('>') && {
                    let before = text[..at].trim_end();
                    let opened = before.rfind('<').map_or("", |open| &before[open..]);
                    opened.starts_with("<div")
                        && text[at..]
                            .find("/>")
                            .is_some_and(|end| text[at + end + 2..].trim_start().starts_with("</div>"))
                };
                if whole && !alone {
                    bare.push(format!("{}: {tag}", file.display()));
                }
            }
        }
    }
    assert!(bare.is_empty(), "give them a `<div class=\"box\">` of their own: {bare:#?}");
}
