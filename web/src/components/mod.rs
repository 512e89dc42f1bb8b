//! Components, one a file.

pub mod about;
pub mod agreement;
pub mod announcer;
pub mod assumptions;
pub mod card;
pub mod case_menu;
pub mod checklists;
pub mod copy_field;
pub mod corrections;
pub mod criteria;
pub mod decisions;
pub mod dependencies;
pub mod document;
pub mod editor;
pub mod embed_case;
pub mod embed_sketch;
pub mod export_menu;
pub mod file_button;
pub mod fold;
pub mod footer;
pub mod forget;
pub mod header;
pub mod identifier_figures;
pub mod identifiers;
pub mod input_field;
pub mod input_row;
pub mod interval_bar;
pub mod jump;
pub mod keeping;
pub mod keys_help;
pub mod later;
pub mod notices;
pub mod open_inputs;
pub mod organ_strip;
pub mod print_buttons;
pub mod privacy;
pub mod problems;
pub mod quote;
pub mod range_bar;
pub mod score_card;
pub mod score_form;
pub mod scores;
pub mod scroll;
pub mod summary;
pub mod theme;
pub mod tour;
pub mod unopened;
pub mod why;

use crate::app::Shared;
use yew::prelude::*;

/// What all components share.
#[hook]
pub fn use_shared() -> Shared {
    use_context::<Shared>().expect("components stand inside the page")
}
