//! Charlson comorbidity index, with age (1987, 1994).
//!
//! Of liver disease, diabetes and tumour only the heavier of each pair counts. HIV infection without AIDS does not
//! count. “Sin antecedentes” is zero, stated; illnesses that are named are the least that there is.

use crate::{Answer, Arms, Component, Definition, Gate, Input, Inputs, Kind, Moment, Outcome, Range, Table};
use crate::{Bound::Lt, Column};

/// Charlson comorbidity index with age.
pub(crate) static CHARLSON: Definition = Definition {
    id: "charlson",
    name: "Charlson",
    inputs: &[
        Input { name: "age", variable: "age", kind: Kind::Number { unit: "a", min: 0.0, max: 120.0 } },
        Input { name: "conditions", variable: "charlson_conditions", kind: Kind::Set(CONDITIONS) },
    ],
    moment: Moment::Worst24h,
    gates: &[Gate::AgeFrom(18)],
    positive: None,
    source: "Charlson ME, Pompei P, Ales KL, MacKenzie CR. J Chronic Dis 1987;40:373-383. doi:10.1016/0021-9681(87)90171-8",
    licence: "The method is free; no questionnaire is reproduced.",
    work: charlson,
};

const CONDITIONS: &[&str] = &[
    "mi",
    "chf",
    "pvd",
    "cva",
    "dementia",
    "copd",
    "ctd",
    "pud",
    "liver_mild",
    "dm",
    "hemi",
    "ckd",
    "dm_eod",
    "tumor",
    "leuk",
    "lymph",
    "liver_ms",
    "mets",
    "aids",
];

/// All conditions together, of each pair the heavier.
const MOST: i32 = 33;

/// The heavier condition, and the lighter one that then does not count.
const HEAVIER: &[(&str, &str)] = &[("dm_eod", "dm"), ("liver_ms", "liver_mild"), ("mets", "tumor")];

static AGE: Table =
    Table(&[Column { unit: "a", rows: &[(Lt(50.0), 0), (Lt(60.0), 1), (Lt(70.0), 2), (Lt(80.0), 3)], beyond: 4 }]);

fn weight(condition: &str) -> i32 {
    match condition {
        "hemi" | "ckd" | "dm_eod" | "tumor" | "leuk" | "lymph" => 2,
        "liver_ms" => 3,
        "mets" | "aids" => 6,
        _ => 1,
    }
}

fn charlson(inputs: &Inputs, _: Arms) -> Outcome {
    let components = vec![
        Component::read("age", inputs, |r| r.table("age", &AGE)),
        Component::read("conditions", inputs, |r| {
            let (given, are_all) = r.set("conditions");
            let lighter = |c: &str| HEAVIER.iter().any(|(heavy, light)| *light == c && given.contains(heavy));
            let points = given.iter().filter(|c| !lighter(c)).map(|c| weight(c)).sum();
            Range::new(points, if are_all { points } else { MOST })
        }),
    ];
    let mut outcome = Outcome::sum(components);
    if let Some(total) = outcome.total.filter(|t| t.is_decided()) {
        outcome.answers.push(("value", Answer::Number(f64::from(total.min))));
    }
    outcome
}
