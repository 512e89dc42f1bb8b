//! The scores against an independent implementation: random inputs, limits over-represented, inputs missing.
//! Needs python3 and `../shared/eval/ref_scores.py`; without them it says that it was skipped.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail, and says what it skips")]

use foco_score::{Definition, Input, Kind, find};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/eval");

/// Scores that the oracle answers with ranges of components.
const SCORES: &[&str] = &[
    "sofa", "sofa2", "qsofa", "sirs", "news2", "mews", "pitt", "qpitt", "apache2", "saps2", "meds", "curb65", "lrinec",
    "isth_dic", "piro", "omqsofa", "omsofa", "phoenix", "sic",
];

/// Scores that it answers with numbers. Its estimates of one patient's chance of death are not ours to give.
const FORMULAS: &[&str] = &["hemo", "ckdepi", "kdigo", "charlson"];

/// Answers each line `[score, inputs]` with the component ranges of the oracle.
const DRIVER: &str = "
import json, sys
sys.path.insert(0, sys.argv[1])
import ref_scores as o

def hemo(sbp=None, dbp=None, hr=None):
    out = {}
    if sbp is not None and dbp is not None: out['map'] = o.MAP(sbp, dbp)
    if sbp is not None and hr is not None: out['shock_index'] = o.shock_index(hr, sbp)
    if 'map' in out and hr is not None: out['msi'] = o.msi(hr, sbp, dbp)
    return out
def ckdepi(cr=None, age=None, female=None):
    return {} if None in (cr, age, female) else {'value': round(o.ckdepi21(cr, age, female))}
def kdigo(cr=None, base=None, delta48=None, uo_stage=None, rrt=None):
    known = rrt or uo_stage is not None or delta48 is not None or (cr is not None and base is not None)
    if not known: return {}
    return {'stage': o.kdigo(cr or 0, base if cr is not None else None, delta48, uo_stage or 0, bool(rrt))}
def charlson(age=None, conditions=None):
    if age is None or conditions is None: return {}
    return {'value': o.charlson(age, **{c: True for c in conditions})[0]}
FORMULAS = {'hemo': hemo, 'ckdepi': ckdepi, 'kdigo': kdigo, 'charlson': charlson}
for line in sys.stdin:
    name, inputs = json.loads(line)
    if name == 'sofa' and isinstance(inputs.get('pressor'), dict):
        inputs['pressor'] = dict(inputs['pressor'])
    try:
        if name in FORMULAS:
            print(json.dumps(FORMULAS[name](**inputs)))
            continue
        parts = getattr(o, name)(**inputs)
        parts = parts[1] if name == 'phoenix' else parts[2]
        print(json.dumps({k: (list(v) if isinstance(v, (list, tuple)) else [v, v]) for k, v in parts.items()}))
    except Exception as e:
        print(json.dumps({'error': repr(e)}))
";

/// A small generator of its own: the same inputs in every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.next(from.len() as u64) as usize]
    }
}

/// Numbers that stand in the sources of the scores: the limits, and values just beside them.
fn limits() -> Vec<f64> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../score/src/scores");
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let source = std::fs::read_to_string(entry.path()).unwrap();
        for word in source.split(|c: char| !(c.is_ascii_digit() || c == '.')) {
            if let Ok(x) = word.parse::<f64>()
                && word.contains('.')
                && x < 1000.0
            {
                found.insert((x * 1000.0) as i64);
            }
        }
    }
    found.into_iter().map(|x| x as f64 / 1000.0).collect()
}

fn number(dice: &mut Dice, limits: &[f64], min: f64, max: f64) -> f64 {
    let near = limits.iter().copied().filter(|x| (min..=max).contains(x)).collect::<Vec<_>>();
    let raw = if !near.is_empty() && dice.next(3) > 0 {
        dice.pick(&near) + *dice.pick(&[0.0, 0.0, 0.1, -0.1, 1.0, -1.0, 0.01, -0.01])
    } else {
        min + (max - min) * dice.next(10_000) as f64 / 10_000.0
    };
    ((raw.clamp(min, max)) * 100.0).round() / 100.0
}

fn value(dice: &mut Dice, limits: &[f64], definition: &Definition, input: &Input) -> Option<Value> {
    if dice.next(4) == 0 {
        return None;
    }
    Some(match &input.kind {
        // Whole steps where the scale has no others.
        Kind::Number { min, max, .. } if matches!(input.name, "gcs" | "scale" | "uo_stage" | "chronic" | "vaso") => {
            json!(*min as i64 + dice.next((max - min) as u64 + 1) as i64)
        }
        Kind::Number { min, max, .. } => json!(number(dice, limits, *min, *max)),
        Kind::Flag => json!(dice.next(2) == 0),
        Kind::Choice(words) => json!(dice.pick(words).0),
        Kind::Set(words) => json!(words.iter().filter(|_| dice.next(4) == 0).collect::<Vec<_>>()),
        Kind::Points { max } => {
            let (a, b) = (dice.next(*max as u64 + 1), dice.next(*max as u64 + 1));
            json!([a.min(b), a.max(b)])
        }
        Kind::Pressors if definition.id == "sofa" => match dice.next(4) {
            0 => json!("none"),
            1 => json!("unspecified"),
            _ => {
                let mut doses = Map::new();
                for agent in ["norepi", "epi", "dopa", "dobu", "other"] {
                    if dice.next(3) == 0 {
                        let dose =
                            if dice.next(3) == 0 { Value::Null } else { json!(number(dice, limits, 0.01, 20.0)) };
                        doses.insert(agent.to_owned(), dose);
                    }
                }
                if doses.is_empty() { json!("none") } else { Value::Object(doses) }
            }
        },
        _ => return None,
    })
}

/// Inputs of ours that the oracle does not have.
const OURS_ALONE: &[(&str, &str)] = &[("lrinec", "gas"), ("phoenix", "infection"), ("sic", "infection")];

/// Inputs that contradict each other say nothing about either implementation.
fn is_consistent(score: &str, inputs: &Map<String, Value>) -> bool {
    let has = |name: &str| inputs.contains_key(name);
    match score {
        // The oracle's other arguments are for one kind of drug each, and its flags have no “unknown”.
        "sofa2" => {
            let pressor = inputs.get("pressor").and_then(Value::as_str);
            (!has("ne_epi") || pressor == Some("ne_epi"))
                && (!has("other_pressor") || pressor == Some("ne_epi"))
                && (!has("dopa_only") || pressor == Some("dopa_only"))
        }
        // Two numbers for one of them, as the oracle takes them: with the FiO2 that each belongs to.
        "apache2" => has("fio2") || !(has("pao2") || has("aado2")),
        "phoenix" => has("age_m"),
        _ => true,
    }
}

/// Differences that are understood: here the paper decides, and it is told why.
fn is_explained(score: &str, part: &Value, theirs: &Value, inputs: &Map<String, Value>) -> bool {
    let has = |name: &str| inputs.contains_key(name);
    match (score, part["id"].as_str().unwrap()) {
        // The oracle gives the authors' value, to which what is missing adds nothing: the least of the range.
        ("phoenix", _) => part["min"] == theirs[0],
        // With the ratio known, ventilation decides between its points and none; the oracle keeps the whole range.
        ("saps2", "pf") => has("pf") && !has("vent"),
        _ => false,
    }
}

fn answers(command: &mut Command, input: &str) -> Vec<Value> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let text = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    String::from_utf8_lossy(&output.stdout).lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

/// Random inputs of a score, the same in every run.
fn inputs(definition: &Definition, dice: &mut Dice, limits: &[f64], cases: usize) -> Vec<Map<String, Value>> {
    let mut given = Vec::with_capacity(cases);
    while given.len() < cases {
        let mut inputs = Map::new();
        let shared = |i: &&Input| !OURS_ALONE.contains(&(definition.id, i.name));
        for input in definition.inputs.iter().filter(shared) {
            if let Some(value) = value(dice, limits, definition, input) {
                inputs.insert(input.name.to_owned(), value);
            }
        }
        if is_consistent(definition.id, &inputs) {
            given.push(inputs);
        }
    }
    given
}

/// What both answer to the same inputs.
fn both(score: &str, given: &[Map<String, Value>]) -> Vec<(Value, Value)> {
    let ours: String = given.iter().map(|i| json!({ "score": score, "inputs": i }).to_string() + "\n").collect();
    let theirs: String = given.iter().map(|i| json!([score, i]).to_string() + "\n").collect();
    let mine = answers(Command::new(env!("CARGO_BIN_EXE_foco")).args(["score", "--format", "jsonl"]), &ours);
    let oracle = answers(Command::new("python3").args(["-c", DRIVER, SHARED]), &theirs);
    assert_eq!((mine.len(), oracle.len()), (given.len(), given.len()), "{score}");
    mine.into_iter().zip(oracle).collect()
}

fn is_missing() -> bool {
    let python = Command::new("python3").arg("--version").output().is_ok_and(|o| o.status.success());
    let missing = !python || !std::path::Path::new(SHARED).join("ref_scores.py").exists();
    if missing {
        println!("skipped: python3 or ../shared is not here");
    }
    missing
}

fn cases() -> usize {
    std::env::var("FOCO_ORACLE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(20_000)
}

fn report(differences: &[String]) {
    let few = &differences[..differences.len().min(6)];
    assert!(differences.is_empty(), "{} differences, such as\n{}", differences.len(), few.join("\n"));
}

#[test]
fn both_give_the_same_components() {
    if is_missing() {
        return;
    }
    let limits = limits();
    let mut dice = Dice(20_260_101);
    for score in SCORES {
        let given = inputs(find(score).unwrap(), &mut dice, &limits, cases());
        let mut differences = Vec::new();
        for (inputs, (mine, oracle)) in given.iter().zip(both(score, &given)) {
            let parts = mine["components"].as_array().unwrap_or_else(|| panic!("{score}: {mine} for {inputs:?}"));
            for part in parts {
                let id = part["id"].as_str().unwrap();
                let (ours, theirs) = (json!([part["min"], part["max"]]), &oracle[id]);
                if ours != *theirs && !is_explained(score, part, theirs, inputs) {
                    differences.push(format!("{score} {id}: {ours} here, {theirs} there, for {inputs:?}"));
                }
            }
        }
        report(&differences);
    }
}

#[test]
fn both_give_the_same_numbers() {
    if is_missing() {
        return;
    }
    let limits = limits();
    let mut dice = Dice(20_260_102);
    for score in FORMULAS {
        let given = inputs(find(score).unwrap(), &mut dice, &limits, cases());
        let mut differences = Vec::new();
        let mut compared = 0;
        for (inputs, (mine, oracle)) in given.iter().zip(both(score, &given)) {
            for key in ["map", "shock_index", "msi", "value", "stage"] {
                let (ours, theirs) = (mine[key].as_f64(), oracle[key].as_f64());
                let same = match (ours, theirs) {
                    (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * b.abs().max(1.0),
                    (a, b) => a == b,
                };
                compared += usize::from(theirs.is_some());
                if !same {
                    differences.push(format!("{score} {key}: {ours:?} here, {theirs:?} there, for {inputs:?}"));
                }
            }
        }
        assert!(compared > cases() / 4, "{score}: only {compared} answers");
        report(&differences);
    }
}
