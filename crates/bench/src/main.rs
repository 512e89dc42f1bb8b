//! Times the analysis natively: the packed model as argument, a JSON list of reports on standard
//! input, figures as a JSON object on standard output.
#![expect(clippy::print_stdout, reason = "a command speaks through its streams")]

use foco::{Lexicon, Options, Tagger};
use std::error::Error;
use std::time::Instant;

/// Sizes of the one text whose time tells how the work grows.
const SMALL: usize = 1_000_000;
const LARGE: usize = 10 * SMALL;

fn main() -> Result<(), Box<dyn Error>> {
    let model = std::env::args_os().nth(1).ok_or("the packed model is missing")?;
    let texts: Vec<String> = serde_json::from_reader(std::io::stdin().lock())?;
    let all = texts.join("\n");
    let one = all.repeat(LARGE / all.len().max(1) + 1);
    let tagger = Tagger::from_bytes(&std::fs::read(model)?)?;
    let start_ms = timed(|| analyse("a", None));
    timed(|| analyse(cut(&one, SMALL), Some(&tagger)));
    let memory_mb = peak_memory();
    let [plain, tagged] = [None, Some(&tagger)].map(|tagger| figures(&texts, tagger));
    let small = || timed(|| analyse(cut(&one, SMALL), None));
    let growth = timed(|| analyse(cut(&one, LARGE), None)) / small().min(small());
    let figures = serde_json::json!({
        "start_ms": start_ms,
        "memory_mb": memory_mb,
        "plain": plain,
        "tagged": tagged,
        "growth": growth,
    });
    println!("{figures}");
    Ok(())
}

fn figures(texts: &[String], tagger: Option<&Tagger>) -> serde_json::Value {
    let pass = || texts.iter().map(|text| analyse(text, tagger)).sum();
    let seconds = median((0..3).map(|_| timed(pass)).collect()) / 1000.0;
    let report_ms = median(texts.iter().take(500).map(|text| timed(|| analyse(text, tagger))).collect());
    let size: usize = texts.iter().map(String::len).sum();
    serde_json::json!({ "mb_s": size as f64 / 1e6 / seconds, "report_ms": report_ms })
}

fn analyse(text: &str, tagger: Option<&Tagger>) -> usize {
    let analysis = foco::analyse_with(text, Lexicon::spanish(), tagger, &Options::default());
    analysis.mentions.len() + analysis.measurements.len() + analysis.scores.len()
}

/// Milliseconds that a piece of work takes.
fn timed(work: impl Fn() -> usize) -> f64 {
    let from = Instant::now();
    std::hint::black_box(work());
    from.elapsed().as_secs_f64() * 1000.0
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn cut(text: &str, length: usize) -> &str {
    &text[..text.floor_char_boundary(length)]
}

/// The most memory that this process had so far, in MB; `None` where the system does not tell.
fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<f64>().ok()? * 1024.0 / 1e6)
}
