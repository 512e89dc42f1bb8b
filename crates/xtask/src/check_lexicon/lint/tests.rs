use super::lint;
use crate::project;
use std::path::Path;

const PATTERNS: &str = "schema_version = 1\n[sets]\n\"side.m\" = [\"\", \"derecho\"]\n[provenance]\nsource = \"x\"\n";
const HEAD: &str = "schema_version = 1\nkind = \"drug\"\n[provenance]\nsource = \"x\"\nlicence = \"CC0-1.0\"\n";
const TAIL: &str = "\n[[test]]\ntext = \"Con [alfa].\"\n";
const GUARD: &str = "[[test]]\ntext = \"Sin marcas.\"\n";

/// What is told of a drug file with these concepts, which begin at line 6.
fn told(name: &str, concepts: &str) -> Vec<String> {
    told_of(name, &format!("{HEAD}{concepts}{TAIL}{GUARD}"))
}

fn told_of(name: &str, content: &str) -> Vec<String> {
    let folder = project::target().join("check-lexicon-test").join(name);
    let write = |path: &Path, content: &str| {
        std::fs::create_dir_all(path.parent().expect("below the folder")).expect("the target folder is writable");
        std::fs::write(path, content).expect("the target folder is writable");
    };
    write(&folder.join("patterns.toml"), PATTERNS);
    write(&folder.join("terms/drug/file.toml"), content);
    lint(&folder).expect("readable")
}

#[test]
fn the_data_files_are_well_formed() {
    let findings = lint(&project::root().join("crates/lexicon/data/es")).expect("the data is readable");
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

#[test]
fn a_well_formed_file_is_left_alone() {
    let concepts = "[[concept]]\nid = \"a\"\nlabel = \"a\"\nterms = [\"alfa{=side.m}\"]\nabbreviations = [\"AB\"]\n\
                    codes = { atc = \"N02BE01\" }\n[[concept]]\nid = \"b\"\nlabel = \"b\"\nterms = [\"beta\", \"de la\"]\n";
    assert_eq!(told("right", &concepts.replace(", \"de la\"", "")), Vec::<String>::new());
    assert_eq!(told("common", concepts).len(), 1);
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let wrong = [
        ("braces", "terms = [\"{x\"]", "terms/drug/file.toml:9: unclosed brace"),
        ("common", "terms = [\"para\"]", "file.toml:9: \"para\" of \"a\" has only words of every text"),
        ("words", "terms = [\"en el\"]", "\"en el\" of \"a\" has only words"),
        ("letter", "terms = [\"x\"]", "\"x\" of \"a\" is a single letter"),
        ("accent", "terms = [\"m{é,e}dico\"]", "gives \"médico\" twice: case and accents do not matter"),
        ("twice", "terms = [\"alfa{,s}\", \"alfas\"]", "file.toml:9: \"alfas\" of \"alfas\" is also in \"alfa{,s}\""),
        ("short", "terms = [\"alfa\"]\nabbreviations = [\"ALFA\"]", "file.toml:10: \"ALFA\" is also in \"alfa\""),
        ("abbreviations", "abbreviations = [\"AB\", \"AB\"]", "the abbreviation \"AB\" is there twice"),
        ("spaces", "terms = [\"alfa \"]", "\"alfa \" has a space too many"),
        ("gap", "terms = [\"alfa  beta\"]", "has a space too many"),
        ("shape", "codes = { atc = \"N02BE1\" }", "file.toml:9: \"N02BE1\" of \"a\" is no code"),
        ("system", "codes = { snomed = \"1\" }", "the systems are icd10cm and atc"),
        ("key", "term = [\"alfa\"]", "file.toml:9: unknown field `term`"),
    ];
    for (name, line, finding) in wrong {
        let found = told(name, &format!("[[concept]]\nid = \"a\"\nlabel = \"a\"\n{line}\n"));
        assert!(found.len() == 1 && found[0].contains(finding), "{finding} is not alone in {found:?}");
    }
}

#[test]
fn two_concepts_are_kept_apart() {
    let two = |rest: &str| format!("[[concept]]\nid = \"a\"\nlabel = \"a\"\nterms = [\"alfa{{=side.m}}\"]\n{rest}");
    let id = told("ids", &two("[[concept]]\nid = \"a\"\nlabel = \"b\"\nterms = [\"otro\"]\n"));
    assert!(id.len() == 1 && id[0].contains("file.toml:11: the id \"a\" is also at terms/drug/file.toml:7"), "{id:?}");
    let form = told("forms", &two("[[concept]]\nid = \"b\"\nlabel = \"b\"\nterms = [\"alfa derecho\"]\n"));
    let finding = "file.toml:13: \"alfa derecho\" of \"b\" is also of \"a\" (terms/drug/file.toml:9)";
    assert!(form.len() == 1 && form[0].contains(finding), "{form:?}");
}

#[test]
fn a_file_says_where_it_comes_from_and_what_it_matches() {
    let concept = "[[concept]]\nid = \"a\"\nlabel = \"a\"\nterms = [\"alfa\"]\n";
    let bare = told_of("bare", &format!("kind = \"drug\"\n{concept}"));
    for finding in ["schema_version = 1 is missing", "[provenance] is missing", "missing field"] {
        assert!(bare.iter().any(|b| b.contains(finding)), "{finding} is not in {bare:?}");
    }
    let marked = told_of("unmarked", &format!("{HEAD}{concept}{GUARD}"));
    assert!(marked.len() == 1 && marked[0].contains("no [[test]] has marks"), "{marked:?}");
    let unguarded = told_of("unguarded", &format!("{HEAD}{concept}{TAIL}"));
    assert!(unguarded.len() == 1 && unguarded[0].contains("every [[test]] has marks"), "{unguarded:?}");
    let open = told_of("open", &format!("{HEAD}{concept}{TAIL}[[test]]\ntext = \"Con [alfa.\"\n{GUARD}"));
    assert!(open.len() == 1 && open[0].contains("file.toml:14: a mark that is not closed"), "{open:?}");
}
