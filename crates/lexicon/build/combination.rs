//! Drugs given together.

/// What a combination of drugs is called: its parts in every order, with every joint.
pub fn combine(parts: &[String], joints: &[String]) -> Vec<String> {
    let mut orders: Vec<Vec<&str>> = vec![Vec::new()];
    for part in parts {
        orders = orders
            .into_iter()
            .flat_map(|order| {
                (0..=order.len()).map(move |at| {
                    let mut order = order.clone();
                    order.insert(at, part.as_str());
                    order
                })
            })
            .collect();
    }
    orders.iter().flat_map(|order| joints.iter().map(move |joint| order.join(joint))).collect()
}
