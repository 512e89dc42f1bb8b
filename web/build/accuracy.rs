//! The figures that the page tells of its own accuracy: those that `tests/floors.toml` holds the reading to.

use std::fmt::Write;

pub fn compile() -> String {
    const FLOORS: &str = "../tests/floors.toml";
    println!("cargo:rerun-if-changed={FLOORS}");
    let read = std::fs::read_to_string(FLOORS).expect("tests/floors.toml is there");
    let table: toml::Table = toml::from_str(&read).expect("tests/floors.toml is TOML");
    let mut code = String::from(
        "/// Task, figure, and the least that it reaches.\npub static FLOORS: &[(&str, &str, f64)] = &[\n",
    );
    for evaluation in table.get("evaluation").and_then(|e| e.as_array()).into_iter().flatten() {
        let task = evaluation.get("task").and_then(|t| t.as_str()).unwrap_or_default();
        for (figure, floor) in evaluation.get("floors").and_then(|f| f.as_table()).into_iter().flatten() {
            let floor = floor.as_float().unwrap_or_default();
            writeln!(code, "    ({task:?}, {figure:?}, {floor:?}),").expect("a string takes everything");
        }
    }
    code + "];\n"
}
