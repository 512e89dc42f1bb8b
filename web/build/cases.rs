//! Bundled cases: `cases/<id>.txt` is the report, `cases/<id>.toml` tells what it teaches, in both languages.

use serde::Deserialize;
use std::fmt::Write;
use std::path::Path;

/// In Spanish and English.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    es: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    title: Both,
    goals: Both,
    traps: Both,
    /// What the reading must find: for the tests of the page.
    #[serde(rename = "expect")]
    _expect: toml::Table,
}

pub fn compile() -> String {
    println!("cargo:rerun-if-changed=cases");
    let mut ids: Vec<String> = std::fs::read_dir("cases")
        .expect("web/cases is there")
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".toml").map(str::to_owned))
        .collect();
    ids.sort();
    let mut code = String::from("/// The cases by key.\npub static CASES: &[Case] = &[\n");
    for id in ids {
        let path = Path::new("cases").join(format!("{id}.toml"));
        let read = std::fs::read_to_string(&path).expect("a case is readable");
        match toml::from_str::<About>(&read) {
            Ok(About { title, goals, traps, .. }) => {
                let both = |b: &Both| format!("[{:?}, {:?}]", b.es, b.en);
                let text = format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/cases/{id}.txt\"))");
                writeln!(
                    code,
                    "    Case {{ id: {id:?}, title: {}, goals: {}, traps: {}, text: {text} }},",
                    both(&title),
                    both(&goals),
                    both(&traps)
                )
                .expect("a string takes everything");
            }
            Err(error) => println!("cargo::error={}: {}", path.display(), error.message()),
        }
    }
    code + "];\n"
}
