//! Patterns of forms: `absceso{,s} glúteo{,s}` stands for four, `derrame pleural{=side.m}` for one a side.

use std::collections::BTreeMap;

/// Alternatives that many terms share, by name: `data/*/patterns.toml`.
pub type Sets = BTreeMap<String, Vec<String>>;

/// Every form of a pattern, sorted. Groups may stand side by side, not inside one another; a set stands
/// between spaces, and one of its alternatives may be nothing.
pub fn expand(pattern: &str, sets: &Sets) -> Result<Vec<String>, String> {
    let mut forms = vec![String::new()];
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let close = rest[open..].find('}').map(|i| open + i).ok_or_else(|| format!("unclosed brace in {pattern:?}"))?;
        let inside = &rest[open + 1..close];
        let options: Vec<String> = match inside.strip_prefix('=') {
            Some(name) => {
                let set = sets.get(name).ok_or_else(|| format!("{pattern:?} names no set of patterns.toml"))?;
                set.iter().map(|option| format!(" {option} ")).collect()
            }
            None => inside.split(',').map(str::to_owned).collect(),
        };
        if inside.contains('{') || options.len() < 2 {
            return Err(format!("a brace group of {pattern:?} is nested or has no alternative"));
        }
        forms = forms.iter().flat_map(|f| options.iter().map(move |o| format!("{f}{}{o}", &rest[..open]))).collect();
        rest = &rest[close + 1..];
    }
    if rest.contains('}') {
        return Err(format!("stray brace in {pattern:?}"));
    }
    let mut forms: Vec<String> =
        forms.iter().map(|f| format!("{f}{rest}").split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    forms.sort();
    forms.dedup();
    if forms.iter().any(|f| f.chars().count() < 1) {
        return Err(format!("{pattern:?} has an empty form"));
    }
    Ok(forms)
}
