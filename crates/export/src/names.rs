//! The words of a language, as the caller brings them.

/// Words and number form of a language. Only [`Names::find`] and [`Names::has_decimal_comma`] have to be given.
pub trait Names {
    /// The text for a key (`var.platelets`), if there is one.
    fn find(&self, key: &str) -> Option<&'static str>;

    /// Whether 1½ is written 1,5.
    fn has_decimal_comma(&self) -> bool;

    /// The name of something under a prefix (`var` + `platelets`), or its bare key.
    fn name(&self, prefix: &str, key: &str) -> String {
        let found = self.find(&format!("{prefix}.{key}"));
        found.map_or_else(|| key.replace('_', " "), str::to_owned)
    }

    /// The text for a key, or the key.
    fn text(&self, key: &str) -> String {
        self.find(key).unwrap_or(key).to_owned()
    }

    /// The name of a component of a score: its own, or the one that scores share.
    fn component(&self, score: &str, component: &str) -> String {
        let own = self.find(&format!("comp.{score}.{component}"));
        own.map_or_else(|| self.name("comp", component), str::to_owned)
    }

    /// The name of a score.
    fn score(&self, id: &str, name: &'static str) -> &'static str {
        self.find(&format!("score.{id}")).unwrap_or(name)
    }

    /// A number with as many digits as mean something, in the form of the language.
    fn number(&self, value: f64) -> String {
        let whole = (value - value.round()).abs() < 1e-9;
        let digits = if whole { 0 } else { if value.abs() < 1.0 { 3 } else { 2 } };
        let text = format!("{value:.digits$}");
        let text = if whole { &*text } else { text.trim_end_matches('0').trim_end_matches('.') };
        if self.has_decimal_comma() { text.replace('.', ",") } else { text.to_owned() }
    }

    /// The name of an input of a score or criterion: its own, or that of the variable that it reads.
    fn input(&self, of: &str, input: &str) -> String {
        if let Some(own) = self.find(&format!("input.{input}")) {
            return own.to_owned();
        }
        // A criterion is called after its definition: `sofa2_positive` is of `sofa2`, not of `sofa`.
        let owner = foco::definitions().iter().filter(|d| of.starts_with(d.id)).max_by_key(|d| d.id.len());
        let variable = owner.and_then(|d| d.input(input)).map_or(input, |i| i.variable);
        self.name("var", variable)
    }

    /// The name of a value that a score works out: its own, or the one that scores share.
    fn value(&self, score: &str, key: &str) -> String {
        let own = self.find(&format!("value.{score}.{key}"));
        own.map_or_else(|| self.name("value", key), str::to_owned)
    }

    /// A UCUM unit as people write it; empty for what has none.
    fn unit(&self, ucum: &'static str) -> &'static str {
        self.find(&format!("unit.{ucum}")).unwrap_or_else(|| written(ucum))
    }
}

/// How people write a UCUM unit in any language.
fn written(ucum: &'static str) -> &'static str {
    match ucum {
        "mm[Hg]" => "mmHg",
        "cm[Hg]" => "cmHg",
        "cm[H2O]" => "cmH₂O",
        "Cel" => "°C",
        "[degF]" => "°F",
        "10*9/L" => "×10⁹/L",
        "10*3/uL" => "×10³/µL",
        "10*5/uL" => "×10⁵/µL",
        "10*6/uL" => "×10⁶/µL",
        "10*3/mL" => "×10³/mL",
        // Reports count cells in cubic millimetres.
        "/uL" => "/mm³",
        "{score}" | "{INR}" | "[pH]" | "1" => "",
        "{beats}/min" | "{breaths}/min" | "min" => "/min",
        "{ng}" => "ng/mL",
        "{mEq}" => "mEq/L",
        "{U}" => "U/L",
        "ug/dL" => "µg/dL",
        "ug/L" => "µg/L",
        "ug/mL" => "µg/mL",
        "ug/min" => "µg/min",
        "ug/kg/min" => "µg/kg/min",
        "umol/L" => "µmol/L",
        "ukat/L" => "µkat/L",
        "um3" => "µm³",
        "meq/L" => "mEq/L",
        "meq/kg" => "mEq/kg",
        "mosm/kg" => "mOsm/kg",
        "mosm/L" => "mOsm/L",
        "kg/m2" => "kg/m²",
        "mL/(12.h)" => "mL/12 h",
        "mL/(8.h)" => "mL/8 h",
        "mL/(6.h)" => "mL/6 h",
        other => other,
    }
}
