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

    /// A UCUM unit as people write it; empty for what has none.
    fn unit(&self, ucum: &'static str) -> &'static str {
        match ucum {
            "a" => self.find("unit.a").unwrap_or("a"),
            "mo" => self.find("unit.mo").unwrap_or("mo"),
            "mm[Hg]" => "mmHg",
            "Cel" => "°C",
            "10*9/L" => "×10⁹/L",
            "10*3/uL" => "×10³/µL",
            "{score}" | "{INR}" | "[pH]" | "1" => "",
            "ug/kg/min" => "µg/kg/min",
            "umol/L" => "µmol/L",
            other => other,
        }
    }
}
