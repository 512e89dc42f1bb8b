//! How far a score can go, and from where on it counts as positive.

use foco::{Arms, Score};

/// The most points that a score can give to anybody.
pub fn most(score: &Score) -> i32 {
    let told = score.strict_all_arms.map_or(0, |all| all.max);
    let open = foco::definitions().iter().find(|d| d.id == score.id);
    let open = open.and_then(|d| d.evaluate(&Default::default(), Arms::All).total).map_or(0, |total| total.max);
    told.max(open)
}

/// The total from which a score counts as positive, if it has one.
pub fn threshold(score: &Score) -> Option<i32> {
    foco::definitions().iter().find(|d| d.id == score.id)?.positive.map(|(_, cut)| cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_ends_at_the_maximum_of_its_score_whatever_the_case() {
        for text in
            ["Varón de 60 años. TA 80/40 mmHg.", "Niño de 4 años. Lactato 6 mmol/L.", "Varón de 60 años. Glasgow 3."]
        {
            let analysis = foco::analyse(text, &foco::Options::default());
            let of = |id: &str| most(analysis.score(id).expect("there"));
            let printed = [
                ("sofa", 24),
                ("qsofa", 3),
                ("sirs", 4),
                ("news2", 20),
                ("phoenix", 13),
                ("curb65", 5),
                ("lrinec", 13),
            ];
            for (id, most) in printed {
                assert_eq!(of(id), most, "{id}");
            }
        }
    }

    #[test]
    fn a_mark_stands_where_a_score_turns_positive() {
        let analysis = foco::analyse("Varón de 60 años.", &foco::Options::default());
        let of = |id: &str| threshold(analysis.score(id).expect("there"));
        assert_eq!(
            (of("qsofa"), of("sirs"), of("news2"), of("phoenix"), of("sofa")),
            (Some(2), Some(2), Some(7), Some(2), None)
        );
    }
}
