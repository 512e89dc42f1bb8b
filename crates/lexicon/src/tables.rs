//! The packed form of the data files. `build/` writes it, [`crate::Lexicon`] reads it; both compile this file.

use serde::{Deserialize, Serialize};

/// Everything but the search automata, by index.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Tables<'a> {
    /// How many written forms the term automaton knows.
    pub forms: u32,
    /// For each value of the term automaton: what the form can mean.
    #[serde(borrow)]
    pub senses: Vec<Vec<Sense<'a>>>,
    /// Clinical concepts.
    #[serde(borrow)]
    pub concepts: Vec<Concept<'a>>,
    /// Cues of negation, doubt and the like.
    #[serde(borrow)]
    pub cues: Vec<Cue<'a>>,
    /// Section headings.
    #[serde(borrow)]
    pub headings: Vec<Heading<'a>>,
    /// Expressions that say when something happened.
    #[serde(borrow)]
    pub moments: Vec<Moment<'a>>,
    /// What is measured.
    #[serde(borrow)]
    pub analytes: Vec<Analyte<'a>>,
    /// What is examined: `urine`, `csf`, `blood`, …
    #[serde(borrow)]
    pub specimens: Vec<&'a str>,
    /// What words say about the report itself: `gives-history`.
    #[serde(borrow)]
    pub signals: Vec<&'a str>,
    /// Words that join findings, or give the amount of something.
    #[serde(borrow)]
    pub relations: Vec<RelationWord<'a>>,
    /// Abbreviations with several senses.
    #[serde(borrow)]
    pub ambiguities: Vec<Ambiguity<'a>>,
    /// Words near a term that are no slip of it; sorted.
    #[serde(borrow)]
    pub near_words: Vec<&'a str>,
    /// UCUM codes, by index.
    #[serde(borrow)]
    pub units: Vec<&'a str>,
    /// For each value of the unit automaton: the units that the spelling can mean.
    pub spellings: Vec<Vec<u16>>,
    /// Texts shown to the reader, by key.
    #[serde(borrow)]
    pub messages: Vec<(&'a str, &'a str)>,
}

/// One reading of a form.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sense<'a> {
    /// What it means.
    pub item: Item,
    /// If given, only exactly this writing counts (abbreviations: `TA` is not `Ta`).
    pub exact: Option<&'a str>,
}

/// What a form can stand for: an index into a table, or a word of the measurement grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Item {
    /// [`Tables::concepts`].
    Concept(u32),
    /// [`Tables::cues`].
    Cue(u32),
    /// [`Tables::headings`].
    Heading(u32),
    /// [`Tables::moments`].
    Moment(u32),
    /// [`Tables::analytes`].
    Analyte(u32),
    /// [`Tables::specimens`].
    Specimen(u32),
    /// [`Tables::signals`].
    Signal(u32),
    /// [`Tables::relations`].
    Relation(u32),
    /// [`Tables::ambiguities`].
    Ambiguity(u32),
    /// A word of the measurement grammar.
    Grammar(Grammar),
}

/// Words of the measurement grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grammar {
    /// May stand between a label and its value (`de`, `era`, `basal`).
    Link,
    /// The value is more than the number.
    Greater,
    /// The value is less than the number.
    Less,
    /// The number or more.
    AtLeast,
    /// The number or less.
    AtMost,
    /// The number is approximate.
    About,
    /// Opens a range closed by `y`.
    Between,
    /// Begins a reference range (`VN`, `valores normales`).
    Reference,
    /// Begins a target or a limit, not a result (`para mantener`, `objetivo`).
    Target,
    /// Says that a result in words is normal.
    Normal,
    /// Begins a dose, not a result.
    Dose,
    /// After a number, shows that it counts something else (`3 días`, `10 mg`).
    OtherQuantity,
}

/// An abbreviation with several senses.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Ambiguity<'a> {
    /// As it is written.
    pub form: &'a str,
    /// What it can mean.
    #[serde(borrow)]
    pub meanings: Vec<Meaning<'a>>,
}

/// One sense of an abbreviation, and what tells it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Meaning<'a> {
    /// The concept or analyte, if the lexicon has one.
    pub item: Option<Item>,
    /// Its Spanish name.
    pub label: &'a str,
    /// Folded beginnings of words (of three letters or fewer: whole words) that tell it.
    #[serde(borrow)]
    pub near: Vec<&'a str>,
    /// The same, for words that rule it out.
    #[serde(borrow)]
    pub never: Vec<&'a str>,
    /// Whether a number right behind tells it.
    pub number: bool,
    /// Whether it is read where nothing tells another one.
    pub usual: bool,
}

/// A word that joins two findings, tells of one how much, by which way, how often, on which side, or tells a rule of
/// the reading who or when is meant.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RelationWord<'a> {
    /// What it does.
    pub role: Role,
    /// What it stands for: `oral`, `mg`, `right`; empty where the role says all.
    pub value: &'a str,
}

/// What a word of a relation does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A unit of a dose (UCUM).
    DoseUnit,
    /// A way of giving: `oral`, `intravenous`.
    Route,
    /// How often, as a number and unit (`1/d`), or `as-needed`.
    Frequency,
    /// Before a span of time that is a frequency: `cada`.
    Every,
    /// After a number of times: `veces`.
    Times,
    /// Before a span of time that is a duration: `durante`.
    During,
    /// A number in words.
    Number,
    /// A unit of time (UCUM).
    Period,
    /// A month, whose number before it is the day of a date: `mayo`.
    Month,
    /// `right`, `left`, `bilateral`.
    Side,
    /// Where an organism grew: `blood`, `urine`.
    Sample,
    /// Says that an organism was found.
    Isolation,
    /// Shows that a drug acts where it is put: `diluida`, `nebulizada`.
    Local,
    /// A part of the body: `abdomen`, `leg`.
    Region,
    /// A test that looks for organisms, or what it gave: `test`, `found`, `negative`.
    Sought,
    /// Between a test and what it shows.
    Shows,
    /// Names a test: `ecografía`.
    Test,
    /// Says what was done or came next, which no test shows: `se inicia`.
    Next,
    /// What a test gave: `positive`, `negative`, `normal`, `abnormal`.
    Result,
    /// Between what follows and its cause: `secundario a`.
    DueTo,
    /// The same in a word that also means other things: `por`.
    By,
    /// Between a cause and what follows: `provocó`.
    Causes,
    /// Says that a finding is over: `desapareció`.
    Ended,
    /// Names the patient: `varón`, `sexo femenino`.
    Person,
    /// What a span of time is counted of, when it is no age: `evolución`.
    Lasting,
    /// Says that an illness began: `comenzó`.
    Began,
    /// Says, behind `que`, that the patient comes: `acude`.
    Comes,
    /// Before a value of before: `previa`.
    Earlier,
    /// Behind a relative: `told`, an illness of that person follows; `leads`, it may.
    Kin,
    /// A number of a span of time that is none in digits or in a word: `varios`, `tercer`.
    Count,
    /// Heads a column of values, of a moment (`presentation`, `course`, …): `Ingreso`.
    Column,
    /// Behind `sin`, what the finding before it went without: `secuelas`.
    Lacking,
    /// Before a person with whom the patient lives or was: `convive con`.
    Met,
    /// Says that a pressure is not measured at the arm: `pulmonar`.
    Within,
    /// Leaves the code of a finding as it is: `progresiva`.
    Nuance,
    /// Names what is measured only beside a value: `bandas`.
    Valued,
    /// Heads a finding that may be in several places: `fractura`.
    Sited,
    /// Heads the name of a body of people: `Comité`.
    Institution,
    /// Beside a fluid that is not infused: `lavado`.
    Rinse,
    /// Tells whether a sentence is of the patient (`case`, `told`) or may be general (`weak`).
    Discourse,
}

/// A clinical concept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Concept<'a> {
    /// English kebab-case key.
    pub id: &'a str,
    /// Preferred Spanish name.
    pub label: &'a str,
    /// Kind of mention.
    pub kind: Kind,
    /// Code system and code.
    #[serde(borrow)]
    pub codes: Vec<(&'a str, &'a str)>,
    /// Bedside facts that a present mention states.
    #[serde(borrow)]
    pub facts: Vec<(&'a str, &'a str)>,
}

/// Kinds of mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A disease or syndrome.
    Disease,
    /// A symptom, sign or finding.
    Symptom,
    /// A test, operation or other act of care.
    Procedure,
    /// A substance given.
    Drug,
    /// A bacterium, virus, fungus or parasite.
    Organism,
    /// A part of the body.
    Anatomy,
    /// Something measured.
    Analyte,
    /// An apparatus.
    Device,
    /// A moment or duration.
    Time,
    /// A person.
    Person,
}

/// What a cue says of what stands in its scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CueKind {
    /// Not there.
    Negation,
    /// Perhaps there.
    Uncertainty,
    /// Cannot be judged.
    NotAssessable,
    /// Judged and normal.
    Normality,
    /// Before this illness.
    History,
    /// Somebody else's.
    OtherPerson,
    /// To come, feared, or conditional.
    Hypothesis,
    /// Tried on an organism in the laboratory, not given to the patient.
    Susceptibility,
    /// Ends a scope and says nothing.
    Termination,
    /// Looks like a cue and is none.
    Pseudo,
}

/// Where the scope of a cue lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// After the cue.
    Forward,
    /// Before the cue.
    Backward,
    /// After it, or before it when nothing follows.
    Either,
    /// The word that carries it.
    Itself,
}

/// A cue.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Cue<'a> {
    /// Key.
    pub id: &'a str,
    /// What it says.
    pub kind: CueKind,
    /// `cessation`, `morphology`, …
    pub class: Option<&'a str>,
    /// Where its scope lies.
    pub direction: Direction,
    /// Longest scope, in words; 0 = to the end of the clause.
    pub words: u8,
    /// Kinds of mention that it may govern; empty = all.
    pub only: Vec<Kind>,
    /// Which tokens of the expression are the cue, from and up to; all if not given.
    pub part: Option<(u8, u8)>,
    /// Whether it is a verb, so that its auxiliary and pronouns belong to it (`se ha retirado`).
    pub verb: bool,
}

/// A moment of the illness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Before this episode.
    Prior,
    /// First findings of this episode.
    Presentation,
    /// Later in this episode.
    Course,
    /// At discharge or at follow-up.
    Discharge,
    /// Cannot be told.
    #[default]
    Unknown,
}

/// A section heading.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Heading<'a> {
    /// Kind of section.
    pub kind: &'a str,
    /// The moment that the section speaks of, if the heading tells.
    pub phase: Option<Phase>,
    /// Whether it heads a section only with a colon or on a line of its own (`Abdomen:`), or also as the
    /// beginning of a sentence (`A la exploración, …`).
    pub needs_colon: bool,
    /// Whether what follows belongs to the section above it (`AR:` within the examination).
    pub inner: bool,
    /// Whether it begins another patient (`Caso 2`).
    pub patient: bool,
}

/// How far an expression of time holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// In its clause.
    Clause,
    /// From here to the end of its clause.
    Ahead,
    /// On the few words before.
    Behind,
    /// In its sentence.
    Sentence,
    /// From here to the end of its sentence.
    Rest,
    /// From here on, where it opens a sentence; else in its clause.
    Onwards,
    /// From here on, wherever it stands but in a relative clause.
    Event,
}

/// What an expression of time tells of the story beside its moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Nothing more.
    #[default]
    None,
    /// What follows is the past, until the patient arrives.
    History,
    /// The illness begins or is told.
    Onset,
    /// The patient comes to be seen.
    Arrival,
    /// The patient is admitted or moved: an arrival if nobody has examined the patient yet.
    Admission,
    /// The patient is treated.
    Treatment,
    /// Hours later: the same moment, unless the patient was treated before.
    Soon,
    /// Another visit, admission or operation, also after a discharge.
    Return,
    /// A child is born: another story begins.
    Birth,
}

/// An expression that says when.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Moment<'a> {
    /// Key.
    pub id: &'a str,
    /// The moment.
    pub phase: Phase,
    /// How far it holds.
    pub hold: Hold,
    /// What else it tells.
    pub act: Act,
}

/// Something measured.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Analyte<'a> {
    /// Key of the published vocabulary.
    pub id: &'a str,
    /// Spanish name.
    pub label: &'a str,
    /// Canonical unit: index into [`Tables::units`].
    pub unit: u16,
    /// Values outside nobody can have.
    pub plausible: (f64, f64),
    /// What a number without a unit must lie in to be read at all; wider or narrower than `plausible`.
    pub bare: Option<(f64, f64)>,
    /// How the value is written.
    pub shape: Shape,
    /// Accepted units.
    pub units: Vec<UnitRule>,
    /// Readings of a number without a unit, first fitting one last resort to none.
    pub unwritten: Vec<UnwrittenRule>,
    /// Folded words that, right before the label, make it something else.
    #[serde(borrow)]
    pub not_after: Vec<&'a str>,
    /// Folded words that, right after the label, make it something else.
    #[serde(borrow)]
    pub not_before: Vec<&'a str>,
    /// Labels that count only near one of `short_near` (`directa` after `bilirrubina`).
    pub short_terms: Vec<&'a str>,
    /// Words that make them count.
    pub short_near: Vec<&'a str>,
    /// Words a few before the label that make it something else (`pieza de … con un peso de`).
    pub not_near: Vec<&'a str>,
    /// The only specimens that it is measured in; empty: blood, or no specimen at all.
    #[serde(borrow)]
    pub only_in: Vec<&'a str>,
    /// Whether a mark before three digits parts thousands in its canonical unit, however the text writes decimals.
    pub thousands: bool,
    /// Whether it is measured in fluids too, so that a sentence of its own about one may begin with it.
    pub in_fluids: bool,
    /// LOINC code, if checked.
    pub loinc: Option<&'a str>,
    /// Whether a unit alone tells the analyte (`109 lpm`, `47 años`).
    pub by_unit: bool,
    /// Labels that need a note: they are read as meant (`Hg` for haemoglobin).
    #[serde(borrow)]
    pub misspellings: Vec<&'a str>,
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// One number.
    Number,
    /// Two numbers with a bar or hyphen, systolic and diastolic.
    Pair,
    /// A whole number that may be followed by its maximum (`14/15`).
    Score,
    /// A count of cells, where a point means thousands.
    Count,
    /// Years, months, weeks or days.
    Age,
    /// Crosses of a strip (`+++`, `dos cruces`), always of urine.
    Crosses,
}

/// A unit that an analyte may have.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct UnitRule {
    /// Index into [`Tables::units`].
    pub unit: u16,
    /// Canonical value = written value × factor + offset.
    pub factor: f64,
    /// See `factor`.
    pub offset: f64,
}

/// What a number without a unit can mean.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct UnwrittenRule {
    /// Smallest written number.
    pub min: f64,
    /// Largest written number.
    pub max: f64,
    /// Canonical value = written value × factor + offset.
    pub factor: f64,
    /// See `factor`.
    pub offset: f64,
    /// Whether other readings are as plausible, so that strict scores leave it out.
    pub ambiguous: bool,
}
