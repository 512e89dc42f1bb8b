//! An analysis for people at a terminal, in Spanish like the report.

mod relations;

use foco::{Analysis, Decision, Lexicon, Outcome, Points, Presence, Score, Step, Temporality, Tri, When};
use std::io::{self, Write};

pub(crate) fn write(out: &mut impl Write, text: &str, analysis: &Analysis, lexicon: &Lexicon) -> io::Result<()> {
    let quote = |span: foco::Span| span.words(text).split_whitespace().collect::<Vec<_>>().join(" ");
    writeln!(out, "Herramienta educativa: no sirve para decidir sobre pacientes. Comprueba cada dato en el texto.\n")?;
    for notice in &analysis.notices {
        writeln!(out, "  ! {}", notice.message)?;
    }
    writeln!(out, "\nMedidas")?;
    for m in &analysis.measurements {
        let high = m.value_high.map(|h| format!("–{h}")).unwrap_or_default();
        writeln!(out, "  {:<22} {}{high} {}   «{}»", m.analyte, m.value, m.unit, quote(m.evidence))?;
    }
    writeln!(out, "\nProblemas")?;
    for problem in &analysis.problems {
        let presence = match problem.presence {
            Presence::Present => "presente",
            Presence::Absent => "negado",
            Presence::Possible => "dudoso",
            Presence::NotAssessable => "no valorable",
            Presence::Normal => "normal",
            Presence::Tested => "ensayado",
        };
        let outcome = problem.outcome.map(|o| format!(" ({})", outcome(o))).unwrap_or_default();
        let past = if problem.temporality == Temporality::Historical { ", antecedente" } else { "" };
        writeln!(out, "  {presence:<14} {}{past}{outcome}", problem.label)?;
    }
    relations::write(out, analysis, quote)?;
    writeln!(out, "\nHechos clínicos")?;
    for fact in &analysis.facts {
        writeln!(out, "  {:<22} {:<22} «{}»", fact.fact, fact.value, quote(fact.evidence))?;
    }
    writeln!(out, "\nPuntuaciones: mínimo con lo documentado | con suposiciones | estricto | todas las ramas")?;
    for score in &analysis.scores {
        writeln!(out, "  {}", line(score))?;
    }
    writeln!(out, "\nCriterios según el texto")?;
    for criterion in &analysis.criteria {
        let value = match criterion.value {
            Tri::Yes => "sí",
            Tri::No => "no",
            Tri::Unknown => "indeterminado",
        };
        let missing = if criterion.missing.is_empty() {
            String::new()
        } else {
            format!("   falta: {}", criterion.missing.join(", "))
        };
        let stated = criterion.stated.map(|s| format!("   el informe dice: «{}»", quote(s.span))).unwrap_or_default();
        writeln!(out, "  {:<24} {value}{missing}{stated}", criterion.id)?;
    }
    writeln!(out, "\nAcuerdo entre definiciones")?;
    for agreement in &analysis.agreements {
        let verdicts: Vec<String> =
            agreement.verdicts.iter().map(|v| format!("{} {}", v.criterion, word(v.value))).collect();
        let parting = agreement.parting.map(|p| format!("   las separa: {}", p.input)).unwrap_or_default();
        writeln!(out, "  {:<14} {}{parting}", agreement.question, verdicts.join(", "))?;
    }
    for list in &analysis.checklists {
        writeln!(out, "\nLista {}: sí, no, o sin documentar", list.id)?;
        for item in &list.items {
            let words: Vec<String> = item.evidence.iter().take(2).map(|e| format!("«{}»", quote(*e))).collect();
            writeln!(out, "  {:<20} {:<14} {}", item.id, word(item.value), words.join(" "))?;
        }
    }
    if !analysis.decisions.is_empty() {
        writeln!(out, "\nQué lo decidiría")?;
    }
    for decision in &analysis.decisions {
        for step in &decision.steps {
            writeln!(out, "  {:<24} {}", decision.of, decided(decision, step))?;
        }
    }
    writeln!(out, "\nSuposiciones")?;
    for assumption in &analysis.assumptions {
        let state = if assumption.on { "sí" } else { "no" };
        writeln!(out, "  {:<4} {state:<3} {}", assumption.id.as_str(), lexicon.message(assumption.id.as_str()))?;
    }
    Ok(())
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Confirmed => "sospechado, después confirmado",
        Outcome::RuledOut => "sospechado, después descartado",
        Outcome::FoundLater => "negado, después encontrado",
        Outcome::Resolved => "resuelto",
        Outcome::Recurred => "resuelto, después de nuevo",
    }
}

fn word(value: &str) -> &'static str {
    match value {
        "yes" => "sí",
        "no" => "no",
        _ => "sin documentar",
    }
}

/// `pf < 100 mm[Hg]: 4 puntos en resp (total 4–8)`.
fn decided(decision: &Decision, step: &Step) -> String {
    let unit = decision.unit.unwrap_or_default();
    let when = match &step.when {
        When::Answer(yes) => format!("= {}", if *yes { "sí" } else { "no" }),
        When::Word(word) => format!("= {word}"),
        When::Number { from, from_included, to, to_included } => {
            let low = from.map(|x| format!("{} {x} ", if *from_included { "≥" } else { ">" })).unwrap_or_default();
            let high = to.map(|x| format!("{} {x} ", if *to_included { "≤" } else { "<" })).unwrap_or_default();
            format!("{low}{high}{unit}")
        }
    };
    let range = |p: Points| if p.min == p.max { p.min.to_string() } else { format!("{}–{}", p.min, p.max) };
    let points = step.points.zip(step.component).map(|(p, c)| format!(" {} en {c},", range(p))).unwrap_or_default();
    let total = step.total.map(|t| format!(" total {}", range(t))).unwrap_or_default();
    let value = step.value.map(|v| format!(" → {}", if v == "unknown" { "sigue abierto" } else { word(v) }));
    format!("{} {}:{points}{total}{}", decision.input, when.trim(), value.unwrap_or_default())
}

fn line(score: &Score) -> String {
    let points = |p: Option<Points>| match p {
        Some(p) if p.min == p.max => p.min.to_string(),
        Some(p) => format!("{}–{}", p.min, p.max),
        None => "-".to_owned(),
    };
    let values: Vec<String> = score.values.iter().map(|(k, v)| format!("{k} {v:.2}")).collect();
    let numbers = match score.observed_min {
        Some(min) => format!(
            "{min} | {} | {} | {}",
            points(score.contextual),
            points(score.strict),
            points(score.strict_all_arms)
        ),
        None => values.join(", "),
    };
    let gate = score.reason.map(|r| format!("   (no aplicable: {r})")).unwrap_or_default();
    format!("{:<10} {:<13} {numbers}{gate}", score.name, score.window.as_str())
}
