//! An analysis for people at a terminal, in Spanish like the report.

use foco::{Analysis, Lexicon, Points, Presence, Score, Tri};
use std::io::{self, Write};

pub(crate) fn write(out: &mut impl Write, text: &str, analysis: &Analysis, lexicon: &Lexicon) -> io::Result<()> {
    let quote = |span: foco::Span| {
        let words = text.get(span.start as usize..span.end as usize).unwrap_or("");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
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
        writeln!(out, "  {presence:<14} {}", problem.label)?;
    }
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
    writeln!(out, "\nSuposiciones")?;
    for assumption in &analysis.assumptions {
        let state = if assumption.on { "sí" } else { "no" };
        writeln!(out, "  {:<4} {state:<3} {}", assumption.id.as_str(), lexicon.message(assumption.id.as_str()))?;
    }
    Ok(())
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
