//! Packs an automaton: forms in order, each with a number, as few nodes as possible. `src/automaton.rs` reads it.

use std::collections::HashMap;

/// Packs forms, which must come in the order of their bytes.
pub fn pack<'f>(forms: impl Iterator<Item = (&'f str, u64)>) -> Vec<u8> {
    let mut builder = fst::raw::Builder::memory();
    for (form, value) in forms {
        builder.insert(form, value).expect("forms come in order");
    }
    let fst = fst::raw::Fst::new(builder.into_inner().expect("in memory")).expect("built here");
    // A node comes right before the one that its first way leads to, as far as that one is new.
    let mut order = Vec::new();
    let mut place = HashMap::new();
    let mut open = vec![fst.root().addr()];
    while let Some(address) = open.pop() {
        place.entry(address).or_insert_with(|| {
            order.push(address);
            let ways: Vec<_> = fst.node(address).transitions().map(|t| t.addr).collect();
            open.extend(ways.iter().rev());
            order.len() as i64 - 1
        });
    }
    let [mut nodes, mut labels, mut targets, mut values, mut ends] = [const { Vec::new() }; 5];
    for (at, &address) in order.iter().enumerate() {
        let node = fst.node(address);
        number(&mut nodes, node.len() as u64 * 2 + u64::from(node.is_final()));
        if node.is_final() {
            number(&mut ends, node.final_output().value());
        }
        for way in node.transitions() {
            let distance = place[&way.addr] - at as i64 - 1;
            labels.push(way.inp);
            number(&mut targets, (distance.unsigned_abs() << 1) | u64::from(distance < 0));
            number(&mut values, way.out.value());
        }
    }
    postcard::to_allocvec(&[nodes, labels, targets, values, ends]).expect("byte strings")
}

/// Seven bits a byte, the lowest first; the high bit says that more follow.
fn number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
