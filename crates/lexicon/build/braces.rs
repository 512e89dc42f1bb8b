//! Brace patterns: `absceso{,s} glúteo{,s}` stands for four forms.

/// Every form of a pattern. Groups may stand side by side, not inside one another.
pub fn expand(pattern: &str) -> Result<Vec<String>, String> {
    let mut forms = vec![String::new()];
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let close = rest[open..].find('}').map(|i| open + i).ok_or_else(|| format!("unclosed brace in {pattern:?}"))?;
        let options: Vec<&str> = rest[open + 1..close].split(',').collect();
        if rest[open + 1..close].contains('{') || options.len() < 2 {
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
