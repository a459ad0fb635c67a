//! Setup: how each IdP is connected, step by step, as guides describe it.

use crate::catalog::guide::Setup;

use super::dossier::Dossier;
use super::{Block, Cited, Pair};

pub(super) fn blocks(dossier: &Dossier<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (origin, guide) in dossier.guides() {
        for setup in &guide.setup {
            blocks.push(Block::heading(format!("{} ({origin})", setup.idp)));
            blocks.extend(steps(setup));
        }
    }
    blocks
}

fn steps(setup: &Setup) -> Vec<Block> {
    let pairs: Vec<Pair> = [
        ("Integration", &setup.integration),
        ("Where", &setup.place),
        ("In place first", &setup.prerequisite),
        ("At hand", &setup.credentials),
    ]
    .into_iter()
    .filter_map(|(label, text)| Some(Pair::one(label, Cited::plain(text.as_deref()?))))
    .collect();
    let mut blocks = Vec::new();
    if !pairs.is_empty() {
        blocks.push(Block::Pairs(pairs));
    }
    if !setup.steps.is_empty() {
        blocks.push(Block::Steps(setup.steps.iter().map(Cited::plain).collect()));
    }
    let rest: Vec<Pair> = [("Set off by", &setup.trigger), ("Remark", &setup.note)]
        .into_iter()
        .filter_map(|(label, text)| Some(Pair::one(label, Cited::plain(text.as_deref()?))))
        .collect();
    if !rest.is_empty() {
        blocks.push(Block::Pairs(rest));
    }
    blocks
}
