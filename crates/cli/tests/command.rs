//! The command as scripts use it.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};

fn foco(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_foco"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses its arguments does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8_lossy(&output.stdout);
    text.split('\n').filter(|l| !l.is_empty()).map(|l| serde_json::from_str(l).unwrap()).collect()
}

#[test]
fn a_batch_answers_every_line_in_order() {
    let options = json!({
        "overrides": [{ "analyte": "lactate", "value": 18, "unit": "mg/dL" }], "assumptions": { "A2": false },
    });
    let wrong = json!({ "overrides": [{ "analyte": "nosuch", "value": 1 }] });
    let input = [
        json!({ "id": "a", "text": "TA 80/50.\u{2028}Niño." }).to_string(),
        "not json".to_owned(),
        json!({ "id": 7, "txt": "no text" }).to_string(),
        r#"{"id": "lone", "text": "FC 109 lpm \ud800"}"#.to_owned(),
        json!({ "id": "b", "text": "TA 80/50.", "options": options }).to_string(),
        json!({ "id": "c", "text": "", "options": wrong }).to_string(),
    ]
    .join("\n");
    let output = foco(&["analyze", "--format", "jsonl", "--offsets", "codepoint"], &input);
    assert_eq!(output.status.code(), Some(1));
    let answers = lines(&output);
    let ids: Vec<&Value> = answers.iter().map(|a| &a["id"]).collect();
    assert_eq!(ids, [&json!("a"), &Value::Null, &json!(7), &json!("lone"), &json!("b"), &json!("c")]);
    let failed: Vec<bool> = answers.iter().map(|a| a["error"].is_string()).collect();
    assert_eq!(failed, [false, true, true, false, false, true]);
    assert_eq!(answers[0]["analysis"]["offsets"], "codepoint");
    assert_eq!(answers[3]["analysis"]["measurements"][0]["value"], 109.0);
    assert!(!String::from_utf8_lossy(&output.stderr).contains("TA 80"), "a report in an error message");
}

#[test]
fn the_answers_do_not_depend_on_how_many_are_read_side_by_side() {
    let words = ["fiebre", "tos seca", "TA 80/50", "creatinina 2,1 mg/dl", "sin disnea", "neumonía", "norepinefrina"];
    let line = |nth: usize| match nth % 9 {
        8 => format!("broken {nth}"),
        // Of all lengths, so that some are ready before those that came before them.
        _ => json!({ "id": nth, "text": words[nth % 7].repeat(1 + nth * nth % 61) }).to_string(),
    };
    let input: String = (0..200).map(|nth| line(nth) + "\n").collect();
    let answers = |jobs: &str| {
        let output = foco(&["analyze", "--format", "jsonl", "--jobs", jobs], &input);
        assert_eq!(output.status.code(), Some(1));
        output.stdout
    };
    let alone = answers("1");
    let ids = alone.split(|byte| *byte == b'\n').count() - 1;
    assert_eq!(ids, 200);
    assert!(answers("2") == alone);
    assert!(answers("5") == alone);
}

#[test]
fn who_sends_one_line_and_waits_gets_its_answer() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_foco"))
        .args(["analyze", "--format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in ["a", "b"] {
        stdin.write_all(format!("{{\"id\": \"{id}\", \"text\": \"Fiebre.\"}}\n").as_bytes()).unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    assert!(answers.next().is_none());
    assert!(child.wait().unwrap().success());
}

#[test]
fn values_given_by_the_reader_count() {
    let report = "Varón de 60 años con neumonía. TA 95/60 mmHg.";
    let qsofa = |args: &[&str]| {
        let output = foco(&[&["analyze", "--format", "json", "-"], args].concat(), report);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let analysis: Value = serde_json::from_slice(&output.stdout).unwrap();
        let score = analysis["scores"].as_array().unwrap().iter().find(|s| s["id"] == "qsofa").cloned().unwrap();
        (score["strict"]["min"].clone(), score["strict"]["max"].clone())
    };
    assert_eq!(qsofa(&[]), (json!(1), json!(3)));
    assert_eq!(qsofa(&["--set", "resp_rate=24/min", "--set", "altered_mentation=no"]), (json!(2), json!(2)));
    assert_eq!(qsofa(&["--reject", "v1"]), (json!(0), json!(3)));
}

#[test]
fn wrong_use_says_what_is_wrong() {
    for (args, told) in [
        (&["analyse-it"][..], "analyse-it"),
        (&["analyze", "--format", "xml", "-"], "xml"),
        (&["analyze", "--assume", "A99=off", "-"], "A99"),
        (&["analyze", "--set", "resp_rate=2400/min", "-"], "resp_rate"),
        (&["analyze", "--set", "lactate=2furlongs", "-"], "mmol/L"),
        (&["analyze", "--format", "json"], "which file"),
    ] {
        let output = foco(args, "");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(told) && said.contains("--help"), "{args:?}: {said}");
    }
    let missing = foco(&["analyze", "--format", "json", "no/such/file.txt"], "");
    assert_eq!(missing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("no/such/file.txt"));
}

#[test]
fn help_is_there_and_text_is_for_people() {
    assert!(String::from_utf8_lossy(&foco(&["--help"], "").stdout).contains("foco analyze"));
    let text = foco(&["analyze", "--format", "text", "-"], "Varón de 60 años. TA 95/60 mmHg.");
    let said = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(said.contains("Herramienta educativa") && said.contains("SOFA"), "{said}");
}

#[test]
fn a_report_is_exported_in_every_format() {
    let report = "Varón de 60 años con neumonía. TA 95/60 mmHg, lactato 3,2 mmol/l.";
    let export = |args: &[&str]| {
        let output = foco(&[&["export"], args, &["-"]].concat(), report);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(export(&["--format", "csv", "--separator", ";"]).contains(";lactate;3,2;"));
    let summary = export(&["--format", "text"]);
    assert!(summary.contains("lactato 3,2 mmol/L (del texto)"), "{summary}");
    assert!(export(&["--format", "markdown", "--language", "en"]).contains("# Reading of a clinical case"));
    let json: Value = serde_json::from_str(&export(&["--format", "json"])).unwrap();
    assert_eq!(json["offsets"], "codepoint");
    assert_eq!(foco(&["export", "-"], report).status.code(), Some(2), "no format");
}

#[test]
fn identifiers_are_replaced_and_told() {
    let report = "Ñusta. Dra. Lucía Vidal Soler, 12/03/2019. Mujer de 93 años.";
    let output = foco(&["redact", "--shift-days", "-1", "-"], report);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "Ñusta. Dra. [NOMBRE_1], 11/03/2019. Mujer de ≥90 años.");
    assert!(String::from_utf8_lossy(&output.stderr).contains("1\tNOMBRE\thigh\tcue\tLucía Vidal Soler\n"));
    let input = format!("{}\nno\n", json!({ "id": 1, "text": report }));
    let output = foco(&["redact", "--format", "jsonl"], &input);
    assert_eq!(output.status.code(), Some(1), "a line was no JSON");
    let answers = lines(&output);
    let name = &answers[0]["findings"][0];
    assert_eq!(answers[0]["text"], "Ñusta. Dra. [NOMBRE_1], [FECHA_1]. Mujer de ≥90 años.");
    assert_eq!([&name["start"], &name["end"], &name["new_start"], &name["new_end"]], [12, 29, 12, 22]);
    assert!(answers[1]["error"].is_string());
    assert_eq!(foco(&["redact"], report).status.code(), Some(1), "a report is no line");
    assert_eq!(foco(&["redact", "--shift-days", "x", "-"], report).status.code(), Some(2));
}
