//! Guidance: what a guide makes of the app. Its opinions stand under its name; nothing of them is merged.

use crate::catalog::guide::Guide;
use crate::catalog::money::{Currency, Money};
use crate::catalog::pack::PackError;
use crate::catalog::words::GuideKind;
use crate::catalog::{App, Catalog};

use super::dossier::{Dossier, push_list, push_pairs, stated_pairs};
use super::{Block, Cited, Origin, Pair, Table};

/// An app of which a guide page holds a card.
#[derive(Debug)]
pub(super) struct Related {
    name: String,
    badge: Option<String>,
    status: Option<String>,
    cost: Option<String>,
}

/// The apps of which the app's guide page holds cards, by name.
pub(super) fn related(catalog: &Catalog, app: &App) -> Result<Vec<Related>, PackError> {
    if app.guide != Some(GuideKind::Guide) {
        return Ok(Vec::new());
    }
    let mut related = Vec::new();
    let cards = catalog.apps().iter();
    for other in cards.filter(|other| other.guide == Some(GuideKind::Card)) {
        let records = catalog.records(&other.id)?;
        let guides = records
            .iter()
            .filter_map(|entry| entry.record.guide.as_deref());
        let seen = |guide: &&Guide| guide.seen_on.iter().any(|id| id == app.id.as_str());
        related.extend(guides.filter(seen).map(|guide| {
            Related {
                name: other.display_name().to_owned(),
                badge: guide.badge.clone(),
                status: guide
                    .card_status
                    .as_ref()
                    .map(|status| format!("{}: {}", status.label, status.value)),
                cost: guide
                    .profile
                    .as_ref()
                    .and_then(|profile| profile.total)
                    .map(|total| Money::new(total, Currency::Usd).to_string()),
            }
        }));
    }
    Ok(related)
}

pub(super) fn blocks(dossier: &Dossier<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (origin, guide) in dossier.guides() {
        let kind = guide.kind.title();
        push_pairs(
            &mut blocks,
            &format!("The {kind}'s verdict ({origin})"),
            verdict(guide),
        );
        push_decisions(&mut blocks, guide);
        push_list(
            &mut blocks,
            "What it means in practice",
            plain(&guide.in_practice),
        );
        push_constraints(&mut blocks, origin, guide);
        for (heading, items) in [
            ("Challenges", &guide.challenges),
            ("Voices", &guide.voices),
            ("Further facts", &guide.extra_facts),
        ] {
            push_list(&mut blocks, heading, plain(items));
        }
        push_alternative(&mut blocks, guide);
    }
    push_related(&mut blocks, &dossier.related);
    blocks
}

fn push_related(blocks: &mut Vec<Block>, related: &[Related]) {
    if related.is_empty() {
        return;
    }
    blocks.push(Block::heading("Related apps, as cards on the page"));
    let mut table = Table::new(&["App", "Badge", "Status", ">By hand, a year"]);
    for app in related {
        table.rows.push(vec![
            Cited::plain(&app.name),
            Cited::or_missing(app.badge.as_deref()),
            Cited::or_missing(app.status.as_deref()),
            Cited::or_missing(app.cost.as_deref()),
        ]);
    }
    blocks.push(Block::Table(table));
}

fn plain(items: &[String]) -> Vec<Cited> {
    items.iter().map(Cited::plain).collect()
}

fn verdict(guide: &Guide) -> Vec<Pair> {
    let text = |text: &Option<String>| text.iter().map(Cited::plain).collect::<Vec<Cited>>();
    let mut pairs = stated_pairs([
        ("Badge", text(&guide.badge)),
        ("Remark on the badge", text(&guide.badge_note)),
        ("What it calls the app", text(&guide.category)),
        ("Recurring theme", text(&guide.theme)),
        ("Bottom line", text(&guide.bottom_line)),
    ]);
    if let Some(status) = &guide.card_status {
        pairs.push(Pair::one(
            status.label.as_str(),
            Cited::plain(&status.value),
        ));
    }
    pairs
}

fn push_decisions(blocks: &mut Vec<Block>, guide: &Guide) {
    if guide.decisions.is_empty() {
        return;
    }
    blocks.push(Block::heading("Decision"));
    let mut table = Table::new(&["Situation", "Recommendation", "Comes down to"]);
    for decision in &guide.decisions {
        table.rows.push(vec![
            Cited::plain(&decision.situation),
            Cited::plain(&decision.recommendation),
            Cited::plain(decision.option.title()),
        ]);
    }
    blocks.push(Block::Table(table));
}

fn push_constraints(blocks: &mut Vec<Block>, origin: &Origin, guide: &Guide) {
    let pairs = guide
        .constraints
        .iter()
        .map(|constraint| Pair::one(constraint.title.as_str(), Cited::plain(&constraint.text)))
        .collect();
    push_pairs(blocks, "Constraints", pairs);
    if let Some(note) = &guide.constraints_note {
        blocks.push(Block::Text(Cited::plain(note).by(origin)));
    }
}

fn push_alternative(blocks: &mut Vec<Block>, guide: &Guide) {
    let Some(alternative) = &guide.alternative else {
        return;
    };
    let mut pairs = vec![Pair::one("Sold by", Cited::plain(&alternative.provider))];
    if !alternative.claims.is_empty() {
        pairs.push(Pair::new("Claims", plain(&alternative.claims)));
    }
    if let Some(call) = &alternative.call_to_action {
        pairs.push(Pair::one("Asks the reader", Cited::plain(call)));
    }
    push_pairs(blocks, "The alternative that the guide claims", pairs);
}
