//! `foco score`: scores from given values, one JSON object a line.

use crate::json;
use foco_score::{
    Answer, Arms, Definition, Dose, Input, Inputs, Interval, Kind, Outcome, Pressors, Range, Tri, Value, find,
};
use serde_json::{Map, Value as Json, json};
use std::io::{self, BufRead, Write};

/// Answers every line. `false` if at least one could not be answered.
pub(crate) fn run(mut input: impl BufRead, mut output: impl Write) -> io::Result<bool> {
    let mut all_well = true;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answer = match answer(&line) {
            Ok(answer) => answer,
            Err(error) => {
                all_well = false;
                json!({ "error": error })
            }
        };
        serde_json::to_writer(&mut output, &answer)?;
        output.write_all(b"\n")?;
    }
    output.flush()?;
    Ok(all_well)
}

fn answer(line: &[u8]) -> Result<Json, String> {
    let line = json::parse(line)?;
    let id = line["score"].as_str().ok_or("the object has no string \"score\"")?;
    let definition = find(id).ok_or_else(|| format!("unknown score {id:?}"))?;
    let given = match &line["inputs"] {
        Json::Object(map) => map,
        Json::Null => &Map::new(),
        _ => return Err("\"inputs\" is no object".to_owned()),
    };
    let mut inputs = Inputs::default();
    let mut arms = Arms::Observed;
    for (name, value) in given {
        if matches!(name.as_str(), "or_policy" | "uo_policy") {
            arms = policy(name, value)?;
        } else {
            let input = definition.input(name).ok_or_else(|| format!("unknown input {name:?} of {id}"))?;
            inputs.set(input.name, read(input, value)?);
        }
    }
    Ok(write(definition, &definition.evaluate(&inputs, arms)))
}

fn policy(name: &str, value: &Json) -> Result<Arms, String> {
    match value.as_str() {
        Some("observed" | "or") => Ok(Arms::Observed),
        Some("strict" | "all" | "and") => Ok(Arms::All),
        _ => Err(format!("{name}: \"observed\" or \"strict\"")),
    }
}

fn read(input: &Input, value: &Json) -> Result<Value, String> {
    let name = input.name;
    let wrong = |expected: &str| format!("{name} must be {expected}");
    match &input.kind {
        Kind::Number { unit, min, max } => {
            let number = value.as_f64().ok_or_else(|| wrong("a number"))?;
            if !(*min..=*max).contains(&number) {
                return Err(format!("{name}: {number} is impossible, it lies between {min} and {max} {unit}"));
            }
            Ok(Value::number(number, unit))
        }
        Kind::Flag => value.as_bool().map(|b| Value::Flag(Tri::from(b))).ok_or_else(|| wrong("true or false")),
        Kind::Choice(words) => match value {
            Json::Array(_) => range(value).map(Value::Points).ok_or_else(|| wrong("a word or a range of points")),
            _ => {
                let options: Vec<&str> = words.iter().map(|w| w.0).collect();
                one_of(value, &options).map(Value::Choice).ok_or_else(|| wrong(&format!("one of {options:?}")))
            }
        },
        Kind::Unit(words) => one_of(value, words).map(Value::Choice).ok_or_else(|| wrong(&format!("one of {words:?}"))),
        Kind::Set(words) => {
            let list = value.as_array().ok_or_else(|| wrong("a list of words"))?;
            let found: Option<Vec<&'static str>> = list.iter().map(|w| one_of(w, words)).collect();
            found.map(Value::Set).ok_or_else(|| wrong(&format!("a list of {words:?}")))
        }
        Kind::Points { max } => {
            let points = range(value).or_else(|| whole(value).map(Range::exactly));
            let points = points.filter(|p| p.min >= 0 && p.min <= p.max && p.max <= *max);
            points.map(Value::Points).ok_or_else(|| wrong(&format!("a range [min, max] from 0 to {max}")))
        }
        Kind::Pressors => pressors(value).map(Value::Pressors).ok_or_else(|| {
            wrong("\"none\", \"unspecified\" or an object of doses in µg/kg/min (null = not stated), none negative")
        }),
    }
}

fn one_of(value: &Json, words: &[&'static str]) -> Option<&'static str> {
    let given = value.as_str()?;
    words.iter().copied().find(|w| *w == given)
}

fn whole(value: &Json) -> Option<i32> {
    i32::try_from(value.as_i64()?).ok()
}

fn range(value: &Json) -> Option<Range> {
    match value.as_array()?.as_slice() {
        [min, max] => Some(Range::new(whole(min)?, whole(max)?)),
        _ => None,
    }
}

/// Longest dose that anybody has been given, in µg/kg/min.
const HIGHEST_DOSE: f64 = 50.0;

fn pressors(value: &Json) -> Option<Pressors> {
    const AGENTS: &[&str] = &["norepi", "epi", "dopa", "dobu", "other"];
    match value {
        Json::String(word) if word == "none" => Some(Pressors::None),
        Json::String(word) if word == "unspecified" => Some(Pressors::Unspecified),
        Json::Object(doses) => {
            let dose = |(agent, dose): (&String, &Json)| {
                let agent = AGENTS.iter().copied().find(|a| a == agent)?;
                let dose = match dose {
                    Json::Null => Interval::UNKNOWN,
                    dose => Interval::exactly(dose.as_f64().filter(|d| (0.0..=HIGHEST_DOSE).contains(d))?),
                };
                Some(Dose { agent, dose })
            };
            doses.iter().map(dose).collect::<Option<Vec<Dose>>>().map(Pressors::Given)
        }
        _ => None,
    }
}

fn write(definition: &Definition, outcome: &Outcome) -> Json {
    let mut out = Map::new();
    out.insert("score".to_owned(), json!(definition.id));
    if let Some(total) = outcome.total {
        out.insert("observed_min".to_owned(), json!(total.min));
        out.insert("min".to_owned(), json!(total.min));
        out.insert("max".to_owned(), json!(total.max));
    }
    if !outcome.components.is_empty() {
        let component = |c: &foco_score::Component| json!({ "id": c.id, "min": c.range.min, "max": c.range.max });
        out.insert("components".to_owned(), outcome.components.iter().map(component).collect());
    }
    for (key, answer) in &outcome.answers {
        let answer = match answer {
            Answer::Tri(tri) => json!(tri.as_str()),
            Answer::Number(x) => json!(x),
            Answer::Word(word) => json!(word),
        };
        out.insert((*key).to_owned(), answer);
    }
    Json::Object(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &str) -> (bool, Vec<Json>) {
        let mut out = Vec::new();
        let all_well = run(lines.as_bytes(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        (all_well, text.lines().map(|l| serde_json::from_str(l).unwrap()).collect())
    }

    #[test]
    fn a_bad_line_is_answered_and_the_rest_goes_on() {
        let lines = r#"{"score": "qsofa", "inputs": {"sbp": 80}}
not json
{"score": "nosuch"}
{"score": "qsofa", "inputs": {"sbp": "low"}}
{"score": "qsofa", "inputs": {"sbp": 8000}}
{"score": "qsofa", "inputs": {"bp": 80}}
{"score": "sofa", "inputs": {"pressor": {"norepi": -1}}}
{"score": "qsofa", "inputs": {"rr": 22, "sbp": 100, "altered": false}}"#;
        let (all_well, answers) = check(lines);
        assert!(!all_well);
        assert_eq!((&answers[0]["min"], &answers[0]["max"]), (&json!(1), &json!(3)));
        for (answer, named) in answers[1..7].iter().zip(["JSON", "nosuch", "sbp", "sbp", "bp", "pressor"]) {
            assert!(answer["error"].as_str().unwrap().contains(named), "{answer}");
        }
        assert_eq!(answers[7]["observed_min"], json!(2));
    }

    #[test]
    fn the_published_vectors_of_the_scores_here_pass() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/spec/score_vectors.json");
        let Ok(text) = std::fs::read_to_string(path) else {
            println!("skipped: ../shared is not here");
            return;
        };
        let vectors: Vec<Json> = serde_json::from_str(&text).unwrap();
        let (mut tried, mut failures) = (0, Vec::new());
        for vector in vectors.iter().filter(|v| v["score"].as_str().is_some_and(|s| find(s).is_some())) {
            let line = json!({ "score": vector["score"], "inputs": vector["inputs"] }).to_string();
            let (_, answers) = check(&line);
            tried += 1;
            if let Some(problem) = differs(vector, &answers[0]) {
                failures.push(format!("{} {}: {problem} in {}", vector["score"], vector["id"], answers[0]));
            }
        }
        assert!(tried >= 50, "only {tried} vectors");
        assert!(failures.is_empty(), "{} of {tried}:\n{}", failures.len(), failures.join("\n"));
    }

    /// How an answer differs from what a vector expects.
    fn differs(vector: &Json, answer: &Json) -> Option<String> {
        for (wanted, found) in [("expected_min", "min"), ("expected_max", "max")] {
            if !vector[wanted].is_null() && vector[wanted].as_f64() != answer[found].as_f64() {
                return Some(format!("{found} is not {}", vector[wanted]));
            }
        }
        let expected = vector["expected"].as_object()?;
        expected.iter().find_map(|(key, wanted)| {
            let same = match (wanted.as_f64(), answer[key].as_f64()) {
                (Some(w), Some(f)) => (w - f).abs() <= 0.006,
                _ => *wanted == answer[key],
            };
            (!same).then(|| format!("{key} is not {wanted}"))
        })
    }
}
