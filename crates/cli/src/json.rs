//! Lines of input, as tolerantly as they can be read without guessing.

use foco::{AssumptionId, Id, Lexicon, Options, Override};
use serde_json::Value;

/// A report to analyse.
pub(crate) struct Line {
    pub(crate) id: Value,
    pub(crate) text: String,
    pub(crate) options: Options,
}

/// A line that cannot be answered: its id, if there is one, and why. The reason never quotes the report.
pub(crate) struct BadLine {
    pub(crate) id: Value,
    pub(crate) error: String,
}

pub(crate) fn read(line: &[u8], lexicon: &Lexicon, base: &Options) -> Result<Line, BadLine> {
    let (id, text, given) = report(line)?;
    let options = match given {
        None | Some(Value::Null) => base.clone(),
        Some(given) => options(&given, lexicon, base).map_err(|error| BadLine { id: id.clone(), error })?,
    };
    Ok(Line { id, text, options })
}

/// The id, the text and the options of a line.
pub(crate) fn report(line: &[u8]) -> Result<(Value, String, Option<Value>), BadLine> {
    let bad = |id: Value, error: &str| BadLine { id, error: error.to_owned() };
    let value: Value = parse(line).map_err(|e| bad(Value::Null, &e))?;
    let Value::Object(mut object) = value else {
        return Err(bad(Value::Null, "the line is no JSON object {\"id\", \"text\"}"));
    };
    let id = object.remove("id").unwrap_or(Value::Null);
    let Some(Value::String(text)) = object.remove("text") else {
        return Err(bad(id, "the object has no string \"text\""));
    };
    Ok((id, text, object.remove("options")))
}

/// Reads JSON. Half of a surrogate pair, which Rust's strings cannot hold, becomes U+FFFD.
pub(crate) fn parse(line: &[u8]) -> Result<Value, String> {
    let text = std::str::from_utf8(line).map_err(|_| "the line is not UTF-8".to_owned())?;
    serde_json::from_str(text)
        .or_else(|e| serde_json::from_str(&without_lone_surrogates(text)).map_err(|_| e))
        .map_err(|e| format!("the line is not JSON (column {})", e.column()))
}

fn without_lone_surrogates(text: &str) -> String {
    let unit = |at: usize| {
        let escape = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(escape, 16).ok()
    };
    let mut mended = String::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else { break };
        match unit(at) {
            _ if c == '\\' && rest.starts_with("\\\\") => {
                mended.push_str("\\\\");
                at += 2;
            }
            Some(0xd800..=0xdbff) if matches!(unit(at + 6), Some(0xdc00..=0xdfff)) => {
                mended.push_str(&text[at..at + 12]);
                at += 12;
            }
            Some(0xd800..=0xdfff) => {
                mended.push('\u{fffd}');
                at += 6;
            }
            _ => {
                mended.push(c);
                at += c.len_utf8();
            }
        }
    }
    mended
}

fn options(given: &Value, lexicon: &Lexicon, base: &Options) -> Result<Options, String> {
    let mut options = base.clone();
    let object = given.as_object().ok_or("\"options\" is no object")?;
    for (key, value) in object {
        match key.as_str() {
            "assumptions" => {
                for (id, on) in value.as_object().ok_or("\"assumptions\" is no object")? {
                    let id = AssumptionId::parse(id).ok_or_else(|| format!("unknown assumption {id:?}"))?;
                    let on = on.as_bool().ok_or_else(|| format!("assumption {}: true or false", id.as_str()))?;
                    options.assumptions.push((id, on));
                }
            }
            "overrides" => {
                for entry in value.as_array().ok_or("\"overrides\" is no list")? {
                    let variable = entry["analyte"].as_str().ok_or("an override has no \"analyte\"")?;
                    let number = match &entry["value"] {
                        Value::String(s) => s.clone(),
                        other => other.to_string(),
                    };
                    let unit = entry["unit"].as_str().unwrap_or("");
                    options
                        .overrides
                        .push(Override::parse(lexicon, variable, &number, unit).map_err(|e| e.to_string())?);
                }
            }
            "reject" => options.reject.extend(ids(key, value)?),
            "confirm" => options.confirm.extend(ids(key, value)?),
            "choose" => options.choose.extend(ids(key, value)?),
            "units" => {
                for (id, unit) in value.as_object().ok_or("\"units\" is no object")? {
                    let id = Id::parse(id).ok_or("\"units\" has ids such as \"v4\" as keys")?;
                    let unit = unit.as_str().ok_or("\"units\" has UCUM units as values")?;
                    options.units.push((id, unit.to_owned()));
                }
            }
            "decide" => {
                for score in value.as_array().ok_or("\"decide\" is no list")? {
                    options.decide.push(score.as_str().ok_or("\"decide\" holds ids of scores")?.to_owned());
                }
            }
            other => return Err(format!("unknown option {other:?}")),
        }
    }
    Ok(options)
}

fn ids(key: &str, value: &Value) -> Result<Vec<Id>, String> {
    let list = value.as_array().ok_or_else(|| format!("{key:?} is no list"))?;
    let read = |id: &Value| id.as_str().and_then(Id::parse);
    list.iter().map(|id| read(id).ok_or_else(|| format!("{key:?} holds ids such as \"m3\""))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_surrogate_pair_is_replaced_and_a_whole_one_kept() {
        let value = parse(br#"{"text": "a\ud800b \ud83d\ude00 \\ud800"}"#).expect("mended");
        assert_eq!(value["text"], "a\u{fffd}b 😀 \\ud800");
    }
}
