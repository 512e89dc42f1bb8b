//! A block of the report with its marks.

use crate::i18n::Language;
use crate::view::blocks::Block;
use crate::view::findings::{Finding, Layer};
use crate::view::overlay::Over;
use crate::view::tree::{Node, tree};
use foco::Span;
use std::rc::Rc;
use yew::prelude::*;

/// What is drawn.
#[derive(Properties)]
pub struct Props {
    /// The block.
    pub block: Rc<Block>,
    /// What lies over its findings.
    pub over: Vec<(Span, Over)>,
    /// Whether to draw the marks already, or only the words.
    pub marked: bool,
    /// Whether the first thing that is pointed at is here.
    pub anchor: bool,
    /// Language of the interface.
    pub language: Language,
}

/// Where a block stands does not matter: it is drawn anew only if it looks otherwise.
impl PartialEq for Props {
    fn eq(&self, other: &Props) -> bool {
        self.block.key == other.block.key
            && (self.marked, self.anchor, self.language) == (other.marked, other.anchor, other.language)
            && self.over == other.over
    }
}

/// The block.
#[component]
pub fn BlockView(props: &Props) -> Html {
    let block = &props.block;
    let key = block.key.to_string();
    if !props.marked {
        return html! { <div class="block" data-block={key}>{ block.text.clone() }</div> };
    }
    // What lies over the findings comes first, so that it is the outer one around the same words.
    let spans: Vec<Span> = props.over.iter().map(|o| o.0).chain(block.findings.iter().map(|f| f.span)).collect();
    let mut draw = Draw { props, anchored: !props.anchor };
    let nodes = draw.nodes(&tree(block.text.len() as u32, &spans));
    html! { <div class="block" data-block={key}>{ nodes }</div> }
}

struct Draw<'a> {
    props: &'a Props,
    anchored: bool,
}

impl Draw<'_> {
    fn nodes(&mut self, nodes: &[Node]) -> Html {
        nodes.iter().map(|node| self.node(node)).collect()
    }

    fn node(&mut self, node: &Node) -> Html {
        let Props { block, over, language, .. } = self.props;
        match node {
            Node::Words(span) => Html::from(block.text[span.start as usize..span.end as usize].to_owned()),
            Node::Mark { index, inside, .. } if *index < over.len() => {
                let kind = over[*index].1;
                let anchor = kind == Over::Pointed && !std::mem::replace(&mut self.anchored, true);
                html! { <span class={kind.class()} id={anchor.then_some("pointed")}>{ self.nodes(inside) }</span> }
            }
            Node::Mark { index, begins, ends, depth, inside } => {
                let at = index - over.len();
                let finding = &block.findings[at];
                let mut class = classes!("f", format!("f-{}", finding.layer.key()), finding.marks.clone());
                class.extend(
                    [(*begins, "begins"), (*ends, "ends"), (*depth > 1, "outer")].iter().filter(|c| c.0).map(|c| c.1),
                );
                let tag = begins.then(|| tag(finding.layer)).filter(|t| !t.is_empty());
                let spoken = (*begins && finding.layer != Layer::Cue).then(|| spoken(finding, *language));
                html! {
                    <mark class={class} data-finding={at.to_string()} data-tag={tag}>
                        if let Some(spoken) = spoken { <span class="spoken">{ spoken }</span> }
                        { self.nodes(inside) }
                    </mark>
                }
            }
        }
    }
}

/// What a screen reader says before a finding.
fn spoken(finding: &Finding, language: Language) -> String {
    let mut said = format!("[{}", language.name("kind", finding.layer.key()));
    for mark in &finding.marks {
        said.push_str(", ");
        said.push_str(&language.name("presence", &mark.replace('-', "_")));
    }
    said.push_str("] ");
    said
}

/// Two letters for those who do not see colours.
pub fn tag(layer: Layer) -> &'static str {
    match layer.key() {
        "disease" => "EN",
        "symptom" => "SI",
        "procedure" => "PR",
        "drug" => "FA",
        "organism" => "MI",
        "anatomy" => "AN",
        "measurement" => "VA",
        "device" => "DI",
        "time" => "TI",
        _ => "",
    }
}
