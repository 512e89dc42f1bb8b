//! What is found.

use crate::reader::Reader;
use foco_text::Span;

/// What kind of identifier it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// A person's name.
    Name,
    /// DNI, NIE or passport.
    Document,
    /// Number of a history, an episode or a request.
    Record,
    /// Social security number (NASS, NUSS).
    SocialSecurity,
    /// Number of a health card (CIP, SIP, NUHSA, CIPA, TIS).
    HealthCard,
    /// Telephone or fax.
    Phone,
    /// E-mail address.
    Email,
    /// Address of a page.
    Url,
    /// Street and number.
    Address,
    /// Postal code and place, or the place where somebody comes from or lives.
    Place,
    /// Date with at least a month and a day or a year.
    Date,
    /// Hospital, health centre or residence by its name.
    Centre,
    /// Collegiate number of a professional.
    Collegiate,
    /// Age above 89 years.
    Age,
}

impl Category {
    /// All of them, in the order of declaration.
    pub const ALL: [Category; 14] = [
        Category::Name,
        Category::Document,
        Category::Record,
        Category::SocialSecurity,
        Category::HealthCard,
        Category::Phone,
        Category::Email,
        Category::Url,
        Category::Address,
        Category::Place,
        Category::Date,
        Category::Centre,
        Category::Collegiate,
        Category::Age,
    ];

    /// The word of its tokens: `NOMBRE` of `[NOMBRE_1]`.
    pub const fn token(self) -> &'static str {
        match self {
            Category::Name => "NOMBRE",
            Category::Document => "DOCUMENTO",
            Category::Record => "HISTORIA",
            Category::SocialSecurity => "NASS",
            Category::HealthCard => "TARJETA",
            Category::Phone => "TELEFONO",
            Category::Email => "CORREO",
            Category::Url => "WEB",
            Category::Address => "DIRECCION",
            Category::Place => "LUGAR",
            Category::Date => "FECHA",
            Category::Centre => "CENTRO",
            Category::Collegiate => "COLEGIADO",
            Category::Age => "EDAD",
        }
    }
}

/// How sure it is that it identifies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It may be something else.
    Low,
    /// Likely.
    Medium,
    /// A check letter, a cue or a form that little else has.
    High,
}

impl Confidence {
    /// `low`, `medium` or `high`.
    pub const fn id(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        }
    }
}

/// Why it was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its check letter or check digits are right.
    Check,
    /// A word before it says so (`NHC:`, `Dr.`, `calle`).
    Cue,
    /// It has the form.
    Form,
    /// It is in the list of names or places.
    List,
    /// It is part of a name found elsewhere in the text.
    ToldAgain,
}

impl Reason {
    /// `check`, `cue`, `form`, `list` or `told-again`.
    pub const fn id(self) -> &'static str {
        match self {
            Reason::Check => "check",
            Reason::Cue => "cue",
            Reason::Form => "form",
            Reason::List => "list",
            Reason::ToldAgain => "told-again",
        }
    }
}

/// An identifier in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind it is.
    pub category: Category,
    /// Where it stands, in bytes.
    pub span: Span,
    /// How sure it is.
    pub confidence: Confidence,
    /// Why it was taken.
    pub reason: Reason,
}

/// The same in tokens, from `start` up to `end`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) category: Category,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) confidence: Confidence,
    pub(crate) reason: Reason,
}

impl Found {
    pub(crate) const fn high(category: Category, start: usize, end: usize, reason: Reason) -> Found {
        Found { category, start, end, confidence: Confidence::High, reason }
    }

    pub(crate) const fn medium(category: Category, start: usize, end: usize, reason: Reason) -> Found {
        Found { category, start, end, confidence: Confidence::Medium, reason }
    }

    pub(crate) const fn low(category: Category, start: usize, end: usize, reason: Reason) -> Found {
        Found { category, start, end, confidence: Confidence::Low, reason }
    }

    pub(crate) fn in_text(self, reader: &Reader) -> Finding {
        Finding {
            category: self.category,
            span: reader.span(self.start, self.end),
            confidence: self.confidence,
            reason: self.reason,
        }
    }
}
