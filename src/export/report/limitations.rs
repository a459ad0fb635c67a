//! Limitations: what restricts or surprises an administrator, per layer, never merged.

use super::Block;
use super::dossier::{Dossier, push_list};

pub(super) fn blocks(dossier: &Dossier<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let general = dossier.listed(|record| Some(&record.limitations));
    if !general.is_empty() {
        blocks.push(Block::List(general));
    }
    push_list(
        &mut blocks,
        "Of the SCIM implementation",
        dossier.listed(|record| Some(&record.scim.limitations)),
    );
    push_list(
        &mut blocks,
        "Of the user API",
        dossier.listed(|record| Some(&record.user_api.limitations)),
    );
    blocks
}
