//! Relations, one line a finding: `prednisona: dosis 30 mg, vía oral`.

use foco::{Analysis, Id, Mention, Relation, RelationKind, Span};
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

pub(super) fn write(out: &mut impl Write, analysis: &Analysis, quote: impl Fn(Span) -> String) -> io::Result<()> {
    let mentions: HashMap<Id, &Mention> = analysis.mentions.iter().map(|m| (m.id, m)).collect();
    let mut told: BTreeMap<Id, Vec<&Relation>> = BTreeMap::new();
    for relation in &analysis.relations {
        told.entry(relation.of).or_default().push(relation);
    }
    if !told.is_empty() {
        writeln!(out, "\nRelaciones")?;
    }
    for (of, relations) in told {
        let Some(mention) = mentions.get(&of) else { continue };
        let parts: Vec<String> = relations.iter().map(|r| format!("{} «{}»", name(r.kind), quote(r.span))).collect();
        writeln!(out, "  {}: {}", quote(mention.span), parts.join(", "))?;
    }
    Ok(())
}

fn name(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Dose => "dosis",
        RelationKind::Route => "vía",
        RelationKind::Frequency => "frecuencia",
        RelationKind::Duration => "duración",
        RelationKind::Site => "lugar",
        RelationKind::Side => "lado",
        RelationKind::Result => "resultado",
        RelationKind::Sample => "muestra",
        RelationKind::Cause => "causa",
    }
}
