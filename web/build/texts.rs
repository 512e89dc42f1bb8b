//! Texts of the interface: `i18n/<language>/*.txt`, lines of `key = text`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Sorted tables; a key that one language lacks stops the build.
pub fn compile() -> String {
    println!("cargo:rerun-if-changed=i18n");
    let mut code = String::new();
    let mut keys: Option<Vec<String>> = None;
    for language in ["es", "en"] {
        let path = format!("i18n/{language}");
        let table = read_folder(Path::new(&path));
        let own: Vec<String> = table.keys().cloned().collect();
        match &keys {
            None => keys = Some(own),
            Some(all) => {
                for key in all.iter().filter(|k| !own.contains(k)) {
                    println!("cargo::error={path}: no text for {key:?}");
                }
                for key in own.iter().filter(|k| !all.contains(k)) {
                    println!("cargo::error={path}: {key:?} has no Spanish text");
                }
            }
        }
        let name = language.to_uppercase();
        writeln!(code, "static {name}: &[(&str, &str)] = &[").expect("a string takes everything");
        for (key, text) in table {
            writeln!(code, "    ({key:?}, {text:?}),").expect("a string takes everything");
        }
        writeln!(code, "];").expect("a string takes everything");
    }
    code
}

/// The texts of all files of a language. A key stands once in all of them.
fn read_folder(folder: &Path) -> BTreeMap<String, String> {
    let mut table = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("the language has a folder").flatten() {
        read(&entry.path(), &mut table);
    }
    table
}

fn read(path: &Path, table: &mut BTreeMap<String, String>) {
    let text = std::fs::read_to_string(path).expect("the language file is there");
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((key, value)) = line.split_once(" = ") else {
            println!("cargo::error={}:{}: no `key = text`", path.display(), number + 1);
            continue;
        };
        if table.insert(key.trim().to_owned(), value.trim().to_owned()).is_some() {
            println!("cargo::error={}:{}: {:?} stands there twice", path.display(), number + 1, key.trim());
        }
    }
}
